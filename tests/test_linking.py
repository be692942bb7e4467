"""The same event in several reports becomes one incident, with reasons; two attacks of one day in one town stay two."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from db_made import PACKS, TEXT, extraction, first, stored
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from incidents.db.migrate import open_database
from incidents.db.runs import open_run
from incidents.db.store import store
from incidents.linking import Told, best, contained, likeness, sketch
from incidents.model import Actor, Incident, Report, Target, Weapon
from incidents.packs import load
from incidents.pipeline import extract

REPORTS = sorted((Path(__file__).parent / "linking").glob("*.txt"))
BASE = Incident(
    "a", 1, date(2021, 5, 4), date(2021, 5, 4), "day", "2021-05-04", None, "BA", "Una", "Dobri", 44.5, 16.25, "place",
    "geonames:1", (Actor("the RF", "River Front (RF)", "group"),), (Target("a bakery", "business"),), "bombing",
    (Weapon("a bomb", "explosive"),), 6, 6, 6, 9, 9, 9,
)  # fmt: skip


def told(number: int, *, published: date | None = date(2021, 5, 5), words: str = "", **cells) -> Told:
    incident = replace(BASE, **cells)
    return Told(number, incident, number, number, frozenset(words.split()), published)


def day(n: int) -> dict:
    return {"date_start": date(2021, 5, n), "date_end": date(2021, 5, n), "date_edtf": f"2021-05-{n:02}"}


ONE = {
    "the same cells": {},
    "a toll that rose": {"killed": 8, "killed_low": 8, "killed_high": 8, "published": date(2021, 5, 7)},
    "a day later by another report": day(5),
    "a town beside it": {"place": "Dobrik", "place_id": "geonames:2", "lat": 44.53},
    "another spelling of a kind": {"type": "suicide_bombing"},
    "no day told, but printed the day after": {"date_start": None, "date_end": None, "date_precision": "unknown"},
    "only the division told": {
        "place": "Una",
        "place_id": "adm1:BA.01",
        "geo_precision": "admin1",
        "lat": 44.8,
        "lon": 16.0,
    },
}
TWO = {
    "three days later": day(7),
    "another country": {"country": "RS"},
    "a town far away": {"place": "Velik", "place_id": "geonames:3", "lat": 46.0},
    "another division": {"admin1": "Sava", "place": None, "place_id": None, "lat": None, "lon": None, "geo_precision": "admin1"},
    "another toll, target and weapon": {
        "killed": 1, "wounded": None, "targets": (Target("a patrol", "military"),), "weapons": (Weapon("shots", "firearm"),), "actors": (),
    },
    "another actor and toll": {"actors": (Actor("X", "Other Group", "group"),), "killed": 20, "wounded": 50},
    "nothing told but day, town and kind": {"killed": None, "wounded": None, "targets": (), "weapons": (), "actors": ()},
    "only a year told": {"date_start": date(2021, 1, 1), "date_end": date(2021, 12, 31), "date_precision": "year"},
}  # fmt: skip


@pytest.mark.parametrize("cells", ONE.values(), ids=list(ONE))
def test_one_event(cells):
    found = best(told(2, **cells), {7: [told(1)]})
    assert found is not None
    assert found[0] == 7
    assert found[2].reasons


@pytest.mark.parametrize("cells", TWO.values(), ids=list(TWO))
def test_two_events(cells):
    assert best(told(2, **cells), {7: [told(1)]}) is None


def test_two_attacks_that_a_report_fits_equally_are_left_alone():
    assert best(told(3), {7: [told(1)], 8: [told(2)]}) is None
    clear = told(3, words="bakery Marta Ilic")
    assert best(clear, {7: [told(1, words="Marta bakery")], 8: [told(2)]})[0] == 7


def test_two_tellings_of_one_report_are_two_incidents():
    assert likeness(told(1), replace(told(2), report=1, original=1)) is None


def test_one_contradicting_report_keeps_an_incident_apart():
    new = told(4, killed=None, wounded=3, actors=(), targets=(), words="market")
    events = [told(1, wounded=70), told(2, wounded=70), told(3, wounded=None, words="market")]
    assert best(new, {7: events[2:]})
    assert best(new, {7: events}) is None


@given(st.permutations([told(1), told(2, killed=8), told(3, type="other"), told(4, **day(5))]))
def test_likeness_is_the_same_in_both_directions(tellings):
    for a, b in pairwise(tellings):
        one, two = likeness(a, b), likeness(b, a)
        assert (one and round(one.score, 6)) == (two and round(two.score, 6))


LONG = " ".join(
    f"The {n}th witness told the court of the {n * n} trucks on the road to town number {n % 7}." for n in range(40)
)
COPIES = {
    "the same text": LONG,
    "another headline and dateline": "Trucks seen, says witness\n\nDOBRI (Wire) - " + LONG,
    "cut by the desk": LONG[: len(LONG) // 2],
    "wrapped in other lines": LONG.replace(" the ", " the\n"),
    "a sentence put in": LONG.replace("number 3.", "number 3. The minister said nothing.", 1),
}


@pytest.mark.parametrize("other", COPIES.values(), ids=list(COPIES))
def test_copies_of_a_wire_text(other):
    assert contained(sketch(LONG), sketch(other)) >= 0.6


@pytest.mark.parametrize("other", ["", "a", TEXT, " ".join(LONG.split()[::-1])])
def test_texts_that_are_no_copies(other):
    assert contained(sketch(LONG), sketch(other)) < 0.6


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_and_copies_itself(words):
    runs = sketch(words)
    assert list(runs) == sorted(set(runs))
    assert contained(runs, runs) in (0.0, 1.0)


def copy(key: str, more: str = "", **report):
    return extraction(key, text=TEXT + " " + LONG + more, **report)


def test_wire_copies_are_one_incident_and_one_source(database):
    stored(database, copy("a"), link=True)
    stored(
        database,
        copy("b", " Copied by the Post."),
        copy("c", " Copied by the Mail."),
        extraction("d", text=TEXT + " Own words."),
        link=True,
    )
    with database.reading() as connection:
        rows = connection.execute(text("SELECT id, reports, sources FROM incident_flat ORDER BY id")).all()
        copied = connection.execute(text("SELECT key, copy_of FROM report ORDER BY key")).all()
        methods = connection.execute(text("SELECT method, count(*) FROM link GROUP BY method ORDER BY 1")).all()
    assert [tuple(row) for row in copied] == [("a", None), ("b", 1), ("c", 1), ("d", None)]
    assert tuple(rows[0]) == (1, 4, 2)
    assert ("copy", 4) in [tuple(row) for row in methods]


def test_links_keep_their_reasons(database):
    stored(database, copy("a"), extraction("b", text=TEXT + " Own words."), link=True)
    with database.reading() as connection:
        row = connection.execute(text("SELECT * FROM incident_report WHERE link_method IS NOT NULL")).mappings().first()
    assert row["report_id"] == "b"
    assert row["link_score"] == pytest.approx(sum(points for _, points in json.loads(row["link_reasons"])), abs=0.05)


@pytest.fixture(scope="module")
def benchmark():
    """The reports of the benchmark as the rules read them, with the event that each tells."""
    rules = load()
    return [(event, extract(report, rules)) for event, report in written()]


def written():
    event = ""
    for n, line in enumerate(line for path in REPORTS for line in path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("== "):
            event = line[3:]
        elif line and not line.startswith("#"):
            published, outlet, words = line.split("|", 2)
            yield event, Report(f"{n:03}", words, published=date.fromisoformat(published), source=outlet)


def test_the_benchmark_is_large_enough():
    events = defaultdict(list)
    for event, report in written():
        events[event].append(report)
    assert sum(len(reports) > 1 for reports in events.values()) >= 60


def linked(database, benchmark, size: int) -> dict[str, int]:
    """The incident of each report's first telling."""
    run = open_run(database, "import", PACKS)
    extractions = [one for _, one in benchmark]
    for start in range(0, len(extractions), size):
        store(database, extractions[start : start + size], run)
    with database.reading() as connection:
        query = "SELECT r.key, x.incident_id FROM extracted x JOIN report r ON r.id = x.report_id WHERE x.number = 1"
        return {row[0]: row[1] for row in connection.execute(text(query))}


