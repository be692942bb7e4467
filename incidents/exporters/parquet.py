"""Parquet through pyarrow, batch by batch; the meaning of each column stands in its metadata."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from incidents.exporters.extras import needed
from incidents.exporters.profiles import Column

BATCH = 10_000


def write(path: Path, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, about: str = "") -> int:
    """Write a file; returns how many rows. Raises ExportError without the extra."""
    arrow = needed("pyarrow", "parquet", "Parquet")
    parquet = needed("pyarrow.parquet", "parquet", "Parquet")
    schema = _schema(arrow, columns, about)
    count, source = 0, iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while page := list(islice(source, BATCH)):
            cells = [_fitting(column, values) for column, values in zip(columns, zip(*page, strict=True), strict=True)]
            arrays = [arrow.array(values, type=one.type) for values, one in zip(cells, schema, strict=True)]
            file.write_batch(arrow.record_batch(arrays, schema=schema))
            count += len(page)
    return count


def _schema(arrow: Any, columns: Sequence[Column], about: str) -> Any:
    types: Mapping[str, Callable[[], Any]] = {
        "integer": arrow.int64, "number": arrow.float64, "boolean": arrow.bool_, "date": arrow.date32,
        "string": arrow.string,
    }  # fmt: skip
    fields = [arrow.field(c.name, types[c.type](), metadata={"label": c.label, "missing": c.missing}) for c in columns]
    return arrow.schema(fields, metadata={"about": about})


def _fitting(column: Column, values: Sequence[Any]) -> Sequence[Any]:
    """Days as days; the rest as it is."""
    return [None if v is None else date.fromisoformat(str(v)) for v in values] if column.type == "date" else values
