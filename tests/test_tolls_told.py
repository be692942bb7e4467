"""Who of those told of was killed, hurt, held: whose side they are on, who is told twice, who goes with whom."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

FIELDS = {
    "killed": "killed",
    "wounded": "wounded",
    "attackers": "perpetrators_killed",
    "abducted": "abducted",
    "arrested": "arrested",
}
PEOPLE = [
    ("Two men, one a guard, were killed in an attack in Wabo on Monday.", "killed 2"),
    (
        "Ahmed Sule, who ran a shop, and his wife, who was pregnant, were killed by gunmen in Wabo on Monday.",
        "killed 2",
    ),
    (
        "Maria Reyes, 54, who headed a school in Wabo, and her brother Romeo, a former driver, were killed by gunmen in "
        "Wabo on Monday.",
        "killed 2",
    ),
    (
        "The victims, identified as Peter Okoro and Janet Bassey, were shot dead by gunmen in Wabo on Monday.",
        "killed 2",
    ),
    ("Three oil workers, two Filipinos and a Pole, were kidnapped in Wabo on Monday.", "abducted 3"),
    ("A councillor was himself gunned down in Wabo on Monday.", "killed 1"),
    ("Gunmen opened fire in Wabo on Monday. Two people died at the scene and a third in hospital.", "killed 3"),
    ("A man was shot in Wabo on Monday; he is in a stable condition.", "wounded 1"),
    ("A man who stabbed two people in Wabo on Monday has died of gunshot wounds.", "wounded 2, attackers 1"),
]
SIDES = [
    ("Police raided the offices of a party in Wabo on Monday. Twelve persons were taken away.", "arrested 12"),
    ("Gunmen raided the offices of a party in Wabo on Monday. Twelve persons were taken away.", "abducted 12"),
    ("Five men died in a clash with police in Wabo on Monday. Four persons were captured.", "killed 5, arrested 4"),
    ("Police foil militant attack in Wabo; two officers killed", "killed 2"),
    (
        "Five al-Shabaab fighters and six soldiers were killed when the group attacked a base in Wabo on Monday.",
        "killed 6, attackers 5",
    ),
    (
        "Jihadists attacked an army position in Wabo on Monday. Three soldiers fell; nine Boko Haram fighters were "
        "killed.",
        "killed 3, attackers 9",
    ),
    (
        "Al-Shabaab attacked an army base in Wabo on Monday, killing three soldiers. The army said it killed two of the "
        "militants.",
        "killed 3, attackers 2",
    ),
    (
        "A man rammed his car into people in Wabo on Monday, killing two and injuring three. He was shot and killed at "
        "the scene.",
        "killed 2, wounded 3, attackers 1",
    ),
    ("A former pupil killed nine people in Wabo on Monday. He took his own life as police moved in.", "attackers 1"),
    (
        "A man crashed a truck into a crowd in Wabo on Monday and killed five people. Police killed the driver.",
        "killed 5",
    ),
    ("A man armed with a knife killed two people in Wabo on Monday before being shot dead by police.", "attackers 1"),
    ("Two men on a motorcycle intercepted a baker in Wabo on Monday and shot him four times.", "killed 1"),
    (
        "PKK terrorists attacked a post in Wabo on Monday. The governor put the terrorists’ losses at nine.",
        "attackers 9",
    ),
    ("Villagers dragged two alleged robbers from a van in Wabo on Monday and burned them alive.", "killed 2"),
]
AGAIN = [
    ("Both people who were killed in the attack in Wabo on Monday came from the town.", "killed 2"),
    ("Wabo bombing: death toll climbs to 11, 30 injured", "killed 11, wounded 30"),
    ("The number of people killed yesterday by raids of warplanes on the city of Wabo has risen to 11.", "killed 11"),
    (
        "On Saturday rebels attacked Wabo. Four soldiers were wounded; one of them died on Sunday.",
        "killed 1, wounded 3",
    ),
    (
        "A bomb in Wabo killed at least 14 people on Monday. Two children were among the dead. A policeman and his brother "
        "were also killed.",
        "killed 14",
    ),
    ("Kidnappers seized five travellers in Wabo on Monday. The other four are still being held.", "abducted 5"),
    ("Two suicide bombers attacked a mosque in Wabo on Monday. The bombers also died.", "attackers 2"),
    ("A bomber died in Wabo on Monday and two guards were hurt when he detonated his vest.", "attackers 1, wounded 2"),
    (
        "A man shot two people dead in Wabo on Monday before he was arrested. The suspect, 41, is in custody.",
        "killed 2, arrested 1",
    ),
    (
        "Gunmen killed three farmers in Wabo on Monday, bringing to 43 the number of people killed in the area this month.",
        "killed 3",
    ),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("text", "expected"), [*PEOPLE, *SIDES, *AGAIN])
def test_a_toll_is_of_those_it_is_told_of(rules: Rules, text: str, expected: str) -> None:
    record = extract(Report("x", text, published=date(2024, 5, 15)), rules).incidents[0].record()
    told = dict(one.split(" ") for one in expected.split(", "))
    assert {name: record[FIELDS[name]] for name in told} == {name: int(number) for name, number in told.items()}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "Soldiers raided Wabo on Monday and killed a baker. More than 60 of its 140 homes had been burned.",
            "wounded",
        ),
        ("Police raided a flat in Wabo on Monday. Twelve persons were taken away.", "abducted"),
        ("A grenade exploded in Wabo on Monday; the Red Cross took away one body and nine wounded.", "abducted"),
        ("A priest, who had buried dozens of victims, was himself shot dead in Wabo on Monday.", "perpetrators_killed"),
    ],
)
def test_what_is_told_of_others_counts_for_nobody(rules: Rules, text: str, field: str) -> None:
    record = extract(Report("x", text, published=date(2024, 5, 15)), rules).incidents[0].record()
    assert record[field] is None


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Several mortar shells landed on Bab Touma on Monday and killed a student.", 1),
        ("Three grenades were thrown at a bar in Goma on Monday, killing two people.", 2),
        ("Three air strikes on the market of Douma killed eleven people on Monday.", 11),
        ("Several explosions shook a market in Kirkuk on Monday and killed three people.", 3),
        ("Militants attacked the town of Sake over the weekend, killing three people.", 3),
    ],
)
def test_a_salvo_on_one_town_keeps_its_toll_beside_other_events(rules: Rules, text: str, killed: int) -> None:
    beside = "A car bomb killed four people in Azaz on Monday."
    told = extract(Report("x", f"{text} {beside}", published=date(2024, 5, 15)), rules).incidents
    assert [i.killed for i in told] == [killed, 4]
