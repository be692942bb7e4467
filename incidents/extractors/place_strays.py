"""Small places far from all else a report names: another of the name is meant, or one that no gazetteer has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from incidents.extractors.place_cues import Cue
from incidents.extractors.place_evidence import plain
from incidents.extractors.place_links import holds
from incidents.extractors.place_spans import Span
from incidents.gazetteer import Place, km_between

SMALL = 40_000  # inhabitants
FAR_KM = 80.0
MOST = 0.5  # the share of what tells of divisions that one must have
WEIGHTS = {"admin1": 3, "admin2": 2}
ASIDE = ("origin", "reference", "metonym", "border", "hospital", "seat")

Meant = list[Place | None]
Division = tuple[str | None, str | None]


def at_home(spans: Sequence[Span], cues: Sequence[Cue], meant: Meant, outer: Sequence[int | None]) -> Meant:
    """The meanings, less those of small towns astray: 'San Miguel' in a report on another end of the country.

    Instead the one of its namesakes that lies among the other places, else none: most villages are in no gazetteer.
    """
    known: dict[str, Place] = {}
    told = Counter[Division]()
    for p, cue, span in zip(meant, cues, spans, strict=True):
        if p is not None and p.admin1 and p.id not in known:
            known[p.id] = p
            aside = cue.role in ASIDE or span.sentence.section == "dateline"
            told[division(p)] += 1 if aside else WEIGHTS.get(p.kind, 1)
    if len(told) < 2:
        return quartered(spans, cues, meant, outer)
    home, most = told.most_common(1)[0]
    firm = {division(p) for p in known.values() if p.kind in WEIGHTS or p.population >= SMALL}
    found = list(meant)
    for n, place in enumerate(meant):
        if place is None or division(place) in firm or not is_loose(place, spans[n], outer[n], meant):
            continue
        others = sum(told.values()) - told[division(place)]
        rest = [p for p in known.values() if p.id != place.id]
        only = most <= WEIGHTS["admin1"] and sum(p.country == place.country for p in spans[n].places) == 1
        if only and cues[n].rule and place.population:
            continue  # a town's name that is no other's in the land, and little is told of elsewhere
        if most < 2 or most < MOST * others or any(near(place, p) or holds(place, p) for p in rest):
            continue
        twin = next((p for p in spans[n].places if division(p) == home), None)
        found[n] = twin if twin is not None or place.country == home[0] else place
    return quartered(spans, cues, found, outer)


def quartered(spans: Sequence[Span], cues: Sequence[Cue], meant: Meant, outer: Sequence[int | None]) -> Meant:
    """'in Falluja. ... in the Andalus neighbourhood': not the one of a city that the paragraph does not name."""
    town: Place | None = None
    paragraph = -1
    for n, place in enumerate(meant):
        if spans[n].sentence.paragraph != paragraph:
            town, paragraph = None, spans[n].sentence.paragraph
        if place is None or place.kind != "place":
            continue
        if town is not None and cues[n].quarter and alone(outer[n], meant):
            meant[n] = place if place.population >= SMALL or near(place, town) else None
        elif not cues[n].quarter and cues[n].placed and cues[n].role is None:
            town = place
    return meant


def division(place: Place) -> Division:
    return place.country, place.admin1


def is_loose(place: Place, span: Span, holder: int | None, meant: Meant) -> bool:
    """Whether nothing but its name tells that a small town is meant."""
    if place.kind != "place" or place.population >= SMALL or place.id.startswith("world:"):
        return False
    if place.admin1_name and plain(place.admin1_name) == plain(place.name):
        return False  # the seat of a division of its name
    return span.sentence.section != "dateline" and alone(holder, meant)


def alone(holder: int | None, meant: Meant) -> bool:
    """Whether the text names nothing known that holds the place."""
    return holder is None or meant[holder] is None


def near(a: Place, b: Place) -> bool:
    """Whether two places lie so close that one report may well tell of both."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return km_between((a.lat, a.lon), (b.lat, b.lon)) < FAR_KM
