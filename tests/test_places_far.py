"""Names that mean another place than the gazetteer's, or none it has, and the division such a name is put into."""

from __future__ import annotations

import pytest

from incidents import layout, packs
from incidents.extractors import places
from incidents.gazetteer import open_gazetteer
from incidents.model import Report
from incidents.pipeline import extract

RULES = packs.load()

RIVER = (
    "Raids on the river\n\nA boat was burnt at Nóvita, in Chocó, on Monday. Families in Quibdó asked for help.\n\n"
    "In the village of San Miguel a teacher was shot dead."
)
QUARTER = (
    "Two bombs\n\nA car bomb went off in Falluja, 45 km west of Baghdad. A second killed a guard in the al-Andalus "
    "neighborhood."
)
TITLE = "Bombs over La Capilla\n\nJets bombed a hut in La Capilla, in Apure, Venezuela. Four people were killed."
ABROAD = "Bus held\n\nA man held a bus in Manila on Monday, watched by viewers across Asia. He shot two."
LAST = (
    "Men taken\n\nPolice in Kano, Nigeria, spoke of raids on farms. Raiders burned barns in Katsina.\n\n"
    "A clerk was shot in Gusau.\n\nIn Tuwon village two men were taken."
)


@pytest.mark.parametrize(
    ("text", "name", "country", "division"),
    [
        (RIVER, "San Miguel", "CO", "Choco"),
        (QUARTER, "al-Andalus", "IQ", "Anbar"),
        (TITLE, "La Capilla", "VE", "Apure"),
        (LAST, "Tuwon", "NG", "Zamfara"),
        (ABROAD, "Asia", None, None),
    ],
)
def test_the_division_of_a_name(text: str, name: str, country: str, division: str) -> None:
    found = places.find_places(text, layout.split(text, RULES), open_gazetteer(), RULES)
    assert {(p.country, p.admin1) for p in found if p.text == name} == {(country, division)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "KADUNA - Three bandits were killed on Tuesday in a raid at Sabon Birni.\n\nThe two sides gave other tolls.",
            "Sabon Birni",
        ),
        (
            "Farms raided\n\nRice has not been cut in the village of Sola, in the district of Niono, Mali. Armed men "
            "came there last night and killed nine herders.",
            "Sola, Niono",
        ),
        (
            "Six soldiers killed\n\nSix soldiers were killed when a bomb went off under their truck near Lice, Turkey. A "
            "boy was hurt.\n\nThe attack came hours after Ankara had gone into mourning.",
            "Lice",
        ),
    ],
)
def test_the_place_of_the_deed_and_not_of_what_is_told_beside_it(text: str, place: str) -> None:
    assert extract(Report("x", text), RULES).incidents[0].place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soldiers shot dead a farmer east of Gwoza, Nigeria, medics at Sola hospital in Mubi said.", "Gwoza"),
        (
            "Families who arrived in Pemba, Mozambique, by boat said rebels had entered Palma and killed nine people.",
            "Palma",
        ),
        ("In Mali, rebels killed six people in Bandia (Sola chiefdom, Duma).", "Bandia"),
        ("In Mali, raiders killed nine people in Bandia and three neighbouring villages.", "Bandia"),
        ("In Mali, gunmen killed nine people near the Mukra forest in Niono district.", "Mukra forest, Niono"),
        ("QUITO (AP) - Gunmen broke into the Central American Academy and killed a guard.", "Quito"),
    ],
)
def test_the_place_and_not_those_around_it(text: str, place: str) -> None:
    assert extract(Report("x", text), RULES).incidents[0].place == place


def test_a_quarter_is_that_of_the_great_city_of_the_report():
    text = "Bomb in Lima\n\nLIMA - Two guards died when a car blew up at a bank in San Juan de Miraflores."
    (found,) = extract(Report("x", text), RULES).incidents
    assert (found.place, found.admin1) == ("San Juan de Miraflores", "Lima")


@pytest.mark.parametrize(("name", "country"), [("OSLO", "NO"), ("LIMA", "PE"), ("Goma", "CD")])
def test_a_short_name_that_opens_a_dateline_is_no_acronym(name: str, country: str) -> None:
    text = f"Guard dies\n\n{name}, May 3 (Sol) - A guard died when a bomb went off at a bank on Monday."
    assert extract(Report("x", text), RULES).incidents[0].country == country


@pytest.mark.parametrize(
    ("text", "country", "admin1"),
    [
        ("Israeli air strikes on Khan Younis killed 13 people.", "PS", "Gaza Strip"),
        ("Police held two Iraqi brothers over a bomb found in Cologne.", "DE", "North Rhine-Westphalia"),
        ("A former Russian politician was shot dead in Kiev.", "UA", "Kyiv City"),
        ("Hezbollah fired rockets at Kiryat Shmona, hurting three people.", "IL", "Northern"),
    ],
)
def test_a_town_abroad_is_known_by_its_other_names(text: str, country: str, admin1: str) -> None:
    """Where only forces or people from elsewhere tell of a country."""
    (found,) = extract(Report("x", text), RULES).incidents
    assert (found.country, found.admin1, found.geo_precision) == (country, admin1, "place")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Mass kidnapping near Kuriga, Kaduna: 287 pupils taken.", "NG"),
        ("Ore trucks were attacked near Lubumbashi and two drivers killed.", "CD"),
        ("Two men were shot dead in Worcester, Mass., on 3 May 2021.", "US"),
    ],
)
def test_what_a_states_name_is_cut_to_stands_behind_a_town(text: str, country: str) -> None:
    (found,) = extract(Report("x", text), RULES).incidents
    assert found.country == country
