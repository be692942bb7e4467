"""One event or several: short stories, and how many incidents a careful reader counts in them."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2021, 6, 10)  # a Thursday

ONE = [
    (
        "Shells fell on the market of Kadugli on Monday. The commissioner of police in Khartoum told reporters that six "
        "traders were killed."
    ),
    (
        "Rebels and soldiers fought in Mweso on Monday from dawn. Two women were killed by stray bullets and four boys "
        "wounded at the Bulengo camp."
    ),
    (
        "1. On Friday at 5 a.m. the detachment of Barsalogho was attacked by terrorists.\n\n2. The provisional toll is "
        "twelve soldiers and four volunteers fallen, and twenty wounded, all taken care of at the Kaya regional "
        "hospital.\n\n3. The chief of staff salutes their memory."
    ),
    (
        "Mobs set fire to shops and a bank in Wamena on Monday.\n\nThe commander told reporters that sixteen bodies had "
        "been brought in, most of them of people from outside Papua who were caught in burning houses."
    ),
    "A shepherd was found on Friday near Kasserine with his throat open.",
    "Hooded gunmen visited the home of a trader in Arauca on Tuesday and left him dead in front of his daughters.",
    "A United Nations lorry hit a buried charge near Bakara on Monday; the driver did not survive.",
    "Rebels made 20 quarry workers line up in Kasindi on Monday and mowed them down.",
    "A constable was slashed across the neck on a train in Hagen on Friday.",
    "Nothing has been heard of Omar Reza since men in plain clothes picked him up in Quetta on Monday.",
    "They dragged a teacher of a mission school out of her compound in Kumbo on Monday.",
    "An unknown man fired from a grenade launcher at the house of a judge in Nazran on Thursday.",
    "There was an exchange of heavy weapons fire between rebels and the army at Sake on Friday.",
    "Gunmen stormed a hotel in Kismayo on Friday. Forces ended the siege on Saturday, killing four gunmen.",
    (
        "Robbers shot a cashier dead at a bank in Thika on Tuesday. Police chased them to Juja, where two of them were "
        "shot dead."
    ),
    "Fighters attacked a base at Koro on Friday, killing 12 soldiers. On Saturday the army found the bodies of 20 attackers.",
    "Two clans clashed over a pasture near Galkayo on Saturday. The fighting resumed on Sunday and left 14 dead in all.",
    "Suspected fighters rained bullets on two taxis at Kumbo on Monday morning. A driver died.",
    "A trader was surrounded by a crowd at Barisal on Saturday and struck on the head with iron rods by miscreants.",
    "Two pylons near Kunduz were felled by explosives on Friday.",
    "Robbers did away with a shopkeeper in Gulu on Monday night.",
    "Teachers were beaten black and blue by party youths at Gokwe on Tuesday.",
    "A woman was burnt as a witch at Kitui on Monday.",
    "Soldiers carted off eleven monks from a monastery in Mandalay on Sunday.",
    "The kidnappers of a doctor seized in Zaria on Friday are asking for a ransom.",
    "Acid was thrown in the face of a councillor in Dhaka on Friday.",
    "A gunman is holding nine people in a bank in Beirut since Friday morning.",
    "A prisoner died under torture in a police cell in Kinshasa on Friday, his lawyer said.",
    "Armed men put the village of Tamba to the torch on Tuesday.",
    "The headless body of a hunter was found near Nambula on Wednesday.",
    (
        "Gunmen opened fire on worshippers in a mosque in Zamfara on Friday, killing eight. The attackers "
        "then fled on motorcycles."
    ),
    (
        "A car bomb exploded outside a hotel in Kismayo on Friday. The explosion killed 13 people. Gunmen "
        "then stormed the building."
    ),
    (
        "Three people were shot dead in Durban on Monday. The shooting occurred at a tavern in Umlazi. "
        "Police said the victims were aged between 20 and 30."
    ),
    (
        "Five people were killed in a bombing in Khost on Sunday, police said. A hospital official put the "
        "toll at seven. The bomb had been placed in a pushcart."
    ),
    (
        "A journalist was shot dead in Tijuana on Monday. Prosecutors have opened an investigation into the "
        "killing. Her funeral will be held on Wednesday."
    ),
    (
        "A man stabbed two women in Marseille on Sunday. Soldiers shot him dead. The man had been arrested "
        "for shoplifting in Lyon two days before and released."
    ),
    ("Gunmen killed a mayor in Guerrero on Monday. On Wednesday police arrested two suspects in the killing."),
    (
        "Four officers were killed in an ambush near Arauca on Monday.\n\nThe patrol was hit by a bomb and "
        "then came under rifle fire, the army said.\n\nThe dead were named as a lieutenant and three privates."
    ),
    (
        "Suicide bomber kills 12 at Kabul school\n\nKABUL, June 9 - A suicide bomber killed at least 12 people "
        "at a school in western Kabul on Wednesday, officials said.\n\nThe bomber detonated his explosives as "
        "pupils were leaving class. A witness said he saw ten bodies."
    ),
    (
        "A blast hit a mosque in Kunduz on Friday, killing 50. The Islamic State group claimed the bombing. "
        "President Rashid condemned the attack. The UN called it a massacre."
    ),
    (
        "Armed men raided the village of Ogossagou on Friday. They killed 30 people, burned huts and stole "
        "cattle. Survivors said the assailants came at dawn and shot at anything that moved."
    ),
    (
        "Two soldiers were killed and four injured when their vehicle struck a mine in Diffa on Monday. The "
        "wounded were flown to Niamey, where one of them died."
    ),
    (
        "Gunmen on motorcycles attacked a funeral in Plateau State on Monday night. Fifteen mourners were "
        'killed on the spot and nine more died in hospital. "They kept shooting for an hour," said a '
        "survivor."
    ),
    (
        "The mayor of Chilapa was shot dead on Monday. He was hit by six bullets as he left his office. His "
        "driver was wounded. The gunmen escaped in a white truck, which was found burnt later."
    ),
    (
        "A bomb exploded on a bus in Davao on Monday, killing two. A second bomb went off as police arrived, "
        "wounding five officers."
    ),
    (
        "Rockets hit the airport in Erbil on Monday night. Three rockets landed inside the base and wounded "
        "a contractor. Two others fell on a residential quarter nearby."
    ),
    (
        "A policeman who was shot in Karachi on Sunday died of his wounds on Tuesday. The officer had been "
        "guarding a polio team when two men on a motorbike opened fire."
    ),
    (
        "Twenty students seized from a college in Kagara on Friday have been freed. The students were taken "
        "at gunpoint when gunmen stormed their hostel."
    ),
    (
        "Police in Paris shot dead a man who attacked an officer with a hammer on Tuesday. The officer was "
        "slightly injured. The man shouted before the attack, a witness said."
    ),
    (
        "Fighting broke out in Zawiya between two militias on Monday, killing five. The clashes began after "
        "the arrest of a commander. By evening, calm had returned."
    ),
    (
        "A truck bomb killed more than 30 people in Kandahar on Tuesday. The truck was driven into the gate "
        'of the police headquarters. "I saw bodies everywhere," said a shopkeeper. In all, 31 bodies were '
        "taken to the Mirwais hospital."
    ),
    (
        "Sudanese forces opened fire on protesters in Omdurman on Thursday, killing three. One of the dead "
        "was shot in the head, doctors said. Another was hit in the chest. The protesters had been marching "
        "towards the bridge."
    ),
    (
        "A shell landed on a market in Donetsk on Monday. Among the dead were a mother and her child. The "
        "mayor said 13 people had been killed. Later, the city raised the toll to 16."
    ),
    (
        "Three aid workers were abducted in Cabo Delgado on Sunday. The three were travelling to Pemba when "
        "armed men stopped their car. Their driver was beaten and left by the road."
    ),
    (
        "Al-Shabaab fighters attacked an army base at Gofgaduud on Monday. The group said it killed 20 "
        "soldiers; the army said that it lost four and killed 15 attackers."
    ),
    (
        "A court in Nairobi on Tuesday jailed three men for the 2015 attack on Garissa University in which "
        "148 people were killed."
    ),
    (
        "One person was killed in a knife attack in Hamburg on Friday. The attacker, 26, walked into a "
        "supermarket and stabbed a man of 50. He then wounded six others outside before passers-by "
        "overpowered him."
    ),
    (
        "At least 17 migrants were killed when gunmen attacked a camp in Tajoura late Monday. The gunmen, in "
        "three pickup trucks, cordoned off the camp before the shooting. Sixteen bodies were counted at a "
        "clinic on Tuesday."
    ),
    (
        "A Swiss tourist was shot dead in her car in Marib on Monday, a security official said. Her husband "
        "told police that two men tried to stop them on the road. The couple had arrived in Yemen last week."
    ),
    (
        "Gunmen killed four members of a family in their home in Diyala on Monday night. The victims were a "
        "man, his wife and their two sons, police said. It was not clear why the family was killed."
    ),
    (
        "A bomb killed three policemen in Quetta on Monday, officials said. The policemen were on patrol "
        "when the device, planted in a drain, went off. Ten people, including four policemen, were injured. "
        "No group has claimed the attack."
    ),
    "Four boys were brought down by bullets near the village of Bafut on Tuesday.",
    "Three people fell to bullets in Silvan on Monday night.",
    ("A truck loaded with cement came under fire near Kasese on Wednesday, and its driver was hit in the chest."),
    "A vehicle rented by an aid agency was carjacked near Ouallam on Tuesday.",
    "Youths set a bank's cash machine alight in the old town of Bayonne on Friday night.",
    "A crowd set three police cars on fire in Malmö on Sunday.",
    "Protesters set the town hall of Puno ablaze on Friday.",
    "Gunmen riddled the chief's car with bullets along the Makurdi road on Tuesday.",
    "The lawyer got six bullets in the back outside his office in Mitrovica on January 16.",
    "The councillor took four shots to the head in Tibú on Monday.",
    "Rebel fighters marched the nurse and five orderlies off into the bush near Nampula on Monday.",
    "A man of 38 was forced into a white car by men with rifles in Culiacán on Tuesday.",
    "Two young men with hoods broke his forearm with a baseball bat in Kralja Petra street on Monday.",
    "A bottle of petrol was thrown at the councillor's car in Zvečan on the night of September 30.",
    "The presbytery of the mission in Mont-Dore was set on fire on Thursday night.",
    ("The body of a journalist was found in a canal outside Mehrabpur on Sunday with a cable around his neck."),
    "The bodies of four men, their hands tied, were found by the road near Bago on Monday.",
    "A farmer was found with his throat cut near Gellur on Thursday.",
    (
        "Soldiers came upon two gas cylinders filled with explosives under a culvert near Toribío on Friday "
        "and defused them."
    ),
    "Police found 320 kg of explosives in a store at Jaramijó on Saturday and detained two men.",
    ("Thirty armed men came to Maraban Rido on motorcycles on Thursday night and took 23 pupils and their teacher."),
    "Fighters took her from her home in Dibeibat in February along with 17 other women.",
    "Gunmen herded the loggers at gunpoint into the forest near Lantawan last Thursday.",
    "Armed men entered the WFP warehouse in En Nuhud on Monday and removed 340 tons of sorghum.",
    "Men with rifles cleaned out the pharmacy of a hospital in Port-au-Prince on Monday.",
    ("Gunmen walked into a hospital in Belfast on Monday and finished off a patient they had wounded the day before."),
    "Seven villagers had their heads cut off in Namuembe on Wednesday.",
    ("Cadres called a contractor out of his house in Chatra district on Saturday night and slit his throat."),
    "A bullet fired from a hill held by the Houthis killed a girl of ten in Taiz on Monday.",
    "A bullet fired from the hill opposite struck a girl of ten in the jaw in Taiz on Monday.",
    "A drone let a grenade fall on a cyclist of 52 in Kherson on Thursday; he died at the scene.",
    ("A Bayraktar circled over the square in Batken before it fired a missile that killed ten people on September 17."),
    "Debris of a drone broke the windows of a kindergarten in Klintsy on Wednesday; nobody was hurt.",
    "A Russian drone crashed into a block of flats in Sumy on Wednesday.",
    "Two drones were brought down over the port of Novorossiysk on Friday.",
    "Soldiers surrounded the village of Meluf on 23 February and shot four boys.",
    ("Men in uniform drove into the village of Ak-Sai behind two tanks on September 16 and killed three men."),
    "A commander of the group fell a martyr on August 29 in an ambush laid by the army in Bagok.",
    "Police fired tear gas and then live rounds at a crowd in Silger on 17 May; four people died.",
    "Stones flew from both banks of the canal at Golovnoi on April 28, and nineteen people were hurt.",
    "A Hindu temple in Bhola was vandalised by a mob on Friday.",
    "A crowd smashed up a shop and damaged a mosque in Chilaw on Sunday.",
    "The hoodlums invaded Tiortyu at about 9pm on Monday and shot sporadically for two hours.",
    "An army patrol hit a mine near Bourzanga on Friday and lost two men.",
    "A teenager lost both legs to a landmine in Ye-U on Monday.",
    "The house of a judge in Rosario was shot at on Monday night; nobody was hurt.",
    "Fourteen shots were fired at the home of an MP in Gostivar on Monday.",
    "An explosive went off at the gate of a school in Malmö on Monday. Nobody was hurt.",
    "A hand grenade was left on the doorstep of a newspaper in Podgorica on Tuesday.",
    "A shop owner was doused with petrol and set alight in Lahore on Monday.",
    "Three women were made to strip and one was raped by a mob in Sekmai on 4 May.",
    "A policeman had his rifle snatched and was beaten unconscious by protesters in Kisumu on Tuesday.",
    "A Catholic priest was dragged from his car and hanged from a tree near Kaga-Bandoro on Sunday.",
    "A tribal elder was blown up in his car in Khost on Monday.",
    "A convoy of judges was waylaid near Nuevo Laredo on Monday; two bodyguards lost their lives.",
    "A patrol ran into an ambush near Arauca on Monday in which three soldiers fell.",
    "Loyalist gunmen sprayed a pub in Loughinisland with bullets on Saturday; six men died.",
    "Militants swooped on a tea estate in Sonitpur on Tuesday and killed five labourers.",
    "Rebels made off with 200 head of cattle after burning the granaries of Theim on Wednesday.",
    "Bandits rustled 300 cows in Batsari on Monday night.",
    "Settlers cut down 80 olive trees and torched two cars in Burin on Monday.",
    "Settlers stoned houses and broke open a sheep pen in Burin on Sunday.",
    "An acid attack left a student disfigured in Dhaka on Monday.",
    "Two Yemeni soldiers were poisoned at a post in Lawdar on Monday.",
    "A plane dropped two bombs on the market at Tabit on Tuesday.",
    "Jets pounded the outskirts of Saraqib on Monday.",
    ("Insurgents were smoked out of a mosque in Marawi on Tuesday after a battle in which four soldiers fell."),
    "Guards of a palm oil company beat up ten farmers at Sungai Beruang on Monday.",
    (
        "A minibus was stopped at Pacot on Monday by a self-defence group, who killed two young men with "
        "machetes and stones."
    ),
    "A sniper's bullet ended the life of a medic in Aleppo on Monday.",
    ("Twelve bodies were pulled from the rubble of a house in Khan Younis after an Israeli strike on Monday."),
    "A hospital in Nyala was hit three times by shells on Monday, leaving eight patients dead.",
    "A family of five was wiped out in an air strike in Saada on Monday.",
    "Guards put down a mutiny in the prison of Machala on Monday; 31 inmates died.",
    "Inmates of the prison of Machala fought with knives and guns on Monday; 31 of them died.",
    "Unknown persons opened up on a checkpoint in Nalchik on Monday with automatic weapons.",
    "A car was driven at a queue of shoppers in Volkach on Monday; eleven were hurt.",
    "A letter with powder and a bullet was sent to the mayor of Lodi; on Monday his car was burnt.",
    "A church in Jaranwala was gutted and ransacked by a mob on Wednesday.",
    "Two pastors have been missing since gunmen took them in Kaduna on Monday.",
    "A student was knocked unconscious and robbed by men with clubs in Durban on Monday.",
    "Two hikers were beheaded in the Atlas mountains near Imlil on Monday.",
    "A pipeline was blown apart near Escravos on Monday; the group said that it had done it.",
    "Five men accused of theft were necklaced in Khayelitsha on Sunday.",
    "Masked men executed three brothers on the road to Sinjar on Monday.",
    "A shepherd was strangled near Al-Qaim on Monday.",
    "The mayor of Ocoyoacac was the target of an attempt on his life on Monday; his escort was hurt.",
    "Mortar rounds landed in the courtyard of a school in Avdiivka on Monday.",
    "A rocket came down in a field near Sderot on Monday without hurting anybody.",
    "An American journalist was taken captive by armed men in Baghdad on Monday.",
    (
        "Fighters opened up on a gendarmerie post near Pervari on Monday. Attack helicopters were sent in as "
        "the fighters pulled back toward Mount Herekol. Four of them were found dead in the area at daybreak."
    ),
    (
        "A truck bomb exploded at a police base in Tal Afar on Monday, killing 12 people. A police source in "
        "Mosul had earlier put the dead at nine."
    ),
    (
        "Intelligence officers detained four men with explosives in Kabul on Sunday. They had planned to "
        "target a shrine and were arrested the night before the feast, the agency said."
    ),
    (
        "Attackers stormed a border post near Ishkobod on Wednesday, killing a guard and a policeman. "
        "Relatives of one of the killed attackers said that she had left for Russia in 2017."
    ),
    (
        "The journalist was shot dead in Sukkur on Tuesday. A colleague who was with him that morning was "
        "later taken into custody."
    ),
    (
        "Mortar shells landed on houses in Mogadishu's Wadajir district on Tuesday. A mother and two of her "
        "children died on the spot in the Bulo Hubey neighbourhood, relatives said."
    ),
    (
        "Herdsmen killed 23 people in Mbadwem council ward in Guma on Tuesday. The gunmen came to Tiortyu "
        "community at about 9pm, when most had gone to bed, and shot for two hours."
    ),
    (
        "Militiamen raided the village of As Sireha on Friday and killed 120 people. About 150 residents "
        "were taken away on foot towards Al Hilaliya."
    ),
    (
        "A car bomb went off outside the police station in Calahorra on Friday. Three officers were hurt, "
        "and a woman of 83 was cut by glass in Calle Mayor."
    ),
    "Police in Karachi said a bomb killed two men in Hub on Monday. The two were traders from Quetta.",
    (
        "Ten people were killed when gunmen attacked a bar in Uruapan on Saturday night. The bodies were "
        "taken to the morgue in Morelia, where relatives waited on Sunday."
    ),
    (
        "A suicide bomber struck a mosque in Peshawar on Friday, killing 56 people. By Sunday the death toll "
        "had reached 63, a spokesman for the Lady Reading Hospital said."
    ),
    (
        "Boko Haram killed seven loggers near Maiduguri on Thursday. Their bodies were recovered on Friday "
        "by vigilantes and buried in Jere."
    ),
    (
        "Al-Shabaab attacked a hotel in Mogadishu on Friday and held out for 30 hours. On Saturday night "
        "soldiers shot the last gunman. Twenty-one people died, the health minister said on Sunday."
    ),
    (
        "Gunmen seized 39 students from a college in Afaka on Thursday night. The students appeared in a "
        "video on Saturday. On Monday their parents marched to Abuja."
    ),
    (
        "A gunman killed ten people at a supermarket in Boulder on Monday. He was charged with ten counts of "
        "murder on Tuesday and taken to jail in Denver."
    ),
    (
        "Three nurses were shot dead in Jalalabad on Tuesday. Two of them were killed in the east of the "
        "city and one near the hospital, an official said."
    ),
    (
        "Assailants killed a priest near Onitsha on Friday. He had been on his way from Enugu when they "
        "blocked the road. His car was found in Asaba on Saturday."
    ),
    (
        "The group's news agency said that its fighters detonated a bomb on a vehicle of the army in Rafah "
        "on Monday, killing and wounding those on board."
    ),
    (
        "Shots were fired at the car of a union leader in Barrancabermeja on Monday. The leader, who had "
        "received threats since March, was unhurt."
    ),
    (
        "A market in Agadez was hit by a blast on Monday that killed six. The blast was heard five "
        "kilometres away and shattered windows in the mosque."
    ),
    (
        "Fourteen people died in Monday's attack on Makobola. Eleven of the dead are children, the Red Cross "
        "said. The killers came from the hills above Uvira."
    ),
    (
        "Jihadists overran the camp at Bulgan on Sunday, killing 11 soldiers. The army had sent "
        "reinforcements from Baidoa, but they were stopped by a mine on the road."
    ),
    (
        "Hundreds attended the funeral in Nablus on Tuesday of a boy of 15 who was shot dead by soldiers in "
        "Beita on Monday."
    ),
    "Five men were hanged in Urmia on Monday for the murder of a policeman in 2015.",
]
TWO = [
    (
        "Police in Kannur met party leaders on Tuesday.\n\nGunmen shot dead a councillor of Kannur on Monday.\n\nThe "
        "torching of the mill at Thrissur on 19 January was the last such case."
    ),
    (
        "A pipeline was blown up at Saravena on Tuesday.\n\nNobody was hurt, the company said, but pumping has stopped."
        "\n\nAround 7:30 p.m. a watchman was beaten with iron bars by strangers as he shut the gate of a depot."
    ),
    (
        "Lawyer Paul Sari was killed at a petrol station in Bastia on October 3, and the head of the chamber of commerce, "
        "Jean Colonna, in his shop in Calvi on November 9."
    ),
    "Boko Haram burned down a school at Damboa on Monday as well as a church at Lassa on Tuesday.",
    "Rebels shot dead a chief in Uvira on Sunday and kidnapped three fishermen on the lake near Baraka.",
    "A councillor was gunned down in Durban on Tuesday. His predecessor had been murdered in Umlazi in 2019.",
    (
        "Gunmen abducted a doctor in Okene on Sunday. Two weeks earlier a nurse was taken from a clinic in Lokoja and has "
        "not been seen since."
    ),
    (
        "The village of Doro has been deserted since the attack of 3 May, in which gunmen killed 14 people. On Thursday the "
        "raiders came back and burned the granaries."
    ),
    (
        "The headless bodies of five men were found in a ravine near Acatepec on Friday. On Saturday two heads were left "
        "outside a school in Chilapa."
    ),
    (
        "A bomb killed four people at a market in Baqubah on Sunday, police said. The attack comes a week "
        "after gunmen shot dead six shepherds near Tikrit."
    ),
    (
        "Gunmen shot dead a police officer in Peshawar on Monday night. Hours earlier, a bomb wounded three "
        "people in Bannu."
    ),
    (
        "Militants killed two soldiers at a checkpoint in Rafah on Tuesday.\n\nIn another incident, a roadside "
        "bomb wounded five conscripts near El-Arish."
    ),
    (
        "A suicide bomber killed nine people in Maiduguri on Friday. Elsewhere, insurgents burned down a "
        "school in Damboa."
    ),
    ("Two farmers were shot dead in Barkin Ladi on Sunday. Also on Sunday, a pastor was abducted in Kachia."),
    ("A car bomb killed eight people in Kirkuk on Wednesday. The same day in Mosul, gunmen killed a lawyer."),
    (
        "A bomb exploded outside a bank in Athens on Thursday, injuring a guard. A separate blast damaged a "
        "police station in Piraeus."
    ),
    (
        "Rebels killed 12 civilians in Beni on Saturday night, the army said.\n\nIn Bunia, 150 kilometres "
        "further north, four traders were hacked to death on Sunday."
    ),
    (
        "A grenade wounded three people in Bujumbura on Monday, two months after gunmen killed a former "
        "minister in Ngozi."
    ),
    (
        "A bomb went off in the town of Jolo on Monday, killing two, where in 2019 twin blasts at the "
        "cathedral killed 20 people."
    ),
    (
        "Unknown men shot dead a journalist in Quetta on Wednesday. Another journalist was killed in Khuzdar "
        "two weeks ago."
    ),
    (
        "Gunmen attacked a bus near Mandera on Friday, killing seven passengers. In November, 28 people were "
        "killed in a similar attack near Mandera."
    ),
    ("Bandits killed ten villagers in Maru on Tuesday. Last month, they abducted 80 students from a college in Yauri."),
    (
        "A mortar hit a house in Taiz on Sunday, killing a mother and her son. On Monday, a sniper killed a "
        "boy in the same city."
    ),
    (
        "A soldier was killed in an ambush near Djibo on Monday and five others died when their vehicle hit "
        "a mine near Arbinda on Tuesday."
    ),
    (
        "An imam was gunned down in Zamboanga on Monday. It was the second such killing in a month: on May "
        "12 a Catholic priest was stabbed to death in Isabela."
    ),
    (
        "A rocket hit a school in Hasakah on Monday, killing a pupil. Separately, a car bomb in Qamishli "
        "wounded 11 people."
    ),
    (
        "Insurgents beheaded three men in Macomia on Monday. Meanwhile, in Palma, gunmen fired on a boat and "
        "killed four fishermen."
    ),
    ("An explosion killed two people in Jalalabad on Monday. A second explosion an hour later in Kabul wounded seven."),
    ("A Palestinian was shot dead by Israeli troops in Jenin on Monday. Another Palestinian was killed in Hebron."),
    "Monday's ambush came a day after militants killed six soldiers in Inata.",
    "Tuesday's blast came two days after 16 guards were killed near Owo when their van was blown up.",
    "Tuesday's blast came four days after a bomb at a church in Owo killed 40 people.",
    "The bombing came hours after an attack on a police post in Lashkar Gah that left five officers dead.",
    ("Gunmen kidnapped two nuns in Orlu on Sunday. A priest abducted in Okigwe last Wednesday was still missing."),
    ("A prison guard was shot dead in Guayaquil on Thursday. On Wednesday, a prosecutor had been murdered in Durán."),
    ("Attackers set fire to a mosque in Castres on Sunday night. A week earlier, a synagogue was firebombed in Lyon."),
    (
        "Drones struck a fuel depot in Feodosia on Tuesday, injuring two people. A day earlier, a missile "
        "hit a hospital in Kramatorsk, killing three."
    ),
    (
        "A roadside bomb killed an Egyptian officer near Bir al-Abd on Friday. In Cairo, police killed four "
        "suspected militants in a raid on Thursday."
    ),
    (
        "Gunmen killed a clan elder in Beledweyne on Monday. Two days earlier, al-Shabaab fighters had "
        "shelled the town's airport, wounding one soldier."
    ),
    (
        "A teacher was shot dead in Narathiwat on Monday.\n\nA few hours later, a bomb hidden in a motorcycle "
        "wounded four rangers in Pattani."
    ),
    (
        "Armed men killed nine people at a bar in Salamanca on Saturday. The massacre came less than a month "
        "after 11 people were shot dead at a bar in Celaya."
    ),
    (
        "Police arrested three men on Monday in Jos over the murder of a student in Bukuru on 1 June. In a "
        "raid in Kaduna the same day, police shot dead four kidnappers."
    ),
    (
        "The junta bombed a village in Depayin on Monday, killing five. On the same day troops torched 40 "
        "houses in Kani."
    ),
    (
        "A Turkish soldier was killed in Idlib on Tuesday. The ministry had announced on Saturday the death "
        "of two soldiers in an attack in Afrin."
    ),
    (
        "A grenade was thrown at a bar in Kigali on Saturday, hurting 16. In 2010, a similar attack in the "
        "capital killed two people."
    ),
    "A bomb killed a policeman in Derry on Monday. In August 1998, a car bomb in Omagh killed 29 people.",
    (
        "The shooting is the deadliest in the state since 2012, when a gunman killed six worshippers at a "
        "temple in Oak Creek. On Monday, a gunman killed eight people at a warehouse in Kenosha."
    ),
    (
        "The Taliban claimed two attacks on Monday. One killed four soldiers in Uruzgan; the other, a "
        "suicide bombing in Logar, killed a judge."
    ),
    (
        "Our forces in Sheikh Zuweid detonated a bomb on an army tank on Monday, destroying it and killing "
        "those inside. In Rafah, our snipers killed two soldiers at a post, the group said in a statement."
    ),
    ("ISWAP attacked Dikwa on Tuesday, killing two aid workers, and on Wednesday it overran a base in Marte."),
    "On Monday gunmen killed a chief in Takum, and on Tuesday they burned 20 houses in Wukari.",
    (
        "A bomb killed a police chief in Arauca on Monday. He had survived an attack in Saravena in which a "
        "colleague lost a leg."
    ),
    ("Bandits killed a farmer in Kankara on Monday. On Tuesday, they returned and abducted the village head."),
    (
        "Soldiers shot dead three men at a checkpoint in Lashio on Tuesday. On Wednesday, a grenade was "
        "thrown at the same checkpoint, wounding a soldier."
    ),
    (
        "An armed group burned a health centre in Fizi on Monday. Two days later, four of its fighters died "
        "in a clash with the army in the same territory."
    ),
    (
        "The army said it killed 14 rebels in Walikale on Friday. Rebels ambushed a convoy in Masisi on "
        "Thursday, killing two rangers, it added."
    ),
    (
        "Unidentified men threw a grenade at the house of a judge in Cizre on Monday. Earlier that evening a "
        "policeman was shot in Nusaybin."
    ),
    (
        "Police shot dead a man in Portland on Saturday. Protests over the death of another man, whom "
        "officers shot in Seattle in May, were still going on."
    ),
    (
        "Two men were shot dead in Belize City on Sunday. Police are also looking for the killers of a "
        "fisherman who was stabbed to death in Dangriga on Friday."
    ),
    (
        "In Sagaing, troops burned 50 houses in Kantbalu on Monday. In neighbouring Magway, a column killed "
        "four villagers in Gangaw the same day."
    ),
    "A blast in Kandahar killed four on Monday, while in Herat gunmen killed two policemen.",
    "The governor escaped a bomb in Jalalabad on Monday, weeks after his deputy was shot dead in Kabul.",
    (
        "BENI: Four people were hacked to death in Eringeti on Monday.\nGOMA: Bandits shot and wounded a "
        "money changer in Himbi on Tuesday."
    ),
    (
        "Our mujahideen killed a spy in Baardheere on Monday. They also fired mortars at the base of the "
        "Ethiopian forces in Luuq, the statement said."
    ),
    ("A week after a bomb killed 12 people in Spin Boldak, gunmen on Monday shot dead a money changer in Kandahar."),
    ("Days after his brother was shot dead in Basra, the lawyer Hamid Salim was wounded by a bomb in Amara on Sunday."),
    (
        "On the outskirts of Gao, a mine killed a driver on Monday. The day before, a similar device had "
        "wounded two peacekeepers near Ansongo."
    ),
]
THREE = [
    (
        "* HIT - The bodies of nine men were found in different parts of Hit on Wednesday, police said.\n\n* HIT - A "
        "roadside bomb killed two soldiers in Hit on Wednesday, police said.\n\n* HIT - Gunmen shot dead a judge in Hit "
        "on Wednesday, police said."
    ),
    (
        "Swat: Two men were killed in a landmine blast in Matta on 3 June 2021.\n\nKarachi: A doctor was shot dead in "
        "Lyari on 3 June 2021.\n\nQuetta: A policeman was shot dead in Sariab on 3 June 2021."
    ),
    (
        "Police reported three attacks on Tuesday. In Kandahar, a bomb killed two policemen. In Khost, "
        "gunmen shot dead a teacher. In Ghazni, a rocket wounded four children."
    ),
    (
        "ROUNDUP: Violence in Iraq, June 9\n\n- BAGHDAD: A roadside bomb killed one civilian and wounded "
        "four.\n- MOSUL: Gunmen shot dead a policeman at his home.\n- FALLUJAH: Two mortar rounds wounded "
        "three people."
    ),
    (
        "Security developments in Iraq, June 9\n\n* KIRKUK - A sticky bomb wounded a judge, police said.\n* "
        "BAQUBA - Gunmen killed two brothers, police said.\n* HILLA - Police found the bodies of three men "
        "with gunshot wounds."
    ),
    (
        "9 June\n08:10 A drone hits a bus in Kherson, wounding four.\n10:45 Shelling kills a woman of 70 in "
        "Nikopol.\n13:20 A missile strikes a warehouse in Odesa. Two guards are hurt."
    ),
    (
        "On 2 June, unknown gunmen shot dead a trader in Lubero. On 4 June, fighters looted a health centre "
        "in Walikale. On 5 June, two women were raped on the road to Mweso."
    ),
    (
        "08:05 A drone strikes a petrol station in Sumy; two people are killed.\n\n09:40 Shells hit a market "
        "in Nikopol and wound five.\n\n11:15 In Kherson a mine kills a tractor driver."
    ),
    (
        "Protection incidents, 1-7 June:\n\n- On 2 June, armed men raped two women near Pibor.\n- On 4 June, a "
        "humanitarian convoy was looted in Yei.\n- On 6 June, cattle raiders killed nine people in Mayom."
    ),
    (
        "In Homs countryside, a shepherd was killed by a landmine near al-Sukhna yesterday. In Daraa, gunmen "
        "killed two former rebels in Jasim. In Raqqa, an SDF fighter was wounded in an attack on a "
        "checkpoint in al-Mansoura."
    ),
]
COUNTED = [*((1, text) for text in ONE), *((2, text) for text in TWO), *((3, text) for text in THREE)]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


@pytest.mark.parametrize(("count", "text"), COUNTED)
def test_how_many(count: int, text: str, rules: Rules):
    assert len(extract(Report("x", text, published=PUBLISHED), rules).incidents) == count


# What is told in passing and long ago is context, also where a report holds no other incident.
CONTEXT = [
    (
        True,
        "The two ministers met in Lima on Thursday.\n\nThey spoke of trade and of fishing rights.\n\nThe talks came after "
        "gunmen killed two Chilean diplomats in Tacna on 3 October 2019.",
    ),
    (False, "Gunmen killed a Chilean diplomat in Tacna in October 2019, a court in Lima heard on Thursday."),
    (
        False,
        "The two ministers met in Lima on Thursday.\n\nThey spoke of trade and of fishing rights.\n\nOn Wednesday gunmen "
        "killed a Chilean diplomat in Tacna.",
    ),
]


SEVERAL = [
    (
        "Gunmen stab guard\n\nGunmen stabbed a guard in Tacna on Wednesday.\n\nOn Monday a bomb hurt a clerk in Ilo.",
        [False, True],
    ),
    (
        "CHRONOLOGY: Bombings since 2014\n\nA bomb killed nine people in Tacna on Wednesday.\n\n"
        "2 May 2014: A bomb kills four people in Ilo.\n\n3 July 2016: Bombers kill six people in Arequipa.",
        [False, False, False],
    ),
]


@pytest.mark.parametrize(("text", "background"), SEVERAL)
def test_which_of_several_is_context(text: str, background: list[bool], rules: Rules):
    told = extract(Report("r", text, published=PUBLISHED), rules).incidents
    assert [i.background for i in told] == background


@pytest.mark.parametrize(("background", "text"), CONTEXT)
def test_what_is_context(background: bool, text: str, rules: Rules):
    told = extract(Report("r", text, published=PUBLISHED), rules).incidents
    assert [i.background for i in told] == [background]


def test_a_bare_toll_is_that_of_the_event_in_the_sentence_before(rules: Rules):
    text = (
        "A man was shot dead in Tangail on Tuesday and dozens of party workers were hurt.\n\nIn Khulna, students "
        "and party activists clashed in the Daulatpur quarter in the morning. A van was burned, and 14 people were "
        "injured.\n\nIn Jessore, three girls were wounded when police fired rubber bullets at a rally near their school."
    )
    told = extract(Report("r", text, published=PUBLISHED), rules).incidents
    assert [(i.place, i.wounded) for i in told][1:] == [("Daulatpur", 14), ("Jessore", 3)]


def test_those_told_again_lead_back_to_their_event(rules: Rules):
    text = (
        "Two customs men were gunned down in Taftan and the bodies of two traders were found in Nushki as violence went "
        "on in the province on Wednesday.\n\nThe customs men were on their way home when attackers on motorcycles opened "
        "fire."
    )
    told = extract(Report("r", text, published=PUBLISHED), rules).incidents
    stated = [" ".join(e.text for e in i.evidence if e.field == "event") for i in told]
    assert ["opened fire" in words for words in stated] == [True, False]
