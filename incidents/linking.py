"""The same event in several reports: how alike two tellings are, with the reasons, and which of them are one.

Conservative by design: a shared day, town and kind of attack is not enough, because towns are attacked twice a day;
something that tells one attack from another must agree as well (the toll, a named actor, what was hit, rare words),
and nothing may contradict. Every judgement keeps its reasons.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from statistics import fmean
from zlib import crc32

from incidents.called import spot
from incidents.kept import compiled
from incidents.model import Incident

ENOUGH = 3.6  # a score from which two tellings are held to be of one event
DETAIL = 0.6  # of it, at least so much from what tells one attack from another
EACH = 0.15  # for each of the dead that two reports count alike: three or four die in many attacks, eleven in few
SLACK = 0.4  # by so much the mean over an incident's tellings may stay below
CLEAR = 0.5  # by so much the best incident must lead the next one
DAYS_APART = 1  # tolerance between days told: 'late Monday' in one report is Tuesday in another
LONGEST = 10  # days; a vaguer date links nothing by itself
NEWS_DAYS = 3  # an attack whose day is not told happened so many days before its publication, at most
FAR_KM = 60.0
SURE = 8  # sampled runs; with fewer, as in one-line briefs, nearly all must be shared
COPY = 0.6  # share of the shorter text's sampled word runs that stand in the other

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """A telling as linking sees it; `original` is the report that its report copies, or itself."""

    id: int
    incident: Incident
    report: int
    original: int
    words: frozenset[str] = frozenset()
    published: date | None = None

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and last day it may be of: as told, else the days before its publication."""
        if self.incident.date_start and self.incident.date_end:
            return self.incident.date_start, self.incident.date_end
        return (self.published - timedelta(NEWS_DAYS), self.published) if self.published else None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two tellings are: points, those of them for details, and why."""

    score: float
    detail: float
    reasons: tuple[Reason, ...]

    @property
    def is_one(self) -> bool:
        return self.score >= ENOUGH and self.detail >= DETAIL


VAGUE = frozenset({"civilians", "other"})
KINDS: Sequence[frozenset[str]] = (
    frozenset({"bombing", "suicide_bombing"}),
    frozenset({"armed_assault", "armed_clash", "assassination", "execution"}),
    frozenset({"armed_assault", "abduction", "looting_property", "arson", "sexual_violence"}),
    frozenset({"shelling", "air_drone_strike"}),
    frozenset({"raid_arrest", "armed_clash", "foiled_attack"}),
    frozenset({"protest_riot_violence", "arson", "looting_property"}),
    frozenset({"bombing", "shelling"}),
)


def likeness(a: Told, b: Told) -> Likeness | None:
    """How alike two tellings of different reports are; None where they cannot be one event."""
    one, two = a.incident, b.incident
    copies = a.original == b.original
    where = _where(one, two)
    when = _when(a, b, copies)
    what = _what(one.type, two.type)
    if a.report == b.report or where is None or when is None:
        return None
    details = [*_tolls(a, b), *_who(one, two), *_parts(one, two), *_shared_words(a.words, b.words)]
    if copies:
        details.append(("copies of one text", 2.5))
    reasons = tuple(reason for reason in (when, where, what, *details) if reason[1])
    return Likeness(sum(r[1] for r in reasons), sum(r[1] for r in details), reasons)


def _when(a: Told, b: Told, copies: bool) -> Reason | None:
    """Days that overlap or nearly do; where a report tells none, the days before it was published."""
    first, second = a.span, b.span
    if first is None or second is None:
        return ("no day told", 0.0) if copies else None
    gap = max((second[0] - first[1]).days, (first[0] - second[1]).days)
    longest = max((first[1] - first[0]).days, (second[1] - second[0]).days)
    if gap > DAYS_APART or longest > LONGEST:
        return None
    if not (a.incident.date_start and b.incident.date_start):
        return ("published within days", -0.2) if gap <= 0 else None
    if gap > 0:
        return "a day apart", 0.5
    return ("same day", 1.5) if longest == 0 else ("days overlap", 0.8)


def _where(one: Incident, two: Incident) -> Reason | None:
    """The same place, or places near each other, or one inside the other."""
    if one.country and two.country and one.country != two.country:
        return None
    if one.place_id and one.place_id == two.place_id:
        return "same place", _weight_of_place(one)
    if one.place and two.place and _folded(spot(one.place)) == _folded(spot(two.place)):
        return "same name of place", 1.5
    km = distance(one, two)
    exact = one.geo_precision in ("place", "near") and two.geo_precision in ("place", "near")
    if km is None or not exact:
        return _inside(one, two, km)
    if km > FAR_KM:
        return None
    return (f"{km:.0f} km apart", 1.2 if km <= 8 else 0.0 if km <= 25 else -1.0)


def _weight_of_place(one: Incident) -> float:
    return 1.5 if one.geo_precision in ("place", "near") else 0.5


def _inside(one: Incident, two: Incident, km: float | None) -> Reason | None:
    """A town in one report, its district or only its country in the other."""
    if one.admin1 and two.admin1 and _folded(one.admin1) != _folded(two.admin1):
        return None
    if km is not None and km > 4 * FAR_KM:
        return None
    if one.admin1 and two.admin1:
        return "same division", 0.5
    return "places do not exclude each other", -0.3


def _what(one: str, two: str) -> Reason:
    """The same kind of attack, or kinds that reports confuse."""
    if one == two:
        return ("same kind", 0.5) if one != "other" else ("kind not told", 0.0)
    if "other" in (one, two):
        return "kind told by one", -0.3
    if {one, two} == {"bombing", "armed_assault"}:
        return "one with a bomb", -0.6
    return ("kinds that reports confuse", 0.0) if any({one, two} <= kinds for kinds in KINDS) else ("other kind", -1.0)


def _tolls(a: Told, b: Told) -> Iterator[Reason]:
    """Counts that agree, nearly agree, or contradict; a toll that rises from one day's news to the next may."""
    for name, weight in (("killed", 1.0), ("wounded", 0.7), ("abducted", 1.0), ("arrested", 0.7)):
        first, second = getattr(a.incident, name), getattr(b.incident, name)
        if first is None or second is None:
            continue
        if first == second:
            yield f"{name} {first}", round(weight * min(1.8, EACH * first), 2)
        elif abs(first - second) <= max(2, 0.34 * max(first, second)) and min(first, second) > 1:
            yield f"{name} {first} and {second}", round((0.6 if min(first, second) >= 10 else 0.4) * weight, 2)
        else:
            far = min(1.0, abs(first - second) / max(4.0, 0.5 * max(first, second)))
            risen = 0.5 if min(first, second) > 1 and _rises(a, b, first, second) else 1.0
            yield f"{name} {first} against {second}", round(-weight * risen * (0.6 + 1.2 * far), 2)


