"""Victims by name: whom a report says twice to have been killed or taken, and others. Stories written for the project."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2024, 5, 15)  # a Wednesday

STORIES = [
    (
        "taken in one place, found dead in another",
        "Senator Omar Diallo was kidnapped in Sokoto on Friday. On Monday Diallo was found shot dead in Zamfara state.",
        1,
    ),
    (
        "told again from another town",
        "Unidentified men shot dead lawyer Maria Campos in Tegucigalpa on Sunday. Police in San Pedro Sula said on "
        "Tuesday that Campos was murdered by hired killers.",
        1,
    ),
    (
        "a brother of the same surname",
        "Senator Omar Diallo was kidnapped in Sokoto on Friday. On Monday Diallo was found shot dead in Zamfara state. "
        "His brother Musa Diallo was killed in Kano in 2020.",
        2,
    ),
    (
        "two people killed at once",
        "Gunmen killed journalist Ana Ruiz in Cali on Monday. Her driver, Juan Soto, was also killed.",
        1,
    ),
    (
        "another person in another paragraph",
        "Bishop Omar Keita was kidnapped by rebels in Arauca on Monday.\n\nRancher Pablo Rey was shot dead in Arauca by "
        "unknown men.",
        2,
    ),
    (
        "his deputy in another paragraph",
        "Gunmen shot dead the mayor of Tola, Omar Keita, on Friday.\n\nHis deputy, Musa Diallo, was killed in the same "
        "attack.",
        1,
    ),
    (
        "two people taken on two days",
        "Gunmen abducted Chief Bala Musa in Zaria on Tuesday. Trader Idris Sani was kidnapped in Kano on Sunday.",
        2,
    ),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("name", "text", "count"), STORIES, ids=[s[0] for s in STORIES])
def test_who_is_dead_has_died_once(name: str, text: str, count: int, rules: Rules) -> None:
    assert len(extract(Report("r", text, published=PUBLISHED), rules).incidents) == count


def test_the_death_of_one_who_was_taken_is_told_of_the_taking(rules: Rules) -> None:
    (one,) = extract(Report("r", STORIES[0][1], published=PUBLISHED), rules).incidents
    row = one.record()
    assert (row["type"], row["place"], row["date_start"], row["killed"]) == ("abduction", "Sokoto", "2024-05-10", 1)
