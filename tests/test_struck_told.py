"""Strikes on places, halls that are hit, mines that lay hidden, raids by planes: and what attackers strike."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Incident, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def told(text: str, rules: Rules) -> list[Incident]:
    return list(extract(Report("t", text, published=date(2024, 5, 15)), rules).incidents)


EVENTS = [
    ("A strike on Khan Younis killed 17 people on Monday.", "air_drone_strike", 17),
    ("Strike on Rafah kills 12", "air_drone_strike", 12),
    ("A strike on a market in Kramatorsk left 20 dead", "air_drone_strike", 20),
    ("Two strikes on Deir al-Balah left nine people dead on Sunday.", "air_drone_strike", 9),
    ("A strike on a car in Tyre, in southern Lebanon, killed two people on Monday.", "air_drone_strike", 2),
    ("10 dead in strike on Rafah", "air_drone_strike", 10),
    ("At least 15 dead after strike on school in Gaza City", "air_drone_strike", 15),
    ("Strike kills three in Nabatieh", "air_drone_strike", 3),
    ("A missile strike on Odesa killed five people on Monday.", "shelling", 5),
    ("UN school hit in Gaza, at least 16 dead", "shelling", 16),
    ("Hospital hit in Kharkiv, 3 dead", "shelling", 3),
    ("Market struck in Kostiantynivka, 17 dead", "shelling", 17),
    ("A hospital was hit in Kharkiv on Monday, leaving three dead.", "shelling", 3),
    ("Hotel hit in Kryvyi Rih, 4 killed", "shelling", 4),
    ("Man drives car into crowd in Mannheim, two dead", "armed_assault", 2),
    ("A mine laid on a road near Bakhmut killed three people on Monday.", "bombing", 3),
    ("Mines laid by the rebels near Hodeidah killed three fishermen on Tuesday.", "bombing", 3),
    ("Enemy warplanes raided Marib, killing two", "air_drone_strike", 2),
    ("Warplanes raid Saada, killing three", "air_drone_strike", 3),
]


@pytest.mark.parametrize(("text", "kind", "killed"), EVENTS)
def test_strikes_and_mines_are_told(text: str, kind: str, killed: int, rules: Rules) -> None:
    [row] = told(text, rules)
    assert (row.type, row.killed) == (kind, killed)


@pytest.mark.parametrize(
    "text",
    [
        "A strike at a factory in Dhaka left two workers dead on Monday.",
        "A strike on Monday over pay left two workers dead in Dhaka.",
        "A strike on the railways left thousands stranded on Monday.",
        "A lightning strike on a church in Rwanda killed 14 people on Saturday.",
        "A hunger strike on Robben Island left one prisoner dead.",
        "School hit by storm in Mocoa, 3 dead",
        "Market hit in Lagos by fire, 3 dead",
        "A school was hit by a lorry in Kano on Monday, leaving three pupils dead.",
        "A coal mine left without ventilation killed three miners in Hunan on Monday.",
    ],
)
def test_walkouts_storms_and_pits_are_none(text: str, rules: Rules) -> None:
    assert not told(text, rules)


STRUCK = [
    ("Suicide bombers struck a mosque in Maiduguri on Monday, killing 12.", ["a mosque"]),
    ("Suicide bombers targeted a police academy in Kabul on Monday, killing 20.", ["a police academy"]),
    ("Gunmen hit a police station in Imo on Monday, killing two officers.", ["a police station", "two officers"]),
    ("A strike on Idlib market left 14 dead on Monday.", ["market"]),
    ("A man drove a van into a crowd in Berlin on Monday, killing three people.", ["a crowd", "three people"]),
    ("A man ploughed a truck into pedestrians in Nice on Monday, killing three.", ["pedestrians"]),
    ("A car was driven into a crowd in Liverpool on Monday, injuring 47.", ["a crowd"]),
    ("A suicide bomber rammed his car into an army convoy in Kandahar on Monday.", ["an army convoy"]),
    ("A crowd burned alive a man accused of theft in Port-au-Prince on Monday.", ["a man"]),
    ("A drone strike on Port Sudan killed four on Monday.", []),
    ("Israeli warplanes bombed Tyre on Monday, wounding six.", []),
]


@pytest.mark.parametrize(("text", "targets"), STRUCK)
def test_what_is_struck_is_the_target(text: str, targets: list[str], rules: Rules) -> None:
    [row] = told(text, rules)
    assert [t.text for t in row.targets] == targets


def test_the_planes_of_an_enemy_are_not_those_of_the_place(rules: Rules) -> None:
    [row] = told("Enemy warplanes raided Marib on Monday, killing two.", rules)
    assert [(a.text, a.canonical) for a in row.actors] == [("Enemy warplanes", None)]


def test_a_strike_that_workers_begin_is_none_from_the_air(rules: Rules) -> None:
    [row] = told("Doctors began a strike on Monday to protest the killing of a colleague in Kolkata.", rules)
    assert row.type != "air_drone_strike"
    assert not row.weapons
