"""How Alembic reaches the database: over the connection that the program hands it, else over INCIDENTS_DB."""

from __future__ import annotations

import warnings
from typing import Any

from alembic import context
from sqlalchemy import Connection

from incidents.db.models import Base


def own(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Whether autogenerate should look at it: not at the indexes that the migrations write by hand."""
    written = ("point", "cell", "place", "admin1", "killed", "wounded")
    return not (name or "").startswith(("report_words", *(f"incident_{one}" for one in written)))


def migrate(connection: Connection) -> None:
    warnings.filterwarnings("ignore", message=".*expression-based index")  # SQLite's are not reflected; see `own`
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=own,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    from incidents.db.session import database_url, engine_for

    with engine_for(database_url(None), mode="rwc").begin() as connection:
        migrate(connection)
