"""A user's own SQL, read-only in truth: the database itself refuses whatever would write."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from incidents.db.session import Database
from incidents.errors import DatabaseError

_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_LOOKING = {"table_info", "table_xinfo", "index_list", "index_info", "foreign_key_list", "compile_options"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of a query, and its rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(
    database: Database, query: str, values: Mapping[str, str] | None = None, *, seconds: float = 60
) -> Iterator[Answer]:
    """The answer to one query with its `:name` parameters; stopped after so many seconds.

    Raises DatabaseError with what the database says: a statement that writes, an error in the SQL, the time limit.
    """
    raw = database.engine.raw_connection()
    try:
        cursor = _sqlite(raw, seconds) if database.dialect == "sqlite" else _postgres(raw, seconds)
        with _told(seconds):
            cursor.execute(*_statement(database, query, values or {}))
            if not cursor.description:
                raise DatabaseError("that is no query", "a query begins with SELECT, VALUES or WITH")
            yield Answer(tuple(column[0] for column in cursor.description), iter(cursor))
    finally:
        raw.invalidate()
        raw.close()


def _sqlite(raw: Any, seconds: float) -> Any:
    """A cursor that may only look: the file is open read-only, and the authorizer lets nothing else through."""
    connection: sqlite3.Connection = raw.driver_connection
    connection.execute("PRAGMA query_only = ON")
    end = time.monotonic() + seconds
    connection.set_progress_handler(lambda: int(time.monotonic() > end), 10_000)
    connection.set_authorizer(_authorize)
    return connection.cursor()


def _authorize(action: int, first: str | None, second: str | None, *_: Any) -> int:
    looking = action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _LOOKING
    harmful = action == sqlite3.SQLITE_FUNCTION and (second or "").lower() == "load_extension"
    allowed = (action in _ALLOWED or looking) and not harmful
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _postgres(raw: Any, seconds: float) -> Any:
    """A server-side cursor, which takes queries only, in a transaction that the server keeps from writing."""
    connection = raw.driver_connection
    connection.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    connection.commit()
    connection.execute("SET TRANSACTION READ ONLY")
    connection.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
    return connection.cursor(name="incidents_sql")


def _statement(database: Database, query: str, values: Mapping[str, str]) -> tuple[Any, ...]:
    query = query.strip().rstrip(";")
    if database.dialect == "sqlite":
        return query, dict(values)
    if not values:
        return (query,)
    # psycopg's own marks, outside of what is quoted.
    marked = re.sub(
        r"('(?:[^']|'')*')|(?<![:\w]):([A-Za-z_]\w*)",
        lambda m: m[1].replace("%", "%%") if m[1] else f"%({m[2]})s",
        query,
    )
    return marked, dict(values)


@contextmanager
def _told(seconds: float) -> Iterator[None]:
    """What the database says, as one line."""
    try:
        yield
    except DatabaseError:
        raise
    except Exception as error:
        if not _is_of_a_driver(error):
            raise
        raise _fault(str(error).strip().splitlines()[0], seconds) from error


def _is_of_a_driver(error: Exception) -> bool:
    return isinstance(error, sqlite3.Error) or type(error).__module__.partition(".")[0] == "psycopg"


def _fault(said: str, seconds: float) -> DatabaseError:
    low = said.lower()
    if "interrupted" in low or "statement timeout" in low:
        return DatabaseError(f"the query took longer than {seconds:g} seconds", "raise --timeout")
    if any(words in low for words in ("not authorized", "readonly", "read-only", "prohibited", "declare cursor")):
        return DatabaseError(f"only queries are allowed here ({said})", "change cells with: incidents correct")
    if "syntax error" in low and "select" not in low:
        return DatabaseError(f"the database says: {said}", "a query begins with SELECT, VALUES or WITH")
    return DatabaseError(f"the database says: {said}", "incidents sql --help lists the views")
