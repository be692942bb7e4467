"""Whose weapon it was: 'Russian missiles', 'shells from the army's launchers', 'an Israeli air strike'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from incidents.model import Mention
from incidents.nouns import Line, Who
from incidents.spot import Spot

OF_FORCES = frozenset(
    """strike strikes airstrike airstrikes raid raids shelling bombardment bombardments drone drones shell shells fire
    gunfire offensive incursion incursions missile missiles rocket rockets artillery gunship gunships warplanes jets
    barrage barrages sniper""".split()
)
FAR_WEAPONS = frozenset(("artillery", "air", "drone"))
AIRCRAFT = frozenset("helicopter warplane jet plane aircraft gunship bomber fighter".split())
_FLOWN_BY = re.compile(r",?\s(?:thought|believed|presumed|suspected|said) to be \Z")  # 'jets thought to be Israeli'
_REACH = 60
_CUT = re.compile(r"[;:.]|, (?!which|that)")
_FROM = re.compile(r"\s+(?:\w+ ){0,2}?(?:of|from|by|belonging to)\s+(?:the )?\Z", re.IGNORECASE)


def sender(spot: Spot) -> Mention | None:
    """The forces whose strike, shells or drones the words tell of, where no subject does."""
    line = spot.scene.line
    if line.lows[spot.last] in OF_FORCES:
        return _nation(line, spot.first)
    for w in spot.scene.of("weapon"):
        if w.value.kind in FAR_WEAPONS and w.end <= spot.start <= w.end + _REACH:
            if _CUT.search(spot.text(w.end, spot.start)):
                continue
            first = line.starts.index(w.start) if w.start in line.starts else None
            found = _nation(line, first) if first is not None else None
            return found or _owner(spot, w)
    return None


def _owner(spot: Spot, weapon: Mention) -> Mention | None:
    """'shells from the army's launchers fell', 'Houthi missiles hit'."""
    for m in spot.groups:
        if m.kind == "who" and m.value.armed and not m.value.none:
            if weapon.end < m.start < spot.start and _FROM.fullmatch(spot.text(weapon.end, m.start)):
                return m
            if m.end <= weapon.start <= m.end + 3:
                return m
    return None


def _nation(line: Line, first: int) -> Mention | None:
    """The nation whose adjective stands one or two words before the word `first`."""
    for i in range(max(0, first - 2), first):
        term = line.tags[i].get("country")
        joined = all(line.joined[k] for k in range(i + 1, first + 1))
        if term is not None and joined and i + len(term.words) in (first, first - 1):
            country = term.entry.country or term.entry.id.upper()
            state = Who("forces", category="military", armed="force", kind="state", country=country)
            end = line.ends[i + len(term.words) - 1]
            return Mention("who", line.starts[i], end, term.file, state)
    return None


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
