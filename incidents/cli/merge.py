"""`incidents merge`: several incidents are one."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.correct import author
from incidents.cli.options import By, Db, IncidentId, Note


def merge(
    id: IncidentId,
    others: Annotated[list[int], typer.Argument(help="The incidents that are the same event.", metavar="OTHER...")],
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Say that incidents are one event: what is told of the others is told of the first from now on.

    Example: incidents merge 12 15 31
    """
    from incidents.cli.output import say
    from incidents.db.decisions import merge
    from incidents.db.migrate import open_database

    with open_database(db, write=True).writing() as connection:
        merge(connection, id, others, by=author(by), note=note)
    say(f"merged {', '.join(map(str, others))} into incident {id}")
