"""Which words make an incident of a clause that tells a day and a town. Texts written for the project."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


# What only people do to people makes an incident where a day and a town are told, however mild or rare its word.
MISTREATED = (
    "tortured thrashed stoned mutilated maimed liquidated neutralised seized garroted kicked_to_death roughed_up "
    "manhandled done_to_death lynched bayoneted"
).split()


@pytest.mark.parametrize("deed", [d.replace("_", " ") for d in MISTREATED])
def test_a_word_of_ill_treatment_tells_an_incident(deed: str, rules: Rules):
    text = f"A farmer was {deed} in Kitui on Tuesday, police said."
    assert len(extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents) == 1


@pytest.mark.parametrize("end", ["crushed to death", "stung to death", "swept away"])
def test_what_animals_and_floods_do_tells_none(end: str, rules: Rules):
    text = f"A farmer was {end} in Kitui on Tuesday, police said."
    assert not extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents


def test_a_word_in_ss_is_one_person(rules: Rules):
    text = "An actress was shot dead in Kitui on Tuesday, police said."
    assert [i.killed for i in extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents] == [1]
