"""Who died at the hands of forces, told by a pronoun behind what he did."""

import pytest

from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

CASES = [
    ("A knife attacker killed two shoppers in Hamburg on Friday. He was shot dead by officers at the scene.", 2, 1),
    ("Two gunmen killed six guests in Mombasa on Friday. Both were shot dead by police.", 6, 2),
    ("A farmer was stopped at a post in Hamburg on Friday. He was shot dead by officers.", 1, None),
    ("Four gunmen killed 22 pupils at a college in Charsadda on Friday before they were shot dead by troops.", 22, 4),
    ("Militants attacked an army post in Sadr on Sunday. The troops repelled them and killed five of them.", None, 5),
    ("Police shot dead a man who was threatening shoppers with a pistol in Trier on Friday.", None, 1),
    ("Two girls detonated their vests in a market in Kano on Friday, killing 13.", 13, 2),
    ("Militants attacked a base in Gao on Monday. Three militants were killed when troops returned fire.", None, 3),
    ("Militants attacked a base in Gao on Monday and were beaten off, leaving three bodies behind.", None, 3),
    ("Attackers killed two clerks in Gao on Monday. Four of them were shot dead by police.", 2, 4),
    ("A suicide attacker rode a bicycle into a police bus in Gao on Monday, killing four officers.", 4, 1),
    ("Gunmen stormed a bar in Gao on Monday, killing two guests. Three of the assailants fell.", 2, 3),
]


@pytest.mark.parametrize(("text", "killed", "own"), CASES)
def test_attacker_killed_by_forces_is_told_apart(text, killed, own):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.perpetrators_killed) == (killed, own)


def test_bare_toll_before_its_deed_belongs_to_it():
    text = "Two dead and eight wounded. That was the outcome of a shooting at a club in Cali on Saturday night."
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.wounded) == (2, 8)


TOLLS = [
    ("A clerk was shot dead in Gao on Monday, the third clerk to be killed this year.", 1, None),
    ("Four more bodies were dug up in Gao on Tuesday, taking to 46 the number of people killed there on Monday.", 46, None),
    ("A bomb killed 20 people in Gao on Monday. An earlier toll of 27 was wrong, police said.", 20, None),
    ("A drone hit a wedding near Gao on Monday. Three children were killed. Seven guests were hit by shrapnel.", 3, 7),
    ("Gunmen shot dead two traders in Gao on Monday. A porter was hit in the leg and is in hospital.", 2, 1),
    ("Gunmen fired on a van in Gao on Monday. All four men in it have burns; the driver is critical.", None, 4),
    ("A trader was killed with an axe in Gao on Monday. He had a broken arm.", 1, None),
    ("A gunman shot Bakari Sow in Gao on Monday. He was hit in the arm.", None, 1),
    ("Nearly 60 guards were killed at Boni on Monday. The raid killed 57 guards and wounded nine, the governor said.", 57, 9),
    ("Fifteen men were killed in a bar in Uvira on Monday. Police found twelve dead. Nine others were taken to a clinic, "
     "where three of them later succumbed to their wounds.", 15, 6),
    ("At least 30 people were killed in Kano on Monday. Among the dead were a judge and his son. Two Germans were also "
     "killed.", 30, None),
    ("Rebels killed two guards of a school in Bria on Monday. There was no sign that any pupil was hurt.", 2, None),
    ("The strike in Bria on Monday killed six guards who had been taken for rebels, setting off marches in which "
     "flags were burned.", 6, None),
    ("Gunmen killed a man and shot two women, 19 and 22, in Arima on Sunday. The women were wounded.", 1, 2),
    ("Twelve farmers, most of them women who had gone out to weed, were hacked to death near Kafanchan on Sunday.", 12, None),
    ("Three guards, among them a cook who happened to be there with food, were killed in a raid on Bor on Sunday.", 3, None),
    ("A man drove a van into a crowd in Nantes on Sunday. Eight people were taken to hospital, one in a critical "
     "condition.", None, 8),
    ("Gunmen seized four farmers near Zuru on Monday. They were later found dead in the bush.", 4, None),
    ("Gunmen shot up a bar in Tijuana on Saturday. Three people died at the scene. Four others were taken to hospital, "
     "where two of them died on Sunday.", 5, 2),
    ("Gunmen have killed seven persons in Tsafe on Tuesday. 'They killed my brother and six others,' he said.", 7, None),
    ("Ten killed in prison riot: ten inmates were killed in clashes of gangs in Esmeraldas on Monday.", 10, None),
    ("Six dead, including two soldiers, and 22 wounded: a car bomb hit a convoy in Azaz on Tuesday.", 6, 22),
    ("A shell killed a mother in Mogadishu on Tuesday. Two neighbours were rushed to Erdogan Hospital.", 1, 2),
    ("Gunmen killed two guards in Tibú, in addition to a clerk, Lu Castillo, and ten persons were injured.", 3, 10),
    ("Four (4) civilians were killed by gunmen in Mamove on Monday.", 4, None),
    ("Gunmen killed Amir Bello, a judge, his son and a guard in Zuru on Sunday.", 3, None),
    ("Gunmen killed the mayor of Chilapa, Juan Rojas, and his driver on Monday.", 2, None),
    ("Rebels ambushed a patrol near Mucojo on Monday and, according to police chief Ali Matola, six were killed.", 6, None),
    ("A mine hit a van near Kidal on Sunday, killing the driver. A cashier died on the way to hospital.", 2, None),
    ("A car bomb struck a convoy in Kabul on Monday. One soldier was killed and three were wounded. The ministry says "
     "that seven civilians died, two of whom were nurses, and 50 were hurt.", 8, 50),
    ("Eleven guards were killed and the rest wounded in a raid on Bor on Sunday.", 11, None),
    ("A carpenter from Makassar, 41, was found dead with machete wounds in Dekai on Tuesday.", 1, None),
    ("A bomb left 16 people dead in Aybak on Monday. On Tuesday the governor put the toll at 19.", 19, None),
    ("A bomb in Issers on Monday took 48 lives, by the official count; El Heraldo insists on 63 killed.", 48, None),
    ("Seven people were killed by gunmen in Celaya on Monday. Five died at once, two more died in hospital.", 7, None),
    ("A missile hit Kharkiv on Monday. Nine people were hurt. By noon the number of injured had risen to 14.", None, 14),
    ("Robbers shot at a van in Uvira on Monday. The driver was hit in the arm and a nurse in the jaw.", None, 2),
    ("A bomb killed nine people in Aybak on Monday. By Tuesday evening a second hospital spoke of 14 dead.", 14, None),
    ("A bomb killed 12 people in Aybak, the mayor said, raising the toll from the eight dead given before.", 12, None),
    ("Ten guards perished in a raid on Bor on Sunday, by a first count; it was raised to 15 guards and two cooks.", 17, None),
    ("A mine went off under a lorry near Menaka on Monday. 2 KIA, 5 WIA.", 2, 5),
    ("A bomb in a bazaar in Aybak killed two French nationals and a US citizen on Monday.", 3, None),
    ("Two US airmen were wounded by a rocket in Aybak on Monday.", None, 2),
    ("Raiders killed three herders near Rumbek on Monday. They took 300 heads of cattle.", 3, None),
    ("Six pupils died when gunmen stormed a school in Kumbo on Monday. A seventh, Rana Kobe, 11, passed away later.", 7, None),
    ("The baker's friend Hadi, who had come to pray, was killed along with two guards in Bor on Sunday.", 3, None),
    ("Five members of the terror organisation PKK were neutralised in a clash near Hakkari on Monday.", 5, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "wounded"), TOLLS)
