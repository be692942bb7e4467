"""The rows of incidents: made from their tellings and a person's corrections, and made again when either changes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, text

from incidents.db.bulk import delete_rows, free_ids, insert_rows, insert_tuples, rows_where, update_rows
from incidents.db.merge import Telling, independent_sources, leading, merged
from incidents.db.models import Actor, Correction, Party, Target, Weapon, table_of
from incidents.db.models import Incident as IncidentRow
from incidents.db.rows import DATES, LISTS, SCALARS, Row, day, item_of, parts, scalars
from incidents.db.tellings import Stored, stored_tellings
from incidents.model import Actor as Named
from incidents.model import Incident
from incidents.written import lists_as_text

_PLACE = text(
    "INSERT INTO place (id, name, country, admin1, lat, lon) VALUES (:id, :name, :country, :admin1, :lat, :lon) "
    "ON CONFLICT (id) DO NOTHING"
)
_ALIAS = text("INSERT INTO actor_alias (actor_id, name) VALUES (:actor_id, :name) ON CONFLICT DO NOTHING")


@dataclass(frozen=True, slots=True)
class Event:
    """An incident as it stands in its table."""

    id: int
    incident: Incident
    lead: Telling
    reports: int = 1
    sources: int = 1
    corrected: int = 0
    state: str = "open"


def founded(id: int, telling: Telling) -> Event:
    """The incident of a telling that stands alone."""
    return Event(id, telling.incident, telling)


def value_rule(connection: Connection) -> str:
    """How a count is chosen where reports differ: what was chosen for this database, else the latest."""
    found = connection.execute(text("SELECT value FROM setting WHERE key = 'values'")).scalar()
    return str(found or "latest")


def choose_values(connection: Connection, rule: str) -> None:
    """Choose another rule for this database, and make all incidents that several reports tell again by it."""
    connection.execute(text("DELETE FROM setting WHERE key = 'values'"))
    connection.execute(text("INSERT INTO setting (key, value) VALUES ('values', :rule)"), {"rule": rule})
    several = connection.execute(text("SELECT id FROM incident WHERE reports > 1"))
    for part in parts((row[0] for row in several.all()), 1000):
        refresh(connection, part)


def refresh(connection: Connection, ids: Iterable[int]) -> None:
    """Make incidents again from their tellings and decisions; one that nobody tells and nobody decided on is gone."""
    wanted = sorted(set(ids))
    if not wanted:
        return
    rule = value_rule(connection)
    told: dict[int, list[Stored]] = defaultdict(list)
    for stored in stored_tellings(connection, "incident_id", wanted):
        told[stored.incident_id].append(stored)
    table = table_of(IncidentRow)
    states = {
        r["id"]: r["state"] for r in rows_where(connection, select(table.c.id, table.c.state), table.c.id, wanted)
    }
    cells, confirmed = decided_cells(connection, wanted)
    events = [
        _event(id, told[id], (confirmed.get(id, {}), cells.get(id, {})), states[id], rule) for id in wanted if told[id]
    ]
    write(connection, events, new=False)
    untold = [id for id in wanted if not told[id] and states[id] in ("open", "confirmed")]
    update_rows(connection, IncidentRow, [{"id": id, "state": "gone", "reports": 0, "sources": 0} for id in untold])


def _event(id: int, told: Sequence[Stored], decided: tuple[Row, Row], state: str, rule: str) -> Event:
    live = [stored.telling for stored in told if not stored.gone] or [stored.telling for stored in told]
    confirmed, cells = decided
    incident = corrected(replace(merged(live, rule), **{k: cell(k, v) for k, v in confirmed.items()}), cells)
    state = "open" if state == "gone" else state
    return Event(
        id, incident, leading(live), len({t.report for t in live}), independent_sources(live), len(cells), state
    )


def decided_cells(connection: Connection, ids: Iterable[int]) -> tuple[dict[int, Row], dict[int, Row]]:
    """The cells that a person set or confirmed and nobody took back, by incident; the last word counts.

    First those set one by one, then the whole rows that were confirmed.
    """
    table = table_of(Correction)
    query = select(table).where(table.c.action.in_(("correct", "confirm")), table.c.undone_at.is_(None))
    cells: dict[int, Row] = defaultdict(dict)
    rows: dict[int, Row] = {}
    for row in sorted(rows_where(connection, query, table.c.incident_id, ids), key=lambda row: row["id"]):
        if row["action"] == "confirm":
            rows[row["incident_id"]] = json.loads(row["new"])
        else:
            cells[row["incident_id"]][row["field"]] = json.loads(row["new"])
    return cells, rows


def corrected(incident: Incident, cells: Mapping[str, Any]) -> Incident:
    """The incident with a person's cells laid over it, and what follows from them."""
    if not cells:
        return incident
    incident = replace(incident, **{key: cell(key, value) for key, value in cells.items()})
    return replace(incident, **{key: value for key, value in _follows(incident, cells) if key not in cells})


