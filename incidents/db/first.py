"""The first rows of a sorted list, fast however many incidents a SQLite file holds.

Two ways lead there, and which is the shorter depends on the data. Where many incidents meet a condition, the newest
ones are looked at until enough do; where few do, these are fetched and sorted. So each condition that asks for more
than a row's own cells is tried first: if few incidents meet it, they are the list to choose from, else each row is
looked at. PostgreSQL's planner decides the same by its own statistics, and is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from incidents.db.models import Incident, table_of
from incidents.db.query import Clause, order_by

MOST = 1000  # rows of a page; who wants more reads them all in order
FEW = 20_000  # incidents that are fetched and sorted in less than a tenth of a second
WINDOW = 20_000  # the newest incidents, among which the first rows are looked for
LIVE = "f.state IN ('open', 'confirmed')"  # as in incident_flat


def first_ids(
    connection: Connection, conditions: Sequence[Clause], sort: str, limit: int, offset: int
) -> list[int] | None:
    """The ids of the rows from `offset` on, at most `limit`; None where the view has to be read itself."""
    names = [name.lstrip("-") for name in sort.split(",")] if sort else []
    if limit + offset > MOST or not set(names) <= set(table_of(Incident).c.keys()):
        return None
    if connection.dialect.name != "sqlite":
        return _ids(connection, [Clause(one.anywhere, one.values) for one in conditions], sort, limit, offset)
    few, others = _few(connection, conditions)
    if few is not None:
        chosen = Clause("f.id IN (SELECT value FROM json_each(:few))", {"few": json.dumps(few)})
        return _ids(connection, [chosen, *others], sort, limit, offset)
    window = _window(connection, sort)
    found = _ids(connection, [*others, window], sort, limit, offset) if window else []
    return found if len(found) == limit else _ids(connection, others, sort, limit, offset)


def _ids(connection: Connection, conditions: Sequence[Clause], sort: str, limit: int, offset: int) -> list[int]:
    values: dict[str, Any] = {"limit": limit, "offset": offset}
    for one in conditions:
        values |= one.values
    where = " AND ".join([LIVE, *(one.sql for one in conditions)])
    query = f"SELECT f.id FROM incident f WHERE {where}{order_by(sort)} LIMIT :limit OFFSET :offset"
    return [row[0] for row in connection.execute(text(query), values)]


def _few(connection: Connection, conditions: Sequence[Clause]) -> tuple[list[int] | None, list[Clause]]:
    """The incidents that meet all conditions which few meet, or None; and the conditions that are left."""
    few: set[int] | None = None
    left = []
    for one in conditions:
        query = text(f"{one.ids} LIMIT {FEW + 1}") if one.ids else None
        found = {row[0] for row in connection.execute(query, one.values)} if query is not None else set()
        if query is None or len(found) > FEW:
            left.append(one)
        else:
            few = found if few is None else few & found
    return (None if few is None else sorted(few)), left


def _window(connection: Connection, sort: str) -> Clause | None:
    """A condition that holds for the first incidents by date; None where they are not sorted by date, or not so many."""
    first = sort.partition(",")[0]
    if first.lstrip("-") != "date_start":
        return None
    order, sign = ("DESC", ">=") if first.startswith("-") else ("ASC", "<=")
    query = f"SELECT date_start FROM incident WHERE date_start IS NOT NULL ORDER BY date_start {order} LIMIT 1 OFFSET {WINDOW}"
    edge = connection.execute(text(query)).scalar()
    return Clause(f"f.date_start {sign} :window", {"window": str(edge)}) if edge else None
