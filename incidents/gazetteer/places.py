"""A place of the gazetteer, and distances on the globe."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: its kind is country, admin1, admin2, place, area, building, camp, base, mountain, region, sea ..."""

    id: str  # geonames:98182, adm1:IQ.10, adm2:IQ.10.97, world:iq-hamrin, country:IQ, user:...
    name: str
    kind: str
    country: str | None  # ISO 3166-1 alpha-2; None for a sea or a region of several countries
    admin1: str | None  # GeoNames code within the country
    admin1_name: str | None
    admin2: str | None  # GeoNames code within the first-level division
    lat: float | None
    lon: float | None
    population: int = 0


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) pairs in kilometres."""
    lat_a, lat_b = radians(a[0]), radians(b[0])
    half_lat, half_lon = (lat_b - lat_a) / 2, radians(b[1] - a[1]) / 2
    chord = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def point_off(start: tuple[float, float], km: float, bearing: float) -> tuple[float, float]:
    """The point `km` away from `start` towards `bearing` (degrees clockwise from north)."""
    angle, lat, lon = km / EARTH_KM, radians(start[0]), radians(start[1])
    turn = radians(bearing)
    new_lat = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(turn))
    east = sin(turn) * sin(angle) * cos(lat)
    new_lon = lon + atan2(east, cos(angle) - sin(lat) * sin(new_lat))
    return degrees(new_lat), (degrees(new_lon) + 540) % 360 - 180


def middle(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The point half way between two points; good for the distances between two towns."""
    far = b[1] - a[1]
    far -= 360 if far > 180 else -360 if far < -180 else 0
    return (a[0] + b[0]) / 2, (a[1] + far / 2 + 540) % 360 - 180
