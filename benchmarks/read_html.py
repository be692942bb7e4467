"""Reading saved web pages: reports a second and peak memory, beside trafilatura alone on the same files.

    python benchmarks/read_html.py [--pages N] [--rounds N] [--folder DIR] [--import] [--json FILE]

Without --folder the pages are made up (see made_pages.py), each with words, names and places of its own. Each way runs
in a process of its own, on one core, in turn; the figures are medians. With --import, also `incidents import` of the
whole folder in one command, and the same again, when no file has changed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.made_pages import make  # noqa: E402


def ours(files: list[Path]) -> int:
    """Reports read by incidents."""
    from incidents.model import Report
    from incidents.readers import read

    return sum(isinstance(item, Report) for item in read(files))


def alone(files: list[Path]) -> int:
    """Pages read by trafilatura with the same settings, metadata and date included."""
    import trafilatura

    params = {"extensive_search": False, "original_date": True}
    return sum(
        trafilatura.bare_extraction(
            path.read_bytes(),
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=params,
        )
        is not None
        for path in files
    )


WAYS: dict[str, Callable[[list[Path]], int]] = {"incidents": ours, "trafilatura": alone}


def measured(way: str, folder: Path) -> dict[str, float]:
    """Pages a second and peak memory (MB) of one way in this process, its imports not counted."""
    files = sorted(folder.glob("*.html"))
    WAYS[way](files[:5])
    start = time.perf_counter()
    count = WAYS[way](files)
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"pages": count, "seconds": took, "rate": count / took, "peak": peak}


def run(way: str, folder: Path) -> dict[str, float]:
    """One way in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--folder", str(folder), "--way", way], capture_output=True, text=True, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def compared(folder: Path, rounds: int) -> dict[str, dict[str, float]]:
    """Medians of all ways, in turn, so that a busy moment of the machine hits all."""
    runs = [{way: run(way, folder) for way in WAYS} for _ in range(rounds)]
    return {way: {key: statistics.median(one[way][key] for one in runs) for key in runs[0][way]} for way in WAYS}


def imported(folder: Path) -> dict[str, dict[str, float]]:
    """`incidents import` of the folder into a new database, and once more."""
    count, figures = len(list(folder.glob("*.html"))), {}
    with tempfile.TemporaryDirectory() as place:
        for way in ("import", "import again"):
            start = time.perf_counter()
            command = [str(Path(sys.executable).parent / "incidents"), "import", str(folder), "--db", f"{place}/x.db"]
            code, peak = _waited(command, Path(place) / "told")
            took = time.perf_counter() - start
            if code:
                sys.exit(f"incidents import failed: {(Path(place) / 'told').read_text()[-500:]}")
            figures[way] = {"pages": count, "seconds": took, "rate": count / took, "peak": peak}
    return figures


def _waited(command: list[str], told: Path) -> tuple[int, float]:
    """The exit code of a command and the peak of its own memory, in MB."""
    with told.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="pages of your own")
    parser.add_argument("--import", action="store_true", dest="whole", help="also import them in one command")
    parser.add_argument("--json", type=Path, help="also write the figures there")
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.way:
        print(json.dumps(measured(args.way, args.folder)))
        return
    with tempfile.TemporaryDirectory() as place:
        folder = args.folder or Path(place)
        if args.folder is None:
            make(folder, args.pages)
        figures = compared(folder, args.rounds) | (imported(folder) if args.whole else {})
    for way, one in figures.items():
        print(f"{way:12} {one['pages']:8,.0f} pages {one['rate']:8,.0f} a second  peak {one['peak']:6,.0f} MB")
    print(
        f"reading takes {figures['incidents']['seconds'] / figures['trafilatura']['seconds']:.2f} x trafilatura alone"
    )
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
