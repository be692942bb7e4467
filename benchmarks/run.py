"""How fast the program is, each figure beside a reference measured in the same run.

    python benchmarks/run.py [--reports DIR] [--quick] [--json FILE]

Extraction is measured in one process that has been started, over the reports of DIR (default: seeds/reports), the
rest over made-up reports. Wall times of commands are medians.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

import made
import work
from measure import Figure, rate, run, typical

from incidents import __version__, layout
from incidents.db.migrate import open_database
from incidents.db.runs import close_run, open_run
from incidents.db.store import batches, store
from incidents.extractors import places
from incidents.extractors.place_words import words_of
from incidents.gazetteer import open_gazetteer
from incidents.model import Refusal, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract
from incidents.readers import read

ROOT = Path(__file__).resolve().parent.parent
INCIDENTS = [str(Path(sys.executable).parent / "incidents")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=ROOT / "seeds" / "reports", help="folder of .txt reports")
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, to see that it runs")
    parser.add_argument("--json", type=Path, help="also write the figures there")
    args = parser.parse_args()
    scale = 10 if args.quick else 1
    print(f"incidents {__version__}, Python {platform.python_version()}, {platform.machine()}, {date.today()}")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for figure in measured(args.reports, Path(folder), scale):
            figures.append(figure)
            print(line(figure), flush=True)
    if args.json:
        write(args.json, figures)


def measured(reports: Path, folder: Path, scale: int) -> Iterator[Figure]:
    yield from extraction(reports, 3.0 / scale)
    yield from opening(9 // scale + 2)
    yield from starting(9 // scale + 2)
    yield from importing(folder, 5000 // scale)
    yield from listing(folder, 100_000 // scale, 9 // scale + 2)


def line(figure: Figure) -> str:
    said = (
        f"{figure.name:<44}{figure.value:>12,.3g} {figure.unit}"
        if figure.value < 10
        else (f"{figure.name:<44}{figure.value:>12,.0f} {figure.unit}")
    )
    if figure.ratio is None:
        return said
    return f"{said:<72}{figure.ratio:>8.3g} x {figure.reference} ({figure.reference_value:,.4g})"


def write(path: Path, figures: list[Figure]) -> None:
    head = {"version": __version__, "python": platform.python_version(), "machine": platform.platform()}
    rows = [asdict(figure) | {"ratio": figure.ratio} for figure in figures]
    when = datetime.now(UTC).isoformat(timespec="seconds")
    path.write_text(json.dumps({**head, "date": when, "figures": rows}, indent=1) + "\n", encoding="utf-8")


# ---- extraction -------------------------------------------------------------------------------------------------


def extraction(folder: Path, seconds: float) -> Iterator[Figure]:
    """Reports a second on one core, once started, beside a tokenizer and datefinder over the same texts."""
    found = [r for r in read(sorted(folder.glob("*.txt"))) if isinstance(r, Report)]
    rules = load()
    size = sum(len(report.text) for report in found)
    ours = rate(lambda: len([extract(report, rules) for report in found]), seconds=seconds)
    token = re.compile(r"\w+|[^\w\s]")
    bare = rate(lambda: len([token.findall(report.text) for report in found]), seconds=seconds)
    yield Figure("extraction, one core", ours, "reports/s", "a bare regex tokenizer", bare)
    yield Figure("extraction, one core", ours * size / len(found) / 1e6, "million characters/s")
    yield Figure("extraction, one core", ours, "reports/s", "datefinder alone", _datefinder(found, seconds))
    plain = rate(lambda: len([_letters(report.text) for report in found]), seconds=seconds)
    yield Figure("extraction, one core", ours, "reports/s", "letters counted in plain Python", plain)
    done = work.counted(found, rules)
    yield Figure("functions called by a thousand words", done.calls, "calls")
    yield Figure("patterns used by a thousand words", done.patterns, "uses")
    yield from _finding_places(found, rules, seconds)


def _letters(text: str) -> dict[str, int]:
    """Work that never changes, to hold ours against on machines that differ."""
    seen: dict[str, int] = {}
    for letter in text:
        seen[letter] = seen.get(letter, 0) + 1
    return seen


def _finding_places(found: list[Report], rules: Rules, seconds: float) -> Iterator[Figure]:
    """Time of a report's places: all of it, and the resolution of the names that were found."""
    gazetteer = open_gazetteer()
    words = words_of(rules)
    split = [(report.text, layout.split(report.text, rules)) for report in found]
    named = [(text, parts, places.find_names(text, parts, gazetteer, words)) for text, parts in split]

    def whole() -> int:
        return len([places.find_places(text, parts, gazetteer, rules) for text, parts in split])

    def resolution() -> int:
        return len([places.resolve(text, parts, gazetteer, words, names) for text, parts, names in named])

    yield Figure("places of a report, found and resolved", 1000 / rate(whole, seconds=seconds), "ms")
    yield Figure("places of a report, resolved alone", 1000 / rate(resolution, seconds=seconds), "ms")


