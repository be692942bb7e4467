"""`incidents correct`: set cells of an incident by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from incidents.cli.options import By, Db, Note


def correct(
    id: Annotated[int | None, typer.Argument(help="The incident's id.", metavar="ID", show_default=False)] = None,
    cells: Annotated[
        list[str] | None,
        typer.Argument(help="killed=9, place=, actors='Name [role]'.", metavar="FIELD=VALUE...", show_default=False),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--from", help="An exported CSV, corrected in a spreadsheet.", metavar="FILE.csv")
    ] = None,
    base: Annotated[
        Path | None, typer.Option(help="With --from: the CSV as it was exported.", metavar="FILE.csv")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --from: show the cells and set none.")] = False,
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Set cells of an incident; no rule overwrites them. Nothing behind the = means: not stated.

    With --from, the cells of a corrected CSV export that were changed are set: all
    of them or, where a row is unknown, a cell cannot be read or somebody set it
    since, none.

    Example: incidents correct 12 killed=9 killed_high=11 --note "hospital list"

    Example: incidents correct --from corrected.csv --base exported.csv --dry-run
    """
    from incidents.cli.output import say
    from incidents.db.decisions import correct
    from incidents.db.migrate import open_database

    if file is not None:
        if id is not None:
            raise typer.BadParameter("give an incident and its cells, or --from FILE.csv, not both")
        from incidents.cli.correct_from import correct_from

        correct_from(file, db, base=base, dry_run=dry_run, by=author(by), note=note)
        return
    if id is None or not cells:
        raise typer.BadParameter("give an incident and its cells, as in: incidents correct 12 killed=9")
    wanted = read_cells(cells)
    with open_database(db, write=True).writing() as connection:
        count = correct(connection, id, wanted, by=author(by), note=note)
    say(f"incident {id}: {count} cells set" if count else f"incident {id}: all of that is set already")


def read_cells(pairs: list[str]) -> dict[str, Any]:
    """`field=value` pairs as values; raises UsageError."""
    from incidents.db.decisions import CORRECTABLE
    from incidents.errors import UsageError
    from incidents.written import read_cell

    cells: dict[str, Any] = {}
    for pair in pairs:
        field, equals, words = pair.partition("=")
        if not equals or field not in CORRECTABLE:
            raise UsageError(f"{pair!r} sets no cell", f"write FIELD=VALUE; fields: {', '.join(CORRECTABLE)}")
        cells[field] = read_cell(field, words)
    return cells


def author(by: str | None) -> str:
    """Who decides: as told, else the user of this computer."""
    from getpass import getuser

    if by and by.strip():
        return by.strip()
    try:
        return getuser()
    except (OSError, KeyError):
        return "unknown"