def _follows(incident: Incident, cells: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a set cell means for those beside it: bounds hold the count, another place has other coordinates."""
    for name in ("killed", "wounded"):
        best = getattr(incident, name)
        low, high = getattr(incident, f"{name}_low"), getattr(incident, f"{name}_high")
        if name in cells and best is not None:
            yield f"{name}_low", best if low is None else min(low, best)
            yield f"{name}_high", best if high is None else max(high, best)
    if "date_start" in cells:
        start = incident.date_start
        end = incident.date_end if "date_end" in cells else start
        yield from (("date_end", end), ("date_precision", _precision(start, end)), ("date_edtf", _edtf(start, end)))
    if {"place", "admin1", "country"} & cells.keys():
        yield from (("place_id", None), ("lat", None), ("lon", None), ("geo_precision", "none"))


def _precision(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "unknown"
    return (
        "day" if start == end else "week" if (end - start).days < 8 else "month" if (end - start).days < 32 else "year"
    )


def _edtf(start: date | None, end: date | None) -> str | None:
    if start is None or end is None:
        return None
    return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"


def cell(key: str, value: Any) -> Any:
    """A cell's value from its JSON."""
    if key in LISTS:
        return tuple(item_of(key, item) for item in value)
    return day(value) if key in DATES else value


def write(connection: Connection, events: Sequence[Event], *, new: bool) -> None:
    """Write incidents with their parts, places and actors."""
    store_places(connection, [event.incident for event in events])
    actors = actor_ids(connection, [actor for event in events for actor in event.incident.actors])
    rows = [_row(event) for event in events]
    if new:
        insert_tuples(connection, IncidentRow, _COLUMNS, rows)
    else:
        update_rows(connection, IncidentRow, [dict(zip(_COLUMNS, row, strict=True)) for row in rows])
        for model in (Party, Target, Weapon):
            delete_rows(connection, model, "incident_id", [event.id for event in events])
    parties = [
        (event.id, n, actors[named(actor)], actor.text, actor.role)
        for event in events
        for n, actor in enumerate(event.incident.actors)
    ]
    targets = [
        (event.id, n, one.text, one.category) for event in events for n, one in enumerate(event.incident.targets)
    ]
    weapons = [(event.id, n, one.text, one.klass) for event in events for n, one in enumerate(event.incident.weapons)]
    insert_tuples(connection, Party, ("incident_id", "position", "actor_id", "text", "role"), parties)
    insert_tuples(connection, Target, ("incident_id", "position", "text", "category"), targets)
    insert_tuples(connection, Weapon, ("incident_id", "position", "text", "class"), weapons)


_OWN = ("id", "state", "report_id", "number", "reports", "sources", "corrected", "sentence")
_COLUMNS = (*_OWN, *SCALARS, *LISTS)


def _row(event: Event) -> tuple[Any, ...]:
    lead = event.lead
    own = (event.id, event.state, lead.report, lead.incident.incident, event.reports, event.sources, event.corrected)
    return (*own, lead.sentence, *scalars(event.incident), *lists_as_text(event.incident))


def named(actor: Named) -> tuple[str, str]:
    """What makes an actor one row: its canonical name, or the words in lower case, and its kind."""
    return actor.canonical or " ".join(actor.text.split()).lower(), actor.kind


def actor_ids(connection: Connection, actors: Sequence[Named]) -> dict[tuple[str, str], int]:
    """The ids of actors, those not yet known stored; the words used for them are kept as aliases."""
    wanted = dict.fromkeys(named(actor) for actor in actors)
    table = table_of(Actor)
    found = {
        (row["name"], row["kind"]): row["id"]
        for row in rows_where(connection, select(table), table.c.name, sorted({name for name, _ in wanted}))
    }
    missing = [key for key in wanted if key not in found]
    if missing:
        fresh = dict(zip(missing, free_ids(connection, Actor), strict=False))
        insert_rows(connection, Actor, [{"id": id, "name": key[0], "kind": key[1]} for key, id in fresh.items()])
        found |= fresh
    aliases = {(found[named(a)], " ".join(a.text.split())) for a in actors if a.canonical and a.canonical != a.text}
    if aliases:
        connection.execute(_ALIAS, [{"actor_id": id, "name": name} for id, name in sorted(aliases)])
    return found


def store_places(connection: Connection, incidents: Sequence[Incident]) -> None:
    """The gazetteer's places that incidents name, each once."""
    places = {one.place_id: _place_row(one) for one in incidents if one.place_id}
    if places:
        connection.execute(_PLACE, [places[id] for id in sorted(places)])


def _place_row(one: Incident) -> Row:
    name = one.place or one.admin1 or one.country or one.place_id
    return {
        "id": one.place_id,
        "name": name,
        "country": one.country,
        "admin1": one.admin1,
        "lat": one.lat,
        "lon": one.lon,
    }
