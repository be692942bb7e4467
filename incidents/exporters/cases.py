"""One incident as the profiles of other data sets ask about it: sides, categories, spans of days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

ARMED = frozenset(("police", "military"))
TWO_SIDED = frozenset(("armed_clash", "raid_arrest"))  # killed counts both sides there (coding rules of the record)


@dataclass(frozen=True, slots=True)
class Country:
    """Names and codes of a country; ISO 3166-1, the number without leading zeros."""

    name: str
    alpha3: str
    numeric: str


@dataclass(frozen=True, slots=True)
class Case:
    """A record with its lists as records, and the tables of the profile that asks."""

    record: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, Country]

    def __getitem__(self, key: str) -> Any:
        return self.record[key]

    @property
    def country(self) -> Country | None:
        return self.countries.get(self.record["country"] or "")


def country_name(case: Case) -> str | None:
    return case.country.name if case.country else None


def iso_number(case: Case) -> int | None:
    return int(case.country.numeric) if case.country and case.country.numeric else None


def side(case: Case, role: str) -> list[Mapping[str, Any]]:
    """The actors of a role, each once."""
    named = {called(actor): actor for actor in case["actors"] if actor["role"] == role}
    return list(named.values())


def called(actor: Mapping[str, Any]) -> str:
    return str(actor["canonical"] or actor["text"])


def names(actors: Sequence[Mapping[str, Any]]) -> str | None:
    return "; ".join(map(called, actors)) or None


def categories(case: Case) -> list[str]:
    return [target["category"] for target in case["targets"]]


def classes(case: Case) -> list[str]:
    return [weapon["class"] for weapon in case["weapons"]]


def is_against_armed(case: Case) -> bool:
    """Whether police or soldiers alone were attacked."""
    return bool(case["targets"]) and set(categories(case)) <= ARMED


def first_day(case: Case) -> date | None:
    return date.fromisoformat(case["date_start"]) if case["date_start"] else None


def last_day(case: Case) -> date | None:
    return date.fromisoformat(case["date_end"]) if case["date_end"] else None


def days(case: Case) -> int | None:
    """How many days the date spans, 1 for a single one."""
    start, end = first_day(case), last_day(case)
    return (end - start).days + 1 if start and end else None


def year(case: Case) -> int | None:
    """The year of the incident, None where the span leaves it open."""
    start, end = first_day(case), last_day(case)
    return start.year if start and end and start.year == end.year else None


def location(case: Case) -> str | None:
    """The most specific place told: the settlement, the division or the country."""
    return case["place"] or case["admin1"] or country_name(case)


def notes(case: Case) -> str | None:
    """The sentence that states it; in brackets what the columns of another data set have no room for."""
    told = [f"[{case['status']}]"] if case["status"] != "reported" else []
    told += ["[background]"] if case["background"] else []
    return " ".join([*told, *([case["evidence"]] if case["evidence"] else [])]) or None


def attackers_dead(case: Case) -> int:
    """Dead attackers that killed does not hold already."""
    return 0 if case["type"] in TWO_SIDED else case["perpetrators_killed"] or 0


def of(function: Callable[..., Any], *given: Any) -> Callable[[Case], Any]:
    """A rule with its further arguments."""
    return lambda case: function(case, *given)


def nth(items: Sequence[Any], n: int) -> Any:
    """The n-th item, counted from 1, None where there are fewer."""
    return items[n - 1] if n <= len(items) else None
