"""The indexed file of the gazetteer: built from its sources, kept in the user's cache directory."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from incidents.gazetteer.sources import Row, row_keys
from incidents.resources import cache_dir

Progress = Callable[[int, int], None]
SCHEMA = """
CREATE TABLE place(n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
                   lat REAL, lon REAL, population INTEGER);
CREATE TABLE name(key TEXT, place INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE division(country TEXT, code TEXT, name TEXT, lat REAL, lon REAL, PRIMARY KEY(country, code)) WITHOUT ROWID;
"""


def usable_dir() -> tuple[Path, str | None]:
    """A folder that can be written, and a note where it is not the one asked for."""
    wanted = cache_dir()
    try:
        wanted.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=wanted):
            return wanted, None
    except OSError as error:
        spare = Path(tempfile.gettempdir()) / f"incidents-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
        spare.mkdir(parents=True, exist_ok=True, mode=0o700)
        reason = error.strerror or error
        return spare, f"the cache {wanted} cannot be written ({reason}); using {spare}: set INCIDENTS_CACHE to another"


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """One builder at a time where the system has file locks; elsewhere two build and the last one stays."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def built(folder: Path, stem: str, mark: str, rows: Callable[[], Iterator[tuple[int, int, Iterable[Row]]]],
          progress: Progress | None = None) -> Path:  # fmt: skip
    """The index file `stem-mark`, made from `rows` unless it stands there; older ones of the stem are removed."""
    path = folder / f"{stem}-{mark}.sqlite"
    if path.exists():
        return path
    with _turn(folder / f"{stem}.lock"):
        if not path.exists():
            write_index(path, rows(), progress)
            for old in folder.glob(f"{stem}-*.sqlite"):
                if old != path:
                    with suppress(OSError):
                        old.unlink()
    return path


def write_index(path: Path, parts: Iterable[tuple[int, int, Iterable[Row]]], progress: Progress | None) -> None:
    """Writes an index beside its final place and moves it there in one step."""
    handle, spare = tempfile.mkstemp(prefix=path.stem, suffix=".tmp", dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(spare, isolation_level=None)) as database:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
            fill(database, parts, progress)
        os.replace(spare, path)
    finally:
        Path(spare).unlink(missing_ok=True)


def fill(database: sqlite3.Connection, parts: Iterable[tuple[int, int, Iterable[Row]]],
         progress: Progress | None) -> None:  # fmt: skip
    """Stores the rows of every part; names go in at the end, sorted, which is far quicker."""
    names: list[tuple[str, int]] = []
    database.execute("BEGIN")
    for done, total, rows in parts:
        if progress:
            progress(done, total)
        held = list(rows)
        add_rows(database, held, names)
    names.sort()
    database.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", names)
    database.execute("COMMIT")
    if progress:
        progress(1, 1)


def add_rows(database: sqlite3.Connection, rows: list[Row], names: list[tuple[str, int]]) -> None:
    (first,) = database.execute("SELECT coalesce(max(n), 0) + 1 FROM place").fetchone()
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (n, r.id, r.name, r.kind, r.country, r.admin1, r.admin2, r.lat, r.lon, r.population)
            for n, r in enumerate(rows, first)
        ),
    )
    database.executemany(
        "INSERT OR REPLACE INTO division VALUES (?, ?, ?, ?, ?)",
        ((r.country, r.admin1, r.name, r.lat, r.lon) for r in rows if r.kind == "admin1"),
    )
    names.extend((key, n) for n, row in enumerate(rows, first) for key in row_keys(row))
