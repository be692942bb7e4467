"""Where an event happened, where its clause does not say it outright."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()

PLACES = [
    ("Police in Nairobi said four miners were shot dead outside Garissa, Kenya.", "Garissa", "KE"),
    ("Police in Nairobi said four miners were shot dead by gunmen.", "Nairobi", "KE"),
    ("In Bambari, Central African Republic, people asked for help for Ndolo, in Ouaka prefecture, where raiders "
     "killed 30 people.", "Ndolo", "CF"),
    ("Shells hit the Razan border district in Saada, Yemen, killing two people.", "Razan", "YE"),
    ("Police arrested four residents of Batam, Indonesia, in a raid on a house there.", "Batam", "ID"),
    ("A mine killed four U.S. service members. The blast happened in Ghazni.", "Ghazni", "AF"),
    ("A bomb went off at Myanmar's embassy in Cairo, hurting two.", "Cairo", "EG"),
    ("A bomb in the Zahra district of Homs killed eight people.", "Zahra", "SY"),
    ("A van was shot at near Mile 40 in Papua, Indonesia, and an officer was killed.", "Mile 40", "ID"),
    ("CASERTA, Italy, June 4 - Six men were shot dead in this coastal town north of Naples.", "Caserta", "IT"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "country"), PLACES)
def test_the_place_of_the_deed(text: str, place: str, country: str) -> None:
    (found,) = extract(Report("x", text), RULES).incidents
    assert ((found.place or "").lower(), found.country) == (place.lower(), country)
