"""Briefs that speak of violence and tell of none, and events told in the same company: how many are read rightly.

`silence/silent.txt` and `silence/told.txt` hold one brief a line, its title before the first ' / ': statements, trials,
statistics, anniversaries, accidents, beasts, sport, films, markets, threats, drills, hoaxes, habits; and shootings at
a match, mobs after a flood, bombs at a vigil. All events are invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

FOLDER = Path(__file__).parent / "silence"
PUBLISHED = date(2021, 6, 10)
FLOORS = {"silent": 0.85, "told": 0.93}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def tells(brief: str, rules: Rules) -> int:
    """How many incidents are read in a brief."""
    text = brief.replace(" / ", "\n", 1)
    return len(extract(Report("x", text, published=PUBLISHED), rules).incidents)


@pytest.mark.parametrize("kind", FLOORS)
def test_most_briefs_are_read_rightly(kind: str, rules: Rules) -> None:
    briefs = (FOLDER / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    wrong = [b for b in briefs if tells(b, rules) != (kind == "told")]
    assert len(wrong) <= (1 - FLOORS[kind]) * len(briefs), "\n".join(wrong)


CASES = {
    "Loans have killed a bank in Hanoi, its founder said on Monday.": 0,
    "Hackers attacked the servers of a bank in Tallinn on Thursday.": 0,
    "A gunman attacked a bank in Tallinn on Thursday and shot two clerks.": 1,
    "Rebels of the Tigers attacked a camp near Vavuniya on Monday and killed six soldiers.": 1,
    "The leopard was shot by a farmer near Junnar on Monday.": 0,
    "The mayor stormed out of the council in Suva on Friday.": 0,
    "A ferry rammed the pier of Yeosu in fog on Monday and injured 90 passengers.": 0,
    "Pirates rammed a ferry off Yeosu on Monday, boarded it and abducted nine passengers.": 1,
    "A train was derailed by explosives near Gaya on Monday and rebels killed four passengers.": 1,
    "After the flood a crowd looted three shops in Beira on Monday and injured the guard.": 1,
}


@pytest.mark.parametrize("text", CASES)
def test_what_nobody_can_hurt_and_what_hurts_without_will(text: str, rules: Rules) -> None:
    assert tells(text, rules) == CASES[text]


def test_those_arrested_and_treated_belong_to_the_deed_told_before(rules: Rules) -> None:
    text = (
        "Couple killed in Gumla\nAn old couple were hacked to death in the village of Karond on Monday night. "
        "Seventeen neighbours were rounded up on Tuesday. A grandson has a broken arm and is in a hospital in Ranchi."
    )
    (incident,) = extract(Report("x", text, published=PUBLISHED), rules).incidents
    assert (incident.killed, incident.arrested, incident.wounded) == (2, 17, 1)


def test_what_is_too_thin_beside_all_else_is_no_event(rules: Rules) -> None:
    rates = (
        'Reports of kidnapping rose from 41 to 58, and of shooting from 212 to 230, says the institute. "We should be'
        ' ashamed," its head says. The rate is 9 per cent above that of the year before. The tables are out now.'
    )
    assert not tells(f"Tables of the year / {rates}", rules)
    assert tells(
        "Tables of the year / Gunmen kidnapped 41 farmers in Zaria on Monday. 9 per cent are free. It is cold. They say so.",
        rules,
    )
