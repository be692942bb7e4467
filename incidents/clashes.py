"""The two sides of a clash: 'fighting between A and B', 'a shootout with the police', 'A and B exchanged fire'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents.kept import compiled
from incidents.listed import chain
from incidents.model import Mention
from incidents.nouns import Line, Who
from incidents.spot import Roles, Spot

_REACH = 90
PARTS = frozenset(("members", "units", "elements"))  # 'members of the Hawazma': who they are stands behind
_BETWEEN = compiled(r"[^;:]{0,60}?\bbetween\s+(?:(?:the|rival|members of|units of|elements of)\s+)*\Z", re.IGNORECASE)
_WITH = compiled(
    r"(?:\s+(?:broke out|erupted|in|at|near|on|for|\w+ly|\w+day)\b[\w\s,]{0,40}?)?\s*\b(?:with|against)\s+"
    r"(?:(?:the|a|an|rival|members of)\s+)*(?:[\w-]+['’]s\s+)?\Z",
    re.IGNORECASE,
)
_AND = compiled(
    r"(?:[^;:,.]|, (?:an?|the|who|which)\b[^,;:.]*,){0,60}?,?\s+and\s+(?:(?:the|those of|members of)\s+)*\Z"
)


_IS_DONE = compiled(r"\b(?:was|were|been|being)\b")


def both(spot: Spot, found: Roles) -> Roles:
    """Who is told as the two sides of a clash at these words; `found` where nothing else is told."""
    pair = _between(spot)
    if pair is not None:
        return pair
    acts = found.target is not None and not _IS_DONE.search(spot.text[found.target.end : spot.start])
    if acts and found.agent is None and found.target is not None and found.target.end <= spot.start:
        found = Roles(found.target, None)  # 'the troops exchanged fire'
    if found.target is None and (other := _after(spot, _WITH)) is not None and other is not found.agent:
        return found._replace(target=other)
    if found.agent is not None and found.target is None and (first := _first_nation(spot, found.agent)) is not None:
        return Roles(_forces_of(first, found.agent), found.agent)
    if found.agent is not None and found.target is None:
        side = [m for m in chain(spot.scene, found.agent) if m != found.agent and m.kind == "who"]
        other = side[0] if side else _told_before(spot, found.agent)
        return found._replace(target=other)
    return found


def mutual(line: Line, last: int) -> bool:
    """'attacked each other', 'shot at one another': whether both sides do what the words up to `last` tell."""
    return line.lows[last + 1 : last + 3] in (("each", "other"), ("one", "another"))


_JOINED = compiled(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})(?: (?!and )[\w-]+){0,2} and "
    r"(?:(?:the|members of|those of) ){0,2}\Z"
)

_BESIDE = compiled(r" and (?:the |members of the |those of the )?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\b")


def _told_before(spot: Spot, side: Mention) -> Mention | None:
    """'Hema and Lendu militiamen', 'members of the Bloods and the Crips': the other of two sides that share a noun."""
    text, begin = spot.scene.line.text, spot.scene.sentence.start
    led = _JOINED.search(text, max(begin, side.start - _REACH), side.start) or _BESIDE.match(text, side.end, spot.start)
    if led is None or any(m.start < led.end("name") and led.start("name") < m.end for m in spot.scene.told["date"]):
        return None
    return _side(spot, spot.groups, *led.span("name"))[0]


def _first_nation(spot: Spot, agent: Mention) -> Mention | None:
    """'Kyrgyz and Tajik troops exchanged fire': the nation told before the one whose forces are named."""
    nations = (m for m in spot.scene.told["place"] if m.value.kind in ("people", "country") and m.value.country)
    force = isinstance(agent.value, Who) and agent.value.armed == "force"
    return next((n for n in nations if force and spot.text[n.end : agent.start] == " and "), None)


def _after(spot: Spot, words: re.Pattern[str]) -> Mention | None:
    """The group behind the clash that such words lead to."""
    for m in spot.groups:
        if spot.end <= m.start <= spot.end + _REACH and m.kind in ("who", "name"):
            return m if words.fullmatch(spot.text[spot.end : m.start]) else None
    return None


def _between(spot: Spot) -> Roles | None:
    """'clashes between Hema farmers and Lendu fighters', 'fighting between Sudanese and Ethiopian troops'."""
    groups = [m for m in spot.groups if spot.end <= m.start <= spot.end + _REACH and m.kind == "who"]
    groups = [m for m in groups if m.value.head not in PARTS or not any(0 < n.start - m.end < 9 for n in groups)]
    nations = [m for m in spot.scene.told["place"] if m.value.kind in ("people", "country") and m.value.country]
    first = next((m for m in groups if _BETWEEN.fullmatch(spot.text[spot.end : m.start])), None)
    if first is not None:
        rest = (m for m in groups if m.start > first.end)
        other = next((m for m in rest if _AND.fullmatch(spot.text[first.end : m.start])), None)
        return Roles(first, other) if other is not None else _named_sides(spot, groups) or Roles(first, None)
    for n in nations:
        if _BETWEEN.fullmatch(spot.text[spot.end : n.start]):
            other = next((m for m in groups if m.start > n.end and _AND.match(spot.text[n.end : m.start])), None)
            if other is not None:
                return Roles(_forces_of(n, other), other)
    return _named_sides(spot, groups)


_NAME = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"
# 'between the Orma and Pokomo clans', 'between Tiv and Jukun youths', 'between members of the Ngok and Twic'.
_NAMED_SIDES = compiled(
    r"[^;:.]{0,60}?\b(?:between|involving|pitting)\s+(?:(?:the|rival|members of|fighters of|youths from)\s+)*"
    rf"(?P<first>{_NAME})(?P<of>\s(?!and\b)[a-z]+)?\s(?:and|against)\s(?:the\s|members of the\s)?(?P<other>{_NAME})"
    r"(?P<kind>\s(?:clans?|sub-clans?|tribes?|tribesmen|communities|youths?|groups|gangs|cartels|villages|villagers"
    r"|militias?|families|factions|ethnic groups|herders|farmers|fighters|pastoralists|people)\b)?"
)


def _named_sides(spot: Spot, groups: Sequence[Mention]) -> Roles | None:
    """Two sides told by names that no list knows; those that are known keep their mentions."""
    found = _NAMED_SIDES.match(spot.scene.line.text, spot.end, spot.scene.sentence.end)
    if found is None:
        return None
    if any(m.start < found.end("other") and found.start("first") < m.end for m in spot.scene.told["date"]):
        return None  # 'between Friday and Sunday'
    sides = [_side(spot, groups, *found.span(name)) for name in ("first", "other")]
    known = [m for m, new in sides if not new]
    if len(known) == 2 or not (known or found["kind"] or _places_apart(spot, found)):
        return None
    return Roles(sides[0][0], sides[1][0])


def _places_apart(spot: Spot, found: re.Match[str]) -> bool:
    """Whether neither name is a place: 'fighting between Goma and Sake' tells where."""
    spans = [found.span("first"), found.span("other")]
    return not any(a <= p.start < b for a, b in spans for p in spot.scene.told["place"])


def _side(spot: Spot, groups: Sequence[Mention], start: int, end: int) -> tuple[Mention, bool]:
    """The group at a name, and whether it had to be made."""
    for m in groups:
        if m.start <= start < m.end or start <= m.start < end:
            return m, False
    name = spot.text[start:end]
    return Mention("who", start, end, "name", Who(name.lower(), plural=True)), True


def _forces_of(nation: Mention, other: Mention) -> Mention:
    """'between Kyrgyz and Tajik troops': the forces whose noun is told with the other nation."""
    like = other.value if isinstance(other.value, Who) else Who("forces", armed="force", category="military")
    who = like._replace(
        country=nation.value.country, canonical=None, kind="state" if like.armed == "force" else like.kind
    )
    return Mention("who", nation.start, nation.end, nation.rule, who)
