"""Entries headed by a place, scenes set by a sentence of their own, and events told by one noun."""

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()

TRACKER = """Weekly tracker, 3-9 June

Goma, North Kivu. Two youths shot by men in uniform at 21:00. Both died.

Uvira, South Kivu. A grenade in a bar. Four guests hurt.
"""
UNREST = """Unrest in the west

Police shot dead three marchers in Bouaké on Thursday, the hospital said.

On Saturday the unrest reached the town of Korhogo, where 300 people held up a train. One man was shot dead there.
"""
FINGERS = """Note from the region

A pipe bomb took two fingers off the boy who picked it up in Derry on Saturday. The ministry made no comment. Schools
stay shut. Roads are open. Rain is expected. The prefect is away.
"""
AXE = "Note\n\nThe imam was struck down with an axe at prayer in Goma on Monday."
NAMED = """Note from the region

The ministry spoke of the recent attacks on Monday. It has no plans. Schools stay shut. Roads are open. Rain is expected.
The prefect is away.
"""
ANOTHER = """Den of powder makers destroyed

Police smashed a gang that mixed powder in a cellar of Osh on Thursday. Five suspects were seized there.

In another case, three thugs hacked at guests in a tea house of Osh, injuring four.
"""
SHOTS = "Note\n\nOn 2 June two hooded men got down from a van and discharged twelve shots in a teacher."


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (TRACKER, ["Goma", "Uvira"]),
        (UNREST, ["Bouaké", "Korhogo"]),
        (FINGERS, ["Derry"]),
        (AXE, ["Goma"]),
        (NAMED, []),
        (ANOTHER, ["Osh", "Osh"]),
        (SHOTS, [None]),
    ],
)
def test_places(text: str, places: list[str | None]) -> None:
    found = extract(Report("x", text, published=date(2021, 6, 10)), RULES).incidents
    assert [i.place for i in found] == places
