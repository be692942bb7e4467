"""Storing: the same again changes nothing, what changed is replaced, what cannot be kept is refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from db_made import PACKS, TEXT, dump, extraction, first, second, stored
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from incidents.db import store as storing
from incidents.db.migrate import open_database
from incidents.db.query import Filters
from incidents.db.records import records
from incidents.db.runs import close_run, open_run
from incidents.db.store import batches, unread
from incidents.model import Incident, Report
from incidents.packs import Pack

NEWER = (Pack("made", "2", Path("made"), "1" * 64, "en"),)


def store(database, extractions, run):
    return storing.store(database, extractions, run, link=False)


def query(database, sql, **values):
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql), values)]


def flat(database):
    return query(database, "SELECT id, report_id, incident, type, killed FROM incident_flat ORDER BY id")


def test_a_report_comes_back_as_it_was_read(database):
    stored(database, extraction(source="Daily Post", published=date(2021, 5, 5), title="Three dead", url="http://x/1"))
    with database.reading() as connection:
        found = list(records(connection, Filters()))
    told = [one.record() for one in extraction().incidents]
    for record, expected in zip(found, told, strict=True):
        evidence = [{k: e[k] for k in ("field", "start", "end", "text", "rule")} for e in record["evidence"]]
        assert sorted(map(str, evidence)) == sorted(map(str, expected.pop("evidence")))
        assert {key: record[key] for key in expected} == expected
    assert found[0]["source"] == "Daily Post"
    assert found[0]["published"] == "2021-05-05"


def test_the_same_again_changes_nothing(database):
    run = stored(database, extraction("a"), extraction("b"))
    before = dump(database, without=())
    outcome = store(database, [extraction("a"), extraction("b")], run)
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 0, 2)
    assert dump(database, without=()) == before


def test_only_what_is_not_stored_has_to_be_read(database):
    run = stored(database, extraction("a"), extraction("b"))
    reports = [extraction("a").report, extraction("b", text=TEXT + " More.").report, extraction("c").report]
    assert list(unread(database, reports, run.rules)) == ["a", reports[1], reports[2]]
    assert len([one for one in unread(database, reports, "other rules") if isinstance(one, Report)]) == 3


def test_a_changed_report_replaces_its_rows_and_keeps_its_incidents(database):
    stored(database, extraction("a"), extraction("b"))
    later = "Update. " + TEXT
    four = replace(first("a", later), killed=4, killed_low=4, killed_high=4)
    outcome = store(
        database,
        [extraction("a", text=later, incidents=(four, second("a", later)))],
        open_run(database, "import", PACKS),
    )
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 1, 0)
    assert flat(database)[:2] == [(1, "a", 1, "armed_assault", 4), (2, "a", 2, "bombing", None)]
    assert len(flat(database)) == 4
    starts = query(database, "SELECT span_start FROM incident_evidence WHERE incident_id = 1 AND field = 'killed'")
    assert starts == [(later.index("three farmers"),)]


def test_newer_rules_replace_what_the_older_ones_read(database):
    stored(database, extraction("a"))
    stored(database, extraction("a", incidents=(second("a"),)), packs=NEWER)
    assert flat(database) == [(2, "a", 2, "bombing", None)]
    assert query(database, "SELECT state FROM incident WHERE id = 1") == [("gone",)]
    assert query(database, "SELECT count(*) FROM extracted") == [(1,)]
    stored(database, extraction("a"))
    assert len(flat(database)) == 2


def test_an_incident_that_is_new_gets_a_new_id(database):
    stored(database, extraction("a", incidents=(second("a"),)))
    stored(database, extraction("a"), packs=NEWER)
    assert [row[:3] for row in flat(database)] == [(1, "a", 2), (2, "a", 1)]


def test_one_id_with_two_texts_in_one_run_is_told(database):
    run = open_run(database, "import", PACKS)
    outcome = store(database, [extraction("a"), extraction("a", text=TEXT + " More.")], run)
    assert outcome.again == ("a",)
    assert store(database, [extraction("a", text=TEXT + " Yet more.")], run).again == ("a",)
    assert len(flat(database)) == 2


BAD = {
    "a number that no database holds": replace(first("bad"), killed=10**20, killed_low=None, killed_high=10**20),
    "a range upside down": replace(first("bad"), killed=3, killed_low=5),
    "a type that is none": replace(first("bad"), type="earthquake"),
    "a day after its end": replace(first("bad"), date_end=date(2021, 5, 3)),
    "a latitude off the globe": replace(first("bad"), lat=100.0),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=list(BAD))
def test_what_the_schema_forbids_is_refused_by_name_and_the_rest_stored(database, bad):
    run = open_run(database, "import", PACKS)
    outcome = store(database, [extraction("a"), extraction("bad", incidents=(bad,)), extraction("c")], run)
    assert [one.name for one in outcome.refused] == ["bad"]
    assert outcome.new == 2
    assert {row[1] for row in flat(database)} == {"a", "c"}


def test_nul_and_lone_surrogates_are_stored_as_marks(database):
    strange = TEXT.replace("Dobri", "Do\0ri").replace("hurt one", "hurt \ud800ne")
    one = replace(second("x\0y", TEXT), report_id="x\0y")
    stored(database, extraction("x\0y", text=strange, incidents=(one,)))
    [(key, kept)] = query(database, "SELECT key, text FROM report")
    assert key == "x\ufffdy"
    assert len(kept) == len(strange)
    assert "Do\ufffdri" in kept
    assert store(
        database, [extraction("x\0y", text=strange, incidents=(one,))], open_run(database, "i", PACKS)
    ).unchanged


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=60), st.text(st.characters(), min_size=1, max_size=20))
def test_any_text_is_kept_with_its_length(sqlite, words, key):
    database = open_database(sqlite, write=True)
    stored(database, extraction(key, text=words or "x", incidents=(Incident(key, 1),), title=words))
    assert [len(row[0]) for row in query(database, "SELECT text FROM report ORDER BY id DESC LIMIT 1")]


def test_a_report_of_ten_megabytes(database):
    long = TEXT + " and so on" * 1_000_000
    stored(database, extraction("long", text=long, title="Long one"))
    assert query(database, "SELECT length(text) FROM report") == [(len(long),)]


def test_actors_are_one_row_with_their_aliases(database):
    stored(database, extraction("a"), extraction("b"))
    assert query(database, "SELECT name, kind FROM actor") == [("River Front (RF)", "group")]
    assert query(database, "SELECT name FROM actor_alias") == [("Gunmen of the River Front",)]
    assert query(database, "SELECT incident_id, actor, role FROM incident_actor ORDER BY 1") == [
        (1, "River Front (RF)", "perpetrator"),
        (3, "River Front (RF)", "perpetrator"),
    ]


def test_runs_are_noted(database):
    run = stored(database, extraction("a"))
    close_run(database, run)
    [(command, rules, packs)] = query(database, "SELECT command, rules, packs FROM run WHERE finished_at >= started_at")
    assert (command, rules) == ("import", run.rules)
    assert '"version":"1"' in packs


def test_batches_hold_what_the_memory_can():
    many = extraction("a", incidents=extraction().incidents * 600)
    assert [len(batch) for batch in batches([many, extraction("b"), many, many])] == [1, 2, 1]
    assert [len(batch) for batch in batches([extraction(str(n)) for n in range(5)], most=2)] == [2, 2, 1]
