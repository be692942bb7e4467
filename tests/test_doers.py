"""Who died at the hands of forces, told by a pronoun behind what he did."""

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

CASES = [
    ("A knife attacker killed two shoppers in Hamburg on Friday. He was shot dead by officers at the scene.", 2, 1),
    ("Two gunmen killed six guests in Mombasa on Friday. Both were shot dead by police.", 6, 2),
    ("A farmer was stopped at a post in Hamburg on Friday. He was shot dead by officers.", 1, None),
]


@pytest.mark.parametrize(("text", "killed", "own"), CASES)
def test_attacker_killed_by_forces_is_told_apart(text, killed, own):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.perpetrators_killed) == (killed, own)


def test_bare_toll_before_its_deed_belongs_to_it():
    text = "Two dead and eight wounded. That was the outcome of a shooting at a club in Cali on Saturday night."
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.wounded) == (2, 8)
