"""GeoPackage by the OGC standard 1.3 (12-128r18): an SQLite file with one layer of points, on the standard library."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from incidents.exporters.geojson import point_columns, point_of
from incidents.exporters.profiles import Column

LAYER = "incidents"
PAGE = 5000
TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE", "string": "TEXT"}
APPLICATION, VERSION = 0x47504B47, 10300  # 'GPKG', 1.3
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,'
    'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
SCHEMA = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  PRIMARY KEY (table_name, column_name), UNIQUE (table_name),
  FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name));
"""
SYSTEMS = (
    ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84, "longitude/latitude in decimal degrees"),
)


def write(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, about: str = "") -> int:
    """Write a layer of points; rows without one have no geometry. Returns how many rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("PRAGMA journal_mode = MEMORY")
        file.execute("BEGIN")
        _prepare(file, columns, about)
        count, box = _fill(file, columns, rows)
        file.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", box)
        file.execute("COMMIT")
    return count


def _prepare(file: sqlite3.Connection, columns: Sequence[Column], about: str) -> None:
    file.execute(f"PRAGMA application_id = {APPLICATION}")
    file.execute(f"PRAGMA user_version = {VERSION}")
    for statement in SCHEMA.split(";\n"):
        file.execute(statement)
    file.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", SYSTEMS)
    named = ", ".join(f"{_quoted(column.name)} {TYPES[column.type]}" for column in columns)
    file.execute(f"CREATE TABLE {LAYER} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {named})")
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
        "VALUES (?, 'features', ?, ?, 4326)",
        (LAYER, LAYER, about),
    )
    file.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (LAYER,))


def _fill(
    file: sqlite3.Connection, columns: Sequence[Column], rows: Iterable[Sequence[Any]]
) -> tuple[int, tuple[float | None, ...]]:
    """Insert the rows; returns how many, and the box around their points."""
    spots = point_columns(columns)
    insert = f"INSERT INTO {LAYER} VALUES (NULL, ?, {', '.join('?' * len(columns))})"
    count, source, ends = 0, iter(rows), _Box()
    while page := list(islice(source, PAGE)):
        file.executemany(insert, _located(page, spots, ends))
        count += len(page)
    return count, ends.corners()


def _located(page: Sequence[Sequence[Any]], spots: tuple[int, int] | None, ends: _Box) -> Iterator[list[Any]]:
    for row in page:
        point = point_of(row, spots)
        if point:
            ends.take(*point)
        yield [point and blob(*point), *row]


class _Box:
    """The corners of what was seen."""

    def __init__(self) -> None:
        self.x: tuple[float, float] | None = None
        self.y: tuple[float, float] = (0.0, 0.0)

    def take(self, x: float, y: float) -> None:
        if self.x is None:
            self.x, self.y = (x, x), (y, y)
        self.x, self.y = (min(self.x[0], x), max(self.x[1], x)), (min(self.y[0], y), max(self.y[1], y))

    def corners(self) -> tuple[float | None, ...]:
        return (None,) * 4 if self.x is None else (self.x[0], self.y[0], self.x[1], self.y[1])


def blob(x: float, y: float) -> bytes:
    """A point as GeoPackage keeps it: a header (little-endian, no envelope, WGS 84), then well-known binary."""
    return struct.pack("<2sBBiBIdd", b"GP", 0, 1, 4326, 1, 1, x, y)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
