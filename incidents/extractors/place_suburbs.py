"""Quarters of the great cities that a report speaks of: 'Comas' in one from Lima is none of the villages."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extractors.place_cues import Cue
from incidents.gazetteer import Place, km_between

LARGE_CITY = 1_000_000
CLEAR = 5.0  # how many times larger the first candidate must be to speak for its country
SUBURB_KM = 30.0
QUARTER = 8.0


def great_city(places: Sequence[Place]) -> Place | None:
    """The city of millions that a name first means: 'Lima' is none of the towns in America."""
    best, second = None, 0
    for p in places:
        if p.kind != "place":
            continue
        if best is None or (p.population, p.id) > (best.population, best.id):
            best, second = p, best.population if best else 0
        else:
            second = max(second, p.population)
    if best is None or best.population < LARGE_CITY or places[0].kind == "country":
        return None
    return best if best.population > CLEAR * second else None


def suburb(place: Place, cue: Cue, cities: Sequence[Place]) -> float:
    """2 for a quarter, which has no size of its own, of a great city of the report: 'Comas' in one from Lima.

    What is called a district there, of any size, is no division of its own: 'the Miraflores district'.
    """
    district = cue.kind == "admin2"
    if place.lat is None or place.lon is None or place.kind != "place" or (place.population and not district):
        return 0.0
    here = [c for c in cities if c.country == place.country and c.lat is not None and c.id != place.id]
    near = any(km_between((place.lat, place.lon), (c.lat or 0, c.lon or 0)) < SUBURB_KM for c in here)
    return (QUARTER if district else 2.0) if near else 0.0
