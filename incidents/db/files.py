"""Files whose reports are all stored: while file and rules are the same, an import need not read them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, select

from incidents.db.bulk import delete_rows, insert_rows, rows_where
from incidents.db.models import File, table_of
from incidents.db.session import Database, retried
from incidents.model import FileRead


def stored_files(database: Database, digests: Mapping[str, str], *, rules: str) -> dict[str, int]:
    """Of these files, with their digests, those whose reports these rules have read as they are; by name, how many.

    What is known of a file that has changed is forgotten at once: from now on its reports are replaced.
    """
    rows = retried(database, partial(_rows, names=sorted(digests)), write=False)
    same = {name: row for name, row in rows.items() if (row["digest"], row["rules"]) == (digests[name], rules)}
    if changed := sorted(rows.keys() - same.keys()):
        retried(database, lambda connection: delete_rows(connection, File, "name", changed))
    return {name: row["reports"] for name, row in same.items()}


def _rows(connection: Connection, names: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    table = table_of(File)
    return {row["name"]: row for row in rows_where(connection, select(table), table.c.name, names)}


def store_files(connection: Connection, files: Iterable[FileRead], rules: str) -> None:
    """Note that all reports of these files are stored, read by these rules."""
    rows = {one.name: {"name": one.name, "digest": one.digest, "rules": rules, "reports": one.reports} for one in files}
    delete_rows(connection, File, "name", rows)
    insert_rows(connection, File, list(rows.values()))


def store_read(database: Database, files: Iterable[FileRead], rules: str) -> None:
    """The same in a transaction of its own: of files whose reports were all stored before."""
    retried(database, lambda connection: store_files(connection, files, rules))


def forget_files(connection: Connection, rules: str) -> None:
    """Forget the files that other rules than these have read: their reports are being read anew."""
    table = table_of(File)
    connection.execute(delete(table).where(table.c.rules != rules))
