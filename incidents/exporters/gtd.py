"""Cells of the GTD columns; the tables of codes stand in seeds/profiles/gtd.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from incidents.exporters import cases
from incidents.exporters.cases import Case, called, side

BLASTS = frozenset(("explosive", "suicide", "artillery", "air", "drone"))
NAMED = ("group", "state")


def identifier(case: Case) -> int | None:
    """Year, month and day in eight digits, then our number in at least four."""
    year, month, day = cases.year(case), part_of_date(case, 1) or 0, part_of_date(case, 2) or 0
    return int(f"{year or 0:04d}{month:02d}{day:02d}{case['id']:04d}")


def part_of_date(case: Case, part: int) -> int | None:
    """Month or day; 0 where the date leaves it open, empty without a year."""
    start, end = cases.first_day(case), cases.last_day(case)
    if start is None or end is None or cases.year(case) is None:
        return None
    same = start.month == end.month and (part == 1 or start.day == end.day or case["date_precision"] == "day")
    return (start.month if part == 1 else start.day) if same else 0


def approximate(case: Case) -> str | None:
    return case["date_text"] if case["date_precision"] != "day" else None


def extended(case: Case) -> int | None:
    """Whether it took more than a day, where the day is told."""
    return None if case["date_precision"] != "day" else int((cases.days(case) or 1) > 1)


def vicinity(case: Case) -> int | None:
    return {"near": 1, "place": 0}.get(case["geo_precision"])


def success(case: Case) -> int:
    return int(case["status"] != "attempted" and case["type"] != "foiled_attack")


def suicide(case: Case) -> int:
    return int(case["type"] == "suicide_bombing" or "suicide" in cases.classes(case))


def attack(case: Case) -> str:
    """The code of the attack type; of a foiled one by its weapons."""
    if case["type"] == "foiled_attack" and BLASTS & set(cases.classes(case)):
        return "3"
    return str(case.tables["attacktype_of"][case["type"]])


def target_type(case: Case, n: int) -> str | None:
    """The code of the n-th target's type; where none is told the first is unknown."""
    target = cases.nth(case["targets"], n)
    if target is None:
        return "20" if n == 1 else None
    return str(case.tables["targtype_of"][target["category"]])


def target(case: Case, n: int) -> str | None:
    found = cases.nth(case["targets"], n)
    return found and str(found["text"])


def group(case: Case, n: int) -> str | None:
    """The n-th group or state that acted, or that says it did; the first is 'Unknown' where none is named."""
    actors = [*side(case, "perpetrator"), *side(case, "claimant")]
    named = list(dict.fromkeys(called(actor) for actor in actors if actor["kind"] in NAMED))
    return cases.nth(named, n) or ("Unknown" if n == 1 else None)


def individual(case: Case) -> int:
    kinds = {actor["kind"] for actor in side(case, "perpetrator")}
    return int(kinds == {"person"})


def claimed(case: Case) -> int:
    return int(case["status"] == "claimed" or bool(side(case, "claimant")))


def claim_mode(case: Case) -> str | None:
    return "10" if claimed(case) else None


def weapon_type(case: Case, n: int) -> str | None:
    """The code of the n-th class of weapon; where none is told the first is unknown."""
    found = cases.nth(_weapons(case), n)
    return "13" if n == 1 and found is None else found and str(case.tables["weaptype_of"][found])


def weapon_subtype(case: Case, n: int) -> str | None:
    """The label of the sub-type, where the class of weapon fixes it."""
    found = cases.nth(_weapons(case), n)
    label: str | None = case.tables["weapsubtype_of"].get(found) if found else None
    return label


def _weapons(case: Case) -> list[str]:
    return list(dict.fromkeys(cases.classes(case)))


def weapon_words(case: Case) -> str | None:
    return "; ".join(weapon["text"] for weapon in case["weapons"]) or None


def dead(case: Case) -> int | None:
    """All who died, perpetrators included; empty where the toll is vague or not told."""
    if case["killed"] is None:
        return None
    return int(case["killed"]) + cases.attackers_dead(case)


def hostages(case: Case) -> int:
    return int(case["type"] == "abduction" or bool(case["abducted"]))


def cited(case: Case) -> str | None:
    """The leading report: headline, outlet, day."""
    title = f'"{case["title"]},"' if case["title"] else None
    rest = ", ".join(str(part) for part in (case["source"], case["published"]) if part)
    return " ".join(part for part in (title, rest and rest + ".") if part) or None


def remark(case: Case) -> str | None:
    return {"unconfirmed": "Not confirmed.", "denied": "Denied."}.get(case["status"])


RULES: Mapping[str, Callable[[Case], Any]] = {
    "identifier": identifier,
    "year": cases.year,
    "month": cases.of(part_of_date, 1),
    "day": cases.of(part_of_date, 2),
    "approximate": approximate,
    "extended": extended,
    "country": cases.country_name,
    "vicinity": vicinity,
    "success": success,
    "suicide": suicide,
    "attack": attack,
    "individual": individual,
    "unknown_number": lambda case: -99,
    "claimed": claimed,
    "claim_mode": claim_mode,
    "weapon_words": weapon_words,
    "dead": dead,
    "hostages": hostages,
    "cited": cited,
    "remark": remark,
    "program": lambda case: "incidents",
    **{f"target_type{n}": cases.of(target_type, n) for n in (1, 2, 3)},
    **{f"target{n}": cases.of(target, n) for n in (1, 2, 3)},
    **{f"group{n}": cases.of(group, n) for n in (1, 2, 3)},
    **{f"weapon_type{n}": cases.of(weapon_type, n) for n in (1, 2, 3, 4)},
    **{f"weapon_subtype{n}": cases.of(weapon_subtype, n) for n in (1, 2, 3, 4)},
}
