"""The first rows of a sorted list, fast however many incidents a SQLite file holds.

Two ways lead there, and which is the shorter depends on the data. Where many incidents meet a condition, the newest
ones are looked at until enough do; where few do, these are fetched and sorted. So a few of the newest are looked at;
then each condition is asked for the incidents that meet it, and gives up where they are many. PostgreSQL's planner
decides the same by its own statistics, and is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from incidents.db.models import Incident, table_of
from incidents.db.query import Clause, order_by
from incidents.db.rows import parts

MOST = 1000  # rows of a page; who wants more reads them all in order
FEW = 30_000  # incidents that are fetched and sorted in a tenth of a second
FEW_OF_WORDS = 60_000  # the same where looking at one row is slow
WINDOWS = (5_000, 40_000)  # so many of the newest incidents are looked at, before and after asking the conditions
FEWEST = 20_000  # the same before anything else is tried
AHEAD = 500  # incidents looked at, before asking the conditions, where that is slow
CHUNK = 100  # of them together
LIVE = "f.state IN ('open', 'confirmed')"  # as in incident_flat


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a sorted list are wanted."""

    sort: str
    limit: int
    offset: int


def first_ids(connection: Connection, conditions: Sequence[Clause], page: Page) -> list[int] | None:
    """The ids of the rows of a page, at most `limit`; None where the view has to be read itself."""
    names = {name.lstrip("-") for name in page.sort.split(",")} if page.sort else set()
    if page.limit + page.offset > MOST or not names <= set(table_of(Incident).c.keys()):
        return None
    if connection.dialect.name != "sqlite":
        return _ids(connection, [_anywhere(one) for one in conditions], page)
    slow = [one for one in conditions if one.slow]
    quick = [one for one in conditions if not one.slow]
    return _of_slow(connection, quick, slow, page) if slow else _of_quick(connection, quick, page)


def _of_quick(connection: Connection, conditions: Sequence[Clause], page: Page) -> list[int]:
    """The page where looking at one row is quick: out of the newest, out of few, or out of all."""
    if found := _in_window(connection, conditions, page, WINDOWS[0]):
        return found
    few, others = _few(connection, conditions, FEW)
    if few is not None:
        return _ids(connection, [_among(few), *others], page)
    return _in_window(connection, others, page, WINDOWS[1]) or _ids(connection, others, page)


def _of_slow(connection: Connection, quick: Sequence[Clause], slow: Sequence[Clause], page: Page) -> list[int]:
    """The page where looking at one row is slow: out of few, of the first that meet the other conditions, or of all."""
    if (found := _of_the_few(connection, quick, slow, page, FEWEST)) is not None:
        return found
    first = _of_quick(connection, quick, Page(page.sort, AHEAD, 0))
    looked = _looked_at(connection, first, slow, page)
    if len(looked) == page.limit or len(first) < AHEAD:
        return looked
    if (found := _of_the_few(connection, quick, slow, page, FEW_OF_WORDS)) is not None:
        return found
    return _ids(connection, [*quick, *map(_anywhere, slow)], page)


def _of_the_few(
    connection: Connection, quick: Sequence[Clause], slow: Sequence[Clause], page: Page, most: int
) -> list[int] | None:
    """The page, where at most so many meet the slow conditions; else None."""
    few, others = _few(connection, slow, most)
    return None if few is None or others else _ids(connection, [_among(few), *quick], page)


def _looked_at(connection: Connection, ids: Sequence[int], conditions: Sequence[Clause], page: Page) -> list[int]:
    """The page out of these incidents, looked at in their order and no further than needed."""
    found: list[int] = []
    for chunk in parts(ids, CHUNK):
        found += _ids(connection, [_among(chunk), *conditions], Page(page.sort, CHUNK, 0))
        if len(found) >= page.limit + page.offset:
            break
    return found[page.offset : page.offset + page.limit]


def _anywhere(one: Clause) -> Clause:
    return Clause(one.anywhere, one.values)


def _ids(connection: Connection, conditions: Sequence[Clause], page: Page) -> list[int]:
    values: dict[str, Any] = {"limit": page.limit, "offset": page.offset}
    for one in conditions:
        values |= one.values
    where = " AND ".join([LIVE, *(one.sql for one in conditions)])
    query = f"SELECT f.id FROM incident f WHERE {where}{order_by(page.sort)} LIMIT :limit OFFSET :offset"
    return [row[0] for row in connection.execute(text(query), values)]


def _in_window(connection: Connection, conditions: Sequence[Clause], page: Page, size: int) -> list[int]:
    """The page, where it is full of the first incidents by date; else none."""
    first = page.sort.partition(",")[0]
    if first.lstrip("-") != "date_start":
        return []
    order, sign = ("DESC", ">=") if first.startswith("-") else ("ASC", "<=")
    dated = [one for one in conditions if one.sql.startswith("f.date_start")]
    where = " AND ".join(["f.date_start IS NOT NULL", *(one.sql for one in dated)])
    query = f"SELECT f.date_start FROM incident f WHERE {where} ORDER BY f.date_start {order} LIMIT 1 OFFSET {size}"
    values = {key: value for one in dated for key, value in one.values.items()}
    edge = connection.execute(text(query), values).scalar()
    window = Clause(f"f.date_start {sign} :window", {"window": str(edge)})
    found = _ids(connection, [*conditions, window], page) if edge else []
    return found if len(found) == page.limit else []


def _few(connection: Connection, conditions: Sequence[Clause], most: int) -> tuple[list[int] | None, list[Clause]]:
    """The incidents that meet all conditions which at most so many meet, or None; and the conditions that are left."""
    few: set[int] | None = None
    left = []
    for one in conditions:
        if one.ids is None or (few is not None and len(few) <= CHUNK):
            left.append(one)
            continue
        found = {row[0] for row in connection.execute(text(f"{one.ids} LIMIT {most + 1}"), one.values)}
        if len(found) > most:
            left.append(one)
        else:
            few = found if few is None else few & found
    return (None if few is None else sorted(few)), left


def _among(ids: Sequence[int]) -> Clause:
    return Clause("f.id IN (SELECT value FROM json_each(:few))", {"few": json.dumps(ids)})
