"""Bulk statements: many rows by one prepared statement, ids assigned by the program, long lists of keys in parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Select,
    any_,
    bindparam,
    delete,
    func,
    literal,
    select,
    update,
)

from incidents.db.models import Base, table_of
from incidents.db.rows import Row, parts

PART = 20_000  # keys in one statement


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def free_ids(connection: Connection, model: type[Base]) -> Iterator[int]:
    """Ids that no row has; safe because a writer holds the write lock from its first statement."""
    last = connection.execute(select(func.max(table_of(model).c.id))).scalar()
    return count((last or 0) + 1)


def insert_rows(connection: Connection, model: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows that have the same columns."""
    if rows:
        insert_tuples(connection, model, tuple(rows[0]), list(map(itemgetter(*rows[0]), rows)))


def insert_tuples(
    connection: Connection, model: type[Base], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows as tuples, handed to the driver as they are: Core's parameters would cost twice as much."""
    if not rows:
        return
    listed = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {table_of(model).name} ({listed}) VALUES ({marks})", list(rows))


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
        connection.execute(delete(table).where(among(connection, table.c[column], part)))


def rows_where(connection: Connection, query: Select[Any], column: Any, keys: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query whose column holds one of the keys; one prepared statement however many there are."""
    for part in parts(keys, PART):
        yield from connection.execute(query.where(among(connection, column, part))).mappings()


def tuples_where(connection: Connection, query: Select[Any], column: Any, keys: Iterable[Any]) -> Iterator[Any]:
    """The same as plain tuples, for many short rows."""
    for part in parts(keys, PART):
        yield from connection.execute(query.where(among(connection, column, part))).all()


def among(connection: Connection, column: Any, keys: Sequence[Any]) -> ColumnElement[bool]:
    """A condition that a column holds one of the keys, handed over as one value."""
    if connection.dialect.name == "postgresql":
        return cast(ColumnElement[bool], column == any_(literal(list(keys), ARRAY(column.type))))
    listed = func.json_each(literal(json.dumps(list(keys)))).table_valued("value")
    return cast(ColumnElement[bool], column.in_(select(listed.c.value)))
