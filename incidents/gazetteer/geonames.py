"""Reads GeoNames country dumps (19 tab-separated columns, zipped or not) into the user's own layer of places."""

from __future__ import annotations

import hashlib
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from incidents.gazetteer.index import SCHEMA, add_rows
from incidents.gazetteer.sources import Row, SourceError

COLUMNS = 19
SHOWN = 20  # refused lines that are kept to be told
# Feature codes of vocabulary GeoNames; of other classes nothing that a report would give as the place of an event.
KINDS = {
    "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "MT": "mountain", "MTS": "mountain", "HLL": "mountain",
    "HLLS": "mountain", "ISL": "island", "ISLS": "island", "CMPRF": "camp", "CMP": "camp", "AIRB": "base",
    "AIRP": "base", "INSM": "base", "MNA": "point", "OILR": "point", "BDG": "point", "PASS": "point", "DAM": "point",
    "VAL": "region", "RGN": "region", "FRST": "region", "RESN": "region", "LK": "lake", "STM": "river",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a file: places stored, lines of no use, and the first lines refused with their reasons."""

    country: str
    places: int
    skipped: int
    refused: tuple[str, ...]
    refused_count: int


def load(path: Path, target: Path, *, progress: Callable[[int], None] | None = None) -> tuple[Loaded, ...]:
    """Stores a country dump; loading a country again replaces it. Raises SourceError if the file is none."""
    lines = read_lines(path)
    by_country: dict[str, list[Row]] = {}
    refused: list[str] = []
    skipped = count = 0
    for number, line in enumerate(lines, 1):
        try:
            row = row_of(line)
        except ValueError as error:
            count += 1
            if len(refused) < SHOWN:
                refused.append(f"{path.name}:{number}: {error}")
            continue
        if row is None:
            skipped += 1
        else:
            by_country.setdefault(row.country or "", []).append(row)
        if progress and number % 5000 == 0:
            progress(number)
    if not by_country:
        raise SourceError(f"{path.name}: no place in it; give a GeoNames country file such as IQ.zip or IQ.txt")
    store(target, by_country, path)
    first = True
    told = []
    for country, rows in sorted(by_country.items()):
        told.append(Loaded(country, len(rows), skipped * first, tuple(refused) if first else (), count * first))
        first = False
    return tuple(told)


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a dump, or of the dump inside a zip archive."""
    if not path.exists():
        raise SourceError(f"{path}: no such file; country files are at https://download.geonames.org/export/dump/")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if not names:
                raise SourceError(f"{path.name}: the archive holds no country file (*.txt)")
            yield from archive.read(names[0]).decode("utf-8", "replace").split("\n")
        return
    yield from path.read_text(encoding="utf-8", errors="replace").split("\n")


def row_of(line: str) -> Row | None:
    """The place of one line, None where it is of no use; raises ValueError where the line is broken."""
    if not line.strip() or line.startswith("#"):
        return None
    cells = line.rstrip("\r").split("\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {COLUMNS}, separated by tabs")
    number, name, plain, others, lat, lon, group, code, country, _, admin1, admin2 = cells[:12]
    kind = "place" if group == "P" else KINDS.get(code)
    if kind is None or not country:
        return None
    if not number.isdigit() or not name:
        raise ValueError("no number and name in the first two columns")
    spot = position(lat, lon)
    names = (name, plain, *(other for other in others.split(",") if 2 < len(other) <= 40))
    population = int(cells[14]) if cells[14].isdigit() else 0
    return Row(f"geonames:{number}", name, kind, country, admin1 or None, admin2 or None, *spot, population, names)


def position(lat: str, lon: str) -> tuple[float, float]:
    try:
        spot = float(lat), float(lon)
    except ValueError:
        raise ValueError(f"no coordinates: {lat!r}, {lon!r}") from None
    if not (-90 <= spot[0] <= 90 and -180 <= spot[1] <= 180):
        raise ValueError(f"coordinates off the globe: {lat}, {lon}")
    return spot


def store(target: Path, by_country: dict[str, list[Row]], source: Path) -> None:
    """Replaces the rows of these countries, all or nothing."""
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
    with closing(opened(target)) as database:
        database.execute("BEGIN IMMEDIATE")
        for country, rows in by_country.items():
            forget(database, country)
            names: list[tuple[str, int]] = []
            add_rows(database, [row for row in rows if row.kind != "admin1"], names)
            database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", sorted(names))
            database.execute("INSERT INTO loaded VALUES (?, ?, ?, ?)", (country, source.name, len(rows), digest))
        database.execute("COMMIT")


def opened(target: Path) -> sqlite3.Connection:
    """The user's layer, made where it is missing."""
    target.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(target, isolation_level=None, timeout=30)
    script = SCHEMA + "CREATE TABLE loaded(country TEXT, file TEXT, places INTEGER, sha TEXT);"
    database.executescript(script.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"))
    return database


def forget(database: sqlite3.Connection, country: str) -> int:
    """Takes a country's rows out; returns how many."""
    database.execute("DELETE FROM name WHERE place IN (SELECT n FROM place WHERE country = ?)", (country,))
    gone = database.execute("DELETE FROM place WHERE country = ?", (country,)).rowcount
    database.execute("DELETE FROM loaded WHERE country = ?", (country,))
    return gone


def held(target: Path) -> list[tuple[str, str, int]]:
    """What was loaded: country, file, places."""
    if not target.exists():
        return []
    with closing(opened(target)) as database:
        return [tuple(row) for row in database.execute("SELECT country, file, places FROM loaded ORDER BY country")]


def remove(target: Path, countries: Iterable[str]) -> int:
    """Forgets countries that were loaded; returns how many places went."""
    if not target.exists():
        return 0
    with closing(opened(target)) as database:
        database.execute("BEGIN IMMEDIATE")
        gone = sum(forget(database, country.upper()) for country in countries)
        database.execute("COMMIT")
    return gone
