"""Profiles: the columns of an export with what they mean, read from seeds/profiles/NAME.toml.

A column takes a cell of our record (`from`) or what a rule of the profile's module makes of the record (`rule`), and
may put it through a table of the file (`table`). A column with neither is empty: reports do not tell it.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from importlib import import_module
from typing import Any

from incidents.exporters.cases import Case, Country
from incidents.resources import resource

NAMES = ("native", "acled", "ucdp-ged", "gtd")
UNKNOWN = "empty: reports do not tell it"


@dataclass(frozen=True, slots=True)
class Column:
    """One variable: its name and type, what it holds, when it is empty, and where it comes from."""

    name: str
    type: str = "string"  # integer number string date boolean
    label: str = ""  # at most 80 characters
    about: str = ""
    missing: str = UNKNOWN
    source: str = "not known"
    hxl: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    origin: str | None = None
    rule: str | None = None
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """The columns of one kind of export in their order, and the tables that its codes come from."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    tables: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, Country]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def load(name: str) -> Profile:
    """The profile of a name; raises FileNotFoundError where there is none."""
    folder = resource("seeds") / "profiles"
    made = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    told = {row["name"]: _column(row) for row in made["column"]}
    order = made.get("columns") or list(told)
    columns = tuple(told.get(one) or Column(one, label=one) for one in order)
    return Profile(made["name"], made["title"], made["about"], columns, made.get("tables", {}), countries())


def countries() -> Mapping[str, Country]:
    """ISO 3166 codes and English names by alpha-2 code (GeoNames; XK is Kosovo)."""
    with (resource("seeds") / "profiles" / "countries.csv").open(encoding="utf-8", newline="") as rows:
        return {row["alpha2"]: Country(row["name"], row["alpha3"], row["numeric"]) for row in csv.DictReader(rows)}


def row_maker(profile: Profile) -> Callable[[Mapping[str, Any]], list[Any]]:
    """What turns a record of ours into a row of the profile."""
    rules = _rules(profile.name)
    takers = [_taker(column, profile, rules) for column in profile.columns]

    def make(record: Mapping[str, Any]) -> list[Any]:
        case = Case(record, profile.tables, profile.countries)
        return [take(case) for take in takers]

    return make


def _rules(name: str) -> Mapping[str, Callable[[Case], Any]]:
    if name == "native":
        return {}
    rules: Mapping[str, Callable[[Case], Any]] = import_module(f"incidents.exporters.{name.replace('-', '_')}").RULES
    return rules


def _column(row: Mapping[str, Any]) -> Column:
    known = {one.name for one in fields(Column)} - {"origin"}
    given = {key: value for key, value in row.items() if key != "from"}
    assert set(given) <= known, f"{row['name']}: unknown keys {set(given) - known}"
    return Column(**given, origin=row.get("from"))


def _taker(column: Column, profile: Profile, rules: Mapping[str, Callable[[Case], Any]]) -> Callable[[Case], Any]:
    """What gives a column's cell."""
    take = _source(column, rules)
    if column.table is None:
        return take
    table = profile.tables[column.table]
    return lambda case: None if (value := take(case)) is None else table.get(str(value))


def _source(column: Column, rules: Mapping[str, Callable[[Case], Any]]) -> Callable[[Case], Any]:
    if column.rule:
        return rules[column.rule]
    if (key := column.origin) is None:
        return lambda case: None
    return lambda case: case.record[key]
