"""Whose weapon it was: 'Russian missiles', 'shells from the army's launchers', 'an Israeli air strike'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.model import Mention
from incidents.nouns import STOPS, Line, Who
from incidents.spot import Spot

OF_FORCES = frozenset(
    """strike strikes airstrike airstrikes raid raids shelling bombardment bombardments drone drones shell shells fire
    gunfire offensive incursion incursions missile missiles rocket rockets artillery gunship gunships warplanes jets
    barrage barrages sniper firing""".split()
)
FAR_WEAPONS = frozenset(("artillery", "air", "drone"))
AIRCRAFT = frozenset("helicopter warplane jet plane aircraft gunship bomber fighter".split())
_FLOWN_BY = compiled(r",?\s(?:thought|believed|presumed|suspected|said) to be \Z")  # 'jets thought to be Israeli'
_REACH = 60
_CUT = compiled(r"[;:.]|, (?!which|that)")
# Powers whose forces a weapon is said to be of: 'government artillery', 'coalition jets'.
POWERS = frozenset("government regime army junta coalition military navy".split())
_FOES = frozenset(("enemy", "occupation"))  # 'enemy drones hit a car'
_ENDS = STOPS | frozenset(("the", "a", "an"))
_WITH = compiled(r"(?:\s[\w-]+){0,4}?\s(?:by|with)\s(?:[\w-]+\s){0,3}", re.IGNORECASE)
_SENT = compiled(
    r"(?:,?\s(?:apparently|presumably|reportedly|allegedly|\w+ly))?,?\s(?:(?:that|which) (?:was|were|had been) )?"
    r"(?:(?:fired|launched|sent|sent up|shot|dropped|flown|set|laid|planted|placed|thrown|released)\s)?"
    r"(?:from|by|of|belonging to)\s(?:the\s)?",
    re.IGNORECASE,
)
_GOES_ON = compiled(r"\s(?:positions?|territory|side|bases?|guns?|forces|troops|army|lines?|ships?|soil)\b", re.I)
_FROM = compiled(r"\s+(?:\w+ ){0,2}?(?:of|from|by|belonging to)\s+(?:the )?\Z", re.IGNORECASE)


def sender(spot: Spot) -> Mention | None:
    """Whose strike, shells, drones or bombs the words tell of, where no subject does."""
    line = spot.scene.line
    if line.lows[spot.last] in OF_FORCES and (found := _before(line, spot.first, far=True)) is not None:
        return found
    for w in spot.scene.told["weapon"]:
        far = w.value.kind in FAR_WEAPONS or w.value.name.endswith("guns")
        if w.start - _REACH <= spot.start <= w.end + _REACH and not _cut(spot, w):
            found = _before(line, bisect_left(line.starts, w.start), far=far)
            found = found or (_owner(spot, w) if far else None) or _from(spot, w)
            if found is not None:
                return found
    return _under_fire(spot) if not _FIRE.isdisjoint(spot.scene.words) else None


_FIRE = frozenset(("fire", "firing"))
_BY_FIRE = compiled(r"(?:\s(?:dead|and \w+))?\s(?:by|in|from) (?:[\w-]+ ){1,4}?(?=(?:fire|firing)\b)")


def _under_fire(spot: Spot) -> Mention | None:
    """'killed by Azerbaijani fire', 'hit by Egyptian naval fire', 'wounded in Pakistani firing'."""
    line = spot.scene.line
    led = _BY_FIRE.match(line.low, spot.end, spot.scene.sentence.end)
    return _before(line, bisect_left(line.starts, led.end()), far=True) if led is not None else None


def _cut(spot: Spot, w: Mention) -> bool:
    """Whether a weapon is of another clause, or stands behind the words as their object."""
    if w.end <= spot.start:
        return _CUT.search(spot.text[w.end : spot.start]) is not None
    return w.start >= spot.end and _WITH.fullmatch(spot.text[spot.end : w.start]) is None


def _owner(spot: Spot, weapon: Mention) -> Mention | None:
    """'shells from the army's launchers fell', 'Houthi missiles hit'."""
    for m in spot.groups:
        if m.kind == "who" and m.value.armed and not m.value.none:
            if weapon.end < m.start < spot.start and _FROM.fullmatch(spot.text[weapon.end : m.start]):
                return m
            if m.end <= weapon.start <= m.end + 3:
                return m
    return None


def _from(spot: Spot, weapon: Mention) -> Mention | None:
    """'shells fired from Rwandan positions', 'drones, presumably of the RSF', 'a mine set by the Tigers'."""
    line = spot.scene.line
    led = _SENT.match(line.text, weapon.end, min(weapon.end + _REACH, spot.scene.sentence.end))
    found = _named(line, bisect_left(line.starts, led.end())) if led is not None else None
    alone = found is not None and found.value.country and not _GOES_ON.match(line.text, found.end)
    return None if alone else found  # 'a rocket from Lebanon': whose is not told


