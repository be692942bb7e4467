"""`incidents recode`: the present rules over the stored reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import Batch, Db, Packs, TimeLimit, Values, Workers, limits

if TYPE_CHECKING:
    from incidents.db.recode import Change
    from incidents.model import Extraction, Refusal, Report

COLUMNS = ("incident", "report", "field", "old", "new")
SHOWN = 20  # changes that a terminal shows


def recode(
    db: Db = None,
    pack: Packs = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    diff: Annotated[Path | None, typer.Option(help="Write every change to this CSV.", metavar="FILE.csv")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also reports that these rules have read already.")] = False,
    values: Values = None,
    workers: Workers = 1,
    time_limit: TimeLimit = None,
    batch: Batch = 500,
) -> None:
    """Run the present rules over the stored reports, and say what changed; what people decided stays.

    Example: incidents recode --dry-run --diff changes.csv
    """
    from incidents.cli.import_reports import choose
    from incidents.cli.output import say
    from incidents.db.decisions import standing
    from incidents.db.migrate import open_database
    from incidents.db.recode import outdated, recode_all
    from incidents.db.rows import rules_hash
    from incidents.db.store import batches
    from incidents.packs import load
    from incidents.scale import extract_many

    rules = load(pack or ())
    database = open_database(db, write=True, kept=True)
    if not dry_run:
        choose(database, values)
    refusals: list[Refusal] = []
    reports: Iterator[Report | Refusal] = outdated(database, rules_hash(rules.packs), everything=everything)
    found = extract_many(reports, pack or (), workers=workers, seconds=limits(time_limit).seconds)
    fresh = _extracted(found, refusals)
    counts = _write(diff, recode_all(database, batches(fresh, batch), rules.packs, dry=dry_run))
    with database.reading() as connection:
        kept = standing(connection)
    database.close()
    say(_summary(counts, kept, dry_run))
    if refusals or counts["refused"]:
        raise typer.Exit(1)


def _extracted(results: Iterator[Extraction | Refusal], refusals: list[Refusal]) -> Iterator[Extraction]:
    """What the present rules read in the stored reports; what they fail on is told."""
    from incidents.cli.output import refused
    from incidents.model import Refusal

    for result in results:
        if isinstance(result, Refusal):
            refused(result)
            refusals.append(result)
        else:
            yield result


def _write(diff: Path | None, batches: Iterator[tuple[int, list[Change]]]) -> Counter[str]:
    """Count the changes; print the first, write all to the file."""
    from incidents.cli.output import print_table, progress
    from incidents.exporters import delimited
    from incidents.exporters.files import target

    counts: Counter[str] = Counter()
    first: list[Change] = []

    def rows() -> Iterator[tuple[object, ...]]:
        with progress("reports") as advance:
            for reports, changes in batches:
                counts["reports"] += reports
                advance(reports, f"{counts['cells']:,} cells changed")
                for change in changes:
                    counts[change.field if change.field in ("added", "gone", "refused") else "cells"] += 1
                    first.append(change) if len(first) < SHOWN else None
                    yield tuple(getattr(change, name) for name in COLUMNS)

    if diff:
        with target(diff) as out:
            delimited.write(out, COLUMNS, rows())
    else:
        for _ in rows():
            pass
    if first:
        print_table(COLUMNS, [[getattr(one, name) for name in COLUMNS] for one in first], wide=COLUMNS[1:])
    return counts


def _summary(counts: Counter[str], kept: int, dry: bool) -> str:
    head = "would change: " if dry else ""
    cells = f"{counts['added']:,} incidents added, {counts['gone']:,} gone, {counts['cells']:,} cells changed"
    return f"{head}{counts['reports']:,} reports read anew; {cells}; {kept:,} decisions of people kept"
