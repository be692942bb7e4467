"""Short plain wires, whole rows: everyday sentences that no finer rule may spoil. Texts written for the project."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2024, 5, 15)  # a Wednesday
TURKEY, ISRAEL = "Military Forces of Turkey", "Military Forces of Israel"

CASES: list[tuple[str, list[dict[str, Any]]]] = [
    # 'targets' is no verb where nothing behind it is its object
    (
        "Turkish warplanes bombed PKK targets in northern Iraq, killing 18 militants.",
        [{"country": "IQ", "killed": 18, "actors": [TURKEY]}],
    ),
    (
        "Israeli warplanes bombed Hamas targets in Gaza City on Monday, killing four.",
        [{"place": "Gaza City", "killed": 4, "actors": [ISRAEL]}],
    ),
    ("A blast targets police in Quetta, killing two.", [{"place": "Quetta", "killed": 2, "type": "bombing"}]),
    # the plural's apostrophe ends no place
    ("Turkish warplanes bombed Kurdistan Workers' Party camps in the Qandil mountains.", [{"place": "Qandil"}]),
    # a state's rangers are no insurgents
    (
        "Three Thai rangers were killed in a bomb attack in Pattani's Yarang district on Monday morning. The attack "
        "was blamed on southern insurgents.",
        [{"killed": 3, "perpetrators_killed": None, "actors": ["Unidentified armed group"]}],
    ),
    # what is called unknown gunmen everywhere is no group
    ("Five people were shot dead by unknown gunmen in Funtua on Monday.", [{"actors": ["Unidentified gunmen"]}]),
    # a month within the year told first
    (
        "An Egyptian court jailed 22 people for killing a policeman in Kerdasa in 2013. A mob attacked the police "
        "station there in August of that year, killing 11 policemen.",
        [{"place": "Kerdasa", "date_edtf": "2013-08", "killed": 11}],
    ),
    # the country that only who is blamed tells
    ("Two villagers were killed on Monday. Residents blamed Boko Haram fighters.", [{"country": "NG", "killed": 2}]),
    ("Two villagers were killed on Monday. Kenyan police said they were looking for the men.", [{"country": "KE"}]),
    # who answers an attack did not make it
    (
        "Five Turkish soldiers were killed by Syrian artillery fire in the village of Taftanaz, in Idlib, on Monday. "
        "Turkey said it hit back at more than 100 targets.",
        [{"country": "SY", "place": "Taftanaz", "killed": 5, "actors": ["Military Forces of Syria"]}],
    ),
    # whose fire it was
    (
        "Two Armenian soldiers were killed by Azerbaijani fire near Sotk on Tuesday.",
        [{"killed": 2, "actors": ["Military Forces of Azerbaijan"]}],
    ),
    ("Two Indian soldiers were killed in Pakistani firing in Poonch.", [{"actors": ["Military Forces of Pakistan"]}]),
    (
        "Two soldiers were killed when Pakistani troops fired across the Line of Control in Poonch on Monday.",
        [{"killed": 2, "actors": ["Military Forces of Pakistan"]}],
    ),
    # British and American spelling of a name
    ("Fighters of the Nduma Defence of Congo killed four people in Pinga.", [{"actors": ["Mai-Mai Sheka (NDC)"]}]),
    # an aircraft that is shot down strikes nobody
    (
        "Rebels shot down a Ukrainian military transport plane near Luhansk on Saturday, killing all 49 on board.",
        [{"type": "armed_assault", "killed": 49, "actors": ["Unidentified armed group"]}],
    ),
    # counties and regions that no list of towns has, and a county before its namesakes
    (
        "A man was stabbed to death in Essex on Monday.",
        [{"country": "GB", "place": "Essex", "geo_precision": "admin2"}],
    ),
    ("Two people were shot in Kent, a suburb of Seattle, on Monday.", [{"country": "US", "place": "Kent"}]),
    ("Three people were killed in cattle raids in Karamoja on Monday.", [{"country": "UG", "place": "Karamoja"}]),
    # deaths that somebody answers, and deaths of thirst and want of air
    (
        "A Chadian soldier shot dead five people at a hospital in Moundou on Sunday after his brother died there.",
        [{"place": "Moundou", "killed": 5}],
    ),
    (
        "A crowd burned down a police station in Yei on Friday after a motorcyclist died in custody.",
        [{"place": "Yei", "killed": None, "type": "arson"}],
    ),
    ("Eighteen migrants were found dead in a truck near Tak on Monday; police said they suffocated.", []),
    (
        "About 30 masked men with iron bars broke up a women's march in Podgorica on Sunday, injuring 20 policemen. "
        "Sixty were detained.",
        [{"type": "protest_riot_violence", "wounded": 20, "arrested": 60}],
    ),
    # who tells of an attack launched no drones, and is at home where they fell
    (
        "The Ukrainian Air Force said Russia launched 48 drones overnight on Friday. In Kharkiv, two women were killed "
        "when a guided bomb hit a house.",
        [{"place": "Kharkiv", "killed": 2, "actors": ["Military Forces of Russia"]}],
    ),
    ("The army said rebels fired rockets at Maiduguri on Monday.", [{"place": "Maiduguri", "type": "shelling"}]),
    # whom a bomb was meant for did not lay it
    (
        "In Madain, a roadside bomb targeting an army patrol killed two soldiers on Monday.",
        [{"place": "Madain", "killed": 2, "actors": []}],
    ),
    # five dead are no sum of two and three elsewhere
    (
        "Bombings in Baghdad kill 18\n\nA string of bombings in and around Baghdad killed 18 people on Thursday, police "
        "said. The deadliest came in Sadr City, where a parked car exploded, killing eight. Another car bomb killed "
        "five in Karrada. In Madain, a roadside bomb killed two soldiers. Gunmen shot dead three traders in Abu Ghraib.",
        [
            {"place": "Sadr City", "killed": 8},
            {"place": "Karrada", "killed": 5},
            {"place": "Madain", "killed": 2},
            {"place": "Abu Ghraib", "killed": 3},
        ],
    ),
    # a title's state, and the town of the dateline
    (
        "Police: 3 arrested after fatal shooting at Ohio party\n\nAKRON, Ohio (AP) - Three teenagers have been arrested "
        "in a shooting at a birthday party that left one man dead early Sunday, police said.",
        [{"place": "Akron", "killed": 1, "arrested": 3}],
    ),
    # what was avenged is an event of its own
    (
        "Gunmen killed four traders in Zaria on Friday to avenge the killing of two herders in Kafanchan on Monday.",
        [{"place": "Zaria", "killed": 4}, {"place": "Kafanchan", "killed": 2, "date_start": "2024-05-13"}],
    ),
    ("Soldiers killed three Muslim brothers in Narathiwat on Monday.", [{"killed": 3, "perpetrators_killed": None}]),
    # whose men they are
    (
        "A trader was shot by an off-duty policeman in Ankara on Monday.",
        [{"actors": ["Police Forces of Turkey"]}],
    ),
    ("Security guards shot dead a customer at a bank in Guayaquil on Monday.", [{"actors": ["Security guards"]}]),
    ("Suspected Lashkar militants killed two workers in Kulgam on Sunday.", [{"actors": ["Lashkar-e-Taiba (LeT)"]}]),
    (
        "An air force plane dropped a bomb on a school in Marawi on Wednesday, killing 11.",
        [{"killed": 11, "actors": ["Military Forces of the Philippines"]}],
    ),
    # militants who kill fighters of a group are not of it
    (
        "Militants killed six Hezbollah fighters in Qalamoun on Monday. The militants also burned a car.",
        [{"killed": 6, "actors": ["Unidentified armed group"]}],
    ),
    # a relative clause behind those who are among the dead
    (
        "At least 23 people, including four children, who were sheltering in a monastery were killed by an airstrike "
        "in Lin Ta Lu village on Friday.",
        [{"killed": 23}],
    ),
    # a cleric is no attacker, whoever he is for
    (
        "An explosion outside a mosque in Herat killed a prominent pro-Taliban cleric and at least 17 others.",
        [{"killed": 18, "perpetrators_killed": None}],
    ),
    # a protest's day is not the day of what it is about
    (
        "Residents of Ikorodu protested on Monday against the killing of two traders by cultists at Igbogbo on "
        "Saturday night.",
        [{"place": "Igbogbo", "killed": 2, "date_start": "2024-05-11", "type": "armed_assault"}],
    ),
    (
        "Shops stayed shut in Quetta on Tuesday in protest against a bombing that killed 14 lawyers at the Civil "
        "Hospital the day before.",
        [{"place": "Quetta", "killed": 14, "date_start": "2024-05-13"}],
    ),
    ("Hundreds marched in Nairobi on Monday to protest the killing of a blogger.", [{"type": "assassination"}]),
    # a distance tells where another place is, also where a month is short for part of its name
    ("A missile struck a barracks in Marib, 170 km east of Sanaa, on Monday, killing nine.", [{"place": "Marib"}]),
    ("They took the master and three crew members hostage off Brass on Monday.", [{"abducted": 4}]),
    # a thing and whose it is
    (
        "Gunmen fired at the newspaper El Norte's offices in Bogota on Friday.",
        [{"targets": ["the newspaper El Norte's offices"]}],
    ),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def shown(row: dict[str, Any], key: str) -> Any:
    """A value of a row; actors by their names, targets by their words."""
    if key == "actors":
        return [a["canonical"] or a["text"] for a in row[key]]
    return [t["text"] for t in row[key]] if key == "targets" else row[key]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:50] for text, _ in CASES])
def test_a_plain_wire_is_read_whole(rules: Rules, text: str, expected: list[dict[str, Any]]) -> None:
    rows = [i.record() for i in extract(Report("r", text, published=PUBLISHED), rules).incidents]
    got = [{k: shown(row, k) for k in want} for row, want in zip(rows, expected, strict=False)]
    assert (len(rows), got) == (len(expected), expected)
