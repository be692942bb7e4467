"""Looking names up: one or two SQL queries a report, behind a cache."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from incidents.gazetteer import index, sources
from incidents.gazetteer.names import ARTICLES, fold, keys
from incidents.gazetteer.places import Place, km_between
from incidents.gazetteer.sources import Row
from incidents.resources import data_dir, resource

BATCH = 400  # names in one query; SQLite allows 999 on old builds
CACHED = 20_000
SAME_KM = 25.0
COLUMNS = "n.key, p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population"
RANK = {"country": 0, "admin1": 1}

Found = dict[str, tuple[Place, ...]]


@dataclass(slots=True)
class Gazetteer:
    """The places of the world by name; opened once a process, never changed by a look-up but for its cache."""

    layers: tuple[sqlite3.Connection, ...]  # shipped data, packs, what the user loaded
    notes: tuple[str, ...] = ()
    _held: Found = field(default_factory=dict)
    _divisions: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, whatever its case, accents, hyphens or article: countries and divisions first."""
        tried = keys(name)
        return of_keys(self.by_keys(tried), tried)

    def by_keys(self, wanted: Iterable[str]) -> Found:
        """The places of many folded names at once; an empty tuple where there is none."""
        names = set(wanted)
        new = [name for name in names if name not in self._held]
        if new:
            if len(self._held) > CACHED:
                self._held.clear()
                new = list(names)
            self._look_up(new)
        return {name: self._held[name] for name in names}

    def _look_up(self, names: list[str]) -> None:
        found: dict[str, list[Place]] = {}
        for layer in self.layers:
            for start in range(0, len(names), BATCH):
                part = names[start : start + BATCH]
                marks = ",".join("?" * len(part))
                query = f"SELECT {COLUMNS} FROM name n JOIN place p ON p.n = n.place WHERE n.key IN ({marks})"
                for row in layer.execute(query, part):
                    found.setdefault(row[0], []).append(self._place(*row[1:]))
        for name in names:
            self._held[name] = tuple(merged(found[name])) if name in found else ()

    def _place(self, identity: str, name: str, kind: str, country: str | None, admin1: str | None,
               admin2: str | None, lat: float | None, lon: float | None, population: int) -> Place:  # fmt: skip
        division = self.admin1(country, admin1)
        if kind == "admin1" and division:
            name = division
        return Place(identity, name, kind, country, admin1, division, admin2, lat, lon, population)

    def admin1(self, country: str | None, code: str | None) -> str | None:
        """The name of a first-level division as researchers write it in English."""
        if not country or not code:
            return None
        spot = (country, code)
        if spot not in self._divisions:
            self._divisions[spot] = self._division(spot)
        return self._divisions[spot]

    def _division(self, spot: tuple[str, str]) -> str | None:
        query = "SELECT name FROM division WHERE country = ? AND code = ?"
        for layer in reversed(self.layers):
            for (name,) in layer.execute(query, spot):
                return str(name)
        return None

    def near(self, lat: float, lon: float, km: float = 50.0) -> tuple[Place, ...]:
        """Places around a point, the nearest first: for finding the division that a point lies in."""
        side = km / 111.0
        query = (
            f"SELECT {COLUMNS.replace('n.key', 'p.n')} FROM place p WHERE p.kind = 'place'"
            " AND p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ?"
        )
        box = (lat - side, lat + side, lon - side * 1.5, lon + side * 1.5)
        held = [self._place(*row[1:]) for layer in self.layers for row in layer.execute(query, box)]
        return tuple(sorted(held, key=lambda place: km_between((lat, lon), spot_of(place))))

    def close(self) -> None:
        for layer in self.layers:
            layer.close()


def of_keys(found: Mapping[str, tuple[Place, ...]], tried: Sequence[str]) -> tuple[Place, ...]:
    """The places of a full key; of the bare one too where nothing has the full name or Arabic articles come and go."""
    full = found.get(tried[0], ())
    if len(tried) == 1 or not full:
        return full or found.get(tried[-1], ())
    more = [p for p in found.get(tried[1], ()) if p.country in sources.ARABIC] if has_article(tried[0]) else []
    return tuple(merged([*full, *more])) if more else full


