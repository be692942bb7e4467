"""`incidents export`: rows to a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from incidents.cli.options import Db, Raw, with_filters

if TYPE_CHECKING:
    from incidents.db.query import Filters
    from incidents.db.session import Connection


class ExportFormat(StrEnum):
    """What a file holds."""

    csv = "csv"
    tsv = "tsv"
    jsonl = "jsonl"
    json = "json"


@with_filters
def export(
    file: Annotated[Path, typer.Argument(help="The file to write; - is standard output.", metavar="FILE")],
    filters: Filters,
    db: Db = None,
    format: Annotated[ExportFormat | None, typer.Option(help="Else taken from the file's suffix.")] = None,
    sort: Annotated[str, typer.Option(help="Columns, a minus for descending.")] = "",
    bom: Annotated[bool, typer.Option("--bom", help="A mark in front by which Excel knows UTF-8.")] = False,
    raw: Raw = False,
) -> None:
    """Write incidents to a file, one row or record an incident.

    Example: incidents export attacks.csv --country NG --since 2020
    """
    from incidents.cli.output import say
    from incidents.db.migrate import open_database
    from incidents.exporters.files import target

    kind = format or _format_of(file)
    with open_database(db).reading() as connection, target(file, bom=bom) as out:
        count = _write(out, kind, connection, filters, sort=sort, raw=raw)
    if str(file) != "-":
        say(f"wrote {count:,} incidents to {file}")


def _format_of(file: Path) -> ExportFormat:
    try:
        return ExportFormat("csv" if str(file) == "-" else file.suffix.lstrip(".").lower())
    except ValueError:
        known = ", ".join(f".{one}" for one in ExportFormat)
        raise typer.BadParameter(f"{file}: no format has the suffix {file.suffix!r}; there are {known}") from None


def _write(out: TextIO, kind: ExportFormat, connection: Connection, filters: Filters, *, sort: str, raw: bool) -> int:
    from incidents.db.records import plain_rows, records
    from incidents.db.views import FLAT_COLUMNS
    from incidents.exporters import delimited, jsonl

    if kind in (ExportFormat.jsonl, ExportFormat.json):
        write = jsonl.write_array if kind is ExportFormat.json else jsonl.write_lines
        return write(out, records(connection, filters, sort=sort))
    found = plain_rows(connection, filters, FLAT_COLUMNS, sort=sort)
    delimiter = "\t" if kind is ExportFormat.tsv else ","
    return delimited.write(out, FLAT_COLUMNS, found, delimiter=delimiter, raw=raw)
