"""Copies of one wire text among reports, found by the sampled word runs that they share; counted once as sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from incidents.db.bulk import delete_rows, rows_where
from incidents.db.models import Report, Shingle, table_of
from incidents.db.rows import Row
from incidents.linking import COPY, contained, sketch

COMMON = 20  # reports; a run of words that more of them hold is page furniture, and is kept no more
FEWEST = 3  # shared runs without which nothing is looked at closer


def find_copies(
    connection: Connection, texts: Mapping[int, str], changed: Iterable[int]
) -> tuple[dict[int, int], list[Row]]:
    """Which of these reports copy an earlier one: the first of its copies, by the report's id; and the runs to keep."""
    delete_rows(connection, Shingle, "report_id", changed)
    sketches = {id: sketch(text) for id, text in texts.items()}
    holders = _holders(connection, {run for runs in sketches.values() for run in runs})
    known = _stored_sketches(connection, sketches, holders)
    originals = _originals(connection, known)
    found: dict[int, int] = {}
    rows: list[Row] = []
    for id, runs in sketches.items():
        if (other := _copied(id, runs, holders, known)) is not None:
            original = found.get(other, originals.get(other, other))
            found |= {id: original} if original != id else {}
        known[id] = runs
        for run in runs:
            if len(holders[run]) < COMMON:
                holders[run].append(id)
                rows.append({"hash": run, "report_id": id})
    return found, rows


def _holders(connection: Connection, runs: Iterable[int]) -> dict[int, list[int]]:
    """The stored reports that hold each run."""
    table = table_of(Shingle)
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows_where(connection, select(table), table.c.hash, sorted(runs)):
        found[row["hash"]].append(row["report_id"])
    return found


def _stored_sketches(
    connection: Connection, sketches: Mapping[int, Sequence[int]], holders: Mapping[int, Sequence[int]]
) -> dict[int, tuple[int, ...]]:
    """The sketches of the stored reports that share enough with one of the new."""
    close = {id for runs in sketches.values() for id in _close(runs, holders)}
    table = table_of(Shingle)
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows_where(connection, select(table), table.c.report_id, sorted(close)):
        found[row["report_id"]].append(row["hash"])
    return {id: tuple(sorted(runs)) for id, runs in found.items()}


def _close(runs: Sequence[int], holders: Mapping[int, Sequence[int]]) -> list[int]:
    shared: dict[int, int] = defaultdict(int)
    for run in runs:
        for id in holders.get(run, ()):
            shared[id] += 1
    return sorted(id for id, count in shared.items() if count >= FEWEST)


def _copied(
    id: int, runs: Sequence[int], holders: Mapping[int, Sequence[int]], known: Mapping[int, Sequence[int]]
) -> int | None:
    """The earliest report of which this one is a copy."""
    close = (other for other in _close(runs, holders) if other != id and other in known)
    return next((other for other in close if contained(runs, known[other]) >= COPY), None)


def _originals(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """The report that each of these copies, or itself."""
    table = table_of(Report)
    original = func.coalesce(table.c.copy_of, table.c.id).label("original")
    rows = rows_where(connection, select(table.c.id, original), table.c.id, sorted(ids))
    return {row["id"]: row["original"] for row in rows}
