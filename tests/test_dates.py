"""Dates: every example of the rules, what stands for reference only, the day of a report, and which date is in force."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.extractors.date_values import a_day, a_month, a_season, days, easter, shift
from incidents.extractors.dates import (
    DateMention,
    date_at,
    date_of_file,
    date_scopes,
    find_dates,
    publication_date,
    resolve_anaphora,
)
from incidents.layout import split
from incidents.packs import Rule, Rules, load
from incidents.readers.published import date_of

WEDNESDAY = date(2023, 6, 21)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def _cases() -> list[tuple[Rule, dict[str, Any]]]:
    return [(rule, dict(example)) for rule in load().of("dates") for example in rule.examples]


def _nevers() -> list[tuple[Rule, str]]:
    return [(rule, text) for rule in load().of("dates") for text in rule.never]


def _find(text: str, rules: Rules, published: date | None = WEDNESDAY) -> tuple[DateMention, ...]:
    return find_dates(text, split(text, rules), published, rules)


@pytest.mark.parametrize(("rule", "case"), _cases(), ids=lambda x: getattr(x, "id", None) or x["text"])
def test_every_example_of_a_rule_is_read_as_it_says(rules: Rules, rule: Rule, case: dict[str, Any]) -> None:
    text = case["text"]
    every = _find(text, rules, case.get("published"))
    found = [m for m in every if m.rule == rule.ref]
    assert len(found) == case.get("times", 1), [(m.text, m.rule) for m in every]
    value = found[0].value
    assert text[found[0].start : found[0].end] == found[0].text
    if case.get("shift"):
        assert found[0].anaphor is not None
    elif case.get("value") == "" and "edtf" not in case:
        assert value is None
    else:
        assert value is not None
        assert (value.start, value.end) == (case.get("start"), case.get("end", case.get("start")))
        assert value.precision == case.get("precision", "day" if "start" in case else "unknown")
        assert value.edtf == case.get("edtf", value.edtf)


@pytest.mark.parametrize(("rule", "text"), _nevers(), ids=lambda x: getattr(x, "id", x))
def test_what_a_rule_must_not_read(rules: Rules, rule: Rule, text: str) -> None:
    assert not [m for m in _find(text, rules) if m.rule == rule.ref]


# In a report of Wednesday, 21 June 2023: the words, what they mean, and why they are no date of an event.
SCOPES = [
    ("Since Saturday, at least 40 people have been killed.", "Saturday", "2023-06-17", "since"),
    ("More than 300 have died since January.", "January", "2023-01", "since"),
    ("Ten thousand have died since the coalition went in during 2015.", "2015", "2015", "since"),
    ("As of Tuesday, 30 were missing.", "Tuesday", "2023-06-20", "since"),
    ("By Tuesday afternoon 40 were dead.", "Tuesday afternoon", "2023-06-20", "since"),
    ("It was the deadliest raid since 2014, when 150 people died.", "2014", "2014", None),
    ("The port has been shut since March, when divers sank a tanker.", "March", "2023-03", None),
    ("They have hidden since 12 May, the day on which raiders burned the mill.", "12 May", "2023-05-12", None),
    ("A clerk was robbed on his way home from Saturday night prayers.", "Saturday night", "2023-06-17", None),
    ("ARUWA, June 19 – A clerk was shot dead on Sunday night.", "Sunday night", "2023-06-18", None),
    ("In 1999 the port burned, and on 6 April that year a judge fell.", "6 April", "1999-04-06", None),
    ("On 17 June the army said that on 4 June a post fell.", "17 June", "2023-06-17", "speech"),
    ("It will be recalled that on 3 June raiders stormed the mill.", "3 June", "2023-06-03", None),
    ("He was born on 3 May 1980 in Mosul.", "3 May 1980", "1980-05-03", "since"),
    ("The army said Tuesday it had lost two men.", "Tuesday", "2023-06-20", "speech"),
    ("The governor told reporters in Maiduguri on Monday that the town was calm.", "Monday", "2023-06-19", "speech"),
    ("The ministry on Sunday announced a curfew.", "Sunday", "2023-06-18", "speech"),
    ("In a statement on 18 June the front denied it.", "18 June", "2023-06-18", "speech"),
    ("Police will hold a briefing on Friday.", "Friday", "2023-06-23", "future"),
    ("On Friday, the court will rule.", "Friday", "2023-06-23", "future"),
    ("The talks are to resume in the capital on 25 June.", "25 June", "2023-06-25", "future"),
    ("The vote is planned for 3 September 2023.", "3 September 2023", "2023-09-03", "future"),
    ("Forty raids were counted this year.", "this year", "2023", "cumulative"),
    ("It was the fifth raid in the valley this month.", "this month", "2023-06", "cumulative"),
    ("A clerk was killed more than two years ago.", "more than two years ago", "2021", "rough"),
    ("Two men were hanged. (Radio Kivu, 19 June)", "19 June", "2023-06-19", "source"),
    ("A mine killed two men near the ferry (19 June), the army said.", "19 June", "2023-06-19", None),
    ("It was in the Kasha market on 12 June that a bag blew up.", "12 June", "2023-06-12", None),
    ("No word has come of the nuns since they were led off near Kasha on 12 June.", "12 June", "2023-06-12", None),
    ("The bodies were brought to the mission on Tuesday.", "Tuesday", "2023-06-20", "aftermath"),
    (
        "Nine are dead after the deaths over the weekend of two boys.",
        "over the weekend",
        "2023-06-17/2023-06-18",
        "aftermath",
    ),
    ("In two tweets on Tuesday the front named the dead.", "Tuesday", "2023-06-20", "speech"),
    ("Gunmen killed two men on Sunday.", "Sunday", "2023-06-18", None),
    ("The bishop on Sunday strongly condemned the murder.", "Sunday", "2023-06-18", "speech"),
    ("The mayor on Sunday also condemned the murder.", "Sunday", "2023-06-18", "speech"),
    ("It was the work of those who staged an attack here on Sunday that left 31 dead.", "Sunday", "2023-06-18", None),
    ("As you will recall, he was kidnapped on 12 June.", "12 June", "2023-06-12", None),
    ("Two men were killed Sunday when a mine went off.", "Sunday", "2023-06-18", None),
    ("Released on Tuesday, the men spoke of beatings.", "Tuesday", "2023-06-20", "aftermath"),
    ("The clerk was buried on Tuesday.", "Tuesday", "2023-06-20", "aftermath"),
    ("One of these died at the Saint Anna Hospital on Tuesday.", "Tuesday", "2023-06-20", "aftermath"),
    ("A fourth man died of his wounds on Tuesday.", "Tuesday", "2023-06-20", "aftermath"),
    ("The toll rose to 14 on Tuesday.", "Tuesday", "2023-06-20", "aftermath"),
    ("The toll of Tuesday's raid rose to 14.", "Tuesday's", "2023-06-20", None),
    ("An operation began last Thursday and will end on Saturday.", "last Thursday", "2023-06-15", None),
    ("The fighting ended in 2016.", "2016", "2016", None),
    ("It was on 12 June that gunmen burnt the mill.", "12 June", "2023-06-12", None),
    ("One week before, on 12 June, gunmen burnt the mill.", "12 June", "2023-06-12", None),
    ("Gunmen burnt the mill on the 12th.", "the 12th", "2023-06-12", None),
    ("Gunmen burnt the mill the previous evening.", "the previous evening", "2023-06-20", None),
]


@pytest.mark.parametrize(("text", "words", "edtf", "cue"), SCOPES)
def test_a_date_of_an_event_and_a_mere_reference(
    rules: Rules, text: str, words: str, edtf: str, cue: str | None
) -> None:
    found = next(m for m in _find(f"Raid on a town\n\nThe town was shelled. {text}", rules) if m.text == words)
    assert found.value is not None
    assert (found.value.edtf, found.cue, found.scope) == (edtf, cue, "reference" if cue else "event")


NO_DATES = [
    "They may march to the square.",
    "Thirty minutes later, after a 12-hour siege, 24 Sunni men of the M23 front had fled for three days.",
    "The 34-year-old was one of 11, aged 5 to 60.",
    "The Sunday Times and The Mail on Sunday quoted 2,014 people.",
    "The March 14 Alliance won.",
    "May Jones and April Smith were at 10:30 in the August company of 2000 people.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(rules: Rules, text: str) -> None:
    assert [m.text for m in _find(text, rules) if m.text != "Sunday"] == []


# A text, and the day that its own page gives it.
PAGES = [
    ("Four killed in raid\n\nJune 22, 2023 | By Our Reporter\n\nGunmen killed four men.", date(2023, 6, 22)),
    ("Raid on town\nBy The Lake Courier 31 May 2023\n\nSoldiers came at dawn.", date(2023, 5, 31)),
    ("Mosque hit\nCity Desk | Quito | Updated: 16-05-2021 07:12 PET\n\nA mosque was hit.", date(2021, 5, 16)),
    ("Mosque hit\nDesk | Updated: 17-05-2021 01:31 | Created: 16-05-2021\n\nA mosque was hit.", date(2021, 5, 16)),
    ("LIMA, 3 JAN 90 (NEWS SERVICE) -- [TEXT] A BOMB WENT OFF TODAY.", date(1990, 1, 3)),
    ("Blast\n\nADEN, Yemen, Feb. 5, 2018 (News) -- A guard was shot on Monday.", date(2018, 2, 5)),
    ("Blast\n\nHERAT, Afghanistan April 2 2015 - A guard was shot on Monday.", date(2015, 4, 2)),
    ("Blast in port\n\nSunday, 06/02/2024\n\nA ship was hit.", date(2024, 6, 2)),
    ("Bulletin 212 issued on 7 September 2019 by the mission\n\nShots were heard.", date(2019, 9, 7)),
    ("Raid\n\nTwo men were shot.\n\nMar. 2023 View Archive", None),
    ("Raid\n\nTwo men were shot on 5 May 2021 in the town of Kalo, the police say.", None),
    ("Raid\n\nLast modified on Mon 9 Apr 2012 08.21 BST\n\nTwo men were shot.", None),
    ("Raid\n\n[Photo: the market on June 11, 2019]\n\nTwo men were shot.", None),
    ("The talks are to resume on 25 June.", None),
    ("19.04.2017: 0934 UTC: Posn: 04:06N, off Brass\nA tug was boarded.", None),
]


@pytest.mark.parametrize(("text", "day"), PAGES)
def test_the_day_of_a_report_from_its_own_head(text: str, day: date | None) -> None:
    found = publication_date(text)
    assert (found[0] if found else None) == day
    if found:
        assert any(figure.isdigit() for figure in text[found[1] : found[2]])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-12-05-kirkuk.txt", date(2021, 12, 5)),
        ("/reports/2020/20211205_kirkuk.html", date(2021, 12, 5)),
        ("kirkuk-12.txt", None),
        ("report-20211399.txt", None),
    ],
)
def test_the_day_in_the_name_of_a_file(name: str, day: date | None) -> None:
    assert date_of_file(name) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-12-05T10:00:00+02:00", date(2021, 12, 5)),
        ("Tue, 05 Jun 2018 14:22:01 GMT", date(2018, 6, 5)),
        ("5th of June, 2018", date(2018, 6, 5)),
        ("13/06/2018", date(2018, 6, 13)),
        ("soon", None),
        ("2018", None),
        ("", None),
        ("2018-13-40", None),
    ],
)
def test_a_date_of_metadata(words: str, day: date | None) -> None:
    assert date_of(words) == day


STORY = """Two attacks in the north