def _rises(a: Told, b: Told, first: int, second: int) -> bool:
    """Whether the later report tells the higher toll."""
    if not a.published or not b.published or a.published == b.published:
        return False
    return (a.published < b.published) == (first < second)


def _who(one: Incident, two: Incident) -> Iterator[Reason]:
    """Actors that both name, or named ones that differ."""
    first, second = _names(one), _names(two)
    if first & second:
        yield "same actor", 1.0
    elif first and second:
        yield "other actor", -1.2


def _names(one: Incident) -> set[str]:
    return {actor.canonical for actor in one.actors if actor.canonical and actor.kind in ("group", "person")}


_ALIKE = {"suicide": "explosive", "vehicle": "explosive", "drone": "air"}  # a car bomb may be told as any of them


def _parts(one: Incident, two: Incident) -> Iterator[Reason]:
    """What was hit, and with what; civilians are hit in most attacks, and say little."""
    first, second = {t.category for t in one.targets} - VAGUE, {t.category for t in two.targets} - VAGUE
    if first and second:
        yield ("same target", 0.6) if first & second else ("other target", -0.6)
    elif one.targets and two.targets and (first or second):
        yield "target told by one", -0.2
    shot, used = ({_ALIKE.get(w.klass, w.klass) for w in each.weapons} for each in (one, two))
    if shot and used:
        yield ("same weapon", 0.2) if shot & used else ("other weapon", -0.6)


def _shared_words(one: frozenset[str], two: frozenset[str]) -> Iterator[Reason]:
    """Words of the telling sentences that are not everyday words of such news; names count more.

    Where both tell such words and none is the same, they may well tell of different things.
    """
    shared = sorted(one & two)
    if one and two and not shared:
        yield "no word shared", -0.5
    if shared:
        points = sum(1.1 if word[:1].isupper() else 0.6 for word in shared)
        yield f"words {', '.join(shared[:4])}", round(min(points, 3.0), 2)