def test_toll_told_over_a_story(text, killed, wounded):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.wounded) == (killed, wounded)


@pytest.mark.parametrize(
    "text",
    [
        "Three people are dead, including the gunman, and two are injured after a shooting in Denver on Thursday.",
        "At least three people - two clerks and a gunman - were killed and two clerks wounded in a shooting in Denver.",
    ],
)
def test_attackers_share_of_a_toll_is_taken_out(text):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.perpetrators_killed, incident.wounded) == (2, 1, 2)


@pytest.mark.parametrize(
    ("text", "field", "count"),
    [
        (
            "A grenade was thrown at a queue in Gao on Saturday. One man died of wounds on Sunday.",
            "killed",
            1,
        ),
        ("A grenade was thrown at a queue in Gao on Saturday. Nine are in the cells at Ansongo.", "arrested", 9),
    ],
)
def test_first_toll_behind_a_deed_is_its_own(text, field, count):
    (incident,) = extract(Report("x", text), load()).incidents
    assert getattr(incident, field) == count


MORE = [
    ("Two police died in a blast in Sukma on Monday. One died on the spot, while another died in hospital.", 2, None),
    ("Shelling of Kharkiv killed three on Tuesday. The number of those killed has risen to five, 30 people have been "
     "injured, the mayor said.", 5, 30),
    ("A parent blamed gunmen: the parents and a son were killed and a daughter wounded in Khiam on Monday.", 3, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "wounded"), MORE)
def test_toll_told_in_parts(text, killed, wounded):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.wounded) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed", "own"),
    [
        (
            "Three gunmen stormed a bank in Gardez on Sunday. Two clerks were killed before the gunmen were shot dead.",
            2,
            3,
        ),
        ("Two assailants attacked a post in Kashgar on Sunday, killing four officers. Police shot both dead.", 4, 2),
        ("A suicide bomber struck a post in Kirkuk on Sunday, killing six people. The bomber also died.", 6, 1),
    ],
)
def test_doers_are_those_counted_before(text, killed, own):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.perpetrators_killed) == (killed, own)


