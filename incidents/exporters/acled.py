"""Cells of the ACLED columns; the tables of codes stand in seeds/profiles/acled.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from incidents.exporters import cases
from incidents.exporters.cases import Case, called, side

STATE, RIOTERS, CIVILIANS, NOBODY = "1", "5", "7", "0"
UNARMED_TOO = ("armed_assault", "assassination", "execution")  # types that are battles where armed people are attacked


def sub_event(case: Case) -> str:
    """The sub-event type: by the type of incident, and where that leaves it open by weapons and sides."""
    kind: str = case["type"]
    if kind in UNARMED_TOO and (cases.is_against_armed(case) or side(case, "opponent")):
        return "Armed clash"
    if kind == "raid_arrest" and case["killed"]:
        return "Armed clash"
    if kind == "protest_riot_violence" and _state_led(case):
        return "Excessive force against protesters"
    if kind == "bombing" and any("grenade" in weapon["text"].lower() for weapon in case["weapons"]):
        return "Grenade"
    if kind in ("bombing", "shelling", "air_drone_strike") and set(cases.classes(case)) == {"chemical"}:
        return "Chemical weapon"
    return str(case.tables["sub_event_type"][kind])


def event(case: Case) -> str:
    return str(case.tables["event_type"][sub_event(case)])


def disorder(case: Case) -> str:
    return str(case.tables["disorder_type"][sub_event(case)])


def _state_led(case: Case) -> bool:
    return any(actor["kind"] == "state" for actor in side(case, "perpetrator"))


def event_date(case: Case) -> str | None:
    """The day; the first of a few; the middle of a month. Coarser dates have no place in the column."""
    start, precision = cases.first_day(case), time_precision(case)
    if start is None or precision is None:
        return None
    middle = timedelta(days=((cases.days(case) or 1) - 1) // 2)
    return (start + middle if precision == 3 else start).isoformat()


def time_precision(case: Case) -> int | None:
    """1 a day, 2 some days or a week, 3 a month."""
    span = cases.days(case)
    if span is None or span > 31:
        return None
    return 1 if span == 1 else 2 if span <= 10 else 3


def actor(case: Case, n: int) -> str | None:
    """The first who acted; the first opponent, else those attacked."""
    sides = side(case, "perpetrator" if n == 1 else "opponent")
    if sides:
        return called(sides[0])
    if n == 1 or not case["targets"]:
        return None
    if cases.is_against_armed(case):
        return str(case["targets"][0]["text"])
    return _civilians(case) if inter(case, 2) == CIVILIANS else None


def _civilians(case: Case) -> str:
    return f"Civilians ({case.country.name})" if case.country else "Civilians"


def associated(case: Case, n: int) -> str | None:
    return cases.names(side(case, "perpetrator" if n == 1 else "opponent")[1:])


def inter(case: Case, n: int) -> str | None:
    """State forces, rioters, civilians or nobody; whether a group is rebel or militia no report tells."""
    sides = side(case, "perpetrator" if n == 1 else "opponent")
    if sides:
        rioters = n == 1 and event(case) == "Riots"
        return STATE if sides[0]["kind"] == "state" else RIOTERS if rioters else None
    if n == 1:
        return None
    kinds = set(cases.categories(case)) - {"infrastructure", "other"}
    if not kinds:
        return None if case["targets"] else NOBODY
    return STATE if kinds <= cases.ARMED else CIVILIANS if not kinds & cases.ARMED else None


def interaction(case: Case) -> str | None:
    first, second = inter(case, 1), inter(case, 2)
    if first is None or second is None:
        return None
    code = first + second if second == NOBODY else "".join(sorted(first + second))
    return code if code in case.tables["interaction"] else None


def targeting(case: Case) -> str | None:
    """Whether the main target were civilians."""
    return "Civilian targeting" if not side(case, "opponent") and inter(case, 2) == CIVILIANS else None


def fatalities(case: Case) -> int:
    """The most conservative figure, attackers included; 0 where no death is told, as ACLED codes it."""
    low, best = case["killed_low"], case["killed"]
    if best is None:
        low = case.tables["vague"].get(str(low), low or 0)
    lowest = low if low is not None else best
    return int(lowest) + cases.attackers_dead(case)


def notes(case: Case) -> str | None:
    told = cases.notes(case)
    silent = case["killed"] is None and case["killed_low"] is None and case["perpetrators_killed"] is None
    return " ".join(filter(None, ("[no toll stated]" if silent else None, told))) or None


def identifier(case: Case) -> str:
    return f"{case.country.alpha3 if case.country else ''}{case['id']}"


RULES: Mapping[str, Callable[[Case], Any]] = {
    "identifier": identifier,
    "event_date": event_date,
    "year": cases.year,
    "time_precision": time_precision,
    "disorder": disorder,
    "event": event,
    "sub_event": sub_event,
    "actor1": cases.of(actor, 1),
    "actor2": cases.of(actor, 2),
    "associated1": cases.of(associated, 1),
    "associated2": cases.of(associated, 2),
    "inter1": cases.of(inter, 1),
    "inter2": cases.of(inter, 2),
    "interaction": interaction,
    "targeting": targeting,
    "iso": cases.iso_number,
    "country": cases.country_name,
    "location": cases.location,
    "fatalities": fatalities,
    "notes": notes,
}
