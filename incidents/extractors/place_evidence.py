"""What a report's names, demonyms and groups tell of the countries it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from incidents.extractors.place_cues import NOTHING, Cue
from incidents.extractors.place_names import cached_keys
from incidents.extractors.place_spans import BORDER, Span
from incidents.extractors.place_suburbs import CLEAR
from incidents.gazetteer import Place
from incidents.gazetteer.names import ARTICLES
from incidents.lazy import lazy

FIRST_HINT, NEXT_HINT = 1.5, 0.5  # a demonym or a group; many of them say little more than one
BESIDE = 0.46  # what is told by one country beside which it happened, in a lead
OVER_THE_BORDER = 0.6  # what is left of what forces tell of a country whose border is told
BORDERING = 0.2  # what 'near the Algerian border' tells of Algeria
FEW = 0.25  # of what is named of the main country
BARE = 0.3  # what a town's name counts for that no word tells to be a place: 'the news site Karta'
ENOUGH = 4.0  # what must be told of countries before it counts in full
ALIAS = 0.6  # what a place of another first name counts for
GREAT = 300_000
FIRM = 2.0  # what a name tells of a country where no other country has one of the name
SEAT_TOWN = 20_000
KNOWN_TOWN = 100_000  # a town that may be meant although the report is about another country
# Countries whose small towns are named after the places of others: such a town alone tells little of the country.
TWINS = frozenset(("US",))  # 'Georgia' is a state as well; Niger and Luxembourg are mostly the countries
NAMESAKES = frozenset(("US", "CA", "AU", "NZ"))


@dataclass(frozen=True)
class Evidence:
    """What the report tells about countries: shares of the whole text, and countries named in each sentence."""

    counts: Mapping[str, float]
    local: Mapping[int, frozenset[str]]
    own: Mapping[str, Mapping[str, float]]  # what each name adds to the counts
    forces: bool  # nothing but one name and demonyms tells of a country
    states: Mapping[str, frozenset[str | None]]  # of countries full of namesakes: the divisions that are spoken of
    neighbours: Mapping[str, frozenset[str]]
    divisions: frozenset[tuple[str | None, str | None]] = frozenset()  # provinces that are named
    hinted: Mapping[str, float] = field(default_factory=dict)  # what demonyms and groups alone add to the counts
    firm: frozenset[str] = frozenset()  # countries that more tells of than names which others bear, too
    rest: dict[str, dict[str, float]] = field(default_factory=dict, compare=False)  # `without` each name, once asked

    @lazy
    def main(self) -> str | None:
        first = max(self.counts, key=lambda c: (self.counts[c], c)) if self.counts else None
        return first if first is not None and self.counts[first] > BESIDE else None

    def forces_only(self, country: str | None, name: str) -> bool:
        """Whether little but forces and demonyms tells of a country, one name aside, that is not the main one."""
        if country is None or country == self.main or self.main is None or not self.hinted.get(country):
            return False
        named = self.counts.get(country, 0.0) - self.hinted[country] - self.own.get(name, {}).get(country, 0.0)
        return named < FEW * (self.counts[self.main] - self.hinted.get(self.main, 0.0))

    def without(self, name: str) -> dict[str, float]:
        """The share of every country in what all other names tell."""
        own = self.own.get(name, {})
        rest = {c: max(0.0, v - own[c]) if c in own else v for c, v in self.counts.items()}
        total = sum(rest.values())
        whole = max(total, ENOUGH)
        return {c: v / whole for c, v in rest.items()} if total > 0.05 else {}


def hinted_at(hints: Sequence[Span]) -> tuple[dict[str, float], dict[int, set[str]]]:
    """What demonyms and groups tell of countries, in the whole report and in each sentence."""
    counts: dict[str, float] = {}
    local: dict[int, set[str]] = {}
    for hint in hints:
        told = hint.country or next((p.country for p in hint.places if p.kind == "country"), None)
        if told:
            if hint.rule == BORDER:
                counts[told] = counts.get(told, 0.0) + BORDERING
                continue
            counts[told] = counts.get(told, 0.0) + (FIRST_HINT if told not in counts else NEXT_HINT)
            local.setdefault(hint.sentence.index, set()).add(told)
    for told in {hint.country for hint in hints if hint.rule == BORDER}:  # near its border, so not in it
        if told and len(counts) > 1:
            counts[told] *= OVER_THE_BORDER
    return counts, local


def weight_of(span: Span, cue: Cue, *, again: bool) -> float:
    """How much a name tells about the country; `again`: told before."""
    weight = 1.5 if span.sentence.section in ("title", "lead") else 1.0
    if cue.role in ("metonym", "origin", "border"):
        weight *= 0.1 if cue.role == "border" else 0.5
    if again and span.places and span.places[0].kind != "country":
        weight *= 0.25
    elif cue is NOTHING and span.places and span.places[0].kind == "place" and span.start > span.sentence.start:
        weight *= BARE
    return weight


def evidence(spans: Sequence[Span], cues: Sequence[Cue], hints: Sequence[Span],
             neighbours: Mapping[str, frozenset[str]]) -> Evidence:  # fmt: skip
    """Counts what names and demonyms tell about the country, titles and leads more."""
    counts, local = hinted_at(hints)
    hinted = dict(counts)
    firm = set(hinted)
    own: dict[str, dict[str, float]] = {}
    amounts: dict[str, dict[str, float]] = {}
    states: dict[str, set[str | None]] = {}
    divisions: set[tuple[str | None, str | None]] = set()
    for span, cue in zip(spans, cues, strict=True):
        weight = weight_of(span, cue, again=bool(own.get(span.text)))
        added = own.setdefault(span.text, {})
        if span.places and span.places[0].kind == "country" and span.sentence.section == "dateline":
            continue  # 'MOSCOW (USSR)': the town has told it
        voted = amounts.get(span.text) or amounts.setdefault(span.text, votes(span))
        for country, amount in (heads(span) or voted).items():
            counts[country] = counts.get(country, 0.0) + weight * amount
            added[country] = added.get(country, 0.0) + weight * amount
            if amount >= FIRM:
                firm.add(country)
        if (
            span.places
            and span.places[0].kind == "admin1"
            and cue.role not in ("border", "seat", "origin", "route", "reference")
        ):
            divisions.add((span.places[0].country, span.places[0].admin1))
        for place in [p for p in span.places if p.country in TWINS]:
            large = place.population >= KNOWN_TOWN or opens_dateline(span)
            if place.kind == "admin1" or large:
                states.setdefault(place.country or "", set()).add(place.admin1)
        if span.places and span.places[0].kind == "country" and span.places[0].country and cue.role != "border":
            local.setdefault(span.sentence.index, set()).add(span.places[0].country)
    real = sum(map(bool, own.values()))
    forces = real < 2 or (real == 2 and any(cue.role in ("origin", "metonym") for cue in cues))
    return Evidence(counts, {n: frozenset(s) for n, s in local.items()}, own, forces,
                    {c: frozenset(s) for c, s in states.items()}, neighbours, frozenset(divisions), hinted,
                    frozenset(firm))  # fmt: skip


def heads(span: Span) -> dict[str, float]:
    """A dateline's town is the largest of its name."""
    if not opens_dateline(span) or not span.places:
        return {}
    place = largest(span) or max(span.places, key=lambda p: p.population)
    return {place.country: 2.0} if place.country and place.population > known_from(place) else {}


