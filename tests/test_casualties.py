"""Casualties: what sentences tell of the killed, wounded, abducted and arrested, and how findings are summed.

Expected findings are written `field count`, parts of another count with `part`, attackers with `own`, in the order of
the text. Counts: 9 exact, 9+ at least, ~9 about, 9- at most, 24.. from 24 on without a value, 5-7 a range, ? unknown.
"""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.extractors import casualties
from incidents.extractors.casualty_value import Casualty
from incidents.model import Count, Finding
from incidents.packs import Rules, load
from incidents.scan import scene_of

TOLD = [
    # active
    ("Gunmen killed three guards at the depot.", "killed 3"),
    ("A suicide bomber killed at least 14 worshippers on Friday.", "killed 1 own, killed 14+"),
    ("Raiders murdered a priest and two nuns.", "killed 3"),
    ("The ambush killed four soldiers and wounded nine.", "killed 4, wounded 9"),
    ("The explosion killed two and injured five others.", "killed 2, wounded 5"),
    ("Troops shot dead six protesters in the capital.", "killed 6"),
    ("Militants beheaded a shepherd near the dam.", "killed 1"),
    ("Rebels executed 12 captives in the square.", "killed 12"),
    ("A mob lynched two men accused of theft.", "killed 2"),
    ("A sniper shot and killed a corporal.", "killed 1"),
    ("The shells left 40 martyrs and 12 wounded.", "killed 40, wounded 12"),
    ("Hitmen gunned down a mayor outside his home.", "killed 1"),
    ("Attackers hacked to death a village chief.", "killed 1"),
    ("The strike killed Rahim Gul, a doctor.", "killed 1"),
    ("Bandits slaughtered dozens of villagers.", "killed 24.."),
    ("The raiders killed more than 40 people.", "killed 40+"),
    ("The shelling killed up to ten civilians.", "killed 10-"),
    ("The blast killed about 30 pilgrims.", "killed ~30"),
    ("The bomb killed a father and son.", "killed 2"),
    ("The gunmen killed a couple and their two children.", "killed 4"),
    ("The assassins killed the judge and his driver.", "killed 2"),
    ("A roadside bomb has killed a police officer and three recruits.", "killed 4"),
    ("The fire killed his wife and two children.", "killed 3"),
    ("They slit the throats of two watchmen.", "killed 2"),
    ("The rocket wounded a nurse.", "wounded 1"),
    ("The blast injured scores of shoppers.", "wounded 40.."),
    ("The attack wounded several policemen.", "wounded 3.."),
    # participles
    ("A car bomb went off at a market, killing seven people and wounding 21.", "killed 7, wounded 21"),
    ("A mortar round hit a school, killing a teacher and injuring eleven pupils.", "killed 1, wounded 11"),
    ("A man opened fire in a bar, wounding four.", "wounded 4"),
    ("The plane hit a clinic, killing three nurses, two of them pregnant.", "killed 3, part 2"),
    ("Gunmen stormed a farm, killing two workers and abducting a third.", "killed 2, abducted 1"),
    ("Jets bombed the convoy, killing five militants.", "killed 5 own"),
    ("A grenade exploded in the bus, killing one passenger and injuring another.", "killed 1, wounded 1"),
    # passive
    ("Two policemen were killed and three wounded.", "killed 2, wounded 3"),
    ("Three people were killed when a shell hit a bakery.", "killed 3"),
    ("At least nine soldiers were killed in the clash.", "killed 9+"),
    ("A journalist was murdered on Tuesday.", "killed 1"),
    ("Four farmers have been killed by gunmen.", "killed 4"),
    ("Six people, including two children, were killed.", "killed 6, part 2"),
    ("Five miners, among them a teenager, were shot dead.", "killed 5, part 1"),
    ("Seven labourers from the village of Dara were kidnapped.", "abducted 7"),
    ("Twenty-three passengers were injured.", "wounded 23"),
    ("Several shoppers were hurt in the stampede.", "wounded 3.."),
    ("A guard was critically wounded.", "wounded 1"),
    ("Ten more were killed in the second blast.", "killed 10"),
    ("Another six were injured.", "wounded 6"),
    ("Two others were wounded.", "wounded 2"),
    ("Civilians were killed in the raid.", "killed 2.."),
    ("Dozens were wounded in the crush.", "wounded 24.."),
    ("A mother and her three daughters were killed.", "killed 4"),
    ("The headmaster and two teachers were abducted.", "abducted 3"),
    ("Akbar Khan, 28, a dairy farmer, was beaten to death.", "killed 1"),
    ("Two brothers, Amin Shah and Karim Shah, were hanged.", "killed 2"),
    ("The governor, Jose Ramirez, was assassinated on Sunday.", "killed 1"),
    ("Maria Lopez was shot dead outside her office.", "killed 1"),
    ("A policeman was killed and another wounded.", "killed 1, wounded 1"),
    ("Two people were killed and a third was wounded.", "killed 2, wounded 1"),
    ("Eight traders who were on their way to the fair were murdered.", "killed 8"),
    ("Nine people (six soldiers and three civilians) were killed.", "killed 9"),
    ("Four people - two officers and two bystanders - were killed.", "killed 4"),
    ("Three fishermen in a boat near the island were shot dead.", "killed 3"),
    ("Between five and seven villagers were killed.", "killed 5-7"),
    ("Some 60 people were injured.", "wounded ~60"),
    ("No fewer than 15 recruits were killed.", "killed 15+"),
    ("As many as 12 pupils were abducted.", "abducted 12-"),
    ("Two men were found dead in a car.", "killed 2"),
    ("A teacher was found beheaded by the road.", "killed 1"),
    ("Three prisoners were hanged at dawn.", "killed 3"),
    ("Four women were burned alive in the house.", "killed 4"),
    ("A driver was stabbed to death.", "killed 1"),
    ("The couple were shot dead in their home.", "killed 2"),
    ("Two of the hostages were executed.", "killed 2"),
    ("Half a dozen traders were taken hostage.", "abducted 6"),
    ("Both drivers were killed.", "killed 2"),
    ("A family of six was killed.", "killed 6"),
    ("A soldier was fatally shot at a checkpoint.", "killed 1"),
    ("Three recruits were mortally wounded.", "killed 3"),
    ("The priest was put to death.", "killed 1"),
    ("A man and a woman were killed, police said.", "killed 2"),
    ("A constable, three jawans and a civilian were killed.", "killed 5"),
    ("Two teachers, a guard and three pupils were killed.", "killed 6"),
    ("Five people, mostly women, were injured.", "wounded 5"),
    ("Three civilians as well as two soldiers were killed.", "killed 5"),
    ("A boy along with his uncle was wounded.", "wounded 2"),
    ("Five other persons who were wounded fled.", "wounded 5"),
    ("THE RAID RESULTED IN ONE PERSON WOUNDED AND LARGE LOSSES.", "wounded 1"),
    ("A GUARD WAS\nKILLED AND TWO\nCLERKS WERE INJURED.", "killed 1, wounded 2"),
    # died, lives, wounds
    ("Four people died in the attack.", "killed 4"),
    ("Eleven policemen lost their lives.", "killed 11"),
    ("A medic died of her wounds.", "killed 1"),
    ("One of the wounded has since died.", "killed 1"),
    ("Two soldiers succumbed to their injuries.", "killed 2"),
    ("The bombing claimed the lives of eight students.", "killed 8"),
    ("The attack claimed 17 lives.", "killed 17"),
    ("It took the life of a young teacher.", "killed 1"),
    ("The raid cost six men their lives.", "killed 6"),
    ("Three officers suffered serious injuries.", "wounded 3"),
    ("Two children sustained burns.", "wounded 2"),
    ("A bystander received minor injuries.", "wounded 1"),
    # nominal
    ("The attack resulted in the death of four soldiers.", "killed 4"),
    ("The killing of two aid workers was condemned.", "killed 2"),
    ("The murder of Judge Rosa Blanco shook the country.", "killed 1"),
    ("The assassination of a mayor led to protests.", "killed 1"),
    ("The blast caused the deaths of at least ten people.", "killed 10+"),
    ("The kidnapping of three engineers halted the work.", "abducted 3"),
    ("The abduction of 30 pupils was reported.", "abducted 30"),
    ("The raid led to the arrest of five suspects.", "arrested 5"),
    ("Hospitals reported 12 deaths.", "killed 12"),
    ("Police confirmed three fatalities and 20 injuries.", "killed 3, wounded 20"),
    ("The bodies of seven miners were found in a pit.", "killed 7"),
    ("Two bodies were pulled from the river.", "killed 2"),
    ("Rescuers recovered five bodies.", "killed 5"),
    ("The bullet-riddled body of a trader was found.", "killed 1"),
    ("The death toll rose to 31.", "killed 31"),
    ("The death toll from the blast has reached 45.", "killed 45"),
    ("That brings the toll to 14.", "killed 14"),
    ("The insurgents suffered eight deaths.", "killed 8"),
    # left, headlines
    ("The attack left four people dead.", "killed 4"),
    ("The clashes left three dead and 17 wounded.", "killed 3, wounded 17"),
    ("A bomb exploded, leaving two conscripts dead and three injured.", "killed 2, wounded 3"),
    ("The shooting left a guard injured.", "wounded 1"),
    ("Five dead in market blast", "killed 5"),
    ("12 killed, 40 hurt as bus hits mine", "killed 12, wounded 40"),
    ("Two soldiers killed in ambush", "killed 2"),
    ("Mayor shot dead in northern town", "killed 1"),
    ("Three teachers kidnapped in the hills", "abducted 3"),
    ("Six arrested after riot", "arrested 6"),
    ("Policeman wounded in grenade attack", "wounded 1"),
    ("The week saw ten rebels killed.", "killed 10 own"),
    # tables and bullets
    ("Killed: 3", "killed 3"),
    ("Wounded: 11", "wounded 11"),
    ("- 4 dead, 7 injured", "killed 4, wounded 7"),
    ("Dead: 12; injured: 30", "killed 12, wounded 30"),
    # attackers
    ("Three gunmen were killed.", "killed 3 own"),
    ("Four militants were shot dead by police.", "killed 4 own"),
    ("The bomber blew himself up at the gate.", "killed 1 own"),
    ("Two women blew themselves up in the bazaar.", "killed 2 own"),
    ("He shot two clerks dead before killing himself.", "killed 2, killed 1 own"),
    ("Two policemen and three militants were killed.", "killed 2, killed 3 own"),
    ("Police killed the assailant.", "killed 1 own"),
    ("The bomber killed himself and four guards.", "killed 1 own, killed 4"),
    # abducted, arrested
    ("Pirates seized four sailors.", "abducted 4"),
    ("Gunmen kidnapped an engineer and his driver.", "abducted 2"),
    ("The rebels took 20 villagers hostage.", "abducted 20"),
    ("They held eleven tourists hostage for a day.", "abducted 11"),
    ("Armed men abducted at least 80 girls from the school.", "abducted 80+"),
    ("Two nurses were snatched from a clinic.", "abducted 2"),
    ("Bandits carried off three women.", "abducted 3"),
    ("Police arrested 24 people.", "arrested 24"),
    ("Two suspects were detained.", "arrested 2"),
    ("Soldiers rounded up 60 youths.", "arrested 60"),
    ("Own losses: 03 dead, 09 wounded.", "killed 3, wounded 9"),
    ("Twelve rebels were taken prisoner.", "arrested 12"),
    ("Inmates were holding 20 guards and two cooks.", "abducted 22"),
    ("Officers detained a man and his brother.", "arrested 2"),
    ("The army captured three rebels.", "arrested 3"),
    ("A suspect was caught near the border.", "arrested 1"),
    ("Seven men are in custody.", "arrested 7"),
    ("The rebels captured two soldiers.", "abducted 2"),
    # shot, stabbed
    ("A man was shot in the leg.", "wounded 1"),
    ("The attacker stabbed a guard.", "wounded 1"),
    ("He shot 13 people, one of them fatally.", "wounded 13, killed 1"),
    ("A youth was shot and wounded.", "wounded 1"),
    ("Two officers were shot and killed.", "killed 2"),
    ("Gunmen shot 19 people to death.", "killed 19"),
    ("The mob beat two men to death.", "killed 2"),
    ("Rebels burned eight villagers alive.", "killed 8"),
    # stated zero
    ("No one was hurt.", "killed 0, wounded 0"),
    ("There were no casualties.", "killed 0, wounded 0"),
    ("The rockets caused no casualties or damage.", "killed 0, wounded 0"),
    ("Nobody was injured in the blast.", "killed 0, wounded 0"),
    ("The minister escaped unhurt.", "killed 0, wounded 0"),
    ("No injuries were reported.", "killed 0, wounded 0"),
    ("No one was killed.", "killed 0"),
    ("No civilians were killed.", "killed 0"),
    ("Nobody was killed, but two guards were wounded.", "killed 0, wounded 2"),
    # pronouns
    ("They dragged the mayor out and killed him.", "killed 1"),
    ("He was shot dead at home.", "killed 1"),
    ("She died on the way to hospital.", "killed 1"),
    ("The fighters seized seven farmers and killed them.", "abducted 7, killed 7"),
    ("The blast killed him and six others.", "killed 7"),
    # divided and gapped lists
    ("The blast killed eight and another seven were wounded.", "killed 8, wounded 7"),
    ("Two rebels were killed in the town and another six near the dam.", "killed 2 own"),
    ("One man was arrested in the port and two more in the hills.", "arrested 1, arrested 2"),
    ("Five people were killed: three soldiers and two drivers.", "killed 5"),
    ("Three were killed, five injured and two kidnapped.", "killed 3, wounded 5, abducted 2"),
    ("A girl was killed, her mother wounded.", "killed 1, wounded 1"),
    ("Two officers died and eleven were hurt.", "killed 2, wounded 11"),
    ("According to officials, four soldiers were killed.", "killed 4"),
    ("In an ambush by rebels, four soldiers were killed.", "killed 4"),
    ("The commander said that 15 of his men were killed.", "killed 15"),
    ("Two peacekeepers of the UN mission were killed.", "killed 2"),
    ("Ten police were killed.", "killed 10"),
    ("A third man was wounded.", "wounded 1"),
    ("Thirteen people were killed, 12 of them women.", "killed 13, part 12"),
    ("Fifteen people died, nine of whom were children.", "killed 15, part 9"),
    # nationals, units, fathers of
    ("On 3 March four Kenyans were shot dead at the ford.", "killed 4"),
    ("Five were shot dead at the well.", "killed 5"),
    ("Turkish police officer was gunned down in the port.", "killed 1"),
    ("Six Assam Rifles personnel were killed near the bridge.", "killed 6"),
    ("A father of two small children died in the fire fight.", "killed 1"),
    ("A mother of three and her son were killed.", "killed 2"),
    ("The gunmen killed 18 cooks and guards.", "killed 18"),
    ("Two soldiers, a clerk and a suicide bomber were killed.", "killed 3, killed 1 own"),
    ("Omar Sadiq, the police chief of Dara district in the north, and two other officers were killed.", "killed 3"),
    ("Twelve members of the quiet pacifist community Las Palomas were massacred.", "killed 12"),
    ("The gunmen killed the mayor of Dara and his driver.", "killed 2"),
    ("Colonel Luis Vega, former head of the guards, and his chauffeur were assassinated.", "killed 2"),
    ("Constable Tom Reed, 22, of the harbour police, was fatally shot.", "killed 1"),
    ("Eight workers of the mill, five men and three women, were killed.", "killed 8"),
    # told by the way
    ("Troops killed what the army says were 30 civilians.", "killed 30"),
    ("The rebels murdered a total of 40 villagers.", "killed 40"),
    ("She put the dead of that day at 17.", "killed 17"),
    ("Six herders were found lying dead.", "killed 6"),
    ("A clerk was stabbed on the stairs and died on Sunday.", "killed 1"),
    ("He was struck with an axe at the gate and died in hospital.", "killed 1"),
    ("Her cousin, who was 20, ran to help and was killed.", "killed 1"),
    ("The raiders burned nine pupils in their school.", "killed 9"),
    ("Two men were found with bullet wounds behind the mill.", "wounded 2"),
    ("A shepherd was shot at close range.", "wounded 1"),
    ("A boy lost three fingers.", "wounded 1"),
    ("Three men were found in a shed with bullet wounds to the head.", "killed 3"),
    ("Mr. Walter C., a clerk, was hit by four bullets on Sunday and died on the way.", "killed 1"),
    ("Two soldiers were brought in dead.", "killed 2"),
    ("They seek five students who disappeared in the port.", "abducted 5"),
    ("They called the mayor out and shot him.", "wounded 1"),
    ("Three rebels were there shot dead by soldiers.", "killed 3 own"),
    ("A driver was shot in the head at the toll gate.", "killed 1"),
    ("Six porters were found lying face down in the yard.", "killed 6"),
    ("Three union members Rosa Diaz, Ana Soto, Juan Paz, were killed.", "killed 3"),
    ("He opened fire in the bar and killed two men before he was killed by police.", "killed 2, killed 1 own"),
    ("Two suicide bombers struck the mosque at noon.", "killed 2 own"),
    ("The device went off too early, killing the bomber and injuring two others.", "killed 1 own, wounded 2"),
    # taken
    ("Four medics were dragged from an ambulance and led away.", "abducted 4"),
    ("Two monks are in the hands of the rebels.", "abducted 2"),
    ("The raiders took 13 girls from the village.", "abducted 13"),
    ("Eight pupils, three of whom were boys, were taken away.", "abducted 8, part 3"),
    # verbs are no goods, and stop words end the words that go with a group
    ("Three clerks died and another two sustained bullet injuries.", "killed 3, wounded 2"),
    ("Four workers of the mill were killed and two others injured.", "killed 4, wounded 2"),
    ("Four workers (two Danes and two Poles) of the mill were killed.", "killed 4"),
    ("The blast left one of the crew killed and four others wounded.", "killed 1, wounded 4"),
    ("The blast claimed seven villagers lives and another six were injured.", "killed 7, wounded 6"),
    ("Unidentified men kidnapped Dr. Salem Barakat and his nephew in Lawdar.", "abducted 2"),
    ("A man about 30, a driver who had come to mend a shed, died there.", "killed 1"),
    ("The dead bodies of the other nine lay in the well.", "killed 9"),
    ("The rebels suffered six deaths, the army eleven wounded.", "killed 6, wounded 11"),
    ("The grocer shot four guests, then himself.", "wounded 4, killed 1 own"),
    ("A shell hit the yard and killed a couple with their baby.", "killed 3"),
    ("Five men were arrested by police and two were killed.", "arrested 5, killed 2"),
    ("A pupil who was abducted by the rebels on the road to Dara, was found dead.", "killed 1"),
    ("The head of a local council in Dara was shot dead.", "killed 1"),
    ("A policeman that was on patrol was gunned down.", "killed 1"),
    ("Seven US-backed fighters were killed.", "killed 7"),
    ("Five members of loyal forces of the council were killed.", "killed 5"),
    ("A plane was shot down, with all six people on board being killed.", "killed 6"),
    ("They hit posts, injuring at least 27, 42 insurgents were killed.", "wounded 27+, killed 42 own"),
    ("The gunman killed eight and wounded seven, counting one who died in hospital.", "killed 8, wounded 7, part 1"),
    ("The two men had attacked a post, and an officer was killed; both were shot dead.", "killed 1, killed 2 own"),
    ("Two guards lost their lives, Juan Diaz and Luis Soto, and ten clerks were hurt.", "killed 2, wounded 10"),
]

