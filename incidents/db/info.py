"""What a database holds, for `incidents db info`."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, inspect, text

from incidents.db.views import ABOUT

TABLES = (
    "report",
    "file",
    "source",
    "incident",
    "extracted",
    "evidence",
    "actor",
    "place",
    "link",
    "correction",
    "run",
)


def holdings(connection: Connection) -> Iterator[tuple[str, object]]:
    """Name and value of what there is to say."""
    yield "schema", connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    for table in TABLES:
        yield f"{table} rows", f"{connection.execute(text(f'SELECT count(*) FROM {table}')).scalar():,}"
    live = connection.execute(text("SELECT count(*), min(date_start), max(date_end) FROM incident_flat")).one()
    yield "incidents now", f"{live[0]:,}"
    yield "days", f"{live[1] or '?'} to {live[2] or '?'}"
    query = "SELECT command, program, started_at, finished_at FROM run ORDER BY id DESC LIMIT 1"
    if run := connection.execute(text(query)).first():
        yield "last run", f"{run[0]} by {run[1]}, {run[2]}" + ("" if run[3] else ", not finished")


def view_columns(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """View, column and type of the documented views."""
    inspector = inspect(connection)
    for view in ABOUT:
        for column in inspector.get_columns(view):
            yield view, column["name"], str(column["type"]).lower()
