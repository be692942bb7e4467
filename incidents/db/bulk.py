"""Bulk statements: many rows by one prepared statement, ids assigned by the program, long lists of keys in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from incidents.db.models import Base, table_of
from incidents.db.rows import Row, parts

PART = 2000  # keys in one IN (...)


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def free_ids(connection: Connection, model: type[Base]) -> Iterator[int]:
    """Ids that no row has; safe because a writer holds the write lock from its first statement."""
    last = connection.execute(select(func.max(table_of(model).c.id))).scalar()
    return count((last or 0) + 1)


def insert_rows(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table_of(model)), rows)


def update_rows(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    """Rows named by their `id`; all have the same columns."""
    if rows:
        table = table_of(model)
        cells: dict[str, Any] = {key: bindparam(f"new_{key}") for key in rows[0] if key != "id"}
        statement = update(table).where(table.c.id == bindparam("row_id")).values(cells)
        connection.execute(
            statement, [{"row_id" if key == "id" else f"new_{key}": row[key] for key in row} for row in rows]
        )


def delete_rows(connection: Connection, model: type[Base], column: str, keys: Iterable[Any]) -> None:
    """The rows whose column holds one of the keys."""
    table = table_of(model)
    for part in parts(keys, PART):
        connection.execute(delete(table).where(table.c[column].in_(part)))


def rows_where(connection: Connection, query: Select[Any], column: Any, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query whose column holds one of the keys."""
    for part in parts(keys, PART):
        yield from connection.execute(query.where(column.in_(part))).mappings()
