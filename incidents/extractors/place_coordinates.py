"""Coordinates that a report writes out, as accounts of crime at sea do: '01:06.2N – 103:32E', 12°30'N 45°10'E."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.gazetteer import Gazetteer, km_between
from incidents.kept import compiled

_DEGREES = r"(\d{1,3})\s?[:°º]\s?(\d{1,2}(?:\.\d+)?)['′’:]?\s?(?:(\d{1,2}(?:\.\d+)?)[\"″”]?\s?)?"
_POINT = compiled(rf"(?<!\d){_DEGREES}([NS])\s?[–—,/\s-]*\s?{_DEGREES}([EW])(?!\w)")
_DECIMAL = compiled(r"(?<![\d.])(\d{1,2}\.\d{2,})\s?°?\s?([NS])[,;\s/-]+(\d{1,3}\.\d{2,})\s?°?\s?([EW])(?!\w)")
# What none is without: a letter that stands for north or south; quickly searched, and so asked first.
LATITUDE = compiled(r"[NS](?<=[\d\s°º:'′’\"″”].)(?![^\W\d_])")

TERRITORIAL_KM = 22.2
CLEARLY = 1.4  # times farther

EXAMPLES = (
    {"text": "Posn: 01:06.2N – 103:32.4E, off Karan", "lat": 1.1033, "lon": 103.54},
    {"text": "at 12°30'N 45°06'W", "lat": 12.5, "lon": -45.1},
    {"text": "at 12.5031 N, 45.1022 E", "lat": 12.5031, "lon": 45.1022},
)


@dataclass(frozen=True, slots=True)
class Position:
    """A point written out in the text."""

    start: int
    end: int
    lat: float
    lon: float


def positions(text: str) -> Iterator[Position]:
    """The coordinates of a text in order; what lies off the globe is none."""
    if not LATITUDE.search(text):
        return
    for hit in _POINT.finditer(text):
        lat, lon = angle(hit[1], hit[2], hit[3], hit[4]), angle(hit[5], hit[6], hit[7], hit[8])
        if abs(lat) <= 90 and abs(lon) <= 180:
            yield Position(hit.start(), hit.end(), lat, lon)
    for hit in _DECIMAL.finditer(text):
        yield Position(hit.start(), hit.end(), angle(hit[1], "0", None, hit[2]), angle(hit[3], "0", None, hit[4]))


def angle(degrees: str, minutes: str, seconds: str | None, side: str) -> float:
    """Degrees, minutes and seconds as a signed number of degrees."""
    value = float(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
    return round(-value if side in "SW" else value, 4)


def shore(gazetteer: Gazetteer, lat: float, lon: float) -> str | None:
    """The country whose towns alone are near a point at sea: in its territorial waters, by UNCLOS 12 nautical miles.

    None where another country's shore is not clearly farther: in a strait the text would have to name the side.
    """
    far = [(km_between((lat, lon), (p.lat or 0, p.lon or 0)), p.country) for p in gazetteer.near(lat, lon, 60.0)]
    if not far or far[0][0] > TERRITORIAL_KM:
        return None
    others = [km for km, country in far if country != far[0][1]]
    return far[0][1] if not others or min(others) > CLEARLY * far[0][0] else None
