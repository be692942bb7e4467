"""Sentences in which a name is, or is not, the place of what happened: surnames, clubs, papers, capitals, homonyms."""

from __future__ import annotations

import pytest

from incidents import layout, packs
from incidents.extractors import places
from incidents.gazetteer import open_gazetteer

# name | country where it must be read as a place of the event, '-' where it must not | sentence
SENSES = """
Hamilton|-|Sergeant Paul Hamilton was shot dead on patrol on Monday.
Hamilton|-|Hamilton, 34, was found dead in his car.
Hamilton|-|Mr Hamilton said the men had masks.
Hamilton|CA|A gunman killed two people in Hamilton, Ontario.
Hamilton|NZ|Two men were stabbed in Hamilton, New Zealand.
Salem|-|Ahmed Salem, a shopkeeper, was killed in Basra.
Salem|IN|A bomb went off in Salem, Tamil Nadu.
Salem|US|Three people were shot in Salem, Oregon.
Jordan|-|Michael Jordan was not at the match in Chicago.
Jordan|JO|Gunmen killed four policemen in Jordan on Sunday.
Georgia|US|A sheriff's deputy was shot in Atlanta, Georgia.
Georgia|GE|Rockets hit a village in Georgia near Tbilisi.
Tripoli|LB|Snipers killed two men in Tripoli, Lebanon's second city.
Tripoli|LY|Militias fought in Tripoli, the Libyan capital.
Tripoli|LB|Lebanese soldiers deployed in Tripoli after a grenade wounded five.
Tripoli|LY|Libyan militias shelled the airport in Tripoli.
Santiago|CL|A bomb exploded at a bank in Santiago, Chile.
Santiago|CU|Soldiers opened fire in Santiago de Cuba.
Santiago|-|Father Santiago celebrated mass for the victims in Bogota.
al-Riyadh|IQ|Gunmen raided al-Riyadh, a subdistrict in Kirkuk province in Iraq.
Riyadh|SA|A car bomb killed eight people in Riyadh, Saudi Arabia.
Riyadh|-|Riyadh said it would support the truce in Aden.
Baghdad|-|Baghdad accused its neighbour of harbouring the rebels who attacked Mosul.
Baghdad|IQ|A bomb killed nine people in Baghdad on Tuesday.
Baghdad|IQ|Baghdad was hit by three car bombs.
Washington|-|Washington condemned the killing of the two aid workers in Juba.
Washington|-|George Washington Okello was shot dead in Kampala.
Moscow|-|Moscow denied that its jets had bombed Idlib.
Moscow|RU|A bomb killed ten people on the metro in Moscow.
Tehran|-|Tehran-backed militiamen fired rockets at a base in Anbar.
Ankara|-|Ankara has vowed to avenge the soldiers killed in Hakkari.
Ankara|TR|A suicide bomber killed thirty people in Ankara.
Kabul|-|Kabul blamed the Pakistani army for shelling Kunar province.
Islamabad|-|Islamabad rejected the charge that gunmen crossed from its side to attack Khost.
Damascus|-|Damascus called on the rebels in Homs to surrender.
Nairobi|-|Nairobi sent troops after gunmen killed teachers in Mandera.
Abuja|-|Abuja ordered more soldiers to Maiduguri after the massacre.
Paris|-|Paris announced an operation after two soldiers died in Kidal.
Paris|FR|Gunmen killed twelve people in Paris.
Paris|US|A man shot two officers in Paris, Texas.
London|-|London urged both sides to stop the shelling of Benghazi.
London|GB|Three men stabbed a soldier in London.
Delhi|-|Delhi says militants crossed the line to attack Uri.
Delhi|IN|A bomb went off outside the high court in Delhi.
Brussels|-|Brussels expressed concern over the killings in Bangui.
Beijing|-|Beijing refused to comment on the riot in Urumqi.
Cairo|-|Cairo warned of reprisals after the ambush in el-Arish.
Cairo|EG|A bomb exploded outside a church in Cairo.
Kiev|-|Kiev accused the separatists of shelling Avdiivka.
Juba|-|Juba denied that its soldiers looted Malakal.
Juba|SS|Gunmen killed an aid worker in Juba.
Khartoum|-|Khartoum rejected a report on the bombing of Kauda.
Addis Ababa|-|Addis Ababa has accused the rebels of killing farmers in Wollega.
Manila|-|Manila agreed to a truce after the clash in Basilan.
Bogota|-|Bogota blamed the guerrillas for the bomb in Cucuta.
Naypyidaw|-|Naypyidaw denied that its troops burnt homes in Rakhine.
Havana|-|The peace talks with Havana followed an attack in Cauca.
Doha|-|Negotiators signed the Doha Agreement a week before the attack in Kunduz.
Dayton|-|The Dayton Accords ended the shelling of Sarajevo.
Oslo|-|The Oslo Accords did not stop the bombings in Jerusalem.
Geneva|-|The Geneva Convention forbids such killings, a lawyer in Kinshasa said.
Manchester|-|Fans of Manchester United were attacked in Rome.
Liverpool|-|Liverpool FC supporters were beaten outside a bar in Athens.
Barcelona|-|Villagers watching Barcelona FC on television were shot dead in Balad.
Madrid|-|Gunmen attacked a cafe where fans of Real Madrid met in Balad, Iraq.
Chelsea|-|Chelsea fans were stabbed in Copenhagen.
Arsenal|-|An Arsenal supporter was killed in Nairobi.
Washington Post|-|The Washington Post reported that two soldiers died in Niger.
New York Times|-|The New York Times said the strike killed civilians in Kunduz.
Los Angeles Times|-|The Los Angeles Times reported the kidnapping in Culiacan.
Boston Globe|-|The Boston Globe interviewed a survivor of the attack in Mosul.
Baghdad Post|-|The Baghdad Post reported an ambush in Hawija.
Kabul Times|-|The Kabul Times reported two dead in Ghazni.
Sydney|-|Sydney Morning Herald staff were attacked in Dili.
Jerusalem Post|-|The Jerusalem Post reported a stabbing in Hebron.
Chad|-|Chad Wilson was stabbed to death in Denver.
Chad|TD|Boko Haram killed six fishermen in Chad.
Israel|-|Israel Hernandez was shot dead by police in Cali.
Israel|IL|A rocket killed a farm worker in Israel.
Kenya|-|Kenya Airways staff were attacked in Lagos.
Kenya|KE|Gunmen from Somalia killed three teachers in Kenya.
Mali|ML|Jihadists killed ten soldiers in Mali.
Niger|NE|Jihadists killed soldiers in Niger near Tillaberi.
Niger|NG|Bandits abducted pupils in Niger State, Nigeria.
Guinea|GN|Soldiers shot protesters in Guinea.
Lebanon|US|A man was shot in Lebanon, Tennessee.
Lebanon|LB|Shells hit a village in Lebanon.
Austin|-|Austin, who was shot in the leg, is in hospital in Dallas.
Austin|US|Two parcel bombs exploded in Austin, Texas.
Houston|-|Sam Houston Ortiz was killed by gunmen in Tijuana.
Houston|US|A gunman wounded five people in Houston.
Lincoln|-|President Lincoln was mentioned in a speech before the shooting in Omaha.
Jackson|-|Jesse Jackson condemned the shooting in Memphis.
Jackson|US|Two people were shot in Jackson, Mississippi.
Kent|-|Clark Kent Obuya was abducted in Kisumu.
Florence|-|Florence Wanjiru was shot dead outside her shop in Lamu.
Victoria|-|Victoria Okoro was abducted from her farm in Benue.
Sofia|-|Sofia Martinez was shot dead in Medellin.
Sofia|BG|A bomb injured two officers in Sofia, Bulgaria.
Adam|-|Adam Musa was killed when gunmen attacked Dapchi.
Carolina|-|Carolina Perez was abducted in Tibu.
Darwin|-|Darwin Lopez was killed by gunmen in Choloma.
Charlotte|-|Charlotte Webb was wounded in the bombing of Bali.
Diego Garcia|-|Diego Garcia, a teacher, was killed in Tumaco.
Ali|-|Ali Hassan was shot dead in Kirkuk.
Omar|-|Omar Farouk was shot dead in Gao.
Khan|-|Khan said the gunmen fled after the attack in Bannu.
Shah|-|Police chief Shah said two men died in Quetta.
Singh|-|Inspector Singh died when militants attacked Pathankot.
Rice|-|Rice was stolen from a shop in Mopti.
May|-|In May gunmen killed three people in Tarin Kot.
March|-|In March a bomb killed two soldiers in Tessalit.
August|-|Last August rebels attacked Bria.
Police|-|Police found a bomb in Strabane.
Since|-|Since Monday ten people have died in Gaza City.
More|-|More than ten rebels died in Bambari.
But|-|But the shooting in Zamboanga continued.
Most|-|Most victims of the attack in Palma were farmers.
Best|-|Best known for its market, the town was attacked after Goma fell.
Of|-|Of the ten dead in Oicha, six were children.
Along|-|Along the road gunmen ambushed a bus near Kaya.
Central|-|Central Reserve Police Force men were killed in Sukma.
Union|-|Union leaders condemned the killing in Arauca.
Liberty|-|Liberty activists marched before the bombing in Ankara.
Nice|-|Nice people were killed, a resident of Mosul said.
Nice|FR|A lorry was driven into a crowd in Nice, France.
Reading|GB|Three men were stabbed to death in Reading, England.
Bath|-|Bath houses were closed after the bombing in Erbil.
Mobile|-|Mobile phones were seized after the raid in Kismayo.
Orange|-|Orange flags were burnt before the riot in Belfast.
Van|-|Van drivers were attacked in Karachi.
Van|TR|Militants killed two soldiers in Van province, Turkey.
Hit|IQ|Insurgents seized the town of Hit in Anbar province, Iraq.
Batman|TR|A roadside bomb killed a soldier in Batman, Turkey.
Man|-|Man, woman and child were killed in Beni.
Split|-|Split opinions followed the bombing in Zagreb.
Split|HR|A grenade was thrown at a cafe in Split, Croatia.
Date|-|Date palms were burnt when gunmen attacked Baiji.
Independence|-|Independence Day was marred by a bomb in Imphal.
Victory|-|Victory Day celebrations were attacked in Kaspiysk.
Nablus|-|A man from Nablus was shot dead in Jenin.
Aleppo|-|A refugee from Aleppo was stabbed in Berlin.
Mosul|-|Two brothers originally from Mosul were killed in Kirkuk.
Kandahar|-|The men, natives of Kandahar, were shot in Quetta.
Lyon|-|The Lyon-based agency said police arrested a man in Dakar.
Erbil|-|The wounded were taken to a hospital in Erbil after the blast in Makhmour.
Peshawar|-|The injured were rushed to Peshawar after a bomb exploded in Bara.
Nairobi|-|The victims were airlifted to Nairobi after the attack in Mandera.
Jos|-|The bodies were taken to a morgue in Jos after gunmen attacked Bokkos.
Adana|-|Two soldiers wounded in Afrin were evacuated to Adana.
Kirkuk|-|The governor of Kirkuk said gunmen attacked Hawija.
Maiduguri|-|An officer told reporters in Maiduguri that insurgents attacked Bama.
Yangon|-|A diplomat speaking in Yangon said troops had burnt Sittwe.
Goma|-|The mayor of Goma said that rebels shelled Sake.
Cameroon|-|Rebels attacked Bouar, near the border with Cameroon.
Sudan|-|Gunmen attacked Birao, close to the border with Sudan.
Iran|-|A patrol was ambushed at Panjgur, close to the Iran border.
Afghanistan|-|The bomb hit Chaman, a town bordering Afghanistan.
Somalia|-|The bus was attacked in Mandera, on the border with Somalia.
Venezuela|-|A bomb went off in Cucuta, on the border with Venezuela.
Mubi|-|The bus was on its way to Mubi when it was attacked in Gombi.
Dakar|-|The convoy was driving to Dakar when a mine exploded in Bignona.
Mopti|-|The truck was headed for Mopti when gunmen attacked it in Konna.
Iraqi|-|Iraqi soldiers were killed in Mosul.
Chechen|-|A Chechen fighter was killed in Aleppo.
Basque|-|Basque separatists planted a bomb in Madrid.
American|-|An American journalist was abducted in Aleppo.
Kurdish|-|Kurdish fighters attacked a post in Qamishli.
Somali|-|A Somali trader was shot dead in Cape Town.
Turkish|-|Turkish jets bombed Qandil.
Thai|-|Thai rangers were killed in Yala.
Roma|-|Roma families were attacked in Budapest.
Moro|-|Moro rebels attacked Marawi.
Mosul|IQ|Mosul: a roadside bomb killed two policemen.
Mosul|IQ|Two policemen died in Mosul, Baquba and Kirkuk.
Baquba|IQ|Two policemen died in Mosul, Baquba and Kirkuk.
Kirkuk|IQ|Two policemen died in Mosul, Baquba and Kirkuk.
Maiduguri|NG|Suicide bombers struck Maiduguri at dawn.
Gao|ML|A mine exploded under a convoy near Gao in Mali.
Beni|CD|Rebels killed twelve people in Beni, North Kivu.
Marka|SO|Al-Shabaab fighters attacked Marka in Lower Shabelle, Somalia.
Ghazni|AF|The Taliban captured a post in Ghazni.
Sangin|AF|A bomb killed two soldiers in Sangin, Helmand province.
Cordoba|AR|A man was shot dead in Cordoba, Argentina.
Cordoba|CO|Paramilitaries killed five farmers in Cordoba department, Colombia.
Cordoba|ES|A bomb exploded near barracks in Cordoba, Spain.
Valencia|ES|A car bomb injured four people in Valencia, Spain.
Valencia|VE|Gunmen killed a taxi driver in Valencia, Venezuela.
Merida|VE|Police shot a student in Merida, Venezuela.
Merida|MX|A policeman was killed in Merida, Mexico.
San Jose|CR|A bomb exploded in San Jose, Costa Rica.
San Jose|US|A gunman killed nine people in San Jose, California.
La Paz|BO|Miners threw dynamite at police in La Paz, Bolivia.
La Paz|HN|A land activist was killed in La Paz department, Honduras.
Birmingham|GB|Two bombs killed twenty-one people in Birmingham, England.
Birmingham|US|A bomb exploded at a clinic in Birmingham, Alabama.
Cambridge|US|A police officer was shot in Cambridge, Massachusetts.
Alexandria|EG|A bomb killed worshippers at a church in Alexandria, Egypt.
Alexandria|US|A gunman opened fire at a baseball field in Alexandria, Virginia.
Athens|GR|A bomb exploded outside a bank in Athens, Greece.
Athens|US|A student was shot in Athens, Georgia.
Hyderabad|PK|Gunmen killed a trader in Hyderabad, Sindh, Pakistan.
Hyderabad|IN|Twin blasts killed sixteen people in Hyderabad, India.
Punjab|IN|Militants attacked a police station in Punjab, India.
Punjab|PK|A bus was attacked in Punjab, Pakistan.
Mansoura|YE|Gunmen killed an officer in the Mansoura district of Aden, Yemen.
Mansoura|EG|A car bomb hit the police headquarters in Mansoura, Egypt.
Sur|TR|Clashes broke out in Sur, Diyarbakir province, Turkey.
Bay|SO|The militants were killed in Bay region, Somalia.
Plateau|NG|Gunmen killed farmers in Plateau State, Nigeria.
Unity|SS|Fighters burnt huts in Unity State, South Sudan.
Delta|NG|Two soldiers were killed in Delta State, Nigeria.
Northwest|CM|Separatists killed a teacher in the Northwest region of Cameroon.
West Bank|PS|A Palestinian was shot dead in the West Bank.
Gaza|PS|An air strike killed three people in Gaza.
Pristina|XK|A grenade was thrown at a bar in Pristina, Kosovo.
Kashmir|IN|Indian soldiers killed two militants in Kashmir.
Lincoln|-|Abraham Lincoln Mwangi was hacked to death by cattle raiders in Baragoi.
Chelsea|-|Chelsea beat Arsenal on the night two bombs went off in Kampala.
Chelsea|GB|A parcel bomb hurt a clerk at a bank in Chelsea, London.
Everton|-|Everton fans lit candles for the policeman killed in Bogota.
Valencia|-|Captain Jose Valencia was killed when rebels ambushed his patrol in Cauca.
Valencia|ES|A car bomb went off in Valencia, Spain.
Cordoba|-|Senator Piedad Cordoba said four hostages were shot.
Cordoba|AR|Police shot two students in Cordoba, Argentina.
Victoria|-|Victoria Nwosu, 40, was killed by the raiders.
Victoria|AU|Two officers were shot dead in Victoria, Australia.
Florence|-|Florence Achieng was beaten by soldiers at a roadblock in Gulu.
Florence|IT|A gunman killed two street vendors in Florence, Italy.
Sydney|-|Sydney Mufamadi said nine people were killed in the train attack in Soweto.
Sydney|AU|A gunman held hostages in a cafe in Sydney.
Berlin|-|Berlin summoned the envoy after a dissident was shot in Tehran.
Berlin|DE|A man was shot dead in a park in Berlin.
Kabul|-|Talks between Kabul and the rebels broke down after the blast in Logar.
Kyiv|-|Kyiv says its drones hit a refinery in Ryazan.
Kyiv|UA|Missiles hit an apartment block in Kyiv and killed four people.
Jerusalem|-|The Jerusalem Post reported that two men were stabbed in Lod.
Washington|-|The Washington Post said nine guards were killed in Kunduz.
Boston|-|The Boston Globe wrote that six monks were shot in Meiktila.
Khartoum|-|Khartoum accused its neighbour of arming the rebels who raided Heglig.
Khartoum|SD|Shells killed eleven people in Khartoum.
Bamako|-|Bamako denied that its soldiers had shot herders in Boni.
Manila|-|Manila protested after a fishing boat was rammed off Palawan.
Colombo|-|Colombo rejected the report that its jets had bombed a school in Mullaitivu.
Dhaka|-|The Dhaka Tribune said three students were hacked to death in Rajshahi.
Dakar|-|Dakar sent troops after the ambush in Casamance.
Mali|-|Mali Sharif, a tailor, was shot dead in Quetta.
Mali|ML|Gunmen killed nine farmers in Mali.
Chad|-|Chad Okello was wounded when raiders attacked his farm in Karamoja.
Chad|TD|Boko Haram killed ninety soldiers in Chad.
Niger|NE|Gunmen killed nine herders in Niger.
Niger|NG|Bandits killed nine farmers in Niger State, Nigeria.
Israel|-|Israel Mendoza, a councillor, was shot dead in Iguala.
Israel|IL|Rockets hit a factory in Israel.
Jamaica|JM|Police shot three men dead in Jamaica.
Guinea|GN|Soldiers fired on marchers in Guinea.
Guinea|-|Doctors Without Borders said its Guinea worm team was shot at in Jonglei.
Turkey|TR|A suicide bomber killed thirty people in Turkey.
Nice|FR|A lorry driver killed eighty-six people in Nice.
Nice|-|Nice weather drew crowds before the blast in Tartus.
Reading|GB|A man stabbed three people in a park in Reading, England.
Reading|-|Reading out the charge, the judge said the two men had shot a trader in Lagos.
Mobile|US|Two people were shot in Mobile, Alabama.
Mobile|-|Mobile phones were used to set off the mines in Kunar.
Bath|-|Bath soap boxes hid the bomb that killed two guards in Narathiwat.
Orange|-|Orange Order marchers were stoned in Portadown.
Cork|IE|A solicitor was shot dead in Cork, Ireland.
Split|HR|Two men were shot in Split, Croatia.
Batman|TR|A mine killed two soldiers near Batman in Turkey.
Hit|IQ|A suicide bomber killed six policemen in Hit, Iraq.
Man|CI|Gunmen killed four villagers near Man in Ivory Coast.
Bay|SO|Al-Shabaab shelled a base in Bay region, Somalia.
Cambridge|GB|A man was stabbed in Cambridge, England.
Cambridge|US|An officer was shot dead in Cambridge, Massachusetts.
Cambridge|-|Cambridge University Press published the book on the killings in Hama.
Birmingham|US|A bomb killed four girls at a church in Birmingham, Alabama.
Birmingham|GB|Bombs in two pubs in Birmingham, England, killed twenty-one people.
Alexandria|EG|A car bomb killed twenty-three worshippers in Alexandria, Egypt.
Alexandria|US|A gunman fired on players in Alexandria, Virginia.
Tripoli|LB|Gunmen shot two soldiers in Tripoli, northern Lebanon.
Hyderabad|PK|A bomb killed three rail workers in Hyderabad, Sindh province, Pakistan.
Hyderabad|IN|Twin blasts killed sixteen people in Hyderabad, India.
Jalalabad|AF|A suicide bomber killed eight people in Jalalabad, Afghanistan.
Salamanca|MX|Gunmen killed six people in a bar in Salamanca, Guanajuato, Mexico.
Leon|MX|Four men were shot in Leon, Guanajuato.
Merida|-|General Carlos Merida said two guerrillas were shot in Apure.
San Jose|CR|A bomb exploded at an airline office in San Jose, Costa Rica.
San Jose|US|A gunman killed nine co-workers in San Jose, California.
Rafah|EG|A roadside bomb killed two conscripts in Rafah in Egypt's North Sinai.
Rafah|PS|An air strike killed six people in Rafah in the southern Gaza Strip.
Kunar|AF|Rockets killed two children in Kunar, Afghanistan.
Mosul|-|The Mosul Dam company said its guards were safe after the raid in Sinjar.
Sahel|-|Sahel G5 leaders met in Nouakchott after the ambush in Inata.
Aleppo|-|The Aleppo Media Centre said barrel bombs killed nine people in Idlib.
Gaza|-|Gaza militants fired rockets that killed a farmer in Sderot.
Darfur|-|Darfur Bar Association lawyers counted nine dead in Kutum.
Kashmir|-|Kashmir Solidarity Day marchers were attacked in Karachi.
""".strip()
AWAY = frozenset(("origin", "hospital", "seat", "metonym", "border", "route", "organisation", "hint", "dateline"))
CASES = [tuple(line.split("|")) for line in SENSES.splitlines()]
RIGHT = 0.95


