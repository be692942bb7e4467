"""Phenomena of whole reports: how many incidents, and what is read of each. Texts written for the project."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


PUBLISHED = date(2022, 3, 9)  # a Wednesday

# name, text, what each incident must hold (a key of the record, or weapon / actor / target words)
CASES: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "title, lead and body tell one event",
        "Bomb kills four in Kabul\n\nA bomb killed four people in Kabul on Tuesday, police said.\n\n"
        "The blast hit a bakery. The dead are two bakers and two customers.",
        [{"type": "bombing", "killed": 4, "place": "Kabul", "date_start": "2022-03-08"}],
    ),
    (
        "another attack elsewhere is another incident",
        "Gunmen shot dead two traders in Kano on Monday.\n\n"
        "In a separate attack, a bomb wounded six people in Maiduguri on Tuesday.",
        [
            {"killed": 2, "place": "Kano", "date_start": "2022-03-07"},
            {"type": "bombing", "wounded": 6, "place": "Maiduguri", "date_start": "2022-03-08"},
        ],
    ),
    (
        "a list of places",
        "Violence in Iraq\n\nIn Kirkuk, a bomb killed three people.\n\nIn Mosul, gunmen shot dead a teacher.\n\n"
        "A roadside bomb in Baquba left two soldiers wounded.",
        [{"place": "Kirkuk", "killed": 3}, {"place": "Mosul", "killed": 1}, {"place": "Baquba", "wounded": 2}],
    ),
    (
        "an older attack told as context",
        "Two policemen were killed when gunmen attacked a checkpoint in Quetta on Tuesday.\n\n"
        "In January 2020, a suicide bomber killed 15 people at a mosque in the city.",
        [
            {"killed": 2, "background": False, "date_start": "2022-03-08"},
            {"killed": 15, "background": True, "date_edtf": "2020-01"},
        ],
    ),
    (
        "an attack on sportsmen is news and no sport",
        "Gunmen ambush cricket team's bus in Multan\n\nGunmen fired on the bus of the visiting cricket team near the "
        "stadium in Multan on Tuesday, killing three policemen and wounding four players.\n\nThe squad was on its way "
        "to the third day of the second Test match. An umpire, a batsman and two spinners were cut by glass. The series "
        "was called off. The coach said that the team would not play the final of the championship. Fans wept.",
        [{"killed": 3, "wounded": 4, "place": "Multan", "date_start": "2022-03-08"}],
    ),
    (
        "an attack in a cinema is news and no film",
        "Six die as gunman fires in cinema\n\nA gunman killed six people and wounded nine in a cinema in Graz on Monday "
        "at a screening of a new thriller.\n\nThe audience took it for a scene of the film. 'He came like the villain "
        "through the screen,' said one of the viewers. The director of the movie cancelled the trailer and a book.",
        [{"killed": 6, "wounded": 9, "place": "Graz"}],
    ),
    (
        "a match told in words of war is none",
        "Rovers shot down in derby massacre\n\nThe striker fired two bombs past the goalkeeper on Saturday and killed "
        "off the game before half-time. Rovers were ambushed again in stoppage time, when a free kick hit the crossbar "
        "and a substitute shot the third goal. Their defender was carried off. The referee was bombarded by fans.",
        [],
    ),
    (
        "an explosion that is only heard is no event beside the attack that is told",
        "Gunmen shot dead a clerk in Tumaco on Tuesday, police said.\n\nThe mayor met the council. Roads were closed. "
        "Shops opened late.\n\nA loud explosion near Pasto kept people awake, a resident said.",
        [{"killed": 1, "place": "Tumaco"}],
    ),
    (
        "what is done to those who do not fight is no part of the fighting",
        "Fighting between rebels and the army went on in Rutshuru on Tuesday.\n\nThe rebels kidnapped two teachers in "
        "the town, the mayor said.",
        [{"type": "armed_clash"}, {"type": "abduction", "date_start": "2022-03-08"}],
    ),
    (
        "an attack on the unarmed is one, though a skirmish follows",
        "Rebels attacked a sugar depot in Mocoa on Tuesday. A skirmish with soldiers followed. The clash went on for "
        "an hour.",
        [{"type": "armed_assault", "place": "Mocoa"}],
    ),
    (
        "the day of a wire in capitals is no protest march",
        "QUITO, 12 MAR 89 (EFE) -- [TEXT] THE UNION SAID ON 9 MARCH THAT THE MURDER OF ITS LEADER JORGE LARA WAS A CRIME.",
        [{"type": "assassination"}],
    ),
    (
        "what will be looked into has happened",
        "The minister promised an inquiry into the murders of three reporters.",
        [{"killed": 3}],
    ),
    (
        "one man of two callings, and a condemnation more, are one dead",
        "The group denied that it had a hand in the murder of Karim Saleh, party leader and former guerrilla commander, "
        "on Monday.\n\nThe mayor also strongly condemned the murder of the party leader.",
        [{"killed": 1, "date_start": "2022-03-07"}],
    ),
    (
        "known victims are told of an event, whatever else goes on for years",
        "Aid stays frozen until the killings of the Dutch nurses, who had lived here for years, are solved, he said.",
        [{"type": "armed_assault"}],
    ),
    (
        "the nation of the dead is where it happened only if nothing else is told",
        "Gunmen shot dead three Moroccans on Monday.",
        [{"country": "MA"}],
    ),
    (
        "the nation of the dead is not where it happened beside a dateline",
        "LIMA, Peru (AP) - The police met the press.\n\nGunmen shot dead six monks, five of them Spaniards, on Monday, "
        "the mayor said.",
        [{"country": "PE"}],
    ),
    (
        "soldiers who fight a flood attack nobody",
        "Floods cut off delta villages\n\nFloods after heavy rain cut off nine villages near Sukkur on Monday. Soldiers "
        "fought the water all night with sandbags. Army engineers blasted a dyke near Larkana to save the town.",
        [],
    ),
    (
        "a petrol tanker blows up by accident",
        "Tanker fire kills 12 near Bida\n\nTwelve people died on Monday in the explosion of a petrol tanker near Bida.",
        [],
    ),
    (
        "the parts of a sum are no incident",
        "The observatory counted 3,100 killed last year.\n\nThe figures are disputed. It said 3,100 people were killed "
        "in the country last year. Of these, 840 were shot dead by police.",
        [],
    ),
    (
        "one of the wounded dies later",
        "A gunman shot dead six worshippers at a temple in Durban on Monday. Another victim died in hospital.",
        [{"killed": 7, "place": "Durban"}],
    ),
    (
        "a van driven into a crowd",
        "A man drove a white van into a crowd outside a theatre in Graz on Monday, killing five people and wounding 31 "
        "before police shot him dead.",
        [{"type": "armed_assault", "killed": 5, "wounded": 31, "perpetrators_killed": 1, "actor": "man"}],
    ),
    (
        "a soldier shot at a memorial is no gunman",
        "Soldier shot at war memorial in Graz\n\nA gunman shot dead a soldier at the war memorial in Graz on Monday "
        "and ran into the town hall, where he was shot dead by a guard.",
        [{"killed": 1, "perpetrators_killed": 1, "actor": "gunman"}],
    ),
    (
        "a town told by its distance from a larger one",
        "The mayor of Sarny, a town 40 km west of Korosten, said on Monday that rebels had killed four residents.",
        [{"killed": 4, "place": "Sarny"}],
    ),
    (
        "a hoax is none",
        "Bomb scare at seven schools a hoax\n\nParents ran to seven schools in Graz on Monday after an e-mail said that "
        "a bomb had been planted in each. Sniffer dogs combed the buildings. Nothing suspicious was found.",
        [],
    ),
    (
        "a bomb of an old war is none",
        "250-kilo bomb found at building site\n\nSome 4,000 people were evacuated in Graz on Monday when a digger hit an "
        "unexploded bomb of the Second World War. Two men of the bomb disposal service defused it. Its fuse was intact.\n\n"
        "The residents went home in the evening.\n\nThe street was open again at night.",
        [],
    ),
    (
        "beasts and storms attack nobody",
        "Elephant tramples market\n\nAn elephant attacked two farmers in Bardia on Monday. The storm pounded the town "
        "of Nepalgunj, and the town looked as after a bombardment.",
        [],
    ),
    (
        "a play is none, however bloody",
        "Theatre: a bloody night in Graz\n\nThe queen is stabbed in act one, and two sons are beheaded before the "
        "interval.\n\nThe staging is plain. The cast is strong, the actors shout less than in the last performance, and "
        "the director has cut the tragedy to two hours. A bomb goes off behind the curtain.\n\nThe audience laughed.",
        [],
    ),
    (
        "a past of service tells of no event",
        "Boys run for the army\n\nHundreds of boys ran up the hill in Pokhara with baskets on Monday.\n\nRam's "
        "grandfather fought in Malaya. His uncle is a sergeant.\n\nThe test is hard.\n\nHe drinks tea.\n\nIt rains.",
        [],
    ),
    (
        "an attack of hackers is none",
        "Hackers raid bank\n\nHackers attacked the servers of a bank in Graz on Monday with ransomware and shot down its "
        "firewall. The botnet fired millions of passwords. Terrorists were not involved. Customers' personal data is safe.",
        [],
    ),
    (
        "the test of a missile is none",
        "Army fires missile\n\nThe army launched an intercontinental ballistic missile off its east coast on Monday. It "
        "splashed down in waters off the island after 40 minutes at an altitude of 900 km. Neighbours spoke of a "
        "provocation and of new sanctions.\n\nThe missile test was the third in May.",
        [],
    ),
    (
        "one toll over blasts told in parts",
        "The death toll from a string of bomb blasts at churches and hotels across Sri Lanka on Sunday rose to 90 on "
        "Monday, with about 200 wounded, police said. Suicide bombers struck a church in Negombo and a hotel in Colombo.",
        [{"killed": 90, "wounded": 200, "date_start": "2022-03-06"}],
    ),
    (
        "nerve agents are no people",
        "Government forces fired rockets with nerve agents that fell on Zamalka on Monday and killed 40 people.",
        [{"killed": 40, "actor": "Government forces", "place": "Zamalka"}],
    ),
    (
        "a faction is of its group",
        "A bomb killed four people in Jolo on Monday. The Abu Sayyaf's Tulin-Kaw faction is suspected.",
        [{"killed": 4, "actor": "Abu Sayyaf's Tulin-Kaw faction"}],
    ),
    (
        "a small island is a place",
        "A gunman shot dead 12 people at a camp on the island of Hella in Norway on Monday.",
        [{"killed": 12, "place": "Hella", "country": "NO"}],
    ),
    (
        "a heading tells the province of villages nobody knows",
        "DR Congo: incidents of the week\n\nNorth Kivu\n- 1 March: Gunmen killed two traders in Kalubwe.\n\nIturi\n- 2 March: Militiamen "
        "killed five people in Ngudzi-Lo.\n\nSince January, 412 civilians have been killed.",
        [
            {"killed": 2, "place": "Kalubwe", "admin1": "North Kivu", "date_start": "2022-03-01"},
            {"killed": 5, "place": "Ngudzi-Lo", "admin1": "Ituri", "date_start": "2022-03-02"},
        ],
    ),
    (
        "a fierce encounter is a clash",
        "Four policemen were martyred and nine others injured in a fierce encounter with Maoists near Sukma on Monday. "
        "The minister condemned the attack.",
        [{"type": "armed_clash", "killed": 4, "wounded": 9, "actor": "Maoists; Four policemen"}],
    ),
    (
        "what came through did its harm",
        "In Odesa, drones damaged a power station on Monday. Air defence shot down 31 of 34 drones.",
        [{"type": "air_drone_strike", "status": "reported", "place": "Odesa"}],
    ),
    (
        "men on a motorcycle",
        "A village chief was shot dead by motorcycle-riding men in Guihulngan City on Monday.",
        [{"killed": 1, "actor": "motorcycle-riding men"}],
    ),
    (
        "what sides fight with is no deed of its own",
        "Clashes between rival gangs with knives and grenades left at least 18 inmates dead in a prison in Guayaquil on "
        "Monday.",
        [{"type": "armed_clash", "killed": 18, "place": "Guayaquil"}],
    ),
    (
        "five of them are of the eighteen",
        "A riot left at least 18 inmates dead in a prison in Guayaquil on Monday, at least five of them strangled.",
        [{"killed": 18, "place": "Guayaquil"}],
    ),
    (
        "a town and how far it lies from another",
        "A missile struck a barracks in Marib, 170 km east of Sanaa, on Monday and killed nine soldiers.",
        [{"type": "shelling", "killed": 9, "place": "Marib"}],
    ),
    (
        "a mob beats to death",
        "A mob beat to death a factory manager in Sialkot on Monday over a rumour.",
        [{"type": "protest_riot_violence", "killed": 1, "actor": "mob"}],
    ),
    (
        "another count widens the range",
        "Soldiers opened fire on demonstrators in a stadium in Conakry on Monday, killing 150 people, a lawyers' group "
        "said. The junta put the dead at 50, most of them trampled.",
        [{"killed": 150, "killed_low": 50, "place": "Conakry"}],
    ),
    (
        "an attack that costs lives was one, though it was thwarted",
        "Ten soldiers were killed on Monday as they thwarted an attack on a water station near Sukkur.",
        [{"type": "armed_assault", "status": "reported", "killed": 10}],
    ),
    (
        "a man on a motorcycle intercepted",
        "A councillor was hacked to death at Keshabpur on Monday. Criminals intercepted his motorcycle and struck him.",
        [{"killed": 1, "place": "Keshabpur", "actor": "Criminals"}],
    ),
    (
        "where victims come from is not where it happened, nor is the state that holds it",
        "Two labourers from Kannauj in Uttar Pradesh were killed in a grenade attack at Harmen on Monday. Police in "
        "Kashmir said that it was the third in Shopian district.",
        [{"killed": 2, "place": "Harmen", "admin1": "Jammu and Kashmir"}],
    ),
    (
        "the day of a sentence is not the day of the deed",
        "A court on Monday jailed ten soldiers for killing a journalist in an attack on a hotel in Juba on 11 July 2016.",
        [{"killed": 1, "place": "Juba", "date_start": "2016-07-11"}],
    ),
    (
        "whether it did is no word that it did",
        "The air force on Tuesday declined to say whether its aircraft had killed herders at Rukubi.",
        [],
    ),
    (
        "threats are none",
        "Rebels threaten to attack ships\n\nThe rebels will attack ships in the strait if the blockade goes on, "
        "their leader warned on Tuesday.",
        [],
    ),
    (
        "an accident is none",
        "Nine die as bus plunges into ravine\n\nNine people died on Tuesday when a bus plunged into a ravine near Cusco.",
        [],
    ),
    (
        "a match is none",
        "City gunned down by United\n\nThe striker shot twice past the goalkeeper in the second half, the coach said after "
        "the league match. The defender scored from a penalty as the fans sang in the stadium.",
        [],
    ),
    (
        "a clash has two sides and counts the dead of both",
        "Soldiers clashed with Taliban fighters in Ghazni on Monday. Three soldiers and five insurgents were killed.",
        [{"type": "armed_clash", "killed": 8}],
    ),
    (
        "aircraft",
        "Warplanes bombed a market in Idlib on Tuesday, killing at least nine civilians.",
        [{"type": "air_drone_strike", "killed": 9, "killed_low": 9, "killed_high": None, "place": "Idlib"}],
    ),
    (
        "nobody was hurt",
        "A grenade was thrown at a police station in Bogota on Tuesday. No one was hurt.",
        [{"type": "bombing", "killed": 0, "wounded": 0, "place": "Bogota"}],
    ),
    (
        "a plot that failed",
        "Police in Nairobi foiled a bomb attack on a shopping mall on Monday.",
        [{"type": "foiled_attack", "status": "attempted", "place": "Nairobi"}],
    ),
    (
        "abduction",
        "Gunmen kidnapped eleven students from a school near Kaduna on Sunday night.",
        [{"type": "abduction", "abducted": 11}],
    ),
    (
        "a log entry with a position in figures",
        "03.02.2019: 0415 UTC: Posn: 03:56.5N – 006:10.2E, Around 20nm South of Brass, Nigeria.\n\n"
        "Six robbers armed with knives boarded an anchored tanker and stole stores. Crew safe.",
        [{"date_start": "2019-02-03", "lat": 3.9417, "lon": 6.17, "country": "NG"}],
    ),
    (
        "the scene is set in one sentence and the harm told in the next",
        "Army raids in the north\n\nOn 2 March soldiers came to the village of Tagalalt. Seven villagers were shot dead.",
        [{"killed": 7, "place": "Tagalalt", "date_start": "2022-03-02"}],
    ),
    (
        "where the wounded were taken is not the place",
        "A bomb exploded at a bus stop in Ansongo on Monday, wounding eight. The wounded were taken to a hospital in Gao.",
        [{"place": "Ansongo", "wounded": 8}],
    ),
    (
        "a named victim",
        "Two men on a motorcycle shot dead Miguel Rojas, a radio journalist, in Tumaco on Monday.",
        [{"type": "assassination", "killed": 1, "place": "Tumaco"}],
    ),
    (
        "a toll of the year is no incident",
        "More than 400 people have been killed in the conflict so far this year, the monitors said.",
        [],
    ),
    (
        "the same doers go on, and what came before is another event",
        "Gunmen stormed a market in Kano late on Sunday, killing at least 14 people and wounding nine, police said. "
        "They also abducted six women.\n\nThe attack came two days after an air strike by the air force killed ten "
        "militants near Maiduguri.",
        [
            {"place": "Kano", "killed": 14, "wounded": 9, "abducted": 6, "date_start": "2022-03-06"},
            {"place": "Maiduguri", "type": "air_drone_strike", "killed": 10, "date_start": "2022-03-04"},
        ],
    ),
    (
        "an attack that was beaten off",
        "On 4 May 2021 the garrison of Dori repelled an attack by armed men. Two soldiers were wounded.",
        [{"type": "armed_assault", "place": "Dori", "wounded": 2}],
    ),
    (
        "one bomb went off and another was found in time",
        "A bomb went off under a police van in Bannu on 4 May 2021. A second bomb was defused by the army.",
        [{"type": "bombing", "place": "Bannu"}],
    ),
    (
        "strung up, and taken from his house",
        "Five men were strung up from a bridge in Morelia on 4 May 2021.\n\nIn Tumaco, gunmen took from his house the "
        "teacher Luis Rojas on 9 May 2021.",
        [{"type": "execution", "place": "Morelia"}, {"type": "abduction", "place": "Tumaco"}],
    ),
    (
        "a boat that was fired on, and the day of a truce",
        "Clashes in two states\n\nClashes erupted in Babanusa on 2 May 2021. Seventeen people died before elders brokered "
        "a truce on 6 May. The market is closed. The road is open. Aid is on the way.\n\nA ferry was fired upon near "
        "Kosti on 8 May 2021 and five passengers drowned.",
        [{"killed": 17, "date_start": "2021-05-02"}, {"type": "armed_assault", "date_start": "2021-05-08"}],
    ),
    (
        "police that fire on demonstrators",
        "On 4 May 2021 police officers opened fire on a column of demonstrators in Lilongwe. Three men were killed.",
        [{"type": "protest_riot_violence", "killed": 3}],
    ),
    (
        "May and March are months",
        "On 4 May 2021 two farmers were shot dead in Kumba.\n\nOn 9 March 2021 rebels killed three fishermen in Mamfe.",
        [
            {"killed": 2, "type": "armed_assault", "date_start": "2021-05-04"},
            {"killed": 3, "type": "armed_assault", "date_start": "2021-03-09"},
        ],
    ),
    (
        "who speaks is not hurt, and a toll that has risen counts",
        "Two suicide bombers blew themselves up outside a ministry in Mogadishu on Tuesday, killing at least 40 people, "
        "police and medics said.\n\nThe death toll has risen to 42, and more than 70 are injured, a doctor said.",
        [{"killed": 42, "wounded": 70, "perpetrators_killed": 2, "type": "suicide_bombing"}],
    ),
    (
        "the toll of a title over several events is none of theirs",
        "20 killed in two provinces\n\nBandits killed 12 traders in Kano on Monday.\n\n"
        "Also on Monday, gunmen shot dead eight drivers in Maiduguri.",
        [{"place": "Kano", "killed": 12}, {"place": "Maiduguri", "killed": 8}],
    ),
    (
        "the dead of the headline where the body tells of none",
        "Raid on fish market in Tasa; two porters dead\n\nGunmen opened fire on the fish market of Kano on Monday. "
        "Five people were wounded.",
        [{"killed": 2, "wounded": 5}],
    ),
    (
        "no soldier hurt leaves the others open, nobody touched does not",
        "Gunmen fired on a post near Kano on Monday. No soldier was hurt.\n\n"
        "In Maiduguri on Tuesday a mob burned a clinic. Neither the nurses nor the patients were harmed.",
        [{"place": "Kano", "killed": None}, {"place": "Maiduguri", "killed": 0, "wounded": 0}],
    ),
    (
        "bullets in the head kill, and whom no list knows is somebody",
        "A bullet fired from a passing car struck the union leader Hamid Rezai in the head in Kano on Monday.\n\n"
        "In Maiduguri on Tuesday, a colporteur was shot dead.",
        [{"place": "Kano", "killed": 1}, {"place": "Maiduguri", "killed": 1}],
    ),
    (
        "as many as were told of before the pronoun; those named behind a colon",
        "On Monday rebels led three porters to the square of Kano and cut off their heads.\n\n"
        "In Maiduguri, bandits raided the market on Tuesday. The dead: Sani Garba (44), his son Bello (15), Amina Yusuf and a guest.",
        [{"place": "Kano", "killed": 3}, {"place": "Maiduguri", "killed": 4}],
    ),
    (
        "who is stopped before the deed attacked",
        "Guards shot a man dead in Kano on Monday before he was able to set off his vest. Nobody else was hurt.",
        [{"type": "foiled_attack", "killed": 0, "perpetrators_killed": 1}],
    ),
    (
        "figures with a nought in front; the named of an apposition count once",
        "A mine hit a patrol near Kano on Monday at 06:10. Toll: 01 dead, 05 wounded.\n\n"
        "In Maiduguri, a blast on Tuesday killed two soldiers, Major Edo Coba and Lieutenant Yon Durat.",
        [{"place": "Kano", "killed": 1, "wounded": 5}, {"place": "Maiduguri", "killed": 2}],
    ),
    (
        "a range of days with its year tells the year of the other days",
        "Weekly brief, 3-9 May 2021\n\n- On 5 May, a mine killed a driver near Gao.",
        [{"killed": 1, "date_start": "2021-05-05"}],
    ),
    (
        "a state of a federation is no country of that name",
        "ATLANTA, Ga. (News) - A student opened fire in Georgia on Monday, killing two teachers.",
        [{"country": "US", "killed": 2}],
    ),
    (
        "who claims the bombing did it",
        "A bomb went off as a police bus passed in Arish on Monday, killing three policemen. "
        "Ansar Bait al-Maqdis claimed the bombing in a statement.",
        [
            {
                "type": "bombing",
                "killed": 3,
                "actors": [
                    {
                        "text": "Ansar Bait al-Maqdis",
                        "canonical": "Ansar Beit al-Maqdis (ABM)",
                        "kind": "group",
                        "role": "claimant",
                    }
                ],
            }
        ],
    ),
    (
        "an event further up is not gone back to",
        "A bomb wounded two guards at a bank on Monday.\n\nOn Tuesday gunmen shot a driver in Kano.\n\nIn Maiduguri "
        "militants ambushed a bus.",
        [{"wounded": 2}, {"place": "Kano"}, {"place": "Maiduguri"}],
    ),
    (
        "a fifth man elsewhere",
        "Four fishermen were beheaded on Monday. A fifth man was beheaded at Palma while he cut grass.",
        [{"type": "execution", "killed": 4}, {"type": "execution", "killed": 1, "place": "Palma"}],
    ),
    (
        "police against a crowd",
        "Police fired on demonstrators in Conakry on Monday and killed six people.",
        [{"type": "protest_riot_violence", "killed": 6}],
    ),
    (
        "bodies found are an execution",
        "The bodies of four drivers were found on Monday in a ditch near Celaya with their hands tied.",
        [{"type": "execution", "killed": 4}],
    ),
    (
        "villagers killed do not riot",
        "Armed men on motorbikes raided Djibo on Monday and killed nine villagers.",
        [{"type": "armed_assault", "killed": 9}],
    ),
    (
        "a suicide bombing is told as a blast too",
        "Suicide bombers hit churches in Colombo\n\nBlasts tore through two churches in Colombo on Monday, killing 40.",
        [{"type": "suicide_bombing", "killed": 40}],
    ),
    (
        "who is shot with others is not assassinated",
        "A gunman opened fire at a street party in Kano on Monday. Musa Bello, 29, died and seven people were wounded.",
        [{"type": "armed_assault"}],
    ),
    (
        "an arrest without a place just behind a deed is for that deed, whatever its day",
        "A crowd beat a couple to death in Kilosa on Monday over a rumour. Nine villagers were rounded up on Thursday.",
        [{"place": "Kilosa", "killed": 2, "arrested": 9}],
    ),
    (
        "the arrest of a suspect is a part of the attack",
        "A man with a machete stabbed five people in Monsey on Monday. Police in Harlem arrested a suspect later.",
        [{"place": "Monsey", "wounded": 5, "arrested": 1}],
    ),
    (
        "what goes on is the event that began before",
        "Shooting went on in a mall in Nairobi on Monday, two days after gunmen burst in and killed 62 people.",
        [{"killed": 62}],
    ),
    (
        "rumours that led to a deed",
        "A mob lynched a teacher in Kano on Monday after rumours that he had stolen a child.",
        [{"type": "protest_riot_violence", "status": "reported"}],
    ),
    (
        "one toll over villages listed in one breath",
        "Herders attacked the villages of Barkin Ladi and Riyom on Monday. Officials said that 50 people were dead.",
        [{"killed": 50}],
    ),
    (
        "all air strikes of a report are of the one air force",
        "An Israeli air strike killed two people in Tyre on Monday.\n\nOn Tuesday an air strike killed three in Nabatieh.",
        [
            {
                "killed": 2,
                "actors": [
                    {
                        "text": "Israeli",
                        "canonical": "Military Forces of Israel",
                        "kind": "state",
                        "role": "perpetrator",
                    }
                ],
            },
            {
                "killed": 3,
                "actors": [
                    {
                        "text": "Israeli",
                        "canonical": "Military Forces of Israel",
                        "kind": "state",
                        "role": "perpetrator",
                    }
                ],
            },
        ],
    ),
    (
        "whom it happened to was told before",
        "Gunmen shot a prefect and his driver in Djibo on Monday.\n\nThe driver was killed at once near Arbinda.",
        [{"place": "Djibo"}],
    ),
    (
        "what is counted by the dozen or feared is none",
        "A mine killed a driver in Gao on Monday.\n\nIn Mali the mission recorded some 25 explosions.\n\n"
        "Likelihood of an assault on Kidal: high.\n\nThe families of Ber buried their dead on Tuesday.",
        [{"killed": 1, "place": "Gao"}],
    ),
    (
        "what is only said of violence",
        "Vote in Bujumbura\n\nThe envoy warned on Monday that clashes could break out in Bujumbura. The opposition shot down "
        "the government's budget. In her new novel the narrator's brother is kidnapped and shot.",
        [],
    ),
    (
        "a drill, a shell dug out and an object blown up by sappers are none",
        "Troops stormed a jet in a rescue exercise\n\nCommandos stormed an airliner in Entebbe on Monday and freed 60 "
        "'hostages' in a drill. An unattended bag was blown up by the sappers.",
        [],
    ),
    (
        "whom gunmen fire on is the victim, whatever his office",
        "Gunmen in a car fired on a traffic policeman in Kirkuk on Monday, killing him at once.",
        [{"killed": 1, "perpetrators_killed": None}],
    ),
    (
        "who survives an attempt on his life is not dead",
        "A brigadier in the Yemeni army survived an attempt on his life in Aden on Sunday.",
        [{"type": "assassination", "killed": None}],
    ),
    (
        "a lead that begins with what came of the deed: the day of the deed is told below",
        "Shops were closed in Jos on Sunday after gunmen killed 12 people in a village nearby.\n\n"
        "The attackers came to Rukuba on Friday night and opened fire. Nine people were wounded.",
        [{"date_start": "2022-03-04", "killed": 12, "wounded": 9}],
    ),
    (
        "the day of those who mourn is not that of the deed",
        "Flags flew low across Turkey on Sunday as the country mourned 16 soldiers killed in a PKK ambush.\n\n"
        "The ambush took place near Daglica on Thursday.",
        [{"date_start": "2022-03-03", "killed": 16}],
    ),
    (
        "the day of what came of a deed, where no other is told",
        "Shops were closed in Jos on Sunday after gunmen killed 12 people in the market.",
        [{"date_start": "2022-03-06", "killed": 12}],
    ),
    (
        "another of the kind told just before",
        "A car bomb near a cafe in Karrada killed nine people and hurt 21 on Sunday, while another in Sadr City left "
        "six dead.",
        [
            {"type": "bombing", "place": "Karrada", "killed": 9, "wounded": 21},
            {"type": "bombing", "place": "Sadr City", "killed": 6},
        ],
    ),
    (
        "a toll that rose by one who died",
        "The number of dead in Monday's attack on a hotel in Cairo rose to 21 after a woman died of her burns.",
        [{"killed": 21}],
    ),
    (
        "soldiers in Palestine, where nobody says whose",
        "A boy was shot dead by troops in Rafah, in the Gaza Strip, on Monday.",
        [
            {
                "killed": 1,
                "actors": [
                    {
                        "text": "troops",
                        "canonical": "Military Forces of Israel",
                        "kind": "state",
                        "role": "perpetrator",
                    }
                ],
            }
        ],
    ),
    (
        "the day of a raid that another came after",
        "Ten days after gunmen murdered four farmers in Zuru, bandits attacked Kontagora on Monday night and killed "
        "a cook and her baby.",
        [{"date_start": "2022-02-25", "killed": 4}, {"date_start": "2022-03-07", "killed": 2}],
    ),
    (
        "bodies are dated by the killing, where that is told",
        "The bodies of seven porters were found on Saturday in Cap-Haitien. They are believed to have been shot on "
        "Friday night.",
        [{"date_start": "2022-03-04", "killed": 7}],
    ),
    (
        "what is used to attack is no plan, a lone wolf no animal, and up to so many a count",
        "Rebels used a lorry full of explosives to attack a barracks in Mardin, killing nine soldiers.\n\n"
        "In a separate attack on 2 March, a lone wolf attacker stabbed two clerks dead in Minsk.\n\n"
        "Elsewhere, on 3 March, bandits kidnapped up to 30 pupils in Zamfara.",
        [{"place": "Mardin", "killed": 9}, {"place": "Minsk", "killed": 2}, {"type": "abduction"}],
    ),
    (
        "the latest in a string of attacks is one of them",
        "A grenade explosion at a taxi rank in Muhanga, Rwanda, injured ten in the latest in a string of similar "
        "attacks.",
        [{"place": "Muhanga", "wounded": 10}],
    ),
    (
        "a village no gazetteer has lies where most of the report lies",
        "Police found two bombs in Tura and Williamnagar, in India's Meghalaya. Gunmen shot a clerk dead in "
        "Bolsalgra village.",
        [{"admin1": "Meghalaya"}, {"place": "Bolsalgra", "admin1": "Meghalaya"}],
    ),
    (
        "who dies of his wounds days later belongs to the attack",
        "Three cooks were killed by shelling in Aleppo on 4 March. A fourth died of his wounds two days later.",
        [{"date_start": "2022-03-04", "killed": 4}],
    ),
    (
        "the day on which a toll rises is not the day of the attack",
        "The death toll from Friday's bombing of a mosque in Kunduz rose to 11 on Sunday.",
        [{"date_start": "2022-03-04", "killed": 11}],
    ),
    (
        "the weekend, and then the day of it",
        "Gunmen ambushed a convoy near Tahoua over the weekend and killed five guards.\n\n"
        "The ambush on Saturday was the second of its kind.",
        [{"date_start": "2022-03-05", "date_end": "2022-03-05", "killed": 5}],
    ),
    (
        "past midnight behind last night is today",
        "Last night a car was fired on in Daraa. A guard was shot dead after midnight in Izra.",
        [{"date_start": "2022-03-08"}, {"date_start": "2022-03-09", "killed": 1}],
    ),
    (
        "what stands behind a mere 'to' and is done is no plan",
        "Fighters loyal to the caliph attacked a post in Maiduguri on Monday, killing 18 soldiers.",
        [{"type": "armed_assault", "killed": 18}],
    ),
    (
        "the count of a reporting period is no incident",
        "The mission verified 23 raids in the reporting period, in which 41 civilians were killed.\n\nOn 2 March an armed "
        "group attacked the village of Tchabi and killed 14 farmers.",
        [{"killed": 14, "date_start": "2022-03-02"}],
    ),
    (
        "a sum over several events is none of theirs",
        "Two medics were killed in two strikes near Tyre and Nabatieh on Sunday.\n\nA medic was killed by a drone in "
        "Tyre. Another medic was killed in Nabatieh.",
        [{"place": "Tyre", "killed": 1}, {"place": "Nabatieh", "killed": 1}],
    ),
    (
        "what became of those just told of goes with them",
        "Gunmen killed a man at the market in Tyre.\n\nAnd in Nabatieh, the quarrel of two brothers was settled with a hand "
        "grenade. One of them is dead; three neighbours are in the hospital.",
        [{"place": "Tyre", "killed": 1}, {"place": "Nabatieh", "killed": 1, "wounded": 3}],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_phenomenon(name: str, text: str, expected: list[dict[str, Any]], rules: Rules) -> None:
    found = [i.record() for i in extract(Report(name, text, published=PUBLISHED), rules).incidents]
    for r in found:
        r["actor"] = "; ".join(a["text"] for a in r["actors"])
    told = [{k: r[k] for k in e} for r, e in zip(found, expected, strict=False)]
    assert (len(found), told) == (len(expected), expected)


@pytest.mark.parametrize("text", [c[1] for c in CASES])
def test_every_value_is_proved(text: str, rules: Rules) -> None:
    for incident in extract(Report("x", text, published=PUBLISHED), rules).incidents:
        fields = {e.field for e in incident.evidence}
        assert fields >= {"event", "type"}
        assert all(text[e.start : e.end] == e.text for e in incident.evidence)
        for field in ("killed", "wounded", "abducted", "arrested", "perpetrators_killed"):
            assert getattr(incident, field) is None or field in fields


def test_an_upper_case_wire_counts_from_its_dateline(rules: Rules) -> None:
    text = "   LIMA, 12 FEB 89 (EFE) -- [TEXT] TERRORISTS KILLED THREE POLICEMEN IN AYACUCHO ON 10 FEBRUARY."
    (incident,) = extract(Report("wire", text), rules).incidents
    assert (incident.killed, incident.country, incident.date_start) == (3, "PE", date(1989, 2, 10))


def test_explain_tells_of_every_clause(rules: Rules) -> None:
    told = extract(Report("x", CASES[1][1], published=PUBLISHED), rules).notes
    assert {"opens event 1", "opens event 2"} <= {n.reason.split(":")[0] for n in told if n.stage == "group"}


def test_places_of_a_users_pack_are_found(tmp_path):
    (tmp_path / "pack.toml").write_text('name = "mine"\nversion = "1"\n')
    head = "id,kind,name,aliases,country,from,to,note,admin1,lat,lon\n"
    (tmp_path / "places.csv").write_text(head + "co-zorbville,place,Zorbville,,CO,,,,Cauca,2.5,-76.6\n")
    text = "On 5 May 2021 gunmen killed two farmers in Zorbville."
    [found] = extract(Report("r", text), load([tmp_path])).incidents
    assert (found.country, found.lat, found.lon) == ("CO", 2.5, -76.6)
