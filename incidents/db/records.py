"""Whole records of incidents: the contract's keys with their lists and evidence, and what else is known of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, text

from incidents.db.query import Filters, rows
from incidents.db.rows import LISTS, parts
from incidents.db.views import FLAT_COLUMNS

_PARTS = {
    "actors": "SELECT incident_id, text, actor AS canonical, kind, role FROM incident_actor",
    "targets": "SELECT incident_id, text, category FROM incident_target",
    "weapons": "SELECT incident_id, text, class FROM incident_weapon",
    "evidence": (
        'SELECT incident_id, report_id, incident, field, span_start AS "start", span_end AS "end", text, rule '
        "FROM incident_evidence"
    ),
}
DAYS = ("date_start", "date_end", "published")
_ORDER = {"evidence": "incident_id, report_id, incident, span_start, span_end, field, rule"}


def records(
    connection: Connection,
    filters: Filters,
    *,
    sort: str = "",
    limit: int | None = None,
    offset: int = 0,
    lists: Sequence[str] = (*LISTS, "evidence"),
) -> Iterator[dict[str, Any]]:
    """The records that the filters let through; each has its incident's `id` first.

    The cells named by `lists` hold records; without `evidence` among them that cell is the sentence that states it.
    """
    found = rows(connection, filters, FLAT_COLUMNS, sort=sort, limit=limit, offset=offset)
    for page in parts(found, 500):
        yield from _whole(connection, page, lists)


def plain_rows(connection: Connection, filters: Filters, names: Sequence[str], **how: Any) -> Iterator[list[Any]]:
    """Rows of chosen columns, with truth values and days as such on every database."""
    fitting: Mapping[str, Callable[[Any], Any]]
    fitting = {"background": bool} if connection.dialect.name == "sqlite" else dict.fromkeys(DAYS, date.isoformat)
    places = [(n, fitting[name]) for n, name in enumerate(names) if name in fitting]
    for row in rows(connection, filters, names, **how):
        cells = list(row)
        for n, fit in places:
            cells[n] = None if cells[n] is None else fit(cells[n])
        yield cells


def _whole(connection: Connection, page: Sequence[tuple[Any, ...]], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    ids = [row[0] for row in page]
    lists = {name: _grouped(connection, name, ids) for name in names}
    for row in page:
        record = {key: plain(key, value) for key, value in zip(FLAT_COLUMNS, row, strict=True)}
        for name, found in lists.items():
            record[name] = [_item(name, item) for item in found[record["id"]]]
        yield record


def _grouped(connection: Connection, name: str, ids: Sequence[int]) -> Mapping[int, list[Mapping[str, Any]]]:
    query = text(f"{_PARTS[name]} WHERE incident_id IN :ids ORDER BY {_ORDER.get(name, 'incident_id, position')}")
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in connection.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": ids}).mappings():
        found[row["incident_id"]].append(dict(row))
    return found


def _item(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    item = {key: value for key, value in row.items() if key != "incident_id"}
    if name == "actors" and item["kind"] == "unnamed":
        item["canonical"] = None
    return item


def plain(key: str, value: Any) -> Any:
    """A cell as JSON has it: days in ISO 8601, truth values as such on every database."""
    if value is None or isinstance(value, str | float):
        return value
    if key == "background":
        return bool(value)
    return value if isinstance(value, int) else value.isoformat()
