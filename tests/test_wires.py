"""Habits of the wires: what a short text in that manner tells, row by row. Texts written for the project."""

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


PUBLISHED = date(2022, 3, 9)  # a Wednesday
BLAST = "A bomb killed 20 people in Quetta on Tuesday. "
NEWS: dict[str, Any] = {"place": "Quetta", "date_start": "2022-03-08", "killed": 20}

# text, what each incident must hold (a key of the record, or 'actor' and 'weapon')
CASES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        BLAST + "It was the worst attack since January 2013, when 92 people were killed in a blast in Lahore.",
        [NEWS, {"place": "Lahore", "date_edtf": "2013-01", "killed": 92, "background": True}],
    ),
    (
        BLAST + "It was the deadliest in the country since gunmen killed 92 people in Lahore in 2013.",
        [NEWS, {"place": "Lahore", "date_edtf": "2013", "killed": 92, "background": True}],
    ),
    (
        BLAST + "There had been no such attack since last August, when a suicide bomber killed 70 in Turbat.",
        [NEWS, {"place": "Turbat", "date_edtf": "2021-08", "killed": 70, "status": "reported"}],
    ),
    ("In the worst attack since 2013, a bomb killed 20 people in Quetta on Tuesday.", [NEWS]),
    (
        BLAST + "The blast came two days after 11 clerks were shot dead in Turbat.",
        [NEWS, {"place": "Turbat", "date_start": "2022-03-06", "killed": 11, "background": True}],
    ),
    (
        "A bomb killed 20 people in Quetta on Tuesday, 24 hours after 11 clerks were shot dead in Turbat.",
        [NEWS, {"place": "Turbat", "date_start": "2022-03-07", "killed": 11}],
    ),
    (
        "The district chief, Abdul Wali, and the head of the school were killed in Ghazni on Tuesday. Two of Wali's "
        "bodyguards were wounded.",
        [{"place": "Ghazni", "killed": 2, "wounded": 2}],
    ),
    (
        "Maoist rebels killed three soldiers in Rolpa, Nepal, on Tuesday.",
        [{"actors": ["Communist Party of Nepal (Maoist)"]}],
    ),
    ("Unknown gunmen killed three soldiers in Quetta on Tuesday.", [{"actors": ["Unidentified gunmen"]}]),
    ("IMU gunmen killed three soldiers in Batken on Tuesday.", [{"actors": ["Islamic Movement of Uzbekistan (IMU)"]}]),
    (
        "Bombs kill 20 in Quetta\n\nFour bombs went off on trains in Quetta on Tuesday, killing 20 people.\n\nA fifth was "
        "found at Sariab and defused.\n\nQuetta was hit by bombs in March 2013 that killed 57 people, and in August 2016 a "
        "blast killed 70 there.",
        [NEWS, {"place": "Sariab"}, {"date_edtf": "2013-03"}, {"date_edtf": "2016-08", "killed": 70}],
    ),
    (
        "Rebels threw a series of grenades at tourists in Quetta.",
        [{"type": "bombing", "place": "Quetta", "weapon": "grenades"}],
    ),
    ("US forces dropped a 500-pound bomb on a house in Musa Qala on Tuesday.", [{"type": "air_drone_strike"}]),
    (
        "A clerk drove a hired van into a union march in Leipzig, hurting 39 people.",
        [{"type": "armed_assault", "weapon": "van", "wounded": 39}],
    ),
    (
        "A lorry ploughed into a crowd at a street market in Halle, killing five.",
        [{"killed": 5, "weapon": "lorry ploughed into"}],
    ),
    ("A lorry ploughed into a shop in Halle after its brakes failed, killing five.", []),
    (
        "QUETTA - A suicide bomber struck the burns ward of Civil Hospital, killing 70.",
        [{"place": "Quetta", "killed": 70}],
    ),
    (
        "Six people were shot dead at Ramot junction in Jerusalem.",
        [{"place": "Ramot junction, Jerusalem", "admin1": "Jerusalem"}],
    ),
    (
        "MUBI, Nigeria - An attack on this rebel-held town in Adamawa killed 89 people on Tuesday.",
        [{"place": "Mubi", "killed": 89}],
    ),
    ("An IED strikes a civilian vehicle in Quetta on Tuesday. Two killed.", [{"type": "bombing", "killed": 2}]),
    ("A Turkish strike kills a PKK commander in Quetta", [{"type": "air_drone_strike", "killed": 1}]),
    ("A clerk killed ten people and himself in Quetta.", [{"killed": 10, "perpetrators_killed": 1}]),
    ("The body of a clerk was found with gunshot wounds near Quetta.", [{"killed": 1, "wounded": None}]),
    ("Rebels raided an army post in Quetta, carting away guns.", [{"type": "armed_assault"}]),
    ("A gas canister blew up in a bakery in Osh on Tuesday and injured three people.", []),
    (
        "Gunmen killed nine people in Lahore on Tuesday.\n\nThe band called it an answer to a push by the army. The army "
        "has lost men. It does not say how many. Talks have failed. They may go on. Nobody knows when.\n\nIn September "
        "2013, gunmen shot dead 80 people in the same city.",
        [{"place": "Lahore", "killed": 9}, {"place": "Lahore", "killed": 80}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_the_wire_tells(text: str, expected: list[dict[str, Any]], rules: Rules) -> None:
    found = [i.record() for i in extract(Report("x", text, published=PUBLISHED), rules).incidents]
    for r in found:
        r["actor"] = "; ".join(a["text"] for a in r["actors"])
        r["actors"] = [a["canonical"] for a in r["actors"]]
        r["weapon"] = "; ".join(w["text"] for w in r["weapons"])
    told = [{k: r[k] for k in e} for r, e in zip(found, expected, strict=False)]
    assert (len(found), told) == (len(expected), expected)
