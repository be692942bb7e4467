"""What is told of another time: a trial's day, the year of an old attack, an earlier attack's doers."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
DAYS = [
    (
        "Two men went on trial on Monday over the 2015 attack on a beach in Sousse that killed 38 tourists.",
        "2015-01-01",
    ),
    ("The trial over the 2013 massacre of 12 farmers in Dori opened on Monday.", "2013-01-01"),
    ("A man was jailed on Monday for the 2009 murder of a priest in Manila.", "2009-01-01"),
    ("The 2004 Madrid train bombings killed 191 people.", "2004-01-01"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_deed(text: str, day: str | None) -> None:
    rows = extract(Report("then", text, published=date(2024, 5, 15)), RULES).incidents
    assert (rows[0].date_start.isoformat() if rows[0].date_start else None) == day


def test_who_did_it_then_has_not_done_it_now() -> None:
    text = (
        "Gunmen killed 12 people in Diallassagou on Sunday. In 2022, more than 130 people were killed in the same area "
        "in an attack blamed on Katiba Macina."
    )
    (row, *_) = extract(Report("then", text, published=date(2024, 5, 15)), RULES).incidents
    assert [actor.canonical for actor in row.actors] == ["Unidentified gunmen"]


@pytest.mark.parametrize("thing", ["Houses", "Warehouses", "Workshops"])
def test_things_at_the_head_of_a_sentence_are_no_towns(thing: str) -> None:
    (row,) = extract(Report("head", f"{thing} were shelled and torched in Dori, killing two farmers."), RULES).incidents
    assert row.place == "Dori"
