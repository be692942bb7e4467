"""The actors and targets of an incident. Reports written for the project."""

from __future__ import annotations

import pytest

from incidents.model import Incident, Report
from incidents.packs import Rules, load
from incidents.pipeline import extract
from incidents.vocabulary import nameless


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def only(text: str, rules: Rules) -> Incident:
    found = extract(Report("r", text), rules).incidents
    assert len(found) == 1, [i.type for i in found]
    return found[0]


ACTORS = [
    (
        "forces and those who back them",
        "Iraqi forces backed by U.S. troops detained 14 suspected militants in Kut on 3 May 2021.",
        [("Iraqi forces", "state"), ("U.S. troops", "state")],
    ),
    (
        "a nickname in quotes ends no clause",
        'Members of the Kaya Front, known as "Baboons" by the police, abducted 18 passengers near Kumba on 3 May 2021.',
        [("Members of the Kaya Front", "group")],
    ),
    (
        "the followers of a chief, against police",
        "The village police shot it out with Dulo's followers at Kabacan on 3 May 2021 and two officers were killed.",
        [("village police", "state"), ("Dulo's followers", "unnamed")],
    ),
    (
        "a force told by initials that no list knows",
        "Two porters were gunned down by the XRB at a crossing in Ekona on 3 May 2021.",
        [("XRB", "group")],
    ),
    (
        "a band told by its name behind 'by'",
        "A baker was shot dead by Los Halcones in Choloma on 3 May 2021.",
        [("Los Halcones", "group")],
    ),
    (
        "a state behind 'by'",
        "A convoy was bombed by Israel near Homs on 3 May 2021 and six men were killed.",
        [("Israel", "state")],
    ),
    (
        "doers whom no list knows",
        "A trader was killed by angry charcoalers outside a bank in Goma on 3 May 2021.",
        [("angry charcoalers", "unnamed")],
    ),
    (
        "whose men they are",
        "Nine herders were shot at Koui on 3 May 2021 by fighters of the Kaya group.",
        [("fighters of the Kaya group", "group")],
    ),
    (
        "a leader whose men they are",
        "Gunmen loyal to Tomas Duarte fired on a bus at Muxungue on 3 May 2021, killing three.",
        [("Gunmen loyal to Tomas Duarte", "unnamed")],
    ),
    (
        "a name before the noun",
        "Mai-Mai Lubwe fighters raided Kabweke on 3 May 2021 and killed four people.",
        [("Mai-Mai Lubwe fighters", "group")],
    ),
    (
        "both sides of a clash that share a noun",
        "Hema and Lendu militiamen traded heavy machine-gun fire at Djugu on 3 May 2021, leaving nine dead.",
        [("Lendu militiamen", "unnamed"), ("Hema", "unnamed")],
    ),
    (
        "those who do it to each other",
        "Farmers and herders attacked each other with rifles at Kwande on 3 May 2021; six people died.",
        [("herders", "unnamed"), ("Farmers", "unnamed")],
    ),
    (
        "police and those they clash with",
        "Police and protesters clashed in Ojota on 3 May 2021 and a woman was killed by a bullet.",
        [("protesters", "unnamed"), ("Police", "state")],
    ),
    (
        "who is held for it",
        "Two men were shot in a parked car in Lund on 3 May 2021 and one died. Three brothers have since been arrested.",
        [("Three brothers", "unnamed")],
    ),
    (
        "her husband, whom police look for",
        "A nurse was stabbed to death in her flat in Tarragona on 3 May 2021. Police are looking for her husband.",
        [("husband", "unnamed")],
    ),
    (
        "what the attackers were",
        "Two barns were set on fire near Burin on 3 May 2021. Farmers said the arsonists were settlers from a hilltop.",
        [("settlers", "unnamed")],
    ),
    (
        "from whom the shots came",
        "Two farmers died of gunshot wounds near Tana on 3 May 2021. The shots came from guards of the mine.",
        [("guards", "unnamed")],
    ),
    (
        "a driver whose act is told as one phrase",
        "A driver ploughed through a crowd in Graz on 3 May 2021, killing three.",
        [("driver", "unnamed")],
    ),
    (
        "a husband who shot her",
        "A teacher was killed in Salta on 3 May 2021. Her ex-husband waited at the school and shot her three times.",
        [("ex-husband", "unnamed")],
    ),
    (
        "blamed for other deeds",
        "A blast wounded eleven in a bus in Kigali on 3 May 2021. Police, who blamed the FDLR for several blasts last year, named nobody.",
        [],
    ),
    (
        "whom others fight elsewhere",
        "A car bomb killed five people in Azaz on 3 May 2021. The town's rebels have often fought the YPG nearby.",
        [],
    ),
    (
        "whom the victim had tried",
        "A judge who had tried members of the Camorra was shot in Naples on 3 May 2021 as he left his office.",
        [],
    ),
    (
        "of whose party the victim was",
        "Ana Duma, an ANC councillor, was gunned down at the gate of her home in Durban on 3 May 2021.",
        [],
    ),
    (
        "a group that acts by means of others",
        "Al-Shabaab executed five people by a firing squad in Jilib on 3 May 2021.",
        [("Al-Shabaab", "group")],
    ),
    (
        "a suspect named in another sentence",
        "Three people were killed in a shooting at a mall in Aarhus on 3 May 2021. The suspect, 22-year-old Martin Olsen, was arrested at the scene.",
        [("Martin Olsen", "person")],
    ),
    (
        "one who confesses",
        "The lawyer was shot dead outside the court in Izmir on 3 May 2021. Ali Demir, the husband of a former client, confessed to the killing.",
        [("Ali Demir", "person")],
    ),
    (
        "a pair of clans that no list knows",
        "The Yala and Mokoa clansmen shot at each other with guns at Porgera on 3 May 2021, and nine men died.",
        [("Yala", "unnamed"), ("Mokoa", "unnamed")],
    ),
    (
        "a pair told with versus",
        "Exchange of heavy weapons fire in Rutshuru on 3 May 2021, M23 vs. FARDC, from dawn to noon.",
        [("M23", "group"), ("FARDC", "state")],
    ),
    (
        "days are no sides of a clash",
        "Tribal fighting claimed eight lives in Wabag between Monday and Thursday, 3 May 2021.",
        [],
    ),
    (
        "the subject behind and",
        "Villagers blocked the road at Kyaukse on 3 May 2021 and security forces opened fire, killing two of them.",
        [("security forces", "state")],
    ),
    (
        "a vessel that acts",
        "Israeli gunboats opened fire at fishing boats off Deir al-Balah on 3 May 2021, wounding one fisherman.",
        [("Israeli gunboats", "state")],
    ),
    (
        "members of a gang",
        "Five men were shot dead in Manenberg on 3 May 2021 by members of the Nyama Boys gang.",
        [("members of the Nyama Boys gang", "group")],
    ),
    (
        "a militia and its name",
        "A militia known as Sons of the Valley killed seven herders in Bokkos on 3 May 2021.",
        [("Sons of the Valley", "group")],
    ),
    (
        "a name in quotation marks",
        'Fighters of the "Black Scorpions" abducted a customs officer at Bamali on 3 May 2021.',
        [('Fighters of the "Black Scorpions', "group")],
    ),
    (
        "two groups in one breath",
        "Fighters of Jabhat al-Nusra and Ahrar al-Sham stormed the police station in Salqin on 3 May 2021 and killed eight officers.",
        [("Fighters of Jabhat al-Nusra", "group"), ("Ahrar al-Sham", "group")],
    ),
    (
        "who is asked for did not do it",
        "Three soldiers were killed when a mine went off under their lorry near Mora on 3 May 2021. The commander did not know who had planted it.",
        [],
    ),
    (
        "links to a cartel",
        "A reporter was shot dead in Veracruz on 3 May 2021. He had written about policemen with alleged links to the Zetas cartel.",
        [],
    ),
    (
        "who condemns a killing in a title",
        "UNSMIL condemns killing of judge in Sabha\n\nThe mission condemned the killing of a judge in Sabha on 3 May 2021.",
        [],
    ),
    (
        "the fallen are no bystanders",
        "Twelve people, all but one of them VDP volunteers, were killed in Aorema on 3 May 2021.",
        [],
    ),
    (
        "the fallen in action are no group",
        "A roadside bomb hit an army convoy near Boni on 3 May 2021: 2 KIA, 5 WIA.",
        [],
    ),
    (
        "by rivals of no list",
        "Four members of the Bugti clan were gunned down near Sui by their rivals on 3 May 2021.",
        [("rivals", "unnamed")],
    ),
    (
        "by a force of several",
        "The troops ran into landmines planted by a combined force of three local militias near Mu Tha on 3 May 2021, and six soldiers died.",
        [("three local militias", "unnamed")],
    ),
    (
        "who denies it is cleared",
        "A lorry driver was shot dead at Kubi on 3 May 2021. The National Salvation Front, through its spokesman, denied its men were there.",
        [],
    ),
    (
        "unnamed doers and the group that claims it",
        "Gunmen killed two policemen in Quetta on 3 May 2015.\n\nThe Pakistani Taliban claimed responsibility.",
        [("Gunmen", "unnamed"), ("Pakistani Taliban", "group")],
    ),
    (
        "the rebels of the one group that is named",
        "Guerrillas blew up a pipeline in Arauca on 3 May 1999, the oil company said.\n\nThe ELN wants the state to sell "
        "no more oil abroad.",
        [("Guerrillas", "group")],
    ),
    (
        "by three individuals",
        "A trader was murdered by three individuals in Cali on 3 May 1999.",
        [("three individuals", "unnamed")],
    ),
    (
        "a crowd that beats someone to death",
        "A crowd dragged Salim Khan out of his house in Moradabad on 3 May 2021 and beat him to death with sticks.",
        [("crowd", "unnamed")],
    ),
    (
        "members of a people",
        "Clashes erupted in Kadugli on 3 May 2023 between members of the Hawazma and the Nuba, killing 17 people.",
        [("Hawazma", "unnamed"), ("Nuba", "unnamed")],
    ),
    (
        "men who did not say who they were",
        "On 3 May 2021 masked gunmen who did not identify themselves abducted the teacher Luis Rojas in Tumaco.",
        [("masked gunmen", "unnamed")],
    ),
    (
        "commandos of no army",
        "Urban guerrilla commandos blew up a pylon in Apopa, El Salvador, on 3 May 1989.",
        [("Urban guerrilla commandos", "unnamed")],
    ),
    (
        "a group without a name",
        "A death squad killed two trade unionists in Cali on 3 May 1989.",
        [("death squad", "group")],
    ),
    (
        "those on trial, all of them",
        "Pablo Quiroz and Luis Porras were convicted of murdering the mayor of Cali on 3 May 1999.",
        [("Pablo Quiroz", "person"), ("Luis Porras", "person")],
    ),
    (
        "nobody knows who",
        "Somebody shot dead a trader in Cali on 3 May 1999.",
        [],
    ),
    (
        "the police only confirm it",
        "A bomb attack that killed two people in Bogota on 3 May 1999 was confirmed by the police.",
        [],
    ),
    (
        "both sides of a clash",
        "Clashes between herders and Dozo hunters near Bouna on 3 May 2016 left twenty people dead.",
        [("herders", "unnamed"), ("Dozo hunters", "group")],
    ),
    (
        "forces of two nations",
        "Fighting between Kyrgyz and Tajik troops killed four people near Batken on 3 May 2021.",
        [("Kyrgyz", "state"), ("Tajik troops", "state")],
    ),
    (
        "those who came before the harm",
        "On 3 May 2022 junta soldiers came to the village of Pale. Three farmers were shot dead.",
        [("junta soldiers", "state")],
    ),
    (
        "forces that went where people were shot",
        "Six youths were shot dead on 3 May 2022 when the army moved into a camp in Jenin.",
        [("army", "state")],
    ),
    (
        "they are the men told before",
        "Three men with rifles walked into a bar in Cali on 3 May 1999. They shot the owner and fled.",
        [("Three men", "unnamed")],
    ),
    (
        "its fighters are the group's",
        "A bomb killed two guards in Jowhar on 3 May 2019. Al-Shabaab said its fighters had planted it.",
        [("Al-Shabaab", "group")],
    ),
    (
        "whose shells they were",
        "Russian shells fell on a market in Kherson on 3 May 2023 and killed two traders.",
        [("Russian", "state")],
    ),
    (
        "strangers who come before the harm",
        "Two men got off a motorbike outside a pharmacy in Tegucigalpa on 3 May 2019. The owner was shot and died.",
        [("Two men", "unnamed")],
    ),
    (
        "people in a car that draws up",
        "A pickup with four people in the back drew up beside a bar in Celaya on 3 May 2019. Six customers were shot "
        "dead.",
        [("four people", "unnamed")],
    ),
    (
        "people who come to help are no strangers",
        "A bomb killed two traders in Quetta on 3 May 2019. Soldiers came up from the fort and took the dead away.",
        [],
    ),
    (
        "the police who tell of a raid",
        "Eleven men were arrested in a raid in Mombasa on 3 May 2019, police said.",
        [("police", "state")],
    ),
    (
        "by whom the guards were tied up",
        "A warehouse burned down in Kaduna on 3 May 2019 after an arson attack. The guards had been tied up by bandits.",
        [("bandits", "unnamed")],
    ),
    (
        "by forces of two kinds",
        "A farmer was shot dead on 3 May 2019 in Cali by civil and military policemen.",
        [("military policemen", "state")],
    ),
    (
        "the assailants of the group in the title",
        "ADF kill eleven in Irumu\n\nEleven people died in the village of Bandiboli on 3 May 2021. The assailants cut the "
        "throats of nine of them.",
        [("assailants", "group")],
    ),
    (
        "two camps in one breath",
        "On 3 May 2021 soldiers and Fulani vigilantes killed 21 civilians in Ngarbuh.",
        [("soldiers", "state"), ("Fulani vigilantes", "unnamed")],
    ),
    (
        "the side of the fallen",
        "Fighting broke out again in Jenin on 3 May 2021, the Jenin Battalion said. A hospital received six bodies and two "
        "wounded soldiers.",
        [],
    ),
    (
        "suspicion that falls on a group",
        "A car bomb killed three soldiers in Saravena on 3 May 2021. Suspicion fell on the ELN.",
        [("ELN", "group")],
    ),
    (
        "a claim by a spokesman",
        "Two guards died in a blast in Oria on 3 May 2021. The Front of Oria (ETA), through its spokesman Luis Rojas, took "
        "responsibility.",
        [("ETA", "group")],
    ),
    (
        "the gunman whom the police name",
        "Two shoppers were shot dead in a mall in Linz on 3 May 2021. The gunman was identified as Hassan Warsame, 39.",
        [("Hassan Warsame", "person")],
    ),
    (
        "by whom the shells were fired",
        "Shells fired by the Ugandan contingent crushed a school at Bulo Marer on 3 May 2014, killing four pupils.",
        [("Ugandan contingent", "state")],
    ),
    (
        "who acts, by whatever verb",
        "A man drove a lorry into the queue outside the passport office in Batna on 3 May 2011, and nine people died when "
        "it blew up.",
        [("man", "unnamed")],
    ),
    (
        "subjects",
        "Two subjects who moved on a bicycle threw a grenade at the toll booth of Palmira on 3 May 2019.",
        [("Two subjects", "unnamed")],
    ),
    (
        "whose sons they were",
        "His neighbour's two sons were led out of the yard by soldiers and shot in Merawi, Ethiopia, on 3 May 2024.",
        [("soldiers", "state")],
    ),
    (
        "of whom nobody knows yet whether they did it",
        "Four men took the baker Omar Lim from his shop in Isabela, Basilan, on 3 May 2012.\n\nIt was too early to say "
        "whether the Abu Sayyaf was behind it, an officer said.",
        [("Four men", "unnamed")],
    ),
    (
        "the make of a grenade",
        "A Khmer Rouge-era grenade thrown by an unknown man hurt six guests of a bar in Pailin on 3 May 2013.",
        [("unknown man", "unnamed")],
    ),
    (
        "who disowns it",
        "Two shopkeepers were found shot dead behind the market of Magwi, Uganda, on 3 May 2004. The Lord's Resistance "
        "Army disowned the deed.",
        [],
    ),
    (
        "of two groups the one of which there is blame",
        "A van of the water board was set alight at Saravena on 3 May 2017.\n\nThe governor saw in it the hand of the "
        "ELN. In March the FARC had freed a mayor in the same town.",
        [("ELN", "group")],
    ),
    (
        "whose area it is",
        "Two people were hurt by shells in the ELN-held areas of Tame on 3 May 2021.",
        [],
    ),
    (
        "a line of a log without a verb",
        "Tanker attacked off Brass on 3 May 2019. About ten men in two speedboats. The bridge was hit by bullets.",
        [("About ten men", "unnamed")],
    ),
    (
        "whoever works there has not done it",
        "On 3 May 2019 four robbers armed with knives climbed aboard a tanker off Callao, and the bosun was tied up and "
        "beaten.",
        [("four robbers", "unnamed")],
    ),
    (
        "who sets off what else goes off of itself",
        "A commando exploded a claymore mine near Omanthai on 3 May 2007, killing two guards.",
        [("commando", "state")],
    ),
    (
        "the man who is charged",
        "A man opened fire in a bar in Toledo on 3 May 2019, killing two. Terry Dunn, 33, has been charged with murder.",
        [("Terry Dunn", "person")],
    ),
    (
        "a house where a confrontation of rioters was is no side of it",
        "Three youths were killed during a confrontation at a villa in Oruro on 3 May 2021 when protesters rioted.",
        [],
    ),
    (
        "riot police of a protest",
        "Riot police used tear gas on 3 May 2019 to break up a funeral procession in Sitra, where twelve protesters were "
        "injured.",
        [("Riot police", "state")],
    ),
    (
        "a unit of no name",
        "An undercover unit entered Jenin on 3 May 2019 and opened fire on Omar Haija, killing him.",
        [("undercover unit", "state")],
    ),
    (
        "the group that a site says has done it",
        "Two guards were shot at a post near Elbrus on 3 May 2011. A site said that Caucasus Emirate had done it.",
        [("Caucasus Emirate", "group")],
    ),
    (
        "men who are seen to leave a bag",
        "A bomb went off in a cafe in Izmir on 3 May 2019, injuring five. Cameras showed two men leaving a bag there.",
        [("two men", "unnamed")],
    ),
    (
        "the group with which the lead begins",
        "Night at the post\n\nTaliban fighters crept up to the post at Kamu before dawn. On 3 May 2008 some 200 men opened fire "
        "from three sides, killing seven soldiers.",
        [("some 200 men", "group")],
    ),
    (
        "who frequents the place has not done it",
        "A bomb wounded four people in a cafe frequented by soldiers in Jowhar on 3 May 2019.",
        [],
    ),
    (
        "uniforms make no soldiers",
        "A trader was shot dead by men in army uniforms in Goma on 3 May 2019.",
        [("men", "unnamed")],
    ),
    (
        "a people is no army",
        "Ethnic Albanians burned a church in Obilic on 3 May 2004.",
        [("Albanians", "unnamed")],
    ),
    (
        "it is the army that said so",
        "Eleven rebels died near Pale on 3 May 2021, where the army said it attacked them.",
        [("army", "state"), ("Eleven rebels", "unnamed")],
    ),
    (
        "who is caught is the doer too",
        "A Saudi man was arrested in Jeddah on 3 May 2020 after he stabbed a guard.",
        [("Saudi man", "unnamed")],
    ),
    (
        "police who arrest afterwards have done nothing",
        "Two traders were killed by a bomb in Quetta on 3 May 2015. Police cordoned off the area and searched houses.",
        [],
    ),
    (
        "who the attackers were",
        "Attackers hacked nine people to death near Jos on 3 May 2010. The assailants were Fulani herdsmen.",
        [("Attackers", "unnamed"), ("Fulani herdsmen", "group")],
    ),
    (
        "courts",
        "Three men were hanged in Zabol prison on 3 May 2021. They had been sentenced for smuggling.",
        [("prison", "state")],
    ),
    (
        "the army is that of the nation spoken of",
        "Nigerian troops killed three villagers in Baga on 3 May 2013.",
        [("Nigerian troops", "state")],
    ),
    (
        "sides told by names no list knows",
        "Nine men died in a fight between the Wakana and Telefi clans near Mendi on 3 May 2019.",
        [("Wakana", "unnamed"), ("Telefi", "unnamed")],
    ),
    (
        "those told first",
        "A judge was going home in Lakki when two men opened fire on him on 3 May 2015. The assailants fled.",
        [("two men", "unnamed")],
    ),
    (
        "operatives of the agency that speaks",
        "The Counter-Terrorism Service said its operatives had detained four men in Kirkuk on 3 May 2020.",
        [("Counter-Terrorism Service", "state")],
    ),
    (
        "one of a people",
        "A Chechen stabbed two tourists in Paris on 3 May 2018.",
        [("Chechen", "unnamed")],
    ),
    (
        "two nations, one noun",
        "Thai and Cambodian troops exchanged fire near Surin on 3 May 2011. One soldier was killed.",
        [("Thai", "state"), ("Cambodian troops", "state")],
    ),
    (
        "the group whose spokesman speaks",
        "Eight policemen were shot dead in Ghazni on 3 May 2015. A Taliban spokesman said the group had carried out the raid.",
        [("Taliban spokesman", "group")],
    ),
    (
        "the gunman and not the guard who shot back",
        "A man blew himself up at a shrine in Balad on 3 May 2016, killing nine. A guard had fired at him.",
        [("man", "unnamed")],
    ),
    (
        "a group that only the report names",
        "Fighters of the Mountain Revival Front (MRF) shot dead two clerks in Tedim on 3 May 2021.",
        [("Fighters of the Mountain Revival Front", "group")],
    ),
    (
        "the initials of a group told before",
        "Two clerks belonged to no party, the Mountain Revival Front (MRF) was told. The MRF shot dead both in Tedim on 3 May 2021.",
        [("MRF", "group")],
    ),
    (
        "initials that no list knows",
        "The DTS shot a rickshaw driver dead in Imphal on 3 May 2021.",
        [("DTS", "group")],
    ),
    (
        "the assailants told behind the deed",
        "The mayor of Caloto was shot dead on 3 May 2021. The assailants, who came in a taxi, escaped.",
        [("assailants", "unnamed")],
    ),
    (
        "somebody told by age alone",
        "A 17-year-old opened fire at a school in Turku on 3 May 2021, killing two pupils.",
        [("17-year-old", "unnamed")],
    ),
    (
        "positions from which shells came",
        "Shells fired from Rwandan positions hit a camp near Goma on 3 May 2021, killing nine people.",
        [("Rwandan", "state")],
    ),
    (
        "a power whose strike it was",
        "In Raqqa a coalition strike hit a school on 3 May 2017, killing 33 people.",
        [("coalition", "state")],
    ),
    (
        "people of a calling who did it",
        "Taxi drivers beat a bus conductor to death in Kampala on 3 May 2021.",
        [("Taxi drivers", "unnamed")],
    ),
    (
        "a time between a deed and its doers",
        "A nurse was dragged out of her house in Orizaba before daybreak on 3 May 2021 by eight individuals in hoods.",
        [("eight individuals", "unnamed")],
    ),
    (
        "the force that others accuse of it",
        "Officials in Mekelle accused the Ethiopian air force of bombing a school in Adi Daero on 3 May 2021, killing nine pupils.",
        [("Ethiopian air force", "state")],
    ),
    (
        "what a cell calls itself",
        "A clerk was shot dead in Yangon on 3 May 2021. A cell calling itself Hlaing Underground posted a note taking responsibility.",
        [("Hlaing Underground", "group")],
    ),
    ("who only escorted what was attacked", "A convoy escorted by soldiers was ambushed near Bor on 3 May 2021.", []),
    ("who only struck a mine", "An army patrol hit an improvised explosive device near Dori on 3 May 2021.", []),
    (
        "a crowd at work around the deed",
        "Two men were beaten to death in Reiger Park on 3 May 2021. The mob went from shack to shack.",
        [("mob", "unnamed")],
    ),
    (
        "a group that no list knows, told as suspected",
        "A panner bled to death in Kadoma on 3 May 2021 after suspected MaShurugwi waylaid him.",
        [("MaShurugwi", "group")],
    ),
    (
        "strangers whom witnesses saw",
        "A pharmacist was abducted in Port-au-Prince on 3 May 2021. Witnesses saw four men push him into a van.",
        [("four men", "unnamed")],
    ),
]


