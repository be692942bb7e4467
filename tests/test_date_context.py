"""What a date counts from: the month of a page's head, a digest's week, a story told before, years ago."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.extractors.dates import find_dates
from incidents.layout import split
from incidents.packs import load

RULES = load()
BULLETIN = (
    "\n\nA network of parishes\n\nOn the 4th gunmen shot two men.\n\nA boy was hurt on Saturday 11th.\n\n"
    "Three were found on the morning of Monday the 20th at a ford.\n\nA post fell on 2 August.\n\n"
    "A guard was shot on 30 October.\n\nOn the night of the 8th of July buses came.\n"
)


def told(text: str, published: date | None = None) -> dict[str, tuple[str, str]]:
    """Each date expression of a text with its first day and its cue."""
    found = find_dates(text, split(text), published, RULES)
    return {m.text: (str(m.value.start) if m.value and m.value.start else "", m.cue or m.scope) for m in found}


@pytest.mark.parametrize(
    ("title", "words", "start"),
    [
        ("Coast bulletin No. 4, September 2021", "the 4th", "2021-09-04"),
        ("Coast bulletin No. 4, September 2021", "Saturday 11th", "2021-09-11"),
        ("Coast bulletin No. 4, September 2021", "the morning of Monday the 20th", "2021-09-20"),
        ("Monthly update on Sola, September 2021: a mill burned", "2 August", "2021-08-02"),
        ("Monthly update on Sola, September 2021: a mill burned", "30 October", "2020-10-30"),
        ("A night in Sola", "8th of July", ""),
    ],
)
def test_a_day_is_of_the_month_that_the_head_tells(title: str, words: str, start: str) -> None:
    assert told(title + BULLETIN)[words][0] == start


def test_a_dateline_of_a_month_fixes_the_year() -> None:
    text = "A night in Sola\n\nAugust 2012 – The women hang the washing indoors.\n\nOn 19 July two posts were hit.\n"
    assert told(text)["19 July"][0] == "2012-07-19"


def test_a_dateline_with_a_weekday_dates_the_page() -> None:
    text = "Three die\n\nSola, Saturday 11 February 2023 – A lorry hit a mine.\n\nOn Friday six were seized.\n"
    assert told(text)["Friday"][0] == "2023-02-10"


@pytest.mark.parametrize(
    "title", ["The security week, 6-12 November", "Chronicle of the week ending 12 November", "Log, 6 to 12 November"]
)
def test_the_weekdays_of_a_digest_are_of_its_week(title: str) -> None:
    text = f"{title}\n\nA bus was burned in Sola on Monday. A mine was found in Kasha on Saturday.\n"
    found = told(text, date(2017, 11, 13))
    assert (found["Monday"][0], found["Saturday"][0]) == ("2017-11-06", "2017-11-11")


def test_a_fortnight_is_no_week_of_weekdays() -> None:
    found = told("Log, 1-14 November\n\nA bus was burned in Sola on Monday.\n", date(2017, 11, 20))
    assert found["Monday"][0] == "2017-11-20"


@pytest.mark.parametrize("joint", [", a Sunday,", " (a Sunday)", ", which was a Sunday,"])
def test_a_weekday_beside_its_day_is_not_another_day(joint: str) -> None:
    found = told(f"It was on the evening of 26 January{joint} that men shot a guard.", date(2020, 2, 10))
    assert [start for start, _ in found.values()] == ["2020-01-26"]


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("Ten years ago to the day, on the 5th of March, a bomb killed nine.", "5th of March", "2007-03-05"),
        ("Ten years ago a school was built; a bomb killed nine on 5 March.", "5 March", "2017-03-05"),
        ("The year 2015 left a wound: on 9 May gunmen took nine men.", "9 May", "2015-05-09"),
        ("A year after gunmen shot nine clerks, the town remembers them.", "A year after", "2016-01-01"),
        ("It comes a month after gunmen stormed an office on 9 February.", "9 February", "2017-02-09"),
    ],
)
def test_the_year_is_counted_from_what_stands_beside(text: str, words: str, start: str) -> None:
    assert told(text, date(2017, 3, 6))[words][0] == start


def test_the_day_itself_goes_before_the_count_that_leads_to_it() -> None:
    assert "a month after" not in told("It comes a month after gunmen shot a guard on 9 February.", date(2017, 3, 6))


RECALLED = "Shots\n\nOn Thursday men shot at a crowd.\n\nA barber had been killed on 1 October.\n\n"


def test_the_same_evening_is_that_of_the_story_and_not_of_what_was_recalled() -> None:
    text = RECALLED + "Three people died.\n\nThe same evening a guard was stabbed.\n"
    assert told(text, date(2022, 11, 12))["The same evening"][0] == "2022-11-10"


def test_two_days_later_goes_on_from_what_was_recalled_just_before() -> None:
    text = RECALLED + "Two days later a mill burned.\n"
    assert told(text, date(2022, 11, 12))["Two days later"][0] == "2022-10-03"


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("Two of the hurt passed away this Wednesday morning at the general hospital.", "Wednesday", "aftermath"),
        ("A girl was hurt so badly that she died on the 21st.", "the 21st", "aftermath"),
        ("Nine bodies were put in the ground in a churchyard on Wednesday.", "Wednesday", "aftermath"),
        ("Police on Tuesday paraded five men over a raid.", "Tuesday", "aftermath"),
        ("As has been informed, on September 13 units opened fire.", "September 13", "event"),
        ("She has been away since the day her brother was taken from the road in May.", "May", "event"),
        ("It was the first bombing since the general election of March 9.", "March 9", "since"),
        ("It was a little after 8 on Saturday evening that gunmen came.", "Saturday evening", "event"),
    ],
)
def test_what_a_date_stands_for(text: str, words: str, cue: str) -> None:
    found = told(text, date(2022, 9, 24))
    assert next(c for told_as, (_, c) in found.items() if words in told_as) == cue


def test_days_before_an_occasion_are_counted_from_its_day() -> None:
    text = "It was the first bombing since the election of March 9. Two days before the vote a clerk was shot."
    assert told(text, date(2008, 3, 22))["Two days before"][0] == "2008-03-07"
