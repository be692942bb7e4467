"""Two events of one report told apart, and deeds told between days, by pronouns and by nouns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract

PUBLISHED = date(2024, 5, 15)  # a Wednesday
MARKET = "A bomb killed four people at a market in Kirkuk on Saturday, police said.\n\n"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def read(text: str, rules: Rules, published: date | None = PUBLISHED) -> list[dict[str, Any]]:
    return [i.record() for i in extract(Report("x", text, published=published), rules).incidents]


def doers(row: dict[str, Any]) -> list[str]:
    return [a["text"] for a in row["actors"]]


def struck(row: dict[str, Any]) -> list[str]:
    return [t["text"] for t in row["targets"]]


@pytest.mark.parametrize(
    ("text", "doer", "target", "field", "count"),
    [
        ("Rebels attacked on Monday a convoy near Gao.", "Rebels", "a convoy", "killed", None),
        ("Militants wounded late on Sunday in Gao four children.", "Militants", "four children", "wounded", 4),
        (
            "Unknown men assassinated on Saturday evening the mayor of Cotija.",
            "Unknown men",
            "the mayor of Cotija",
            "killed",
            1,
        ),
        ("Police arrested on Friday in Lyon five men.", "Police", "five men", "arrested", 5),
        (
            "Bandits ambushed, on the road to Gao on Sunday, a bus of traders.",
            "Bandits",
            "a bus of traders",
            "killed",
            None,
        ),
        ("Gunmen kidnapped on Friday two nurses in Gao.", "Gunmen", "two nurses", "abducted", 2),
        ("A crowd set fire on Monday to thirty houses in Moreh.", "crowd", "thirty houses", "killed", None),
    ],
)
def test_a_day_may_stand_between_a_verb_and_its_object(
    text: str, doer: str, target: str, field: str, count: int | None, rules: Rules
) -> None:
    (row,) = read(text, rules)
    assert doers(row) == [doer]
    assert target in struck(row)
    assert row[field] == count


def test_a_weapon_may_follow_the_day(rules: Rules) -> None:
    text = "These criminals launched yesterday, Tuesday 14, at about 20:00 hours, an explosive artifact against a post in Gao."
    (row,) = read(text, rules)
    assert (row["type"], doers(row)) == ("bombing", ["These criminals"])
    (row,) = read("The army dropped, on Monday, barrel bombs on Azaz.", rules)
    assert doers(row) == ["army"]


@pytest.mark.parametrize(
    ("text", "target", "field", "count"),
    [
        ("A teacher was on her way home in Cali on Monday when she was stabbed by two men.", "A teacher", "wounded", 1),
        ("Two nurses stood at a stop in Gao on Sunday when they were abducted by gunmen.", "Two nurses", "abducted", 2),
        ("Gunmen came to the shop of a trader in Basra on Monday and shot him dead.", "a trader", "killed", 1),
    ],
)
def test_whom_a_pronoun_means_in_its_own_sentence(text: str, target: str, field: str, count: int, rules: Rules) -> None:
    (row,) = read(text, rules)
    assert target in struck(row)
    assert row[field] == count


@pytest.mark.parametrize(
    "second",
    [
        "Six men pulled Arno Tisoy, a former mayor, out of a clinic in Mosul and killed him.",
        "The attack came two days after the shooting of three teachers by gunmen in Mosul.",
        "The blast followed the abduction of three teachers by gunmen in Mosul on Thursday.",
        "Less than a week earlier, gunmen had killed three teachers in Mosul.",
        "Separately, three teachers were beaten by gunmen.",
        "Earlier Saturday a man sitting in a car was shot in the face.",
    ],
)
def test_another_event_of_a_report(second: str, rules: Rules) -> None:
    first, other = read(f"{MARKET}{second}\n\nThe governor promised help.", rules)
    assert (first["place"], first["killed"], doers(first)) == ("Kirkuk", 4, [])
    assert "Mosul" not in second or other["place"] == "Mosul"


def test_a_deed_that_is_done_is_not_suffered(rules: Rules) -> None:
    text = "Shells killed two people in Basra on Monday. The army said it had destroyed a radar at Mosul with a drone."
    assert [r["place"] for r in read(text, rules)] == ["Basra", "Mosul"]


def test_there_is_where_the_sentence_before_was(rules: Rules) -> None:
    text = "Gunmen killed a teacher in Mosul on Monday. Minutes later others went into a house in Baiji. There they shot the mayor."
    assert [r["place"] for r in read(text, rules)] == ["Mosul", "Baiji"]


def test_a_search_between_two_towns_sets_the_scene_for_its_arrests(rules: Rules) -> None:
    text = (
        "On Tuesday 7 May a patrol was ambushed at Gao. Two soldiers died.\n\nIn the east, troops carried out on 9 May a "
        "search operation between Ansongo and Menaka. Eleven suspects were apprehended."
    )
    ambush, search = read(text, rules)
    assert (ambush["arrested"], search["arrested"], search["date_start"]) == (None, 11, "2024-05-09")


def test_arrests_long_before_a_deed_are_none_for_it(rules: Rules) -> None:
    text = f"{MARKET}The town mourns.\n\nEighteen people were arrested on 2 March."
    assert [r["arrested"] for r in read(text, rules)] == [None, 18]


def test_a_paragraph_that_begins_elsewhere_tells_of_others(rules: Rules) -> None:
    text = "Settlers burned a car in Abu Falah on Monday.\n\nNear Hebron, a shepherd was taken to hospital with a fractured skull."
    assert read(text, rules)[0]["wounded"] is None


def test_a_larger_toll_of_another_quarter_is_another_event(rules: Rules) -> None:
    text = (
        "Four policemen were shot dead in Karachi on Monday.\n\nIt was a bloody day.\n\n"
        "A bomb killed sixteen worshippers in Lyari, Karachi."
    )
    assert sorted(r["killed"] for r in read(text, rules)) == [4, 16]


def test_weekdays_tell_events_apart_without_a_date(rules: Rules) -> None:
    text = "Gunmen shot dead a teacher at a school on Saturday, police said.\n\nOn Tuesday gunmen killed two traders at a market."
    assert [r["killed"] for r in read(text, rules, None)] == [1, 2]
    one = "Gunmen shot dead a teacher at a school late on Saturday, police said.\n\nEarly on Sunday gunmen killed two traders there."
    assert len(read(one, rules, None)) == 1


def test_a_place_of_another_clause_is_not_the_events(rules: Rules) -> None:
    (row,) = read("A curfew was imposed in Erbil, while in Mosul gunmen killed three teachers on Monday.", rules)
    assert row["place"] == "Mosul"


@pytest.mark.parametrize(
    ("text", "kind", "field", "count"),
    [
        ("Police look into the strangling of three widows in Goma on Monday.", "armed_assault", "killed", 3),
        ("Police look into the hacking of two monks in Mandalay on Monday.", "armed_assault", "killed", None),
        ("The seizure of two nurses by gunmen in Gao on Sunday shocked the town.", "abduction", "abducted", 2),
        ("Two herder boys were macheted at Tangur on Thursday.", "armed_assault", "killed", None),
        ("Three guards were garrotted by raiders in Goma on Monday.", "armed_assault", "killed", 3),
        ("A mother was knocked to the ground by a stranger in Edmonton on Monday.", "armed_assault", "killed", None),
        ("The thieves had walked 80 zebu away from Ankazoabo on Saturday.", "looting_property", "killed", None),
        ("Rustlers stole 120 camels in Marsabit on Monday.", "looting_property", "killed", None),
        (
            "A second device, weighing some 4kg, was found on Monday near a bank in Athens.",
            "foiled_attack",
            "killed",
            None,
        ),
        ("A bag with two grenades was found in a bar in Cali on Monday.", "foiled_attack", "killed", None),
        ("A makeshift incendiary device caused a fire at a bank in Athens on Monday.", "arson", "killed", None),
        ("Three cars were burnt out in Patras on Monday.", "arson", "wounded", None),
        ("Four construction machines were burned near Temuco on Monday.", "arson", "wounded", None),
        (
            "A device of six canisters and a can of petrol went off at dawn on Monday in Athens.",
            "arson",
            "killed",
            None,
        ),
        ("Militants opened their fire at a patrol in Basra on Monday.", "armed_assault", "killed", None),
        ("Separatists attacked a police patrol team near Bamenda.", "armed_assault", "killed", None),
    ],
)
def test_deeds_by_other_words(text: str, kind: str, field: str, count: int | None, rules: Rules) -> None:
    (row,) = read(text, rules)
    assert (row["type"], row[field]) == (kind, count)


def test_a_slogan_plans_nothing(rules: Rules) -> None:
    text = 'Women marched in Kabul on Saturday with the words "Stop the genocide", and Taliban forces shot at them.'
    assert [r["date_start"] for r in read(text, rules)] == ["2024-05-11"]


def test_eight_drones_are_one_attack(rules: Rules) -> None:
    rest = "A shell killed a boy in Uri on Monday.\n\nA drone wounded a cook in Poonch on Monday.\n\nShops were shut."
    text = f"Eight drones heading for the airfield at Jammu were brought down on Tuesday.\n\n{rest}"
    assert [r["type"] for r in read(text, rules)].count("foiled_attack") == 1


def test_a_headless_body_is_told_in_a_longer_report(rules: Rules) -> None:
    rest = "Police moved in.\n\nShops were shut.\n\nThe governor spoke.\n\nSchools are open."
    text = (
        f"The search for a driver ended on Monday when his headless remains were sighted in a pit in Nnewi.\n\n{rest}"
    )
    assert [r["killed"] for r in read(text, rules)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Boston fired at will on Thursday night and ambushed Montreal on the rush in a 7-1 win.\n\nThe power play, "
            "though, was a shambles, and the goaltender robbed them in the third period. Fans booed the referee."
        ),
        (
            "Tesfay, 20, launched the decisive attack with eleven kilometres to go and took the yellow jersey.\n\n"
            "He ambushed the bunch on the last lap of the race; the team had promised war. A peloton of 60 came in late."
        ),
        (
            "The film opens with a massacre that we do not see.\n\nA kidnapped engineer, played by a Frenchman, explains "
            "geopolitics at length. The director watched the screening at the festival among critics; the actors, the "
            "script and the soundtrack were praised."
        ),
    ],
)
def test_games_and_films_tell_of_none(text: str, rules: Rules) -> None:
    assert not read(text, rules)