def test_the_rebels_are_of_the_group_named_last(rules: Rules):
    text = (
        "The FARC freed a hostage. In Arauca the ELN has other plans. On 3 May 1999 the guerrillas blew up a pipeline near "
        "Saravena, the oil company said."
    )
    assert [a.canonical for a in only(text, rules).actors] == ["Ejército de Liberación Nacional (ELN)"]


def test_a_kind_of_doers_told_once(rules: Rules):
    text = (
        "Bandits killed nine people in Zurmi on 3 May 2021, police said.\n\nIn Talata Mafara five farmers were shot dead on "
        "4 May 2021."
    )
    found = extract(Report("r", text), rules).incidents
    assert [[a.text for a in i.actors] for i in found] == [["Bandits"], ["Bandits"]]


def test_troops_of_which_there_is_talk_fly_no_drones(rules: Rules):
    text = (
        "The envoy denied any talk of French troops. Drone operators struck a van near Kherson in Ukraine on 4 May 2023, "
        "killing two people."
    )
    assert "Military Forces of France" not in [a.canonical for a in only(text, rules).actors]


def test_a_plot_of_land_is_no_conspiracy(rules: Rules):
    text = "Gunmen attacked a residential plot in Mandera on 4 May 2021 and killed six people."
    assert only(text, rules).type == "armed_assault"


