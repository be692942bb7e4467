"""Days that a report tells of its events: its own day, logs and their headings, nights with an hour, reactions."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.extractors.dates import find_dates, publication_date
from incidents.layout import split
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
WEDNESDAY = date(2024, 5, 15)
SHOT = "Gunmen shot dead a trader in Zaria"
BODY = f"\n\n{SHOT} on Monday, a council said.\n"


def days(text: str, published: date | None = WEDNESDAY) -> list[str]:
    """The days of the incidents of a text: a day, 'first/last', its EDTF where only that is known, else ''."""
    out = []
    for incident in extract(Report("r", text, published=published), RULES).incidents:
        row = incident.record()
        first, last = row["date_start"], row["date_end"]
        out.append((first if first == last else f"{first}/{last}") if first else (row["date_edtf"] or ""))
    return sorted(out)


@pytest.mark.parametrize(
    "head",
    [
        "Sola digest\nCompiled from correspondents and agencies, 15 May 2024",
        "SITREP No. 12\nSituation as of 15 May 2024, 18:00 hrs",
        "Daily security bulletin, 15 May 2024",
        "Press release No. 44/2024, 15 May 2024",
        "For immediate release: May 15, 2024",
        "Field update, north-west desk. Written on 15 May 2024.",
        "Incident note 14\nAuthor: A. Sola. Date: 15 May 2024. Source: two residents.",
        "The morning note for 15 May 2024",
        "Good morning. It is Wednesday, 15 May 2024.",
        "Weekly flash, ending 15 May 2024",
        "15th of May 2024\n\nDear colleagues,",
    ],
)
def test_a_line_of_the_head_tells_the_day_of_the_page(head: str) -> None:
    found = publication_date(head + BODY)
    assert found is not None
    assert found[0] == WEDNESDAY


@pytest.mark.parametrize(
    "text",
    [
        f"ABUJA, 15 May 2024 -/SOL/- {SHOT} on Monday.",
        f"Zaria, 15.05.2024. {SHOT} on Monday.",
        f"Raid\n\nKaduna (Sola News, 15/05/2024) - {SHOT} on Monday.",
        f"Sola Rights Watch (SRW); May 15, 2024: {SHOT} on Monday.",
        f"Raid\n\n{SHOT} on Monday. (Sola News, 15 May 2024)",
        f"Raid\n\n{SHOT} on Monday. {'The road was quiet and the shops were shut. ' * 60}\n\nAbuja, 15 May 2024",
    ],
)
def test_a_dateline_or_the_foot_tells_the_day_of_the_page(text: str) -> None:
    found = publication_date(text)
    assert found is not None
    assert found[0] == WEDNESDAY


@pytest.mark.parametrize(
    "head",
    ["The killings of 15 May 2021 in Zaria", "Attack on Zaria market, 15 May 2021", "12.05.2024: 0934 UTC: Off Sola"],
)
def test_a_title_that_tells_a_deed_is_no_day_of_the_page(head: str) -> None:
    assert publication_date(f"{head}\n\nGunmen shot dead six traders, survivors recall.\n") is None


def test_lines_of_a_place_and_a_day_head_entries() -> None:
    text = (
        f"Zaria, 12 May 2024\n{SHOT}.\n\nKafanchan, 13 May 2024\nBandits abducted a nurse from her house.\n\n"
        "Funtua, 14 May 2024\nArsonists set a police post ablaze.\n"
    )
    assert publication_date(text) is None
    assert days(text, None) == ["2024-05-12", "2024-05-13", "2024-05-14"]


LOGS = [
    "Thu 9, 05.10, Zaria. @\n\nSat 11, 22.15, Kafanchan. #",
    "Thu 9 May - Zaria: @\nSat 11 May - Kafanchan: #",
    "09 0510hrs Zaria. @\n\n11 2215hrs Kafanchan. #",
    "9/5 Zaria. @\n11/5 Kafanchan. #",
    "- Thu: @ near Zaria\n- Sat: # in Kafanchan",
    "Zaria (Thu): @\nKafanchan (Sat): #",
    "09MAY/1410 – Zaria: @\n11MAY – Kafanchan: #",
    "090510ZMAY24, Zaria. @\n\n112215ZMAY24, Kafanchan. #",
    "Date: 9 May 2024\nLocation: Zaria\n@\n\nDate: 11 May 2024\nLocation: Kafanchan\n#",
]


@pytest.mark.parametrize("log", LOGS)
def test_each_entry_of_a_log_has_its_day(log: str) -> None:
    text = log.replace("@", "Two farmers were shot dead by gunmen.").replace("#", "Bandits abducted a nurse.")
    assert days(f"Incident log of the north-west\n\n{text}\n") == ["2024-05-09", "2024-05-11"]


def test_headings_of_regions_end_what_a_date_stands_over() -> None:
    text = (
        "War overnight\n\nWednesday 15 May, day 812\n\nODESA REGION\nAt 01:20 a missile hit a hotel in Odesa, killing"
        " six.\n\nSUMY REGION\nA bomb hit a school in Shostka on Monday evening, killing a guard.\n\nKHERSON REGION\n"
        "A drone hit a bus in Bilozerka at 02:10, killing two.\n"
    )
    assert days(text) == ["2024-05-13", "2024-05-15", "2024-05-15"]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Overnight, at about 02:30,", "2024-05-15"),
        ("Overnight, at about 23:40,", "2024-05-14"),
        ("In the night from Monday to Tuesday, around 3 a.m.,", "2024-05-14"),
        ("In the night from Monday to Tuesday, shortly before midnight,", "2024-05-13"),
        ("In the night from Monday to Tuesday,", "2024-05-13/2024-05-14"),
        ("From late Sunday until noon the next day", "2024-05-12/2024-05-13"),
        ("In three days of raids that ended on Sunday,", "2024-05-10/2024-05-12"),
        ("Two Sundays ago, on April 28,", "2024-04-28"),
        ("On the tenth day of Ramadan", "2024-03-20"),
        ("On the night of Friday May 10 to Saturday May 11", "2024-05-10/2024-05-11"),
    ],
)
def test_the_day_of_a_night_and_of_a_stretch(told: str, day: str) -> None:
    assert days(f"{told} gunmen shot dead a trader in Zaria.") == [day]


@pytest.mark.parametrize(
    ("dateline", "told", "day"),
    [
        ("ZARIA, Nigeria, May 14 (Sola News) -", "on Monday, police said on Tuesday", "XXXX-05-13"),
        ("ZARIA, May 14:", "yesterday, police said", "XXXX-05-13"),
        ("ZARIA, Nigeria, May 14 (Sola News) -", "on Monday, police said", ""),
    ],
)
def test_days_counted_from_a_dateline_without_a_year(dateline: str, told: str, day: str) -> None:
    assert days(f"Trader killed\n\n{dateline} {SHOT} {told}.", None) == [day]


def test_a_day_without_a_year_is_near_the_one_told_before() -> None:
    text = "They spent All Saints' Day 2022 in prayer. Gunmen abducted a priest in Buea on 30 October."
    assert days(text, None) == ["2022-10-30"]


SUNDAY = "\n\nThe attackers came on motorcycles on Sunday evening and fired on the market, witnesses said.\n"


@pytest.mark.parametrize(
    "lead",
    [
        "Authorities imposed a curfew on Wednesday in Zaria, where gunmen killed 11 traders.",
        "The mission on Wednesday expressed shock at the killing of 11 traders by gunmen in Zaria.",
        "Two suspects appeared in court on Wednesday over the killing of 11 traders in Zaria.",
        "Hundreds of mourners on Wednesday buried 11 traders who were killed when gunmen stormed Zaria on Sunday.",
        "Police opened an inquiry on Wednesday into the killing of 11 traders by gunmen in Zaria.",
        "Gunmen killed 11 traders in Zaria. The police, who confirmed the incident on Monday, said it was on Sunday.",
        "Eleven traders were killed by gunmen in Zaria, residents told our reporter on Monday.",
        "One of the men wounded when gunmen attacked traders in Zaria died on Wednesday, bringing the toll to 11.",
        "The number of those who died in Sunday's attack by gunmen on a market in Zaria now stands at 11.",
    ],
)
def test_the_day_of_a_reaction_is_not_that_of_the_deed(lead: str) -> None:
    assert set(days(f"News from Zaria\n\n{lead}{SUNDAY}")) == {"2024-05-12"}


@pytest.mark.parametrize(
    ("after", "day"),
    [
        ("The deceased, labourers from Kano, had been shot a night before.", "2024-05-13"),
        ("According to doctors, the men were shot dead on Sunday.", "2024-05-12"),
        ("They had been abducted on Sunday.", "2024-05-14"),
    ],
)
def test_those_found_dead_are_dated_by_their_killing(after: str, day: str) -> None:
    text = f"The bodies of two herders with bullet wounds were found near Zaria on Tuesday. {after}"
    assert days(text) == [day]


def test_what_follows_a_day_later_is_not_the_day_of_the_deed() -> None:
    text = (
        "Raid in Zaria\n\nSix traders were killed by gunmen in Zaria, a group said. Pickups pulled in at 11 a.m. on"
        " May 12.\n\nThe bodies of the dead were collected the next day.\n"
    )
    assert days(text) == ["2024-05-12"]


def test_an_event_that_only_the_title_tells_has_the_day_of_the_report() -> None:
    text = "Gunmen kill six in Zaria market\n\nPolice have not commented.\n\nIt happened on Sunday evening.\n"
    assert days(text) == ["2024-05-12"]


def test_no_date_goes_over_the_end_of_a_paragraph() -> None:
    text = "Log for May\n\n09 posts were hit."
    assert all("\n" not in m.text for m in find_dates(text, split(text), WEDNESDAY, RULES))
