"""Events told again, told inside of what came of them, and told in the past: how many rows, and of which day."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
WEDNESDAY = date(2024, 5, 15)


def rows(text: str) -> list[str]:
    """'type day place killed' of each incident, in order."""
    told = (i.record() for i in extract(Report("r", text, published=WEDNESDAY), RULES).incidents)
    return [f"{r['type']} {r['date_start']} {r['place']} {r['killed']}" for r in told]


def days(text: str) -> list[str | None]:
    return [row.split()[1] for row in rows(text)]


@pytest.mark.parametrize(
    ("past", "row"),
    [
        ("In 2019, more than 40 people were killed there in an attack on a mosque.", "armed_assault 2019-01-01 Gao 40"),
        ("In 2019 a suicide bomber killed 70 traders in the town.", "suicide_bombing 2019-01-01 Gao 70"),
        ("In 2019, 19 people were killed when rebels stormed a hotel there.", "armed_assault 2019-01-01 Gao 19"),
        (
            "The town was the scene of a massacre in 2019, when gunmen killed 62 people.",
            "armed_assault 2019-01-01 Gao 62",
        ),
    ],
)
def test_a_deed_of_a_year_is_an_event(past: str, row: str) -> None:
    assert rows(f"Gunmen shot dead a guard in Gao on Monday. {past}")[1:] == [row]


@pytest.mark.parametrize(
    "past",
    [
        "In 2019, 400 people were killed in the region.",
        "The observatory documented the death of 5,012 persons during the month of April.",
        "Rebels have killed hundreds of people since 2015.",
    ],
)
def test_a_sum_over_months_is_none(past: str) -> None:
    assert len(rows(f"Gunmen shot dead a guard in Gao on Monday. {past}")) == 1


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Two guards were sentenced to 20 years in prison on Monday for the murder of a student in Lima in 2020.",
            "armed_assault 2020-01-01 Lima 1",
        ),
        (
            "Five soldiers went on trial in Bangui on Monday for the killing of 10 herders in Boda on 3 March.",
            "armed_assault 2024-03-03 Boda 10",
        ),
        (
            "Two men appeared in court in Accra on Friday charged with the murder of a policeman. Constable Kofi Boateng "
            "was stabbed to death outside a bar in Kasoa on 5 May.",
            "assassination 2024-05-05 Kasoa 1",
        ),
        (
            "A man has been arrested in connection with the murder of a councillor in Durban. Police picked him up at "
            "his home on Tuesday. Councillor Sipho Dube was shot dead in his car on 2 May.",
            "assassination 2024-05-02 Durban 1",
        ),
        (
            "A military court in Kananga on Saturday sentenced six men to death for the murder of two experts. Ana Ruiz, "
            "a Swede, was shot dead near Moyo on 12 March 2017.",
            "armed_assault 2017-03-12 Moyo 2",
        ),
        (
            "Relatives of a student killed at a checkpoint in Basra took his coffin through the streets on Tuesday. Ali "
            "Kareem, 20, was shot dead by soldiers on Sunday when his car failed to stop.",
            "armed_assault 2024-05-12 Basra 1",
        ),
        (
            "A day after a car bomb killed nine people in Baidoa, shops reopened on Tuesday. The bomb went off outside a "
            "cafe on Monday evening.",
            "bombing 2024-05-13 Baidoa 9",
        ),
    ],
)
def test_what_came_of_a_deed_does_not_date_or_place_it(text: str, row: str) -> None:
    assert rows(text)[0].split()[1:] == row.split()[1:]
    assert len(rows(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A mosque was firebombed in Sweden.\nA man threw a petrol bomb through a window of the building in Eskilstuna "
        "on Thursday, injuring five worshippers.",
        "A boy was shot dead by Israeli troops near Jenin. The army said soldiers opened fire at youths throwing stones "
        "on a road near Yabad on Monday night.",
        "A bomb attack on a bus in Damascus has killed 14. Two devices stuck to the vehicle went off as it crossed Jisr "
        "al-Rais bridge on Wednesday.",
        "A soldier and a cook were killed in Lamu county on Monday when rebels attacked a convoy. The soldier was killed "
        "when a roadside bomb went off.",
        "A woman was killed in Kivsharivka on Monday when a bomb fell on her house. Ten had been injured; one of these, "
        "a man of 58, died overnight in Kharkiv and has been added to the toll.",
        "The councillor was shot dead at his gate in Mahashini on Sunday night. A bodyguard, assigned to him after "
        "threats in June, was wounded in the hand.",
        "A charge blew up beneath a police car on the road linking Riyadh with the villages of Wadi Zghaytoun, "
        "south-west of Kirkuk, and resulted in the death of an officer.",
    ],
)
def test_one_event_is_one_row(text: str) -> None:
    assert len(rows(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday 7 May, a patrol fell into an ambush near Gorgadji. Two soldiers died.\nIn the Eastern region, troops "
        "undertook on 11 and 12 May a search operation. Eleven suspects were apprehended.",
        "Settlers set two cars alight in the village of Abu Falah at dawn on Tuesday.\nNear Hebron, a shepherd was taken "
        "to hospital in Yatta with a fractured skull. A group of settlers had beaten him with clubs.",
        "Gunmen attacked an army post at Sola in Kidal region on Monday and killed four soldiers at Tessit in the Gao "
        "region on Tuesday.",
        "The killing came four days after an activist, Luis Rojas, was shot dead in Cucuta. Ana Diaz was killed on "
        "Monday in Tibu when men fired at her car.",
        "In Niger, two policemen died in an ambush at Makalondi. In Burkina Faso, a mine killed a woman on the road to "
        "Arbinda.",
    ],
)
def test_two_events_are_two_rows(text: str) -> None:
    assert len(rows(text)) == 2


def test_entries_of_a_live_blog_are_of_the_event_that_heads_it() -> None:
    text = (
        "Live: Explosion at mosque in Herat\n\n09:10 A blast has been heard near the mosque.\n\n10:30 The toll has risen "
        "to nine, the health department says. Twelve people are hurt.\n\n11:15 In Jalalabad, a magnetic mine has wounded "
        "two policemen.\n\n12:00 One of the wounded has died in the regional hospital. The death toll is now ten.\n"
    )
    assert [row.split()[2:] for row in rows(text)] == [["Herat", "10"], ["Jalalabad", "None"]]


def test_an_item_is_dated_by_its_head() -> None:
    text = (
        "Flash, week of 6 to 12 May 2024\n\nARAUCA\n• 08/05 - Fortul. Two soldiers were taken off a bus by rebels.\n"
        "• 11/05 - Saravena. A guard was shot dead.\n\nNext bulletin: Friday 17.\n"
    )
    assert days(text) == ["2024-05-08", "2024-05-11"]


@pytest.mark.parametrize(
    ("more", "killed"),
    [("An officer was among the dead.", 6), ("It was the second attack on the town this year.", 6)],
)
def test_some_of_the_dead_are_no_more_dead(more: str, killed: int) -> None:
    assert rows(f"Six soldiers died in an attack in Gao on Friday. {more}") == [
        f"armed_assault 2024-05-10 Gao {killed}"
    ]


def test_the_group_of_the_doers_is_not_where_it_happened() -> None:
    text = "A bomb went off at a mall in Nairobi on Friday. The mall was attacked in 2013, when al-Shabaab gunmen killed 67."
    found = extract(Report("r", text, published=WEDNESDAY), RULES).incidents
    assert [i.country for i in found] == ["KE", "KE"]
