"""Rows of the views beside incident_flat, for the incidents that filters let through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from incidents.db.query import PAGE, Filters, clauses

VIEWS = ("incident_actor", "incident_target", "incident_weapon", "incident_evidence", "incident_report")


def part_rows(connection: Connection, filters: Filters, view: str, columns: Sequence[str]) -> Iterator[list[Any]]:
    """The chosen columns of a view, each row once, in the order of their incidents."""
    assert view in VIEWS
    conditions = clauses(filters, connection)
    values = {key: value for one in conditions for key, value in one.values.items()}
    where = " AND ".join(one.anywhere for one in conditions)
    inner = f" WHERE v.incident_id IN (SELECT f.id FROM incident_flat f WHERE {where})" if where else ""
    listed = ", ".join(f"v.{name}" for name in columns)
    order = ", ".join(str(n) for n in range(1, len(columns) + 1))
    query = text(f"SELECT DISTINCT {listed} FROM {view} v{inner} ORDER BY {order}")
    streamed = connection.execution_options(stream_results=True, yield_per=PAGE)
    for page in streamed.execute(query, values).partitions(PAGE):
        yield from (list(row) for row in page)


def set_by_people(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """The cells of these incidents that a person set, each with who did last."""
    query = text(
        "SELECT incident_id, field, author FROM correction WHERE action = 'correct' AND undone_at IS NULL "
        "AND incident_id IN :ids ORDER BY id"
    ).bindparams(bindparam("ids", expanding=True))
    found: dict[int, dict[str, str]] = {}
    for id, field, author in connection.execute(query, {"ids": list(ids)}):
        found.setdefault(id, {})[field] = author
    return found
