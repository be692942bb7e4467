"""The schema: migrations forward and back on both databases, versions told apart, constraints that hold."""

from __future__ import annotations

import gzip
import re
import sqlite3
import warnings
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from db_made import extraction, stored
from sqlalchemy import exc, inspect, text

from incidents.db.migrate import HEAD, open_any, open_database, upgrade
from incidents.db.session import database_url, name_of
from incidents.db.views import ABOUT, FLAT_COLUMNS
from incidents.errors import DatabaseError
from incidents.resources import resource


def script() -> ScriptDirectory:
    return ScriptDirectory(str(resource("migrations")))


def test_the_program_knows_the_newest_revision():
    assert script().get_heads() == [HEAD]
    names = [path.name for path in (resource("migrations") / "versions").glob("*.py")]
    assert all(re.match(r"\d{4}_\w+\.py$", name) for name in names)


def test_models_and_migrations_say_the_same(database):
    config = Config()
    config.set_main_option("script_location", str(resource("migrations")))
    with database.writing() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # SQLite cannot reflect the index over lower(place)
        config.attributes["connection"] = connection
        command.check(config)


def test_down_to_nothing_and_up_again(db):
    database = open_any(db)
    stored(database, extraction())
    assert upgrade(database, "base") == (HEAD, "none")
    with database.reading() as connection:
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
        assert not inspect(connection).get_view_names()
    assert upgrade(database) == (None, HEAD)
    stored(database, extraction())
    database.engine.dispose()


def test_the_views_have_their_documented_columns(database):
    with database.reading() as connection:
        views = {name: [c["name"] for c in inspect(connection).get_columns(name)] for name in ABOUT}
    assert views["incident_flat"] == list(FLAT_COLUMNS)
    assert all(views.values())


FORBIDDEN = {
    "a report without a run": "INSERT INTO report (id, key, run_id, digest, notes, text) VALUES (9, 'k', 99, '', '', '')",
    "a party of no incident": "INSERT INTO party (incident_id, position, actor_id, text, role) VALUES (99, 0, 1, '', 'perpetrator')",
    "a state that is none": "UPDATE incident SET state = 'lost'",
    "a negative count": "UPDATE incident SET killed = -1, killed_low = NULL",
    "a count below its lower bound": "UPDATE incident SET killed = 1, killed_low = 2",
    "two reports of one id": "INSERT INTO report SELECT 9, key, source_id, run_id, copy_of, digest, published, published_from, language, url, title, notes, text FROM report",
    "an incident merged into none": "UPDATE incident SET merged_into = 99",
}


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=list(FORBIDDEN))
def test_the_database_itself_forbids(database, statement):
    stored(database, extraction())
    with pytest.raises(DatabaseError) as told, database.writing() as connection:
        connection.execute(text(statement))
    assert isinstance(told.value.__cause__, exc.IntegrityError)


def made(tmp_path, name: str, *statements: str) -> str:
    path = tmp_path / name
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    return str(path)


OTHERS = {
    "newer": (("CREATE TABLE alembic_version (version_num)", "INSERT INTO alembic_version VALUES ('9999')"), "made by a newer program"),
    "older": (("CREATE TABLE alembic_version (version_num)", "INSERT INTO alembic_version VALUES ('0000')"), "incidents db upgrade"),
    "another program's": (("CREATE TABLE books (title)",), "not a database of incidents"),
    "another program's, with migrations": (("CREATE TABLE alembic_version (version_num)", "INSERT INTO alembic_version VALUES ('ae1027a6acf')"), "not a database of incidents"),
}  # fmt: skip


@pytest.mark.parametrize(("statements", "words"), OTHERS.values(), ids=list(OTHERS))
@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_schema_is_refused_with_the_way_out(tmp_path, statements, words, create):
    with pytest.raises(DatabaseError, match=words):
        open_database(made(tmp_path, "x.db", *statements), create=create)


def test_a_missing_database_is_made_only_for_an_import(tmp_path):
    path = tmp_path / "new.db"
    with pytest.raises(DatabaseError, match="there is no database"):
        open_database(str(path))
    assert not path.exists()
    open_database(str(path), create=True).engine.dispose()
    open_database(str(path)).engine.dispose()


def test_an_empty_file_is_a_missing_database(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(DatabaseError, match="there is no database"):
        open_database(str(path))
    open_database(str(path), create=True)


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a database; " * 40)
    with pytest.raises(DatabaseError, match="not a database of incidents"):
        open_database(str(path), create=True)


NAMES = {
    "x.db": "x.db",
    "sqlite:///dir/x.db": "dir/x.db",
    "postgresql://me:secret@host/name": "postgresql://me:***@host/name",
}


@pytest.mark.parametrize(("given", "name"), NAMES.items())
def test_names_of_databases(given, name):
    assert name_of(database_url(given)) == name


@pytest.mark.parametrize("given", ["mysql://host/name", "sqlite//x.db://", "://"])
def test_databases_that_are_not_supported(given):
    with pytest.raises(DatabaseError, match="sqlite:///FILE"):
        database_url(given)


def test_the_environment_names_the_database(monkeypatch):
    monkeypatch.setenv("INCIDENTS_DB", "sqlite:///from/env.db")
    assert name_of(database_url(None)) == "from/env.db"
    assert name_of(database_url("given.db")) == "given.db"
    monkeypatch.delenv("INCIDENTS_DB")
    assert name_of(database_url(None)) == "incidents.db"


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.glob("schemas/*.gz")), ids=lambda path: path.name)
def test_a_database_of_every_released_schema_is_upgraded_with_its_data(tmp_path, path):
    """Each file is a real database of that schema that holds `extraction()`, one telling and one incident each."""
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress(path.read_bytes()))
    assert upgrade(open_any(str(old)))[1] == HEAD
    with open_database(str(old)).reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM incident_flat")).scalar() == 2
        assert connection.execute(text("SELECT count(*) FROM incident_evidence")).scalar() == 5


def test_there_is_a_database_of_every_revision():
    revisions = {one.revision for one in script().walk_revisions()}
    assert revisions == {path.name.partition(".")[0] for path in Path(__file__).parent.glob("schemas/*.gz")}
