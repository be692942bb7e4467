"""Groups of which a report speaks and which it does not say did it; arms that were borne and did not go off."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


BOMB = "A bomb killed 12 people at a market in Kabul on 3 May 2021. "
NOBODY = [
    BOMB + "No group, including the Taliban, has claimed responsibility.",
    BOMB + "Neither the Taliban nor Islamic State has claimed responsibility.",
    BOMB + "The Taliban and Islamic State have carried out similar attacks in the past.",
    "Fifteen Taliban fighters were killed in an airstrike in Kunduz on 3 May 2021. The Taliban rejected the claim.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_only_spoken_of_did_not_do_it(text: str, rules: Rules) -> None:
    assert [a.canonical for i in extract(Report("r", text), rules).incidents for a in i.actors] == []


SOMEBODY = [
    (BOMB + "Nobody has claimed it, but police blamed the Taliban.", "Taliban"),
    (BOMB + "The Taliban claimed responsibility.", "Taliban"),
]


@pytest.mark.parametrize(("text", "doer"), SOMEBODY)
def test_who_is_blamed_or_claims_did(text: str, doer: str, rules: Rules) -> None:
    assert [a.canonical for i in extract(Report("r", text), rules).incidents for a in i.actors] == [doer]


KINDS = [
    (
        "Gunmen armed with rifles and grenades attacked a hotel in Bamako on 3 May 2021, killing 20 guests.",
        "armed_assault",
    ),
    ("Rebels killed two soldiers and captured five others in an attack on Rutshuru on 3 May 2021.", "armed_assault"),
    ("Rebels killed two captured soldiers in Rutshuru on 3 May 2021.", "execution"),
    ("Gunmen threw grenades into a hotel in Bamako on 3 May 2021, killing 20 guests.", "bombing"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_what_was_borne_or_done_to_others_gives_no_type(text: str, kind: str, rules: Rules) -> None:
    assert [i.type for i in extract(Report("r", text), rules).incidents] == [kind]
