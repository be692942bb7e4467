"""`incidents correct --from FILE`: the changed cells of a corrected export, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from incidents.errors import IncidentsError, UsageError
from incidents.roundtrip import Change, Held, Line, Plan, plan, read_lines, shown

if TYPE_CHECKING:
    from incidents.db.session import Connection

PART = 500  # incidents looked up at a time
TOLD = 20  # reasons that are told before the rest is counted


def correct_from(file: Path, db: str | None, *, base: Path | None, dry_run: bool, by: str, note: str | None) -> None:
    """Set what was changed in the file; raises IncidentsError where anything is in the way, and then sets nothing."""
    from incidents.cli.output import say
    from incidents.db.migrate import open_database

    lines = read_lines(file)
    before = read_lines(base) if base else None
    database = open_database(db, write=not dry_run)
    with database.reading() if dry_run else database.writing() as connection:
        made = _plan(connection, lines, before)
        for problem in made.problems[:TOLD]:
            say(problem)
        if made.problems:
            more = f" ({len(made.problems) - TOLD:,} more)" if len(made.problems) > TOLD else ""
            hint = "mend the file or export the rows again" + (
                "" if base else "; --base EXPORTED.csv tells old from new"
            )
            raise IncidentsError(f"{file}: {len(made.problems):,} conflicts{more}; nothing was set", hint)
        if dry_run:
            _print(made)
        else:
            _apply(connection, made, by=by, note=note)
    where = f"in {len({change.id for change in made.changes}):,} incidents, from {file}"
    say(f"{len(made.changes):,} cells {'would be ' if dry_run else ''}set {where}")


def _plan(connection: Connection, lines: Sequence[Line], base: Sequence[Line] | None) -> Plan:
    from incidents.db.decisions import CORRECTABLE

    ids = sorted({int(line.id) for line in lines if line.id.isascii() and line.id.isdigit()})
    held: dict[int, Held] = {}
    for start in range(0, len(ids), PART):
        held |= _held(connection, ids[start : start + PART])
    return plan(lines, held, CORRECTABLE, base)


def _held(connection: Connection, ids: Sequence[int]) -> dict[int, Held]:
    """The incidents of these ids that can be corrected."""
    from incidents.db.part_rows import set_by_people
    from incidents.db.query import Filters, rows
    from incidents.db.records import records
    from incidents.db.rows import LISTS

    meant = Filters(ids=tuple(ids))
    people = set_by_people(connection, ids)
    cells = {id: dict(zip(LISTS, lists, strict=True)) for id, *lists in rows(connection, meant, ("id", *LISTS))}
    found = records(connection, meant, lists=LISTS)
    return {one["id"]: Held(one, cells[one["id"]], people.get(one["id"], {})) for one in found}


def _apply(connection: Connection, made: Plan, *, by: str, note: str | None) -> None:
    from incidents.db.decisions import correct

    cells: dict[int, dict[str, object]] = {}
    for change in made.changes:
        cells.setdefault(change.id, {})[change.field] = change.new
    for id, wanted in cells.items():
        try:
            correct(connection, id, wanted, by=by, note=note)
        except UsageError as error:
            raise IncidentsError(f"incident {id}: {error.reason}", "nothing was set") from error


def _print(made: Plan) -> None:
    from incidents.cli.output import print_table

    print_table(("id", "field", "is", "would be"), map(_row, made.changes), wide=("is", "would be"), right=("id",))


def _row(change: Change) -> tuple[object, ...]:
    return change.id, change.field, shown(change.old), shown(change.new)
