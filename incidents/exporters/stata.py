"""Stata 14 and later (.dta) through pandas: variable labels, and value labels on every closed list.

The file is made in memory, about 2 GB for a million rows of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from incidents.exporters.extras import needed
from incidents.exporters.profiles import Column

LONGEST = 2045  # bytes of a plain string; longer ones are kept as strL
LABEL = 80  # characters of a label
STAMP = datetime(2000, 1, 1)  # the same rows are the same bytes


def write(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, about: str = "") -> int:
    """Write a file; returns how many rows. Raises ExportError without the extra."""
    pandas = needed("pandas", "stata", "Stata")
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    codes = {one.name: _codes(one, cells[n]) for n, one in enumerate(columns) if one.values}
    data = {one.name: _series(pandas, one, cells[n], codes.get(one.name)) for n, one in enumerate(columns)}
    long = [one.name for n, one in enumerate(columns) if one.type == "string" and _is_long(cells[n])]
    pandas.DataFrame(data).to_stata(
        path,
        write_index=False,
        version=118,
        time_stamp=STAMP,
        data_label=about[:LABEL],
        convert_dates={one.name: "td" for one in columns if one.type == "date"},
        convert_strl=[name for name in long if name not in codes],
        variable_labels={one.name: one.label[:LABEL] for one in columns},
        value_labels={name: _labels(known) for name, known in codes.items()},
    )
    return len(cells[0])


def _codes(column: Column, values: Sequence[Any]) -> Mapping[Any, tuple[int, str]]:
    """Number and label of each value of a closed list: our words are numbered, codes keep their number."""
    if column.type == "integer":
        return {int(code): (int(code), meaning) for code, meaning in column.values.items()}
    return {word: (n, word) for n, word in enumerate(column.values, 1)}


def _labels(codes: Mapping[Any, tuple[int, str]]) -> dict[int, str]:
    return dict(codes.values())


def _series(pandas: Any, column: Column, values: Sequence[Any], codes: Mapping[Any, tuple[int, str]] | None) -> Any:
    """A column as pandas writes it: numbers with gaps are doubles, words without are empty."""
    if codes is not None:
        return pandas.Series([codes[v][0] if v in codes else v for v in values], dtype="float64")
    if column.type == "date":
        return pandas.to_datetime(pandas.Series(values, dtype="object"))
    if column.type == "string":
        return pandas.Series(["" if v is None else str(v) for v in values], dtype="object")
    return pandas.Series([None if v is None else float(v) for v in values], dtype="float64")


def _is_long(values: Sequence[Any]) -> bool:
    return any(v is not None and len(v) * 4 > LONGEST and len(v.encode()) > LONGEST for v in values)