def test_whose_the_aircraft_are_believed_to_be(rules: Rules):
    text = "Warplanes believed to be Israeli struck a depot near Homs on 4 May 2021, killing five fighters."
    assert [a.canonical for a in only(text, rules).actors] == ["Military Forces of Israel"]


@pytest.mark.parametrize(("name", "text", "actors"), ACTORS, ids=[a[0] for a in ACTORS])
def test_actors(name: str, text: str, actors: list[tuple[str, str]], rules: Rules):
    assert [(a.text, a.kind) for a in only(text, rules).actors] == actors


TARGETS = [
    (
        "all who were hit, once each",
        "Gunmen killed a judge, his driver and two guards in Cali on 3 May 1999. The judge was 50.",
        ["a judge", "his driver", "two guards"],
    ),
    (
        "what the bomb struck, not the district",
        "A bomb exploded in front of the Chamber of Commerce in the Santa Rosa district of Lima on 3 May 1989, "
        "wounding a guard.",
        ["a guard"],
    ),
    (
        "a name and a rank are one",
        "Gunmen shot dead Senator Pablo Quiroz in Lima on 3 May 1989. The senator was on his way home.",
        ["Senator Pablo Quiroz"],
    ),
    (
        "windows are parts of a building",
        "A bomb damaged the windows of a bank in Lima on 3 May 1989 and killed a clerk.",
        ["a clerk"],
    ),
]


