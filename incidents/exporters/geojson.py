"""GeoJSON (RFC 7946): one feature an incident, written as it comes; without a point its geometry is null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from incidents.exporters.profiles import Column

LATITUDES, LONGITUDES = ("lat", "latitude"), ("lon", "longitude")


def write(out: TextIO, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
    """Write a FeatureCollection; returns how many features."""
    names = [column.name for column in columns]
    point = point_columns(columns)
    count = 0
    out.write('{"type": "FeatureCollection", "features": [')
    for row in rows:
        out.write(",\n" if count else "\n")
        out.write(json.dumps(_feature(names, row, point), ensure_ascii=False))
        count += 1
    out.write("\n]}\n")
    return count


def point_columns(columns: Sequence[Column]) -> tuple[int, int] | None:
    """Where latitude and longitude stand in a row, None where they are not both there."""
    spots = {column.name: n for n, column in enumerate(columns)}
    lat, lon = (next((spots[name] for name in held if name in spots), None) for held in (LATITUDES, LONGITUDES))
    return None if lat is None or lon is None else (lat, lon)


def point_of(row: Sequence[Any], spots: tuple[int, int] | None) -> tuple[float, float] | None:
    """Longitude and latitude of a row."""
    if spots is None or row[spots[0]] is None or row[spots[1]] is None:
        return None
    return float(row[spots[1]]), float(row[spots[0]])


def _feature(names: Sequence[str], row: Sequence[Any], spots: tuple[int, int] | None) -> Mapping[str, Any]:
    point = point_of(row, spots)
    geometry = point and {"type": "Point", "coordinates": point}
    properties = dict(zip(names, row, strict=True))
    identity = {"id": properties["id"]} if "id" in properties else {}
    return {"type": "Feature", **identity, "geometry": geometry, "properties": properties}