@pytest.fixture(scope="module")
def read_places():
    rules, gazetteer = packs.load(), open_gazetteer()
    return lambda text: places.find_places(text, layout.split(text, rules), gazetteer, rules)


def reading(name: str, mentions) -> str:
    """The country a name is read in as a place of the event, '-' where it is none."""
    at = [m for m in mentions if m.text == name or (m.text.startswith(name) and m.text != name and " " not in name)]
    at = [m for m in at if m.role not in AWAY]
    return at[0].country if at else "-"


def test_at_least_95_in_100_names_are_read_in_the_right_sense(read_places):
    assert len(CASES) >= 200
    wrong = [
        (name, wanted, got, sentence)
        for name, wanted, sentence in CASES
        if (got := reading(name, read_places(sentence))) != wanted
    ]
    assert len(wrong) <= (1 - RIGHT) * len(CASES), wrong


@pytest.mark.parametrize(
    ("sentence", "name", "km", "bearing"),
    [
        ("A farm 30 km north-east of Baquba in Iraq was attacked.", "Baquba", 30, 45),
        ("Gunmen attacked a post 10 miles south of Gao in Mali.", "Gao", 16.09, 180),
    ],
)
def test_offsets_are_computed(read_places, sentence, name, km, bearing):
    from incidents.gazetteer import km_between

    found = next(m for m in read_places(sentence) if m.text == name)
    away = km_between((found.lat, found.lon), (found.place.lat, found.place.lon))
    assert found.precision == "near"
    assert away == pytest.approx(km, rel=0.01)