@pytest.mark.parametrize(("name", "text", "targets"), TARGETS, ids=[t[0] for t in TARGETS])
def test_targets(name: str, text: str, targets: list[str], rules: Rules):
    found = [t.text for t in only(text, rules).targets]
    assert all(t in found for t in targets), found
    assert not [t for t in found if "district" in t or "windows" in t]
    assert len(found) == len({t.split()[-1].lower() for t in found})


def test_a_wire_in_capitals(rules: Rules):
    told = only(
        "LIMA, 3 MAY 89 -- [TEXT] TERRORISTS OF THE SHINING PATH MURDERED MAYOR PEDRO QUISPE IN AYACUCHO LAST NIGHT.",
        rules,
    )
    assert (told.country, told.place) == ("PE", "Ayacucho")
    assert [a.canonical for a in told.actors] == ["Shining Path (Sendero Luminoso)"]
    assert [t.text for t in told.targets] == ["Mayor Pedro Quispe"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Ruiz, a lawyer for the Shining Path, was shot dead in Lima on 3 May 2021.", "assassination"),
        ("The brother of a Shining Path commander was shot dead in Lima on 3 May 2021.", "armed_assault"),
    ],
)
def test_who_is_somebodys_is_no_side(text: str, kind: str, rules: Rules):
    assert only(text, rules).type == kind