SILENT = [
    "The gunmen fled into the hills.",
    "Five casualties were brought to the hospital.",
    "There were no immediate reports of casualties.",
    "Neither side reported casualties.",
    "The plan was killed in committee.",
    "A storm killed 200 cows.",
    "Three houses were burned.",
    "The toll road opens to 12 towns.",
    "Twelve people were in the bus.",
    "The engine died.",
    "Two trucks were destroyed in the blast.",
    "The town fell silent.",
    "The army seized 40 rifles.",
    "They captured the town of Dara.",
    "The court heard 12 witnesses.",
    "The minister took office in May.",
    "Three people are missing.",
    "The group vowed to kill more soldiers.",
    "Police found three grenades.",
    "The victims' families met the governor.",
    "They were let go unharmed after a week.",
]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def written(count: Count) -> str:
    match (count.value, count.low, count.high):
        case (None, None, None):
            return "?"
        case (None, low, None):
            return f"{low}.."
        case (None, low, high):
            return f"{low}-{high}"
        case (n, None, None):
            return f"~{n}"
        case (n, None, _):
            return f"{n}-"
        case (n, _, None):
            return f"{n}+"
    return str(count.value)


def told(found: list[Finding]) -> str:
    """The findings in the notation of the table."""
    out = []
    for f in found:
        field = "part" if f.value.part else f.field
        own = " own" if f.value.attackers and f.field == "killed" and not f.value.part else ""
        out.append(f"{field} {written(f.value.count)}{own}")
    return ", ".join(out)


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_sentence_tells(text: str, expected: str, rules: Rules) -> None:
    found = casualties.find(scene_of(text, rules), rules)
    assert sorted(told(found).split(", ")) == sorted(expected.split(", "))


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_tells_nothing(text: str, rules: Rules) -> None:
    assert not casualties.find(scene_of(text, rules), rules)


