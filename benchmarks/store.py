"""What storing costs beside raw sqlite3.

    python benchmarks/store.py [--incidents 100000]

Storing: `store` (linking, copies, merging and all) against `executemany` of the very rows that it wrote, into the same
schema with its indexes, triggers and constraints, in as many transactions; processor time of this process, so that
other programs on the machine count on neither side.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from itertools import islice
from pathlib import Path

from made import extractions

from incidents.db.migrate import open_database
from incidents.db.models import Incident, table_of
from incidents.db.runs import open_run
from incidents.db.session import PRAGMAS
from incidents.db.store import store
from incidents.packs import Pack

PACKS = (Pack("made", "1", Path("made"), "0" * 64, "en"),)
ONCE = ("source", "run", "place", "actor", "actor_alias")  # owners, written before the batches
BATCHED = ("report", "shingle", "incident", "extracted", "evidence", "party", "target", "weapon", "link")
BATCH = 500


def storing(path: Path, incidents: int, *, link: bool) -> tuple[float, int]:
    """Seconds of processor time of `store`, and how many incidents were stored."""
    database = open_database(str(path), create=True, kept=True)
    run = open_run(database, "import", PACKS)
    made = extractions(incidents)
    spent = 0.0
    stored = 0
    while batch := list(islice(made, BATCH)):
        start = time.process_time()
        stored += store(database, batch, run, link=link).incidents
        spent += time.process_time() - start
    start = time.process_time()
    database.close()
    return spent + time.process_time() - start, stored


def raw(base: Path, path: Path) -> float:
    """Seconds of processor time to insert the rows of one database into an empty one."""
    open_database(str(path), create=True)
    old, new = sqlite3.connect(base), sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        new.execute(f"PRAGMA {pragma}")
    reports = old.execute("SELECT count(*) FROM report").fetchone()[0]
    owners = {name: old.execute(f"SELECT * FROM {name}").fetchall() for name in ONCE}
    spent = written(new, {name: _statement(old, name) for name in ONCE}, owners)
    for start in range(1, reports + 1, BATCH):
        part = {name: old.execute(_part(name), (start, start + BATCH - 1)).fetchall() for name in BATCHED}
        spent += written(new, {name: _statement(old, name) for name in BATCHED}, part)
    start_close = time.process_time()
    new.close()
    return spent + time.process_time() - start_close


def written(new: sqlite3.Connection, statements: dict[str, str], part: dict[str, list[tuple[object, ...]]]) -> float:
    """One transaction of inserts, timed."""
    start = time.process_time()
    new.execute("BEGIN IMMEDIATE")
    for name, found in part.items():
        new.executemany(statements[name], found)
    new.execute("COMMIT")
    return time.process_time() - start


def _statement(old: sqlite3.Connection, name: str) -> str:
    marks = ", ".join("?" for _ in old.execute(f"PRAGMA table_info({name})"))
    columns = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA table_info({name})"))
    return f"INSERT INTO {name} ({columns}) VALUES ({marks})"


def _part(name: str) -> str:
    """The rows of a table that belong to a range of reports."""
    if name == "report":
        return "SELECT * FROM report WHERE id BETWEEN ? AND ?"
    if name in ("shingle", "extracted"):
        return f"SELECT * FROM {name} WHERE report_id BETWEEN ? AND ?"
    if name in ("evidence", "link"):
        return f"SELECT t.* FROM {name} t JOIN extracted x ON x.id = t.extracted_id WHERE x.report_id BETWEEN ? AND ?"
    founded = "SELECT incident_id FROM extracted GROUP BY 1 HAVING min(report_id) BETWEEN ? AND ?"
    if name == "incident":  # one that a later batch joined may lead with its report: here it leads with its first
        return f"SELECT {_FIRST_LED} FROM incident WHERE id IN ({founded})"
    return f"SELECT * FROM {name} WHERE incident_id IN ({founded})"


_FIRST = "(SELECT min(x.report_id) FROM extracted x WHERE x.incident_id = incident.id)"
_FIRST_LED = ", ".join(
    _FIRST if column.name == "report_id" else column.name for column in table_of(Incident).c
)  # the order of the table


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--incidents", type=int, default=100_000)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for link in (False, True):
            base = folder / f"own-{link}.db"
            own, stored = storing(base, args.incidents, link=link)
            other = raw(base, folder / f"raw-{link}.db")
            what = "with linking" if link else "without linking"
            print(f"{what}: {stored / own:,.0f} incidents/s, raw {stored / other:,.0f}, {own / other:.2f} x")


if __name__ == "__main__":
    main()
