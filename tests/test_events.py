"""Who does what to whom around a word of violence. Sentences written for the project."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents import events, weigh
from incidents.events import Trigger
from incidents.extractors import sides
from incidents.listed import chain
from incidents.model import Mention
from incidents.packs import Rules, load
from incidents.scan import scene_of


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def told(text: str, rules: Rules) -> list[Trigger]:
    scene = scene_of(text, rules)
    return events.triggers(scene, weigh.cues(scene.line))


def words(text: str, mention: Mention | None) -> str | None:
    return " ".join(text[mention.start : mention.end].split()) if mention is not None else None


# sentence, the word, who does it, to whom
ROLES = [
    ("Rebels attacked the barracks.", "attacked", "Rebels", "the barracks"),
    ("The mayor was shot dead by two gunmen.", "shot dead", "two gunmen", "The mayor"),
    ("A teacher shot in the market died.", "shot", None, "A teacher"),
    ("Soldiers shot at militants, killing two.", "killing", "Soldiers", None),
    ("Guerrillas, disguised as policemen, kidnapped a trader.", "kidnapped", "Guerrillas", "a trader"),
    ("Gunmen wearing masks killed a judge.", "killed", "Gunmen", "a judge"),
    (
        "General Omar Diallo, a former commander of the army, was killed by gunmen.",
        "killed",
        "gunmen",
        "General Omar Diallo",
    ),
    ("They want the release of seven kidnapped students.", "kidnapped", None, "students"),
    ("They condemn the murder of a bishop by soldiers.", "murder", "soldiers", "a bishop"),
    ("They remember the bishop's murder.", "murder", None, "the bishop"),
    ("The embassy was the target of a bomb attack.", "bomb attack", None, "The embassy"),
    ("Rebels staged an attack on a convoy.", "attack", "Rebels", "a convoy"),
    ("The attack on the bank was confirmed by the police.", "attack", None, "the bank"),
    ("A terrorist attack shook the town.", "attack", None, None),
    ("The rebel attack shook the town.", "attack", "The rebel", None),
    ("An attack carried out yesterday against the refinery failed.", "attack", None, "the refinery"),
    ("A bomb exploded in front of the town hall.", "exploded", None, "the town hall"),
    ("Robbers fired at the minister's car.", "fired at", "Robbers", "the minister's car"),
    ("An Israeli air strike hit a bakery.", "air strike", "Israeli", None),
    ("DRUG TRAFFICKERS MURDERED JUDGE LUIS PORRAS IN CALI.", "murdered", "DRUG TRAFFICKERS", "JUDGE LUIS PORRAS"),
    ("The morgue took in the drivers whom the rebels had executed.", "executed", "the rebels", None),
    ("Planes dropped barrel bombs on the market.", "dropped barrel bombs", "Planes", None),
    ("A grenade wounded a waiter in a cafe frequented by soldiers.", "wounded", None, "a waiter"),
    ("Troops arrived as blasts hit a mosque.", "hit", None, "a mosque"),
    ("A suicide bomber struck the funeral.", "struck", "A suicide bomber", "the funeral"),
    ('Gunmen shouting "we avenged the Prophet" shot dead a poet.', "shot dead", "Gunmen", "a poet"),
    ("North Korea fired dozens of shells at a barracks.", "fired", None, "a barracks"),
    ("Shells from the army's launchers fell on a clinic.", "fell on", "the army", "a clinic"),
    ("Rebels attacked the Rio Alto Verde oil pipeline.", "attacked", "Rebels", "the Rio Alto Verde oil pipeline"),
    (
        "Rebels attacked the UTN [National Union of Salt Workers] office.",
        "attacked",
        "Rebels",
        "the UTN [National Union of Salt Workers] office",
    ),
    ("Terrorists tried to kidnap a senator.", "kidnap", "Terrorists", "a senator"),
    ("He spoke of the six monks' slaying.", "slaying", None, "the six monks"),
    ("THE MURDER OF SENATOR PABLO QUIROZ SHOCKED LIMA.", "murder", None, "SENATOR PABLO QUIROZ"),
    ("An attack staged by rebels on a mill failed.", "attack", "rebels", "a mill"),
    ("The guards repelled a guerrilla attack on the depot.", "repelled", "The guards", None),
    ("Boys threw grenades from a car at the depot.", "threw grenades", "Boys", "the depot"),
    ("A guerrilla attack on a battalion killed six clerks.", "killed", "A guerrilla", "six clerks"),
    ("The driver was carried to a clinic where he died.", "died", None, None),
    ("All the wounded were taken to a clinic.", "wounded", None, None),
    ("Among the wounded are a nurse and a boy.", "wounded", None, "a nurse"),
    ("Those killed belonged to a gang.", "killed", None, None),
    ("Robbers shot him in front of his shop.", "shot", "Robbers", None),
    ("Also injured was a vendor.", "injured", None, "a vendor"),
    ("An attack on FENTRA [National Union of Salt Workers] failed.", "attack", None, "FENTRA"),
    ("Robbers opened fire on the clerks of a bank.", "opened fire", "Robbers", "the clerks"),
    ("The office of a bank was the target of a bomb attack.", "bomb attack", None, "The office"),
    ("General Omar Diallo emerged unscathed from an ambush.", "emerged unscathed", None, "General Omar Diallo"),
    ("A bomb in a car went off outside the town hall.", "bomb", None, "the town hall"),
    ("The explosion was felt in the barracks.", "explosion", None, None),
    ("A bomb went off on Friday, in the city of Cali, opposite a bank.", "went off", None, "a bank"),
    ("A bomb went off in Cali, killing a woman near a bank.", "went off", None, None),
    ("The murder also drew angry words in the palace.", "murder", None, None),
    ("MINUSMA helicopters struck a convoy near Dori.", "struck", "MINUSMA helicopters", "a convoy"),
]


@pytest.mark.parametrize(("text", "word", "agent", "target"), ROLES, ids=[r[0][:40] for r in ROLES])
def test_roles(text: str, word: str, agent: str | None, target: str | None, rules: Rules):
    trigger = next(t for t in told(text, rules) if t.word == word)
    assert (words(text, trigger.agent), words(text, trigger.target)) == (agent, target)


LISTS = [
    ("Gunmen killed a judge, his driver and two guards.", "a judge", ["a judge", "his driver", "two guards"]),
    ("A farmer and his wife were killed.", "his wife", ["A farmer", "his wife"]),
    ("Gunmen killed a judge, a friend of the mayor.", "a judge", ["a judge"]),
    (
        "Rebels shot the mayor of the small town of Rivas, as well as two nurses.",
        "the mayor",
        ["the mayor", "two nurses"],
    ),
    ("They buried a nurse, 42; a guard, 19, and a cook.", "a nurse", ["a nurse", "a guard", "a cook"]),
    ("Rebels killed the mayor, and police arrested two men.", "the mayor", ["the mayor"]),
    ("Rebels burned the offices of a party and the homes of its members.", "the offices", ["the offices", "the homes"]),
    ("Rebels seized his driver, Ana Ruiz, on Friday.", "his driver", ["his driver", "Ana Ruiz"]),
    ("Rebels hit a bridge over the river and a section of the pipeline.", "a bridge", ["a bridge", "the pipeline"]),
    ("A bomb hurt a vendor identified as Ana Ruiz.", "a vendor", ["a vendor", "Ana Ruiz"]),
]


@pytest.mark.parametrize(("text", "start", "all_told"), LISTS, ids=[r[0] for r in LISTS])
def test_those_told_in_one_breath(text: str, start: str, all_told: list[str], rules: Rules):
    scene = scene_of(text, rules)
    first = next(m for m in scene.mentions if m.kind != "number" and words(text, m) == start)
    assert [words(text, m) for m in chain(scene, first)] == all_told


@pytest.mark.parametrize(
    "text",
    [
        "He has received death threats.",
        "The murder trial opens in May.",
        "The army showed rocket launchers.",
        "The car burst into flames.",
        "The bomb disposal squad came.",
    ],
)
def test_words_that_are_no_deed(text: str, rules: Rules):
    assert not [t for t in told(text, rules) if t.strong]


KINDS = [
    ("Police captured three suspected militants.", "captured", "raid_arrest"),
    ("Rebels captured the town.", "captured", "armed_assault"),
    ("Gunmen intercepted the senator near his home.", "intercepted", "armed_assault"),
    ("Gunmen seized the daughter of a trader.", "seized", "abduction"),
    ("Gunmen snatched a car.", "snatched", "looting_property"),
    ("A crowd set a policeman on fire and burned a church.", "burned", "arson"),
    ("The soldiers set alight a woman.", "set alight", "armed_assault"),
    ("Shells fell on a clinic.", "fell on", "shelling"),
    ("Drones hit two oil plants.", "hit", "air_drone_strike"),
    ("Rebels launched 23 drones at the port.", "launched", "air_drone_strike"),
    ("Youths hurled several petrol bombs at the station.", "hurled", "arson"),
    ("A parcel bomb was found at the office.", "parcel bomb", "foiled_attack"),
]


@pytest.mark.parametrize(("text", "word", "kind"), KINDS, ids=[r[0] for r in KINDS])
def test_kinds_by_those_who_act(text: str, word: str, kind: str, rules: Rules):
    assert next(t for t in told(text, rules) if t.word == word).kind == kind


IDLE = ["The company launched a phone.", "The coach fired the striker."]


@pytest.mark.parametrize("text", IDLE)
def test_verbs_without_a_weapon(text: str, rules: Rules):
    assert told(text, rules) == []


HABITS = [
    "Passengers boarded a plane.",
    "The war has killed 70,000 people.",
    "The drug is killing our children.",
    "He praised the fight against drug trafficking.",
]


@pytest.mark.parametrize("text", HABITS)
def test_what_tells_no_single_deed(text: str, rules: Rules):
    assert all(t.present or t.rejected for t in told(text, rules) if t.strong)


SIDES = [
    ("The police attributed the car bomb to the Shining Path.", "the Shining Path", "perpetrator"),
    ("Al-Shabaab claimed responsibility.", "Al-Shabaab", "claimant"),
    ("Relatives accused the soldiers of killing the boys.", "the soldiers", "perpetrator"),
    ("The opposition blamed the government for the murder.", "government", "perpetrator"),
]


@pytest.mark.parametrize(("text", "who", "role"), SIDES, ids=[r[0] for r in SIDES])
def test_blame_and_claims(text: str, who: str, role: str, rules: Rules):
    found = sides.find(scene_of(text, rules), rules)
    assert any(text[f.start : f.end].endswith(who) and f.value.role == role for f in found)


@given(st.lists(st.sampled_from([row[0] for row in ROLES]), min_size=1, max_size=3))
def test_mentions_lie_in_their_text(rules: Rules, texts: list[str]):
    text = " ".join(texts)
    for t in told(text, rules):
        assert text[t.start : t.end].lower().split()[0].startswith(t.word.split()[0][:3])
        for m in (t.agent, t.target):
            assert m is None or 0 <= m.start < m.end <= len(text)
