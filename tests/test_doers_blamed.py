"""Doers whom another sentence blames, claims for or describes, among several events. Reports written for the project."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Incident, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

THREE = (
    "Incidents this week\n\nA clinic was looted in Kafanchan on Saturday night.\n\n"
    "Three traders were shot dead near Bosso on Monday. {}\n\nA school was burned in Makurdi on Tuesday."
)

# What is said in the sentence behind a deed, and the doer it tells of.
SAID = [
    ("plain blame", "Villagers blame armed herders.", "Fulani herders"),
    ("blame for a deed", "Residents blame the attack on a cell of Ansaru.", "Ansaru"),
    ("they did it", "The prosecutor says militiamen of the Tano sect did it.", "Tano sect"),
    ("it was they", "The widow says it was soldiers.", "Military Forces of Nigeria"),
    ("it was they, in quotes", '"It was the army," the widow said.', "Military Forces of Nigeria"),
    ("pointed at", "Police point at Ansaru.", "Ansaru"),
    ("quick to claim it", "Ansaru was quick to claim it.", "Ansaru"),
    ("claimed for it", "A caller to a radio station claimed it for Ansaru.", "Ansaru"),
    ("a spokesman for it", "Responsibility was claimed by a spokesman for Ansaru.", "Ansaru"),
    ("in its name", "A statement in the name of Ansaru said its men had carried it out.", "Ansaru"),
    ("its video", "Ansaru published a photograph of the dead.", "Ansaru"),
    ("its handwriting", "Investigators see the handwriting of Ansaru.", "Ansaru"),
    ("behind it is", "Behind it, the police believe, is Ansaru.", "Ansaru"),
    ("prime suspect", "Ansaru is the prime suspect.", "Ansaru"),
    ("its leaflets", "Leaflets of Ansaru were found at the scene.", "Ansaru"),
    ("accused of the killings", "The governor accused fighters of Ansaru of the killings.", "Ansaru"),
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def told(text: str, rules: Rules) -> list[Incident]:
    return list(extract(Report("r", text, published=date(2024, 5, 15)), rules).incidents)


def names(incident: Incident) -> list[str | None]:
    return [actor.canonical or actor.text for actor in incident.actors]


@pytest.mark.parametrize(("name", "said", "doer"), SAID, ids=[case[0] for case in SAID])
def test_who_is_blamed_is_the_doer_of_the_event_before(name: str, said: str, doer: str, rules: Rules) -> None:
    looted, shot, burned = told(THREE.format(said), rules)
    assert names(shot) == [doer]
    assert names(looted) == names(burned) == []


def test_doers_of_one_paragraph_are_not_those_of_the_next(rules: Rules) -> None:
    looted, shot, burned = told(THREE.format("Three masked men on two motorcycles carried it out."), rules)
    assert [a.text for a in shot.actors] == ["Three masked men"]
    assert not looted.actors
    assert not burned.actors


def test_sentences_of_another_day_tell_no_doer(rules: Rules) -> None:
    text = (
        "The mission recalls 8 May 2021, when 85 people were killed outside a school in Kabul by a car bomb. "
        "When women marched there on Saturday, Taliban forces struck some with cables."
    )
    assert all("Taliban" not in names(i) for i in told(text, rules) if i.type == "bombing")


POWERS = [
    ("A drone hit a hospital in Zaporizhzhia on Saturday. Kyiv said Moscow was responsible.", "Russia"),
    ("A drone fell on a street in Rawalpindi on Monday, wounding a cook. Islamabad blamed New Delhi.", "India"),
    ("A drone fell on a street in Rawalpindi on Monday, wounding a cook. Pakistan says it was sent by India.", "India"),
    ("Tehran fired missiles at a house in Erbil on Monday night, killing four.", "Iran"),
    ("New Delhi said it had destroyed a radar near Sialkot on Thursday with drones.", "India"),
]


@pytest.mark.parametrize(("text", "nation"), POWERS)
def test_capitals_stand_for_those_who_govern(text: str, nation: str, rules: Rules) -> None:
    assert names(told(text, rules)[0]) == [f"Military Forces of {nation}"]


def test_who_shot_is_a_gunman_whatever_word_tells_of_him(rules: Rules) -> None:
    (shot,) = told("Two men on a motorcycle shot a lawyer dead with pistols in Lahore on Monday.", rules)
    assert names(shot) == ["Unidentified gunmen"]
    (stabbed,) = told("Two men on a motorcycle stabbed a lawyer to death in Lahore on Monday.", rules)
    assert names(stabbed) != ["Unidentified gunmen"]
    (car,) = told("Shots were fired from a passing car at a post in Nazran on Monday, wounding a sergeant.", rules)
    assert [(a.text, a.canonical) for a in car.actors] == [("passing car", "Unidentified gunmen")]


DESCRIBED = [
    ("The attackers, some thirty Serbs in camouflage, killed a sergeant at Banja on Sunday.", "some thirty Serbs"),
    ("The assailants, four hooded men on two motorcycles, shot a mayor dead in Olancho on Monday.", "four hooded men"),
    ("The killer, a 19-year-old student, stabbed three pupils in Turku on Friday.", "19-year-old student"),
    ("The attackers - about 20 Pokot warriors - killed six herders at Kapedo on Monday.", "about 20 Pokot warriors"),
    ("A 38-year-old German drove his car into a procession in Lippstadt on Saturday.", "38-year-old German"),
]


@pytest.mark.parametrize(("text", "words"), DESCRIBED)
def test_what_tells_who_they_are_stands_for_them(text: str, words: str, rules: Rules) -> None:
    assert [a.text for a in told(text, rules)[0].actors] == [words]


INNOCENT = [
    "A councillor was shot dead at his gate in Nongoma on Sunday. The ANC in the region condemned the murder.",
    "Three soldiers were shot dead near Arauca on Monday. The ELN mourned a singer.",
    "A bus was attacked in Cauca on Friday and two people died. The FARC dissidents said they were not involved.",
    "A mine killed two soldiers near Kolofata on Saturday. Boko Haram is named in a new book.",
]


@pytest.mark.parametrize("text", INNOCENT)
def test_who_only_speaks_of_it_or_is_named_has_no_part(text: str, rules: Rules) -> None:
    assert told(text, rules)[0].actors == ()


def test_those_who_distance_themselves_do_not_take_the_place_of_the_doers(rules: Rules) -> None:
    text = (
        "Hoodlums stormed a police station in Agwa on Saturday and killed a sergeant. "
        "IPOB, through its spokesman, distanced the group from the act."
    )
    assert [a.text for a in told(text, rules)[0].actors] == ["Hoodlums"]


WHOSE = [
    (
        "The Abu Sayyaf seized two sailors off Sulu on Monday. A hostage was beheaded by the bandits in Patikul in April.",
        "Abu Sayyaf Group (ASG)",
    ),
    ("A Maoist squad blew up a mobile tower at Raniganj, Bihar, on Wednesday.", "Communist Party of India (Maoist)"),
    ("A squad of the Maoists blew up a tower at Raniganj, Bihar, on Wednesday.", "Communist Party of India (Maoist)"),
    (
        "Five cadres of the Communist Party of India (Maoist) shot a headman at Kotgul on Monday.",
        "Communist Party of India (Maoist)",
    ),
    ("Seven people were killed by a drone of the Rapid Support militia in El Obeid.", "Rapid Support Forces (RSF)"),
    ("Muslim separatists shot dead a teacher in Pattani, Thailand, on Tuesday.", "Southern Thailand separatists"),
]


@pytest.mark.parametrize(("text", "group"), WHOSE)
def test_doers_have_the_name_of_their_group(text: str, group: str, rules: Rules) -> None:
    assert names(told(text, rules)[-1]) == [group]


def test_its_followers_are_not_those_of_whom_it_follows(rules: Rules) -> None:
    text = (
        "The ADF swore allegiance to the Islamic State in 2016. In Oicha, Congo, its followers killed nine "
        "people on Monday."
    )
    assert names(told(text, rules)[-1]) == ["Allied Democratic Forces (ADF)"]


PEOPLE = [
    ("Workers killed a trader at Kafanchan on Monday.", "Workers"),
    ("Fulani attacked a village near Jos on Monday and killed a trader.", "Fulani"),
    ("A trader was stabbed by Tutsis in Kafanchan on Monday.", "Tutsis"),
    ("A trader was stabbed by three Afghans in Kafanchan on Monday.", "three Afghans"),
    ("Gunmen loyal to the former governor, Musa Bello, opened fire on a rally in Kano on Thursday.", "Gunmen"),
    ("Two cadres of the KCP were nabbed at Porompat, India, on Wednesday by a commando team.", "commando team"),
    ("An attack by customs officers left three people dead in Kafanchan on Monday.", "customs officers"),
]


@pytest.mark.parametrize(("text", "words"), PEOPLE)
def test_people_who_do_it_are_doers(text: str, words: str, rules: Rules) -> None:
    assert [a.text for a in told(text, rules)[0].actors] == [words]


def test_the_forces_of_a_raid_are_those_that_tell_of_it(rules: Rules) -> None:
    (held,) = told("Four kidnappers were arrested in Lagos on Friday, a police spokesman said.", rules)
    assert names(held) == ["Police Forces of Nigeria"]
    (fought,) = told("Five bandits were neutralised in Birnin Gwari on Friday, the army said.", rules)
    assert names(fought) == ["Military Forces of Nigeria", "Unidentified armed group"]


def test_forces_are_not_those_of_a_far_officers_country(rules: Rules) -> None:
    text = (
        "Security men opened fire on a march in Abobo, Ivory Coast, on Thursday and killed six women.\n\n"
        "A car of the mission was stoned on Monday in Abidjan, Ivory Coast, and a Jordanian officer was cut on the face."
    )
    assert names(told(text, rules)[0]) == ["Security Forces of Ivory Coast"]


def test_a_title_tells_the_forces_of_its_own_deed_only(rules: Rules) -> None:
    text = (
        "Rocket lands in Sderot as army hits back in Gaza\n\nA rocket fired from the Gaza Strip landed in a yard in "
        "Sderot on Wednesday night, lightly hurting a woman. Hours later Israeli jets hit a workshop in Khan Younis."
    )
    assert [names(i) for i in told(text, rules)] == [[], ["Military Forces of Israel"]]