def known_from(place: Place) -> int:
    """The inhabitants from which a dateline's town is meant whatever else is told: fewer in the seat of a province."""
    seat = place.kind == "place" and bool(place.admin1_name) and plain(place.admin1_name or "") == plain(place.name)
    return SEAT_TOWN if seat and place.country not in TWINS else KNOWN_TOWN


def largest(span: Span) -> Place | None:
    """'SAN SALVADOR, 13 NOV': where a dateline opens with a name, the town that is far larger than others of it."""
    if not opens_dateline(span):
        return None
    towns = sorted((p.population, p.id, p) for p in span.places if p.kind == "place")
    if (seat := seat_of_province(span, towns)) is not None:
        return seat
    second = max((n if own_name(p, span) else ALIAS * n for n, _, p in towns[:-1]), default=0)
    great = (
        bool(towns) and towns[-1][0] > max(known_from(towns[-1][2]), CLEAR * second) and own_name(towns[-1][2], span)
    )
    return towns[-1][2] if great and not any(p.kind == "country" for p in span.places) else None


def seat_of_province(span: Span, towns: Sequence[tuple[int, str, Place]]) -> Place | None:
    """'YALA: An ambush ...': the seat of the province of its name, though a greater town was once called so."""
    own = [p for _, _, p in towns if own_name(p, span)]
    if not own or known_from(own[-1]) != SEAT_TOWN or any(p.kind == "country" for p in span.places):
        return None
    return own[-1] if own[-1].population > max([SEAT_TOWN, *(CLEAR * p.population for p in own[:-1])]) else None


def opens_dateline(span: Span) -> bool:
    return span.sentence.section == "dateline" and span.start - span.sentence.start < 4


def great(span: Span) -> Place | None:
    """The great city that a name means rather than the small towns of its name elsewhere: 'San Salvador', 'La Paz'."""
    own = [p for p in span.places if p.population > GREAT and own_name(p, span)]
    best = max(own, key=lambda p: p.population, default=None)
    if best is None:
        return None
    rest = (p.population for p in span.places if p.country != best.country and own_name(p, span))
    return best if best.population > CLEAR * max(rest, default=0) else None


def votes(span: Span) -> dict[str, float]:
    """What one name tells about the country, all its candidates considered."""
    places = span.places
    if not places:
        return {}
    if (first := places[0]).kind == "country":
        twins = {p.country for p in places if p.kind == "admin1" and p.country in TWINS}
        return dict.fromkeys((c for c in (first.country, *twins) if c), 1.0 if twins else 3.0)
    countries = {p.country for p in places if p.country}
    if len(countries) == 1:
        sure = first.kind == "admin1" or first.id.startswith("world:") or first.population > 20_000
        namesake = not sure and first.country in NAMESAKES
        return dict.fromkeys(countries, 2.0 if sure else 0.1 if namesake else 0.7)
    ranked = sorted((p for p in places if p.country), key=lambda p: -p.population)
    if ranked and ranked[0].population > CLEAR * max(1000, ranked[1].population if len(ranked) > 1 else 0):
        return {ranked[0].country or "": 1.2}
    if (city := great(span)) is not None:
        return {city.country or "": 1.2}
    return {country: 0.6 / len(countries) for country in countries}


def own_name(place: Place, span: Span) -> bool:
    """Whether the text uses the place's first name and not one of its others."""
    return place.kind != "place" or place.id.startswith("world:") or plain(place.name) == plain(span.text)


@lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """A name without its Arabic articles, in one of its transliterations.

    'Jisr ash-Shughūr', 'Jisr al-Shughur' -> 'jisr shughur'; 'Qiryat' -> 'kiryat'; 'Younis' -> 'yunis'.
    """
    bare = " ".join(word for word in cached_keys(name)[-1].split() if word not in ARTICLES)
    return bare.replace("q", "k").replace("ou", "u").replace("oo", "u").replace("ee", "i")
