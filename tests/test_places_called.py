"""A place that no gazetteer has keeps the word for what it is: a camp is told apart from the village beside it."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.called import called, spot
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract


def places(text: str) -> list[str | None]:
    return [i.place for i in extract(Report("r", text, published=date(2024, 5, 15)), load()).incidents]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("at the Daw Ta camp when", "Daw Ta", "Daw Ta camp"),
        ("the Sarna refugee camp,", "Sarna", "Sarna refugee camp"),
        ("in Barangay Abas, Pilar", "Abas", "Barangay Abas"),
        ("the Korets Valley on", "Korets", "Korets Valley"),
        ("of Kanta village", "Kanta", "Kanta"),
        ("the Kanta camp residents said", "Kanta", "Kanta"),
    ],
)
def test_the_name_in_full(text, name, wanted):
    at = text.index(name)
    assert called(text, text.lower(), at, at + len(name)) == wanted
    assert spot(f"{wanted}, Una") == name


def test_a_row_names_the_camp():
    told = "Seven people were killed on Sunday when a shell hit the Daw Tanga camp in Demoso, Kayah state, Myanmar."
    assert places(told) == ["Daw Tanga camp, Demoso"]
    told = "Gunmen shot dead a guard in Barangay Kabatokan, Pilar, Sorsogon, in the Philippines on Sunday."
    assert [p.split(",")[0] for p in places(told) if p] == ["Barangay Kabatokan"]
