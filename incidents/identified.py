"""Who the victims were, told by name in a sentence behind the deed: 'They were identified as A and B'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.affinity import Cluster
from incidents.chunks import Who
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.model import Mention
from incidents.recalled import named, number, stem
from incidents.scan import Page, Scene
from incidents.vocabulary import nameless

NEXT = 4  # sentences from the clause of the deed on in which its victims are named
HARMED = frozenset(("killed", "wounded", "abducted"))
# Nouns that say that somebody suffered it.
VICTIMS = frozenset("victim dead deceased slain wounded injured hostage captive casualty fatality body corpse".split())
_IS = r"(?:was|were|is|are|(?:has|have|had) been)(?:\s(?:later|also|officially|positively|reportedly|been)){0,2}"
_KNOWN = r"\s(?:(?:identified|named|listed|recognized)(?:\sby [\w ]{3,30})?(?:\sonly)?(?:\sas)?|as follows):?\s*"
_HARM = r"(?:who (?:was|were|had been) \w+ |of (?:those )?\w+ |killed |wounded |injured |murdered |kidnapped )?"
_BEHIND = compiled(rf"\s{_HARM}(?:in [\w ]{{3,30}} )?{_IS}(?:{_KNOWN}|:?\s)", re.I)
_ONE = r"(?:one|two|three|both|all) of (?:them|the (?:dead|victims|wounded|injured))"
_AMONG = r"among (?:them|(?:the|those) (?:\w+ ){1,3}?)"
_OTHER = r"the (?:others?|second|first|third)(?: (?:person|victim|man|woman))?"
_THEY = compiled(
    rf"\s*(?:(?:they|{_ONE}|{_AMONG}|{_OTHER}|the names? of [^.;]{{3,60}}?)\s?{_IS}(?:{_KNOWN}|:?\s)"
    rf"|(?:he|she) {_IS}{_KNOWN})",
    re.I,
)
_TITLE = compiled(r"\s*(?:(?!(?:and|who|by|in|at|was|were|not)\b)[\w.’'-]+,?\s){0,5}", re.I)
# What every such sentence has: a form of 'be' before a name or a word for naming.
_GATE = compiled(
    r"\b(?:was|were|is|are|been|WAS|WERE|IS|ARE|BEEN):?\s(?:(?:later|also|officially|positively|reportedly|the)\s){0,2}"
    r"(?:identified|named|listed|recognized|as follows|[A-Z])"
)
_BEING = frozenset(("was", "were", "is", "are", "been"))
_ARTICLE = compiled(r"\s*(?:(?:the|THE|also|ALSO|[A-Z][\w.’'-]+)\s){0,2}")
# What stands between two names of a list: commas, ages, callings, a name that nobody knows.
_LISTED = compiled(
    r"(?!.*\b(?:of|by|for|to|with|who|was|were|is|are|has|had|said|told|while|when)\b)[^.:]{1,70}", re.I | re.S
)


def identified(page: Page, c: Cluster, hit: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Those who are named as the victims in the sentences behind the deed, and those of `hit` whom they are."""
    people = [m for m in hit if isinstance(m.value, Who) and not named(m) and m.value.armed != "attacker"]
    heads = {stem(m.value.head.lower().split()[-1]) for m in people}
    seen: set[int] = set()
    names: list[Mention] = []
    meant: list[Mention] = []
    for f in c.frames:
        at = page.at(f.start)
        for scene in page.scenes[at : at + NEXT] if at >= 0 and _harms(f) else ():
            if scene.sentence.start not in seen:
                seen.add(scene.sentence.start)
                told, subject = _told(scene, heads, begins=scene.sentence.start > f.end)
                names += told
                if told and subject is not None:
                    meant += [m for m in people if _is_subject(m, subject) and number(m) == len(told)]
    return names, meant


def _is_subject(m: Mention, subject: Mention) -> bool:
    return stem(m.value.head.lower().split()[-1]) == stem(subject.value.head.lower().split()[-1])


def _harms(f: Frame) -> bool:
    harmed = any(x.field in HARMED and not x.value.nobody and not x.value.attackers for x in f.casualties)
    return harmed or any(t.target is not None and isinstance(t.target.value, Who) for t in f.triggers)


def _told(scene: Scene, heads: set[str], *, begins: bool) -> tuple[list[Mention], Mention | None]:
    """Those of a sentence said to be the victims, and the words for them; `begins`: 'they' are the victims."""
    text, start, end = scene.line.text, scene.sentence.start, scene.sentence.end
    if scene.words.isdisjoint(_BEING) or not _GATE.search(text, start, end):
        return [], None
    found, subject = _THEY.match(text, start, end) if begins else None, None
    for m in scene.people if found is None else ():
        if _suffered(m, heads) and (found := _BEHIND.match(text, m.end, end)) is not None:
            subject = m
            break
    if found is None:
        return [], subject
    return list(_list(scene, found.end(), known=_AS.search(found[0]) is not None)), subject


_AS = compiled(r"\b(?:identified|named|listed|recognized|follows|names?)\b", re.I)


def _list(scene: Scene, start: int, *, known: bool) -> Iterator[Mention]:
    """The names from an offset on, as far as a list goes; `known`: behind 'identified as', where callings precede."""
    text, last = scene.line.text, start
    for m in scene.mentions:
        if m.start < last or not isinstance(m.value, Who) or not m.value.named:
            continue
        between = _LISTED if last > start else _TITLE if known else _ARTICLE
        if not between.fullmatch(text, last, m.start) or _is_words(scene, m):
            return
        yield m
        last = m.end


def _is_words(scene: Scene, m: Mention) -> bool:
    """Whether what seems a name in a text in capitals is words of the language."""
    word = scene.line.text[m.start : m.end].split()[-1]
    return word.isupper() and nameless(word.lower(), scene.line.rules)


def _suffered(m: Mention, heads: set[str]) -> bool:
    value: Who = m.value
    word = stem(value.head.lower().split()[-1])
    return value.armed != "attacker" and not value.named and (word in VICTIMS or word in heads)
