"""Reports and their outlets in the database; which of those that come in are stored already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from incidents.db.bulk import free_ids, insert_rows, insert_tuples, rows_where, update_rows
from incidents.db.copies import find_copies
from incidents.db.models import Report, Run, Shingle, Source, table_of
from incidents.db.rows import Row, as_json
from incidents.db.runs import Run as OpenRun
from incidents.model import Report as Read


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of a report."""

    id: int
    digest: str
    rules: str
    run_id: int

    def is_same(self, digest: str, rules: str) -> bool:
        """Whether the same text, read by the same rules, is stored."""
        return self.digest == digest and self.rules == rules


def known(connection: Connection, keys: Iterable[str]) -> dict[str, Known]:
    """What is stored of the reports with these keys."""
    report, run = table_of(Report), table_of(Run)
    query = select(report.c.key, report.c.id, report.c.digest, run.c.rules, report.c.run_id).join(
        run, run.c.id == report.c.run_id
    )
    rows = rows_where(connection, query, report.c.key, sorted(set(keys)))
    return {row["key"]: Known(row["id"], row["digest"], row["rules"], row["run_id"]) for row in rows}


def texts(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The stored texts of reports."""
    table = table_of(Report)
    rows = rows_where(connection, select(table.c.id, table.c.text), table.c.id, ids)
    return {row["id"]: row["text"] for row in rows}


def store_reports(
    connection: Connection,
    reports: Sequence[Read],
    held: Mapping[str, Known],
    digests: Mapping[str, str],
    run: OpenRun,
) -> dict[str, tuple[int, int]]:
    """Write reports, new or changed; by key their ids, and those of the reports that they copy or again their own."""
    free = free_ids(connection, Report)
    ids = {one.id: held[one.id].id if one.id in held else next(free) for one in reports}
    sources = _source_ids(connection, {one.source for one in reports if one.source})
    copies, runs = find_copies(
        connection, {ids[one.id]: one.text for one in reports}, [ids[one.id] for one in reports if one.id in held]
    )
    rows = [_row(one, ids[one.id], sources, digests[one.id], run) for one in reports]
    rows = [row | {"copy_of": copies.get(row["id"])} for row in rows]
    insert_rows(connection, Report, [row for row in rows if row["key"] not in held])
    update_rows(connection, Report, [row for row in rows if row["key"] in held])
    insert_tuples(connection, Shingle, ("hash", "report_id"), runs)
    return {key: (id, copies.get(id, id)) for key, id in ids.items()}


def _row(report: Read, id: int, sources: Mapping[str, int], digest: str, run: OpenRun) -> Row:
    return {
        "id": id,
        "key": report.id,
        "source_id": sources.get(report.source or ""),
        "run_id": run.id,
        "digest": digest,
        "published": report.published,
        "published_from": report.published_from,
        "language": report.language,
        "url": report.url,
        "title": report.title,
        "notes": as_json(report.notes),
        "text": report.text,
    }


def _source_ids(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The ids of outlets, those not yet known stored."""
    wanted = sorted(names)
    table = table_of(Source)
    found = {row["name"]: row["id"] for row in rows_where(connection, select(table), table.c.name, wanted)}
    fresh = dict(zip([n for n in wanted if n not in found], free_ids(connection, Source), strict=False))
    insert_rows(connection, Source, [{"id": id, "name": name} for name, id in fresh.items()])
    return found | fresh
