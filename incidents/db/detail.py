"""Everything known of one incident: its cells, what each report says with its evidence, links, decisions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from incidents.errors import IncidentsError


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that a cell was read from, at their place in the report's text."""

    field: str
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Told:
    """One report's telling: where it comes from, its own figures, its evidence, why it was linked."""

    key: str
    number: int
    source: str | None
    published: str | None
    url: str | None
    title: str | None
    text: str
    gone: bool
    cells: Mapping[str, Any]
    proofs: Sequence[Proof]
    method: str | None
    score: float | None
    reasons: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, and whether it still holds."""

    id: int
    incident_id: int
    action: str
    field: str | None
    old: Any
    new: Any
    author: str
    at: str
    note: str | None
    undone_by: str | None
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Detail:
    """One incident with all that is known of it."""

    id: int
    state: str
    merged_into: int | None
    cells: Mapping[str, Any]
    told: Sequence[Told]
    decisions: Sequence[Decision]


def detail(connection: Connection, id: int) -> Detail:
    """One incident, whatever its state; raises IncidentsError where there is none of this id."""
    row = connection.execute(text("SELECT * FROM incident WHERE id = :id"), {"id": id}).mappings().first()
    if row is None:
        raise IncidentsError(f"there is no incident {id}", "incidents list shows the ids")
    told = [_told(connection, dict(one)) for one in connection.execute(_TOLD, {"id": id}).mappings()]
    return Detail(id, row["state"], row["merged_into"], dict(row), told, decisions(connection, id))


_TOLD = text(
    "SELECT x.*, r.key, r.title, r.url, r.published, r.text AS report_text, s.name AS source, l.method, l.score, "
    "l.reasons FROM extracted x JOIN report r ON r.id = x.report_id LEFT JOIN source s ON s.id = r.source_id "
    "LEFT JOIN link l ON l.extracted_id = x.id WHERE x.incident_id = :id ORDER BY x.gone, r.published, x.id"
)


def _told(connection: Connection, row: Mapping[str, Any]) -> Told:
    query = text("SELECT * FROM evidence WHERE extracted_id = :id ORDER BY span_start, span_end, position")
    proofs = [
        Proof(one["field"], one["span_start"], one["span_end"], one["text"], one["rule"])
        for one in connection.execute(query, {"id": row["id"]}).mappings()
    ]
    published = None if row["published"] is None else str(row["published"])
    reasons = json.loads(row["reasons"]) if row["reasons"] else []
    return Told(
        row["key"], row["number"], row["source"], published, row["url"], row["title"], row["report_text"],
        bool(row["gone"]), dict(row), proofs, row["method"], row["score"], reasons,
    )  # fmt: skip


def decisions(connection: Connection, id: int) -> list[Decision]:
    """What people decided on an incident, and on those merged into it, in order."""
    query = text(
        "SELECT * FROM correction WHERE incident_id = :id OR (action = 'merge' AND incident_id IN "
        "(SELECT id FROM incident WHERE merged_into = :id)) ORDER BY id"
    )
    return [_decision(dict(row)) for row in connection.execute(query, {"id": id}).mappings()]


def _decision(row: Mapping[str, Any]) -> Decision:
    old, new = (json.loads(row[key]) if row[key] is not None else None for key in ("old", "new"))
    return Decision(
        row["id"], row["incident_id"], row["action"], row["field"], old, new, row["author"], row["at"], row["note"],
        row["undone_by"], row["undone_at"],
    )  # fmt: skip
