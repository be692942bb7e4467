"""Where and when, told beside the clauses of an event: in the next sentence, far above, counted from another day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def rows(text: str, rules: Rules, published: date | None = date(2024, 5, 15)) -> list[dict[str, Any]]:
    return [i.record() for i in extract(Report("q", text, published=published), rules).incidents]


PLACES = [
    ("A trader was abducted in Zamfara on Sunday. The incident occurred at Gidan Dabo, a village in Tsafe area.",
     "Gidan Dabo"),
    ("Assailants slashed a publisher in Sylhet on Saturday. It happened near the Zindabazar crossing at dusk.",
     "Zindabazar crossing"),
    ("Jets dropped bombs on Hafir, in the Nuba Mountains, on Sunday, killing six.", "Hafir"),
    ("Rebels stopped a ferry on the Kaladan river in Myanmar's Rakhine state on Saturday and abducted two policemen.",
     "Kaladan river"),
    ("A unit of the military detachment of Toeni fell into an ambush at the level of Louta, in Burkina Faso, on "
     "Sunday; two soldiers were killed.", "Louta"),
    ("Insurgents entered Nova Mira, locality of the district of Macomia, on Friday and beheaded two people.",
     "Nova Mira"),
    ("Gunmen killed a councillor outside a tavern in kwaVuna, KwaZulu-Natal, on Sunday.", "kwaVuna"),
    ("Four people were shot dead by gunmen in homes in Canlaon City, Manjuyod and Santa Catalina on Monday.",
     "Canlaon City"),
    ("On Sunday, in neighbouring Zacatecas, gunmen killed four policemen at a petrol station in Fresnillo.",
     "Fresnillo"),
    ("Militants in four captured Humvees attacked a post in Qala-i-Zal on Sunday and killed eight policemen.",
     "Qala-i-Zal"),
    ("The village head of Tse Agba, in Benue State, was abducted by gunmen on Sunday.", "Tse Agba"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_of_the_event(text: str, place: str, rules: Rules) -> None:
    assert str(rows(text, rules)[0]["place"]).partition(",")[0] == place


ADMINS = [
    ("YALA: An ambush on a pickup truck in Raman district left two rangers dead on Monday.", "TH", "Yala"),
    ("A grenade went off in the Cibitoke quarter of Bujumbura, Burundi, on Sunday, wounding nine.", "BI",
     "Bujumbura Mairie"),
    ("A bomb killed three people in Stavropol Territory on Monday.", "RU", "Stavropol"),
    ("A petrol bomb was hurled at the Consulate of Turkey in Rotterdam on Sunday.", "NL", "South Holland"),
    ("A mukhtar was shot dead in Siverek on Sunday. Two men were wounded on the Diyarbakir road on Monday.", "TR",
     "Sanliurfa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "country", "admin1"), ADMINS)
def test_the_division_of_the_event(text: str, country: str, admin1: str, rules: Rules) -> None:
    last = rows(text, rules)[-1]
    assert (last["country"], last["admin1"]) == (country, admin1)


DAYS = [
    ("Gunmen raided Kobuk on 3 May. Three days after the raid, they waited for a convoy and killed three soldiers.",
     "2024-05-06"),
    ("A woman was pulled dead from her house in Kupiansk on Monday, the day after a glide bomb hit it.", "2024-05-12"),
    ("A girl was shot dead by a sniper in Taiz. Her father saw the body on the evening of the same Friday.",
     "2024-05-10"),
    ("It was a black Monday for the police as hoodlums attacked a checkpoint at Nnewi, killing an inspector.",
     "2024-05-13"),
    ("Militants killed 11 people in Banibangou on Sunday. In a statement read on state television on Tuesday night, "
     "the ministry said helicopters had on the following day struck the group near Abala, killing 30.", "2024-05-13"),
    ("Ali Hassan, a teacher who had received threats in April, was shot dead in Bosaso on Saturday.", "2024-05-11"),
    ("A man slashed a publisher in Sylhet on Saturday, and police were on Sunday questioning a driver.", "2024-05-11"),
    ("A court in Toulouse jailed a man on Tuesday for stabbing a guard in Albi on 3 March 2023.", "2023-03-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_event(text: str, day: str, rules: Rules) -> None:
    assert str(rows(text, rules)[-1]["date_start"]) == day


HEADS = [
    "ARUA (Nile Wire) 14 May 2024: Gunmen killed five traders near Koboko on Sunday.",
    "SANLIURFA (AA) - 14.05.2024 - Gunmen killed a mukhtar near Siverek on Sunday.",
    "KHOST | 14 May 2024 | Gunmen killed two policemen in Khost on Sunday.",
    "Guards shot\nBy JT - May 14,2024\nGOMA - Gunmen killed two guards in Beni on Sunday.",
]


@pytest.mark.parametrize("text", HEADS)
def test_headings_that_date_a_page(text: str, rules: Rules) -> None:
    assert str(rows(text, rules, None)[0]["date_start"]) == "2024-05-12"


def test_a_place_far_below_does_not_go_before_the_titles(rules: Rules) -> None:
    text = (
        "Four dead at Shreveport plant\n\nA gunman killed four people early Monday at a plant that makes doors.\n\n"
        "The plant is closed.\n\nOne worker hid under a lorry.\n\nHe heard people run.\n\nThe doors stayed shut.\n\n"
        "Gov. Edwards offered prayers.\n\nA senator said a bill on guns had died in committee in Baton Rouge."
    )
    assert rows(text, rules)[0]["place"] == "Shreveport"


def test_a_group_tells_no_country_where_a_place_does(rules: Rules) -> None:
    text = (
        "Diffa, in Niger, mourns.\n\nSix travellers died on Monday when their bus rolled on a mine laid by Boko Haram."
    )
    assert rows(text, rules)[0]["country"] == "NE"
