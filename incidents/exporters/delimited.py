"""CSV by RFC 4180, and its cousin with tabs: UTF-8, a header, empty for null."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, TextIO

from incidents.exporters.cells import as_text, has_risky, safe

PAGE = 2000  # rows whose columns are looked at together


def write(
    out: TextIO,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    delimiter: str = ",",
    newline: str = "\r\n",
    raw: bool = False,
    second: Sequence[str] = (),
) -> int:
    """Write a header, `second` (a row of HXL tags) and rows; returns how many rows."""
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerows([columns, second] if second else [columns])
    count = 0
    source = iter(rows)
    while page := list(islice(source, PAGE)):
        writer.writerows(zip(*(_column(column, raw=raw) for column in zip(*page, strict=True)), strict=True))
        count += len(page)
    return count


def _column(values: Sequence[Any], *, raw: bool) -> Sequence[Any]:
    """A column's cells; those that need nothing done are left as they are, and most do."""
    kinds = set(map(type, values))
    if bool in kinds:
        values = [as_text(value) for value in values]
    if str in kinds and not raw and has_risky(values):
        values = [safe(value) for value in values]
    return values
