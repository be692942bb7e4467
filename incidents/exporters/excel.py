"""Excel through xlsxwriter, row by row; words are written as words and never run as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from incidents.exporters.extras import ExportError, needed
from incidents.exporters.profiles import Column

ROWS = 1_048_576  # of a sheet, the header included (Microsoft's limit)
LETTERS = 32_767  # of a cell
FIRST = date(1900, 3, 1)  # earlier days are wrong or none in Excel: they are written as words


def write(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, about: str = "") -> int:
    """Write a workbook: the rows, and a sheet that says what each column means. Returns how many rows.

    Raises ExportError without the extra, or with more rows than a sheet holds.
    """
    made = needed("xlsxwriter", "excel", "Excel")
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with made.Workbook(str(path), {**options, "strings_to_numbers": False}) as book:
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("incidents")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [column.name for column in columns], bold)
        count = 0
        for count, row in enumerate(rows, 1):
            if count >= ROWS:
                raise ExportError(f"a sheet holds {ROWS - 1:,} rows", "narrow it by filters, or write CSV or Parquet")
            _row(sheet, count, columns, row, day)
        _variables(book.add_worksheet("variables"), columns, bold)
        book.set_properties({"comments": about})
    return count


def _row(sheet: Any, at: int, columns: Sequence[Column], row: Sequence[Any], day: Any) -> None:
    for n, (column, value) in enumerate(zip(columns, row, strict=True)):
        if value is None:
            continue
        if column.type == "date" and (told := date.fromisoformat(str(value))) >= FIRST:
            sheet.write_datetime(at, n, told, day)
        elif isinstance(value, str):
            sheet.write_string(at, n, value[:LETTERS])
        else:
            sheet.write(at, n, value)


def _variables(sheet: Any, columns: Sequence[Column], bold: Any) -> None:
    sheet.write_row(0, 0, ("variable", "type", "label", "about", "missing", "source", "values"), bold)
    for n, one in enumerate(columns, 1):
        values = "; ".join(f"{code} = {meaning}" for code, meaning in one.values.items())
        cells = (one.name, one.type, one.label, one.about, one.missing, one.source, values)
        for at, words in enumerate(cells):
            sheet.write_string(n, at, words)
