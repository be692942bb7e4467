"""Deeds told as known: by a noun, by what people are held for, by where they were, and what such words do not tell."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2021, 6, 10)  # a Thursday
REST = (
    " He called for calm. The parties will meet on the budget. Schools remain shut this week. Shops close early. "
    "The candidates have cancelled their rallies. Talks go on in the capital."
)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def told(text: str, rules: Rules) -> list:
    return list(extract(Report("r", text, published=PUBLISHED), rules).incidents)


HELD = [  # a type, and how many were killed
    ("Four soldiers have been charged with the killing of six nuns in Sonsonate.", "armed_assault", 6),
    (
        "Three men were arrested in Calbuco in connection with the attack on Senator Elvira Montes.",
        "assassination",
        None,
    ),
    (
        "The court ordered the arrest of Raul Pinto, who is charged with masterminding the murder of Judge Ana Soler.",
        None,
        1,
    ),
    ("Two men suspected of kidnapping engineer Karl Brandt were captured near Arauca on Friday.", "abduction", None),
]


@pytest.mark.parametrize(("text", "kind", "killed"), HELD)
def test_what_people_are_held_for(text: str, kind: str | None, killed: int | None, rules: Rules) -> None:
    """The type is that of the deed against somebody, and no arrest."""
    (one,) = told(text, rules)
    assert one.type != "raid_arrest"
    assert kind in (None, one.type)
    assert one.killed == killed


def test_wanted_for_bombings(rules: Rules) -> None:
    """What those are sought for whom nobody named has suffered from is another's story."""
    (one,) = told("Troops captured three men wanted for bombings in Kano on Monday.", rules)
    assert one.type == "raid_arrest"


NOUNS = [  # who was killed, by words between
    ("The murder on Monday in Sola of Judge Elvira Montes shocked the town.", 1),
    ("The killing three days ago in Sola of Judge Elvira Montes shocked the town.", 1),
    ("Union members mourn secretary Tomas Ferrer's murder in Sola.", 1),
    ("The bishop condemned the death of two priests in San Miguel on Monday.", 2),
    ("This deed was an answer to the murder of Minister Raul Pinto in Sola on Monday.", 1),
    ("We will mention the assassination which occurred in Sola on Monday of Judge Elvira Montes.", None),
    ("Police continue to investigate the murder of two Danish tourists.", 2),
    ("The cartel planned and carried out the assassination of candidate Raul Pinto in Sola on Monday.", 1),
]


@pytest.mark.parametrize(("text", "killed"), NOUNS)
def test_deeds_told_by_nouns(text: str, killed: int | None, rules: Rules) -> None:
    """A day, a place or other words between do not hide whom a murder befell, nor words that speak of it."""
    (one,) = told(text, rules)
    assert killed in (None, one.killed)
    assert not one.background


LONG = [
    "The party issued a statement condemning the recent attack on the offices of the electoral court in Sola.",
    "The union says that the assassination on 22 March of Raul Pinto, its candidate, forced it to withdraw.",
    "The curfew was extended after the killing of Elvira Montes, president of a bank and mayor of Sola in 1984.",
]


@pytest.mark.parametrize("lead", LONG)
def test_known_deeds_in_the_lead(lead: str, rules: Rules) -> None:
    """A longer report that speaks of one known deed tells of it."""
    assert len(told(lead.upper() + REST.upper(), rules)) == 1


SILENT = [
    "The company was blamed for the death of six miners in a tunnel in Sola on Monday.",
    "The hospital was accused of the death of a priest in Sola on Monday.",
    "The scenes were staged by the fire brigade: the attack was staged by the fire brigade to test the hospitals.",
    "The minister was accused of wanting to attack the press.",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_deeds(text: str, rules: Rules) -> None:
    """Deaths for which a firm or a hospital answers, and what is played, are no violence."""
    assert told(text, rules) == []


def test_an_attack_that_was_staged(rules: Rules) -> None:
    """'The attack was staged by ten men': done, and no drill."""
    (one,) = told("Ten men threw dynamite at a bank in Sola on Monday. The attack was staged by rebels.", rules)
    assert one.type == "bombing"


def test_an_attack_on_a_person_kills_nobody(rules: Rules) -> None:
    """'The attack on the mayor' tells of no death."""
    (one,) = told("The attack on Mayor Raul Pinto in Sola on Monday was condemned by all parties.", rules)
    assert one.killed is None


DATES = [
    ("Raul Pinto, president of a bank and mayor of Sola in 1984, was shot dead in Sola.", None),
    ("Those who killed the leader want to undo the peace process begun on 14 January 2016.", None),
    ("The accord signed on 3 March 2019 was followed by the murder of a mayor in Sola.", None),
    ('The "9 May" Liberation Front said that it placed the bomb that went off at a bank in Sola.', None),
    ("The minister was assassinated in 1984 in Sola.", date(1984, 1, 1)),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_days_of_something_else(text: str, day: date | None, rules: Rules) -> None:
    """The year of an office, the day of an accord and the day in a quoted name date no deed."""
    assert [i.date_start for i in told(text, rules)] == [day]


def test_known_deeds_take_an_older_day(rules: Rules) -> None:
    """'The murder of the nuns' and, further down, 'the murder of six nuns on 16 April': one event, on that day."""
    text = (
        "The president called on Thursday for an investigation of the murder of the nuns.\n\nHe blamed officers for the "
        "murder of six nuns on 16 April in Sonsonate."
    )
    (one,) = told(text, rules)
    assert (one.date_start, one.killed) == (date(2021, 4, 16), 6)


def test_an_abduction_whose_end_is_the_news(rules: Rules) -> None:
    """Those who were taken long before their release are what the report is about."""
    text = (
        "Police killed three kidnappers in Sola on Thursday and rescued the trader Raul Pinto.\n\nThe trader was kidnapped "
        "on 9 May in Buli by unknown men."
    )
    taken = [i for i in told(text, rules) if i.type == "abduction"]
    assert taken
    assert not any(i.background for i in taken)
