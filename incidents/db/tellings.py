"""What each report tells, as it is stored; and which of a changed report's tellings is which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from incidents.db.bulk import rows_where
from incidents.db.merge import Telling
from incidents.db.models import Evidence, Extracted, Report, table_of
from incidents.db.rows import day, incident_of
from incidents.model import Incident

SAME = 3  # how many points make two tellings of one report the same incident
_CELLS = ("date_start", "place", "country", "type", "killed", "actors")


@dataclass(frozen=True, slots=True)
class Stored:
    """A telling with where it stands: its incident, and the span of its sentence."""

    telling: Telling
    incident_id: int
    gone: bool
    span: tuple[int, int]


def stored_tellings(connection: Connection, column: str, keys: Iterable[int]) -> list[Stored]:
    """The tellings whose `report_id`, `incident_id` or `id` is one of the keys, in order of their ids."""
    extracted, report = table_of(Extracted), table_of(Report)
    query = select(
        extracted,
        report.c.published,
        func.coalesce(report.c.copy_of, report.c.id).label("original"),
    ).join(report, report.c.id == extracted.c.report_id)
    rows = list(rows_where(connection, query, extracted.c[column], sorted(set(keys))))
    events = _event_spans(connection, [row["id"] for row in rows])
    return sorted((_stored(row, events) for row in rows), key=lambda stored: stored.telling.id)


def _event_spans(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, int, str]]:
    """The words that state each telling: the first evidence of field `event`."""
    table = table_of(Evidence)
    query = select(table).where(table.c.field == "event")
    found: dict[int, tuple[int, int, str]] = {}
    for row in sorted(rows_where(connection, query, table.c.extracted_id, ids), key=lambda row: -row["position"]):
        found[row["extracted_id"]] = (row["span_start"], row["span_end"], row["text"])
    return found


def _stored(row: Mapping[str, Any], events: Mapping[int, tuple[int, int, str]]) -> Stored:
    start, end, sentence = events.get(row["id"], (0, 0, None))
    telling = Telling(row["id"], row["report_id"], incident_of(row), sentence, day(row["published"]), row["original"])
    return Stored(telling, row["incident_id"], bool(row["gone"]), (start, end))


def event_span(incident: Incident) -> tuple[int, int]:
    """The span of the words that state an incident."""
    return next(((e.start, e.end) for e in incident.evidence if e.field == "event"), (0, 0))


def match(old: Sequence[Stored], new: Sequence[Incident], *, same_text: bool) -> dict[int, Stored]:
    """Which stored telling each new one continues, by the number of the new one; the surest pairs first."""
    pairs = sorted(
        (
            (-_likeness(stored, incident, same_text), incident.incident, n)
            for n, stored in enumerate(old)
            for incident in new
        )
    )
    found: dict[int, Stored] = {}
    used: set[int] = set()
    for points, number, n in pairs:
        if -points >= SAME and number not in found and n not in used:
            found[number] = old[n]
            used.add(n)
    return found


def _likeness(stored: Stored, incident: Incident, same_text: bool) -> float:
    """Points for two tellings of one report being the same incident."""
    before = stored.telling.incident
    points = float(sum(getattr(before, key) == getattr(incident, key) is not None for key in _CELLS))
    start, end = event_span(incident)
    overlaps = same_text and start < stored.span[1] and stored.span[0] < end
    return points + 4 * overlaps + 0.5 * (before.incident == incident.incident)


def by_report(stored: Iterable[Stored]) -> dict[int, list[Stored]]:
    found: dict[int, list[Stored]] = defaultdict(list)
    for one in stored:
        found[one.telling.report].append(one)
    return found
