"""Reports of one headline, whose verbs stand in the plain form."""

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Raiders torch clinic in Zinder", "arson"),
        ("Rebels storm prison in Goma", "armed_assault"),
        ("Assailants hack miller to death in Ituri", "armed_assault"),
        ("Mob lynch two in Assam", "protest_riot_violence"),
        ("Militiamen burn 12 houses in Djugu", "arson"),
    ],
)
def test_a_headline_tells_of_an_incident(title: str, kind: str) -> None:
    (incident,) = extract(Report("r", title), RULES).incidents
    assert incident.type == kind


@pytest.mark.parametrize("title", ["Police raid on gang hideout planned", "Army attack helicopters arrive"])
def test_a_noun_behind_people_is_no_verb(title: str) -> None:
    assert not extract(Report("r", title), RULES).incidents


LINES = (
    "Three car bombs in shop district of Kirkuk leave 11 dead, 52 hurt",
    "Army says 20 Taliban dead in Ghazni raid",
    "Lahore: warden shot dead, brother injured",
    "Rebels storm prison in Goma",
)


@pytest.mark.parametrize("mark", ["", "- "])
def test_each_of_a_list_of_headlines_tells_its_own(mark: str) -> None:
    text = "Today in brief\n\n" + "".join(f"{mark}{line}\n" for line in LINES)
    found = extract(Report("r", text), RULES).incidents
    assert [(i.place, i.killed) for i in found] == [("Kirkuk", 11), ("Ghazni", 20), ("Lahore", 1), ("Goma", None)]
    assert not found[0].actors  # and not the group of another line


def test_a_name_that_begins_like_a_place_is_whole_in_titles_too():
    text = (
        "Barge Boarded South of Tanjung Seri, Johor, Malaysia, on 3 May 2019\n\nRobbers attacked its crew with knives."
    )
    (incident,) = extract(Report("r", text), load()).incidents
    assert (incident.country, incident.place) == ("MY", "Tanjung Seri")


@pytest.mark.parametrize(
    ("text", "kind", "killed", "wounded"),
    [
        ("Car bomb kills Russian general in Moscow", "assassination", 1, None),
        ("General killed in Moscow car bombing", "assassination", 1, None),
        ("Bomb kills top judge in Karachi", "assassination", 1, None),
        ("Gunmen kill Syrian major in Homs", "assassination", 1, None),
        ("Blast wounds Iraqi general in Mosul", "bombing", None, 1),
        ("Major attack in Kabul kills 12", "armed_assault", 12, None),
    ],
)
def test_one_of_rank_is_hit(text: str, kind: str, killed: int | None, wounded: int | None) -> None:
    incident = extract(Report("x", text), load()).incidents[0]
    assert (incident.type, incident.killed, incident.wounded) == (kind, killed, wounded)
