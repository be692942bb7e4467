"""Rows of the views beside incident_flat, for the incidents that filters let through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, text

from incidents.db.query import PAGE, Filters, clauses

VIEWS = ("incident_actor", "incident_target", "incident_weapon", "incident_evidence", "incident_report")


def part_rows(connection: Connection, filters: Filters, view: str, columns: Sequence[str]) -> Iterator[list[Any]]:
    """The chosen columns of a view, each row once, in the order of their incidents."""
    assert view in VIEWS
    conditions = clauses(filters, connection)
    values = {key: value for one in conditions for key, value in one.values.items()}
    where = " AND ".join(one.sql for one in conditions)
    inner = f" WHERE v.incident_id IN (SELECT f.id FROM incident_flat f WHERE {where})" if where else ""
    listed = ", ".join(f"v.{name}" for name in columns)
    order = ", ".join(str(n) for n in range(1, len(columns) + 1))
    query = text(f"SELECT DISTINCT {listed} FROM {view} v{inner} ORDER BY {order}")
    streamed = connection.execution_options(stream_results=True, yield_per=PAGE)
    for page in streamed.execute(query, values).partitions(PAGE):
        yield from (list(row) for row in page)