def has_article(key: str) -> bool:
    return key.partition(" ")[0] in ARTICLES


def spot_of(place: Place) -> tuple[float, float]:
    """Its latitude and longitude; a place without them is put at the pole, far from everything."""
    return (place.lat, place.lon) if place.lat is not None and place.lon is not None else (90.0, 0.0)


def merged(places: list[Place]) -> Iterator[Place]:
    """One entry for each place, the best known first: layers name the same town twice."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda p: (RANK.get(p.kind, 2), -p.population, p.id)):
        if not any(same(place, other) for other in kept):
            kept.append(place)
            yield place


def same(a: Place, b: Place) -> bool:
    if a.id == b.id:
        return True
    if a.country != b.country or RANK.get(a.kind, 2) != RANK.get(b.kind, 2) or a.kind != b.kind or a.lat is None:
        return False
    return a.kind not in ("country", "admin1") and km_between(spot_of(a), spot_of(b)) < SAME_KM


def open_gazetteer(*, extra: Sequence[Path] = (), progress: index.Progress | None = None) -> Gazetteer:
    """The gazetteer of the shipped data, the world pack, the pack folders of `extra` and what the user loaded.

    The first call of a new version builds an index (some seconds, told to `progress`); later ones open it.
    Raises SourceError where a list cannot be read.
    """
    folder, note = index.usable_dir()
    base = open_layer(index.built(folder, "places", sources.fingerprint(sources.base_files()), base_parts, progress))
    lists = sources.list_files((resource("seeds") / "packs" / "world", *extra))
    mark = sources.fingerprint((*sources.base_files()[:1], *lists))
    stem = "lists" if not extra else "lists-extra"
    over = open_layer(index.built(folder, stem, mark, lambda: list_parts(base, lists)))
    loaded = loaded_file()
    layers = (base, over, *((open_layer(loaded),) if loaded.exists() else ()))
    return Gazetteer(layers, (note,) if note else ())


def loaded_file() -> Path:
    """The file that holds the country files a user loaded; it may not exist."""
    return data_dir() / "places.sqlite"


def open_layer(path: Path) -> sqlite3.Connection:
    """A read-only connection; pages come from the system's cache, shared by processes."""
    layer = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    layer.execute("PRAGMA mmap_size = 67108864")
    return layer


def base_parts() -> Iterator[tuple[int, int, Iterable[Row]]]:
    files = sources.base_files()
    total = sum(path.stat().st_size for path in files)
    done = 0
    for path in files:
        yield done, total, sources.base_rows(path)
        done += path.stat().st_size


def list_parts(base: sqlite3.Connection, files: Sequence[Path]) -> Iterator[tuple[int, int, Iterable[Row]]]:
    """The rows of the packs' lists: divisions first, since places name them."""
    codes = {(country, fold(name)): code for country, code, name in base.execute(
        "SELECT country, code, name FROM division")}  # fmt: skip
    ordered = sorted(files, key=lambda path: sources.LISTS.index(path.stem.split("-")[0]))
    for number, path in enumerate(ordered):
        rows = [with_centre(sources.row_of(cells, codes), base) for _, cells in sources.list_rows(path)]
        for row in rows:
            if row.kind == "admin1" and row.country and row.admin1:
                codes |= {(row.country, fold(name)): row.admin1 for name in row.names}
        yield number, len(ordered), rows


def with_centre(row: Row, base: sqlite3.Connection) -> Row:
    """A division that gives no coordinates keeps those of the shipped data."""
    if row.kind != "admin1" or row.lat is not None:
        return row
    spot = base.execute(
        "SELECT lat, lon FROM division WHERE country = ? AND code = ?", (row.country, row.admin1)
    ).fetchone()
    return row if spot is None else replaced(row, *spot)


def replaced(row: Row, lat: float | None, lon: float | None) -> Row:
    return Row(
        row.id, row.name, row.kind, row.country, row.admin1, row.admin2, lat, lon, row.population, row.names
    )  # fmt: skip
