"""Dates of entries, of the page itself, and beside a year: lists of events, alerts and digests."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.extractors.dates import date_at, date_scopes, find_dates
from incidents.layout import split
from incidents.packs import load

RULES = load()
WEDNESDAY = date(2023, 6, 21)

ENTRIES = (
    "Incidents of the week\n\nKasha (Duma), 12 June: a shop was burnt.\n\nSola (Duma), 14 June: a guard was shot.\n"
)
PAGE = "Alert, 21 June 2023\n\nPlace: Kasha. Date: 19 June. A rocket gutted the ward."


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (ENTRIES, ["2023-06-12", "2023-06-14"]),
        (
            "List\n\n12 June 2023 - Kasha. A shop was burnt.\n\n14 June 2023 - Sola. A guard was shot.",
            ["2023-06-12", "2023-06-14"],
        ),
        (
            "Two were shot in Sola on 18 June. On the day before the Sola attack a mill was burnt.",
            ["2023-06-18", "2023-06-17"],
        ),
        ("Log\n\n12.6. Kasha. A shop was burnt.\n\n14.6. Sola. A guard was shot.\n", ["2023-06-12", "2023-06-14"]),
        (PAGE, ["2023-06-19"]),
        ("Kasha, June 20/2023 - A guard was shot on 12 June.", ["2023-06-12"]),
        ("The mission said on Friday that a guard was shot that morning.", ["2023-06-16"]),
        ("Rebels robbed farms over three days from 12 June.", ["2023-06-12/2023-06-14"]),
        ("Case 12\n\nDate of incident: 12 June 2023\n\nA rocket gutted the ward.", ["2023-06-12"]),
        ("A clerk was buried on Tuesday. She had been shot two days before by raiders.", ["2023-06-18"]),
        ("On the eve of the vote on 12 June a clerk was shot.", ["2023-06-11"]),
        ("On the eve of the queen's visit on 12 June a clerk was shot.", ["2023-06-11"]),
        ("Polls were held on 12 June. Three days after the vote, a clerk was shot.", ["2023-06-12", "2023-06-15"]),
        ("Two clerks were buried on 12 June. They had been shot two days earlier.", ["2023-06-10"]),
        ("Villagers buried the clerk on Sunday. She had been shot two days earlier.", ["2023-06-16"]),
        ("Today the Front claimed responsibility for a raid on Monday.", ["2023-06-19"]),
        ("Clashes were reported on 12 June around the mine.", ["2023-06-12"]),
        ("The year is marked by the 12 May attack on a mill.", ["2023-05-12"]),
        ("Dovians go to the polls on Friday. A clerk was shot on Monday.", ["2023-06-19"]),
        ("Live\n\n16.42: all is calm.\n\n14.05: a clerk was shot.", []),
        (
            "Log of the week\n\n12 June 2023\n\nA rocket gutted the ward of a clinic in the old town, and all of its "
            "beds were lost in the fire which came after it. Nobody was hurt, the ward sister said, since those who lay "
            "there had been sent home.\n\n13 June 2023\n\nA mill burned.",
            ["2023-06-12", "2023-06-13"],
        ),
        ("Sola, 9 May. A mill burned.", ["2023-05-09"]),
    ],
)
def test_the_days_of_entries_and_the_day_of_the_page(text: str, edtf: list[str]) -> None:
    events = [m for m in find_dates(text, split(text, RULES), WEDNESDAY, RULES) if m.scope == "event"]
    assert [m.value.edtf for m in events if m.value] == edtf


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 12 June, a man found guilty of a raid in 2000 was shot dead.", "12 June"),
        ("Monday's rite recalled 5 July 2014, when a clerk was shot.", "5 July 2014"),
        ("Crowds in the port on Monday mourned a clerk shot dead the previous day by raiders.", "the previous day"),
        ("Sunday was the seventh anniversary of the day a clerk was shot.", "seventh anniversary"),
        ("Five days after nine clerks were shot there is still no word, and nobody has come.", "Five days after"),
    ],
)
def test_which_of_two_dates_is_of_the_deed(text: str, words: str) -> None:
    sentences = split(text, RULES)
    mentions = find_dates(text, sentences, WEDNESDAY, RULES)
    found = date_at(text.index("shot"), mentions, date_scopes(mentions, sentences, text=text), sentences, text)
    assert found is not None
    assert found.text == words


ITEMS = """Security in Dovia

SOLA - Gunmen burned a mill on Monday, police said.

KASHA - A clerk was shot at a ford.

DUMA - Nobody was hurt by a shell.
"""


def test_the_day_of_an_item_stands_over_that_alone() -> None:
    text = f"What happened in Dovia on Tuesday\n\n{ITEMS}"
    sentences = split(text, RULES)
    mentions = find_dates(text, sentences, WEDNESDAY, RULES)
    found = date_at(text.index("shot"), mentions, date_scopes(mentions, sentences, text=text), sentences, text)
    assert found is not None
    assert found.text == "Tuesday"


def test_the_day_of_the_attack_goes_before_the_day_of_something_else() -> None:
    text = (
        "A clerk was shot\n\nA clerk was shot at a ford. He was tired. He slept. A drive had begun on Monday. "
        "Yesterday's attack stopped it."
    )
    sentences = split(text, RULES)
    mentions = find_dates(text, sentences, WEDNESDAY, RULES)
    found = date_at(text.index("at a ford"), mentions, date_scopes(mentions, sentences, text=text), sentences, text)
    assert found is not None
    assert found.text == "Yesterday's"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Log, March 2019\n\nMarch 2: a mill burned.\n\nMarch 9: a clerk was shot.", ["2019-03-02", "2019-03-09"]),
        ("Log\n\nDecember 28, 2018: a mill burned.\n\nJanuary 5: a clerk was shot.", ["2018-12-28", "2019-01-05"]),
    ],
)
def test_the_year_of_an_entry_is_that_of_the_entries_beside_it(text: str, edtf: list[str]) -> None:
    events = [m for m in find_dates(text, split(text, RULES), None, RULES) if m.stamp]
    assert [m.value.edtf for m in events if m.value] == edtf
