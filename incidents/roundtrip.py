"""A CSV that was exported, corrected in a spreadsheet, and comes back: what was changed, and what is in the way.

Cells are compared as values, so that what a spreadsheet does to their looks (TRUE, 3.0, semicolons) is no change.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents.errors import IncidentsError, UsageError
from incidents.exporters.cells import unsafe
from incidents.written import read_cell

LISTS = ("actors", "targets", "weapons")
TAGS = {"actors": "role", "targets": "category", "weapons": "class"}
Cells = dict[str, str]
# Cells that follow from others which a person set: bounds hold the count, another place has other coordinates.
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    **{f"{count}_{bound}": (count,) for count in ("killed", "wounded") for bound in ("low", "high")},
    **dict.fromkeys(("date_end", "date_precision", "date_edtf"), ("date_start",)),
    **dict.fromkeys(("place_id", "lat", "lon", "geo_precision"), ("place", "admin1", "country")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: its line, and the cells by column."""

    number: int
    cells: Cells

    @property
    def id(self) -> str:
        return self.cells["id"].strip()


@dataclass(frozen=True, slots=True)
class Held:
    """An incident as the database has it: its record, its lists as an export writes them, who set which cell."""

    record: Mapping[str, Any]
    written: Mapping[str, str]
    set_by: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell to set."""

    id: int
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Plan:
    """The cells to set, and each reason why nothing can be."""

    changes: tuple[Change, ...]
    problems: tuple[str, ...]


def read_lines(path: Path) -> list[Line]:
    """The rows of an exported CSV or TSV; raises IncidentsError or UsageError where it is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise IncidentsError(f"{path} is not in UTF-8", "save it as 'CSV UTF-8'") from None
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [name.strip() for name in next(rows, [])]
    if "id" not in columns or len(set(columns)) < len(columns):
        hint = "export the rows to correct as CSV in the native profile"
        raise UsageError(f"{path} has no column id" if columns else f"{path} is empty", hint)
    return list(_lines(path, rows, columns))


def _lines(path: Path, rows: Any, columns: Sequence[str]) -> Iterator[Line]:
    for row in rows:
        if not any(row) or row[columns.index("id")].startswith("#"):  # HXL hashtags
            continue
        if len(row) != len(columns):
            raise IncidentsError(f"{path}:{rows.line_num}: {len(row)} cells under {len(columns)} columns")
        yield Line(rows.line_num, {name: unsafe(cell) for name, cell in zip(columns, row, strict=True)})


def plan(
    lines: Sequence[Line], held: Mapping[int, Held], fields: Sequence[str], base: Sequence[Line] | None = None
) -> Plan:
    """What to set of `fields` so that the database says what the file says.

    With the `base` that was exported a cell counts as changed where it differs from it, and is in conflict where the
    database has changed since; without, where it differs from the database, and is in conflict where a person set it.
    """
    before = None if base is None else {line.id: line for line in base}
    changes: list[Change] = []
    problems = list(_twice(lines))
    for line in lines:
        found = held.get(int(line.id)) if line.id.isascii() and line.id.isdigit() else None
        if found is None:
            problems.append(f"line {line.number}: there is no incident {line.id or 'without an id'} to correct")
            continue
        if "report_id" in line.cells and line.cells["report_id"] != found.record["report_id"]:
            problems.append(f"line {line.number}: incident {line.id} is not of report {line.cells['report_id']!r} here")
            continue
        for field in fields:
            if field in line.cells:
                _compare(line, field, found, before, changes, problems)
    return Plan(tuple(changes), tuple(problems))


def _twice(lines: Sequence[Line]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for line in lines:
        if line.id in seen:
            yield f"line {line.number}: incident {line.id} stands twice in the file, first on line {seen[line.id]}"
        seen.setdefault(line.id, line.number)


def _compare(
    line: Line, field: str, held: Held, base: Mapping[str, Line] | None, changes: list[Change], problems: list[str]
) -> None:
    """Add the change that a cell means, or the reason why it cannot be made."""
    where = f"line {line.number}: incident {line.id}"
    now = held.record[field]
    try:
        new = value_of(field, line.cells[field], held)
        was = now if base is None else _base_value(field, line, base, held)
    except UsageError as error:
        problems.append(f"{where}: {error}")
        return
    if same(new, was) or same(new, now):
        return
    setter = next((held.set_by[name] for name in (field, *FOLLOWS.get(field, ())) if name in held.set_by), None)
    if base is None and setter:
        problems.append(f"{where}: {field}: {setter} set it to {shown(now)}, the file says {shown(new)}")
    elif base is not None and not same(was, now):
        problems.append(f"{where}: {field}: it is {shown(now)} by now, was {shown(was)}, the file says {shown(new)}")
    else:
        changes.append(Change(int(line.id), field, now, new))


def _base_value(field: str, line: Line, base: Mapping[str, Line], held: Held) -> Any:
    if line.id not in base or field not in base[line.id].cells:
        return held.record[field]
    return value_of(field, base[line.id].cells[field], held)


def value_of(field: str, words: str, held: Held) -> Any:
    """A cell's value as the record has it; parts of a list that are there already keep what a cell has no room for."""
    if field not in LISTS:
        return read_cell(field, re.sub(r"^(-?\d+)\.0+$", r"\1", words.strip()))
    now = held.record[field]
    if words.split() == held.written[field].split():
        return now
    names = [part.strip().rpartition(" [")[0] for part in held.written[field].split(";")]
    known = {called(item): item for item in now} | dict(zip(names, now, strict=False))
    return [_known(field, item, known) for item in read_cell(field, words)]


def _known(field: str, item: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    tag = TAGS[field]
    return {**known[called(item)], tag: item[tag]} if called(item) in known else item


def called(item: Mapping[str, Any]) -> str:
    """The name of a part as a cell shows it."""
    name = str(item.get("canonical") or item["text"])
    return " ".join(name.replace(";", ",").replace("[", "(").replace("]", ")").split())


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return bool(one == other)


def shown(value: Any) -> str:
    """A value in a message."""
    if isinstance(value, list):
        return "; ".join(map(called, value)) or "nothing"
    return "nothing" if value is None or value == "" else str(value)