def test_whose_lawyer_somebody_is_has_not_shot_her(rules: Rules):
    assert not only("Ana Ruiz, a lawyer for the Shining Path, was shot dead in Lima on 3 May 2021.", rules).actors


def test_a_list_of_names_in_capitals(rules: Rules):
    told = only(
        "LIMA, 3 MAY 89 -- [TEXT] GUNMEN MURDERED THE TEACHERS LUIS MORA, 42, TARQUINO QUISPE, AND ANA RUIZ IN AYACUCHO TODAY.",
        rules,
    )
    assert [t.text for t in told.targets][1:] == ["Luis Mora", "Tarquino Quispe", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("Two members of the judge's escort", "Two members of the judge's escort were shot dead by gunmen in Tumaco."),
        ("the offices of the union", "GUNMEN BURNED THE OFFICES OF THE UNION IN AYACUCHO, PERU, ON 3 MAY 1989."),
        ("the homes of farmers", "Rebels burned the homes of farmers in Palma on 3 May 2021."),
    ],
)
def test_targets_are_told_with_whose_they_are(target: str, text: str, rules: Rules):
    assert target in [" ".join(t.text.split()) for t in only(text, rules).targets]


def test_the_article_behind_burned_is_its_objects(rules: Rules):
    assert only("Rebels burned the homes of farmers in Palma on 3 May 2021.", rules).type == "arson"


