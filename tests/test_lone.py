"""Notes of one or two sentences, in which no town, day or toll is told."""

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES = load()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A raft bomb was detonated under a jetty of the coast guard. Nobody was hurt.", "bombing"),
        ("A seminary was destroyed by an explosion.", "bombing"),
        ("Bomb explodes outside a tax office.", "bombing"),
        ("A series of car bombings killed 12 traders in Kirkuk.", "bombing"),
        ("During the Liberian civil war, armed men stormed a clinic.", "armed_assault"),
        ("Gunmen ambushed troops near Gao.", "armed_assault"),
        ("Guerrillas ambush troops near Toribio.", "armed_assault"),
        ("A suicide bomber crashed a van laden with explosives into a bus in Quetta.", "suicide_bombing"),
        (
            "Nine excavators of a mining firm were burned in Temuco. A cell claimed responsibility for the attack.",
            "arson",
        ),
    ],
)
def test_a_note_tells_its_one_deed(text: str, kind: str) -> None:
    (incident,) = extract(Report("r", text), RULES).incidents
    assert incident.type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Trucks with flour have reached the besieged town of Gorazde.",
        "A gas explosion destroyed a house and two cars.",
        "The militia declared a truce after twelve days of battles with a rival force.",
        "More than 60,000 people died in the civil war.",
        "A truck carrying explosives for a quarry crashed near Ndola, killing four people.",
    ],
)
def test_what_is_no_deed_stays_none(text: str) -> None:
    assert not extract(Report("r", text), RULES).incidents


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("A youth was shot dead at the Kabul gate of Ghazni.", "Kabul gate", "AF"),
        ("A grenade went off at Beirut square in Tripoli, Lebanon, hurting three.", "Beirut square, Tripoli", "LB"),
        ("Two men were shot at a cafe in Quetta's Kandahari Bazaar.", "Kandahari Bazaar, Quetta", "PK"),
        ("Nine guards fell in a raid on a post in the province of Western Azerbaijan.", "Western Azerbaijan", "IR"),
    ],
)
def test_a_gate_or_square_is_no_town_of_its_name(text: str, place: str, country: str) -> None:
    (incident,) = extract(Report("r", text), RULES).incidents
    assert (incident.place, incident.country) == (place, country)
