"""`incidents split`: what some reports tell is another incident."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.correct import author
from incidents.cli.options import By, Db, IncidentId, Note


def split(
    id: IncidentId,
    reports: Annotated[
        list[str], typer.Argument(help="Ids of the reports that tell another event.", metavar="REPORT...")
    ],
    db: Db = None,
    by: By = None,
    note: Note = None,
) -> None:
    """Say that some reports tell another event: it becomes an incident of its own.

    Example: incidents split 12 reports/2021-12-06-kirkuk.txt
    """
    from incidents.cli.output import say
    from incidents.db.decisions import split
    from incidents.db.migrate import open_database

    with open_database(db, write=True).writing() as connection:
        new = split(connection, id, reports, by=author(by), note=note)
    say(f"incident {new} is split off incident {id}")
