"""Reports of one headline, whose verbs stand in the plain form."""

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Raiders torch clinic in Zinder", "arson"),
        ("Rebels storm prison in Goma", "armed_assault"),
        ("Assailants hack miller to death in Ituri", "armed_assault"),
        ("Mob lynch two in Assam", "protest_riot_violence"),
        ("Militiamen burn 12 houses in Djugu", "arson"),
    ],
)
def test_a_headline_tells_of_an_incident(title: str, kind: str) -> None:
    (incident,) = extract(Report("r", title), RULES).incidents
    assert incident.type == kind


@pytest.mark.parametrize("title", ["Police raid on gang hideout planned", "Army attack helicopters arrive"])
def test_a_noun_behind_people_is_no_verb(title: str) -> None:
    assert not extract(Report("r", title), RULES).incidents
