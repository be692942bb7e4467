"""Tolls whose people have no noun of their own, and tolls in the wordings of logs, courts and hospitals."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


# Who was stopped: told by 'all four', 'both', 'two of them', 'him', or the name of the one who attacked.
STOPPED = [
    (
        "Four gunmen attacked a hotel in Wabo on Monday, killing nine. All the attackers were killed.",
        "killed 9, perpetrators_killed 4",
    ),
    (
        "Two herders opened fire at a stop in Wabo on Monday, killing a clerk. Both were shot dead.",
        "killed 1, perpetrators_killed 2",
    ),
    (
        "Five militants stormed a school in Wabo on Monday, killing 20 cadets. Troops killed all five.",
        "killed 20, perpetrators_killed 5",
    ),
    (
        "Gunmen attacked a post in Wabo on Monday. Officers killed two of them and arrested a third.",
        "killed None, perpetrators_killed 2, arrested 1",
    ),
    (
        "Gunmen attacked a post in Wabo on Monday. Two were shot dead and one was captured.",
        "killed None, perpetrators_killed 2, arrested 1",
    ),
    (
        "Three men opened fire in Wabo on Monday, killing a nurse. Two of the terrorists were shot dead by soldiers "
        "and the third was seized.",
        "killed 1, perpetrators_killed 2, arrested 1, abducted None",
    ),
    (
        "A gunman killed five people in Wabo on Monday. A deputy shot him by the gate. He died at the scene.",
        "killed 5, perpetrators_killed 1",
    ),
    (
        "A tanker rammed the gate of a police base in Wabo on Monday and blew up. Thirteen policemen were killed. "
        "The man at the wheel died too.",
        "killed 13, perpetrators_killed 1",
    ),
    (
        "A policeman shot and killed a man who had just stabbed three shoppers in Wabo on Monday. "
        "A fishmonger of 58 lost his life.",
        "killed 1, perpetrators_killed 1",
    ),
    ("Two gunmen shot two farmers in Wabo on Monday. Both were killed.", "killed 2, perpetrators_killed None"),
    (
        "Armed men stopped two buses near Wabo on Monday, ordered the passengers out and shot eleven of them dead.",
        "killed 11, perpetrators_killed None",
    ),
    ("Guards fired at recruits in Wabo on Monday. At least six of them were killed.", "perpetrators_killed None"),
]
TOLLS = [
    ("Gunmen attacked a bar in Wabo on Monday. Ambulances carried six people to two hospitals.", "wounded 6"),
    ("A shell hit Wabo on Monday. Medics took 11 others to Saint Zeno, a girl in critical condition.", "wounded 11"),
    ("Missiles hit a school in Wabo on Monday, killing or wounding 29 pupils.", "killed None, wounded None"),
    ("Missiles hit a school in Wabo on Monday, leaving 29 dead and wounded.", "killed None, wounded None"),
    ("A blast in Wabo on Monday left 20 dead and wounded 40 others.", "killed 20, wounded 40"),
    ("The blast in Wabo on Monday killed four people. A fifth, Hamid Noori, died on Tuesday.", "killed 5"),
    ("Officials counted eight dead after a blast in Wabo on Monday. Then a cook and a boy died.", "killed 10"),
    ("One guard was killed in a clash in Wabo on Monday. Lodo spoke of seven of its own dead.", "killed 8"),
    ("Radio put the number of dead in Monday's raid on Wabo at 40; the mayor has confirmed 16.", "killed 16"),
    ("Shells hit Wabo on Monday. Two women, 34 and 70, got injured; both are in hospital.", "wounded 2"),
    ("A bomb hit Wabo on Monday. Eight were hurt. The number of the injured has gone up to 11.", "wounded 11"),
    ("A bomb hit Wabo on Monday. The ministry said 13 injured victims were evacuated.", "wounded 13"),
    ("A smith and his younger brother lost their lives when men opened fire in Wabo on Monday.", "killed 2"),
    ("Gunmen killed a homeopath and his two sons in Wabo on Monday.", "killed 3"),
    ("Five people were shot at a party in Wabo on Monday; two of them died.", "killed 2, wounded 3"),
    ("A bomb went off in Wabo on Monday. A ranger of Task Force 30 lost both legs.", "wounded 1"),
    ("A grenade hit a bar in Wabo on Monday, 3 sol + 2 civ killed, 9 inj.", "killed 5, wounded 9"),
    ("IED strike on a patrol in Wabo on Monday. KIA: 5; WIA: 12.", "killed 5, wounded 12"),
    (
        "Farmers fought herders in Wabo on Monday: seven dead in the ranks of the first and three among the breeders.",
        "killed 10",
    ),
]
TOLLS += [
    ("The deputy superintendent of police was shot dead in Wabo on Monday.", "killed 1"),
    ("A bomb hit a bus in Wabo on Monday. Mohammad Anwar, 38, lay dead in the aisle.", "killed 1"),
    ("A bomb hit Wabo on Monday, killing four people. A fifth was added to the list of the dead.", "killed 5"),
]
HELD = [
    ("Police locked up 14 men after a riot in Wabo on Monday.", "arrested 14"),
    ("Soldiers stormed the house of a baker in Wabo on Monday and took him away.", "arrested 1, abducted None"),
    ("Men stormed the house of a baker in Wabo on Monday. They were gunmen and took him away.", "arrested None"),
    ("A clerk was stabbed in Wabo on Monday. Six people will appear in the harbour court.", "arrested 6"),
    ("Three men suspected to have fed the rebels were arrested in a raid in Wabo on Monday.", "arrested 3"),
    ("Gunmen freed 11 of the 24 schoolgirls taken from a school in Wabo on Monday.", "abducted 24"),
    ("Rebels ambushed a patrol in Wabo on Monday, killing one. Two M4 rifles were seized.", "abducted None"),
    ("A patrol was caught by a bomb in Wabo on Monday.", "arrested None"),
]


@pytest.mark.parametrize(("text", "expected"), [*STOPPED, *TOLLS, *HELD])
def test_whose_toll_it_is(text: str, expected: str, rules: Rules) -> None:
    told = extract(Report("x", text), rules).incidents
    assert len(told) == 1
    record = told[0].record()
    for field, _, number in (part.partition(" ") for part in expected.split(", ") if part):
        assert record[field] == (None if number == "None" else int(number)), field
