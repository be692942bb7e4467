"""Which date is in force: under headings of days, in lists of places, in entries of a log, and for an event told undated."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.extractors.dates import date_at, date_scopes, find_dates
from incidents.layout import split
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
WEDNESDAY = date(2023, 6, 21)

DAYS = (
    "Duma: daily incidents\n\n20 June 2023\n\nA guard was shot in Kasha.\n\nA clerk hurt in the 12 June blast died.\n\n"
    "19 June 2023\n\nA farmer was seized in Sola.\n"
)
PLACES = (
    "Developments of the day\n\nFour towns were struck on Tuesday.\n\n"
    "KASHA - A guard was shot on Sunday.\n\nSOLA - A farmer was seized.\n\nDARAWA - A mill was burnt.\n\n"
    "TIAR - A clerk was stabbed on Saturday.\n"
)
LATE = (
    "A teacher was killed in Kasha\n\nGunmen shot a teacher dead near the mill. He was forty.\n\n"
    "He leaves two sons. They are at school. The elder is ten. The town is quiet.\n\n"
    "The drive began on Monday and ends soon.\n\nTuesday's raid has left people afraid.\n"
)
CLOCKS = (
    "Log, 21 June 2023\n\n17.42: We close here.\n\n16.15: Shops are shut.\n\n14.05: A guard was shot.\n\n"
    "13.30: It began.\n"
)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        (DAYS, "shot in Kasha", "2023-06-20"),
        (DAYS, "seized", "2023-06-19"),
        (PLACES, "shot", "2023-06-18"),
        (PLACES, "seized", "2023-06-20"),
        (LATE, "shot a teacher", "2023-06-20"),
        (CLOCKS, "shot", "2023-06-21"),
        ("A guard was set on fire on Monday by raiders.", "set on fire", "2023-06-19"),
        ("Clashes were reported on 5 June around a mine.", "Clashes", "2023-06-05"),
        ("The year is marked by the 14 June attack on a guard.", "attack", "2023-06-14"),
        ("Guards on Monday dug in a hall where a mine hit 9 and hurt 15 a day earlier.", "mine", "2023-06-18"),
        ("Some recalled 2010: on 20 June of that year a guard was shot.", "shot", "2010-06-20"),
    ],
)
def test_the_date_in_force(text: str, words: str, edtf: str) -> None:
    sentences = split(text, RULES)
    mentions = find_dates(text, sentences, WEDNESDAY, RULES)
    scopes = date_scopes(mentions, sentences, published=WEDNESDAY, text=text)
    found = date_at(text.index(words), mentions, scopes, sentences, text)
    assert found is not None
    assert found.value is not None
    assert found.value.edtf == edtf


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Curfew in Kasha starts tonight after mill killings\n\nMen with rifles got out of a car late on Monday. "
            "Police put the number of dead at nine.",
            "2023-06-19",
        ),
        (
            "Priest killed in Kasha\n\nA priest was shot dead by rebels, who held the mission from nine on Sunday.\n\n"
            "The Islamic State today claimed responsibility for the attack.",
            "2023-06-18",
        ),
        (
            "Guards shot in Kasha\n\nTwo guards were shot dead at the mill. The call came at 13:04, a medic said.",
            "2023-06-21",
        ),
        (
            "Kasha blast live\n\n14:20\nNine people were killed.\n\n12:10\nA bomb has gone off at a mill in Kasha.",
            "2023-06-21",
        ),
    ],
)
def test_the_day_of_the_deed_and_not_of_what_came_of_it(text: str, day: str) -> None:
    first = extract(Report("x", text, published=WEDNESDAY), RULES).incidents[0]
    assert str(first.date_start) == day
