"""Logs and round-ups whose items keep apart, and accounts of one event that do not."""

from datetime import date

import pytest

from incidents.model import Incident, Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
LOG = """Border log

Mon 6, 05.10, Yarang (Pattani). Tapper Somchai Meechai shot dead. Men in a pickup used a shotgun. A leaflet was left there.

Tue 7, 07.45, Rueso (Narathiwat). Bomb of about 15 kg exploded as a patrol went by. Three soldiers slightly wounded.

Fri 10, 19.50, Nong Chik (Pattani). Imam Abdul Useng, 60, was at a teashop when men in black shot him four times.
"""
DIGEST = """Weekly digest

* Mozambique. Three men were beheaded at Mandela on Wednesday. The Front of Tasa is held responsible for it.

* Cameroon. An armoured car ran over a home-made mine near Bamenda on Friday. Six were killed there.

* CAR. There is concern for four engineers seized on 7 May by rebels on the road out of Abba.

* Libya. Two militias fought with heavy machine-guns in Janzour on Sunday night. Two fighters died.
"""
PIPELINE = """Round-up

* Two guards were shot dead near Tump on Monday. The attackers fled, and nobody has been arrested for it.

* Unknown men blew up a pipeline near Dera Bugti on Sunday. Supply from two wells to the Sui plant was stopped.

* Three militants were killed in an exchange of fire in Mashkai on Sunday. A soldier was wounded.
"""
LEAD = """Toll of hotel attack rises

The number of people killed in Monday's attack on a hotel in Beledweyne now stands at 20, doctors said on Tuesday.

A suicide bomber drove a truck into the gate before gunmen stormed the building. Forty people were wounded.
"""
CLAIM = """Group claims bombing

The Front of Tasa took responsibility on Saturday for a suicide bombing at a market in Quetta that killed nine people.

The attacker blew himself up among shoppers on Friday evening, police said. Thirty-one people were injured.
"""
SEAT = """Toll disputed

A suicide bomber blew himself up among pilgrims in Musayyib on Thursday, killing 32 people.

An interior ministry official in Baghdad put the toll at 25 dead.
"""
BODIES = (
    "Bodies found\n\nTwo bullet-riddled bodies were recovered from a stream near Tump on Monday. "
    "The dead, labourers on their way to Iran, had been shot the night before, an official said."
)
MAYOR = "Note\n\nThe mayor of Copala died on Monday, a week after gunmen shot him at a petrol station. Two guards were wounded."
SUM = """Attacks across Iraq

Bombs and shootings killed nine people in Iraq on Sunday.

In Baghdad's Dora district, a bomb in a minibus killed four passengers. In Baquba, gunmen killed three members of one
family. A roadside bomb killed two soldiers near Tuz Khurmatu.
"""
SHARES = "Note\n\nSuicide bombers struck two churches in Egypt on Sunday. Twenty-seven people died in Tanta and 15 in Alexandria."
PARTS = "Note\n\nGunmen killed 130 people in Paris on Friday: 90 died at a concert hall, 39 at cafes and one at the stadium."
LIVE = """Live

14:20 Police say that nine people were killed in the blast near the airport of Kabul this morning.

12:05 A second explosion, this one at a bus station in Kart-e Parwan, has wounded four.
"""
MOB = """Mob kills two

Two men were beaten to death by villagers in Karbi Anglong on Friday night. They had stopped to ask the way.

Police arrested 16 people on Saturday.
"""
MONK = """Monk killed

A monk was hacked to death in Bandarban on Saturday, police said.

The body of Maung Shue, 75, was found by villagers at Baishari.
"""
SAID = "Note\n\nSeventeen persons were killed in Paliang, Tonj East County, local officials in Warrap have said."
THERE = """Note

Bandits killed two farmers at Maru on Monday.

The bandits were caught up with at Gummi on Tuesday. Four of them died in a firefight there.
"""


def told(text: str) -> list[Incident]:
    return list(extract(Report("x", text, published=date(2024, 5, 15)), RULES).incidents)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (LOG, 3),
        (DIGEST, 4),
        (PIPELINE, 3),
        (LEAD, 1),
        (CLAIM, 1),
        (SEAT, 1),
        (BODIES, 1),
        (MAYOR, 1),
        (SUM, 3),
        (LIVE, 2),
        (MOB, 1),
        (MONK, 1),
        (SAID, 1),
    ],
)
def test_how_many(text: str, number: int) -> None:
    assert len(told(text)) == number


def test_days_of_a_log() -> None:
    assert [i.date_start for i in told(LOG)] == [date(2024, 5, 6), date(2024, 5, 7), date(2024, 5, 10)]


def test_day_of_a_claim_is_not_that_of_the_attack() -> None:
    (bombing,) = told(CLAIM)
    assert bombing.date_start == date(2024, 5, 10)


def test_shares_of_two_towns_are_of_the_deed_before_them() -> None:
    assert [(i.type, i.place, i.killed) for i in told(SHARES)] == [
        ("suicide_bombing", "Tanta", 27),
        ("suicide_bombing", "Alexandria", 15),
    ]


def test_parts_behind_a_colon_are_not_added() -> None:
    (attack,) = told(PARTS)
    assert attack.killed == 130


def test_a_fight_is_where_the_sentence_before_left_off() -> None:
    assert "Gummi" in [i.place for i in told(THERE)]
