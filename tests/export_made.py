"""Incidents made for the tests of exports: every precision, side and kind of toll, and cells that are hard to write."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from db_made import extraction, first, stored

from incidents.cli import main
from incidents.db.migrate import open_database
from incidents.model import Actor, Incident, Target, Weapon

GROUP, RIVAL = Actor("the Front", "River Front (RF)", "group"), Actor("Hill Army", "Hill Army", "group", "opponent")
STATE = Actor("troops", "Military Forces of Iraq", "state")
MAN = Actor("Ali Hasan", "Ali Hasan", "person")
SOLDIERS, FARMERS = Target("soldiers", "military"), Target("farmers", "civilians")
EVIL = '=HYPERLINK("http://x";"y")'


def days(first: str, last: str, precision: str, edtf: str | None = None) -> dict:
    return {
        "date_start": date.fromisoformat(first), "date_end": date.fromisoformat(last), "date_precision": precision,
        "date_edtf": edtf or first, "date_text": "words",
    }  # fmt: skip


def made() -> tuple[Incident, ...]:
    """Seven incidents: a plain one, a clash of groups, a month, a vague toll, a strike, a person's deed, nothing known."""
    one = first("a")
    return (
        one,
        replace(
            one, type="armed_clash", actors=(GROUP, RIVAL), targets=(), country="IQ", admin1="Kirkuk", place="Hawija",
            lat=35.326, lon=43.773, **days("2021-05-05", "2021-05-07", "day", "2021-05-05/2021-05-07"),
        ),
        replace(
            one, type="bombing", actors=(GROUP,), targets=(SOLDIERS,), country="IQ", admin1="Kirkuk", place=None,
            lat=35.446, lon=44.382, geo_precision="admin1", **days("2021-06-01", "2021-06-30", "month", "2021-06"),
            killed=2, killed_low=1, killed_high=4, perpetrators_killed=1, weapons=(Weapon("hand grenades", "explosive"),),
        ),
        replace(
            one, country="NG", place="Çukur, Ўзбек كركوك", killed=None, killed_low=24, killed_high=None, status="claimed",
            actors=(replace(GROUP, role="claimant"),), **days("2020-12-28", "2021-01-03", "week"), lat=-8.5, lon=179.9,
        ),
        replace(one, type="air_drone_strike", actors=(STATE,), country="IQ", killed=0, killed_low=0, killed_high=0,
                weapons=(Weapon("drones", "drone"), Weapon("rockets", "artillery"))),
        replace(
            one, type="assassination", actors=(MAN,), targets=(Target("Sara Hasan", "civilians"), FARMERS), place=EVIL,
            status="denied", wounded=None, wounded_low=None, wounded_high=None,
        ),
        Incident("a", 7, type="other", background=True),
    )  # fmt: skip


def fill(empty: str, path: Path) -> str:
    """A copy of an empty database with these incidents, each of a report of its own."""
    return put(str(shutil.copy(empty, path)))


def put(name: str) -> str:
    """The incidents into a database."""
    database = open_database(name, write=True)
    extractions = [
        extraction(f"r{n}", incidents=(replace(one, incident=1),), source="Daily Post", title=f"Headline; {n}",
                   published=date(2021, 7, n), url=f"https://example.org/{n}")
        for n, one in enumerate(made(), 1)
    ]  # fmt: skip
    stored(database, *extractions)
    database.engine.dispose()
    return name


def export(file: Path, db: str, *options: str) -> Path:
    """What `incidents export` writes."""
    assert main(["export", str(file), "--db", db, *options]) == 0
    return file