Gunmen killed a mayor on Monday, the police said on Tuesday.

He had just left his house. The next night a mill was burned.

In March 2019, rebels had taken the town. Forty people died.

The mayor was buried by his family.

- 8 June: a teacher was shot
- 9 June: a nurse was shot

A clerk was hurt, too."""

IN_FORCE = [
    ("Two attacks", "2023-06-19"),
    ("Gunmen killed", "2023-06-19"),
    ("He had just", "2023-06-19"),
    ("a mill", "2023-06-20"),
    ("rebels had", "2019-03"),
    ("Forty people", "2019-03"),
    ("The mayor was", "2023-06-20"),
    ("a teacher", "2023-06-08"),
    ("a nurse", "2023-06-09"),
]


@pytest.mark.parametrize(("words", "edtf"), IN_FORCE)
def test_the_date_in_force(rules: Rules, words: str, edtf: str) -> None:
    sentences = split(STORY, rules)
    mentions = find_dates(STORY, sentences, WEDNESDAY, rules)
    scopes = date_scopes(mentions, sentences, text=STORY)
    found = date_at(STORY.index(words), mentions, scopes, sentences, STORY)
    assert found is not None
    assert found.value is not None
    assert found.value.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Police said on Tuesday that a guard was shot dead the day before.", "2023-06-19"),
        ("A guard was shot dead, a spokesman said on Tuesday. It happened the previous night.", "2023-06-19"),
        ("A court heard on Tuesday how a guard was shot dead on 3 May 2021.", "2021-05-03"),
        ("Two clans have been fighting with rifles since Saturday.", "2023-06-17/2023-06-21"),
        ("Clashes in Galkayo have killed 12 people since Saturday.", "2023-06-17/2023-06-21"),
        ("Forty people have been killed in a hotel in Gao since gunmen stormed it on Saturday.", "2023-06-17"),
        ("Rebels on Tuesday blamed the army for a raid on Monday.", "2023-06-19"),
    ],
)
def test_a_day_told_by_the_day_of_telling(rules: Rules, text: str, edtf: str) -> None:
    events = [m for m in _find(text, rules, WEDNESDAY) if m.scope == "event"]
    assert [m.value.edtf for m in events if m.value] == [edtf]


def test_the_same_night_is_the_last_one_told_as_a_night(rules: Rules) -> None:
    text = "It happened on Sunday night. Herders were seen on Friday. On the same night two barns were burned."
    assert [m.value.edtf for m in _find(text, rules, WEDNESDAY) if m.value][-1] == "2023-06-18"


def test_the_day_of_one_item_does_not_stand_over_a_dated_log(rules: Rules) -> None:
    text = "SECURITY ALERT - DUMA - 21 JUN 2023 - 1900 hrs\n\n1. Centre: shots since noon.\n2. Samra: stalls burnt, evening of 20 June.\n"
    sentences = split(text, rules)
    mentions = find_dates(text, sentences, WEDNESDAY, rules)
    found = date_at(text.index("shots"), mentions, date_scopes(mentions, sentences, text=text), sentences, text)
    assert found is not None
    assert found.value is not None
    assert found.value.edtf == "2023-06-21"


def test_a_day_before_a_colon_heads_an_entry_and_is_no_dateline(rules: Rules) -> None:
    text = "What happened\n\n15 May: Gunmen killed six people.\n\n16 May: A bomb killed four soldiers."
    sentences = split(text, rules)
    told = [(m.text, m.scope) for m in find_dates(text, sentences, WEDNESDAY, rules)]
    assert told == [("15 May", "event"), ("16 May", "event")]


def test_yesterday_is_counted_from_a_dateline_without_a_year(rules: Rules) -> None:
    text = "KANO, June 18 (Newswire) - Gunmen killed six people yesterday."
    found = find_dates(text, split(text, rules), WEDNESDAY, rules)
    assert [m.value.edtf for m in found if m.value and m.scope == "event"] == ["2023-06-17"]


def test_a_dated_page_that_tells_no_day_is_of_its_day(rules: Rules) -> None:
    text = "Nine killed in the north\n\nby Our Reporter, August 05, 2015\n\nA bomb killed four men.\n\nFive died in a raid."
    sentences = split(text, rules)
    scopes = date_scopes(find_dates(text, sentences, None, rules), sentences, text=text)
    assert {m.value.edtf for m in scopes if m and m.value} == {"2015-08-05"}
    said = text.replace("A bomb killed", "The army said on Tuesday that it had killed")
    sentences = split(said, rules)
    assert not [m for m in date_scopes(find_dates(said, sentences, None, rules), sentences, text=said) if m]


def test_years_only_where_they_are_sure(rules: Rules) -> None:
    assert [m.value.edtf for m in _find("A post fell on 21 October.", rules, None) if m.value] == ["XXXX-10-21"]
    told = "A post fell on 21 October. The mission ended on October 30, 2016."
    assert [m.value.edtf for m in _find(told, rules, None) if m.value] == ["2016-10-21", "2016-10-30"]
    fixed = "The band split in 2019. Two men died on Wednesday August 04 near Kumbo."
    assert [m.value.edtf for m in _find(fixed, rules, None) if m.value] == ["2019", "2021-08-04"]


def test_a_stamp_dates_the_entries_of_a_live_blog(rules: Rules) -> None:
    text = "Raid on a port\n\nEarly this morning gunmen came ashore.\n\nUPDATE #2\xa0(10/21, 3:30 pm local)\n\nThree guards died."
    sentences = split(text, rules)
    mentions = find_dates(text, sentences, None, rules)
    assert [m.value.edtf for m in mentions if m.value] == ["XXXX-10-21", "XXXX-10-21"]
    found = date_at(text.index("Three"), mentions, date_scopes(mentions, sentences, text=text), sentences, text)
    assert found is not None
    assert found.text == "10/21"


def test_an_anaphor_takes_the_antecedent_that_the_grouping_chooses(rules: Rules) -> None:
    later = next(m for m in _find("Three days later a bridge was mined.", rules) if m.anaphor)
    assert later.value is None
    assert resolve_anaphora(later, a_day(date(2023, 6, 1))) == a_day(date(2023, 6, 4))
    assert resolve_anaphora(later, days(date(2023, 1, 1), date(2023, 12, 31))).start is None


def test_calendar() -> None:
    assert [easter(y) for y in (1961, 2019, 2024)] == [date(1961, 4, 2), date(2019, 4, 21), date(2024, 3, 31)]
    assert a_season(2018, "winter").end == date(2019, 2, 28)
    assert shift(a_day(date(2024, 3, 31)), -1, "month") == a_month(2024, 2)


@given(
    st.text(alphabet="MayonJue12 /.-,\n'’overnightdays agolst", max_size=120),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_of_its_own_words(rules: Rules, text: str, published: date) -> None:
    last = 0
    for m in _find(text, rules, published):
        assert last <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.text
        assert m.value is None or m.value.start is None or (m.value.end is not None and m.value.start <= m.value.end)
        last = m.end


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_weekday_is_the_latest_one_and_its_own_day_counts(rules: Rules, published: date) -> None:
    for m in _find("They came on Friday.", rules, published):
        assert m.value is not None
        assert m.value.start is not None
        assert m.value.start.weekday() == 4
        assert timedelta(0) <= published - m.value.start < timedelta(7)


def test_a_paragraph_put_in_front_shifts_every_span(rules: Rules) -> None:
    front = "A quiet week in the valley\n\nNothing was heard from the hills.\n\n"
    before = [(m.start + len(front), m.end + len(front), m.value) for m in _find(STORY, rules)]
    assert [(m.start, m.end, m.value) for m in _find(front + STORY, rules)] == before


def test_a_hostile_text_comes_to_an_end(rules: Rules) -> None:
    hostile = ["Monday " * 4000, "A " * 9000, "1/" * 9000, "the " * 9000 + "May", "5 May " * 4000, "-" * 30000]
    for text in hostile:  # a pattern that backtracks would take hours
        assert all(text[m.start : m.end] == m.text for m in _find(text, rules))


def test_the_day_on_which_the_news_was_told_dates_the_report() -> None:
    found = publication_date("Man shot in mall\n\nA man died on Friday, police said on Saturday (20 August 2022).")
    assert found is not None
    assert found[0] == date(2022, 8, 20)
