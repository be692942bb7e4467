"""A person's decisions: correct, merge, split, discard, confirm, each dated, named and undoable.

They are laid over what the machine reads and are never overwritten by it: a correction holds its cell, a confirmation
all cells, a merge or split the places of its tellings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, exc, select, text

from incidents.db.bulk import delete_rows, free_ids, insert_rows, now, rows_where, update_rows
from incidents.db.events import refresh
from incidents.db.models import Correction, Extracted, Incident, Link, Report, table_of
from incidents.db.rows import LISTS, SCALARS, Row, as_json
from incidents.db.tellings import stored_tellings
from incidents.errors import IncidentsError, UsageError

CORRECTABLE = (*SCALARS, *LISTS)
LIVE = ("open", "confirmed")


def correct(connection: Connection, id: int, cells: Mapping[str, Any], *, by: str, note: str | None = None) -> int:
    """Set cells of an incident; what is set already changes nothing. Returns how many cells were set.

    Raises UsageError where the cells contradict each other or the schema.
    """
    row = _live(connection, id)
    held = {d["field"]: json.loads(d["new"]) for d in _standing(connection, id, "correct")}
    wanted = {field: value for field, value in cells.items() if held.get(field, ...) != value}
    decisions = [
        _decision(id, "correct", by, note, field=field, old=_plain(field, row[field]), new=value)
        for field, value in wanted.items()
    ]
    _note(connection, decisions)
    try:
        refresh(connection, [id])
    except (exc.IntegrityError, exc.DataError, OverflowError) as error:
        said = str(getattr(error, "orig", error)).splitlines()[0]
        raise UsageError(f"the cells contradict each other or the schema ({said})", "nothing was set") from error
    return len(decisions)


def confirm(connection: Connection, id: int, *, by: str, note: str | None = None) -> None:
    """Hold an incident to be right as it stands: no rule changes its cells from now on."""
    row = _live(connection, id)
    if row["state"] == "confirmed":
        return
    cells = {key: _plain(key, row[key]) for key in SCALARS} | told_lists(connection, id)
    _note(connection, [_decision(id, "confirm", by, note, old={"state": row["state"]}, new=cells)])
    update_rows(connection, Incident, [{"id": id, "state": "confirmed"}])


def discard(connection: Connection, id: int, *, by: str, note: str | None = None) -> None:
    """Take an incident out of the data: no incident, a duplicate, a wrong reading."""
    row = _live(connection, id)
    _note(connection, [_decision(id, "discard", by, note, old={"state": row["state"]})])
    update_rows(connection, Incident, [{"id": id, "state": "discarded"}])


def merge(connection: Connection, into: int, others: Iterable[int], *, by: str, note: str | None = None) -> None:
    """Make incidents one: what is told of the others is told of the first from now on."""
    _live(connection, into)
    for other in dict.fromkeys(others):
        row = _live(connection, other)
        if other == into:
            raise UsageError(f"incident {into} cannot be merged into itself")
        moved = [one.telling.id for one in stored_tellings(connection, "incident_id", [other])]
        old = {"state": row["state"], "links": _links(connection, moved)}
        _note(connection, [_decision(other, "merge", by, note, old=old, new={"into": into, "tellings": moved})])
        _move(connection, moved, into, "merged by a person")
        update_rows(connection, Incident, [{"id": other, "state": "merged", "merged_into": into}])
    refresh(connection, [into])


def split(connection: Connection, id: int, keys: Sequence[str], *, by: str, note: str | None = None) -> int:
    """Take what these reports tell out of an incident, as an incident of its own; returns its id."""
    row = _live(connection, id)
    told = stored_tellings(connection, "incident_id", [id])
    names = _keys(connection, [one.telling.report for one in told])
    if unknown := sorted(set(keys) - set(names.values())):
        raise UsageError(f"incident {id} is not told by {unknown[0]!r}", f"its reports: {', '.join(names.values())}")
    moved = [one.telling.id for one in told if names[one.telling.report] in keys]
    if len(moved) == len(told):
        raise UsageError("at least one report must stay", f"incident {id} is told by {len(told)}")
    new = next(free_ids(connection, Incident))
    insert_rows(connection, Incident, [{**row, "id": new, "state": "open", "merged_into": None, "corrected": 0}])
    old = {"links": _links(connection, moved)}
    _note(connection, [_decision(id, "split", by, note, old=old, new={"incident": new, "tellings": moved})])
    _move(connection, moved, new, "split off by a person")
    refresh(connection, [id, new])
    return new


def standing(connection: Connection) -> int:
    """How many decisions of people stand, not taken back."""
    return int(connection.execute(text("SELECT count(*) FROM correction WHERE undone_at IS NULL")).scalar() or 0)


def undo(connection: Connection, decision: int, *, by: str) -> int:
    """Take a decision back; returns the incident that it was on. Later decisions that stand on it go first."""
    table = table_of(Correction)
    row = connection.execute(select(table).where(table.c.id == decision)).mappings().first()
    if row is None:
        raise IncidentsError(f"there is no decision {decision}", "incidents history ID shows their numbers")
    if row["undone_at"]:
        raise IncidentsError(f"decision {decision} is taken back already, by {row['undone_by']}")
    id: int = row["incident_id"]
    old, new = (json.loads(row[key]) if row[key] else {} for key in ("old", "new"))
    touched = _undo(connection, id, row["action"], old, new)
    update_rows(connection, Correction, [{"id": decision, "undone_by": by, "undone_at": now()}])
    refresh(connection, touched)
    return id


def _undo(connection: Connection, id: int, action: str, old: Any, new: Any) -> list[int]:
    """Put back what a decision changed; returns the incidents to make again."""
    if action == "correct":
        return [id]
    if action in ("discard", "confirm"):
        expected = "discarded" if action == "discard" else "confirmed"
        _expect(connection, id, expected)
        update_rows(connection, Incident, [{"id": id, "state": old["state"]}])
        return [id]
    if action == "merge":
        _expect(connection, id, "merged")
        _move_back(connection, new["tellings"], new["into"], id, old["links"])
        update_rows(connection, Incident, [{"id": id, "state": old["state"], "merged_into": None}])
        return [id, new["into"]]
    _move_back(connection, new["tellings"], new["incident"], id, old["links"])
    return [id, new["incident"]]


def _expect(connection: Connection, id: int, state: str) -> None:
    found = _row(connection, id)["state"]
    if found != state:
        raise IncidentsError(f"incident {id} is {found} by now", "take later decisions back first: incidents history")


def _move(connection: Connection, tellings: Sequence[int], into: int, reason: str) -> None:
    """Put tellings under an incident, by a link that no machine changes."""
    update_rows(connection, Extracted, [{"id": one, "incident_id": into} for one in tellings])
    delete_rows(connection, Link, "extracted_id", tellings)
    link: Row = {"other_id": None, "method": "person", "score": 0.0, "reasons": as_json([[reason, 0]])}
    insert_rows(connection, Link, [{"extracted_id": one, **link} for one in tellings])


def _move_back(connection: Connection, tellings: Sequence[int], where: int, id: int, links: Sequence[Row]) -> None:
    """Put those of the tellings back that still stand where a decision put them, with the links they had."""
    there = {one.telling.id for one in stored_tellings(connection, "id", tellings) if one.incident_id == where}
    if not there:
        raise IncidentsError(f"nothing of it is left in incident {where}", "take later decisions back first")
    update_rows(connection, Extracted, [{"id": one, "incident_id": id} for one in sorted(there)])
    delete_rows(connection, Link, "extracted_id", there)
    known = {one.telling.id for one in stored_tellings(connection, "id", [row["other_id"] or 0 for row in links])}
    back = [row for row in links if row["extracted_id"] in there]
    kept = [row | {"other_id": row["other_id"] if row["other_id"] in known else None} for row in back]
    insert_rows(connection, Link, kept)


def _links(connection: Connection, tellings: Sequence[int]) -> list[Row]:
    table = table_of(Link)
    return [dict(row) for row in rows_where(connection, select(table), table.c.extracted_id, tellings)]


def _keys(connection: Connection, reports: Iterable[int]) -> dict[int, str]:
    table = table_of(Report)
    rows = rows_where(connection, select(table.c.id, table.c.key), table.c.id, sorted(set(reports)))
    return {row["id"]: row["key"] for row in rows}


def _row(connection: Connection, id: int) -> Row:
    table = table_of(Incident)
    row = connection.execute(select(table).where(table.c.id == id)).mappings().first()
    if row is None:
        raise IncidentsError(f"there is no incident {id}", "incidents list shows the ids")
    return dict(row)


def _live(connection: Connection, id: int) -> Row:
    """The row of an incident that can be decided on; raises IncidentsError where it is merged, discarded or gone."""
    row = _row(connection, id)
    if row["state"] not in LIVE:
        into = f" into {row['merged_into']}" if row["merged_into"] else ""
        raise IncidentsError(f"incident {id} is {row['state']}{into}", f"see: incidents history {id}")
    return row


def _standing(connection: Connection, id: int, action: str) -> list[Row]:
    table = table_of(Correction)
    query = select(table).where(table.c.incident_id == id, table.c.action == action, table.c.undone_at.is_(None))
    return [dict(row) for row in connection.execute(query.order_by(table.c.id)).mappings()]


def told_lists(connection: Connection, id: int) -> Row:
    """The lists of an incident as records, from its parts."""
    queries = {
        "actors": "SELECT p.text, a.name AS canonical, a.kind, p.role FROM party p JOIN actor a ON a.id = p.actor_id",
        "targets": "SELECT p.text, p.category FROM target p",
        "weapons": "SELECT p.text, p.class FROM weapon p",
    }
    where = "WHERE p.incident_id = :id ORDER BY p.position"
    return {
        name: [_record(dict(row)) for row in connection.execute(text(f"{sql} {where}"), {"id": id}).mappings()]
        for name, sql in queries.items()
    }


def _record(record: Row) -> Row:
    if record.get("kind") == "unnamed":
        record["canonical"] = None
    return record


def _plain(field: str, value: Any) -> Any:
    """A cell's value as JSON has it."""
    return value if value is None or isinstance(value, str | int | float) else value.isoformat()


def _decision(
    id: int, action: str, by: str, note: str | None, *, field: str | None = None, old: Any = None, new: Any = None
) -> Row:
    row: Row = {"incident_id": id, "action": action, "field": field, "old": as_json(old), "new": as_json(new)}
    return row | {"author": by, "at": now(), "note": note, "undone_by": None, "undone_at": None}


def _note(connection: Connection, decisions: Sequence[Row]) -> None:
    ids = free_ids(connection, Correction)
    insert_rows(connection, Correction, [{"id": next(ids), **row} for row in decisions])
