"""`incidents confirm`: an incident is right as it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.correct import author
from incidents.cli.options import By, Db, Note


def confirm(
    ids: Annotated[list[int], typer.Argument(help="The incidents.", metavar="ID...")],
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Hold incidents to be right as they stand: no rule and no later report changes their cells.

    Example: incidents confirm 12
    """
    from incidents.cli.output import say
    from incidents.db.decisions import confirm
    from incidents.db.migrate import open_database

    with open_database(db, write=True).writing() as connection:
        for id in ids:
            confirm(connection, id, by=author(by), note=note)
    say(f"confirmed {', '.join(map(str, ids))}")
