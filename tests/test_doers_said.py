"""Who speaks of a deed has not done it; who arrests may be an armed group."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()
TOLD = [
    ("The SDF said Turkish drones hit a car in Kobani, wounding two women.", ["Military Forces of Turkey"]),
    ("The Ukrainian army said Russian missiles struck a depot in Odesa, wounding one.", ["Military Forces of Russia"]),
    ("The SDF said drones hit a car in Kobani, wounding two women.", []),
    ("Army repels rebel attack on Goma airport, 12 killed", ["Unidentified armed group"]),
    ("The SDF arrested two ISIS members in a raid in Hajin.", ["Syrian Democratic Forces (SDF)"]),
    ("HTS detains three activists in Idlib", ["Hayat Tahrir al-Sham (HTS)"]),
    ("The DSS arrested five suspected gunrunners in Jos.", ["State Security Service (Nigeria)"]),
    ("Two Boko Haram commanders were arrested in Maiduguri.", []),
    ("EFCC operatives arrested ten men in Benin City.", ["Economic and Financial Crimes Commission (EFCC)"]),
]


@pytest.mark.parametrize(("text", "doers"), TOLD)
def test_the_doers(text: str, doers: list[str]) -> None:
    (row,) = extract(Report("said", text), RULES).incidents
    assert [actor.canonical for actor in row.actors] == doers
