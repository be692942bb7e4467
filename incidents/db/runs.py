"""Runs of the program over reports: when, by which version, with which packs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incidents import __version__
from incidents.db.bulk import free_ids, insert_rows, now, update_rows
from incidents.db.models import Run as RunRow
from incidents.db.rows import as_json, rules_hash
from incidents.db.session import Connection, Database, learn, retried
from incidents.packs import Pack


@dataclass(frozen=True, slots=True)
class Run:
    """A run that has been opened; `rules` is one hash over its packs."""

    id: int
    rules: str


def open_run(database: Database, command: str, packs: Sequence[Pack]) -> Run:
    """Note the start of a run."""
    return retried(database, lambda connection: add_run(connection, command, packs))


def add_run(connection: Connection, command: str, packs: Sequence[Pack]) -> Run:
    """The same within a transaction."""
    rules = rules_hash(packs)
    told = as_json([{"name": pack.name, "version": pack.version, "sha256": pack.sha256} for pack in packs])
    id = next(free_ids(connection, RunRow))
    row = {"id": id, "command": command, "program": __version__, "rules": rules, "packs": told}
    insert_rows(connection, RunRow, [row | {"started_at": now(), "finished_at": None}])
    return Run(id, rules)


def close_run(database: Database, run: Run) -> None:
    """Note that a run went to its end, and let the database learn how its rows are spread."""
    retried(database, lambda connection: _close(connection, run))


def _close(connection: Connection, run: Run) -> None:
    update_rows(connection, RunRow, [{"id": run.id, "finished_at": now()}])
    learn(connection)
