"""Opening a database: SQLite in a file by default, PostgreSQL by URL; faults are told in one line with the way out."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event, exc, make_url
from sqlalchemy import Connection as Connection
from sqlalchemy.pool import NullPool, QueuePool

from incidents.errors import DatabaseError

T = TypeVar("T")
DEFAULT = "incidents.db"
PRAGMAS = ("foreign_keys = ON", f"cache_size = {-32 * 1024}")  # of every connection; the cache in KiB
BUSY_SECONDS = 20.0  # how long a writer waits for another one
LOCK = 0x1C1DE275  # advisory lock of PostgreSQL: one writer at a time
WAYS_OUT = (
    ("readonly database", "the database {name} cannot be written", "check the permissions of the file and its folder"),
    ("database is locked", "the database {name} is in use by another program", "try again when it has finished"),
    ("database or disk is full", "the disk is full", "free some space and run the command again"),
    ("file is not a database", "{name} is not a database of incidents", "give another file by --db"),
    ("disk image is malformed", "the database {name} is damaged", "restore it from a copy"),
    ("disk i/o error", "the database {name} cannot be read or written", "look at the disk"),
    ("changes are left", "{name}-wal holds changes that {name} lacks", "open it once where its folder can be written"),
    ("unable to open", "the database {name} cannot be opened", "check the path and its permissions"),
    ("no such table", "{name} is not a database of incidents", "give another file by --db"),
)


@dataclass(frozen=True, slots=True)
class Database:
    """An opened database; `name` is what messages call it."""

    name: str
    engine: Engine

    @property
    def dialect(self) -> str:
        return self.engine.dialect.name

    def close(self) -> None:
        """Let go of connections that are kept; a SQLite database is one file again."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with told(self.name), self.engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer shares; committed at its end, or not at all."""
        engine = self.engine.execution_options(incidents_write=True)
        with told(self.name), engine.begin() as connection:
            if self.dialect == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            yield connection

    @contextmanager
    def trying(self) -> Iterator[Connection]:
        """A transaction like one that writes, but taken back at its end: to see what would change."""
        engine = self.engine.execution_options(incidents_write=True)
        with told(self.name), engine.connect() as connection:
            yield connection
            connection.rollback()


def learn(connection: Connection) -> None:
    """Let a SQLite database look how its rows are spread, in a moment; PostgreSQL does so by itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA analysis_limit = 400")
        connection.exec_driver_sql("ANALYZE")


PAUSES = (0.2, 1.0, 3.0)  # seconds before a lost connection is tried again


def retried(database: Database, work: Callable[[Connection], T], *, write: bool = True) -> T:
    """Do work on a connection, again where the connection was lost; the work must stand being done twice."""
    opened = database.writing if write else database.reading
    for pause in PAUSES:
        try:
            with opened() as connection:
                return work(connection)
        except DatabaseError as error:
            if not is_lost(error):
                raise
            time.sleep(pause)
    with opened() as connection:
        return work(connection)


def is_lost(error: DatabaseError) -> bool:
    """Whether the server went away, as opposed to refusing something."""
    cause = error.__cause__
    return isinstance(cause, exc.OperationalError) and (
        cause.connection_invalidated or "connection" in str(cause.orig).lower()
    )


def database_url(given: str | None) -> URL:
    """The database meant by an option, INCIDENTS_DB or the default: a URL or the path of a SQLite file."""
    name = given or os.environ.get("INCIDENTS_DB") or DEFAULT
    if "://" not in name:
        return URL.create("sqlite", database=name)
    try:
        url = make_url(name)
    except exc.ArgumentError as error:
        raise DatabaseError(f"{name!r} is no database URL", "write sqlite:///FILE or postgresql://HOST/NAME") from error
    return _supported(url)


def _supported(url: URL) -> URL:
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise DatabaseError(f"{kind} is not supported", "write sqlite:///FILE or postgresql://HOST/NAME")
    return url


def name_of(url: URL) -> str:
    """How messages call a database: the file, or the URL without its password."""
    is_file = url.get_backend_name() == "sqlite"
    return str(url.database or ":memory:") if is_file else url.set(drivername="postgresql").render_as_string()


def exists(url: URL) -> bool:
    """Whether there is anything to open: a file with something in it; a server is always asked."""
    if url.get_backend_name() != "sqlite":
        return True
    path = Path(str(url.database))
    return path.exists() and path.stat().st_size > 0


def engine_for(url: URL, *, mode: str = "rw", kept: bool = False) -> Engine:
    """An engine; `mode` as in SQLite: ro, rw, or rwc, which makes a missing file.

    A connection to SQLite is closed after each use, so that nothing stays beside the file, or with `kept` is used
    again until the engine is disposed of: for many transactions in a row.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, mode, kept=kept)
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ImportError as error:
        raise DatabaseError("PostgreSQL needs the driver", "pip install 'incidents[postgres]'") from error
    return engine


def _sqlite_engine(url: URL, mode: str, *, kept: bool) -> Engine:
    seconds = float(str(url.query.get("timeout", BUSY_SECONDS)))

    sqlite3.register_adapter(date, date.isoformat)

    def connect() -> sqlite3.Connection:
        connection = _connect(str(url.database), mode, seconds)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if mode != "ro":
            connection.execute("PRAGMA journal_mode = WAL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool if kept else NullPool)
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: str, mode: str, seconds: float) -> sqlite3.Connection:
    """A connection that starts no transaction of its own; in a folder that cannot be written, the file as it is."""
    options: dict[str, Any] = {"uri": True, "timeout": seconds, "isolation_level": None, "check_same_thread": False}
    address = f"file:{quote(path)}?mode={mode}"
    connection: sqlite3.Connection = sqlite3.connect(address, **options)
    try:
        connection.execute("SELECT 1 FROM sqlite_master")
    except sqlite3.OperationalError:
        if mode != "ro" or os.access(Path(path).absolute().parent, os.W_OK):
            raise
        if _has_leftovers(path):
            raise sqlite3.OperationalError("changes are left beside the file") from None
        connection = sqlite3.connect(address + "&immutable=1", **options)
    return connection


def _has_leftovers(path: str) -> bool:
    """Whether changes of a program that was stopped still wait beside the file, to be taken in by the next writer."""
    beside = Path(f"{path}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _begin(connection: Connection) -> None:
    """SQLite takes the write lock at once where a write is meant, so that two writers wait and never deadlock."""
    immediate = connection.get_execution_options().get("incidents_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def told(name: str) -> Iterator[None]:
    """Faults of the database as one line with the way out."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        raise _fault(name, error) from error


def _fault(name: str, error: Exception) -> DatabaseError:
    said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    for words, reason, hint in WAYS_OUT:
        if words in said.lower():
            return DatabaseError(reason.format(name=name), hint)
    if isinstance(error, exc.OperationalError) and "://" in name:
        return DatabaseError(f"the database {name} does not answer: {said}", "check that the server runs and try again")
    return DatabaseError(f"the database {name} refused: {said}")
