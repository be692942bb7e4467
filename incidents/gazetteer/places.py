"""A place of the gazetteer, and distances on the globe."""

from __future__ import annotations

import math
from dataclasses import dataclass

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
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b[1] - a[1]) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def point_off(start: tuple[float, float], km: float, bearing: float) -> tuple[float, float]:
    """The point `km` away from `start` towards `bearing` (degrees clockwise from north)."""
    angle, lat, lon = km / EARTH_KM, math.radians(start[0]), math.radians(start[1])
    turn = math.radians(bearing)
    new_lat = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn))
    east = math.sin(turn) * math.sin(angle) * math.cos(lat)
    new_lon = lon + math.atan2(east, math.cos(angle) - math.sin(lat) * math.sin(new_lat))
    return math.degrees(new_lat), (math.degrees(new_lon) + 540) % 360 - 180


def middle(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The point half way between two points; good for the distances between two towns."""
    far = b[1] - a[1]
    far -= 360 if far > 180 else -360 if far < -180 else 0
    return (a[0] + b[0]) / 2, (a[1] + far / 2 + 540) % 360 - 180
