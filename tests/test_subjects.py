"""The light parse: who does a deed and to whom, whatever describes them; deeds that a cue beside them does not undo."""

from __future__ import annotations

from datetime import date

import pytest

from incidents import frames, scan
from incidents.gazetteer import open_gazetteer
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

RULES, GAZETTEER = load(), open_gazetteer()


def roles(text: str) -> tuple[set[str], set[str]]:
    """The doers and the sufferers that the clauses of a text tell."""
    page = scan.scan(Report("r", text), RULES, GAZETTEER)
    told, _ = frames.frames(page)
    triggers = [t for f in told for t in f.triggers]
    return (
        {text[t.agent.start : t.agent.end] for t in triggers if t.agent is not None},
        {text[t.target.start : t.target.end] for t in triggers if t.target is not None},
    )


@pytest.mark.parametrize(
    ("text", "doer", "sufferer"),
    [
        ("Fighters hiding in the palm groves along the road ambushed a convoy.", "Fighters", "a convoy"),
        ("Thugs believed to be in the pay of the mayor attacked a reporter.", "Thugs", "a reporter"),
        ("Prisoners demanding to see their lawyers took two warders hostage.", "Prisoners", "two warders"),
        ("A mob incensed by rumours of a well gone bad burned two men alive.", "A mob", "two men"),
        ("Three men, one of them wearing a helmet, shot the lawyer.", "Three men", "the lawyer"),
        ("A band of rebels, all of them young, attacked a school.", "rebels", "a school"),
        ("Guerrillas of the 14th front stormed a barracks.", "Guerrillas", "a barracks"),
        ("On Sunday rebels, who had come over the hills, kidnapped a priest.", "rebels", "a priest"),
        ("A raider who stabbed six nurses was overpowered by guards.", "A raider", "six nurses"),
        ("Police sought a deserter who, according to villagers, shot two farmers.", "a deserter", "two farmers"),
    ],
)
def test_the_doer_is_the_head_of_its_clause(text: str, doer: str, sufferer: str) -> None:
    doers, sufferers = roles(text)
    assert doers == {doer}
    assert sufferer in sufferers


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed 16 people in Ramadi, eight of them soldiers, and injured 21.",
        "A car bomb killed 16 people in Ramadi, all soldiers, and injured 21.",
        "Four soldiers were at lunch in Ramadi when a mine went off, killing two of them.",
    ],
)
def test_those_told_in_passing_did_nothing(text: str) -> None:
    assert roles(text)[0] == set()


@pytest.mark.parametrize(
    ("text", "sufferer"),
    [
        ("The driver of a lorry carrying cement for the army was killed by a sniper.", "The driver"),
        ("Four traders from the market, among them a woman, were seized by the militia.", "Four traders"),
        ("A bread vendor shot by masked gunmen at his door died on Monday.", "A bread vendor"),
        ("The man at the wheel, Ivo Lukic, was killed by a sniper.", "Ivo Lukic"),
        ("One clerk was killed and five officers were wounded by the bomb.", "five officers"),
        ("The candidate for mayor of the town was murdered by gunmen.", "The candidate"),
        ("The mayor blamed outlaws for the attack in which five guards were killed.", "five guards"),
        ("The talks follow rebel attacks during which ten buses were burned.", "ten buses"),
    ],
)
def test_the_sufferer_of_a_passive_is_the_head_of_its_clause(text: str, sufferer: str) -> None:
    assert sufferer in roles(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "A boy, whose name was not released, was shot dead by soldiers near Jenin on Monday.",
        "A motorist who had ignored an order to stop was shot and killed by soldiers in Maiduguri on Friday.",
        "The mayor, who had never been threatened before, was shot dead in Iguala on Monday.",
        "Police did not say who had shot dead the three traders in Kano on Tuesday.",
        "Workers coming from a funeral for victims of a flood were shot dead in Mindat on Monday.",
    ],
)
def test_a_cue_on_another_verb_undoes_no_deed(text: str) -> None:
    (told,) = extract(Report("r", text, published=date(2016, 5, 14)), RULES).incidents
    assert told.killed_low


@pytest.mark.parametrize(
    "text",
    [
        "Police said no civilians were killed in Kano on Tuesday.",
        "Officials do not believe the trader was killed in Kano on Tuesday.",
        "The rebels have threatened to kill three hostages in Kano on Tuesday.",
    ],
)
def test_a_cue_on_the_deed_itself_undoes_it(text: str) -> None:
    found = extract(Report("r", text, published=date(2016, 5, 14)), RULES).incidents
    assert not any(i.killed for i in found)


@pytest.mark.parametrize(
    "text",
    [
        "A sniper on the roof of the school killed a mother in Aleppo on Tuesday.",
        "The market, which had been closed because of floods, was bombed in Sagaing on Wednesday and five traders were killed.",
        "Hours after the storm passed, looters shot dead a shopkeeper in Tacloban on Sunday.",
        "The dog handler was killed by a mine in Helmand on Tuesday.",
    ],
)
def test_beasts_and_storms_beside_a_deed_did_not_do_it(text: str) -> None:
    assert len(extract(Report("r", text, published=date(2016, 5, 14)), RULES).incidents) == 1


def test_who_is_told_of_in_passing_is_no_doer() -> None:
    assert roles("The president vowed to punish those who bombed the market.")[0] == set()
    assert roles("A bomb meant for a police chief killed two clerks.")[0] == set()
    assert roles("A bomb planted by rebels killed two clerks.")[0] == {"rebels"}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two civilians, a night watchman and a girl hit by shrapnel as she slept, were also killed by rebels.", 2),
        ("A herdsboy of 13 was speared to death in Kotido on Sunday.", 1),
        ("The president, Milan Petrov, was bayoneted to death by paratroopers in Sofia.", 1),
    ],
)
def test_tolls_that_only_the_deed_tells(text: str, killed: int) -> None:
    (told,) = extract(Report("r", text, published=date(2016, 5, 14)), RULES).incidents
    assert told.killed == killed
