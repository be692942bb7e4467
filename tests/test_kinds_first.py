"""The type by what is told first, by what was struck and what only lay there. Written for the project."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


TOLD = [
    # an attack that was fought off is an attack, however many sentences tell of the fight
    ("armed_assault", "Rebels attacked a garrison in Orlu on 3 May 2021. Fighting went on for two hours; six soldiers died."),
    ("armed_assault", "Militants stormed a base in Gao on 3 May 2021. Troops repelled the assault after hours of fighting."),
    ("armed_assault", "Terrorists targeted an army picket in Spinwam on 3 May 2021; in the exchange of fire two soldiers died."),
    ("armed_clash", "Fighting broke out in Sake on 3 May 2021 when rebels attacked the town; six soldiers were killed."),
    ("armed_clash", "Two suspected militants fell to police bullets in an encounter in Sopore on 3 May 2021."),
    # what flew by is not what struck
    ("shelling", "A mortar shell hit a market in Taiz on 3 May 2018 and killed three people. Air raids are frequent there."),
    ("bombing", "A roadside bomb killed two soldiers near Gao on 3 May 2021; helicopters took the wounded away."),
    ("air_drone_strike", "An explosion killed six people in Rafah on 3 May 2024. A drone had fired the missile, witnesses said."),
    # what was found on the arrested and the slain
    ("raid_arrest", "Agents arrested three dealers in Piura with 200 sticks of dynamite on 3 May 2021; an officer was hurt."),
    ("armed_assault", "Raiders killed two guards in Saravan on 3 May 2021 and fled, leaving behind two grenades."),
    # the arrests came after
    ("armed_assault", "The customs post of Sakiet was attacked on 3 May 2021. Two brothers have been arrested in Dahmani."),
    ("raid_arrest", "Police rounded up 25 opposition activists in Harare on 3 May 2021 ahead of a rally."),
    ("raid_arrest", "Police with arrest warrants came to a house in Feira on 3 May 2021; five men died in the confrontation."),
    ("raid_arrest", "Two youths were killed by army gunfire during a raid on Qalandia camp on 3 May 2022."),
    ("raid_arrest", "Counter-terrorism police killed five terrorists in an operation in Lakki on 3 May 2021."),
    ("raid_arrest", "Two suspects died in a shootout during a police operation in Rosario on 3 May 2021."),
    ("armed_assault", "Soldiers went into bars in Mutare on 3 May 2021 and beat guests with rifle butts; 14 were hurt."),
    ("armed_assault", "Troops raided Nyaung Pin on 3 May 2023, killing 14 people and burning dozens of homes."),
    ("abduction", "Militants detained five passengers of a bus in Gwoza on 3 May 2021 and drove them away."),
    # fire
    ("arson", "The palace of the ruler of Aguluezi, Igwe Paul Ezeu, went up in flames on 3 May 2021."),
    ("armed_assault", "Militiamen killed seven farmers in Ituri on 3 May 2021 and torched 20 homes."),
    ("armed_assault", "Settlers attacked farmers near Burin on 3 May 2021, injuring four with clubs, and torched a car."),
    # crowds
    ("protest_riot_violence", "A warden was beaten to death with planks by motorcyclists in Lagos on 3 May 2021."),
    ("protest_riot_violence", "A trader died in Alwar on 3 May 2018 after a group of people beat him to death."),
    ("protest_riot_violence", "Men of the Awami League fought with sharp weapons and brickbats in Bogra on 3 May 2013; 30 were hurt."),
    ("protest_riot_violence", "Police baton-charged teachers in Patna on 3 May 2021; a dozen were hurt."),
    # the dead who were found, and those who were in somebody's hands
    ("armed_assault", "Four men were killed in Lawdar on 3 May 2021; their bodies were taken to the morgue."),
    ("execution", "Eleven miners were dragged from their rooms near Mach on 3 May 2021 and their throats were cut."),
    ("execution", "Soldiers lined up eight villagers in Pinlebu on 3 May 2021 and shot them."),
    ("armed_assault", "Gunmen picked out 26 of the tourists in Pahal on 3 May 2021 and shot them."),
    ("execution", "Troops captured 11 villagers in Done on 3 May 2021, tied their hands and burned them alive."),
    # bombs that are made away with, and those thrown at one of rank
    ("foiled_attack", "Police blew up a suspicious package outside a radio station in Quito on 3 May 2023."),
    ("assassination", "Somebody threw two grenades at the president in Aleppo on 3 May 1980 and missed."),
    ("suicide_bombing", "A boy of 12 walked up to the queue at a bank in Damboa on 3 May 2021 and exploded; six people were killed."),
    # who was meant
    ("assassination", "A herder, Omar Diko, was intercepted by two men on a motorcycle in Belo on 3 May 2021 and shot dead."),
    ("armed_assault", "A volunteer, Th Sanaj, was killed when militants fired upon a bunker at Leima on 3 May 2021."),
    ("armed_assault", "A man died and another was wounded when gunmen on a motorcycle fired at them in Amban on 3 May 2021."),
    ("armed_assault", "Gunmen attacked policemen at a checkpoint in Nnewi on 3 May 2021, killing an inspector and a sergeant."),
    ("armed_assault", "The driver Ali Madad, Juma Khan and Sakhi Dad were shot dead near Kalat on 3 May 2021."),
    # robbers
    ("looting_property", "Robbers with guns stormed a bank in Ibadan on 3 May 2021 and carted away bags of money."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), TOLD, ids=[t[1][:48] for t in TOLD])
def test_the_type(kind: str, text: str, rules: Rules):
    assert [i.type for i in extract(Report("r", text), rules).incidents] == [kind]


def weapons(text: str, rules: Rules) -> list[str]:
    return [w.text for i in extract(Report("r", text), rules).incidents for w in i.weapons]


def test_a_word_in_a_name_is_no_weapon(rules: Rules):
    assert weapons("Bandits robbed six fishermen off Shell Beach on 3 May 2021.", rules) == []
    assert weapons("Militants hit a post in Moreh on 3 May 2021 before the Assam Rifles came.", rules) == []
    assert weapons("A Kalashnikov was fired at a bus in Moreh on 3 May 2021.", rules) == ["Kalashnikov"]


def test_what_the_arrested_had_is_no_weapon_of_the_raid(rules: Rules):
    assert weapons("Four rebels were arrested in Koraput on 3 May 2021 with two pistols.", rules) == []


def test_the_verb_tells_of_stones_and_blades(rules: Rules):
    assert weapons("Youths stoned a patrol car in Abobo on 3 May 2011, hurting an officer.", rules) == ["stones"]
    assert weapons("Raiders killed two herders in Mach on 3 May 2021; their throats were slit.", rules) == [
        "bladed weapon"
    ]
