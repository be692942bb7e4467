"""Geographical positions written as figures: '10:18.31N – 075:33.14W', '12°34′N, 45°10′E', '14.52 N 42.01 E'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents.extractors.place_coordinates import LATITUDE
from incidents.kept import compiled
from incidents.model import Sentence

_DEGREES = r"(\d{1,3})(?:[:°º]\s?(\d{1,2}(?:\.\d+)?)(?:[:'′’]\s?(\d{1,2}(?:\.\d+)?)?[\"″”]?)?|\.(\d+)[°º]?)?\s?"
_POSITION = compiled(_DEGREES + r"([NS])\b[\s,;/–—-]{0,6}(?:and\s)?" + _DEGREES + r"([EW])\b")
RULE = "core/positions#degrees"


@dataclass(frozen=True, slots=True)
class Position:
    """A point told in figures, degrees of WGS 84."""

    start: int
    end: int
    sentence: int
    lat: float
    lon: float
    rule: str = RULE


def find_positions(text: str, sentences: Sequence[Sentence]) -> tuple[Position, ...]:
    """The positions of a report in order; figures that are no place on the globe are left out."""
    out: list[Position] = []
    if not LATITUDE.search(text):
        return ()
    for s in sentences:
        for m in _POSITION.finditer(text, s.start, s.end):
            lat, lon = _degrees(m.group(1, 2, 3, 4), m[5] == "S"), _degrees(m.group(6, 7, 8, 9), m[10] == "W")
            if abs(lat) <= 90 and abs(lon) <= 180:
                out.append(Position(m.start(), m.end(), s.index, round(lat, 4), round(lon, 4)))
    return tuple(out)


def _degrees(parts: tuple[str | None, ...], negative: bool) -> float:
    whole, minutes, seconds, decimals = parts
    value = float(f"{whole}.{decimals or 0}") + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if negative else value


EXAMPLES = (
    ("Posn: 10:18.31N – 075:33.14W, off the port", (10.3052, -75.5523)),
    ("at 04:44S – 011:45E", (-4.7333, 11.75)),
    ("in position 12°34′N, 45°10′E", (12.5667, 45.1667)),
    ("near 14.52 N 42.01 E", (14.52, 42.01)),
)
