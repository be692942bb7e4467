"""The type of an incident: one report for each rule of precedence, and what the rule leaves alone. Written for the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from incidents import arms, assemble, deed, kind_account, kind_before, kind_crowds, kind_rules, kind_told, kinds, status
from incidents.kind_rules import RULES
from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


# (the rule, the type it gives, a report)
TOLD = [
    ("carried-bomb", "suicide_bombing", "A lorry packed with explosives rammed the gate of a barracks in Gao on 3 May 2015, killing nine."),
    ("carried-bomb", "suicide_bombing", "A girl with explosives strapped to her body killed six people in a market in Diffa on 3 May 2015."),
    ("attacker-stopped", "foiled_attack", "Guards shot dead a would-be suicide bomber at a church in Karachi on 3 May 2015."),
    ("kit-found", "raid_arrest", "Police in Herat arrested three men with two suicide vests on 3 May 2015."),
    ("plot-of-the-arrested", "raid_arrest", "Police foiled a plot to bomb a stadium in Lyon on 3 May 2015 and arrested six people."),
    ("ground-attack", "armed_assault", "Rebels stormed a camp in Menaka with rockets on 3 May 2015, killing twelve soldiers."),
    ("from-aircraft", "air_drone_strike", "An army helicopter opened fire on a truck near Lashio on 3 May 2021, killing two men."),
    ("put-down", "protest_riot_violence", "The rally in Nakuru on 3 May 2021 turned violent. Police opened fire and killed two people."),
    ("lynched", "protest_riot_violence", "Angry residents burned two suspected thieves to death in Mbeya on 3 May 2021."),
    ("street-fight", "protest_riot_violence", "Supporters of two parties clashed with stones in Mutare on 3 May 2021; nine people were hurt."),
    ("raid", "raid_arrest", "Soldiers moved into a refugee camp near Tulkarm on 3 May 2021 and killed two young men."),
    ("killed-in-a-raid", "armed_assault", "Gunmen attacked a village near Djibo on 3 May 2021 and executed eleven men."),
    ("fighters-fell", "armed_clash", "Soldiers shot dead two militants in Cotabato on 3 May 2021."),
    ("marchers-act", "protest_riot_violence", "Demonstrators stormed a parliament in Nairobi on 3 May 2024; five were shot dead."),
    ("fire-thrown", "arson", "Persons unknown threw two bottles filled with an accelerant at a hostel in Grimma on 3 May 2023."),
    ("struck-first", "armed_assault", "Five militants were shot dead when they stormed a naval base in Ormara on 3 May 2021."),
    ("killed-more", "armed_assault", "Armed men killed four miners in Harnai on 3 May 2021 and whisked away a fifth."),
    ("taken-more", "abduction", "Gunmen shot a guard dead at a school in Kagara on 3 May 2021 and went away with 40 pupils."),
    ("goods-taken", "looting_property", "Cattle and grain were seized by armed men in Kutum on 3 May 2021."),
    ("by-fire", "arson", "Attackers destroyed a parish hall in Dumbea by fire on 3 May 2021."),
    ("by-blast", "bombing", "On 3 May 2016 guerrillas destroyed a customs house near Lice with mines, an officer said."),
    ("robbed-and-killed", "armed_assault", "Men robbed a bank in Michika on 3 May 2012 and killed a guard."),
    ("", "execution", "Rebels beheaded three captives in Kidal on 3 May 2015."),
    ("", "shelling", "Rebels fired rockets at a suburb of Aleppo on 3 May 2015, killing four people."),
    ("", "bombing", "Two men were arrested on 3 May 2015 after a bomb exploded at a station in Bilbao. Nobody was hurt."),
    ("", "suicide_bombing", "A suicide driver killed five officers at a police base in Zahir on 3 May 2015."),
    ("", "assassination", "Judge Kareem Saidi left his court in Basra on 3 May 2015. Two men emptied pistols through the window of his car."),
    ("", "armed_clash", "Youths of two clans turned their rifles on each other in Rumbek on 3 May 2015; six people were killed."),
    ("", "abduction", "Gunmen broke into a shop in Jos on 3 May 2015 and took the owner's son at gunpoint."),
    ("", "raid_arrest", "Soldiers picked up seven people at a house in Lyon on 3 May 2015; the search turned up nails."),
    ("", "raid_arrest", "Police picked up two men with a grenade in Herat on 3 May 2015."),
    ("", "protest_riot_violence", "Nine people died in the storming of the sit-in in Khartoum on 3 May 2015."),
    ("", "armed_clash", "Troops and rebels clashed near Sake on 3 May 2015; nine fighters were killed."),
    ("bomb-found", "foiled_attack", "Soldiers found and destroyed a roadside bomb near Kandahar on 3 May 2015."),
    ("dispersed", "protest_riot_violence", "Riot police used tear gas on demonstrators in Tbilisi on 3 May 2021; forty were detained."),
    ("helpless", "execution", "Fighters shot dead fifteen captured soldiers near Raqqa on 3 May 2014."),
    ("found-dead", "execution", "Eight bullet-riddled bodies were found on a roadside in Baquba on 3 May 2006."),
    ("", "protest_riot_violence", "Inmates rioted in Guayaquil on 3 May 2021; thirty were killed in fighting between gangs."),
    ("", "foiled_attack", "A man with a knife was overpowered as he tried to attack a synagogue in Lyon on 3 May 2021."),
    ("lynched", "protest_riot_violence", "He named the two artists whom villagers beat to death in Panjur on 3 May 2018."),
    ("put-down", "protest_riot_violence", "Two hundred people joined a rally in Diphu on 3 May 2005. Police fired on it and killed four."),
    ("", "foiled_attack", "An explosive device was defused on the railway line near Nalchik on 3 May 2010."),
    ("aimed", "assassination", "Gunmen opened fire at the car of a judge in Jalalabad on 3 May 2021. His driver died."),
    ("aimed", "armed_assault", "Two men with hoods broke the forearm of Dragan Petrov with a bat in Zvecan on 3 May 2019."),
    ("aimed", "assassination", "A bomb under his car killed a prosecutor in Palermo on 3 May 1992."),
    ("aimed", "assassination", "A deputy minister escaped unhurt when a bomb went off near his convoy in Kabul on 3 May 2015."),
    ("aimed", "assassination", "An off-duty policeman was shot dead by gunmen outside his home in Derry on 3 May 1989."),
    ("aimed", "assassination", "The body of an imam was found with bullet wounds near Kayakent on 3 May 2010."),
    ("aimed", "armed_assault", "A man shot dead his roommate, Mark Ellis, in Toledo on 3 May 2020."),
    ("aimed", "assassination", "Gunmen shot at the convoy of the deputy governor in Khost on 3 May 2021; he was unhurt."),
    ("aimed", "assassination", "The head of a council escaped an attempt on his life in Diyala on 3 May 2021 when gunmen fired on his car."),
    ("aimed", "assassination", "A taxi manager was shot dead in his car in Cape Town on 3 May 2021."),
    ("", "armed_assault", "Gunmen killed two clerks and a cook at a petrol station in Ajaccio on 3 May 2012."),
    ("", "bombing", "A roadside bomb killed nine policemen near Van on 3 May 2015; drones were looking for the attackers."),
    ("", "shelling", "Rebels have launched rockets at the border towns. One struck Ashdod on 3 May 2012, killing a clerk."),
    ("by-device", "bombing", "Rebels claimed an attack with explosives on a patrol in Arauca on 3 May 2018; two policemen died."),
    ("by-device", "bombing", "Four soldiers died in an ambush near Ayacucho on 3 May 2009. Charges went off beside their lorry."),
    ("bombers", "suicide_bombing", "Bombers walked into a market in Bol on 3 May 2015 and there were three blasts. Nine people died."),
    ("", "execution", "A pit with nine bodies was found near Iguala on 3 May 2014; all had been shot in the head."),
    ("", "raid_arrest", "Soldiers combing the hills near Tubas killed a man on 3 May 2022 whom they had been looking for."),
    ("", "shelling", "A shell went through the roof of a school in Avdiivka on 3 May 2017; a caretaker was wounded."),
    ("", "abduction", "Three nuns are in the hands of an armed group since 3 May 2021, when their car was stopped near Kumbo."),
    ("", "looting_property", "The market of Malakal was stripped bare by soldiers on 3 May 2014."),
    ("", "foiled_attack", "Air defence units brought down two missiles aimed at Riyadh on 3 May 2019."),
    ("tried-in-vain", "foiled_attack", "A man tried to stab a mayor in Busan on 3 May 2021 but was overpowered by guards; nobody was hurt."),
    ("incendiary", "arson", "Somebody lobbed an incendiary device through a window of a clinic in Bend on 3 May 2021."),
    ("fired-back", "armed_clash", "A patrol came under fire near Sake on 3 May 2021; it returned fire and two soldiers were hurt."),
    ("at-the-front", "armed_clash", "Eleven rebels were killed when troops attacked bunkers near Vavuniya on 3 May 2008."),
    ("lone-attacker", "armed_assault", "Guards killed the assailant, who had wounded six clerks at a bank in Kano."),
    ("hunted", "raid_arrest", "Three militants were killed during the storming of a flat in Shymkent on 3 May 2016."),
    ("massacred", "armed_assault", "Nineteen people lost their lives in Nyal on 3 May 2022. Five women were raped by armed youths."),
    ("besieged", "raid_arrest", "Two gunmen barricaded in a barn in Ekazhevo were killed by special forces on 3 May 2010."),
    ("fell-in-a-fight", "armed_clash", "Two suspected rebels were shot dead in an encounter near Sopore on 3 May 2017."),
    ("laid-waste", "armed_assault", "Troops raided Tar Taing on 3 May 2023, killing 14 people and burning dozens of homes."),
    ("policed", "raid_arrest", "Eight squatters were shot dead by policemen on a ranch near Redenção on 3 May 2017."),
    ("detained", "raid_arrest", "Two editors were beaten and led off to the police station in Herat on 3 May 2022."),
    ("", "raid_arrest", "Officers executed search warrants at two homes in Surrey on 3 May 2024; three people were detained."),
    ("", "abduction", "Unknown men dragged a trader from his car in Jacmel on 3 May 2021 and drove off with him."),
    ("", "abduction", "Gunmen stopped a taxi near Hilla on 3 May 2007 and led four of its passengers away."),
    ("", "armed_clash", "Villagers traded shots near Wabag on 3 May 2023; four men are dead."),
    ("", "armed_clash", "A rebel group ran into an army patrol near Mueda on 3 May 2022; six rebels were killed."),
    ("", "armed_assault", "Police arrested a man after he shot dead three people in a bar in Tampa on 3 May 2021."),
    ("", "armed_assault", "Sixty people were massacred in Tillia on 3 May 2021, and ministers came in helicopters."),
    ("", "shelling", "A tank fired at a block of flats in Omdurman on 3 May 2023 and five people died."),
    ("", "looting_property", "Settlers cut down 60 olive trees near Nablus on 3 May 2021."),
    ("", "foiled_attack", "A woman in a vest packed with explosives was shot dead in Baquba on 3 May 2008 before she could set it off."),
    ("", "suicide_bombing", "A man set off the bomb he was carrying among recruits in Aden on 3 May 2016. Nine died."),
    ("bomber-told", "suicide_bombing", "A blast killed nine people in a queue in Baquba on 3 May 2008. A woman had set off the charge she wore."),
    ("rammed", "suicide_bombing", "A fuel tanker rammed the gate of a post at Gereshk on 3 May 2015 and went up in a ball of fire, killing eleven guards."),
    ("load-caught", "foiled_attack", "A car packed with gas bottles and mortars was stopped at a post in Derry on 3 May 2013 and made safe."),
    ("from-the-air", "air_drone_strike", "Three people were killed at a feast in Budalin on 3 May 2025 when a paramotor circled over it and let go four rounds."),
    ("riot-geared", "protest_riot_violence", "Soldiers fired rubber bullets at boys in Halhul on 3 May 2020, wounding two."),
    ("crowd-killed", "protest_riot_violence", "An old couple branded as witches were beaten to death with sticks in Torpa on 3 May 2021."),
    ("brawl", "protest_riot_violence", "Two families attacked each other with axes and hunting guns in Redeyef on 3 May 2011 and four people were killed."),
    ("stones", "protest_riot_violence", "Youths stoned a bus in Toamasina on 3 May 2009 and attacked its driver, injuring him."),
    ("prisoners", "execution", "Four prisoners of war were shot by soldiers near Vuhledar on 3 May 2024."),
    ("dead-found", "execution", "Five corpses, one of them headless, were pulled out of a canal in Suwayra on 3 May 2006."),
    ("fire-of-shells", "shelling", "Mortar rounds set houses ablaze in Stepanakert on 3 May 2020."),
    ("fire-from-the-air", "air_drone_strike", "A drone set a fuel depot on fire in Feodosia on 3 May 2024."),
    ("wanted-for", "raid_arrest", "Commandos detained three men wanted for bombings near Hawija on 3 May 2017."),
    ("aimed", "assassination", "A clerk was shot by two men on a scooter as he left his office in Basra on 3 May 2018."),
    ("office-struck", "assassination", "Party organiser murdered in Nampula. He was pulled from his stall on 3 May 2024 and hit by nine bullets."),
    ("violated", "sexual_violence", "A student was violated by five men who attacked her on a bus in Sylhet on 3 May 2021."),
    ("stripped", "looting_property", "Armed men raided a clinic in Nyala on 3 May 2023 and carted off beds and a generator."),
    ("", "abduction", "Gunmen raided a school in Kagara on 3 May 2021 and went off with 40 pupils."),
    ("aimed", "assassination", "Hassan Moalim, a district judge, was shot dead by two men on a motorbike in Baidoa on 3 May 2015."),
    ("aimed", "armed_assault", "A policeman was killed and another hurt when gunmen fired on their patrol in Quetta on 3 May 2015."),
    ("aimed", "armed_assault", "A jeweller was shot dead in his shop by robbers in Kano on 3 May 2011; two customers were hurt."),
    ("prisoners", "execution", "Militants lined up twelve villagers against a wall in Kidal and shot them on 3 May 2019."),
    ("prisoners", "execution", "Two tutors were dragged from their classroom in Yala on 3 May 2007 and burned alive."),
    ("goods-taken", "looting_property", "Men boarded a barge off Batam on 3 May 2021 and carried off copper wire."),
    ("from-aircraft", "air_drone_strike", "Helicopters of the army machine-gunned a hamlet near Quibdo on 3 May 2012, wounding two farmers."),
    ("violated", "sexual_violence", "A student was gang-raped in the village of Lank on 3 May 2013 during the riots."),
    ("put-down", "protest_riot_violence", "Some 800 people gathered in a field near Enarotali on 3 May 2014. Soldiers fired on them and killed four."),
    ("put-down", "protest_riot_violence", "Thousands took to the streets of Sidra on 3 May 2018. In the east of the town 30 people were wounded by bullets."),
    ("", "suicide_bombing", "A BBIED attack on a guest house in Kabul killed two guards on 3 May 2010."),
    ("by-blast", "bombing", "A mine laid by rebels destroyed an army truck near Hpakant on 3 May 2021, wounding three soldiers."),
    ("", "armed_assault", "Armed settlers killed a shepherd near Nablus on 3 May 2023."),
    ("", "other", "A man threw acid in the face of a singer in Oaxaca on 3 May 2019, wounding her."),
    ("", "protest_riot_violence", "A demonstration in Lima turned violent on 3 May 2021, and a man of 31 died of a bullet in the head."),
    ("", "suicide_bombing", "At least 52 people were killed at a shrine in Khuzdar on 3 May 2016. The bomber was a boy, police said."),
    ("", "shelling", "A woman was killed in her kitchen in Donetsk on 3 May 2017. Shrapnel from a 122mm round was found in the yard."),
    ("", "abduction", "Two tutors were taken from a bus near Jerera on 3 May 2008 by soldiers and have not been seen since."),
    ("", "raid_arrest", "Four persons were taken away for questioning in Brussels on 3 May 2017."),
    ("", "looting_property", "Soldiers demolished twelve houses in Jiftlik on 3 May 2017."),
    ("", "armed_assault", "Militiamen in four cars shot at a camp in Douradina on 3 May 2015 and set fire to its huts."),
    ("", "armed_clash", "The rebels who stormed Shiroro on 3 May 2021 lost eleven of their own when soldiers met them."),
    ("attacker-stopped", "foiled_attack", "Guards at a church in Tanta overpowered a man with a bomb on 3 May 2017."),
    ("", "armed_assault", "Rebels attacked a post at Kabasa on 3 May 2021. Two of the assailants were captured."),
    ("", "armed_assault", "Bandits invaded Tsafe in Zamfara on 3 May 2021 and broke shops open. A trader was killed."),
    ("", "looting_property", "Armed men came to a clinic in Nyala on 3 May 2023 and took away three cars."),
    ("", "armed_assault", "Gunmen attacked a manganese mine near Dori on 3 May 2021 and killed three guards."),
    ("burned-by-a-mob", "arson", "A mob broke the doors of a mosque in Kandy on 3 May 2021 and put fire to the building."),
    ("at-gunpoint", "abduction", "Three traders were picked up at gunpoint in Panchhari on 3 May 2021."),
    ("on-a-post", "armed_assault", "Bandits took a police station in Gressier by assault on 3 May 2021 and stole two vehicles."),
    ("", "armed_assault", "Gunmen fired on workers of the Tambola mine near Dori on 3 May 2021 and killed three."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "kind", "text"), TOLD, ids=[r[2][:40] for r in TOLD])
def test_the_type(rule: str, kind: str, text: str, rules: Rules):
    assert [i.type for i in extract(Report("r", text), rules).incidents] == [kind]


def test_what_happened_alike_is_of_the_same_type(rules: Rules):
    text = (
        "A drone dropped a grenade on a bus in Nikopol on 3 May 2024, killing the driver.\n\n"
        "A plumber was wounded in Marhanets on 2 May 2024 in similar circumstances."
    )
    assert [i.type for i in extract(Report("r", text), rules).incidents] == ["air_drone_strike"] * 2


def test_a_crowd_that_is_run_over_does_not_riot(rules: Rules):
    text = "Six people died when a lorry drove through a crowd in Bergen on 3 May 2021."
    assert [i.type for i in extract(Report("r", text), rules).incidents] == ["armed_assault"]


def test_those_seized_for_it_make_no_raid_of_a_massacre(rules: Rules):
    text = "Twelve people were killed in a shooting at a mall in Perth on 3 May 2021 and a man was taken into custody."
    assert [i.type for i in extract(Report("r", text), rules).incidents] == ["armed_assault"]


def test_an_attempt_that_missed_is_attempted(rules: Rules):
    text = "Gunmen shot at the convoy of the deputy governor in Khost on 3 May 2021; he was unhurt."
    assert [i.status for i in extract(Report("r", text), rules).incidents] == ["attempted"]


def test_what_only_the_doers_say_is_claimed(rules: Rules):
    text = "The Popular Front said its fighters burned two diggers near Caloto on 3 May 2021. Nobody was harmed."
    assert [i.status for i in extract(Report("r", text), rules).incidents] == ["claimed"]


def test_what_a_communique_tells_is_its_own_word(rules: Rules):
    text = (
        "Communiqué of the Front\n\nOn 3 May 2021 a unit of ours ambushed a truck of the enemy near Caloto; two soldiers "
        "were killed. On our part there was no loss.\n\nOn 4 May 2021 an army helicopter fired on a hamlet near Toribio."
    )
    assert [i.status for i in extract(Report("r", text), rules).incidents] == ["claimed", "reported"]
    quoted = (
        'Gunmen killed two men in Gao on 3 May 2021. "Our fighters struck the enemy, glory to our men", a leaflet said.'
    )
    assert [i.status for i in extract(Report("r", quoted), rules).incidents] == ["reported"]


def test_a_weapon_named_beside_the_deed_is_its(rules: Rules):
    text = "A man wounded two guards in Basel on 3 May 2021. He had drawn a kitchen knife at the gate."
    assert [w.klass for i in extract(Report("r", text), rules).incidents for w in i.weapons] == ["blade"]


def test_every_rule_has_a_report():
    assert {r.id for r in RULES} <= {rule for rule, _, _ in TOLD}


def test_every_name_that_precedence_asks_for_is_in_the_pack(rules: Rules):
    code = "".join(
        Path(str(module.__file__)).read_text()
        for module in (
            deed,
            kind_account,
            kind_before,
            kind_crowds,
            kind_rules,
            kind_told,
            kinds,
            arms,
            assemble,
            status,
        )
    )
    asked = re.findall(r'(?:says|opens|tells|set_in|has|within|follows|among|signs\.get)\("([^"]+)"', code)
    assert set(asked) | {"campaign", "off-with", *status.DOUBTS} == {r.id for r in rules.of("kinds")} | {
        e.kind for e in rules.entries("kinds")
    }


def test_a_weapon_that_only_the_verb_tells_of_is_told_by_its_class(rules: Rules):
    found = extract(Report("r", "A teacher was stabbed to death in Lyon on 3 May 2021."), rules).incidents[0]
    assert [w.text for w in found.weapons] == ["bladed weapon"]
    assert "stabbed to death" in [e.text for e in found.evidence if e.field == "weapons"]


def test_what_a_weapon_did_is_told_by_the_weapon(rules: Rules):
    found = extract(Report("r", "A teacher was found riddled with bullets in Cali on 3 May 2021."), rules).incidents[0]
    assert [(w.text, w.klass) for w in found.weapons] == [("gun", "firearm")]


# (the classes of weapons, a report)
ARMS = [
    (["firearm"], "Police fired on a boat near Kismayo on 3 May 2015 and killed two men."),
    (["firearm"], "Men held up a bus at gunpoint near Tumaco on 3 May 2015 and abducted four passengers."),
    (["air"], "An army helicopter fired at a truck near Lashio on 3 May 2021, killing two men."),
    (["fire"], "Gunmen torched a school in Bamenda on 3 May 2018."),
    (["fire"], "Two men poured petrol over a shop in Hernani on 3 May 2006 and set it on fire."),
    (["explosive"], "Rebels bombed a pipeline near Warri on 3 May 2016."),
    (["firearm"], "Gunmen murdered two drivers near Kadugli on 3 May 2015."),
    (["firearm"], "A bus came under fire near Kadugli on 3 May 2015; two passengers died."),
    (["fire"], "Soldiers burned four villagers to death in Sagaing on 3 May 2021."),
    (["drone"], "A drone hit a depot in Kursk on 3 May 2024 and set it on fire."),
    (["firearm"], "Three people were killed in a shoot-out between two clans in Abala on 3 May 2015."),
    (["firearm"], "A patrol came under fire near Palma on 3 May 2021."),
    ([], "Police arrested four men in Herat on 3 May 2015. Two rifles and a grenade were found in the house."),
    ([], "Soldiers detained six men near Gao on 3 May 2015 and seized three Kalashnikovs."),
    (["artillery"], "The army shelled a village near Malakal on 3 May 2015, killing nine people."),
]


@pytest.mark.parametrize(("classes", "text"), ARMS, ids=[r[1][:40] for r in ARMS])
def test_the_weapons(classes: list[str], text: str, rules: Rules):
    assert [w.klass for i in extract(Report("r", text), rules).incidents for w in i.weapons] == classes


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were hit on Monday near Wamena when their helicopter was fired on.",
        "Rebels shot down an army helicopter near Wamena on Monday, killing all five aboard.",
        "A helicopter of the mission came under fire near Wamena on Monday; two of its crew were wounded.",
    ],
)
def test_an_aircraft_that_is_fired_on_strikes_nobody(rules: Rules, text: str) -> None:
    (incident,) = extract(Report("x", text), rules).incidents
    assert incident.type == "armed_assault"
    assert not any(w.klass == "air" for w in incident.weapons)