def test_no_word_of_the_language_is_a_town_of_a_wire(rules: Rules):
    told = only(
        "SAN SALVADOR, 3 MAY 89 -- [TEXT] THE TALKS BEGAN AS PLANNED, BUT GUERRILLAS BLEW UP A POWER TOWER IN APOPA "
        "WITHOUT REACHING THEIR GOAL, AND OCCASION AND REACH ARE NO TOWNS.",
        rules,
    )
    assert (told.country, told.place) == ("SV", "Apopa")


@pytest.mark.parametrize(("word", "plain"), [("began", True), ("murdered", True), ("quispe", False), ("galan", False)])
def test_words_and_names(word: str, plain: bool, rules: Rules):
    assert nameless(word, rules) == plain


WEAPONS = [
    ("a word for what it did beside its name", "A bomb exploded in a bank in Cali on 3 May 1999. The blast wounded two.", ["bomb"]),
    ("the shorter name of the same", "A truck bomb exploded in Cali on 3 May 1999. The bomb wounded two clerks.", ["truck bomb"]),
    (
        "explosives are the dynamite told of",
        "Rebels blew up a bridge near Cali with dynamite on 3 May 1999. The explosives were planted at night.",
        ["dynamite"],
    ),
]  # fmt: skip


def test_weapons_told_in_one_noun(rules: Rules):
    text = "Rebels killed a guard with M-16 rifles and RPG-7 rocket launchers in Cali on 3 May 1999."
    assert [w.text for w in only(text, rules).weapons] == ["M-16 rifles", "RPG-7 rocket launchers"]


