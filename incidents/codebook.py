"""The codebook of an export: every variable with its type, values, missing rule and source, for people and programs.

Markdown for reading; CSVW (W3C Metadata Vocabulary for Tabular Data) for programs; a Frictionless table schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from incidents import __version__
from incidents.exporters.profiles import Column, Profile

XSD = {"integer": "integer", "number": "double", "boolean": "boolean", "date": "date", "string": "string"}


def markdown(profile: Profile) -> str:
    """The codebook as a page."""
    return "\n".join(_page(profile)) + "\n"


def _page(profile: Profile) -> Iterator[str]:
    yield from (f"# {profile.title}: codebook", "", profile.about, "", f"Made by incidents {__version__}.", "")
    yield from ("Empty means not known or not stated, and 0 that nobody was, unless a column says otherwise.", "")
    yield from ("| variable | type | what it holds | empty | source |", "| --- | --- | --- | --- | --- |")
    for one in profile.columns:
        cells = (f"`{one.name}`", one.type, _said(one), one.missing.removeprefix("empty: "), one.source)
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
    for one in profile.columns:
        if one.values:
            yield from _values(f"Values of `{one.name}`", "value", one.values.items())
    for name, table in told_tables(profile):
        yield from _values(f"Table `{name}`", "from", table.items())


def told_tables(profile: Profile) -> list[tuple[str, Mapping[str, Any]]]:
    """The tables by which our words become codes; not those that only make numbers of the words for them."""
    tables = sorted(profile.tables.items())
    return [(name, table) for name, table in tables if any(str(value) != code for code, value in table.items())]


def _said(column: Column) -> str:
    return ". ".join(part.rstrip(".") for part in (column.label, column.about) if part and part != column.name) + "."


def _values(title: str, head: str, pairs: Any) -> Iterator[str]:
    yield from ("", f"## {title}", "", f"| {head} | means |", "| --- | --- |")
    yield from (f"| `{code}` | {meaning} |" for code, meaning in pairs)


def csvw(profile: Profile, url: str, *, header_rows: int = 1) -> str:
    """The codebook as CSVW metadata of the CSV file at `url`; its own properties are those of SKOS and schema.org."""
    delimiter = "\t" if url.endswith(".tsv") else ","
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "url": url,
            "dc:title": profile.title,
            "dc:description": profile.about,
            "dialect": {"headerRowCount": header_rows, "delimiter": delimiter, "encoding": "utf-8"},
            "tableSchema": {"columns": [_csvw_column(one) for one in profile.columns]},
        }
    )


def _csvw_column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": XSD[column.type],
        "null": "",
        "dc:description": _said(column),
        "skos:scopeNote": f"Missing: {column.missing}",
        "dc:source": column.source,
        **({"skos:note": [f"{code}: {meaning}" for code, meaning in column.values.items()]} if column.values else {}),
        **({"schema:alternateName": column.hxl} if column.hxl else {}),
    }


def table_schema(columns: Sequence[Column]) -> dict[str, Any]:
    """The columns as a Frictionless table schema."""
    return {"fields": [_field(one) for one in columns], "missingValues": [""]}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.label}
    field["description"] = f"{_said(column)} Source: {column.source}. Missing: {column.missing}."
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    constraints: dict[str, Any] = {"required": True} if column.missing == "never empty" else {}
    if column.values and column.type == "string":
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
