"""Cells of the UCDP GED columns; the tables of codes stand in seeds/profiles/ucdp-ged.toml."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from incidents.exporters import cases
from incidents.exporters.cases import Case, called, side

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
ORGANISED = ("state", "group")


def violence(case: Case) -> int | None:
    """State-based, non-state or one-sided; None where a side is not an organised actor or not told."""
    first, second = _kind(case, "perpetrator"), _kind(case, "opponent")
    if first not in ORGANISED:
        return None
    if second:
        return None if second not in ORGANISED else STATE_BASED if "state" in (first, second) else NON_STATE
    kinds = set(cases.categories(case))
    if kinds and kinds <= cases.ARMED:
        return STATE_BASED
    return ONE_SIDED if kinds and not kinds & cases.ARMED else None


def _kind(case: Case, role: str) -> str | None:
    actors = side(case, role)
    return str(actors[0]["kind"]) if actors else None


def sides(case: Case) -> tuple[str | None, str | None]:
    """Names of side a and side b: in state-based conflict the state is a; one-sided violence is against civilians."""
    actors = [*side(case, "perpetrator")[:1], *side(case, "opponent")[:1]]
    kind = violence(case)
    if kind == ONE_SIDED:
        return called(actors[0]), "Civilians"
    if kind == STATE_BASED:
        actors.sort(key=lambda actor: actor["kind"] != "state")
        if len(actors) == 1 and actors[0]["kind"] != "state":
            return None, called(actors[0])
    first, second = cases.nth(actors, 1), cases.nth(actors, 2)
    return (called(first) if first else None, called(second) if second else None)


def dyad(case: Case) -> str | None:
    first, second = sides(case)
    return f"{first} - {second}" if first and second else None


def article(case: Case) -> str | None:
    """Source, date and headline in one cell, as GED writes them."""
    told = [str(part) for part in (case["source"], case["published"], case["title"]) if part]
    return ",".join(f'"{part}"' for part in told) or None


def where(case: Case) -> str | None:
    return ", ".join(part for part in (case["place"], case["admin1"], cases.country_name(case)) if part) or None


def wkt(case: Case) -> str | None:
    return f"POINT ({case['lon']} {case['lat']})" if _has_point(case) else None


def grid_cell(case: Case) -> int | None:
    """The PRIO-GRID cell: half degrees, counted from the south-west corner (Tollefsen et al. 2012)."""
    if not _has_point(case) or case["geo_precision"] == "country":
        return None
    row: int = min(math.floor((case["lat"] + 90) * 2), 359)
    column: int = min(math.floor((case["lon"] + 180) * 2), 719)
    return row * 720 + column + 1


def _has_point(case: Case) -> bool:
    return case["lat"] is not None and case["lon"] is not None


def clarity(case: Case) -> int:
    """1 for one day and a told place, 2 for less clear reports."""
    return 1 if cases.days(case) == 1 and case["place"] else 2


def date_precision(case: Case) -> int | None:
    span = cases.days(case)
    if span is None:
        return None
    return 1 if span == 1 else 2 if span <= 6 else 3 if span == 7 else 4 if span <= 31 else 5


def _best(case: Case) -> int | None:
    """The best figure of those killed; where only a lower bound is told, that."""
    killed: int | None = case["killed"] if case["killed"] is not None else case["killed_low"]
    return killed


def deaths(case: Case, column: str) -> int | None:
    """Dead by status; empty where the report tells no toll at all."""
    killed, attackers = _best(case), cases.attackers_dead(case)
    if killed is None and not attackers:
        return None
    of_attackers = attackers if column == _attackers_side(case) else 0
    return of_attackers + ((killed or 0) if column == _victims(case) else 0)


def _attackers_side(case: Case) -> str:
    if violence(case) is None:
        return "unknown"
    first = side(case, "perpetrator")[0]
    return "a" if sides(case)[0] == called(first) else "b"


def _victims(case: Case) -> str:
    return "civilians" if violence(case) == ONE_SIDED else "unknown"


def estimate(case: Case, bound: str) -> int | None:
    """Best is the sum of the deaths; low and high hold the bounds told, else best."""
    if (total := deaths_total(case)) is None or bound == "best":
        return total
    told = case[f"killed_{bound}"]
    if told is None:
        return total
    value = told + cases.attackers_dead(case)
    return int(min(value, total) if bound == "low" else max(value, total))


def deaths_total(case: Case) -> int | None:
    parts = [deaths(case, column) for column in ("a", "b", "civilians", "unknown")]
    return None if parts[0] is None else sum(part or 0 for part in parts)


RULES: Mapping[str, Callable[[Case], Any]] = {
    "year": cases.year,
    "violence": violence,
    "dyad": dyad,
    "side_a": lambda case: sides(case)[0],
    "side_b": lambda case: sides(case)[1],
    "article": article,
    "location": cases.location,
    "where": where,
    "wkt": wkt,
    "grid_cell": grid_cell,
    "country": cases.country_name,
    "clarity": clarity,
    "date_precision": date_precision,
    "deaths_a": cases.of(deaths, "a"),
    "deaths_b": cases.of(deaths, "b"),
    "deaths_civilians": cases.of(deaths, "civilians"),
    "deaths_unknown": cases.of(deaths, "unknown"),
    "best": cases.of(estimate, "best"),
    "high": cases.of(estimate, "high"),
    "low": cases.of(estimate, "low"),
}
