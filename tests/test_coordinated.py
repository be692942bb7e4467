"""Verbs that share an object, deeds that are spread over several places, and where one event ends and another begins."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2021, 6, 10)  # a Thursday


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def told(text: str, rules: Rules) -> list:
    return list(extract(Report("r", text, published=PUBLISHED), rules).incidents)


SHARED = [  # who did it, and to whom
    ("Gunmen kidnapped and killed the mayor of Canalete on Monday.", "Gunmen", "mayor"),
    ("Suspected bandits ambushed, robbed and killed three traders near Kuje on Sunday.", "bandits", "traders"),
    ("Rebels captured and then beheaded two teachers near Beni on Monday.", "Rebels", "teachers"),
    (
        "Fighters of the Allied Democratic Forces (ADF) stopped and attacked a convoy near Beni on Monday.",
        "Fighters",
        "convoy",
    ),
]


@pytest.mark.parametrize(("text", "doer", "victim"), SHARED)
def test_verbs_share_their_object(text: str, doer: str, victim: str, rules: Rules) -> None:
    """Who does two things to somebody is no victim of the first."""
    (one,) = told(text, rules)
    assert all(doer in a.text for a in one.actors)
    assert one.actors
    assert any(victim in t.text for t in one.targets)
    assert not any(doer in t.text for t in one.targets)


def test_those_kidnapped_and_killed_are_counted(rules: Rules) -> None:
    """Of the mayor both are told: that he was taken, and that he is dead."""
    (one,) = told("Gunmen kidnapped and killed the mayor of Canalete on Monday.", rules)
    assert (one.abducted, one.killed) == (1, 1)


def test_shot_and_wounded(rules: Rules) -> None:
    """'Two men shot and wounded in Kabul': a title in which they suffer it."""
    (one,) = told("Two men shot and wounded in Kabul on Monday.", rules)
    assert one.wounded == 2
    assert not one.actors


def test_a_helicopter_that_attacks(rules: Rules) -> None:
    """A boat that is attacked and sunk has had no accident; one that is rammed in fog may have."""
    (one,) = told("An air force helicopter attacked and sank a fishing boat off Amapala on Tuesday.", rules)
    assert one.type == "air_drone_strike"


SPREAD = [
    ("Militants torched schools in Kano, Kaduna and Zaria on Friday.", ["Kano", "Kaduna", "Zaria"]),
    (
        "Bombs exploded in Lima, Trujillo and Ayacucho on Tuesday night, causing no casualties.",
        ["Lima", "Trujillo", "Ayacucho"],
    ),
    ("Suspected jihadists attacked Dikwa and Monguno on Friday.", ["Dikwa", "Monguno"]),
    ("Attacks in Kano and Kaduna killed 12 people on Friday.", ["Kano"]),
    ("A bomb exploded on the road between Lima and Ica on Monday.", ["Lima"]),
    ("A facilitator who plans attacks on officials in Takhar and Kunduz was captured in Kishim on Monday.", ["Kishim"]),
    ("Gunmen burned a bus in Kano, Nigeria on Friday.", ["Kano"]),
]


@pytest.mark.parametrize(("text", "places"), SPREAD)
def test_deeds_in_several_places(text: str, places: list[str], rules: Rules) -> None:
    """Without a toll each place of a list is an event; one deed, or one toll, is not divided."""
    assert [i.place for i in told(text, rules)] == places


def test_two_murders_told_by_nouns(rules: Rules) -> None:
    """Each with its own day."""
    text = (
        "The party reported the murder on 26 May of Mayor Elvira Montes in Cali and the murder on 27 May of six members "
        "in Unguia."
    )
    assert [(i.date_start.day, i.killed) for i in told(text, rules)] == [(26, 1), (27, 6)]


def test_a_place_at_the_head(rules: Rules) -> None:
    """'In Pedreal, the rebels kidnapped a trader': another place and a new victim, though no map has the place."""
    text = (
        "In Canalete, rebels kidnapped cattleman Pedro Rojas on Monday. He was at his ranch. In Pedreal, the rebels "
        "kidnapped businessman Sergio Arce."
    )
    assert len(told(text, rules)) == 2


def test_one_bomb_of_two(rules: Rules) -> None:
    """A bomb that went off before the second was defused is no foiled attack."""
    (one,) = told("A bomb exploded in a bank in Lima on Monday, and a second device was defused by the police.", rules)
    assert one.type == "bombing"


def test_a_militia_that_fights(rules: Rules) -> None:
    """What somebody does all the time is no clash."""
    text = "At least 16 members of a patrol (the militia that fights the rebels) died in an attack by Shining Path in Tambo."
    (one,) = told(text, rules)
    assert one.type == "armed_assault"
