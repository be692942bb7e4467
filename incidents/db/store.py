"""Storing what the rules read: one transaction a batch, bulk statements, ids assigned by the program.

A report that is stored with the same text and the same rules changes nothing. One that changed replaces its tellings;
those that are still told keep their incidents, so that ids and a person's decisions outlive it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, exc, select

from incidents.db.bulk import delete_rows, free_ids, insert_rows, insert_tuples, rows_where, update_rows
from incidents.db.events import founded, refresh, store_places, write
from incidents.db.files import store_files
from incidents.db.link import Placed, Pool, candidates, first_day, place, told_of, words_cell
from incidents.db.merge import Telling
from incidents.db.models import Correction, Evidence, Extracted, Link, table_of
from incidents.db.models import Incident as IncidentRow
from incidents.db.reports import Known, known, store_reports, texts
from incidents.db.rows import LISTS, SCALARS, Row, digest, is_storable, lists_as_json, parts, scalars, storable
from incidents.db.runs import Run
from incidents.db.session import Database, retried
from incidents.db.tellings import Stored, by_report, event_span, match, stored_tellings
from incidents.errors import DatabaseError
from incidents.linking import Told
from incidents.model import Extraction, FileRead, Incident, Refusal
from incidents.model import Report as Read

BATCH = 500  # reports in one transaction
BATCH_CHARACTERS = 8_000_000
BATCH_INCIDENTS = 1_000  # what is linked at a time stays in memory, with what it may be linked to


@dataclass(frozen=True, slots=True)
class Outcome:
    """What storing did; `again` names reports that one run read twice with different texts."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    incidents: int = 0
    refused: tuple[Refusal, ...] = ()
    again: tuple[str, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in Outcome.__slots__))


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows that a batch adds; incidents founded by one telling; incidents to make again."""

    told: list[tuple[Any, ...]] = field(default_factory=list)
    evidence: list[tuple[Any, ...]] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    founded: list[tuple[int, Telling]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)


def batches(extractions: Iterable[Extraction], most: int = BATCH) -> Iterator[list[Extraction]]:
    """Extractions in lists that one transaction and the memory can hold."""
    return (batch for batch, _ in batches_of_files(extractions, most))


def batches_of_files(
    found: Iterable[Extraction | FileRead], most: int = BATCH
) -> Iterator[tuple[list[Extraction], list[FileRead]]]:
    """The same with the files that are read to their end with each batch."""
    batch: list[Extraction] = []
    files: list[FileRead] = []
    size = told = 0
    for one in found:
        if isinstance(one, FileRead):
            files.append(one)
        else:
            batch.append(one)
            size += len(one.report.text)
            told += len(one.incidents)
        full = size >= BATCH_CHARACTERS or told >= BATCH_INCIDENTS
        if full or len(batch) >= most or len(files) >= 4 * most:
            yield batch, files
            batch, files, size, told = [], [], 0, 0
    if batch or files:
        yield batch, files


Found = Read | Refusal | FileRead


def unread(database: Database, reports: Iterable[Found], rules: str) -> Iterator[Found | str]:
    """The reports that the rules have to read; of those stored as they are, only the id comes through."""
    for part in parts(reports, BATCH):
        keys = [storable(one.id) for one in part if isinstance(one, Read)]
        held = retried(database, partial(known, keys=keys), write=False)
        for one in part:
            stored = held.get(storable(one.id)) if isinstance(one, Read) else None
            same = stored and isinstance(one, Read) and stored.is_same(digest(one), rules)
            yield one.id if same and isinstance(one, Read) else one


def store(
    database: Database,
    extractions: Sequence[Extraction],
    run: Run,
    *,
    link: bool = True,
    files: Sequence[FileRead] = (),
) -> Outcome:
    """Store a batch in one transaction, linked with what is there; `files` are those that end with it.

    A report that the database refuses is named, and the others are stored. A lost connection is tried again.
    """

    def work(connection: Connection) -> Outcome:
        outcome = store_batch(connection, extractions, run, link=link)
        store_files(connection, () if outcome.again else files, run.rules)
        return outcome

    try:
        return retried(database, work)
    except (DatabaseError, OverflowError) as error:
        if not is_of_the_data(error):
            raise
        if len(extractions) == 1:
            return Outcome(refused=(_refusal(extractions[0], error),))
    outcome = Outcome()
    for extraction in extractions:
        outcome += store(database, [extraction], run, link=link)
    return outcome


def is_of_the_data(error: Exception) -> bool:
    return isinstance(error, OverflowError) or isinstance(error.__cause__, exc.IntegrityError | exc.DataError)


def _refusal(extraction: Extraction, error: Exception) -> Refusal:
    said = str(getattr(error.__cause__, "orig", None) or error).splitlines()[0]
    return Refusal(extraction.report.id, f"the database refused what the rules read: {said}", "please report it")


def store_batch(
    connection: Connection, extractions: Sequence[Extraction], run: Run, *, link: bool = True, anew: bool = False
) -> Outcome:
    """Store extractions within a transaction that holds the write lock; `anew` also what is stored as it is."""
    digests = {storable(one.report.id): digest(one.report) for one in extractions}
    latest = {one.report.id: one for one in map(_storable, extractions)}
    held = known(connection, latest)
    if anew:
        digests |= {key: stored.digest for key, stored in held.items()}
    same = {key for key, stored in held.items() if not anew and stored.is_same(digests[key], run.rules)}
    fresh = [one for key, one in latest.items() if key not in same]
    changed = [one for one in fresh if one.report.id in held]
    batch = Batch()
    before = texts(connection, [held[one.report.id].id for one in changed])
    ids = store_reports(connection, [one.report for one in fresh], held, digests, run)
    numbers = free_ids(connection, Extracted)
    new = [(one, incident) for one in fresh if one.report.id not in held for incident in one.incidents]
    loose = [*_continue_changed(connection, batch, changed, ids, before), *new]
    _found(connection, batch, [_teller(next(numbers), ids, *one) for one in loose], link=link)
    write_batch(connection, batch)
    again = _twice(extractions, changed, held, run)
    told = sum(len(one.incidents) for one in fresh)
    return Outcome(len(fresh) - len(changed), len(changed), len(latest) - len(fresh), told, (), again)


def _storable(extraction: Extraction) -> Extraction:
    if is_storable(extraction.report):
        return extraction
    return replace(extraction, report=storable(extraction.report), incidents=storable(extraction.incidents))


def _twice(
    extractions: Sequence[Extraction], changed: Sequence[Extraction], held: Mapping[str, Known], run: Run
) -> tuple[str, ...]:
    """Reports that this run read before under the same id, with another text."""
    keys = {one.report.id for one in changed if held[one.report.id].run_id == run.id}
    seen: dict[str, str] = {}
    for one in extractions:
        key = storable(one.report.id)
        if seen.setdefault(key, one.report.text) != one.report.text:
            keys.add(key)
    return tuple(sorted(keys))


Loose = tuple[Extraction, Incident]  # an incident that continues no stored telling
Teller = tuple[Telling, Told]  # a telling, and as linking sees it


def _teller(id: int, ids: Mapping[str, tuple[int, int]], extraction: Extraction, incident: Incident) -> Teller:
    start, end = event_span(incident)
    report = extraction.report
    telling = Telling(
        id, ids[report.id][0], incident, report.text[start:end] or None, report.published, ids[report.id][1]
    )
    return telling, told_of(telling, report.text)


def _found(connection: Connection, batch: Batch, tellers: Sequence[Teller], *, link: bool) -> None:
    """New tellings, each going to the incident that it tells, or founding one."""
    events = free_ids(connection, IncidentRow)
    store_places(connection, [telling.incident for telling, _ in tellers])
    near, pool = candidates(connection, [told for _, told in tellers]) if link else ({}, Pool())
    for telling, told in tellers:
        placed = place(told, near.get(told.id, ()), pool) if link else Placed(None)
        event_id = next(events) if placed.incident_id is None else placed.incident_id
        if placed.incident_id is None:
            batch.founded.append((event_id, telling))
        else:
            batch.touched.add(event_id)
            batch.links.append(placed.link or {})
        pool.add(event_id, told)
        batch.told.append(_extracted_row(event_id, telling, told))
        batch.evidence.extend(_evidence_rows(telling))


_TOLD = ("id", "incident_id", "gone", "report_id", "number", "day", "words", *SCALARS, *LISTS)


def _extracted_row(event_id: int, telling: Telling, told: Told) -> tuple[Any, ...]:
    one = telling.incident
    own = (telling.id, event_id, False, telling.report, one.incident, first_day(told), words_cell(told))
    return (*own, *scalars(one), *lists_as_json(one))


_EVIDENCE = ("extracted_id", "position", "field", "span_start", "span_end", "text", "rule")


def _evidence_rows(telling: Telling) -> list[tuple[Any, ...]]:
    return [
        (telling.id, n, one.field, one.start, one.end, one.text, one.rule)
        for n, one in enumerate(telling.incident.evidence)
    ]


def _continue_changed(
    connection: Connection,
    batch: Batch,
    changed: Sequence[Extraction],
    ids: Mapping[str, tuple[int, int]],
    before: Mapping[int, str],
) -> list[Loose]:
    """Replace the tellings of changed reports; returns the incidents that continue none of the old."""
    old = by_report(stored_tellings(connection, "report_id", [ids[one.report.id][0] for one in changed]))
    kept: list[Row] = []
    dropped: list[Stored] = []
    loose: list[Loose] = []
    for one in changed:
        id = ids[one.report.id][0]
        same = match(old[id], one.incidents, same_text=before[id] == one.report.text)
        for incident in one.incidents:
            if stored := same.get(incident.incident):
                teller = _teller(stored.telling.id, ids, one, incident)
                kept.append(dict(zip(_TOLD, _extracted_row(stored.incident_id, *teller), strict=True)))
                batch.evidence.extend(_evidence_rows(teller[0]))
            else:
                loose.append((one, incident))
        used = {stored.telling.id for stored in same.values()}
        dropped += [stored for stored in old[id] if stored.telling.id not in used]
    _replace(connection, batch, kept, dropped)
    return loose


def _replace(connection: Connection, batch: Batch, kept: Sequence[Row], dropped: Sequence[Stored]) -> None:
    """Rewrite the tellings that go on; drop the others, save those that a person decided on."""
    store_places(connection, [_place_of(row) for row in kept])
    update_rows(connection, Extracted, kept)
    delete_rows(connection, Evidence, "extracted_id", [row["id"] for row in kept])
    decided = _decided(connection, dropped)
    update_rows(connection, Extracted, [{"id": id, "gone": True} for id in sorted(decided)])
    delete_rows(connection, Extracted, "id", [s.telling.id for s in dropped if s.telling.id not in decided])
    batch.touched.update(row["incident_id"] for row in kept)
    batch.touched.update(stored.incident_id for stored in dropped)


def _place_of(row: Row) -> Incident:
    names = ("country", "admin1", "place", "lat", "lon", "place_id")
    return Incident("", 0, **{name: row[name] for name in names})


def _decided(connection: Connection, dropped: Sequence[Stored]) -> set[int]:
    """Of these tellings, those whose incident or place in it a person decided on."""
    correction, link = table_of(Correction), table_of(Link)
    query = select(correction.c.incident_id).where(correction.c.undone_at.is_(None))
    incidents = {
        row["incident_id"]
        for row in rows_where(connection, query, correction.c.incident_id, {s.incident_id for s in dropped})
    }
    by_person = select(link.c.extracted_id).where(link.c.method == "person")
    links = rows_where(connection, by_person, link.c.extracted_id, {s.telling.id for s in dropped})
    own = {row["extracted_id"] for row in links}
    return own | {s.telling.id for s in dropped if s.incident_id in incidents}


def write_batch(connection: Connection, batch: Batch) -> None:
    """Write what a batch gathered, owners before what they own, then make the touched incidents again."""
    write(connection, [founded(id, telling) for id, telling in batch.founded], new=True)
    insert_tuples(connection, Extracted, _TOLD, batch.told)
    insert_tuples(connection, Evidence, _EVIDENCE, batch.evidence)
    insert_rows(connection, Link, batch.links)
    refresh(connection, batch.touched)
