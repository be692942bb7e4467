"""The present rules over the stored reports: what is new, what is gone, which cells changed; decisions stay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from incidents.db.bulk import rows_where
from incidents.db.files import forget_files
from incidents.db.models import Extracted, Report, Run, Source, table_of
from incidents.db.models import Incident as IncidentRow
from incidents.db.rows import LISTS, SCALARS, day
from incidents.db.runs import Run as OpenRun
from incidents.db.runs import add_run, close_run, open_run
from incidents.db.session import Database, retried
from incidents.db.store import is_of_the_data, store_batch
from incidents.errors import DatabaseError
from incidents.model import UNSPOKEN, Extraction
from incidents.model import Report as Read
from incidents.packs import Pack

WATCHED = (*SCALARS, *LISTS, "reports")
LIVE = ("open", "confirmed")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of one incident before and after; `field` is 'added' or 'gone' for a whole incident."""

    incident: int
    report: str
    field: str
    old: Any
    new: Any


def outdated(database: Database, rules: str, *, everything: bool = False) -> Iterator[Read]:
    """The stored reports that were last read by other rules, in order of their ids; or all of them."""
    report, run, source = table_of(Report), table_of(Run), table_of(Source)
    query = (
        select(report, source.c.name.label("source"))
        .join(run, run.c.id == report.c.run_id)
        .outerjoin(source, source.c.id == report.c.source_id)
        .order_by(report.c.id)
        .limit(200)
    )
    if not everything:
        query = query.where(run.c.rules != rules)
    last = 0
    while True:
        with database.reading() as connection:
            page = [dict(row) for row in connection.execute(query.where(report.c.id > last)).mappings()]
        if not page:
            return
        yield from map(_read, page)
        last = page[-1]["id"]


def _read(row: Mapping[str, Any]) -> Read:
    names = ("text", "title", "published_from", "source", "url", "language")
    cells = {name: row[name] for name in names}
    notes = tuple(note for note in json.loads(row["notes"]) if not note.startswith(UNSPOKEN))
    return Read(row["key"], published=day(row["published"]), notes=notes, **cells)


def recode(connection: Connection, extractions: Sequence[Extraction], run: OpenRun) -> list[Change]:
    """Store what the rules read anew, within a transaction; returns what changed."""
    ids = _reports(connection, [one.report.id for one in extractions])
    before = _cells(connection, _incidents(connection, ids))
    store_batch(connection, extractions, run, anew=True)
    forget_files(connection, run.rules)
    after = _cells(connection, _incidents(connection, ids) | before.keys())
    return list(_changes(before, after))


def _reports(connection: Connection, keys: Iterable[str]) -> list[int]:
    table = table_of(Report)
    return [row["id"] for row in rows_where(connection, select(table.c.id), table.c.key, sorted(set(keys)))]


def _incidents(connection: Connection, reports: Iterable[int]) -> set[int]:
    table = table_of(Extracted)
    rows = rows_where(connection, select(table.c.incident_id), table.c.report_id, reports)
    return {row["incident_id"] for row in rows}


def _cells(connection: Connection, incidents: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The watched cells of live incidents, with the report that leads."""
    table, report = table_of(IncidentRow), table_of(Report)
    columns = [table.c[name] for name in WATCHED]
    query = select(table.c.id, report.c.key, *columns).join(report, report.c.id == table.c.report_id)
    rows = rows_where(connection, query.where(table.c.state.in_(LIVE)), table.c.id, sorted(incidents))
    return {row["id"]: dict(row) for row in rows}


def _changes(before: Mapping[int, Mapping[str, Any]], after: Mapping[int, Mapping[str, Any]]) -> Iterator[Change]:
    for id in sorted(before.keys() | after.keys()):
        old, new = before.get(id), after.get(id)
        if old is None or new is None:
            row = old or new or {}
            yield Change(id, row["key"], "added" if new else "gone", old and _words(old), new and _words(new))
            continue
        for name in WATCHED:
            if old[name] != new[name]:
                yield Change(id, new["key"], name, old[name], new[name])


def _words(row: Mapping[str, Any]) -> str:
    """An incident in a few words, for a list of changes."""
    told = (row["type"], row["place"], row["country"], row["date_edtf"], f"killed {row['killed']}")
    return " ".join(str(one) for one in told if one)


def recode_all(
    database: Database, batches: Iterable[list[Extraction]], packs: Sequence[Pack], *, dry: bool = False
) -> Iterator[tuple[int, list[Change]]]:
    """Recode batch by batch; yields how many reports each held, and what changed.

    Each batch is a transaction of its own: stopped at any moment, the rest is done by the next run. With `dry` all is
    one transaction that is taken back.
    """
    if dry:
        with database.trying() as connection:
            run = add_run(connection, "recode", packs)
            for batch in batches:
                yield len(batch), recode(connection, batch, run)
        return
    opened: OpenRun | None = None
    for batch in batches:
        opened = opened or open_run(database, "recode", packs)
        yield len(batch), _recoded(database, batch, opened)
    if opened:
        close_run(database, opened)


def _recoded(database: Database, batch: Sequence[Extraction], run: OpenRun) -> list[Change]:
    """A batch in one transaction; where the database refuses a report, the others one by one."""
    try:
        return retried(database, lambda connection: recode(connection, batch, run))
    except (DatabaseError, OverflowError) as error:
        if not is_of_the_data(error):
            raise
        if len(batch) == 1:
            return [Change(0, batch[0].report.id, "refused", None, str(error))]
    return [change for one in batch for change in _recoded(database, [one], run)]
