"""Bulk statements: many rows by one prepared statement, ids assigned by the program, long lists of keys in parts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, cast

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Date,
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
    """Insert rows that have the same columns, handed to the driver as they are: half the cost of Core's parameters."""
    if not rows:
        return
    names = list(rows[0])
    sqlite = connection.dialect.name == "sqlite"
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(["?" if sqlite else "%s"] * len(names))
    values = [tuple(map(row.__getitem__, names)) for row in rows]
    days = [n for n, name in enumerate(names) if isinstance(table_of(model).c[name].type, Date)]
    if sqlite and days:
        values = [_iso(row, days) for row in values]
    connection.exec_driver_sql(f"INSERT INTO {table_of(model).name} ({columns}) VALUES ({marks})", values)


def _iso(row: tuple[Any, ...], days: Sequence[int]) -> tuple[Any, ...]:
    """A row with its days as SQLite keeps them."""
    cells = list(row)
    for n in days:
        cells[n] = cells[n].isoformat() if isinstance(cells[n], date) else cells[n]
    return tuple(cells)


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


def among(connection: Connection, column: Any, keys: Sequence[Any]) -> ColumnElement[bool]:
    """A condition that a column holds one of the keys, handed over as one value."""
    if connection.dialect.name == "postgresql":
        return cast(ColumnElement[bool], column == any_(literal(list(keys), ARRAY(column.type))))
    listed = func.json_each(literal(json.dumps(list(keys)))).table_valued("value")
    return cast(ColumnElement[bool], column.in_(select(listed.c.value)))
