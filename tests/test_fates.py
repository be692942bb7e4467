"""What belongs to an event told before, and what is another one: fates, days above, newcomers, false alarms."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def _places(rules: Rules, text: str) -> list[str | None]:
    told = extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents
    return [i.record()["place"] for i in told]


@pytest.mark.parametrize(
    "text",
    [
        "Two boys were struck by bullets in Kirkuk on 6 May during a firefight. Noel, who was two, died the next day "
        "for want of a surgeon.",
        "Gunmen came to Baquba on Tuesday and fired at traders. Seventeen bodies were buried at Mosul on Wednesday.",
        "Eight policemen were killed at Baquba on 13 April when their car was ambushed. Four of the attackers were "
        "shot dead the same night; the rest fled to Mosul.",
        "Gunmen shot at the guardroom in Baquba on Monday. A second policeman took a bullet in the shoulder; he is at "
        "the hospital of Mosul.",
        "The bodies of three men, their hands tied, were found on Monday in Baquba. They had been taken off a bus the "
        "previous evening by rebels and were shot that same night.",
    ],
)
def test_what_became_of_those_told_before_is_no_other_event(rules: Rules, text: str) -> None:
    assert len(_places(rules, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot a clerk in Kirkuk on Monday.\n\nOn Tuesday soldiers went up the river road in jeeps. At Wali they "
        "fired at a group of boys and killed one.",
        "Gunmen attacked Kirkuk on Sunday and killed four people.\n\nThe assault came nine days after the primary "
        "healthcare centre at nearby Kurbi was set ablaze by men of the same gang.",
    ],
)
def test_another_day_is_another_event(rules: Rules, text: str) -> None:
    assert len(_places(rules, text)) == 2


def test_new_victims_in_a_roundup_are_a_case_of_their_own(rules: Rules) -> None:
    text = (
        "A car bomb in Kirkuk killed six people on Wednesday.\n\nA bomb in Baquba killed three on Wednesday.\n\n"
        "In Mosul, gunmen shot dead a clerk.\n\nPolice said they had found the bodies of five men, blindfolded, with "
        "bullet wounds in the head."
    )
    assert len(_places(rules, text)) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Near Baquba on Sunday men got down and, without saying a word, opened fire on those who drank there.",
        "A bus stop in Kherson came under fire on Monday.",
        "On 4 March an improvised explosive device in a pressure cooker exploded at an office in Gaur, injuring six.",
        "Four smugglers were liquidated in a collision with border guards in Khujand on Monday.",
        "When the column set out from Baquba on Monday, gunmen hidden by the road attacked it and killed four.",
    ],
)
def test_what_no_cue_takes_back(rules: Rules, text: str) -> None:
    assert len(_places(rules, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Shoppers fled a mall in Baquba on Sunday after a blast that many took for a bomb. It was a tyre.",
        "People in Gori queued for petrol after a channel said that the airport had been bombed and the president "
        "killed.\n\nNone of it was true.",
        "We call on the government:\n1. to investigate the matter;\n2. to release or charge the persons detained on "
        "July 6;",
    ],
)
def test_false_alarms_and_demands_tell_of_nothing(rules: Rules, text: str) -> None:
    assert _places(rules, text) == []
