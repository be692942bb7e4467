"""Types that are told apart by who is meant, what burns beside whom, and how people are taken. Written for the project."""

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
    # one person is meant
    ("assassination", "The car of assistant prosecutor Salim Haddad blew up in Sirte on 3 May 2021; nobody was hurt."),
    ("assassination", "He escaped a bomb under his car in Tripoli on 3 May 2021."),
    ("assassination", "A homoeopath was shot dead inside his clinic in Quetta on 3 May 2021."),
    ("assassination", "Three gunmen burst into his house in Arish on 3 May 2021 and shot him dead."),
    ("assassination", "A clerk was killed by two youths with pistols as he left a mosque in Marka on 3 May 2021."),
    # those who were there are not
    ("armed_assault", "A motorcycle-taxi driver was shot dead on the road outside Ilaga on 3 May 2021."),
    ("armed_assault", "A police patrol was ambushed in Quetta on 3 May 2021; constables Imran Khan and Adil Shah died."),
    ("armed_assault", "Brigadier Jean Mbala was killed in Beni on 3 May 2021 when the frontier post came under fire."),
    ("armed_assault", "Daw Mya Mya was shot and burned by soldiers in Sagaing on 3 May 2021 and died."),
    # what burns beside the dead
    ("armed_assault", "Two men were killed and a car was burnt in Luweero on 3 May 2021."),
    ("armed_assault", "Militiamen torched the market in Djugu on 3 May 2021 and killed nine people."),
    ("arson", "A bus was set on fire by youths in Jos on 3 May 2021; the driver burned to death at the wheel."),
    ("arson", "Masked men set fire to six harvesters and two trucks at an estate near Temuco on 3 May 2021."),
    ("arson", "A fire bomb was thrown at a house in Nablus on 3 May 2021 after stones broke its windows."),
    ("arson", "A mob of hundreds broke the windows of a mosque in Kandy on 3 May 2021 and put fire to the building."),
    # how people and things are taken
    ("abduction", "Armed men took Ruslan Akaev, the owner of a phone kiosk, out of his shop in Nalchik on 3 May 2021."),
    ("abduction", "Armed men removed a water engineer from his vehicle near Djibo on 3 May 2021."),
    ("abduction", "Three traders were picked up at gunpoint from a bazaar in Panchhari on 3 May 2021."),
    ("abduction", "The two brothers were taken away by soldiers and men in plain clothes in Turbat on 3 May 2021."),
    ("raid_arrest", "Agents nabbed two men near Kalanaur on 3 May 2021 and seized a rifle and two pistols from them."),
    ("armed_assault", "Bandits took by assault the police sub-station of Gressier on 3 May 2021 and stole two vehicles."),
    ("execution", "Militiamen took four herders off a bus near Djibo on 3 May 2021 and shot them by the road."),
    ("execution", "The morgue in Baquba received 14 bodies on 3 May 2006, most of them shot in the head."),
    ("execution", "The bullet-riddled bodies of Mr. Adil Khan and Mr. Nadir Shah were found near Turbat on 3 May 2021."),
    # both sides, and one
    ("armed_clash", "Troops killed two rebels following a skirmish near Djelfa on 3 May 2021 during a search operation."),
    ("armed_assault", "Gunmen attacked two army posts in Kidal on 3 May 2021. The soldiers repelled them."),
    ("armed_assault", "Nine people were killed in an incursion of armed bandits in Zurmi on 3 May 2021."),
    ("protest_riot_violence", "Cadres of two rival parties clashed in Damak on 3 May 2021; fourteen were injured."),
    ("protest_riot_violence", "Troops fired on people who came out for a slain student in Saqqez on 3 May 2021, killing two."),
    # from afar
    ("shelling", "Artillery shells fired from a camp in Jaffna exploded in Mannar on 3 May 2008. Nobody was hurt."),
    ("air_drone_strike", "Turkey struck PKK targets in Duhok on 3 May 2021, killing four."),
    ("armed_assault", "Rebels fired two RPGs at a post in Hama on 3 May 2013. One hit; three soldiers were killed. Then Kafr was shelled."),
    ("bombing", "A roadside charge hit a minibus in Baghdad on 3 May 2008 and killed two clerks."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), TOLD, ids=[t[1][:48] for t in TOLD])
def test_the_type(kind: str, text: str, rules: Rules):
    assert [i.type for i in extract(Report("r", text), rules).incidents][:1] == [kind]


def test_a_fight_told_of_later_took_no_lives_told_before(rules: Rules):
    text = (
        "The column entered the village of Azrag on 3 May 2021. By noon 27 people had been killed.\n\n"
        "The army says that it fights rebels who hide there."
    )
    assert [i.type for i in extract(Report("r", text), rules).incidents] == ["armed_assault"]


# (the classes of weapons, a report)
ARMS = [
    (["firearm"], "Troops killed twelve rebels in an exchange of fire at a bridge near Awasse on 3 May 2020."),
    (["explosive"], "A landmine went off in Marka on 3 May 2013, killing three people. Then soldiers opened fire."),
    (["air"], "A helicopter of a private company opened fire on a camp near Mbau on 3 May 2020."),
    ([], "Special forces detained three men in Benghazi on 3 May 2013 with detonators in the boot."),
    (["firearm"], "A passenger aircraft came under fire at Mongala on 3 May 2020; a steward was hurt."),
]


@pytest.mark.parametrize(("classes", "text"), ARMS, ids=[t[1][:48] for t in ARMS])
def test_the_weapons(classes: list[str], text: str, rules: Rules):
    assert [w.klass for i in extract(Report("r", text), rules).incidents for w in i.weapons] == classes
