"""`incidents sql`: read-only SQL on the documented views."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.options import Db, Format, Raw
from incidents.db.views import ABOUT


def sql(
    query: Annotated[str, typer.Argument(help="One SELECT.", metavar="QUERY")],
    db: Db = None,
    format: Annotated[Format, typer.Option(help="How rows are printed.")] = Format.table,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", help="A value for :name in the query; may be given again.", metavar="NAME=VALUE"),
    ] = None,
    timeout: Annotated[float, typer.Option(help="Seconds after which the query is stopped.", min=0.001)] = 60,
    raw: Raw = False,
) -> None:
    """Ask in SQL; the database itself refuses whatever would write."""
    from incidents.cli.output import print_rows
    from incidents.db.ask import ask
    from incidents.db.migrate import open_database

    pairs = [one.partition("=") for one in param or ()]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise typer.BadParameter(f"{wrong[0]!r} gives no value; write --param name=value")
    values = {name: value for name, _, value in pairs}
    with ask(open_database(db), query, values, seconds=timeout) as answer:
        print_rows(format, answer.columns, answer.rows, raw=raw)


sql.__doc__ = (
    f"{sql.__doc__}\n\n"
    "Views:\n\n"
    + "\n\n".join(f"{name}: {about}." for name, about in ABOUT.items())
    + "\n\nTheir columns: incidents db info --columns"
    + '\n\nExample: incidents sql "select country, sum(killed) as killed from incident_flat group by country"'
)
