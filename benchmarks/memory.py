"""The memory that an import takes at its peak, by the number of reports: it should not grow with them.

    python benchmarks/memory.py [--reports 2000 20000 100000] [--workers 1]

Made-up reports of two sentences, from a JSON Lines file into a new SQLite database, each number in a process of its
own; beside it the same for an import that finds them all stored.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import made
from measure import run

INCIDENTS = [str(Path(sys.executable).parent / "incidents")]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--reports", type=int, nargs="+", default=[2_000, 20_000, 100_000])
    ap.add_argument("--workers", type=int, default=1)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for count in args.reports:
            source, base = Path(name, f"{count}.jsonl"), Path(name, f"{count}.db")
            with source.open("w", encoding="utf-8") as out:
                for report in made.reports(count):
                    short = replace(report, text="\n\n".join(report.text.split("\n\n")[1:3]))
                    out.write(json.dumps(made.as_lines(short)) + "\n")
            line = [*INCIDENTS, "import", str(source), "--db", str(base), "--workers", str(args.workers)]
            first, again = run(line), run([*line, "--reread"])
            if first.status or again.status:
                raise SystemExit(f"import ended with {first.status}, {again.status}")
            rate = f"{count / first.seconds:,.0f} reports/s"
            print(f"{count:>9,} reports {first.megabytes:7.0f} MB, again {again.megabytes:5.0f} MB, {rate}", flush=True)


if __name__ == "__main__":
    main()
