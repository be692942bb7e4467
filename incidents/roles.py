"""Who does what to whom around one word of violence: subjects and objects, passives, deeds told by a noun, blasts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents import coordinated, objects, unlisted
from incidents.antecedents import pronoun, speaker, sufferer
from incidents.interposed import LED, arms_behind
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nearest import nearest
from incidents.nominal import deed
from incidents.nouns import DETERMINERS, Line, Who
from incidents.scan import Scene
from incidents.spot import Roles, Spot
from incidents.subjects import OF_DEED, subject

_BE = frozenset("was were is are be been being got get gets".split())
_ADVERB = compiled(r"\w+ly\Z")
_BY = compiled(r"[^;:]*\b(?P<by>by)\s+(?:an?\s(?:[a-z]+\s){1,2}of\s)?(?:[^\W\d_][\w-]*\s+){0,2}", re.IGNORECASE)
# 'before daybreak', 'after midnight', 'as many as': words of time and number, and no clause.
_OTHER_CLAUSE = compiled(
    r"\b(?:when|while|who|which|and|followed|follows|following|that|as(?! (?:many|much|well|few)\b)"
    r"|(?:before|after)(?! (?:\d|the \d|dawn|day|sun|noon|mid|night|dusk|dark|first|morning|lunch|school|work|prayers?"
    r"|mass|church|mosque|curfew)))\b",
    re.IGNORECASE,
)
# What others do about a deed: 'was confirmed by the police'.
_TOLD = compiled(
    r"\b(?:confirm|report|condemn|denounc|announc|deni|investigat|describ|witness|foil|thwart|repel|prevent|criticiz|"
    r"reject|deplor|regrett|observ|heard|seen|found|discover|defus|deactivat|detect|film|record)\w*\b",
    re.IGNORECASE,
)
BLASTS = frozenset(("bombing", "arson", "shelling", "suicide_bombing"))


def roles(scene: Scene, groups: Sequence[Mention], first: int, last: int, kind: str, pos: str, subject: str) -> Roles:
    """Who is the doer and who the target of words first to last; `subject`: what verbs like 'died' say of theirs."""
    spot = Spot(scene, first, last, _freed(scene.line, last, groups))
    if pos == "deed":
        found = deed(spot, _by(spot) or (unlisted.by(spot) if spot.text.startswith(" by ", spot.end) else None))
    elif subject:
        by = _by(spot) or (_setter(spot) if subject == "weapon" else None)
        found = Roles(by, _sufferer(spot) if subject == "victim" else None)
    else:
        found = _act(spot)
    if kind in BLASTS and (found.target is None or objects.carries(spot, found.target)):
        found = found._replace(target=objects.struck(spot))
    return objects.driven(spot, found)


_LOAD = compiled(r"\s(?:(?:an?|the|their|its|two|three|several|another)\s)?(?:[\w-]+\s){0,3}?")


def _setter(spot: Spot) -> Mention | None:
    """'a commando exploded a claymore': what mostly happens of itself, done to the weapon behind it."""
    arms = (w for w in spot.scene.told["weapon"] if spot.end < w.start <= spot.end + _LOADED)
    if not any(_LOAD.fullmatch(spot.text[spot.end : w.start]) for w in arms):
        return None
    left = _before(spot)
    return left if left is not None and left.kind == "who" else None


_LOADED = 40


def _freed(line: Line, last: int, groups: Sequence[Mention]) -> Sequence[Mention]:
    """'murdered judge Porras' as a verb and its object: the group without the verb."""
    end = line.ends[last]
    if last + 1 >= len(line.lows) or not [m for m in groups if m.start < end < m.end and m.kind == "who"]:
        return groups
    start = line.starts[last + 1]
    return [m._replace(start=start) if m.start < end < m.end and m.kind == "who" else m for m in groups]


_DIES = frozenset("dead died dies dying perished succumbed bled drowned disappeared vanished".split())


def _sufferer(spot: Spot) -> Mention | None:
    """Who suffered it; a hospital in which somebody died did not."""
    if pronoun(spot.scene.line.low, spot.start, spot.scene.sentence.start):
        return None
    found = _before(spot)
    dead = spot.scene.line.lows[spot.first] in _DIES
    return None if dead and found is not None and found.kind == "thing" else found


def _act(spot: Spot) -> Roles:
    if _attributive(spot):
        return Roles(None, objects.right(spot))
    if _nominal(spot):
        return Roles(None, objects.those(spot))
    by, left, right = _by(spot), _subject(spot), objects.right(spot) or objects.aimed(spot)
    goes_on = right is None and by is None and left is not None and "and" in spot.scene.words
    if goes_on and not _passive(spot) and (also := coordinated.shared(spot)) is not None:
        return Roles(left, also)
    if by is not None and _IS.search(spot.scene.line.text, spot.end, by.start):
        by = None  # 'a man who stabbed two was shot by police': of the verb before it
    if by is not None and left is not None and right is not None and _armed_group(left) and right.end <= by.start:
        return Roles(left, right)  # 'Al-Shabaab executed five people by firing squad'
    if _passive(spot) or by is not None or (left is not None and right is None and _reduced(spot)):
        return Roles(by or unlisted.by(spot), left or sufferer(spot.scene, spot.start, spot.end))
    if right is None and spot.next in _THIRD:
        return Roles(left, sufferer(spot.scene, spot.start, spot.end, doer=left))
    headed = left and right and _headline_passive(spot, left, right)
    return Roles(None, left) if headed else Roles(left, right)


_IS = compiled(r"\b(?:was|were|been|being)\b", re.IGNORECASE)


def _armed_group(m: Mention) -> bool:
    """Whether somebody is told by the name of an armed group or force."""
    return isinstance(m.value, Who) and bool(m.value.canonical and m.value.armed)


_SET_FIRE = ("set", "fire")
_THIRD, _HAVE = frozenset(("him", "her", "them", "at", "on")), frozenset(("had", "has", "have"))
# The last words of phrases that can be a participle: 'shot dead', 'set alight', 'taken hostage'.
_TAILS = frozenset(
    """dead death hostage captive away off up down on at fire alight ablaze alive afire into custody flames head chest
    legs killed wounded upon fired bombed raped assaulted enslaved executed ground torch wall hell""".split()
)


def _bare_object(spot: Spot) -> bool:
    """'dropped barrel bombs', 'fired tear gas', 'shot him dead': a phrase with its own object is no participle."""
    lows = spot.scene.line.lows
    return spot.last > spot.first and (lows[spot.last] not in _TAILS or lows[spot.first + 1] in ("him", "her", "them"))


def _attributive(spot: Spot) -> bool:
    """'seven kidnapped students', 'the murdered judge': a participle before its noun."""
    line, i = spot.scene.line, spot.first
    if not i or not line.lows[i].endswith(("ed", "en", "ain")):
        return False
    led = line.lows[i - 1] in DETERMINERS or i - 1 in line.numbers
    return led and any(0 < m.start - spot.end <= 2 for m in spot.groups)


def _nominal(spot: Spot) -> bool:
    """'the wounded were taken to a hospital', 'also injured was a vendor': a participle that stands for people."""
    lows, i = spot.scene.line.lows, spot.first
    after = lows[spot.last + 1] if spot.last + 1 < len(lows) else ""
    if not lows[i].endswith(("ed", "en")) or not after:
        return False
    if after in ("was", "were"):
        return not i or lows[i - 1] in _WHO_ARE
    return i > 0 and lows[i - 1] in ("the", "those", "these", "all") and after not in _FOLLOWS


_WHO_ARE = frozenset("the those these all also among".split())


def _subject(spot: Spot) -> Mention | None:
    """The group before a verb; behind 'and', 'then' or ', killing' the subject of the verb before it."""
    line, i = spot.scene.line, spot.first
    after = line.lows[spot.last + 1] if spot.last + 1 < len(line.lows) else ""
    goes_on = line.lows[i].endswith("ing") or after in ("them", "him", "her", "it")
    trailing = i and goes_on and spot.text[line.ends[i - 1] : line.starts[i]].strip() == ","
    if i and (trailing or line.lows[i - 1] in ("and", "then", "before", "later")):
        trailed, by_pronoun = _trailed(spot) if trailing or line.lows[i].endswith("ing") else (None, False)
        return trailed if trailed or by_pronoun else subject(spot.scene, spot.groups, spot.first).who
    if pronoun(spot.scene.line.low, spot.start, spot.scene.sentence.start):
        return speaker(spot.scene, spot.start) or unlisted.speaking(spot)
    if i and line.lows[i - 1] in ("of", "for") and (charged := unlisted.charged(spot)) is not None:
        return charged
    if _deed_before(spot):
        found = subject(spot.scene, spot.groups, spot.first).who
        return found if found is not None and found.kind == "who" else None
    power = unlisted.coalition(spot) if i and line.lows[i - 1] == "coalition" else unlisted.country(spot)
    told = power or _before(spot)
    return told or unlisted.people(spot) or unlisted.initials(spot)


def _trailed(spot: Spot) -> tuple[Mention | None, bool]:
    """'villagers blocked the road and troops opened fire, killing two': the doer of the act before.

    The second says whether that is told by a pronoun: 'shot the man after he opened fire, killing two'.
    """
    line = spot.scene.line
    for k in reversed(range(max(0, spot.first - _TRAILS), spot.first)):
        term = line.tags[k].get("trigger")
        if term is not None and term.entry.extra.get("pos") == "act":
            before = Spot(spot.scene, k, k + len(term.words) - 1, spot.groups)
            return _act(before).agent, pronoun(line.low, before.start, spot.scene.sentence.start) is not None
    return None, False


_TRAILS = 12  # words within which the act stands on which a participle depends


def _deed_before(spot: Spot) -> bool:
    """'troops arrive as blasts hit a mosque': what hit was no person."""
    if not spot.first or not spot.scene.line.joined[spot.first]:
        return False
    term = spot.scene.line.tags[spot.first - 1].get("trigger")
    persons = any(m.kind == "who" and 0 <= spot.start - m.end <= 1 for m in spot.groups)  # 'a suicide bomber struck'
    return term is not None and term.entry.extra.get("pos") == "deed" and not persons


_BETWEEN_BE = frozenset("also then first not all both left found kept".split())  # 'were left bound', 'was also shot'


def _passive(spot: Spot) -> bool:
    lows, k = spot.scene.line.lows, spot.first - 1
    while k >= 0 and (_ADVERB.match(lows[k]) or lows[k] in _BETWEEN_BE):
        k -= 1
    return k >= 0 and lows[k] in _BE


def _headline_passive(spot: Spot, victim: Mention, spot_hit: Mention) -> bool:
    """'Soldier shot at war memorial': in a title, one person without an article who is shot at some building."""
    if spot.scene.sentence.section != "title" or spot.scene.line.lows[spot.last] != "at":
        return False
    attacker = victim.kind == "who" and (victim.value.plural or victim.value.armed == "attacker")
    return spot_hit.kind == "thing" and victim.kind == "who" and not attacker


_FOLLOWS = frozenset(("", *"in by at on when after as and during near outside while from".split()))


_PAST = frozenset("opened fired exploded detonated beat blew threw broke went drove".split())  # and no participles


def _reduced(spot: Spot) -> bool:
    """'a man shot in west Belfast', 'five killed': a participle with nothing behind it to be its object."""
    line, first, after = spot.scene.line, spot.first, spot.last + 1
    if not line.lows[first].endswith(("ed", "en", "n", "t", "d")) or _bare_object(spot):
        return False
    if line.lows[first] in _PAST or line.lows[first:after] == _SET_FIRE:
        return False
    if spot.next in LED and arms_behind(spot.scene, spot.end):  # 'dropped, on Monday, barrel bombs'
        return False
    if first and line.lows[first - 1] in _HAVE:  # 'the men whom the militants had executed'
        return False
    if after >= len(line.lows) or line.lows[after] in _FOLLOWS or not line.joined[after]:
        return True
    return first > 0 and spot.text[line.ends[first - 1] : spot.start].strip() == ","


def _by(spot: Spot) -> Mention | None:
    """The group after 'by' within reach: 'was shot in the head by two gunmen', 'the murder of a judge by gunmen'."""
    line, end = spot.scene.line, spot.end
    text, start = line.text, line.starts[spot.first]
    for m in spot.groups:
        if start < m.start < end and m.kind == "who" and text[m.start - 3 : m.start].lower() == "by ":
            return m  # 'taken by armed men', where these words are the deed
        led = _BY.fullmatch(text, end, m.start) if m.kind == "who" and end <= m.start <= end + objects.FAR else None
        if led is not None:  # 'by civil and military policemen': the words behind 'by' begin no clause
            by = led.start("by")
            other = _OTHER_CLAUSE.search(text, end, by) or _TOLD.search(text, end, by)
            return None if other or _other_deed(text[end : m.start]) else m
    return None


_LAST_PARTICIPLE = compiled(r"(\w+ed|known|driven|seen|led|held|run|owned) by\b", re.IGNORECASE)


def _other_deed(between: str) -> bool:
    """'a bomb in a cafe frequented by officers': what is done by them is something else."""
    found = _LAST_PARTICIPLE.search(between)
    return found is not None and found[1].lower() not in OF_DEED


def _before(spot: Spot) -> Mention | None:
    """The subject that stands before a verb: by the parse of its clause, else the nearest group."""
    near = nearest(spot, spot.start)
    if near is not None and "who" in spot.scene.words and _ASKED.search(spot.scene.line.text, near.end, spot.start):
        return None
    governed = near is not None and _placed_by(spot, near)
    if near is not None and near is spot.groups[0] and _next(spot, near) and not governed:
        return near
    if spot.scene.sentence.section in ("title", "heading") or not _finite(spot):
        return near
    found = subject(spot.scene, spot.groups, spot.first)
    if not found.sure:
        return near
    if found.who is not None and near is not None and _belongs(spot, found.who, near):
        return near
    adjacent = near is not None and not governed and spot.text[near.end : spot.start].count(" ") < 2
    return found.who or (near if adjacent else None)


# 'The commander did not know who had planted it': who did it is asked.
_ASKED = compiled(
    r"\b(?:kn(?:o|e)wn?|says?|said|establish\w*|determin\w*|clear|ask\w*|learn\w*|identif\w*"
    r"|f(?:i|ou)nd out|investigat\w*)\s(?:exactly )?who\s",
    re.IGNORECASE,
)
_OF_GROUP = compiled(
    r"\s(?:of|from|belonging to|loyal to|linked to|with|"
    r"(?:believed|thought|suspected|said|alleged|reported) (?:to be(?:long to)?|of (?:being|belonging to)))"
    r"\s(?:the\s)?(?:[\w-]+\s){0,2}",
    re.IGNORECASE,
)


def _belongs(spot: Spot, who: Mention, group: Mention) -> bool:
    """'rebels of the National Council': the group, where it has a name and they have none."""
    if not isinstance(who.value, Who) or not isinstance(group.value, Who) or who.value.kind != "unnamed":
        return False
    return group.value.kind in ("group", "state") and _OF_GROUP.fullmatch(spot.text[who.end : group.start]) is not None


_GOVERNED = compiled(
    r"\b(?:for|against|at|of|by|with|from|to|in|on|near|into|targeting|hitting|striking)\s(?:the |an? )?\Z",
    re.IGNORECASE,
)


def _placed_by(spot: Spot, m: Mention) -> bool:
    """'a bomb meant for a police chief': a preposition stands before it."""
    return _GOVERNED.search(spot.scene.line.text, max(spot.scene.sentence.start, m.start - 24), m.start) is not None


def _next(spot: Spot, m: Mention) -> bool:
    """Whether nothing stands between a group and a verb but its auxiliaries."""
    return _AUX.fullmatch(spot.text[m.end : spot.start]) is not None


_AUX = compiled(r"(?:\s(?:was|were|has|have|had|been|also|then|later|\w+ly))*\s", re.IGNORECASE)


_DIED = frozenset("died dies perished succumbed drowned disappeared vanished bled".split())


def _finite(spot: Spot) -> bool:
    """Whether it has a subject of its own: a participle right behind a group ('ten people killed') has that group."""
    lows = spot.scene.line.lows
    told = _passive(spot) or lows[spot.first] in _DIED | _PAST or objects.right(spot) is not None
    return told or ("and" in spot.scene.words and coordinated.shared(spot) is not None)
