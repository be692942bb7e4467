"""Groups told by names that mislead: of countries, days, numbers, in quotation marks; states that act by their name."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Incident, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def told(text: str, rules: Rules) -> tuple[Incident, ...]:
    return extract(Report("r", text), rules).incidents


@pytest.mark.parametrize(
    ("doer", "canonical"),
    [
        ("ADF", "Allied Democratic Forces (ADF)"),
        ("Al-Qaeda in Iraq", "Al-Qaeda in Iraq (AQI)"),
        ("Islamic State in Pakistan", "Islamic State - Pakistan Province (ISPP)"),
        ("The Front for the Liberation of Oman", "Front for the Liberation of Oman"),
        ("400 Mawozo", "400 Mawozo"),
        ("The 1920 Revolution Brigades", "1920 Revolution Brigades"),
        ("The 15 May Organization", "15 May Organization"),
        ("All Tripura Tiger Force", "All Tripura Tiger Force (ATTF)"),
        ("Israel", "Military Forces of Israel"),
        ("The US", "Military Forces of the United States"),
    ],
)
def test_a_name_is_the_doer_and_not_the_country_or_the_day_in_it(doer, canonical, rules):
    (found,) = told(f"{doer} attacked a village near Kitui, killing three farmers.", rules)
    assert [a.canonical for a in found.actors] == [canonical]
    assert found.date_start is None


@pytest.mark.parametrize(
    ("claim", "actor"),
    [
        ('A group calling itself the "Volta Organisation of al Qaeda" has claimed responsibility.', "claimant"),
        ("A previously unknown group, Red Lantern, claimed the attack.", "claimant"),
        ("The attack was claimed by a group known as the Army of the Faithful.", "claimant"),
        ("Responsibility was claimed by the Green Brigade.", "claimant"),
    ],
)
def test_an_unknown_group_that_claims_it_is_a_group(claim, actor, rules):
    (found,) = told(f"A bomb killed five people in Athens on 3 May 2021. {claim}", rules)
    assert [(a.kind, a.role) for a in found.actors] == [("group", actor)]


@pytest.mark.parametrize("deed", ["it had struck", "its missiles hit"])
def test_what_a_state_says_it_did(deed, rules):
    (found,) = told(f"Ukraine said {deed} a command post near Izyum on 3 May 2022, killing 20 soldiers.", rules)
    assert [(a.canonical, a.role) for a in found.actors] == [("Military Forces of Ukraine", "claimant")]


def test_bandits_in_a_country_are_not_its_army(rules):
    (found,) = told("Bandits in northwest Nigeria killed three farmers in Gusau on 3 May 2021.", rules)
    assert all(a.kind != "state" for a in found.actors)


def test_a_suspect_is_of_the_event_told_before_his_name(rules):
    text = (
        "A man opened fire in a shop in El Paso on 3 May 2021, killing six people. The suspect, identified as Carl Binder, "
        "gave up.\n\nA gunman killed nine people in a bar in Tulsa on 4 May 2021."
    )
    one, two = told(text, rules)
    assert [a.text for a in one.actors] == ["Carl Binder"]
    assert [a.text for a in two.actors] == ["gunman"]


def test_attackers_caught_in_another_town_are_no_second_event(rules):
    text = (
        "Four gunmen killed nine people at a concert in Tula on 3 May 2021. All four gunmen were seized in the Bryansk "
        "region, the police said."
    )
    (found,) = told(text, rules)
    assert (found.place, found.killed) == ("Tula", 9)


@pytest.mark.parametrize(
    ("text", "killed", "day"),
    [
        ("The death toll from the bombs in London rose to more than 50 on Friday, 6 May 2022.", 50, None),
        (
            "Two bodies were found, bringing to 31 the number of people killed when gunmen stopped a bus in Dori.",
            31,
            None,
        ),
    ],
)
def test_a_toll_that_rose_is_that_of_the_deed_and_its_day_another(text, killed, day, rules):
    (found,) = told(text, rules)[-1:]
    assert (found.killed, found.date_start) == (killed, day)


def test_what_is_hurt_in_the_days_attacks_belongs_to_them(rules):
    text = (
        "The death toll from the bombs on trains in London rose to 52 on Friday.\n\nSome 700 people were hurt in "
        "Thursday's rush-hour attacks."
    )
    (found,) = told(text, rules)
    assert (found.killed, found.wounded) == (52, 700)


def test_a_day_is_finer_than_the_months_counted_back(rules):
    text = (
        "A lorry was driven into a crowd in Nice on 14 July 2016, killing 84 people. The attack comes eight months after "
        "gunmen struck Paris on 13 November, killing 130 people."
    )
    found = extract(Report("r", text, published=date(2016, 7, 15)), rules).incidents
    assert {str(i.date_start) for i in found} == {"2016-07-14", "2015-11-13"}
