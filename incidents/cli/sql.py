"""`incidents sql`: read-only SQL on the documented views."""

from __future__ import annotations

from typing import Annotated

import typer

from incidents.cli.options import Db, Format, Raw
from incidents.db.views import ABOUT

# Columns of the other views that no export has.
HOLDS = {
    "position": "Order within the incident", "category": "Category of target", "class": "Class of weapon",
    "incident": "Number within the report", "date_start": "First day, by this report", "place": "Place, by this report",
    "killed": "Killed, by this report", "wounded": "Wounded, by this report", "link_method": "Rules, copy or person",
    "link_score": "How well it matched", "link_reasons": "Why, as JSON",
}  # fmt: skip


def sql(
    query: Annotated[
        str | None, typer.Argument(help="One SELECT; without it the views and their columns.", metavar="QUERY")
    ] = None,
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

    if query is None:
        _print_views(format, db)
        return
    pairs = [one.partition("=") for one in param or ()]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise typer.BadParameter(f"{wrong[0]!r} gives no value; write --param name=value")
    values = {name: value for name, _, value in pairs}
    with ask(open_database(db), query, values, seconds=timeout) as answer:
        print_rows(format, answer.columns, answer.rows, raw=raw)


def _print_views(format: Format, db: str | None) -> None:
    """The documented views with their columns, as the database has them, and what each holds."""
    from incidents.cli.output import print_rows
    from incidents.db.info import view_columns
    from incidents.db.migrate import open_database
    from incidents.exporters import package
    from incidents.exporters.profiles import load

    shared = (*package.REPORTS, *package.EVIDENCE, *package.ACTORS)
    told = {("", one.name): one.label for one in shared} | {("", name): words for name, words in HOLDS.items()}
    told |= {("incident_flat", one.name): one.label for one in load("native").columns}
    with open_database(db).reading() as connection:
        rows = [
            (view, name, type, told.get((view, name)) or told.get(("", name), ""))
            for view, name, type in view_columns(connection)
        ]
    print_rows(format, ("view", "column", "type", "holds"), rows)


sql.__doc__ = (
    f"{sql.__doc__}\n\n"
    "Views:\n\n"
    + "\n\n".join(f"{name}: {about}." for name, about in ABOUT.items())
    + "\n\nTheir columns, and what each holds: incidents sql (without a query)"
    + '\n\nExample: incidents sql "select country, sum(killed) as killed from incident_flat group by country"'
)
