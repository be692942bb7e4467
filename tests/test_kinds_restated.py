"""Types of events that are told in other words than the usual: by what fell, who lay where, and how it ended."""

from __future__ import annotations

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


# (the type, a report)
TOLD = [
    # those who attacked fell or were held
    ("armed_assault", "Nine members of a gang were killed and two held after they attacked a border post in Vakhsh on 3 May 2021."),
    ("armed_assault", "Five militants were shot dead when they stormed a naval base in Ormara on 3 May 2021."),
    ("armed_assault", "Security forces killed four assailants who raided a mine in Kindia on 3 May 2021."),
    ("armed_clash", "Soldiers shot dead two militants in Cotabato on 3 May 2021."),
    ("armed_clash", "A boy caught a bullet in the arm as two gangs traded fire in Manenberg on 3 May 2021."),
    ("armed_clash", "Supporters of two candidates fired at each other in Lashio on 3 May 2021; four men are dead."),
    ("armed_clash", "Farmers and herders set upon one another with machetes and spears in Guma on 3 May 2021; ten died."),
    ("armed_clash", "Soldiers fought ELN rebels in Tame on 3 May 2021; six guerrillas were captured and two killed."),
    ("armed_assault", "Soldiers killed 25 villagers in Tar Taing on 3 May 2021."),
    ("armed_assault", "Masked settlers with clubs beat three Palestinians near Huwara on Saturday, 8 May 2021."),
    # put to death
    ("execution", "A Taliban court publicly executed a man in the stadium of Khost on 3 May 2021."),
    ("execution", "The heads of three men were left on the wall of a clinic in Mandela on 3 May 2021."),
    ("execution", "The corpses of five men were dragged from the Tigris in Suwaira on 3 May 2021."),
    ("execution", "A convict was shot in public by a brother of his victim in Farah on 3 May 2021, and died."),
    # one somebody, or two who were there
    ("armed_assault", "Tappers Som Chai and Malee Chai were shot dead on their motorcycle in Yaha on 3 May 2021."),
    ("armed_assault", "A conscript, Reza Karimi, 20, died in the attack on the police headquarters in Rask on 3 May 2021."),
    ("assassination", "A bomb fixed to the car of Dr Farid Amini, a physicist, killed him in Tehran on 3 May 2021."),
    ("assassination", "A prosecutor investigating drug gangs was shot dead in Guayaquil on 3 May 2021."),
    ("assassination", "The Hamas leader Omar Salim was killed in his guest house in Tehran on 3 May 2021."),
    # bombs that were carried, from above, from afar
    ("suicide_bombing", "A tanker packed with explosives went through a gate in Arish on 3 May 2021 and blew up; 13 died."),
    ("suicide_bombing", "Two assailants set off their belts at the gate of an office in Gao on 3 May 2021."),
    ("suicide_bombing", "An attacker detonated his device inside a chapel in Jolo on 3 May 2021, killing four."),
    ("air_drone_strike", "Explosive-laden drones dropped on houses in Carrefour on 3 May 2021, killing 13 people."),
    ("air_drone_strike", "Debris of a downed drone set fire to a warehouse in Krasnodar on 3 May 2021; nobody was hurt."),
    ("air_drone_strike", "A craft circled over a feast in Kawlin on 3 May 2021 and let go of four mortar rounds; ten died."),
    ("air_drone_strike", "Barrel bombs dropped on the town of Daraya killed six on 3 May 2013."),
    ("shelling", "The first round fell on a bread queue in El Fasher on 3 May 2024; nine people died."),
    ("shelling", "Mortar rounds slammed into a procession in Karbala on 3 May 2013, killing five marchers."),
    ("bombing", "A jeep of surveyors had driven over a charge in Abyan on 3 May 2021; six died."),
    ("shelling", "Fourteen rounds of 122 mm fell on a yard in Yasynuvata on 3 May 2021; a pensioner was killed."),
    ("raid_arrest", "The army arrested the brain of a bombing in Aden on 3 May 2021."),
    ("execution", "The bullet-riddled body of an abducted student leader was found in Turbat on 3 May 2021."),
    # crowds, fire, goods, people
    ("protest_riot_violence", "Fifty were hurt as Sunnis and Shias fought with bricks in Rawalpindi on 3 May 2021."),
    ("protest_riot_violence", "Demonstrators stormed the parliament in Nairobi on 3 May 2024; five were shot dead."),
    ("arson", "Persons unknown threw two bottles filled with an accelerant at a hostel in Grimma on 3 May 2023."),
    ("arson", "The couple's shed was burned down by people unknown in Pacaja on 3 May 2021."),
    ("looting_property", "An armed robbery at a guest house in Juba on 3 May 2018: laptops and cash were lost."),
    ("abduction", "The rebels press-ganged 30 boys in Kalehe on 3 May 2021."),
    ("armed_assault", "ETA took the life of the wife of a corporal in an attack on a barracks in Burgos on 3 May 1988."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), TOLD, ids=[t[1][:48] for t in TOLD])
