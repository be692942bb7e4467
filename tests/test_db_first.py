"""The first rows of a list are the same by whichever way they are found, on both databases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from db_made import extraction, first, stored
from sqlalchemy import text

from incidents.db import first as ways
from incidents.db.query import Filters, clauses, rows
from incidents.model import Actor, Target, Weapon

PLACES = (
    "Dobri 0", "Dobri 1", "Dobri 2", "Dobri 3", "Dobri, Una", "Dobri refugee camp, Una", "Barangay Dobri", "Dobri camps"
)  # fmt: skip
WORDS = ("market", "bridge", "school", "river", "schoolbook")
FILTERS = (
    {}, {"country": "BA"}, {"country": "BA,RS", "type": "bombing"}, {"place": "dobri 1"}, {"place": "dobri"}, {"admin1": "una"},
    {"near": (44.5, 16.3, 60)}, {"near": (0.0, 179.9, 150)}, {"near": (89.5, 0.0, 80)}, {"near": (44.0, 16.0, 15000)},
    {"actor": "river"}, {"actor": "none"}, {"target": "civilians"}, {"target": "farm"}, {"weapon": "drone"},
    {"min_killed": 8}, {"min_wounded": 1}, {"status": "claimed"}, {"source": "Post"}, {"background": True},
    {"text": "market"}, {"text": "market bridge"}, {"text": '"market bridge"'}, {"text": "scho*"}, {"text": "zebra"},
    {"since": date(2021, 2, 1), "until": date(2021, 3, 1)}, {"until": date(2021, 1, 20), "text": "school"},
    {"text": "river", "target": "military", "weapon": "explosive"}, {"source": "Mail", "near": (44.5, 16.3, 200), "text": "market"},
    {"country": "RS", "actor": "north", "min_killed": 3, "background": False},
)  # fmt: skip
SORTS = ("-date_start", "date_start,id", "-killed,date_start", "place", "")
SMALL = ({}, {"FEW": 3, "FEW_OF_WORDS": 3}, {"WINDOWS": (5, 20), "AHEAD": 4, "CHUNK": 3, "FEWEST": 0}, {"FEW": 5, "FEW_OF_WORDS": 90, "WINDOWS": (1, 9), "AHEAD": 8, "CHUNK": 2, "FEWEST": 2})  # fmt: skip


def made(choose: random.Random, n: int):
    day = date(2021, 1, 1) + timedelta(choose.randrange(90)) if n % 11 else None
    at = (
        {"lat": round(choose.uniform(43, 46), 3), "lon": round(choose.uniform(15, 18), 3)}
        if n % 7
        else {"lat": None, "lon": None}
    )
    if n % 13 == 0:
        at = {"lat": choose.choice((0.0, 90.0, -90.0, 0.5)), "lon": choose.choice((180.0, -180.0, 179.5, 0.0))}
    killed = choose.choice((None, *range(12)))
    one = replace(
        first(), date_start=day, date_end=day, country=choose.choice(("BA", "RS", None)), place=PLACES[n % 8], place_id=None,
        actors=(Actor("x", choose.choice(("River Front", "Northern Army")), "group"),), **at,
        targets=(Target(*choose.choice((("farmers", "civilians"), ("soldiers", "military")))),),
        weapons=(Weapon(*choose.choice((("a mine", "explosive"), ("a drone", "drone")))),),
        type=choose.choice(("bombing", "armed_assault")), status=choose.choice(("reported", "claimed")),
        killed=killed, killed_low=killed or choose.choice((None, 9)) if killed is None else killed, killed_high=killed,
        background=choose.random() < 0.2, evidence=(),
    )  # fmt: skip
    words = " ".join(choose.sample(WORDS, 3))
    return extraction(f"r{n}", text=f"Told: {words}.", incidents=(one,), source=choose.choice(("Post", "Mail", None)))


@pytest.fixture
def filled(database):
    choose = random.Random(4)
    stored(database, *(made(choose, n) for n in range(150)))
    return database


def test_every_way_gives_the_same_page(filled, monkeypatch):
    with filled.reading() as connection:
        for filters in (Filters(**one) for one in FILTERS):
            for sort in SORTS:
                every = [row[0] for row in rows(connection, filters, ("id",), sort=sort)]
                for small in SMALL:
                    with monkeypatch.context() as patch:
                        for name, value in small.items():
                            patch.setattr(ways, name, value)
                        page = [row[0] for row in rows(connection, filters, ("id",), sort=sort, limit=6, offset=1)]
                    assert page == every[1:7], (filters, sort, small)


def test_a_place_is_found_with_what_holds_it_and_without(filled):
    with filled.reading() as connection:
        names = {row[0] for row in rows(connection, Filters(place="DOBRI"), ("place",))}
        assert names == {"Dobri, Una", "Dobri refugee camp, Una", "Barangay Dobri"}
        assert {row[0] for row in rows(connection, Filters(place="dobri, una"), ("place",))} == {"Dobri, Una"}


def test_a_place_is_looked_up_in_its_index(filled):
    with filled.reading() as connection:
        postgresql = connection.dialect.name == "postgresql"
        if postgresql:  # so few rows are read one by one, if they may
            connection.execute(text("SET enable_seqscan = off"))
        (place,) = clauses(Filters(place="Dobri"), connection)
        query = f"SELECT f.id FROM incident f WHERE {place.indexed}"
        explain = "EXPLAIN" if postgresql else "EXPLAIN QUERY PLAN"
        plan = "\n".join(str(row) for row in connection.execute(text(f"{explain} {query}"), place.values))
    found = "on incident_place" if postgresql else "USING INDEX incident_place"
    assert plan.count(found) >= 3, plan
    assert "SCAN " not in plan.replace("Index Scan", ""), plan
