"""Faults: locked, read-only, two writers at once, killed in the middle; nothing stored is lost, nothing comes twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from db_made import TEXT, dump, extraction, stored
from sqlalchemy import text

from incidents.db.migrate import open_database
from incidents.errors import DatabaseError

# Stores 60 reports in batches of 5, saying each number once it is stored.
WRITER = """
import sys
from db_made import PACKS, extraction
from incidents.db.migrate import open_database
from incidents.db.runs import open_run
from incidents.db.store import store
database = open_database(sys.argv[1], create=True)
run = open_run(database, "import", PACKS)
for start in range(0, 60, 5):
    batch = [extraction(f"r{n:02}", text=extraction().report.text + f" Report {n}.") for n in range(start, start + 5)]
    store(database, batch, run)
    print(start + 5, flush=True)
"""


def writer(db: str) -> subprocess.Popen:
    here = Path(__file__).parent
    env = {**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{here.parent}"}
    return subprocess.Popen([sys.executable, "-c", WRITER, db], stdout=subprocess.PIPE, text=True, env=env)


def test_a_locked_database_is_told_in_one_line(sqlite):
    holder = sqlite3.connect(sqlite, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    database = open_database(f"sqlite:///{sqlite}?timeout=0.1", write=True)
    with pytest.raises(DatabaseError, match="in use by another program; try again"):
        stored(database, extraction())
    holder.close()
    stored(database, extraction())


def test_readers_read_while_one_writes(sqlite):
    database = open_database(sqlite, write=True)
    with database.writing() as connection:
        connection.execute(text("INSERT INTO source (id, name) VALUES (1, 'x')"))
        with open_database(sqlite).reading() as other:
            assert other.execute(text("SELECT count(*) FROM source")).scalar() == 0


def test_a_database_that_cannot_be_written_is_told_in_one_line(sqlite):
    database = open_database(sqlite)  # opened for reading only, as a file without permission is
    with pytest.raises(DatabaseError, match="cannot be written; check the permissions"):
        stored(database, extraction())


def fill(database) -> None:
    """Writes to a database that may not grow."""
    with database.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for n in range(3):
            connection.execute(text("INSERT INTO source (id, name) VALUES (:n, :name)"), {"n": n, "name": "x" * 9000})


def test_a_full_disk_is_told_in_one_line_and_nothing_is_half_stored(sqlite):
    database = open_database(sqlite, write=True)
    stored(database, extraction("a"))
    before = dump(database, without=())
    with pytest.raises(DatabaseError, match="disk is full; free some space"):
        fill(database)
    assert dump(database, without=()) == before


def test_two_writers_at_once_store_each_report_once(db):
    both = [writer(db), writer(db)]
    assert [one.wait(60) for one in both] == [0, 0]
    database = open_database(db)
    with database.reading() as connection:
        counts = connection.execute(text("SELECT count(*), count(DISTINCT key) FROM report")).one()
        assert tuple(counts) == (60, 60)
        assert connection.execute(text("SELECT count(*) FROM extracted")).scalar() == 120
    database.engine.dispose()


def test_two_writers_at_once_make_one_database(tmp_path):
    path = str(tmp_path / "new.db")
    both = [writer(path), writer(path)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len(dump(open_database(path))["report"]) == 60


@pytest.mark.parametrize("after", [5, 30])
def test_killed_in_the_middle_nothing_stored_is_lost_and_a_rerun_completes_it(db, after, tmp_path):
    one = writer(db)
    said = 0
    while said < after:
        said = int(one.stdout.readline())
    time.sleep(0.01)
    one.send_signal(signal.SIGKILL)
    said = max([said, *map(int, one.stdout.read().split())])
    one.wait()
    database = open_database(db)
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM report")).scalar() >= said
    assert writer(db).wait(60) == 0
    whole = str(tmp_path / "whole.db")
    assert writer(whole).wait(60) == 0
    undisturbed = open_database(whole)
    assert dump(database) == dump(undisturbed)
    database.engine.dispose()


def test_a_lost_connection_is_tried_again(postgres):
    """Another session ends ours again and again while batches are stored; each report is stored once."""
    import psycopg

    url = postgres.replace("/postgres?", "/lost?")
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost' AND pid <> pg_backend_pid()"
    with psycopg.connect(postgres, autocommit=True) as server:
        server.execute("CREATE DATABASE lost TEMPLATE made")
        database = open_database(url, write=True)
        stop = threading.Event()

        def disturb() -> None:
            with psycopg.connect(postgres, autocommit=True) as other:
                while not stop.wait(0.05):
                    other.execute(end)
                    stop.wait(0.6)

        disturber = threading.Thread(target=disturb)
        disturber.start()
        try:
            for n in range(15):
                stored(database, extraction(f"r{n}", text=f"{TEXT} Report {n}."))
        finally:
            stop.set()
            disturber.join()
        assert len(dump(database)["report"]) == 15
        database.engine.dispose()
        server.execute("DROP DATABASE lost WITH (FORCE)")


def test_a_server_that_is_not_there_is_told_in_one_line():
    with pytest.raises(DatabaseError, match="does not answer") as told:
        open_database("postgresql://nobody@127.0.0.1:1/none", create=True)
    assert "\n" not in str(told.value)


def test_a_killed_creation_is_begun_again(tmp_path):
    path = str(tmp_path / "new.db")
    one = writer(path)
    while not Path(path).exists() and one.poll() is None:
        time.sleep(0.001)
    one.kill()
    one.wait()
    assert writer(path).wait(60) == 0
    assert len(dump(open_database(path))["report"]) == 60
