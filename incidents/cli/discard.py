"""`incidents discard`: an incident is none."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.correct import author
from incidents.cli.options import By, Db, Note


def discard(
    ids: Annotated[list[int], typer.Argument(help="The incidents.", metavar="ID...")],
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Take incidents out of the data: no incident, a wrong reading; `incidents undo` brings them back.

    Example: incidents discard 12
    """
    from incidents.cli.output import say
    from incidents.db.decisions import discard
    from incidents.db.migrate import open_database

    with open_database(db, write=True).writing() as connection:
        for id in ids:
            discard(connection, id, by=author(by), note=note)
    say(f"discarded {', '.join(map(str, ids))}")