def test_men_who_bear_arms_attack(rules: Rules):
    text = "Heavily armed men killed a judge in Cali on 3 May 1999."
    assert [a.canonical for a in only(text, rules).actors] == ["Unidentified armed group"]


MORE_TARGETS = [
    (
        "two leaders who are named",
        "Gunmen killed two union leaders in Cali on 3 May 1999. Luis Porras and Pablo Quiroz were shot at the office.",
        ["Luis Porras", "Pablo Quiroz"],
    ),
    (
        "an office behind a name",
        "Gunmen shot dead Pablo Quiroz, senator and candidate, in Lima on 3 May 1989. The politician was on his way home.",
        ["Pablo Quiroz"],
    ),
    (
        "a name behind its noun",
        "Gunmen killed Pedro Lagos, a friend of the bishop, and his driver, Ana Ruiz, in Cali on 3 May 1999.",
        ["Pedro Lagos", "Ana Ruiz"],
    ),
    (
        "a building told of again",
        "A bomb destroyed a school and two shops in Cali on 3 May 1999. The explosion damaged the "
        "building and wounded the two clerks.",
        ["a school", "two shops", "the two clerks"],
    ),
    (
        "those of a calling told again, and all of them counted",
        "Gunmen killed three nuns and two cooks in Cali on 3 May 1999. Five people were murdered. The murder of the "
        "clergymen shocked the town.",
        ["three nuns", "two cooks"],
    ),
    (
        "a prosecutor who is named next",
        "Gunmen killed a prosecutor in Cali on 3 May 1999. Prosecutor Ana Ruiz was shot at her door.",
        ["Prosecutor Ana Ruiz"],
    ),
    (
        "victims named in the next sentence",
        "Rebels murdered three farmers near Cali on 3 May 1999. The victims were identified as Luis Porras, 40, Pablo "
        "Quiroz and Ana Ruiz.",
        ["Luis Porras", "Pablo Quiroz", "Ana Ruiz"],
    ),
    (
        "who they are",
        "Gunmen kidnapped two engineers near Cali on 3 May 1999. They are Luis Porras, a foreman, and Pablo Quiroz, a young driver.",
        ["Luis Porras", "Pablo Quiroz"],
    ),
    (
        "the attackers are named and no victims",
        "Gunmen killed a guard in Cali on 3 May 1999. The gunmen were identified as Luis Porras and Pablo Quiroz.",
        ["a guard"],
    ),
    (
        "names behind a plural noun",
        "Gunmen killed priests Luis Porras and Pablo Quiroz in Cali on 3 May 1999.",
        ["Luis Porras", "Pablo Quiroz"],
    ),
    (
        "names behind a comma",
        "Gunmen killed two reporters, Luis Porras and Luis Quiroz, in Cali on 3 May 1999.",
        ["Luis Porras", "Luis Quiroz"],
    ),
    (
        "who tells it is no victim",
        "Gunmen killed two reporters, Luis Porras said in Cali on 3 May 1999.",
        ["two reporters"],
    ),
    (
        "people told of in general",
        "Rebels killed the mayor Pedro Lagos in Cali on 3 May 1999. The rebels have a plan that includes the murder of "
        "public officials.",
        ["the mayor Pedro Lagos"],
    ),
]


