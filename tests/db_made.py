"""Reports and incidents made for the tests of the database: what the rules would read in them is told by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from incidents.db.runs import Run, open_run
from incidents.db.session import Database
from incidents.db.store import store
from incidents.model import Actor, Evidence, Extraction, Incident, Report, Target, Weapon
from incidents.packs import Pack

PACKS = (Pack("made", "1", Path("made"), "0" * 64, "en"),)
TEXT = (
    "Gunmen of the River Front shot dead three farmers in Dobri on 4 May 2021. Two were hurt. A mine hurt one on 6 May."
)


def evidence(text: str, words: str, field: str) -> Evidence:
    start = text.index(words)
    return Evidence(field, start, start + len(words), words, f"made/{field}#made")


def first(key: str = "a", text: str = TEXT) -> Incident:
    """The shooting of `TEXT`."""
    said = [("event", text.split(". ")[0]), ("killed", "three farmers"), ("place", "Dobri"), ("date", "4 May 2021")]
    return Incident(
        key, 1, date(2021, 5, 4), date(2021, 5, 4), "day", "2021-05-04", "4 May 2021", "BA", "Una", "Dobri",
        44.5, 16.25, "place", "geonames:1",
        (Actor("Gunmen of the River Front", "River Front (RF)", "group"),), (Target("farmers", "civilians"),),
        "armed_assault", (Weapon("shot", "firearm"),), 3, 3, 3, 2, 2, 2,
        evidence=tuple(evidence(text, words, field) for field, words in said if words in text),
    )  # fmt: skip


def second(key: str = "a", text: str = TEXT) -> Incident:
    """The mine of `TEXT`."""
    day = date(2021, 5, 6)
    return Incident(
        key, 2, day, day, "day", "2021-05-06", "6 May", "BA", None, None, type="bombing", wounded=1, wounded_low=1,
        wounded_high=1, weapons=(Weapon("A mine", "explosive"),), background=False,
        evidence=(evidence(text, "A mine hurt one on 6 May", "event"),),
    )  # fmt: skip


def extraction(
    key: str = "a", *, text: str = TEXT, incidents: tuple[Incident, ...] | None = None, **report
) -> Extraction:
    """A report and what is read in it."""
    told = (first(key, text), second(key, text)) if incidents is None else incidents
    return Extraction(Report(key, text, **report), tuple(replace(one, report_id=key) for one in told))


def stored(database: Database, *extractions: Extraction, packs=PACKS, link: bool = False) -> Run:
    """A run that stored these, each telling an incident of its own unless they are linked."""
    run = open_run(database, "import", packs)
    outcome = store(database, extractions, run, link=link)
    assert not outcome.refused, outcome.refused
    return run


def dump(database: Database, *, without: tuple[str, ...] = ("run",)) -> dict[str, list[tuple]]:
    """Every row of every table, but for the runs, whose times differ."""
    from incidents.db.models import Base

    with database.reading() as connection:
        return {
            table.name: sorted(
                tuple(row._mapping[c] for c in table.c if c.name != "run_id") for row in connection.execute(table.select())
            )
            for table in Base.metadata.sorted_tables
            if table.name not in without
        }  # fmt: skip
