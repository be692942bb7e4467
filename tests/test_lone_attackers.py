"""One who struck others and was stopped: his deed gives the type, and his own death or arrest is told apart."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


# (a report, doer, killed, wounded, attackers killed, arrested)
STOPPED = [
    ("A gunman who stabbed three clerks in Lille was shot dead by police.", "gunman", None, 3, 1, None),
    ("A gunman who killed three clerks in Lille was later arrested by police.", "gunman", 3, None, None, 1),
    ("A man killed six guests at a hotel in Ohio and was taken into custody.", "man", 6, None, None, 1),
    ("A clerk shot dead five co-workers at a mill in Ohio and was killed by police.", "clerk", 5, None, 1, None),
    ("Two gunmen killed eight pupils at a school in Suzano and then killed themselves.", "Two gunmen", 8, None, 2, None),
    ("Guards killed the assailant, who had wounded six clerks at a bank in Kano.", "assailant", None, 6, 1, None),
    ("Police said the attacker, who wounded six clerks in Lille, had been killed.", "attacker", None, 6, 1, None),
    (
        "Three officers were wounded in Tulsa when a man opened fire. The man later died of a self-inflicted wound.",
        "man", None, 3, 1, None,
    ),
    (
        "The driver of a lorry who rammed shoppers in Nice, killing four, was arrested.",
        None, 4, None, None, 1,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doer", "killed", "wounded", "own", "arrested"), STOPPED)
def test_who_struck_and_was_stopped(
    text: str,
    doer: str | None,
    killed: int | None,
    wounded: int | None,
    own: int | None,
    arrested: int | None,
    rules: Rules,
) -> None:
    (row,) = extract(Report("r", text), rules).incidents
    assert row.type == "armed_assault"
    if doer is not None:
        assert [a.text for a in row.actors] == [doer]
    assert (row.killed, row.wounded, row.perpetrators_killed, row.arrested) == (killed, wounded, own, arrested)


# (a report, its type): forces who come for somebody, and battles of more than one man
OTHERS = [
    ("Police in Lyon arrested four men suspected of planning an attack.", "raid_arrest"),
    ("Troops captured six militants and killed two in an operation at Gwoza in Borno.", "raid_arrest"),
    ("Soldiers and militants fought at Gwoza in Borno; two militants and a soldier were killed.", "armed_clash"),
]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_arrests_and_battles_stay_what_they_are(text: str, kind: str, rules: Rules) -> None:
    assert [i.type for i in extract(Report("r", text), rules).incidents] == [kind]
