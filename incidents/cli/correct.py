"""`incidents correct`: set cells of an incident by hand."""

from __future__ import annotations

import csv
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
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Set cells of an incident; no rule overwrites them. Nothing behind the = means: not stated.

    With --from, the cells of a corrected export that differ are set, all of them or, where one is wrong, none.

    Example: incidents correct 12 killed=9 killed_high=11 --note "hospital list"
    """
    from incidents.cli.output import say
    from incidents.db.decisions import correct
    from incidents.db.migrate import open_database

    if file is not None:
        if id is not None:
            raise typer.BadParameter("give an incident and its cells, or --from FILE.csv, not both")
        _from_file(file, db, author(by), note)
        return
    if id is None or not cells:
        raise typer.BadParameter("give an incident and its cells, as in: incidents correct 12 killed=9")
    wanted = read_cells(cells)
    with open_database(db, write=True).writing() as connection:
        count = correct(connection, id, wanted, by=author(by), note=note)
    say(f"incident {id}: {count} cells set" if count else f"incident {id}: all of that is set already")


def _from_file(file: Path, db: str | None, by: str, note: str | None) -> None:
    """The cells of a corrected export; what is wrong in it is listed."""
    from incidents.cli.output import say
    from incidents.db.corrected_csv import apply, compare
    from incidents.db.migrate import open_database
    from incidents.exporters.cells import unsafe

    database = open_database(db, write=True)
    with file.open(encoding="utf-8-sig", newline="") as lines, database.writing() as connection:
        sheet = csv.DictReader(lines)
        cleaned = ({key: unsafe(value or "") for key, value in line.items() if key} for line in sheet)
        found = compare(connection, sheet.fieldnames or (), cleaned)
        for problem in found.problems:
            say(f"{file}: {problem}")
        count = apply(connection, found, by=by, note=note)
    say(f"{count} cells set from {file}")


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