def test_the_type(kind: str, text: str, rules: Rules):
    assert [i.type for i in extract(Report("r", text), rules).incidents] == [kind]


# (the type, a report of several sentences; the last incident counts)
ACCOUNTS = [
    (
        "armed_assault",
        "The military position of Tiwoli was attacked on 3 May 2024 by men on motorcycles. They stayed for an hour and "
        "set an armoured car on fire. Eight soldiers were killed.",
    ),
    (
        "armed_assault",
        "An army base in Daynunay was hit on 3 May 2021. Complex assault: mortars first, then foot soldiers. Six "
        "soldiers were killed.",
    ),
    (
        "protest_riot_violence",
        "An officer emptied a magazine at old men in Awendo on 3 May 2019, killing three. A march over unpaid cane "
        "ended in blood when police came.",
    ),
    (
        "protest_riot_violence",
        "Villagers in Utu tied up three women on 3 May 2022 over the death of a chief, whom they had bewitched, and "
        "burned them with hot irons. One of the women was killed.",
    ),
    (
        "bombing",
        "A trader was shot dead in Fada on Monday.\n\nFriday. Dead: three women who were going to the weekly market at "
        "Kantchari, and the donkey which was pulling them. A mine.",
    ),
]


@pytest.mark.parametrize(("kind", "text"), ACCOUNTS, ids=[t[1][:48] for t in ACCOUNTS])
def test_the_type_of_an_account(kind: str, text: str, rules: Rules):
    assert [i.type for i in extract(Report("r", text), rules).incidents][-1:] == [kind]


# (the words for weapons, a report)
ARMS = [
    (["drone"], "A drone hit a bus in Kherson on 3 May 2024 and the blast threw people out; two died."),
    (["live fire"], "Soldiers killed a boy in Balata on 3 May 2021, answering stones with live fire."),
    (["shells"], "The guns fell silent in El Fasher on 3 May 2024 after shells had killed nine people."),
    (["jet", "bombs"], "A junta jet dropped two bombs on Mang Wing on 3 May 2021, killing a monk."),
    (["drones"], "Explosive-laden drones dropped on houses in Carrefour on 3 May 2021, killing 13 people."),
    (["gun", "mine"], "A trader was shot dead in Fada on Monday.\n\nFriday. Dead: three women who were going to the weekly market at Kantchari, and the donkey which was pulling them. A mine."),
    ([], "Militants stormed a camp in Bar Sanguni on 3 May 2021, killing 11. Two cars with machine guns were driven off."),
    (["gun"], "An engineer of missile bodies was shot dead in Tehran on 3 May 2021."),
    ([], "A patrol of Operation Arrows of the East was attacked in Abyan on 3 May 2021; six died."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "text"), ARMS, ids=[t[1][:48] for t in ARMS])
def test_the_weapons(words: list[str], text: str, rules: Rules):
    assert [w.text for i in extract(Report("r", text), rules).incidents for w in i.weapons] == words


def test_fighters_who_are_captured_are_arrested(rules: Rules):
    text = "Combat with the FARC in Tame on 3 May 2021: two soldiers killed, six guerrillas captured."
    (found,) = extract(Report("r", text), rules).incidents
    assert (found.arrested, found.abducted) == (6, None)
