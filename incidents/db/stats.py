"""Counts and sums of casualties over the incidents that filters let through, by one or two fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from incidents.db.query import Filters, clauses
from incidents.errors import UsageError

_START, _END = "CAST(f.date_start AS TEXT)", "CAST(f.date_end AS TEXT)"
PARTS = {"actor": "incident_actor", "target": "incident_target", "weapon": "incident_weapon"}


def _span(letters: int) -> str:
    """The first letters of the date, where its first and last day share them."""
    first, last = (f"substr({day}, 1, {letters})" for day in (_START, _END))
    return f"CASE WHEN {first} = {last} THEN {first} END"


_SUMS = {
    "low": "coalesce({0}_low, CASE WHEN {0}_high = {0} THEN 0 ELSE {0} END)",
    "best": "coalesce({0}, {0}_low)",
    "high": "coalesce({0}_high, {0}, {0}_low)",
}
_PLAIN = ("country", "admin1", "place", "type", "status", "source", "state", "date_precision", "geo_precision")
FIELDS: Mapping[str, str] = {
    "year": _span(4),
    "month": _span(7),
    "day": _span(10),
    **{name: f"f.{name}" for name in _PLAIN},
    "background": "CASE WHEN f.background THEN 'true' ELSE 'false' END",
    "actor": "{0}.actor",
    "target": "{0}.category",
    "weapon": "{0}.class",
}
TIMES = ("year", "month", "day")
MEASURES = ("incidents", "killed", "wounded")


@dataclass(frozen=True, slots=True)
class Tally:
    """One group: its keys (None: not stated), how many incidents, and people killed and wounded.

    Low holds what is told at least, best the figures told (of 'dozens' and the like the lower bound), high the upper
    bounds; where a bound is open, best stands in for it. Incidents that tell no toll add nothing.
    """

    keys: tuple[str | None, ...]
    incidents: int
    killed: tuple[int, int, int]
    wounded: tuple[int, int, int]

    def measure(self, name: str) -> int:
        """Incidents, or the best figure of a count."""
        found: Any = getattr(self, name)
        return int(found if name == "incidents" else found[1])


def read_fields(words: str) -> tuple[str, ...]:
    """'month,type' as fields; raises UsageError."""
    names = tuple(name.strip() for name in words.split(",") if name.strip())
    for name in names:
        if name not in FIELDS:
            raise UsageError(f"{name!r} is no field to count by", f"one of: {', '.join(FIELDS)}")
    if not 0 < len(names) <= 2 or len(set(names)) < len(names):
        raise UsageError(f"{words!r}: counts go by one or two fields", "write --by month or --by country,type")
    return names


def tallies(connection: Connection, filters: Filters, fields: Sequence[str]) -> list[Tally]:
    """The groups in the order of their keys; none given: one group of all."""
    keys = [FIELDS[name].format(_alias(name)) for name in fields]
    sums = [f"coalesce(sum({_SUMS[b].format('f.' + what)}), 0)" for what in MEASURES[1:] for b in _SUMS]
    conditions = clauses(filters, connection)
    values = {key: value for one in conditions for key, value in one.values.items()}
    query = f"SELECT {', '.join([*keys, 'count(*)', *sums])} FROM incident_flat f{''.join(map(_join, fields))}"
    if conditions:
        query += f" WHERE {' AND '.join(one.anywhere for one in conditions)}"
    if keys:
        query += f" GROUP BY {', '.join(str(n) for n in range(1, len(keys) + 1))}"
    found = connection.execute(text(query), values)
    return sorted((_tally(tuple(row), len(keys)) for row in found), key=_key)


def _alias(field: str) -> str:
    return f"part_{field}"


def _join(field: str) -> str:
    """The parts of an incident, each class or name once."""
    if field not in PARTS:
        return ""
    column, alias = FIELDS[field].partition(".")[2], _alias(field)
    inner = f"SELECT DISTINCT incident_id, {column} FROM {PARTS[field]}"
    return f" LEFT JOIN ({inner}) {alias} ON {alias}.incident_id = f.id"


def _tally(row: Sequence[Any], keys: int) -> Tally:
    count, *sums = (int(cell) for cell in row[keys:])
    killed, wounded = tuple(sums[:3]), tuple(sums[3:])
    return Tally(tuple(row[:keys]), count, killed, wounded)  # type: ignore[arg-type]


def _key(one: Tally) -> tuple[tuple[bool, str], ...]:
    return tuple((key is None, key or "") for key in one.keys)


def ordered(found: Sequence[Tally], fields: Sequence[str], measure: str) -> list[Tally]:
    """Times in their order, all else by the measure; of two fields the first one's groups stay together."""
    totals: dict[str | None, int] = {}
    for one in found:
        totals[one.keys[0]] = totals.get(one.keys[0], 0) + one.measure(measure)

    def rank(one: Tally) -> tuple[Any, ...]:
        first = one.keys[0]
        by_time = (first is None, first or "") if fields[0] in TIMES else (first is None, -totals[first], first or "")
        second = one.keys[-1]
        inner = (
            (second is None, second or "") if fields[-1] in TIMES else (second is None, -one.measure(measure), second)
        )
        return (*by_time, *(inner if len(fields) == 2 else ()))

    return sorted(found, key=rank)


def points(
    connection: Connection, filters: Filters, field: str | None = None
) -> Iterator[tuple[float, float, int, Any]]:
    """Longitude, latitude, killed (0 where not told) and the field's value of each incident with a point."""
    name = FIELDS[field] if field and field not in PARTS else "NULL"
    conditions = [*clauses(filters, connection)]
    values = {key: value for one in conditions for key, value in one.values.items()}
    where = " AND ".join(["f.lat IS NOT NULL", "f.lon IS NOT NULL", *(one.anywhere for one in conditions)])
    killed = _SUMS["best"].format("f.killed")
    query = f"SELECT f.lon, f.lat, coalesce({killed}, 0), {name} FROM incident_flat f WHERE {where} ORDER BY f.id"
    for lon, lat, dead, value in connection.execute(text(query), values):
        yield float(lon), float(lat), int(dead), value
