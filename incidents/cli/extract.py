"""`incidents extract`: what the rules read in reports, without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from incidents.cli.options import Format, Kind, Map, Packs, Published, Raw, TimeLimit, Workers, reading

if TYPE_CHECKING:
    from incidents.model import Extraction, Incident, Refusal


class ExtractFormat(StrEnum):
    """How incidents are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def extract(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.", metavar="PATH...")],
    format: Annotated[ExtractFormat, typer.Option(help="How incidents are printed.")] = ExtractFormat.table,
    published: Published = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what was read by which rule, and what was not.")
    ] = False,
    pack: Packs = None,
    map: Map = None,
    kind: Kind = None,
    workers: Workers = 1,
    time_limit: TimeLimit = None,
    raw: Raw = False,
) -> None:
    """Print the incidents that reports tell, without a database.

    Example: incidents extract seeds/reports --format jsonl
    """
    from incidents.readers import read_all
    from incidents.scale import extract_many

    options = reading(published, map, kind, time_limit)
    reports = read_all(paths, options)
    refusals: list[Refusal] = []
    found = _read(extract_many(reports, pack or (), workers=workers, seconds=options.limits.seconds), refusals, explain)
    _print(found, format, raw)
    if refusals:
        raise typer.Exit(1)


def _read(results: Iterable[Extraction | Refusal], refusals: list[Refusal], explain: bool) -> Iterator[Incident]:
    """The incidents, one report after the other; what was refused is told at once."""
    from incidents.cli.output import refused
    from incidents.model import Refusal

    for result in results:
        if isinstance(result, Refusal):
            refused(result)
            refusals.append(result)
            continue
        if explain:
            _explain(result)
        yield from result.incidents


def _print(incidents: Iterator[Incident], format: ExtractFormat, raw: bool) -> None:
    from incidents.cli.output import print_records, print_rows, print_table
    from incidents.model import RECORD_KEYS

    if format is ExtractFormat.jsonl:
        print_records(Format.jsonl, (incident.record() for incident in incidents))
    elif format is ExtractFormat.csv:
        print_rows(Format.csv, RECORD_KEYS, map(flat, incidents), raw=raw)
    else:
        columns = ("report", "date", "in", "place", "type", "kill", "wnd", "actors")
        print_table(columns, map(_brief, incidents), wide=("report", "place", "actors"), right=("kill", "wnd"))


def flat(incident: Incident) -> Sequence[object]:
    """A record as one row: lists written out, the words that state it as its evidence."""
    from incidents.model import RECORD_KEYS
    from incidents.written import lists_as_text

    record = incident.record() | dict(zip(("actors", "targets", "weapons"), lists_as_text(incident), strict=True))
    record["evidence"] = next((e.text for e in incident.evidence if e.field == "event"), None)
    return [record[key] for key in RECORD_KEYS]


def _brief(incident: Incident) -> Sequence[object]:
    from incidents.cli.list_incidents import short_date

    actors = ", ".join(actor.canonical or actor.text for actor in incident.actors)
    day = short_date(incident.date_start, incident.date_edtf)
    name = incident.report_id.rpartition("/")[2]
    where = incident.place or incident.admin1
    return (name, day, incident.country, where, incident.type, incident.killed, incident.wounded, actors)


def _explain(extraction: Extraction) -> None:
    """What was read by which rule, and what was rejected and why, on standard error."""
    from incidents.cli.output import say

    text = extraction.report.text
    say(f"{extraction.report.id}: {len(extraction.incidents)} incidents")
    for incident in extraction.incidents:
        say(f"  incident {incident.incident}: {incident.type}, {incident.status}")
        for one in incident.evidence:
            words = " ".join(one.text.split())
            say(f"    {one.field:<20} {_short(words)!r}  {one.rule}")
    for note in extraction.notes:
        words = note.text or text[note.start : note.end]
        say(f"  {note.stage}: {_short(' '.join(words.split()))!r}: {note.reason}")


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "..."
