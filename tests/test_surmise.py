"""Deeds that no list of triggers knows are surmised where a sentence tells a day or a town, and not elsewhere."""

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()

TOLD = [
    ("A mortar round went through the roof of a clinic in Taiz on Monday.", "shelling"),
    ("Visitors with Kalashnikovs surrounded a wedding in Kaduna on Sunday; the guests lay down.", "armed_assault"),
    ("A trader was pushed into a grey car in Maracaibo on Wednesday by three men.", "abduction"),
    ("Two charges tore open the oil pipeline near Arauca on Sunday.", "bombing"),
    ("A crowd stripped a grain warehouse in Gonaïves on Monday.", "looting_property"),
    ("Settlers put a match to an olive grove at Burin on Friday.", "arson"),
    ("Gunmen of two gangs ran into each other at a crossing near Frontera Comalapa on Monday.", "armed_clash"),
    ("On Sunday a cook stood at a farm near Wum. Rebels took her from the kitchen.", "abduction"),
    ("A rider on a motorcycle without plates put four bullets into a notary in Cebu on Monday.", "armed_assault"),
    ("On 2 May two hooded men got down near Rasht and discharged twelve shots at him.", "assassination"),
    ("A convoy was ambushed in the Kora gorge on Monday.", "armed_assault"),
    ("Two women were violated by men in uniform at a roadblock near Bunia on Saturday.", "sexual_violence"),
]
SILENT = [
    "Visitors with rifles surrounded a wedding.",  # neither a day nor a town
    "Forty soldiers paraded with rifles in Kampala on Friday.",
    "Police took the suspect's passport to the embassy in Lagos on Monday.",
    "Dockers emptied two ships in Mombasa on Tuesday before the strike.",
    "Firemen carried four children out of a flooded school in Kerala on Wednesday.",
    "Soldiers took eight survivors in critical condition to the main hospital of Mpika on Monday.",
    "Rebels dismissed an offer of the minister in Bouaké on Thursday.",
    "The army took delivery of twelve howitzers in Tartu on Thursday.",
]


def types(text: str) -> list[str]:
    """The types of the incidents of a text of 10 June 2021."""
    return [i.type for i in extract(Report("x", text, published=date(2021, 6, 10)), RULES).incidents]


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_told(text: str, kind: str) -> None:
    assert types(text) == [kind]


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert types(text) == []
