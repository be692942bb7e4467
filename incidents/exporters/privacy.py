"""What Do No Harm asks before data are shared: names of private people left out, points moved to a division's.

Both work on whole records, before any profile, so that every format and profile gets the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from hashlib import sha256
from math import floor
from typing import TYPE_CHECKING, Any

from incidents.gazetteer.places import km_between
from incidents.kept import compiled

if TYPE_CHECKING:
    from incidents.gazetteer import Gazetteer

Record = dict[str, Any]
Found = Mapping[str, Any] | None
Division = Callable[[Record], Found]
TOWNS = (
    "SELECT country, admin1, admin2, lat, lon FROM place "
    "WHERE kind = 'place' AND admin2 IS NOT NULL AND admin1 IS NOT NULL AND lat IS NOT NULL"
)
PERSON = "person"
# Words that may open a description with a capital and are no name.
OPENERS = compiled(
    r"(?:A|An|The|At least|About|Some|Several|Many|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens of|More than"
    r"|\d+)\s+"
)


def redact_names(record: Record) -> Record:
    """The record without names of victims and private persons in its actors and targets."""
    actors = [_no_person(actor) for actor in record["actors"]]
    return {**record, "actors": actors, "targets": _plain_targets(record)}


def _plain_targets(record: Record) -> list[Mapping[str, Any]]:
    return [{**target, "text": _no_name(target["text"], target["category"])} for target in record["targets"]]


def _no_person(actor: Mapping[str, Any]) -> Mapping[str, Any]:
    """Groups, states and descriptions stay; a person becomes 'person'."""
    if actor["kind"] == "person":
        return {**actor, "text": PERSON, "canonical": PERSON}
    return actor if actor["kind"] != "unnamed" else {**actor, "text": _no_name(actor["text"], "unnamed")}


def _no_name(words: str, category: str) -> str:
    """Words without capitals name nobody; any others give way to their category."""
    bare = OPENERS.sub("", words, count=1)
    return words if bare == bare.lower() and re.search(r"[a-zа-я]", bare) else category


def coarsen(record: Record, division: Division) -> Record:
    """The record with the point of its division, or none where that is not known; what names the place is left out."""
    found = division(record)
    place = {"lat": None, "lon": None, "geo_precision": "none", **(found or {}), "place": None, "place_id": None}
    if record["geo_precision"] in ("country", "none") and found is None:
        place |= {key: record[key] for key in ("lat", "lon", "geo_precision")}
    return {**record, **place, "targets": _plain_targets(record)}


def withhold(record: Record) -> Record:
    """The record without headline, address and sentences, its report known by a pseudonym, the same in all tables.

    Whatever else is changed in a record, these could tell it all the same.
    """
    evidence = record["evidence"]
    if isinstance(evidence, list):
        evidence = [{**one, "text": None, "report_id": pseudonym(one["report_id"])} for one in evidence]
    told = {"evidence": evidence if isinstance(evidence, list) else None, "report_id": pseudonym(record["report_id"])}
    return {**record, "title": None, "url": None, "date_text": None, **told}


def pseudonym(report: str) -> str:
    """A report's name that says nothing of its file name or address."""
    return "report-" + sha256(report.encode()).hexdigest()[:12]


def divisions(level: str) -> Division:
    """What finds the division of a record in the gazetteer; `level` is admin1 or admin2."""
    from incidents.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    known: dict[tuple[str, str], Found] = {}

    def first(record: Record) -> Found:
        spot = (record["country"] or "", record["admin1"] or "")
        if spot not in known:
            known[spot] = _admin1(gazetteer, *spot)
        return known[spot]

    if level == "admin1":
        return first
    second = _seconds(gazetteer)
    return lambda record: second(record) or first(record)


def _admin1(gazetteer: Gazetteer, country: str, name: str) -> Found:
    for place in gazetteer.candidates(name) if name else ():
        if place.kind == "admin1" and place.country == country and place.lat is not None:
            return {"lat": place.lat, "lon": place.lon, "geo_precision": "admin1"}
    return None


def _seconds(gazetteer: Gazetteer) -> Division:
    """Finds the second-level division of the nearest settlement in the same country; its point is their middle."""
    cells: dict[tuple[int, int], list[tuple[float, float, str, str]]] = defaultdict(list)
    middles: dict[str, tuple[float, float]] = {}
    for layer in gazetteer.layers:
        for id, lat, lon in layer.execute("SELECT id, lat, lon FROM place WHERE kind = 'admin2' AND lat IS NOT NULL"):
            middles[id] = (lat, lon)
        for country, one, two, lat, lon in layer.execute(TOWNS):
            cells[_cell(lat, lon)].append((lat, lon, country, f"adm2:{country}.{one}.{two}"))

    def find(record: Record) -> Found:
        if record["lat"] is None or record["geo_precision"] not in ("place", "near", "admin2"):
            return None
        here = (record["lat"], record["lon"])
        towns = [town for cell in _around(*here) for town in cells.get(cell, ()) if town[2] == record["country"]]
        nearest = min(towns, key=lambda town: (km_between(here, town[:2]), town), default=None)
        middle = middles.get(nearest[3]) if nearest else None
        return middle and {"lat": middle[0], "lon": middle[1], "geo_precision": "admin2"}

    return find


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat * 2), floor(lon * 2)


def _around(lat: float, lon: float) -> list[tuple[int, int]]:
    row, column = _cell(lat, lon)
    return [(row + up, column + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]
