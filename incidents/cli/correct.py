"""`incidents correct`: set cells of an incident by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from incidents.cli.options import By, Db, Note


def correct(
    id: Annotated[
        int | None, typer.Argument(help="The incident's id, as `incidents list` shows it.", metavar="ID")
    ] = None,
    cells: Annotated[
        list[str] | None, typer.Argument(help="killed=9, place=, actors='Name [role]'.", metavar="FIELD=VALUE...")
    ] = None,
    db: Db = None,
    by: By = None,
    note: Note = None,
    file: Annotated[
        Path | None,
        typer.Option("--from", help="Set what was changed in this exported CSV instead.", metavar="FILE.csv"),
    ] = None,
    base: Annotated[
        Path | None, typer.Option(help="With --from: the CSV as it was exported.", metavar="FILE.csv")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --from: show the cells and set none.")] = False,
) -> None:
    """Set cells of an incident; no rule overwrites them. Nothing behind the = means: not stated.

    A CSV export, corrected in a spreadsheet, comes back by --from: the cells that
    were changed are set, or none where a row is unknown, a cell cannot be read, or
    somebody set it since.

    Example: incidents correct 12 killed=9 killed_high=11 --note "hospital list"

    Example: incidents correct --from corrected.csv --base exported.csv --dry-run
    """
    if file:
        from incidents.cli.correct_from import correct_from

        if id is not None:
            raise typer.BadParameter("give either an incident and its cells, or --from FILE.csv")
        correct_from(file, db, base=base, dry_run=dry_run, by=author(by), note=note)
        return
    if id is None or not cells:
        raise typer.BadParameter("give an incident and FIELD=VALUE, or --from FILE.csv")
    _correct_one(id, cells, db, by=author(by), note=note)


def _correct_one(id: int, cells: list[str], db: str | None, *, by: str, note: str | None) -> None:
    from incidents.cli.output import say
    from incidents.db.decisions import correct
    from incidents.db.migrate import open_database

    wanted = read_cells(cells)
    with open_database(db, write=True).writing() as connection:
        count = correct(connection, id, wanted, by=by, note=note)
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
