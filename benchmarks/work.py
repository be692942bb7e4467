"""How much work extraction does, counted and not timed: the same on every machine, whatever else runs there.

    python benchmarks/work.py [--reports DIR]

Calls of functions and uses of patterns, per thousand words, of reports that have been read once before, so that what is
compiled and remembered once counts for nothing. A rule that is tried everywhere shows here; `tests/test_work.py` holds
the figures down.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract
from incidents.readers import read

ROOT = Path(__file__).resolve().parent.parent


class Work(NamedTuple):
    """Per thousand words: functions of ours called, functions of Python's library in C called, patterns used."""

    calls: float
    builtin: float
    patterns: float


def counted(reports: Sequence[Report], rules: Rules) -> Work:
    """What a second reading of some reports does."""
    for report in reports:
        extract(report, rules)
    seen = {"call": 0, "c_call": 0, "pattern": 0}

    def count(_: FrameType, event: str, what: Any) -> None:
        if event in seen:
            seen[event] += 1
            if event == "c_call" and isinstance(getattr(what, "__self__", None), re.Pattern):
                seen["pattern"] += 1

    sys.setprofile(count)
    try:
        for report in reports:
            extract(report, rules)
    finally:
        sys.setprofile(None)
    words = sum(len(report.text.split()) for report in reports) / 1000
    return Work(seen["call"] / words, seen["c_call"] / words, seen["pattern"] / words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=Path, default=ROOT / "seeds" / "reports", help="folder of .txt reports")
    args = parser.parse_args()
    found = [r for r in read(sorted(args.reports.glob("*.txt"))) if isinstance(r, Report)]
    done = counted(found, load())
    print(f"a thousand words: {done.calls:,.0f} calls of ours, {done.builtin:,.0f} of built-in functions, of these")
    print(f"{done.patterns:,.0f} uses of patterns")


if __name__ == "__main__":
    main()
