"""A Frictionless data package: a folder of CSV tables with their schemas, codebook, citation and terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incidents import __version__, codebook
from incidents.exporters import delimited
from incidents.exporters.profiles import Column, Profile

EVIDENCE = (
    Column("incident_id", "integer", "Incident", missing="never empty", source="incidents.csv, id"),
    Column("report_id", "string", "Report", missing="never empty", source="reports.csv, report_id"),
    Column("field", "string", "Field that it proves", missing="never empty", source="the rule"),
    Column("span_start", "integer", "First character in the report's text", missing="never empty", source="verbatim"),
    Column("span_end", "integer", "Character after the last", missing="never empty", source="verbatim"),
    Column("text", "string", "Words", missing="empty: withheld", source="verbatim"),
    Column("rule", "string", "Rule that read it", missing="never empty", source="the rule packs"),
)
REPORTS = (
    Column("incident_id", "integer", "Incident that it tells", missing="never empty", source="incidents.csv, id"),
    Column("report_id", "string", "Report", missing="never empty", source="its id, else its path"),
    Column("source", "string", "Outlet", missing="empty: not said", source="metadata"),
    Column("published", "date", "Publication", missing="empty: not said", source="metadata, dateline, file name"),
    Column("title", "string", "Headline", missing="empty: none, or withheld", source="metadata"),
    Column("url", "string", "Address", missing="empty: not said, or withheld", source="metadata"),
)
ACTORS = (
    Column("incident_id", "integer", "Incident", missing="never empty", source="incidents.csv, id"),
    Column("actor", "string", "Canonical name", missing="empty: not named", source="list of actors"),
    Column("text", "string", "Words of the report", missing="never empty", source="verbatim"),
    Column("kind", "string", "Kind of actor", missing="never empty", source="list of actors, words",
           values={"group": "armed group", "state": "state's force", "person": "person", "unnamed": "described only"}),
    Column("role", "string", "Part in the incident", missing="never empty", source="words of the report",
           values={"perpetrator": "did it", "opponent": "other side of a clash", "claimant": "says that it did it"}),
)  # fmt: skip
KEYED = {"fields": "incident_id", "reference": {"resource": "incidents", "fields": "id"}}
README = """# {title}

{count} incidents read from reports by rules (incidents {version}); `codebook.md` says what every column means, and
`evidence.csv` which words of which report prove each value.

| file | holds |
| --- | --- |
| `incidents.csv` | one row an incident |
| `evidence.csv` | one row for each proven value: words, place in the report's text, rule |
| `reports.csv` | one row for each report that tells an incident; the texts themselves are not here |
| `actors.csv` | one row for each actor of an incident |
| `codebook.md`, `codebook.json` | the variables, for people and for programs (CSVW) |
| `datapackage.json` | the tables with their schemas (Frictionless) |
| `CITATION.cff`, `LICENSE.md` | how to cite, and on what terms |

The figures are what reports say, not what is known to have happened. Cells that a spreadsheet would run as a formula
have an apostrophe in front. Coordinates and names of places: GeoNames (CC BY 4.0).
"""
TERMS = """# Terms

Facts read from reports are free of copyright. Quoted words in `evidence.csv` and `incidents.csv`, and headlines, belong
to the outlets that published them and are quoted as proof. Names and coordinates of places are from GeoNames, under
CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Whoever publishes this package adds the terms for the whole.
"""
CITATION = """cff-version: 1.2.0
message: Cite the data with their filters, and the program that made them.
type: dataset
title: "{title}, made by incidents {version}"
authors:
  - name: "Add the authors of this data set"
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the package: its rows come as they are written."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def write(folder: Path, profile: Profile, tables: Sequence[Table], *, raw: bool = False) -> Mapping[str, int]:
    """Write the package into a folder; returns how many rows each table has. The first table is the incidents'."""
    counts = {table.name: _table(folder, table, raw=raw) for table in tables}
    words = {"title": profile.title, "version": __version__, "count": f"{counts[tables[0].name]:,}"}
    texts = {
        "README.md": README.format(**words),
        "LICENSE.md": TERMS,
        "CITATION.cff": CITATION.format(**words),
        "codebook.md": codebook.markdown(profile),
        "codebook.json": codebook.csvw(profile, "incidents.csv"),
        "datapackage.json": json.dumps(_descriptor(profile, tables), ensure_ascii=False, indent=1) + "\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return counts


def _table(folder: Path, table: Table, *, raw: bool) -> int:
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as out:
        return delimited.write(out, [column.name for column in table.columns], table.rows, raw=raw)


def _descriptor(profile: Profile, tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "incidents",
        "title": profile.title,
        "description": profile.about,
        "version": __version__,
        "licenses": [{"path": "LICENSE.md", "title": "See LICENSE.md"}],
        "sources": [{"title": "GeoNames", "path": "https://www.geonames.org/"}],
        "resources": [_resource(profile, table) for table in tables],
    }


def _resource(profile: Profile, table: Table) -> dict[str, Any]:
    schema = codebook.table_schema(table.columns)
    if table.name == "incidents":
        schema |= {"primaryKey": "id"} if any(one.name == "id" for one in table.columns) else {}
    elif any(one.name == "id" for one in profile.columns):
        schema |= {"foreignKeys": [KEYED]}
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }
