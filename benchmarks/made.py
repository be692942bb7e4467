"""Made-up reports and incidents, as many as a benchmark wants; the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from incidents.model import STATUSES, TYPES, Actor, Evidence, Extraction, Incident, Report, Target, Weapon

TOWNS = (
    ("Baidoa", "Bay", "SO", 3.11, 43.65), ("Jilib", "Middle Juba", "SO", 0.49, 42.79),
    ("Maiduguri", "Borno", "NG", 11.85, 13.16), ("Jos", "Plateau", "NG", 9.92, 8.89),
    ("Kirkuk", "Kirkuk", "IQ", 35.47, 44.39), ("Ramadi", "Anbar", "IQ", 33.43, 43.3),
    ("Quetta", "Balochistan", "PK", 30.18, 66.97), ("Bannu", "Khyber Pakhtunkhwa", "PK", 32.99, 70.6),
    ("Kunduz", "Kunduz", "AF", 36.73, 68.87), ("Taiz", "Taiz", "YE", 13.58, 44.02),
    ("Djibo", "Sahel", "BF", 14.1, -1.63), ("Gao", "Gao", "ML", 16.27, -0.04),
    ("Beni", "North Kivu", "CD", 0.49, 29.47), ("Bambari", "Ouaka", "CF", 5.77, 20.68),
    ("Pemba", "Cabo Delgado", "MZ", -12.97, 40.52), ("Arauca", "Arauca", "CO", 7.08, -70.76),
    ("Marawi", "Lanao del Sur", "PH", 8.0, 124.29), ("Pattani", "Pattani", "TH", 6.87, 101.25),
    ("Sittwe", "Rakhine", "MM", 20.15, 92.9), ("Srinagar", "Jammu and Kashmir", "IN", 34.09, 74.8),
)  # fmt: skip
GROUPS = ("Al-Shabaab", "Boko Haram", "the Taliban", "Islamic State", "the ELN", "Abu Sayyaf", "gunmen", "armed men")
VICTIMS = ("farmers", "soldiers", "police officers", "traders", "passengers", "teachers", "miners", "villagers")
NAMED = ("a market", "a checkpoint", "a police station", "a bus", "a school", "a convoy", "a mosque", "a farm")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "at least ten", "12", "15", "23")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What fills the rest of a report: no two reports share more than a few words of it in a row.
NOUNS = """market road school bridge river harvest council budget hospital bakery workshop library well pump festival
museum orchard warehouse station ferry quarry mill court archive cinema garden stadium factory printer carpenter
teacher nurse mayor farmer baker judge driver engineer tailor poet""".split()
VERBS = """opened closed praised repaired visited painted measured delayed counted moved announced inspected promised
rented borrowed cleaned extended watered lit locked emptied bought sold weighed sorted planned studied""".split()
KINDS = """old new northern southern dusty quiet busy narrow wide municipal private wooden brick yellow blue green
half-finished well-known forgotten spacious modest crowded empty regional weekly""".split()


def reports(count: int, *, seed: int = 1) -> Iterator[Report]:
    """Reports of one or two incidents each, about 650 characters, no two alike."""
    choose = random.Random(seed)
    for n in range(count):
        day = date(2010, 1, 1) + timedelta(days=choose.randrange(5000))
        yield Report(f"made-{n:06d}", _text(choose, day), published=day, published_from="metadata")


def _text(choose: random.Random, day: date) -> str:
    town, division, *_ = choose.choice(TOWNS)
    group, victims, thing = choose.choice(GROUPS), choose.choice(VICTIMS), choose.choice(NAMED)
    killed, wounded = choose.choice(NUMBERS), choose.choice(NUMBERS)
    when = WEEKDAYS[(day - timedelta(days=choose.randrange(1, 5))).weekday()]
    toll = f"killing {killed} {victims} and wounding {wounded} others, officials said."
    paragraphs = [
        f"{group[0].upper() + group[1:]} attack {thing} near {town}",
        f"{town.upper()} - {group[0].upper() + group[1:]} attacked {thing} near {town} in {division} on {when}, {toll}",
        *(_filler(choose) for _ in range(4)),
    ]
    if choose.random() < 0.4:
        other = choose.choice(TOWNS)[0]
        paragraphs.insert(
            4, f"In a separate attack, a roadside bomb killed {choose.choice(NUMBERS)} people in {other}."
        )
    return "\n\n".join(paragraphs) + "\n"


def _filler(choose: random.Random) -> str:
    """A sentence or two of no consequence."""
    words = [choose.choice(part) for part in (KINDS, NOUNS, VERBS, KINDS, NOUNS, KINDS, NOUNS, VERBS, KINDS, NOUNS)]
    return "The {} {} {} the {} {}. According to residents, the {} {} {} a {} {} nearby.".format(*words)


def extractions(count: int, *, seed: int = 2) -> Iterator[Extraction]:
    """Extractions of one incident each, with evidence, that need no reading."""
    for report in reports(count, seed=seed):
        yield Extraction(report, (_incident(report, random.Random(f"{seed}-{report.id}")),))


def _incident(report: Report, choose: random.Random) -> Incident:
    town, division, country, lat, lon = choose.choice(TOWNS)
    start = report.text.index("\n\n") + 2
    end = report.text.index("\n\n", start)
    stated = [Evidence(field, start, end, report.text[start:end], "made/up#rule") for field in FIELDS]
    killed, day = choose.randrange(30), report.published
    return Incident(
        report.id, 1, day, day, "day", str(day), "on Monday", country, division, town, lat, lon, "place", None,
        (Actor(choose.choice(GROUPS), None, "group"),), (Target(choose.choice(VICTIMS), "civilians"),),
        "armed_assault", (Weapon("rifles", "firearm"),), killed, killed, killed, evidence=tuple(stated),
    )  # fmt: skip


FIELDS = ("event", "date", "place", "country", "type", "killed", "actor", "target")


def as_lines(report: Report) -> dict[str, Any]:
    """The report as a line of a JSON Lines file."""
    return {"id": report.id, "text": report.text, "published": str(report.published)}


def varied(count: int, *, seed: int = 3) -> Iterator[Extraction]:
    """Extractions as a world-wide database has them: 2,000 places, 20 years, few groups and kinds told most often."""
    choose = random.Random(seed)
    for n in range(count):
        town, division, country, lat, lon = choose.choice(TOWNS)
        beside = int(choose.paretovariate(0.7)) % 100  # the town itself most often, its villages now and then
        spot = random.Random(f"{town} {beside}")
        place = (town, lat, lon) if not beside else (f"{town} {beside}", *_spot(spot, lat, lon))
        yield _varied(choose, n, (division, country, *place))


def _spot(spot: random.Random, lat: float, lon: float) -> tuple[float, float]:
    return round(lat + spot.uniform(-2, 2), 4), round(lon + spot.uniform(-2, 2), 4)


def _varied(choose: random.Random, n: int, where: tuple[str, str, str, float, float]) -> Extraction:
    division, country, town, lat, lon = where
    day = date(2005, 1, 1) + timedelta(days=choose.randrange(7300))
    rank = int(choose.paretovariate(0.6)) % 300
    group = GROUPS[rank] if rank < 6 else f"Front {rank}"
    kind = _often(choose, TYPES)
    aimed, (arm, armed) = _often(choose, AIMED), _often(choose, ARMS)
    killed = None if choose.random() < 0.2 else int(choose.paretovariate(0.9)) - 1
    thing = choose.choice(NAMED)
    told = f"{group} attacked {thing} in {town} with {arm}, killing {killed} {aimed[0]}."
    text = f"{told} {_filler(choose)} {_filler(choose)}"
    stated = tuple(Evidence(field, 0, len(told), told, "made/up#rule") for field in FIELDS)
    report = Report(f"varied-{n:07d}", text, published=day, source=f"Outlet {int(choose.paretovariate(0.5)) % 60}")
    return Extraction(report, (
        Incident(
            report.id, 1, day, day, "day", str(day), "on Monday", country, division, town, lat, lon, "place", None,
            (Actor(group, group, "group"),), (Target(*aimed),), kind, (Weapon(arm, armed),), killed, killed, killed,
            status=_often(choose, STATUSES), background=choose.random() < 0.1, evidence=stated,
        ),
    ))  # fmt: skip


def _often(choose: random.Random, words: Sequence[Any]) -> Any:
    """One of the words, the first of them in half of all cases, each next one in half of the rest."""
    return words[min(int(choose.expovariate(0.69)), len(words) - 1)]


AIMED = (
    ("villagers", "civilians"), ("soldiers", "military"), ("police officers", "police"), ("traders", "business"),
    ("teachers", "education"), ("imams", "religious"), ("nurses", "health"), ("reporters", "media"),
)  # fmt: skip
ARMS = (
    ("rifles", "firearm"), ("a roadside bomb", "explosive"), ("mortars", "artillery"), ("machetes", "blade"),
    ("a drone", "drone"), ("fire", "fire"),
)  # fmt: skip
