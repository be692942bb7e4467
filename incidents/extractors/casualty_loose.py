"""Reads tolls that no exact rule reads: a verb that tells what happened, and the nearest fitting subject before it.

The exact rules know how a list of people and its verb may be joined. News joins them in more ways than rules can tell
('Fifteen people, among them a doctor and a headman's wife who happened to be there with food, were killed'). Here the
words between are only looked through for what would make somebody else the subject: another verb, other people, a
break of the clause. Rules with the key `loose` hold the verbs; where no list knows the noun before one of them, or
behind one with the key `ahead`, an article tells that somebody is meant: 'A panner was killed'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.extractors.casualty_rules import Form, Grammar, Hit, View, list_end
from incidents.kept import compiled
from incidents.packs import Rule

_HEAD = 24  # characters before the first people of a clause ('On Monday')
_FAR = 220  # characters between the people and the verb
_BREAK = compiled(r"[;:]|\. |(?<!\w)(?:when|while|after|before|but|although|though|because|whereas)\b")
# In front of people who are no subject: 'the house of', 'killed by', 'among them'.
_INSIDE = compiled(
    r"\b(?:by|of|in|from|with|near|on|at|to|for|against|among|including|between|than|into|over|under|behind|like|as|"
    r"inside|outside|around|about|beside|towards?|killing|wounding|injuring)(?: the| a| an| his| her| their)? \Z"
)
_DESCRIBED = compiled(r" of (?:whom|which) (?:was|were|are|is) [\ue000\ue002]")  # 'two of whom were nurses'
_LIFELESS = compiled(r" (?:casualt(?:y|ies)|bod(?:y|ies)|corpses?)\b")
_PAREN = compiled(r" ?\([^()]{0,120}\)")
_TOLD = compiled(r"\b(?:killed|died|wounded|injured|dead|murdered|slain|arrested|detained|kidnapped|abducted)\b")


def loose(candidates: Sequence[Form], seen: View, known: Grammar, told: Sequence[Hit]) -> Iterator[Hit]:
    """Hits of the loose rules whose verbs no exact rule has read for the same field."""
    for form in candidates:
        for verb in form.right.finditer(seen.shadow) if form.loose else ():
            if any(h.start < verb.end() and verb.start() < h.end for h in told if _rivals(h, form.rule)):
                continue
            if form.ahead:
                somebody = _SOMEBODY.match(seen.shadow, verb.end())
                if somebody is not None and _DUMB.isdisjoint(somebody[0].replace(",", "").split()):
                    kin = _kin(somebody.end(), seen, known)
                    end = kin[0][1] if kin else somebody.end()
                    yield Hit(form.rule.field, form.rule, kin, verb.start(), end)
                continue
            people = _first(verb.start(), seen, known) or _subject(verb.start(), seen, known)
            if people is not None:
                yield Hit(form.rule.field, form.rule, (people,), people[0], verb.end())
            elif (start := _unknown(verb, seen.shadow)) >= 0:
                yield Hit(form.rule.field, form.rule, (), start, verb.end())
            elif form.rule.data.get("anyone"):
                yield Hit(form.rule.field, form.rule, (), verb.start(), verb.end())


# A person whom no list knows: 'a panner', 'a 28-year-old kiosk hand'. What is no person, though an article leads it.
_PHRASE = r"(?:an?|another|one) (?:\d{1,3}-year-old|(?:\d{1,3}-year-old )?(?:[a-z][a-z’'-]* ){0,2}?[a-z][a-z’'-]{2,})"
_SOMEBODY = compiled(rf" {_PHRASE}(?![a-z’'-])(?! [\ue000\ue002\ue00c])")
_UNKNOWN = compiled(
    rf"(?:\A|[.;:,(“\"] ?|\b(?:and|where|when|after|as|but|while|that|said) )(?P<who>{_PHRASE})"
    r"(?:,? (?:aged )?\(?\d{1,2}\)?,?"
    r"| (?:of|from|in|at|near|outside|on|named|called) (?:(?! (?:was|were|is|had|has)\b)[^;:,.]){1,60}"
    r"|,? (?:who|whose) [^;:.]{1,90}|, [^;:.]{1,90},)? \Z"
)
_DUMB = frozenset(
    """cow bull goat sheep horse donkey camel dog cat pig elephant lion tiger leopard rhino bear wolf deer whale
    calf lamb buffalo animal bird snake hen ox mule crocodile lot number total majority few couple third quarter
    dozen half handful group string crowd team unit cell convoy gang range series variety host bill plan
    proposal deal project idea motion measure story engine battery phone fire flame hope dream tradition system
    company car bus truck house ship boat plane train line tree forest fish crop field village town city country
    state plot programme program scheme bit little while good great large small big single further time way
    row""".split()
)


_NOUN = r"(?:his|her|their|an?|another) (?:[a-z’-]+ )?(?P<noun>[a-z’-]{3,})"
# 'and his turnboy were', behind people who are the subject
_AND_SOMEBODY = compiled(
    rf"(?:,|,? and) {_NOUN}(?=(?:,? and|,) (?:his|her|their|an?|another) "
    r"|,? (?:were|are|have|both|died|perished|lost|succumbed|sustained|suffered)\b)"
)
# 'and his turnboy', behind people who are the object
_AND_OBJECT = compiled(
    r",? and (?:his|her|their) (?:[a-z’-]+ )?(?P<noun>[a-z’-]{3,})"
    r"(?= ?[.,;]| ?$| (?:in|at|on|near|when|with|by|during|as|outside|inside|before|after|while)\b)"
)


def unlisted(hit: Hit, shadow: str) -> int:
    """How many whom no list knows are named beside others: 'the driver and his turnboy were killed'."""
    subject = hit.start == hit.first
    pattern, at, told = (_AND_SOMEBODY if subject else _AND_OBJECT), hit.last, 0
    while (m := pattern.match(shadow, at)) is not None and m["noun"] not in _DUMB and not m["noun"].endswith("ed"):
        at, told = m.end(), told + 1
    return told


# 'A hakim and', right in front of 'his nephew'
_SOMEBODY_AND = compiled(
    r"\b(?:an?|one) (?:[a-z’-]+ ){0,2}?(?P<noun>[a-z’-]{3,})(?:,? aged \d\d?|, \d\d?,?)?(?:,? and|,) \Z"
)
_AND_WHO = compiled(r"(?:,? and|,(?=[^;.]{3,40} and )) (?=\ue000)")


def beside(hit: Hit, shadow: str) -> int:
    """Whether somebody whom no list knows is named before others who are his: 'a hakim and his nephew died'."""
    found = _SOMEBODY_AND.search(shadow, max(0, hit.first - 60), hit.first)
    joined = found is not None and (found[0].endswith(" and ") or " and " in shadow[hit.first : hit.last])
    return int(found is not None and joined and found["noun"] not in _DUMB)


def _kin(at: int, seen: View, known: Grammar) -> tuple[tuple[int, int], ...]:
    """The people behind somebody whom no list knows: 'killed a hakim and his nephew'."""
    joint = _AND_WHO.match(seen.shadow, at)
    end = list_end(joint.end(), seen, known) if joint is not None else -1
    return ((joint.end(), end),) if joint is not None and end > 0 else ()


_OF_ITSELF = frozenset("died perished succumbed drowned suffocated".split())  # of whatever cause


def _unknown(verb: re.Match[str], shadow: str) -> int:
    """Where somebody whom no list knows stands right before a verb in the singular; -1 where nobody does."""
    at = verb.start()
    if verb[0].startswith(("were ", "are ", "have ")) or verb[0] in _OF_ITSELF:
        return -1
    told = _UNKNOWN.search(shadow, max(0, at - _FAR), at)
    if told is None or not _DUMB.isdisjoint(told["who"].split()):
        return -1
    return told.start("who")


def _rivals(hit: Hit, rule: Rule) -> bool:
    return hit.field == rule.field or "nobody" in hit.rule.data


def _subject(at: int, seen: View, known: Grammar) -> tuple[int, int] | None:
    """The list of people that is the subject of the verb at a place: the first in its clause that fits."""
    shadow = seen.shadow
    clause = max((m.end() for m in _BREAK.finditer(shadow, max(0, at - _FAR), at)), default=max(0, at - _FAR))
    past = clause
    for start in seen.starts:
        if start < past or start >= at:
            continue
        end = list_end(start, seen, known)
        if end < 0 or end > at:
            continue
        past = end
        if _DESCRIBED.match(shadow, end) or _LIFELESS.match(shadow, end):
            continue
        if not _INSIDE.search(shadow, max(0, start - 24), start) and _between(shadow[end:at], known):
            return start, end
    return None


_AND = compiled(r",? and (?:then |later |now |himself |herself )?\Z")
_DEED = compiled(
    r" (?:(?:had |has |was |were |then |later )*)[a-z]+(?:ed|ot|ew|ove|ok|an|ent|ame|ept|ung|uck|hit|set)\b"
)


def _first(at: int, seen: View, known: Grammar) -> tuple[int, int] | None:
    """'An assailant knifed a guard at the gate and was killed': the people at the head of a clause of two verbs."""
    shadow = seen.shadow
    if _AND.search(shadow, max(0, at - 20), at) is None:
        return None
    clause = max((m.end() for m in _BREAK.finditer(shadow, max(0, at - _FAR), at)), default=max(0, at - _FAR))
    start = next((n for n in seen.starts if clause <= n < at), None)
    if start is None or start - clause > _HEAD or _INSIDE.search(shadow, max(0, start - 24), start):
        return None
    end = list_end(start, seen, known)
    return (start, end) if 0 < end < at and _DEED.match(shadow, end) is not None else None


def _between(gap: str, known: Grammar) -> bool:
    """Whether the words between people and verb leave them its subject."""
    gap = _PAREN.sub("", gap)
    match = known.groups["between"].fullmatch(gap.rstrip())
    return match is not None and not (match["away"] and _TOLD.search(match["away"]))
