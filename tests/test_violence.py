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


TOLD = [
    "A farmer was cut down outside a shop in Kitui on Tuesday.",
    "Rebels laid into two traders near Kitui on Tuesday.",
    "The bandits picked off three guards in Kitui on Tuesday.",
    "Masked men hauled off a weaver in Kitui on Tuesday.",
    "Three people lost their lives in a raid in Kitui on Tuesday.",
    "A dhow was hijacked off the coast of Kilifi on Tuesday.",
    "A cook was killed by a shell in Kitui on Tuesday.",
    "Warplanes carried out strikes on the town of Kitui on Tuesday.",
    "The army confirmed the strafing of a convoy near Kitui on Tuesday.",
    "A widow died in sectarian violence in Kitui on Tuesday.",
    "Nine people died when a mortar crashed through the roof of a chapel in Kitui on Tuesday.",
]


@pytest.mark.parametrize("text", TOLD)
def test_a_deed_of_people_tells_an_incident(text: str, rules: Rules):
    assert len(extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents) == 1


UNTOLD = [
    "A farmer was battered by the storm in Kitui on Tuesday.",
    "A lorry lost its brakes near Kitui on Tuesday. Nine traders were killed.",
    "The two mayors clashed over water fees in Kitui on Tuesday.",
    "Teachers attacked the new timetable at a meeting in Kitui on Tuesday.",
    "Rising rents have strangled small firms in Kitui, owners said on Tuesday.",
    "The keeper killed off the hopes of the guests in Kitui on Tuesday.",
    "A bus left the road near Kitui on Tuesday, killing five.",
    "The groom was carried off on the shoulders of his friends in Kitui on Tuesday.",
    "Sheep were slaughtered for the feast in Kitui on Tuesday.",
    "A barrage of complaints met the new fares in Kitui on Tuesday.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_accidents_and_figures_of_speech_tell_none(text: str, rules: Rules):
    assert not extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents


OF_ITSELF = [
    "Fire guts hostel in Kitui\nA fire swept through a hostel in Kitui on Tuesday and killed nine people. Two men were detained.",
    "A jet came down in fog near Kitui on Tuesday and nine soldiers were killed. The army denied that it had been hit.",
    "Nine people were trampled at a shrine in Kitui on Tuesday. Attacks by raiders on herds have made trade hard there.",
    "Wardens shot dead a bull that had gored a boy in Kitui on Tuesday.",
    "A cougar which had wounded two goats was shot in Kitui on Tuesday.",
    "Opinion: words\nPoliticians are stabbed in the back in Kitui. A war is when someone kills your cousin. Mr. Omondi bombed "
    "our language on Tuesday. We read it. We laughed. We went home.",
    "Three gunmen shot a cook in Kitui on Tuesday. The gunmen were cadets of the navy.",
]


@pytest.mark.parametrize("text", OF_ITSELF)
def test_what_nobody_did_to_anybody_tells_none(text: str, rules: Rules):
    assert not extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents


DONE_BESIDE_A_MISHAP = [
    "Floods have killed nine people. Two soldiers were killed by a claymore mine in Kitui on Tuesday, the army said.",
    "A bus plunged into a ravine near Kitui on Tuesday after gunmen opened fire on it, killing nine passengers.",
    "Masked men set fire to a hostel in Kitui on Tuesday, killing nine people. A watchman was detained.",
    "In other news: two men were shot and wounded at a shop in Kitui on Tuesday, police said.",
]


@pytest.mark.parametrize("text", DONE_BESIDE_A_MISHAP)
def test_what_people_did_beside_a_mishap_tells_an_incident(text: str, rules: Rules):
    assert len(extract(Report("r", text, published=date(2021, 6, 10)), rules).incidents) == 1
