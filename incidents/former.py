"""First-level divisions as they were on a day: FATA until 2018, one Papua until 2022.

The gazetteer knows the divisions of today. A division that was made of a part of another, or merged into one, is a row
of `former.csv`: its name, its days, the divisions of today that hold it, and an outline where it was a part of one.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from incidents.packs import Rules

Point = tuple[float, float]  # degrees of latitude and longitude, WGS 84


class Former(NamedTuple):
    name: str
    since: str  # ISO days, the first and the last; '' where open
    until: str
    outline: tuple[Point, ...]


def division(
    rules: Rules, country: str | None, admin1: str | None, day: date | None, point: Point | None
) -> str | None:
    """The division that a division of today, or a point in it, belonged to on a day; else the division itself."""
    if admin1 is None or day is None:
        return admin1
    told = day.isoformat()
    for former in _formers(rules).get((country, admin1), ()):
        if former.since <= told <= former.until and (not former.outline or _inside(point, former.outline)):
            return former.name
    return admin1


def _formers(rules: Rules) -> dict[tuple[str | None, str], list[Former]]:
    """The former divisions of a country, by the divisions of today that hold them."""
    if "former" not in rules.memo:
        found: dict[tuple[str | None, str], list[Former]] = {}
        for entry in rules.entries("former"):
            outline = tuple(map(_point, filter(None, entry.extra.get("outline", "").split("|"))))
            for part in entry.extra["parts"].split("|"):
                former = Former(entry.name, entry.since or "", entry.until or "9999", outline)
                found.setdefault((entry.country, part), []).append(former)
        rules.memo["former"] = found
    formers: dict[tuple[str | None, str], list[Former]] = rules.memo["former"]
    return formers


def _point(told: str) -> Point:
    lat, lon = told.split()
    return float(lat), float(lon)


def _inside(point: Point | None, outline: tuple[Point, ...]) -> bool:
    """Whether a point is within an outline: a line from it to the east crosses an odd number of its edges."""
    if point is None:
        return False
    lat, lon = point
    crossed = False
    for (lat_a, lon_a), (lat_b, lon_b) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (lat_a > lat) != (lat_b > lat) and lon < lon_a + (lat - lat_a) * (lon_b - lon_a) / (lat_b - lat_a):
            crossed = not crossed
    return crossed
