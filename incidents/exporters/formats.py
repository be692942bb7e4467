"""The formats by name, and what writes each; a format's name is the suffix of its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from incidents.exporters import delimited, files, geojson, jsonl
from incidents.exporters.profiles import Profile

TEXTS = ("csv", "tsv", "jsonl", "json", "geojson")
FILES = {"gpkg": "geopackage", "parquet": "parquet", "xlsx": "excel", "dta": "stata"}
PACKAGE = "package"
NAMES = (*TEXTS, *FILES, PACKAGE)
Rows = Iterable[Sequence[Any]]


def write(path: Path, kind: str, profile: Profile, rows: Rows, *, raw: bool, bom: bool, hxl: bool) -> int:
    """Write the rows to one file; returns how many."""
    if kind in FILES:
        writer: Callable[..., int] = import_module(f"incidents.exporters.{FILES[kind]}").write
        with files.draft(path) as part:
            return writer(part, profile.columns, rows, about=profile.title)
    with files.target(path, bom=bom) as out:
        if kind == "geojson":
            return geojson.write(out, profile.columns, rows)
        if kind in ("jsonl", "json"):
            records = (dict(zip(profile.header, row, strict=True)) for row in rows)
            return (jsonl.write_array if kind == "json" else jsonl.write_lines)(out, records)
        tags = [column.hxl for column in profile.columns] if hxl else []
        delimiter = "\t" if kind == "tsv" else ","
        return delimited.write(out, profile.header, rows, delimiter=delimiter, raw=raw, second=tags)
