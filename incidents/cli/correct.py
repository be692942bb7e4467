"""`incidents correct`: set cells of an incident by hand."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from incidents.cli.options import By, Db, IncidentId, Note


def correct(
    id: IncidentId,
    cells: Annotated[
        list[str], typer.Argument(help="killed=9, place=, actors='Name [role]'.", metavar="FIELD=VALUE...")
    ],
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Set cells of an incident; no rule overwrites them. Nothing behind the = means: not stated.

    Example: incidents correct 12 killed=9 killed_high=11 --note "hospital list"
    """
    from incidents.cli.output import say
    from incidents.db.decisions import correct
    from incidents.db.migrate import open_database

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
