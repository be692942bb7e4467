"""The schema's version: asked in one cheap query; Alembic is loaded only where something has to change."""

from __future__ import annotations

import re

from sqlalchemy import Connection, inspect

from incidents.db.session import Database, database_url, engine_for, exists, learn, name_of
from incidents.errors import DatabaseError
from incidents.resources import resource

HEAD = "0004"  # the newest revision under migrations/versions


def open_database(given: str | None, *, write: bool = False, create: bool = False, kept: bool = False) -> Database:
    """A database of the present schema; a missing one is made where `create` says so.

    With `kept` it is worked on over one connection, until it is closed.

    Raises DatabaseError with the way out where it is missing, older, newer, or something else.
    """
    url = database_url(given)
    name = name_of(url)
    if not create and not exists(url):
        raise DatabaseError(f"there is no database {name}", "incidents import PATH... makes one; --db names another")
    database = Database(name, engine_for(url, mode="rwc" if create else "rw" if write else "ro", kept=kept))
    with database.reading() as connection:
        found = version(connection)
    if found is None and create:
        upgrade(database)
    else:
        _accept(found, name)
    return database


def open_any(given: str | None) -> Database:
    """A database of whatever schema, to be migrated; raises DatabaseError where it is missing."""
    url = database_url(given)
    name = name_of(url)
    if not exists(url):
        raise DatabaseError(f"there is no database {name}", "incidents import PATH... makes one; --db names another")
    return Database(name, engine_for(url, mode="rw"))


def version(connection: Connection) -> str | None:
    """The revision that a database is at; None where it holds nothing yet."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)
    return None if not tables else "another program's"


def _accept(found: str | None, name: str) -> None:
    if found == HEAD:
        return
    if found is None:
        raise DatabaseError(f"the database {name} is empty", "incidents import PATH... fills it")
    if not re.fullmatch(r"\d{4}", found):
        raise DatabaseError(f"{name} is not a database of incidents", "give another one by --db")
    if found > HEAD:
        raise DatabaseError(
            f"the database {name} has schema {found}, made by a newer program than this one (schema {HEAD})",
            "upgrade the program: pip install --upgrade incidents",
        )
    raise DatabaseError(f"the database {name} has the older schema {found}", f"run: incidents db upgrade --db {name}")


def upgrade(database: Database, target: str = "head") -> tuple[str | None, str]:
    """Bring a database to a revision, forward or back, in one transaction; returns the versions before and after."""
    with database.writing() as connection:
        before = version(connection)
        _refuse_strangers(before, database.name)
        back = target == "base" or (target.isdigit() and before is not None and target < before)
        if before != (HEAD if target == "head" else target):
            _alembic(connection, "downgrade" if back else "upgrade", target)
            learn(connection)
        return before, version(connection) or "none"


def _refuse_strangers(before: str | None, name: str) -> None:
    if before is not None and (not before.isdigit() or before > HEAD):
        _accept(before, name)


def _alembic(connection: Connection, verb: str, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resource("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    getattr(command, verb)(config, target)
