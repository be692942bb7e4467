"""`incidents db`: migrations, and what the database holds."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.options import Db

app = typer.Typer(help="Upgrade the database's schema, and say what the database holds.", no_args_is_help=True)


@app.command()
def upgrade(
    db: Db = None,
    to: Annotated[str, typer.Option(help="The schema to go to, forward or back.", metavar="REVISION")] = "head",
) -> None:
    """Bring the database to the schema of this program; all data stay.

    Example: incidents db upgrade --db old.db
    """
    from incidents.cli.output import say
    from incidents.db.migrate import open_any, upgrade

    database = open_any(db)
    before, after = upgrade(database, to)
    say(f"{database.name} has schema {after}" + ("; nothing to do" if before == after else f", it had {before}"))


@app.command()
def info(
    db: Db = None,
    columns: Annotated[bool, typer.Option("--columns", help="List the views with their columns.")] = False,
) -> None:
    """Say what the database holds: schema, rows, years, runs.

    Example: incidents db info
    """
    from incidents.cli.output import print_table
    from incidents.db.info import holdings, view_columns
    from incidents.db.migrate import open_database

    with open_database(db).reading() as connection:
        if columns:
            print_table(("view", "column", "type"), view_columns(connection))
        else:
            print_table(("what", "holds"), holdings(connection))
