"""New tellings find their incidents: candidates by day and country from an index, judged by `incidents.linking`."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from incidents.db.bulk import rows_where
from incidents.db.merge import Telling
from incidents.db.models import Extracted, Report, table_of
from incidents.db.rows import Row, as_json, day, incident_of, parts
from incidents.linking import DAYS_APART, FAR_KM, NEWS_DAYS, Likeness, Told, best, telling_words, window
from incidents.linking_words import EVERYDAY

# SQLite and PostgreSQL both take a table of values; what they are stands in the first row's casts.
_KINDS = {
    "sqlite": ("integer", "text", "text", *["text"] * 4, *["float"] * 4),
    "postgresql": ("integer", "text", "text", *["date"] * 4, *["float"] * 4),
}
# A telling begins on the days from a to z; it ends on b or later, where its day is not told it begins on u or later.
_DAYS = "x.day BETWEEN w.a AND w.z AND (x.date_end >= w.b OR x.date_end IS NULL AND x.day >= w.u)"
# Its point lies in the box around the wanted one; where both are exact in a quarter of the box, or bears its name.
_NEAR = (
    "(w.s IS NULL OR x.lat IS NULL OR (x.lat BETWEEN w.s AND w.m AND x.lon BETWEEN w.w AND w.e AND "
    "(x.geo_precision NOT IN ('place', 'near') OR x.place = w.p OR "
    "4 * abs(2 * x.lat - w.s - w.m) <= w.m - w.s AND 4 * abs(2 * x.lon - w.w - w.e) <= w.e - w.w)))"
)
PART = 200  # tellings in one statement


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a telling belongs: an incident that is there, with the link; or none yet."""

    incident_id: int | None
    link: Row | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """The incidents that new tellings may belong to, and by which country and day they are found."""

    events: dict[int, list[Told]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[tuple[str | None, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    by_original: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, incident_id: int, told: Told) -> None:
        self.events[incident_id].append(told)
        self.by_original[told.original].add(incident_id)
        for n in _days(told):
            self.by_day[told.incident.country, n].add(incident_id)
            self.by_day[ANY, n].add(incident_id)

    def around(self, told: Told) -> set[int]:
        """Incidents added in this batch of the telling's days or the days beside them, or that its original tells."""
        found = set(self.by_original.get(told.original, ())) if told.original != told.report else set()
        countries = (told.incident.country, None) if told.incident.country else (ANY,)
        for n in _days(told, DAYS_APART):
            for country in countries:
                if there := self.by_day.get((country, n)):
                    found |= there
        return found


ANY = "*"


def _days(told: Told, around: int = 0) -> range:
    """The days that a telling may be of, and so many around them, by number; none where it links nothing."""
    if not window(told) or not told.span:
        return range(0)
    return range(told.span[0].toordinal() - around, told.span[1].toordinal() + around + 1)


def told_of(telling: Telling, text: str) -> Told:
    """A new telling as linking sees it."""
    words = telling_words(text, telling.incident, EVERYDAY)
    return Told(telling.id, telling.incident, telling.report, telling.original, words, telling.published)


def first_day(told: Told) -> date | None:
    """The day under which a telling is looked for; None where it links nothing."""
    return told.span[0] if told.span and window(told) else None


def candidates(connection: Connection, tellings: Sequence[Told]) -> tuple[dict[int, set[int]], Pool]:
    """The stored incidents that each telling may belong to, by the telling's id, with what is told of them."""
    found: dict[int, set[int]] = defaultdict(set)
    for part in parts([one for one in tellings if window(one)], PART):
        for n, incident_id in _by_day(connection, part):
            found[part[n].id].add(incident_id)
    for id, incident_ids in _of_originals(connection, tellings).items():
        found[id] |= incident_ids
    pool = Pool()
    for incident_id, told in _stored(connection, {id for ids in found.values() for id in ids}):
        pool.events[incident_id].append(told)
    return found, pool


def _by_day(connection: Connection, tellings: Sequence[Told]) -> Iterable[tuple[int, int]]:
    """Pairs of telling and stored incident of the same days and country, not too far from each other."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    row = ", ".join(f"CAST({mark} AS {kind})" for kind in _KINDS[connection.dialect.name])
    days = f"{_DAYS} AND {_NEAR}"
    query = (
        f"WITH want (n, c, p, a, z, b, u, s, m, w, e) AS (VALUES {', '.join([f'({row})'] * len(tellings))}) "
        f"SELECT w.n, x.incident_id FROM want w JOIN extracted x ON x.country = w.c AND {days} "
        f"UNION SELECT w.n, x.incident_id FROM want w JOIN extracted x ON x.country IS NULL AND {days} "
        f"UNION SELECT w.n, x.incident_id FROM want w JOIN extracted x ON {days} WHERE w.c IS NULL"
    )
    values = tuple(value for n, told in enumerate(tellings) for value in _wanted(n, told))
    return [(found[0], found[1]) for found in connection.exec_driver_sql(query, values)]


def _wanted(n: int, told: Told) -> tuple[Any, ...]:
    """The values that look for one telling's candidates: number, country, place, days, box."""
    days = window(told)
    assert days
    assert told.span
    one = told.incident
    ends = told.span[0] - timedelta(DAYS_APART)
    listed = (*days, ends, ends - timedelta(NEWS_DAYS))
    head = (n, one.country, one.place, *(day.isoformat() for day in listed))
    if one.lat is None or one.lon is None or one.geo_precision not in ("place", "near"):
        return (*head, None, None, None, None)
    north = 4 * FAR_KM / 111
    east = north / max(0.1, math.cos(math.radians(one.lat)))
    return (*head, one.lat - north, one.lat + north, one.lon - east, one.lon + east)


def _of_originals(connection: Connection, tellings: Sequence[Told]) -> dict[int, set[int]]:
    """For copies: the incidents that their original tells, whatever the day."""
    wanted = {one.original for one in tellings if one.original != one.report}
    table = table_of(Extracted)
    told: dict[int, set[int]] = defaultdict(set)
    query = select(table.c.report_id, table.c.incident_id)
    for row in rows_where(connection, query, table.c.report_id, sorted(wanted)):
        told[row["report_id"]].add(row["incident_id"])
    return {one.id: told[one.original] for one in tellings if one.original in wanted}


def _stored(connection: Connection, incident_ids: Iterable[int]) -> Iterable[tuple[int, Told]]:
    """What is told of stored incidents, as linking sees it."""
    extracted, report = table_of(Extracted), table_of(Report)
    original = func.coalesce(report.c.copy_of, report.c.id).label("original")
    query = select(extracted, report.c.published, original).join(report, report.c.id == extracted.c.report_id)
    for row in rows_where(connection, query, extracted.c.incident_id, sorted(incident_ids)):
        words = frozenset(row["words"].split())
        told = Told(row["id"], incident_of(row), row["report_id"], row["original"], words, day(row["published"]))
        yield row["incident_id"], told


def place(told: Told, stored: Iterable[int], pool: Pool) -> Placed:
    """The incident that a telling belongs to, among those stored and those of this batch."""
    ids = sorted({*stored, *pool.around(told)})
    found = best(told, {id: pool.events[id] for id in ids})
    if found is None:
        return Placed(None)
    return Placed(found[0], link_row(told, found[1], found[2]))


def link_row(told: Told, other: Told, like: Likeness) -> Row:
    return {
        "extracted_id": told.id,
        "other_id": other.id,
        "method": "copy" if told.original == other.original else "rules",
        "score": round(like.score, 2),
        "reasons": as_json([[reason, round(points, 2)] for reason, points in like.reasons]),
    }


def words_cell(told: Told) -> str:
    """A telling's words in one cell."""
    return " ".join(sorted(told.words))
