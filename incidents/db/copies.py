"""Copies of one wire text among reports, found by the sampled word runs that they share; counted once as sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select

from incidents.db.bulk import delete_rows, rows_where, tuples_where
from incidents.db.models import Report, Shingle, table_of
from incidents.linking import COPY, contained, sketch

COMMON = 8  # reports; a run of words that more of them hold is page furniture or told already, and is kept no more
FEWEST = 3  # shared runs without which nothing is looked at closer


def find_copies(
    connection: Connection, texts: Mapping[int, str], changed: Iterable[int]
) -> tuple[dict[int, int], list[tuple[int, int]]]:
    """Which of these reports copy an earlier one: the first of its copies, by the report's id; and the runs to keep."""
    delete_rows(connection, Shingle, "report_id", changed)
    sketches = {id: sketch(text) for id, text in texts.items()}
    stored = _holders(connection, {run for runs in sketches.values() for run in runs})
    close = {id: _close(runs, stored) for id, runs in sketches.items()}
    known = _stored_sketches(connection, {other for others in close.values() for other in others})
    originals = _originals(connection, known)
    fresh: dict[int, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    rows: list[tuple[int, int]] = []
    for id, runs in sketches.items():
        if (other := _copied(id, runs, [*close[id], *_close(runs, fresh)], known)) is not None:
            original = found.get(other, originals.get(other, other))
            found |= {id: original} if original != id else {}
        known[id] = runs
        for run in runs:
            if len(stored.get(run, ())) + len(fresh[run]) < COMMON:
                fresh[run].append(id)
                rows.append((run, id))
    return found, rows


def _holders(connection: Connection, runs: Iterable[int]) -> dict[int, list[int]]:
    """The stored reports that hold each run."""
    table = table_of(Shingle)
    found: dict[int, list[int]] = defaultdict(list)
    for run, report in tuples_where(connection, select(table.c.hash, table.c.report_id), table.c.hash, sorted(runs)):
        found[run].append(report)
    return found


def _stored_sketches(connection: Connection, reports: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """The sketches of stored reports."""
    table = table_of(Shingle)
    found: dict[int, list[int]] = defaultdict(list)
    query = select(table.c.hash, table.c.report_id)
    for run, report in tuples_where(connection, query, table.c.report_id, sorted(reports)):
        found[report].append(run)
    return {id: tuple(sorted(runs)) for id, runs in found.items()}


def _close(runs: Sequence[int], holders: Mapping[int, Sequence[int]]) -> list[int]:
    """The reports that share some runs."""
    there = [id for run in runs if run in holders for id in holders[run]]
    if len(there) < FEWEST:
        return []
    return [id for id, count in Counter(there).items() if count >= FEWEST]


def _copied(id: int, runs: Sequence[int], close: Iterable[int], known: Mapping[int, Sequence[int]]) -> int | None:
    """The earliest report of which this one is a copy."""
    others = (other for other in sorted(set(close)) if other != id and other in known)
    return next((other for other in others if contained(runs, known[other]) >= COPY), None)


def _originals(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """The report that each of these copies, or itself."""
    table = table_of(Report)
    original = func.coalesce(table.c.copy_of, table.c.id).label("original")
    rows = rows_where(connection, select(table.c.id, original), table.c.id, sorted(ids))
    return {row["id"]: row["original"] for row in rows}
