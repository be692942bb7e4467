"""CSV by RFC 4180, and its cousin with tabs: UTF-8, a header, empty for null."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from incidents.exporters.cells import cells


def write(
    out: TextIO,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    delimiter: str = ",",
    newline: str = "\r\n",
    raw: bool = False,
) -> int:
    """Write a header and rows; returns how many rows."""
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(cells(row, raw=raw))
        count += 1
    return count
