"""`incidents import`: the main job; reports in, a database of incidents out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import Batch, Db, Kind, Map, Packs, Published, Values, Workers, parse_date, parse_mapping

if TYPE_CHECKING:
    from incidents.db.runs import Run
    from incidents.db.session import Database
    from incidents.db.store import Outcome
    from incidents.model import Extraction, Refusal, Report
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
    values: Values = None,
    batch: Batch = 500,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Make one incident of what several reports tell.")
    ] = True,
) -> None:
    """Read reports, extract their incidents, and store both; what is stored already is left as it is.

    Example: incidents import reports/ more.jsonl --workers 2
    """
    from incidents.cli.output import say
    from incidents.db.migrate import open_database
    from incidents.packs import load
    from incidents.readers import read

    rules = load(pack or ())
    reports = read(paths, published=parse_date(published), mapping=parse_mapping(map), kind=kind)
    database = open_database(db, create=True)
    tally = Tally()
    try:
        choose(database, values)
        _store_all(database, reports, rules, tally, packs=pack or [], workers=workers, link=link, most=batch)
    except KeyboardInterrupt:
        say("stopped; what is told here is stored, and running the same command again does the rest")
        raise typer.Exit(130) from None
    finally:
        _tell(tally, database.name)
    if tally.refused:
        raise typer.Exit(1)


def _store_all(
    database: Database,
    reports: Iterable[Report | Refusal],
    rules: Rules,
    tally: Tally,
    *,
    packs: Iterable[object],
    workers: int,
    link: bool,
    most: int,
) -> None:
    """Extract what is not stored yet and store it batch by batch; the run is noted when it first has something."""
    from incidents.cli.output import progress
    from incidents.db.rows import rules_hash
    from incidents.db.runs import close_run, open_run
    from incidents.db.store import batches, store, unread
    from incidents.scale import extract_many

    run: Run | None = None
    with progress("reports") as advance:
        fresh = _fresh(unread(database, reports, rules_hash(rules.packs)), tally, advance)
        results = extract_many(fresh, [str(one) for one in packs], workers=workers)
        for batch in batches(_extracted(results, tally), most):
            run = run or open_run(database, "import", rules.packs)
            outcome = store(database, batch, run, link=link)
            tally.add(outcome)
            for one in outcome.refused:
                _refuse(one, tally)
            advance(0, f"{tally.incidents:,} incidents stored")
    if run:
        close_run(database, run)


def _fresh(found: Iterable[Report | Refusal | str], tally: Tally, advance: object) -> Iterator[Report | Refusal]:
    """What has to be extracted; the others are only counted."""
    for one in found:
        tally.read += 1
        advance(1, f"{tally.incidents:,} incidents stored")  # type: ignore[operator]
        if isinstance(one, str):
            tally.unchanged += 1
        else:
            yield one


def _extracted(results: Iterable[Extraction | Refusal], tally: Tally) -> Iterator[Extraction]:
    """The extractions; refusals are told as they come."""
    from incidents.model import Refusal

    for result in results:
        if isinstance(result, Refusal):
            _refuse(result, tally)
        else:
            yield result


def _refuse(refusal: Refusal, tally: Tally) -> None:
    from incidents.cli.output import refused

    refused(refusal)
    tally.refused += 1


def _tell(tally: Tally, name: str) -> None:
    """The summary, and what a careful person would want to know."""
    from incidents.cli.output import say

    for key in sorted(set(tally.again)):
        say(f"warning: {key} was read twice with different texts, the later one is stored; ids must be unique")
    say(
        f"read {tally.read:,} reports: {tally.new:,} new, {tally.changed:,} changed, {tally.unchanged:,} unchanged, "
        f"{tally.refused:,} refused; {tally.incidents:,} incidents stored in {name}"
    )
