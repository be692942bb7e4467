"""How fast a large SQLite database answers: the first fifty rows of lists by filters, and linking what is new.

    python benchmarks/asking.py [--incidents 1000000] [--db FILE.db]

The database is made of varied incidents (2,000 places, 20 years, few groups and kinds told most often): 100,000 are
stored by the program, and multiplied by SQL on other days. Each question is asked as `incidents list` asks it, best of
three, beside the same condition in plain SQL on the view (`ORDER BY date_start DESC LIMIT 50`) by sqlite3 itself;
processor time of this process, so that other programs on the machine count on neither side.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from made import varied

from incidents.db.migrate import open_database
from incidents.db.query import Filters, clauses, rows
from incidents.db.runs import close_run, open_run
from incidents.db.session import Database
from incidents.db.store import store
from incidents.model import Extraction
from incidents.packs import Pack

PACKS = (Pack("made", "1", Path("made"), "0" * 64, "en"),)
STORED = 100_000  # the rest are copies of these on other days
COLUMNS = ("id", "date_start", "country", "place", "type", "killed", "wounded", "actors")
QUESTIONS = {
    "the latest": Filters(),
    "country": Filters(country="NG"),
    "three countries": Filters(country="NG,IQ,SO"),
    "division": Filters(admin1="Borno"),
    "place": Filters(place="Kirkuk 1"),
    "a year": Filters(since=date(2015, 1, 1), until=date(2015, 12, 31)),
    "since": Filters(since=date(2024, 1, 1)),
    "near, 50 km": Filters(near=(33.3, 44.4, 50)),
    "near, 500 km": Filters(near=(33.3, 44.4, 500)),
    "words, all reports": Filters(text="attacked"),
    "words, some": Filters(text="market Kirkuk"),
    "words, few": Filters(text="Gao orchard ferry"),
    "words, a phrase": Filters(text='"market in kirkuk"'),
    "words, a beginning": Filters(text="orch*"),
    "actor": Filters(actor="Boko Haram"),
    "actor, any of 290": Filters(actor="Front"),
    "target, half": Filters(target="civilians"),
    "target, few": Filters(target="media"),
    "target, words": Filters(target="villagers"),
    "target, no such words": Filters(target="zebras"),
    "weapon, half": Filters(weapon="firearm"),
    "weapon, words": Filters(weapon="rifles"),
    "type, half": Filters(type="armed_assault"),
    "type, few": Filters(type="looting_property"),
    "killed, 1000 or more": Filters(min_killed=1000),
    "wounded": Filters(min_wounded=1),
    "status": Filters(status="denied"),
    "source": Filters(source="Outlet 1"),
    "source, few": Filters(source="outlet 59"),
    "background": Filters(background=True),
    "country, type, killed": Filters(country="NG", type="bombing", min_killed=5),
    "country, weapon, since": Filters(country="NG", weapon="explosive", since=date(2015, 1, 1)),
    "words, target, near": Filters(text="market", target="police", near=(12, 13, 100)),
    "actor, target, weapon": Filters(actor="Boko Haram", target="military", weapon="explosive"),
    "words, country, weapon": Filters(text="ferry", country="NG", weapon="drone"),
    "source, near, words": Filters(source="Outlet 1", near=(33.3, 44.4, 500), text="bridge"),
    "words, long ago": Filters(text="bridge", until=date(2008, 1, 1)),
}


def make(path: Path, incidents: int) -> None:
    """A database of so many incidents."""
    database = open_database(str(path), create=True, kept=True)
    run = open_run(database, "import", PACKS)
    made = varied(min(STORED, incidents))
    while batch := list(islice(made, 2000)):
        store(database, batch, run, link=False)
    database.close()
    multiply(path, incidents // STORED)
    close_run(database, run)


def multiply(path: Path, times: int) -> None:
    """Copy all that is stored under other ids, each copy some days later."""
    new = sqlite3.connect(path, isolation_level=None)
    new.execute("PRAGMA synchronous = OFF")
    new.execute("PRAGMA cache_size = -500000")
    last = {
        name: new.execute(f"SELECT max(id) FROM {name}").fetchone()[0] for name in ("report", "incident", "extracted")
    }
    for n in range(1, times):
        moved = {f"{name}_id": f"{name}_id + {n * last[name]}" for name in last}
        moved |= {day: f"date({day}, '+{37 * n} days')" for day in ("published", "date_start", "date_end", "day")}
        new.execute("BEGIN")
        for name in last:
            _copy(new, name, {**moved, "id": f"id + {n * last[name]}", "key": f"key || '-{n}'"}, f"id <= {last[name]}")
        for name, owner in (
            ("evidence", "extracted"),
            ("party", "incident"),
            ("target", "incident"),
            ("weapon", "incident"),
        ):
            _copy(new, name, moved, f"{owner}_id <= {last[owner]}")
        _copy(new, "shingle", {**moved, "hash": f"hash + {n * 7919}"}, f"report_id <= {last['report']}")
        new.execute("COMMIT")
    new.close()


def _copy(new: sqlite3.Connection, table: str, moved: dict[str, str], where: str) -> None:
    columns = [row[1] for row in new.execute(f"PRAGMA table_info({table})")]
    taken = ", ".join(moved.get(name, f'"{name}"') for name in columns)
    listed = ", ".join(f'"{name}"' for name in columns)
    new.execute(f"INSERT INTO {table} ({listed}) SELECT {taken} FROM {table} WHERE {where}")


def best(work: Callable[[], Any], times: int = 3) -> float:
    """Seconds of processor time, the best of some."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def asking(database: Database) -> Iterator[tuple[str, float, float, int]]:
    """Each question, the seconds that we and that plain SQL take, and how many rows came."""
    plain = sqlite3.connect(f"file:{database.name}?mode=ro", uri=True)
    with database.reading() as connection:
        for question, filters in QUESTIONS.items():
            found = list(rows(connection, filters, COLUMNS, sort="-date_start", limit=50))
            own = best(lambda: list(rows(connection, filters, COLUMNS, sort="-date_start", limit=50)))  # noqa: B023
            conditions = clauses(filters, connection)
            values = {key: value for one in conditions for key, value in one.values.items()}
            where = " AND ".join(one.anywhere for one in conditions) or "1"
            query = f"SELECT {', '.join(COLUMNS)} FROM incident_flat f WHERE {where} ORDER BY date_start DESC LIMIT 50"
            raw = best(lambda: plain.execute(query, values).fetchall(), 1)  # noqa: B023
            yield question, own, raw, len(found)


def linking(database: Database) -> float:
    """Seconds of processor time to store 100 new reports, linked with what is there."""
    run = open_run(database, "import", PACKS)
    batch = [renamed(one) for one in varied(100, seed=int(time.time()))]
    start = time.process_time()
    store(database, batch, run)
    return time.process_time() - start


def renamed(one: Extraction) -> Extraction:
    key = f"new-{time.time_ns()}-{one.report.id}"
    told = tuple(replace(incident, report_id=key) for incident in one.incidents)
    return replace(one, report=replace(one.report, id=key), incidents=told)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--incidents", type=int, default=1_000_000)
    ap.add_argument("--db", help="ask this database, made by an earlier run, and make it where it is not there")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = Path(args.db or Path(name, "many.db"))
        if not path.exists():
            make(path, args.incidents)
        database = open_database(str(path), write=True)
        print(f"100 new reports stored and linked: {linking(database):.2f} s")
        for question, own, raw, found in asking(database):
            ratio = own / raw if raw else 0
            print(f"{question:24} {own * 1000:7.1f} ms, plain SQL {raw * 1000:8.1f} ms, {ratio:6.2f} x, {found} rows")


if __name__ == "__main__":
    main()
