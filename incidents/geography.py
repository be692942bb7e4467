"""How two places of a report lie to each other: the same, one within the other, or apart."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extractors.place_mentions import PlaceMention
from incidents.extractors.place_names import cached_keys
from incidents.gazetteer import km_between

PLACE, DIVISION = 3, 1
LISTED = 6  # characters between two names of a list: ', and '
SMALL_TOWN, CITY = 30_000, 100_000  # inhabitants


def same_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two mentions name one place."""
    if a.place is not None and b.place is not None and a.place.id == b.place.id:
        return True
    return cached_keys(a.text)[0] == cached_keys(b.text)[0]


def contains(outer: PlaceMention, inner: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Whether the text or the gazetteer puts one place into the other."""
    if _told(outer, inner, places):
        return True
    if outer.specificity >= inner.specificity or outer.country != inner.country:
        return False
    if outer.specificity == 0:
        return True
    if outer.specificity == DIVISION:
        return outer.admin1 is not None and outer.admin1 == inner.admin1
    own, other = outer.place, inner.place
    return (
        own is not None
        and other is not None
        and own.admin2 is not None
        and ((own.admin1, own.admin2) == (other.admin1, other.admin2))
    )


def _told(outer: PlaceMention, inner: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Walk up the containers that the text names."""
    parent, steps = inner.parent, 0
    while parent is not None and steps < 6:
        if same_place(places[parent], outer):
            return True
        parent, steps = places[parent].parent, steps + 1
    return False


def mapped_around(p: PlaceMention, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town or district that the text says contains a place no gazetteer has, and whose coordinates it takes."""
    if p.place is not None or p.specificity != PLACE:
        return None
    at, steps = p.parent, 0
    while at is not None and steps < 6:
        outer = places[at]
        if outer.place is not None:
            division = outer.text == p.admin1 != outer.place.name  # 'Johor', which is no name of its capital's here
            told = outer.specificity > DIVISION and not outer.near and not division and outer.name != p.name
            return outer if told and (outer.lat, outer.lon) == (p.lat, p.lon) else None
        at, steps = outer.parent, steps + 1
    return None


def distance(a: PlaceMention, b: PlaceMention) -> float | None:
    """Kilometres between two places that are both known to the town; None where one is not."""
    exact = ("place", "near")
    if a.precision not in exact or b.precision not in exact or a.place is None or b.place is None:
        return None
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return km_between((a.lat, a.lon), (b.lat, b.lon))


def fineness(p: PlaceMention) -> float:
    """How small a place is: villages within towns within districts; one told as near, or travelled to, counts less.

    So does one where somebody speaks: 'police in X said' that something happened in Y.
    """
    small = p.place is None or p.place.population < SMALL_TOWN
    inner = (0.5 if p.within >= 0 else 0.3) * (p.parent is not None) + 0.3 * (small and p.specificity > 1)
    area = 0.7 * (p.extent == "area" and p.specificity > 2)
    city = p.place is not None and p.place.population > CITY
    near = (0.1 if p.extent == "village" else 0.75 if city else 0.4) * p.near - 0.45 * (p.extent == "village")
    telling = (
        2.2 * p.rule.endswith("#teller-in")
        + 0.35 * p.rule.endswith("#taken-from")
        + 0.8 * (p.rule.endswith("#name") and p.role == "event")
    )
    seat = 0.2 * (
        p.text == p.admin1 and p.role == "event"
    )  # 'in Zacatecas, gunmen killed four in Fresnillo': the state, if either is
    return p.specificity + inner - near - telling - _way(p) - area - seat


def _alike(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether two neighbours in a text may be of one list."""
    return a.end < b.start and (a.specificity, a.role, a.near, a.parent) == (b.specificity, b.role, b.near, b.parent)


def _way(p: PlaceMention) -> float:
    """A road to a town counts less than the town, and one between two towns tells more than what it is near."""
    if p.role != "route":
        return 0.0
    return 0.35 if p.rule.endswith("#road-between") else 0.7 + 0.3 * p.rule.endswith("-to")


def finest(places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The finest of some places, the first where several are; never one that is told to contain another of them."""
    outer = {p.within for p in places}
    inmost = [p for p in places if p.start not in outer] or places
    best = max(inmost, key=fineness, default=None)
    if best is not None and best.role == "event" and best is not inmost[0]:
        n = inmost.index(best)
        while n and best.start - inmost[n - 1].end <= LISTED and _alike(inmost[n - 1], best):
            n, best = n - 1, inmost[n - 1]  # of 'raids in Canlaon, Manjuyod and Bais' the first, whatever their sizes
    if best is None or best.role != "route":
        return best
    pair = (p for p in inmost if (p.role, p.rule, p.sentence) == (best.role, best.rule, best.sentence))
    towns = (p for p in pair if p.specificity == best.specificity and (p.place is None or p.place.population <= CITY))
    return next(towns, best)  # of 'between Sola and Korets' the first, but no city
