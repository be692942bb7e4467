"""Faults: locked, read-only, two writers at once, killed in the middle; nothing stored is lost, nothing comes twice."""

from __future__ import annotations

import os
import shutil
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


WITHOUT_POWERS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")  # root that permissions hold for, too
READ_ONLY = {
    "list --format csv --columns id": (0, "id"),
    "stats --by country --format csv": (0, "country"),
    "show 1": (0, "Incident 1"),
    "sql SELECT 1": (0, "1"),
    "db info": (0, "incidents now"),
    "correct 1 killed=3": (1, "cannot be written; check the permissions of the file and its folder"),
    "import {folder}/r.txt": (1, "cannot be written; check the permissions of the file and its folder"),
    "recode": (1, "cannot be written; check the permissions of the file and its folder"),
}


def ordinary(*arguments: str, db: str) -> subprocess.CompletedProcess:
    """The program as a user whom permissions bind."""
    line = [sys.executable, "-c", "import sys; from incidents.cli import main; sys.exit(main())", *arguments]
    who = WITHOUT_POWERS if os.geteuid() == 0 else ()
    return subprocess.run([*who, *line, "--db", db], capture_output=True, text=True)


@pytest.fixture
def read_only(sqlite, tmp_path):
    """A database that may be read, in a folder that may be read."""
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write anywhere, and there is no setpriv")
    stored(open_database(sqlite, write=True), extraction())
    (tmp_path / "r.txt").write_text(TEXT)
    Path(sqlite).chmod(0o444)
    tmp_path.chmod(0o555)
    yield sqlite
    tmp_path.chmod(0o755)


@pytest.mark.parametrize(("arguments", "expected"), READ_ONLY.items(), ids=list(READ_ONLY))
def test_what_may_only_be_read_is_read_and_a_change_is_refused_in_one_line(read_only, tmp_path, arguments, expected):
    words = arguments.format(folder=tmp_path).split(" ", 1 if arguments.startswith("sql") else -1)
    done = ordinary(*words, db=read_only)
    assert (done.returncode, expected[1] in done.stdout + done.stderr) == (expected[0], True), done.stderr
    assert done.stderr.count("\n") <= 3
    assert sorted(one.name for one in tmp_path.iterdir()) == ["r.txt", "s.db"]


def test_changes_beside_a_read_only_file_are_not_passed_over(sqlite, read_only, tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "s.db-wal").write_bytes(b"changes")
    tmp_path.chmod(0o555)
    done = ordinary("list", db=read_only)
    assert done.returncode == 1
    assert "open it once where its folder can be written" in done.stderr


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


@pytest.mark.slow
@pytest.mark.parametrize("kind", [(), ("--postgres",)], ids=["sqlite", "postgresql"])
def test_imports_and_recodes_that_are_killed_at_random_moments(kind):
    """A few rounds of the benchmark, which fails where anything is lost or a rerun ends otherwise."""
    script = Path(__file__).parents[1] / "benchmarks" / "kills.py"
    done = subprocess.run([sys.executable, str(script), "--kills", "6", *kind], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "'differ': 0, 'lost': 0, 'kills': 6" in done.stdout
