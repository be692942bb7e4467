"""Doers told in another sentence, by local names or by letters in brackets. Reports written for the project."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

KILLED = "Four farmers were killed on Monday in Bunia, Congo.\n"
BOMBED = "Two drivers died when a bomb hit their van near Jos, Nigeria, on Monday.\n"

TOLD = [
    (
        "attackers whom witnesses identify",
        KILLED + "The attackers, whom residents identify as ADF fighters, came from three sides.",
        "Allied Democratic Forces (ADF)",
    ),
    (
        "attackers who belong to a group",
        KILLED + "The mayor said the attackers belonged to the ADF.",
        "Allied Democratic Forces (ADF)",
    ),
    (
        "attackers presented as members of a man's gang",
        KILLED + "The gunmen, presented by the mayor as members of the gang of Tomas Duarte, came by boat.",
        "Tomas Duarte gang",
    ),
    ("blame for a named deed", BOMBED + "Officials pinned the blast on Boko Haram.", "Boko Haram"),
    (
        "who is blamed denies in vain",
        BOMBED + "Officials accused Ansaru. Ansaru denied involvement.",
        "Ansaru",
    ),
    (
        "masked men who bring their victim",
        "A man was shot in both legs in Belfast on Monday. Two masked men brought him to an alley.",
        "Unidentified gunmen",
    ),
    (
        "its people",
        "The 33rd Front said on Friday its people had ambushed a police squad at Tibu, Colombia, and killed two.",
        "FARC dissidents",
    ),
    (
        "forces that came before they fired",
        "On Monday soldiers in trucks went up a road in Conakry, Guinea. They fired at a group of boys and killed one.",
        "Military Forces of Guinea",
    ),
    (
        "elements of a service",
        "Elements of the gendarmerie arrested five suspects in Tiflet, Morocco, on Monday.",
        "Police Forces of Morocco",
    ),
    (
        "shells from land that a group holds",
        "Three shells fell on a market in Taiz, Yemen, on Monday and killed two people.\n"
        "According to witnesses the shells came from Hawban, which is under Houthi control.",
        "Houthi movement (Ansar Allah)",
    ),
    (
        "police against gangs are police",
        "The anti-gang police killed two men in Soyapango, El Salvador, on Monday.",
        "Police Forces of El Salvador",
    ),
    (
        "paramilitary troops are forces",
        "Two students were picked up by paramilitary troops in Panjgur, Pakistan, on Monday.",
        "Military Forces of Pakistan",
    ),
    (
        "one name for a state's forces",
        "A missile fired by the United States hit a house in Wana, Pakistan, killing five, on Monday.",
        "Military Forces of the United States",
    ),
    (
        "insurgents where there is one insurgency",
        "The insurgents killed two elders with machetes in Mueda, Mozambique, on Monday.",
        "Islamist insurgents (Cabo Delgado)",
    ),
    (
        "a militia's local name in small letters",
        "Two traders were beaten to death by imbonerakure in Ngozi, Burundi, on Monday.",
        "Imbonerakure",
    ),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("text", "name"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_the_doer_is_told_elsewhere_or_by_another_name(text: str, name: str, rules: Rules) -> None:
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents
    assert [a.canonical for i in found for a in i.actors] == [name]


def test_a_town_that_bears_the_name_of_a_group_is_no_doer(rules: Rules) -> None:
    text = "A motorbike driver was shot dead outside Ilaga, Papua, Indonesia, on 3 May 2021."
    found = extract(Report("r", text), rules).incidents
    assert [i.actors for i in found] == [()]


def test_who_only_denies_it_is_no_doer(rules: Rules) -> None:
    text = BOMBED + "Ansaru denied responsibility."
    found = extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents
    assert [i.actors for i in found] == [()]
