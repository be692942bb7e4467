"""`incidents list`: a table of incidents."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.options import Db, Format, Raw, with_filters

if TYPE_CHECKING:
    from incidents.db.query import Filters

SHOWN = ("id", "date_start", "date_edtf", "country", "place", "admin1", "type", "killed", "wounded", "actors")
HEADS = ("id", "date", "in", "place", "type", "kill", "wnd", "actors")
LIMIT = 50  # rows of a table, where no other number is given


@with_filters
def list_incidents(
    filters: Filters,
    db: Db = None,
    format: Annotated[Format, typer.Option(help="How incidents are printed.")] = Format.table,
    sort: Annotated[str, typer.Option(help="Columns, a minus for descending: -killed,date_start.")] = "-date_start",
    limit: Annotated[int | None, typer.Option(help="At most so many; a table shows 50.", min=0)] = None,
    offset: Annotated[int, typer.Option(help="Leave out the first so many.", min=0)] = 0,
    columns: Annotated[str | None, typer.Option(help="The columns, separated by commas.", metavar="NAMES")] = None,
    raw: Raw = False,
) -> None:
    """List incidents, the latest first.

    Example: incidents list --country IQ --since 2021 --min-killed 5
    """
    from incidents.cli.output import print_records, print_rows, print_table, say
    from incidents.db.migrate import open_database
    from incidents.db.query import rows
    from incidents.db.records import plain_rows
    from incidents.db.views import FLAT_COLUMNS

    chosen = [name.strip() for name in columns.split(",")] if columns else []
    table = format is Format.table
    most = limit if limit is not None else LIMIT if table else None
    with open_database(db).reading() as connection:
        if table and not chosen:
            brief = map(_brief, rows(connection, filters, SHOWN, sort=sort, limit=most, offset=offset))
            shown = print_table(HEADS, brief, wide=("place", "actors"), right=("id", "kill", "wnd"))
        elif format in (Format.csv, Format.table) or chosen:
            names = chosen or FLAT_COLUMNS
            found = plain_rows(connection, filters, names, sort=sort, limit=most, offset=offset)
            shown = print_rows(format, names, found, raw=raw)
        else:
            from incidents.db.records import records

            shown = print_records(format, records(connection, filters, sort=sort, limit=most, offset=offset))
        if table and shown == most and sys.stderr.isatty():
            say(f"{shown:,} shown; --limit N or --offset N shows more")


def _brief(row: Sequence[Any]) -> Sequence[Any]:
    """A row of the table that fits 80 columns."""
    id, day, edtf, country, place, admin1, kind, killed, wounded, actors = row
    names = ", ".join(part.rpartition(" [")[0] for part in actors.split("; ")) if actors else ""
    return (id, short_date(day, edtf), country, place or admin1, kind, killed, wounded, names)


def short_date(day: Any, edtf: str | None) -> str:
    """A date in at most 13 characters: '2021-12-05', '2018-01', '2021-12-05/07', '2021-12-30/..'."""
    if edtf is None or len(edtf) <= 11:
        return edtf or str(day or "")
    start, _, end = edtf.partition("/")
    return f"{start[:10]}/{end[8:10]}" if start[:7] == end[:7] else f"{start[:10]}/.."