@pytest.mark.parametrize(("name", "text", "targets"), MORE_TARGETS, ids=[t[0] for t in MORE_TARGETS])
def test_who_is_told_twice(name: str, text: str, targets: list[str], rules: Rules):
    assert [t.text for t in only(text, rules).targets] == targets


def test_a_bishop_killed_is_violence(rules: Rules):
    assert only("A bishop was killed in Lima on 3 May 1989, the church said.", rules).killed == 1


def test_let_is_a_verb(rules: Rules):
    text = "LET US NOT FORGET THAT GUNMEN KILLED TWO TEACHERS IN CALI ON 3 MAY 1999."
    assert [a.kind for a in only(text, rules).actors] == ["unnamed"]


@pytest.mark.parametrize(("name", "text", "weapons"), WEAPONS, ids=[w[0] for w in WEAPONS])
def test_weapons(name: str, text: str, weapons: list[str], rules: Rules):
    assert [w.text for w in only(text, rules).weapons] == weapons


NAMELESS = [
    "The government has murdered peasants and persecuted the clergy, the bishop said.",
    "The party condemned the murder of activists.",
    "The council approved the killing of the pigeons at the bus depot.",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_what_is_told_in_general_is_no_incident(text: str, rules: Rules):
    assert extract(Report("r", text), rules).incidents == ()


def test_another_thing_struck_is_another_event(rules: Rules):
    text = (
        "A bomb exploded in front of a bank in Cali on 3 May 1999, wounding a clerk. Unknown men set fire to a bus. "
        "The bus was empty."
    )
    assert [i.type for i in extract(Report("r", text), rules).incidents] == ["bombing", "arson"]


CAPITALS = [
    ("A LAWYER WAS SHOT DEAD IN GUATEMALA CITY ON 3 MAY 1989.", "Guatemala City"),
    ("REBELS BLEW UP A BRIDGE IN SAN JUAN DE PALOQUETA, PERU, ON 3 MAY 1989.", "San Juan de Paloqueta"),
    ("TWO TEACHERS WERE MURDERED IN THE VILLAGE OF PALOQUETA, PERU, ON 3 MAY 1989.", "Paloqueta"),
    ("SAN SALVADOR, 3 MAY 89 (XYZ) -- [TEXT] REBELS KILLED TWO MEN IN THE ESCALON NEIGHBORHOOD TODAY.", "Escalon"),
    ("SAN SALVADOR, 3 MAY 89 (XYZ) -- [TEXT] THE BOMB IN A MEXICAN REPORTER'S CAR WENT OFF TODAY.", "San Salvador"),
    ("QUITO, 3 MAY 89 (XYZ) -- [TEXT] A BOMB WENT OFF AT THE HOME OF JUDGE RICARDO ZAMORA TODAY.", "Quito"),
    ("MADRID (SPAIN), 3 MAY 89 (XYZ) -- [TEXT] A BOMB HURT SIX PEOPLE IN THE SALVADORAN CAPITAL.", "San Salvador"),
]


@pytest.mark.parametrize(("text", "place"), CAPITALS)
def test_names_of_places_in_capitals(text: str, place: str, rules: Rules):
    assert only(text, rules).place == place


def test_who_rejects_a_murder_condemns_it(rules: Rules):
    assert only("All parties rejected the murder of Mayor Luis Mora in Cali on 3 May 2021.", rules).status == "reported"
    assert not extract(Report("r", "The army rejected claims that it shelled Pinar on 3 May 2021."), rules).incidents


def test_a_datelines_capital_is_no_town_abroad(rules: Rules):
    text = "SAN SALVADOR, 3 MAY 89 -- [TEXT] A BOMB HURT TWO MEN TODAY. THEY ARE AT THE ROSALES HOSPITAL."
    assert only(text, rules).country == "SV"


def test_a_blame_for_all_the_events_told_before(rules: Rules) -> None:
    text = (
        "A shell hit a market in Belgorod on 3 May 2023 and killed two, Mayor Ivan Petrenko said. A drone hit a car in Murom "
        "and killed a woman. Petrenko attributed both to the Ukrainian Armed Forces."
    )
    found = extract(Report("r", text), rules).incidents
    assert [[a.text for a in i.actors] for i in found] == [["Ukrainian Armed Forces"]] * 2


def test_the_doer_of_a_lead_that_sums_up(rules: Rules) -> None:
    text = (
        "Suspected bandits killed nine people in separate attacks in Benue on 3 May 2021.\n\nSix farmers were shot dead in "
        "Gboko.\n\nIn Otukpo a truck came under fire and its driver died."
    )
    found = extract(Report("r", text), rules).incidents
    assert {a.text for i in found for a in i.actors} == {"Suspected bandits"}
    assert all(i.actors for i in found)
