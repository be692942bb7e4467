"""An exported CSV that a person corrected: only the cells that differ become corrections, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from incidents.db.decisions import CORRECTABLE, correct, told_lists
from incidents.db.query import Filters, rows
from incidents.db.records import plain
from incidents.db.rows import LISTS
from incidents.errors import IncidentsError, UsageError
from incidents.written import lists_of_records_as_text, read_cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells that differ, by incident, and what cannot be applied."""

    cells: dict[int, dict[str, Any]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def compare(connection: Connection, columns: Sequence[str], lines: Iterable[Mapping[str, str]]) -> Sheet:
    """What a corrected file says beside what is stored; raises UsageError where it has no ids or nothing to set."""
    known = [name for name in columns if name in CORRECTABLE]
    if "id" not in columns or not known:
        raise UsageError("the file has no column id, or none to correct", "take a file of incidents export")
    sheet = Sheet()
    for number, line in enumerate(lines, 2):
        for problem in _compare_line(connection, sheet, known, line):
            sheet.problems.append(f"line {number}: {problem}")
    return sheet


def _compare_line(connection: Connection, sheet: Sheet, names: Sequence[str], line: Mapping[str, str]) -> Iterator[str]:
    id = line["id"].strip()
    if not id.isdigit() or not (stored := _stored(connection, int(id), names)):
        yield f"there is no incident {id or '(empty)'}"
        return
    if int(id) in sheet.cells:
        yield f"incident {id} stands twice in the file"
        return
    cells = sheet.cells.setdefault(int(id), {})
    for name in names:
        try:
            cells |= _differs(connection, int(id), name, line[name] or "", stored[name])
        except UsageError as error:
            yield f"incident {id}: {error}"


def _stored(connection: Connection, id: int, names: Sequence[str]) -> dict[str, Any] | None:
    found = next(rows(connection, Filters(ids=(id,)), names), None)
    return None if found is None else {name: plain(name, value) for name, value in zip(names, found, strict=True)}


def _differs(connection: Connection, id: int, name: str, words: str, stored: Any) -> dict[str, Any]:
    """The cell as a person wrote it, where it says something else than what is stored."""
    if name not in LISTS:
        value = read_cell(name, words)
        same = value == stored or (isinstance(stored, str) and words.strip() == stored.strip())
        return {} if same else {name: value}
    if words.strip() == stored.strip():
        return {}
    held = {lists_of_records_as_text(name, [item]): item for item in told_lists(connection, id)[name]}
    items = read_cell(name, words)
    return {name: [held.get(lists_of_records_as_text(name, [item]), item) for item in items]}


def apply(connection: Connection, sheet: Sheet, *, by: str, note: str | None) -> int:
    """Make corrections of the cells that differ; returns how many. Raises IncidentsError where anything is wrong."""
    if sheet.problems:
        raise IncidentsError(f"{len(sheet.problems)} problems in the file", "nothing was set")
    return sum(correct(connection, id, cells, by=by, note=note) for id, cells in sheet.cells.items() if cells)
