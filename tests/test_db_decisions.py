"""A person's decisions: they hold against every machine, are told in the history, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from db_made import PACKS, TEXT, dump, extraction, first, second, stored
from sqlalchemy import text

from incidents.db.decisions import confirm, correct, discard, merge, split, undo
from incidents.db.detail import detail
from incidents.db.events import choose_values
from incidents.errors import IncidentsError, UsageError
from incidents.written import read_cell

OTHER = "Farmers came under fire near the river on Tuesday; a doctor spoke of five who died of it."
NEWER = (replace(PACKS[0], sha256="1" * 64),)


def one(database, query: str, **values):
    with database.reading() as connection:
        return connection.execute(text(query), values).mappings().one()


def flat(database, id: int = 1):
    return one(database, "SELECT * FROM incident_flat WHERE id = :id", id=id)


def decide(database, action, *arguments, **how):
    with database.writing() as connection:
        return action(connection, *arguments, by="Ana", **how)


def reread(database, key: str = "a", *incidents, text: str = TEXT) -> None:
    """Newer rules read other incidents in the report."""
    stored(database, extraction(key, text=text, incidents=incidents), packs=NEWER)


def test_a_correction_holds_against_newer_rules(database):
    stored(database, extraction())
    decide(database, correct, 1, {"killed": 4, "place": "Dobri Donji"}, note="hospital list")
    assert flat(database)["killed"] == 4
    reread(database, "a", replace(first(), killed=2, killed_low=2, killed_high=2, wounded=5, wounded_high=5), second())
    row = flat(database)
    assert (row["killed"], row["killed_low"], row["killed_high"]) == (4, 2, 4)
    assert (row["place"], row["lat"], row["place_id"], row["geo_precision"]) == ("Dobri Donji", None, None, "none")
    assert (row["wounded"], row["corrected"]) == (5, 2)


def test_an_incident_that_was_decided_on_stays_when_the_rules_read_it_no_more(database):
    stored(database, extraction())
    decide(database, correct, 1, {"killed": 4})
    reread(database, "a", second())
    assert flat(database)["killed"] == 4
    with database.reading() as connection:
        assert [told.gone for told in detail(connection, 1).told] == [True]
    reread(database, "a", first(), second())
    assert flat(database)["killed"] == 4


CELLS = {
    "a count": ("killed", "7", 7),
    "a count that is not stated": ("killed", "", None),
    "a country": ("country", "hr", "HR"),
    "a day": ("date_start", "2021-05-03", "2021-05-03"),
    "a point": ("lat", "-3.5", -3.5),
    "a type": ("type", "bombing", "bombing"),
    "a truth": ("background", "true", True),
    "an actor": ("actors", "Army of X [opponent, state]", [{"text": "Army of X", "canonical": "Army of X", "kind": "state", "role": "opponent"}]),
    "two targets": ("targets", "a bus [transport]; two guards [police]", [{"text": "a bus", "category": "transport"}, {"text": "two guards", "category": "police"}]),
    "no weapon": ("weapons", "", []),
}  # fmt: skip


@pytest.mark.parametrize(("field", "words", "value"), CELLS.values(), ids=list(CELLS))
def test_every_kind_of_cell_can_be_set_and_put_back(database, field, words, value):
    assert read_cell(field, words) == value
    stored(database, extraction())
    before = dump(database, without=("run", "correction", "actor", "actor_alias"))
    assert decide(database, correct, 1, {field: value}) == 1
    assert dump(database, without=("run", "correction", "actor", "actor_alias")) != before
    assert decide(database, correct, 1, {field: value}) == 0
    decide(database, undo, 1)
    assert dump(database, without=("run", "correction", "actor", "actor_alias")) == before


WRONG = {
    "killed": "many", "lat": "95", "country": "Iraq", "date_end": "soon", "type": "quake", "background": "perhaps",
    "targets": "a bus", "actors": "X [king]", "status": "", "killed_low": "-1",
}  # fmt: skip


@pytest.mark.parametrize(("field", "words"), WRONG.items())
def test_cells_that_cannot_be_meant(field, words):
    with pytest.raises(UsageError):
        read_cell(field, words)


def test_cells_that_contradict_each_other_set_nothing(database):
    stored(database, extraction())
    before = dump(database, without=())
    with pytest.raises(UsageError, match="contradict each other"):
        decide(database, correct, 1, {"killed": 2, "killed_low": 5})
    assert dump(database, without=()) == before


def test_a_new_day_brings_its_precision(database):
    stored(database, extraction())
    decide(database, correct, 1, {"date_start": "2021-05-02", "date_end": "2021-05-03"})
    row = flat(database)
    assert (row["date_precision"], row["date_edtf"]) == ("week", "2021-05-02/2021-05-03")


def test_a_confirmed_incident_is_changed_by_no_rule_but_by_a_person(database):
    stored(database, extraction())
    decide(database, confirm, 1)
    before = flat(database)
    reread(
        database, "a", replace(first(), killed=9, killed_high=9, place="Other", actors=(), status="denied"), second()
    )
    after = flat(database)
    assert {k: after[k] for k in after if k != "corrected"} == {k: before[k] for k in before if k != "corrected"} | {
        "state": "confirmed"
    }
    decide(database, correct, 1, {"killed": 5})
    assert flat(database)["killed"] == 5
    decide(database, undo, 1)
    assert (flat(database)["killed"], flat(database)["place"], flat(database)["state"]) == (5, "Other", "open")


def test_a_discarded_incident_is_in_no_view_until_it_is_brought_back(database):
    stored(database, extraction())
    decide(database, discard, 2, note="an accident")
    for view in ("incident_flat", "incident_weapon", "incident_evidence"):
        column = "id" if view == "incident_flat" else "incident_id"
        assert one(database, f"SELECT count(*) AS n FROM {view} WHERE {column} = 2")["n"] == 0
    reread(database, "a", first(), second())
    assert one(database, "SELECT state FROM incident WHERE id = 2")["state"] == "discarded"
    decide(database, undo, 1)
    assert flat(database, 2)["type"] == "bombing"


def test_merged_incidents_are_one_until_that_is_taken_back(database):
    five = replace(first("b", OTHER), killed=5, killed_low=5, killed_high=5)
    report = {"text": OTHER, "published": date(2021, 5, 9)}
    stored(database, extraction("a"), extraction("b", incidents=(five,), **report))
    before = dump(database, without=("run", "correction"))
    decide(database, merge, 1, [3], note="same shooting")
    row = flat(database)
    assert (row["reports"], row["killed"], row["killed_low"], row["killed_high"]) == (2, 5, 3, 5)
    state = one(database, "SELECT state, merged_into FROM incident WHERE id = 3")
    assert state == {"state": "merged", "merged_into": 1}
    stored(database, extraction("b", incidents=(first("b", OTHER),), **report), packs=NEWER)
    assert (flat(database)["reports"], flat(database)["killed"]) == (2, 3)
    stored(database, extraction("b", incidents=(five,), **report))
    decide(database, undo, 1)
    assert dump(database, without=("run", "correction")) == before
    with database.reading() as connection:
        told = [(d.action, d.author, d.note, d.undone_by) for d in detail(connection, 3).decisions]
    assert told == [("merge", "Ana", "same shooting", "Ana")]


def test_a_split_holds_and_can_be_taken_back(database):
    stored(database, extraction("a"), extraction("b", text=TEXT + " Own words."), link=True)
    before = dump(database, without=("correction", "incident"))
    assert flat(database)["reports"] == 2
    new = decide(database, split, 1, ["b"])
    assert (flat(database)["reports"], flat(database, new)["report_id"]) == (1, "b")
    reread(database, "b", first("b"), text=TEXT + " Own words.")
    assert flat(database, new)["reports"] == 1
    stored(database, extraction("b", text=TEXT + " Own words."))
    decide(database, undo, 1)
    assert flat(database)["reports"] == 2
    assert dump(database, without=("correction", "incident", "evidence", "extracted")).keys() <= before.keys()


REFUSED = {
    "a merge into itself": (merge, (1, [1]), "into itself"),
    "an incident that is none": (discard, (99,), "there is no incident 99"),
    "a report that does not tell it": (split, (1, ["zzz"]), "its reports: a"),
    "all its reports": (split, (1, ["a"]), "at least one report must stay"),
    "a decision that is none": (undo, (99,), "there is no decision 99"),
}


@pytest.mark.parametrize(("action", "arguments", "told"), REFUSED.values(), ids=list(REFUSED))
def test_decisions_that_cannot_be_meant(database, action, arguments, told):
    stored(database, extraction())
    before = dump(database, without=())
    with pytest.raises(IncidentsError, match=told):
        decide(database, action, *arguments)
    assert dump(database, without=()) == before


def test_what_is_gone_cannot_be_decided_on_twice(database):
    stored(database, extraction("a"), extraction("b"))
    decide(database, merge, 1, [3])
    with pytest.raises(IncidentsError, match="merged into 1"):
        decide(database, correct, 3, {"killed": 1})
    decide(database, discard, 1)
    with pytest.raises(IncidentsError, match="discarded"):
        decide(database, confirm, 1)
    decide(database, undo, 2)
    decide(database, undo, 1)
    with pytest.raises(IncidentsError, match="taken back already"):
        decide(database, undo, 1)


def test_a_chain_of_merges_is_taken_back_from_its_end(database):
    stored(database, extraction("a"), extraction("b"), extraction("c"))
    decide(database, merge, 3, [5])
    decide(database, merge, 1, [3])
    assert flat(database)["reports"] == 3
    with pytest.raises(IncidentsError, match="take later decisions back first"):
        decide(database, undo, 1)
    decide(database, undo, 2)
    decide(database, undo, 1)
    assert [flat(database, id)["reports"] for id in (1, 3, 5)] == [1, 1, 1]


RULES = {"latest": 4, "majority": 3, "lowest": 3, "highest": 6}
TOLD = (
    ("Three people fell under fire in Dobri.", 3),
    ("Police count six bodies after the shooting of the fourth.", 6),
    ("A hospital in Una speaks of three who died there.", 3),
    ("Four coffins were carried through town, our writer saw.", 4),
)


@pytest.mark.parametrize(("rule", "killed"), RULES.items())
def test_the_rule_for_values_is_chosen_for_the_database(database, rule, killed):
    for n, (words, toll) in enumerate(TOLD):
        incident = replace(first(str(n), words), killed=toll, killed_low=toll, killed_high=toll)
        stored(database, extraction(str(n), text=words, incidents=(incident,), published=date(2021, 5, 5 + n)))
    with database.writing() as connection:
        merge(connection, 1, [2, 3, 4], by="Ana")
        choose_values(connection, rule)
    row = flat(database)
    assert (row["killed"], row["killed_low"], row["killed_high"]) == (killed, 3, 6)
    own = one(database, "SELECT sum(killed) AS n FROM incident_report WHERE incident_id = 1")["n"]
    assert own == 16