def test_each_place_of_a_sentence_has_its_own_toll():
    text = (
        "Russian shelling killed two people and wounded six in Kherson on Tuesday, while a drone killed one person and "
        "injured three in Nikopol."
    )
    told = extract(Report("x", text), load()).incidents
    assert [(i.place, i.killed, i.wounded) for i in told] == [("Kherson", 2, 6), ("Nikopol", 1, 3)]


IMPLIED = [
    ("Juan Ruiz, a stringer, was found with his head cut off beside a road in Celaya on Monday.", "killed", 1),
    ("A priest has been missing since he was pulled out of his car by armed men in Kumbo on Monday.", "abducted", 1),
    ("Eight died when two men set off their vests at a shrine in Karachi on Monday.", "perpetrators_killed", 2),
    ("Two gunmen shot six guests in Mombasa on Friday before being killed by police.", "perpetrators_killed", 2),
    (
        "A gunman killed three guests in Mombasa on Friday. Officers fired back and killed him.",
        "perpetrators_killed",
        1,
    ),
    ("Police shot dead a suspected militant in Poso on Monday. One officer was wounded.", "killed", 1),
    ("Four persons were taken away for interrogation by police after a search in Molenbeek on Monday.", "arrested", 4),
]


@pytest.mark.parametrize(("text", "field", "count"), IMPLIED)
def test_a_deed_tells_of_those_whom_no_count_tells_of(text, field, count):
    incident = extract(Report("x", text), load()).incidents[0]
    assert getattr(incident, field) == count
    assert [e for e in incident.evidence if e.field == field]


SHARED = [
    ("Ten people were killed in two raids in eastern Congo on Tuesday: six in Beni and four in Oicha.", (6, 4)),
    ("Gunmen attacked Dori and Djibo on Tuesday, killing seven and ten people respectively.", (7, 10)),
    ("Two traders were shot dead on Tuesday, one in Goma and the other in Bukavu.", (1, 1)),
]


@pytest.mark.parametrize(("text", "killed"), SHARED)
def test_a_toll_told_by_places_is_shared_out(text, killed):
    assert tuple(i.killed for i in extract(Report("x", text), load()).incidents) == killed


LEANING = [
    ("A rocket hit a bus in Idlib on Tuesday. Four people were killed and as many were injured.", 4, 4),
    ("A rocket hit a bus in Idlib on Tuesday. Three people died and twice as many were wounded.", 3, 6),
    ("Two of the four men in a car were killed and the others hurt by a mine near Gao on Tuesday.", 2, 2),
    ("Nine of the twelve passengers were killed and the rest injured when a mine hit a bus in Gao.", 9, 3),
    ("All but one of the 20 passengers were killed when gunmen stopped a bus near Gao on Tuesday.", 19, None),
    ("Three of the ten people wounded in Tuesday's bombing in Peshawar have died.", 3, 7),
    ("Seven people were shot on Tuesday at a barber's in Memphis; three of them died.", 3, 4),
    ("A mine wounded three guards near Gao on Tuesday, and one of them lost his life on the way.", 1, 2),
    ("Three youths were stabbed in Croydon on Tuesday; one has since died.", 1, 2),
    ("Gunmen fired on a lorry near Gao on Tuesday. The driver and his offsider were killed.", 2, None),
    ("A mine hit a bus near Gao on Tuesday. Four people died. None of the nine members of a choir was hurt.", 4, 0),
]


@pytest.mark.parametrize(("text", "killed", "wounded"), LEANING)
def test_tolls_lean_on_other_tolls(text, killed, wounded):
    incident = extract(Report("x", text), load()).incidents[0]
    assert (incident.killed, incident.wounded) == (killed, wounded)


AMONG = [
    ("A suicide bomber attacked a post in Bannu on Tuesday. Three people, including the bomber, died.", 2, 1),
    ("A suicide bomber attacked a post in Bannu on Tuesday. Three died: two officers and the bomber himself.", 2, 1),
    ("Two suicide bombers strike a shrine in Lahore on Thursday. At least 42 die.", 42, 2),
    ("On Tuesday a suicide driver tried to get into a police base in Kano and killed five officers.", 5, 1),
]


@pytest.mark.parametrize(("text", "killed", "own"), AMONG)
def test_bombers_are_told_apart_from_their_victims(text, killed, own):
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.killed, incident.perpetrators_killed) == (killed, own)


def test_whom_an_armed_group_arrests_is_abducted():
    (incident,) = extract(Report("x", "Twelve boys were arrested by the FARC in Tibú on Monday."), load()).incidents
    assert (incident.abducted, incident.arrested) == (12, None)


def test_fighters_captured_beside_the_dead_are_arrested():
    text = "Troops raided a camp near Arauca on Monday. Eight guerrillas were killed and three captured."
    (incident,) = extract(Report("x", text), load()).incidents
    assert (incident.arrested, incident.abducted) == (3, None)
