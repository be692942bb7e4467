"""`incidents read`: what the program sees of a file before any rule is run."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.options import Format, Kind, Map, Published, TimeLimit, reading

if TYPE_CHECKING:
    from incidents.model import Refusal, Report
    from incidents.readers import Options, Source

_CUT = 12  # lines of what was cut away that are shown


class ReadFormat(StrEnum):
    """How reports are printed."""

    text = "text"
    jsonl = "jsonl"


def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs; - is standard input.", metavar="PATH...")],
    format: Annotated[ReadFormat, typer.Option(help="For a person, or as records to import.")] = ReadFormat.text,
    published: Published = None,
    map: Map = None,
    kind: Kind = None,
    time_limit: TimeLimit = None,
    cut: Annotated[bool, typer.Option("--cut", help="Show every line that was cut away.")] = False,
) -> None:
    """Show what the program sees: text, title, date with where it was found, outlet, what was cut away.

    A report over a limit is refused by name. The limits, which INCIDENTS_LIMITS="size=64000000 seconds=60" changes for
    all commands: size (bytes), characters (of one text), seconds (to read, and to extract), depth (archives in
    archives), members, unpacked, ratio (of an archive), pages (of a PDF), nesting, elements (of a page).

    Example: incidents read seeds/reports --format jsonl
    """
    from incidents.cli.output import print_records, refused
    from incidents.readers import sources

    options = reading(published, map, kind, time_limit)
    refusals: list[Refusal] = []
    found = _found(sources(paths, kind=kind), options, refusals)
    if format is ReadFormat.jsonl:
        print_records(Format.jsonl, (_record(report) for report, _ in found))
    else:
        for report, source in found:
            _print(report, source, options, None if cut else _CUT)
    for refusal in refusals:
        refused(refusal)
    if refusals:
        raise typer.Exit(1)


def _found(
    named: Iterator[Source | Refusal], options: Options, refusals: list[Refusal]
) -> Iterator[tuple[Report, Source]]:
    """The reports, each with the file it was read from."""
    from incidents.model import Refusal
    from incidents.readers import read_source

    for source in named:
        for item in [source] if isinstance(source, Refusal) else read_source(source, options):
            if isinstance(item, Refusal):
                refusals.append(item)
            elif not isinstance(source, Refusal):
                yield item, source


def _record(report: Report) -> dict[str, Any]:
    """A report as a line that can be imported again."""
    day = report.published.isoformat() if report.published else None
    values = {
        "id": report.id, "title": report.title, "published": day, "published_from": report.published_from,
        "source": report.source, "url": report.url, "language": report.language, "notes": list(report.notes),
        "text": report.text,
    }  # fmt: skip
    return {key: value for key, value in values.items() if value}


def _print(report: Report, source: Source, options: Options, most: int | None) -> None:
    """What is known of a report, its text, and the lines that were cut away."""
    from incidents.readers.cut import cut_away

    print(_safe(report.id))
    for name, value in _about(report):
        print(f"  {name:10}{_safe(value)}")
    print("\n" + _safe(report.text).strip("\n") + "\n")
    lines = cut_away(source, report, options) if source.path else []
    if lines:
        print(f"  cut away: {len(lines)} lines, {sum(len(line) for line in lines):,} characters")
        for line in lines[:most]:
            print(f"    {_safe(line)[:100]}")
        print("  ... (--cut shows all)\n" if len(lines) > len(lines[:most]) else "")


def _about(report: Report) -> Iterator[tuple[str, str]]:
    if report.title:
        yield "title", report.title
    yield "published", f"{report.published} (from the {report.published_from})" if report.published else "not told"
    for name, value in (("outlet", report.source), ("address", report.url), ("language", report.language)):
        if value:
            yield name, value
    yield from (("note", note) for note in report.notes)


def _safe(text: str) -> str:
    """The text without what would steer a terminal; lines stay lines."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in clean)
