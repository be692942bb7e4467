"""`incidents import`: the main job; reports in, a database of incidents out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import Batch, Db, Kind, Map, Packs, Published, TimeLimit, Values, Workers, reading

if TYPE_CHECKING:
    from incidents.db.runs import Run
    from incidents.db.session import Database
    from incidents.db.store import Outcome
    from incidents.model import Extraction, FileRead, Refusal, Report
    from incidents.packs import Rules


def choose(database: Database, values: str | None) -> None:
    """Choose how counts are chosen where reports differ, for this database from now on."""
    from incidents.db.events import choose_values, value_rule
    from incidents.db.merge import VALUE_RULES

    if values is None:
        return
    if values not in VALUE_RULES:
        raise typer.BadParameter(f"{values!r} is no rule for values; there are {', '.join(VALUE_RULES)}")
    with database.writing() as connection:
        if value_rule(connection) != values:
            choose_values(connection, values)


@dataclass(slots=True)
class Tally:
    """What an import has done so far."""

    read: int = 0
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    incidents: int = 0
    refused: int = 0
    languages: Counter[str] = field(default_factory=Counter)  # of reports that no pack reads
    passed: int = 0  # files that have not changed
    spoiled: bool = False  # something of the file being read was refused
    again: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        for name in ("unchanged", "new", "changed", "incidents"):
            setattr(self, name, getattr(self, name) + getattr(outcome, name))
        self.again.extend(outcome.again)


def import_reports(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.", metavar="PATH...")],
    db: Db = None,
    published: Published = None,
    map: Map = None,
    kind: Kind = None,
    pack: Packs = None,
    workers: Workers = 1,
    time_limit: TimeLimit = None,
    values: Values = None,
    batch: Batch = 500,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Make one incident of what several reports tell.")
    ] = True,
    reread: Annotated[bool, typer.Option("--reread", help="Read files again that have not changed.")] = False,
) -> None:
    """Read reports, extract their incidents, and store both; what is stored already is left as it is.

    Example: incidents import reports/ more.jsonl --workers 2
    """
    from incidents.cli.output import say
    from incidents.db.migrate import open_database
    from incidents.db.rows import rules_hash
    from incidents.packs import load
    from incidents.readers.changed import read_changed
    from incidents.scale import extract_many

    rules = load(pack or ())
    options = reading(published, map, kind, time_limit)
    database = open_database(db, create=True, kept=True)
    stored = partial(_stored, database, rules_hash(rules.packs), reread)
    reports = read_changed(paths, options, stored)
    tally = Tally()
    try:
        choose(database, values)
        extracted = partial(extract_many, packs=pack or (), workers=workers, seconds=options.limits.seconds)
        _store_all(database, reports, rules, tally, extracted, link=link, most=batch)
    except KeyboardInterrupt:
        say("stopped; what is told here is stored, and running the same command again does the rest")
        raise typer.Exit(130) from None
    finally:
        database.close()
        _tell(tally, database.name)
    if tally.refused:
        raise typer.Exit(1)


def _store_all(
    database: Database,
    reports: Iterable[Report | Refusal | FileRead],
    rules: Rules,
    tally: Tally,
    extracted: Callable[[Iterator[Report | Refusal | FileRead]], Iterable[Extraction | Refusal | FileRead]],
    *,
    link: bool,
    most: int,
) -> None:
    """Extract what is not stored yet and store it batch by batch; the run is noted when it first has something."""
    from incidents.cli.output import progress
    from incidents.db.files import store_read
    from incidents.db.rows import rules_hash
    from incidents.db.runs import close_run, open_run
    from incidents.db.store import batches_of_files, store, unread

    run: Run | None = None
    hashed = rules_hash(rules.packs)
    with progress("reports") as advance:
        fresh = _fresh(unread(database, reports, hashed), tally, advance)
        for batch, files in batches_of_files(_extracted(extracted(fresh), tally), most):
            if not batch:
                store_read(database, files, hashed)
                continue
            run = run or open_run(database, "import", rules.packs)
            outcome = store(database, batch, run, link=link, files=files)
            tally.add(outcome)
            for one in outcome.refused:
                _refuse(one, tally)
            advance(0, f"{tally.incidents:,} incidents stored")
    if run:
        close_run(database, run)


def _stored(database: Database, rules: str, reread: bool, digests: Mapping[str, str]) -> Mapping[str, int]:
    """The files that are stored as they are; with `reread` none."""
    from incidents.db.files import stored_files

    held = stored_files(database, digests, rules=rules)
    return {} if reread else held


def _fresh(
    found: Iterable[Report | Refusal | FileRead | str], tally: Tally, advance: Callable[[int, str], None]
) -> Iterator[Report | Refusal | FileRead]:
    """What has to be extracted, with the ends of files; the others are only counted."""
    from incidents.model import FileRead

    for one in found:
        same = one.reports if isinstance(one, FileRead) and not one.read else int(isinstance(one, str))
        read = same or int(not isinstance(one, FileRead))
        tally.read += read
        tally.unchanged += same
        advance(read, f"{tally.incidents:,} incidents stored")
        if isinstance(one, FileRead) and not one.read:
            tally.passed += 1
        elif not isinstance(one, str):
            yield one


def _extracted(results: Iterable[Extraction | Refusal | FileRead], tally: Tally) -> Iterator[Extraction | FileRead]:
    """The extractions, and the ends of files of which all was read; refusals are told as they come."""
    from incidents.model import Extraction, FileRead, Refusal

    for result in results:
        if isinstance(result, Refusal):
            _refuse(result, tally)
            continue
        if isinstance(result, Extraction) and result.is_foreign:
            tally.languages[result.report.language or "?"] += 1
        whole = not isinstance(result, FileRead) or (result.digest is not None and not tally.spoiled)
        tally.spoiled = tally.spoiled and not isinstance(result, FileRead)
        if whole:
            yield result


def _refuse(refusal: Refusal, tally: Tally) -> None:
    from incidents.cli.output import refused

    refused(refusal)
    tally.refused += 1
    tally.spoiled = True


def _tell(tally: Tally, name: str) -> None:
    """The summary, and what a careful person would want to know."""
    from incidents.cli.output import say

    for key in sorted(set(tally.again)):
        say(f"warning: {key} was read twice with different texts, the later one is stored; ids must be unique")
    say(
        f"read {tally.read:,} reports: {tally.new:,} new, {tally.changed:,} changed, {tally.unchanged:,} unchanged, "
        f"{tally.refused:,} refused; {tally.incidents:,} incidents stored in {name}"
    )
    if tally.languages:
        told = ", ".join(f"{language} {count:,}" for language, count in sorted(tally.languages.items()))
        say(f"stored but not extracted, in languages that no pack reads: {tally.languages.total():,} ({told})")
    if tally.passed:
        say(f"unchanged files not read again: {tally.passed:,} (--reread reads them)")
