"""`incidents history`: what people decided on an incident."""

from __future__ import annotations

from incidents.cli.options import Db, IncidentId


def history(id: IncidentId, db: Db = None) -> None:
    """Show who decided what on an incident, when and why, and what was taken back.

    Example: incidents history 12
    """
    from incidents.cli.output import say
    from incidents.cli.show import decided
    from incidents.db.detail import detail
    from incidents.db.migrate import open_database

    with open_database(db).reading() as connection:
        found = detail(connection, id)
    for decision in found.decisions:
        print(decided(decision))
    if not found.decisions:
        say(f"nobody decided anything on incident {id}")