def test_the_benchmark_is_linked(sqlite, benchmark):
    """Pairwise, over all reports: a pair that was not extracted counts as not found."""
    found = linked(open_database(sqlite, write=True), benchmark, 500)
    right = wrong = wanted = 0
    for (event, a), (other, b) in combinations(benchmark, 2):
        same = found.get(a.report.id, -1) == found.get(b.report.id, -2)
        wanted += event == other
        right += same and event == other
        wrong += same and event != other
    assert right / (right + wrong) >= 0.95, f"precision {right / (right + wrong):.3f}"
    assert right / wanted >= 0.75, f"recall {right / wanted:.3f}"


def test_linking_does_not_depend_on_the_batches(db, benchmark, sqlite):
    other = open_database(db, write=True)
    found = linked(other, benchmark[:60], 7)
    assert found == linked(open_database(sqlite, write=True), benchmark[:60], 60)
    other.engine.dispose()


def test_a_report_that_comes_again_with_new_rules_keeps_its_links(database):
    stored(database, copy("a"), extraction("b", text=TEXT + " Own words."), link=True)
    packs = (replace(PACKS[0], sha256="2" * 64),)
    stored(
        database,
        extraction("b", text=TEXT + " Own words.", incidents=(replace(first("b"), killed=4, killed_high=4),)),
        packs=packs,
        link=True,
    )
    with database.reading() as connection:
        rows = connection.execute(
            text("SELECT id, reports, killed, killed_low, killed_high FROM incident_flat WHERE id = 1")
        ).all()
    assert [tuple(row) for row in rows] == [(1, 2, 4, 3, 4)]


def test_a_place_that_only_a_linked_report_names_is_stored(database):
    stored(database, copy("a"), link=True)
    near = replace(first("b"), place="Dobrik", place_id="geonames:2", lat=44.52)
    stored(database, extraction("b", text=TEXT + " Own words.", incidents=(near,)), link=True)
    with database.reading() as connection:
        places = connection.execute(text("SELECT id, name FROM place ORDER BY id")).all()
        assert connection.execute(text("SELECT reports FROM incident_flat WHERE id = 1")).scalar() == 2
    assert [tuple(row) for row in places] == [("geonames:1", "Dobri"), ("geonames:2", "Dobrik")]