def test_findings_are_words_of_the_text(rules: Rules) -> None:
    for text, _ in TOLD:
        for f in casualties.find(scene_of(text, rules), rules):
            assert 0 <= f.start < f.end <= len(text)
            assert f.rule.startswith("en/casualties#")


PLAIN = [
    "A bomb killed three people in the first attack in the city in three years.",
    "Six guards were killed a day after the vote.",
]

FLAGGED = [
    ("More than 400 people have been killed so far this year.", "cumulative"),
    ("At least 2,000 villagers have died in the conflict.", "cumulative"),
    ("Over 90 officers have been killed since 2014.", "cumulative"),
    ("In the past five months 70 soldiers were killed.", "cumulative"),
    ("More than 300 villagers have been killed here since.", "cumulative"),
    ("Over 4,000 people have died of cholera.", "cumulative"),
    ("The raid was payback for the killing of two farmers.", "prior"),
    ("Ten more were killed.", "more"),
    ("Two policemen were also killed.", "more"),
    ("The death toll rose to 31.", "total"),
    ("Nineteen people were killed in all.", "total"),
    ("One of the wounded later died of his injuries.", "later_died"),
    ("Three gunmen were killed.", "attackers"),
    ("No one was hurt.", "nobody"),
    ("Boko Haram said it killed 30 soldiers.", "claimed"),
    ("A spokesman of the Taliban said that nine policemen died.", "claimed"),
    ("A man was shot in the market.", "shot"),
    ("A baker was shot in his shop.", "fatal"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_count_of_one_event_is_no_running_toll(text: str, rules: Rules) -> None:
    assert [f.value.cumulative for f in casualties.find(scene_of(text, rules), rules)] == [False]


@pytest.mark.parametrize(("text", "flag"), FLAGGED)
def test_how_a_count_stands_to_others(text: str, flag: str, rules: Rules) -> None:
    found = casualties.find(scene_of(text, rules), rules)
    assert [getattr(f.value, flag) for f in found] == [True] * max(len(found), 1)


# Reports, sentence by sentence ('# ' a headline), the kind of the incident, and what they come to.
SUMMED = [
    (
        "# Five killed in blast | A bomb killed five people on Monday. | The five were killed at noon.",
        "bombing",
        "killed 5",
    ),
    ("A mine killed three soldiers. | Two more soldiers were killed in the rescue.", "bombing", "killed 5"),
    ("Nine people were killed. | Among them was Karim Shah, 41, who was shot dead.", "armed_assault", "killed 9"),
    ("Seven people were killed. | The death toll later rose to nine.", "bombing", "killed 9"),
    ("Police killed four militants. | Two officers were killed.", "armed_clash", "killed 6"),
    ("Gunmen killed two guards. | Police shot dead three gunmen.", "armed_assault", "killed 2, perpetrators_killed 3"),
    ("Jets killed ten militants.", "air_drone_strike", "killed 10"),
    ("The bomber blew himself up, killing six people.", "suicide_bombing", "killed 6, perpetrators_killed 1"),
    ("He shot 13 people, one of them fatally.", "armed_assault", "killed 1, wounded 12"),
    ("More than 300 people have been killed this year. | A blast killed two people.", "bombing", "killed 2"),
    ("There were no casualties.", "bombing", "killed 0, wounded 0"),
    ("Three drivers were wounded, and one of them later died.", "armed_assault", "killed 1, wounded 2"),
    ("Five clerks were hurt. | One of the wounded died in hospital.", "bombing", "killed 1, wounded 4"),
    ("Jets killed two rebels. | A mine killed a farmer.", "bombing", "killed 1, perpetrators_killed 2"),
    ("A mine killed two rebels.", "bombing", "killed 2"),
    ("Police counted 29 dead. | The group claimed 40 dead.", "bombing", "killed 29"),
    ("The group claimed 40 dead.", "bombing", "killed 40"),
    ("Two men were killed. | A third man has died.", "armed_assault", "killed 3"),
    ("Three people were killed. | A third victim died on Friday.", "armed_assault", "killed 3"),
    ("Nobody was killed, but two guards were wounded.", "bombing", "killed 0, wounded 2"),
    ("A mayor was shot in his car.", "assassination", "killed 1"),
    ("Ten people died, including two of the attackers.", "armed_assault", "killed 8, perpetrators_killed 2"),
    ("Gunmen abducted nine pupils. | Soldiers arrested two men.", "abduction", "abducted 9, arrested 2"),
    ("A clerk was killed. | A porter died at once. | A third person has died.", "armed_assault", "killed 3"),
    ("At least six people died. | Six to nine people were killed, it is said.", "bombing", "killed None"),
    ("Nine were killed. | The leader of a guild, for his part, has spoken of 12 dead.", "bombing", "killed 9"),
    ("Nine were killed. | The ministry later spoke of 12 dead.", "bombing", "killed 12"),
    ("A nurse said four men had died, while a guild counted six dead.", "bombing", "killed 4"),
    ("The death toll rose to 11 after two of the wounded died.", "bombing", "killed 11"),
    ("Two clerks died. | Four other people were shot.", "armed_assault", "killed 2, wounded 4"),
    ("Eleven were killed and nine hurt. | One of the wounded later died.", "bombing", "killed 12, wounded 8"),
    ("Nine were wounded, three of whom died on the way to hospital.", "bombing", "killed 3, wounded 6"),
    (
        "Four people hit, the oldest of them 60. | A fifth, Lena Ortega, 31, died later.",
        "armed_assault",
        "killed 1, wounded 4",
    ),
    ("Everyone in the van was safe. | Al-Shabaab's radio said 8 soldiers died.", "bombing", "killed 0, wounded 0"),
    ("A porter is in hospital after he was shot in both knees.", "armed_assault", "wounded 1"),
    ("A cook was shot near his bar. | He survived with a wound in the arm.", "armed_assault", "wounded 1"),
    (
        "Nine pupils were injured. | The two rebels who crept into the camp were killed the same day.",
        "armed_assault",
        "perpetrators_killed 2, wounded 9",
    ),
    ("No casualties were reported. | It rained. | Guns fired. | 25 men died.", "shelling", "killed 0, wounded 0"),
]


@pytest.mark.parametrize(("report", "kind", "expected"), SUMMED)
def test_findings_of_one_incident_are_summed(report: str, kind: str, expected: str, rules: Rules) -> None:
    summed = casualties.combine(findings_of(report, rules), kind=kind)
    assert sorted(f"{field} {count.value}" for field, (count, _) in summed.items()) == sorted(expected.split(", "))


def findings_of(report: str, rules: Rules) -> list[Finding]:
    """The findings of a report of short lines, each in its own sentence and section."""
    out = []
    for n, line in enumerate(report.split(" | ")):
        for f in casualties.find(scene_of(line.removeprefix("# "), rules), rules):
            section = "title" if line.startswith("# ") else "body"
            out.append(f._replace(sentence=n, value=f.value._replace(section=section)))
    return out


def test_every_value_is_proved(rules: Rules) -> None:
    for report, kind, _ in SUMMED:
        for _, proof in casualties.combine(findings_of(report, rules), kind=kind).values():
            assert proof
            assert all(isinstance(f.value, Casualty) for f in proof)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    rules = load_once()
    for f in casualties.find(scene_of(text, rules), rules):
        assert 0 <= f.start <= f.end <= len(text)


@cache
def load_once() -> Rules:
    return load()
