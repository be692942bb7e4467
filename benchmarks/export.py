"""Export of many rows: processor time against csv.writer fed from raw sqlite3, and the peak of memory.

Each run is a process of its own; its time is user and system time, which other programs stretch less than a clock.

python benchmarks/export.py [ROWS] [FORMAT ...]      1,000,000 rows and CSV where nothing is said
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

RAW = """
import csv, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("SELECT * FROM incident_flat ORDER BY id")
with open(sys.argv[2], "w", newline="", encoding="utf-8") as out:
    writer = csv.writer(out)
    writer.writerow([column[0] for column in rows.description])
    writer.writerows(rows)
"""
INCIDENT = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO incident (id, state, report_id, number, date_start, date_end, date_precision, date_edtf, date_text, country,
  admin1, place, lat, lon, geo_precision, actors, targets, type, weapons, killed, killed_low, killed_high, wounded,
  status, background, reports, sources, corrected, sentence)
SELECT i, 'open', i % {reports} + 1, i / {reports} + 1, date('2005-01-01', (i % 7000) || ' days'),
  date('2005-01-01', (i % 7000) || ' days'), 'day', date('2005-01-01', (i % 7000) || ' days'), 'on Monday',
  substr('IQNGSYAF', 1 + 2 * (i % 4), 2), 'Division ' || (i % 40), 'Village ' || (i % 5000), 30 + (i % 700) / 100.0,
  40 + (i % 900) / 100.0, 'place', 'River Front (RF) [perpetrator]', 'farmers [civilians]', 'armed_assault',
  'rifles [firearm]', i % 9, i % 9, i % 9, nullif(i % 5, 0), 'reported', 0, 1, 1, 0,
  'Gunmen of the River Front shot ' || (i % 9) || ' farmers near Village ' || (i % 5000) || ' on Monday.'
FROM n
"""


def fill(path: Path, count: int) -> None:
    """A migrated database with so many made incidents, told by a hundredth as many reports."""
    from incidents.db.migrate import open_database

    reports = max(1, count // 100)
    engine = open_database(str(path), create=True).engine
    with engine.begin() as connection:
        run = connection.exec_driver_sql
        run("INSERT INTO source VALUES (1, 'Daily Post')")
        run("INSERT INTO run VALUES (1, 'made', '1', 'x', '[]', '2026-01-01', '2026-01-01')")
        run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO report (id, key, "
            "source_id, run_id, digest, published, title, notes, text) SELECT i, 'report-' || i, 1, 1, '', "
            "'2025-01-01', 'A headline of a report', '[]', hex(zeroblob(800)) FROM n",
            (reports,),
        )
        run(INCIDENT.format(count=count, reports=reports))


def timed(*command: str) -> tuple[float, float]:
    """Processor seconds and megabytes at the peak of a command."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    formats = sys.argv[2:] or ["csv"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        fill(path, count)
        base, memory = timed(sys.executable, "-c", RAW, str(path), f"{folder}/raw.csv")
        print(f"{count:,} rows\nraw sqlite3   {base:6.1f} s          {memory:6.0f} MB")
        program = "import sys; from incidents.cli import main; sys.exit(main())"
        for name in formats:
            arguments = ("export", f"{folder}/out.{name}", "--db", str(path))
            seconds, memory = timed(sys.executable, "-c", program, *arguments)
            print(f"{name:<12}  {seconds:6.1f} s  {seconds / base:4.1f} x  {memory:6.0f} MB")
            Path(f"{folder}/out.{name}").unlink()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