def opening(times: int) -> Iterator[Figure]:
    """Wall time of opening the gazetteer, whose index stands on disk by now, and memory of a process that does."""
    done = [run([sys.executable, "-c", _OPENING]).stdout.split() for _ in range(times)]
    yield Figure("gazetteer, opened and asked once", median(float(took) for took, _ in done), "ms")
    yield Figure("gazetteer, memory of the process", median(float(size) for _, size in done), "MB")


_OPENING = """
import time
from pathlib import Path
from incidents.gazetteer import open_gazetteer
start = time.perf_counter()
open_gazetteer().candidates("Kirkuk")
took = (time.perf_counter() - start) * 1000
held = Path("/proc/self/status")  # its own peak; what the system counts for a child begins with its parent's
lines = held.read_text().splitlines() if held.exists() else []
print(took, next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), "nan"))
"""


def _datefinder(found: list[Report], seconds: float) -> float:
    from datefinder import find_dates

    return rate(lambda: len([list(find_dates(report.text)) for report in found]), seconds=seconds)


# ---- commands ---------------------------------------------------------------------------------------------------


def starting(times: int) -> Iterator[Figure]:
    """Wall time of commands that do nothing, beside that of Python itself."""
    python = typical([sys.executable, "-c", "pass"], times=times)
    took = typical([*INCIDENTS, "--help"], times=times)
    yield Figure("incidents --help", took, "s", "python -c pass", python)


def importing(folder: Path, count: int) -> Iterator[Figure]:
    """From a JSON Lines file to a database, in a process of its own, beside sqlite3 storing the same rows."""
    source, base = folder / "made.jsonl", folder / "import.db"
    lines = (json.dumps(made.as_lines(report)) for report in made.reports(count))
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    first = run([*INCIDENTS, "import", str(source), "--db", str(base)])
    if first.status:
        raise RuntimeError(f"import ended with {first.status}")
    again = run([*INCIDENTS, "import", str(source), "--db", str(base)])
    yield Figure("import, end to end", count / first.seconds, "reports/s", "sqlite3 executemany", _raw(base, folder))
    yield Figure("import, peak memory", first.megabytes, "MB")
    yield Figure("import of the same file again", count / again.seconds, "reports/s")


def _raw(base: Path, folder: Path) -> float:
    """Reports a second of storing the rows of a database into another by plain sqlite3, one table after the other."""
    old = sqlite3.connect(base)
    tables = [(name, sql) for name, sql in old.execute(_TABLES) if not name.startswith("sqlite_") and "fts" not in name]
    rows = {name: old.execute(f'SELECT * FROM "{name}"').fetchall() for name, _ in tables}
    reports = old.execute("SELECT count(*) FROM report").fetchone()[0]

    def once() -> int:
        new = sqlite3.connect(folder / "raw.db")
        with new:
            for name, sql in tables:
                new.execute(f'DROP TABLE IF EXISTS "{name}"')
                new.execute(sql)
                marks = ",".join("?" * len(rows[name][0])) if rows[name] else ""
                new.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows[name]) if marks else None
        new.close()
        return int(reports)

    return rate(once, seconds=1.0)


_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


def listing(folder: Path, count: int, times: int) -> Iterator[Figure]:
    """`incidents list` where many incidents are stored, beside Python reading as many rows of the same view."""
    base = folder / "many.db"
    seconds = _fill(base, count)
    raw = f"import sqlite3; sqlite3.connect({str(base)!r}).execute('SELECT * FROM incident_flat LIMIT 100').fetchall()"
    python = typical([sys.executable, "-c", raw], times=times)
    took = typical([*INCIDENTS, "list", "--db", str(base)], times=times)
    yield Figure(f"storing {count:,} incidents", count / seconds, "incidents/s")
    yield Figure(f"incidents list, {count:,} stored", took, "s", "sqlite3 reading 100 rows", python)
    picked = [*INCIDENTS, "list", "--country", "NG", "--since", "2020", "--min-killed", "5", "--db", str(base)]
    yield Figure(f"incidents list by filters, {count:,} stored", typical(picked, times=times), "s")


def _fill(base: Path, count: int) -> float:
    from time import perf_counter

    database = open_database(str(base), write=True, create=True, kept=True)
    start = perf_counter()
    opened = open_run(database, "benchmark", load().packs)
    for batch in batches(made.extractions(count)):
        done = store(database, batch, opened)
        assert not any(isinstance(r, Refusal) for r in done.refused), done.refused[:1]
    close_run(database, opened)
    return perf_counter() - start


if __name__ == "__main__":
    main()