def distance(one: Incident, two: Incident) -> float | None:
    """Kilometres between the points of two incidents; None where one has none."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    north, south = math.radians(one.lat), math.radians(two.lat)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(math.radians(two.lon - one.lon) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def best(told: Told, events: Mapping[int, Sequence[Told]]) -> tuple[int, Told, Likeness] | None:
    """The incident that a telling belongs to: its id, its most alike telling, the likeness.

    None where none is alike enough, or where two are and neither leads clearly.
    """
    ranked = []
    for id, others in events.items():
        found = [found for other in others if (found := likeness(told, other))]
        if found and len(found) == len(others) and fmean(one.score for one in found) >= ENOUGH - SLACK:
            top = max(found, key=lambda one: one.score)
            ranked.append((top.score, -id, others[found.index(top)], top))
    ranked.sort(key=lambda one: one[:2], reverse=True)
    if not ranked or not ranked[0][3].is_one:
        return None
    if len(ranked) > 1 and ranked[1][3].is_one and ranked[0][0] - ranked[1][0] < CLEAR:
        return None
    return -ranked[0][1], ranked[0][2], ranked[0][3]


def window(told: Told) -> tuple[date, date] | None:
    """The days within which an incident that a telling may belong to begins; None where it links nothing."""
    span = told.span
    if span is None or (span[1] - span[0]).days > LONGEST:
        return None
    return span[0] - timedelta(DAYS_APART + LONGEST), span[1] + timedelta(DAYS_APART)


_WORD = compiled(r"[^\W\d_]{4,}")


def telling_words(text: str, incident: Incident, everyday: frozenset[str]) -> frozenset[str]:
    """The words around an incident's evidence that may tell one attack from another, the first hundred of them.

    Not the everyday ones, and not those that are compared as place or actor. A capital within a sentence is kept.
    """
    told = [one.text for one in incident.evidence if one.field in _COMPARED]
    names = " ".join(name for name in (incident.place, incident.admin1, incident.country, *told) if name)
    compared = set(_WORD.findall(names.casefold()))
    found: dict[str, None] = {}
    for start, end in _sentences(text, incident):
        words = _WORD.findall(text[start:end])
        words[:1] = [word.casefold() for word in words[:1]]
        for word in dict.fromkeys(words):
            low = word.casefold()
            if low not in everyday and low not in compared:
                found[low if word.isupper() else word] = None
    return frozenset(list(found)[:MOST_WORDS])


_COMPARED = ("place", "admin1", "country", "actors")
_BREAK = compiled(r"[.!?]\s|\n")
_REACH = 300  # characters to each side of a piece of evidence, where no full stop comes before
MOST_WORDS = 100


def _sentences(text: str, incident: Incident) -> list[tuple[int, int]]:
    """The stretches between full stops that hold evidence, each once."""
    found: list[tuple[int, int]] = []
    for one in sorted(incident.evidence, key=lambda one: one.start):
        if found and one.end <= found[-1][1]:
            continue
        floor = max(0, one.start - _REACH, found[-1][1] if found else 0)
        start = max((match.end() for match in _BREAK.finditer(text, floor, one.start)), default=floor)
        after = _BREAK.search(text, one.end, one.end + _REACH)
        found.append((start, after.start() if after else min(len(text), one.end + _REACH)))
    return found


def sketch(text: str) -> tuple[int, ...]:
    """Sampled runs of five words, by their smallest hashes in order: what copies of one text share.

    Runs are taken where a word's first letter says so (about one in three), hence at the same words in every copy.
    """
    words = _ANY_WORD.findall(text.casefold().encode("utf-8", "replace"))
    runs = {crc32(b" ".join(words[n : n + 5])) for n, word in enumerate(words) if word[0] & 3 == 0}
    return tuple(sorted(runs)[: max(8, min(32, len(words) // 32))])


_ANY_WORD = compiled(rb"[0-9a-z\x80-\xff]+")  # bytes, for speed: every letter beyond ASCII belongs to a word


def contained(one: Sequence[int], two: Sequence[int]) -> float:
    """Which share of the shorter text's sampled runs stands in the other, as far as both samples reach."""
    if not one or not two:
        return 0.0
    reach = min(one[-1], two[-1])
    first, second = {h for h in one if h <= reach}, {h for h in two if h <= reach}
    fewest = min(len(first), len(second))
    share = len(first & second) / fewest if fewest >= 4 else 0.0
    return share if fewest >= SURE or share >= 0.9 else 0.0