def _before(line: Line, first: int, *, far: bool) -> Mention | None:
    """Whose adjective or name stands up to three words before word `first`; `far`: of what only forces have."""
    if line.lows[first] in POWERS:
        return _named(line, first) if far else None  # 'a coalition strike'
    for i in range(first - 1, max(-1, first - 4), -1):
        if not line.joined[i + 1] or line.lows[i] in _ENDS:
            return None
        found = _named(line, i)
        if found is not None and (far or found.value.kind == "group"):
            return found if found.end <= line.starts[first] else None
    return None


def _named(line: Line, i: int) -> Mention | None:
    """The nation, group or power told at word i."""
    if i >= len(line.lows):
        return None
    tags = line.tags[i]
    if (term := tags.get("actor")) is not None and not line.lows[min(i + 1, len(line.lows) - 1)].isdigit():
        return named_at(line, i, term)
    if (term := tags.get("country")) is not None:
        country = term.entry.country or term.entry.id.upper()
        state = Who("forces", category="military", armed="force", kind="state", country=country)
        return Mention("who", line.starts[i], line.ends[i + len(term.words) - 1], term.file, state)
    if line.lows[i] in _FOES:
        foe = Who(line.lows[i], category="military", armed="force", kind="state")
        return Mention("who", line.starts[i], line.ends[i], "power", foe)
    if line.lows[i] in POWERS:
        entry = "aircraft" if line.lows[i] == "coalition" else ""  # of no one nation
        head = "coalition" if entry else "forces"
        power = Who(head, category="military", armed="force", kind="state", entry=entry)
        return Mention("who", line.starts[i], line.ends[i], "power", power)
    return None


def named_at(line: Line, i: int, term: Term) -> Mention:
    """The name of a group or an army at word i."""
    start, end = line.starts[i], line.ends[i + len(term.words) - 1]
    kind = term.entry.kind
    armed = "force" if kind == "state" else "attacker"
    who = Who(term.text, armed=armed, canonical=term.entry.name, kind=kind, entry=term.entry.id)
    return Mention("who", start, end, term.file, who)


# Military things that act: 'Israeli gunboats opened fire', 'a navy vessel fired on'.
_FLOWN = frozenset(("warplane", "jet", "plane", "aircraft", "bomber"))
_MANNED = _FLOWN | frozenset(
    "gunboat warship vessel tank craft boat battery frigate destroyer submarine helicopter".split()
)


def crew(thing: Mention, line: Line) -> Mention | None:
    """Those who man a vessel or a tank that acts; their nation where the words tell it."""
    head = thing.value.head.split()[-1].lower()
    known = _MANNED & {head, head.removesuffix("s"), head.replace("ies", "y")}
    if thing.value.category != "military" or not known:
        return None
    for i in line.kinds.get("actor", ()):
        if thing.start <= line.starts[i] < thing.end:  # 'MINUSMA helicopters'
            owner = named_at(line, i, line.tags[i]["actor"]).value
            return Mention("who", thing.start, thing.end, thing.rule, owner)
    if line.text[thing.start : thing.end].lower().removeprefix("an ").startswith("enemy "):
        foe = Who("enemy", plural=True, category="military", armed="force", kind="state")
        return Mention("who", thing.start, thing.end, thing.rule, foe)
    nations = (line.tags[i]["country"].entry for i in line.kinds.get("country", ()))
    starts = (line.starts[i] for i in line.kinds.get("country", ()))
    nation = next((e for e, at in zip(nations, starts, strict=True) if thing.start <= at < thing.end), None)
    country = (nation.country or nation.id.upper()) if nation is not None else None
    if country is None and known & _FLOWN:
        return None  # of no nation that is told
    who = Who(thing.value.head, plural=True, category="military", armed="force", kind="state", country=country)
    return Mention("who", thing.start, thing.end, thing.rule, who)


def pilots(line: Line, weapons: Iterable[Mention]) -> Iterator[Mention]:
    """'after warplanes bombed the town': nobody else is named; 'warplanes believed to be Israeli': whose they are."""
    for m in weapons:
        if m.value.kind == "air" and m.value.name.split()[-1].rstrip("s") in AIRCRAFT:
            pilot = Who(m.value.name, category="military", armed="force", kind="state", entry="aircraft")
            if country := _flown_by(line, m):
                pilot = pilot._replace(entry="", country=country)
            yield Mention("who", m.start, m.end, m.rule, pilot)


def _flown_by(line: Line, aircraft: Mention) -> str | None:
    for i in line.kinds.get("country", ()):
        start = line.starts[i]
        if 0 < start - aircraft.end < 30 and _FLOWN_BY.fullmatch(line.text, aircraft.end, start):
            country = line.tags[i]["country"].entry
            return country.country or country.id.upper()
    return None
