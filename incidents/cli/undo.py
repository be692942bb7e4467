"""`incidents undo`: take a decision back."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.correct import author
from incidents.cli.options import By, Db


def undo(
    decision: Annotated[
        int, typer.Argument(help="The decision's number, as `incidents history` shows it.", metavar="NUMBER")
    ],
    db: Db = None,
    by: By = None,
) -> None:
    """Take back a correction, merge, split, discarding or confirmation; the history keeps both.

    Example: incidents undo 7
    """
    from incidents.cli.output import say
    from incidents.db.decisions import undo
    from incidents.db.migrate import open_database

    with open_database(db, write=True).writing() as connection:
        id = undo(connection, decision, by=author(by))
    say(f"decision {decision} on incident {id} is taken back")
