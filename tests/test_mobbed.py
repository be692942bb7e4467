"""Suspects whom a mob lynches are the side attacked; those who fall in a raid of their own are not."""

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

LYNCHED = [
    ("A mob in Wabo lynched two suspected kidnappers and set their bodies ablaze on Sunday.", 2),
    ("Two bandits were lynched by villagers in Zamfara on Monday.", 2),
    ("Angry residents stoned to death two alleged cattle rustlers in Kitui on Friday.", 2),
    ("Mob lynches three suspected gang members in Port-au-Prince", 3),
    ("An angry mob set ablaze two suspected thieves in Onitsha on Tuesday.", 2),
]


@pytest.mark.parametrize(("text", "killed"), LYNCHED)
def test_those_whom_a_mob_lynches_are_the_killed(text: str, killed: int) -> None:
    incident = extract(Report("x", text), load()).incidents[0]
    assert (incident.type, incident.killed, incident.perpetrators_killed) == ("protest_riot_violence", killed, None)


def test_raiders_lynched_in_their_raid_are_the_attackers() -> None:
    text = "Gunmen attacked Danko village on Monday and killed nine people; residents lynched two of the bandits."
    incident = extract(Report("x", text), load()).incidents[0]
    assert (incident.killed, incident.perpetrators_killed) == (9, 2)


def test_those_who_stop_the_raiders_are_no_side_attacked() -> None:
    text = (
        "Three gunmen open fire in traffic jam near Wabo; man, 26, killed\n\n"
        "Three men stepped out of a car near Wabo on Monday and sprayed the drivers ahead.\n\n"
        'Two of the terrorists were "neutralized" at once by soldiers.'
    )
    incident = extract(Report("x", text, published=date(2024, 5, 15)), load()).incidents[0]
    assert (incident.killed, incident.perpetrators_killed) == (1, 2)
