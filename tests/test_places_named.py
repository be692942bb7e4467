"""Names that are no place's, names of several words, and towns whose name others bear. Texts written for the project."""

from __future__ import annotations

import pytest

from incidents import layout, packs
from incidents.extractors import places
from incidents.gazetteer import open_gazetteer

RULES = packs.load()

NONE = [
    ("All those involved in Oscar Romero's murder were freed on Monday.", "Oscar Romero"),
    ("Five suspects in the Pizarro case were held near Cali.", "Pizarro"),
    ("The attack against SINTRAGOL killed ten on Tuesday in San Salvador.", "SINTRAGOL"),
    ("A bomb was thrown at the Dorvil soda shop in San Salvador today.", "Dorvil"),
    ("A bomb exploded at the Hanif tea shop in Quetta on Monday.", "Hanif"),
    ("President Ortega said in the Costa Rican capital that two men had been shot near Managua.", "Costa Rican"),
    ("Progress in the Jesuits case was slow, a lawyer said in San Salvador.", "Jesuits"),
]
MEANT = [
    ("Four men were kidnapped near San Miguel, El Salvador. A bomb went off in San Luis de la Reina.",
     "San Luis de la Reina", "SV"),
    ("A guard was shot in San Salvador. A bomb went off near San Jose Guayabal.", "San Jose Guayabal", "SV"),
    ("Two guards were shot in San Salvador. A bomb went off in the San Jacinto quarter.", "San Jacinto", "SV"),
    ("A mine killed two near Kanta, in Morazan, El Salvador. Soldiers from Cabañas were hurt at San Rafael farm.",
     "San Rafael farm", "SV"),
    ("Madrid (Spain), 5 May 1989 (EFE) -- Two guards were shot dead in La Paz on Monday.", "La Paz", "BO"),
    ("An IED hit a patrol in SHORBAGAI village near KANDAHAR on Monday.", "SHORBAGAI", "AF"),
    ("Unrest in San Jose, California, went on. Two men were shot in San Jose.", "San Jose", "US"),
]  # fmt: skip


def found(text: str) -> dict[str, places.PlaceMention]:
    told = places.find_places(text, layout.split(text, RULES), open_gazetteer(), RULES)
    return {m.text: m for m in reversed(told) if m.role != "hint"}


@pytest.mark.parametrize(("text", "name"), NONE, ids=[n for _, n in NONE])
def test_no_place(text: str, name: str) -> None:
    assert name not in found(text)


@pytest.mark.parametrize(("text", "name", "country"), MEANT, ids=[n for _, n, _ in MEANT])
def test_the_place_that_is_meant(text: str, name: str, country: str) -> None:
    told = found(text)
    assert name in told or name.removesuffix(" farm") in told
    assert told.get(name, told.get(name.removesuffix(" farm"))).country == country  # type: ignore[union-attr]
