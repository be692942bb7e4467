"""The English lists: well formed, sorted, unambiguous, with valid categories, and free of everyday words."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from incidents.lexicon import TOKEN, fold
from incidents.model import TARGET_CATEGORIES, WEAPON_CLASSES
from incidents.packs import LIST_COLUMNS
from incidents.resources import resource

FOLDER = resource("seeds") / "packs" / "en"
# List -> its own columns and the least number of rows it may hold.
LISTS: dict[str, tuple[tuple[str, ...], int]] = {
    "actors": (("type", "weak", "ambiguous"), 1800),
    "who": (("category", "armed", "number", "plural", "strength"), 1800),
    "things": (("category", "strength", "plural"), 1200),
    "weapons": (("strength", "plural", "means"), 800),
    "numbers": (("value", "low", "high"), 200),
    "quantifiers": (("bound",), 120),
    "titles": (("category", "official"), 300),
    "abbreviations": (("ends",), 200),
    "modifiers": ((), 400),
    "ethnic_religious": (("category", "strength"), 500),
    "first_names": (("language",), 1500),
}
KINDS: dict[str, set[str]] = {
    "actors": {"group", "state"},
    "who": {"person", "group", "remains"},
    "things": {"thing", "area"},
    "weapons": set(WEAPON_CLASSES),
    "quantifiers": {"before", "after"},
    "ethnic_religious": {"ethnic", "religious", "region"},
    "first_names": {"given", "surname", "both"},
}
COLUMNS: dict[tuple[str, str], set[str]] = {
    ("who", "category"): set(TARGET_CATEGORIES),
    ("things", "category"): set(TARGET_CATEGORIES),
    ("titles", "category"): set(TARGET_CATEGORIES),
    ("ethnic_religious", "category"): set(TARGET_CATEGORIES),
    ("who", "armed"): {"", "attacker", "force"},
    ("who", "strength"): {"", "weak"},
    ("things", "strength"): {"", "weak"},
    ("weapons", "strength"): {"", "weak"},
    ("weapons", "means"): {
        "",
        "gun",
        "bomb",
        "car bomb",
        "truck bomb",
        "roadside bomb",
        "bladed weapon",
        "fire",
        "none",
    },
    ("quantifiers", "bound"): {"low", "high", "about", "exact", "range"},
    ("abbreviations", "ends"): {"never", "maybe"},
    ("actors", "type"): {
        *("state-military", "state-police", "state-security", "state-intelligence", "international", "rebel", "gang"),
        *("jihadist", "militia", "cartel", "separatist", "vigilante", "pmc"),
    },
}
# Two entries may share a word where a gloss, the case or the position tells them apart.
SHARED = {"quantifiers", "titles", "abbreviations", "modifiers", "first_names"}
# Everyday words that name nothing by themselves: none may stand alone in a list of names, nouns or weapons.
EVERYDAY = frozenset(
    """the a an and or but if then than that this these those it its he she they them we you i who whom which what when
    where why how of in on at by for from to with without into onto over under after before during since until about is
    are was were be been being has have had do does did will would can could may might must shall should not no yes say
    said says tell told make made go went come came take took give gave get got see saw know knew think thought new old
    good bad big large first last next early late also only just very more most much such own so as up down out off here
    there now today yesterday tomorrow day week month year time way thing part number place case world country area side
    line point end attack attacks killing violence war peace news report reports statement according least clash raid
    operation operations incident event""".split()
)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *(a for a in row["aliases"].split("|") if a)]


def key(name: str) -> str:
    """How a name is compared: folded words."""
    return " ".join(fold(word) for word in TOKEN.findall(name))


@pytest.mark.parametrize("name", LISTS)
def test_header_and_size(name: str) -> None:
    own, least = LISTS[name]
    assert tuple(rows(name)[0]) == (*LIST_COLUMNS, *own)
    assert len(rows(name)) >= least


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_sorted_by_unique_plain_ids(name: str) -> None:
    ids = [row["id"] for row in rows(name)]
    assert ids == sorted(ids)
    assert not [i for i, n in Counter(ids).items() if n > 1]
    assert not [
        i for i in ids if not i or not all(c.isascii() and (c.isalnum() or c == "-") and c == c.lower() for c in i)
    ]


@pytest.mark.parametrize("name", LISTS)
def test_cells_are_clean(name: str) -> None:
    cells = [(row["id"], part) for row in rows(name) for cell in row.values() for part in cell.split("|")]
    assert not [c for c in cells if c[1] != c[1].strip() or "  " in c[1] or "\n" in c[1]]
    assert not [row["id"] for row in rows(name) if not row["name"] or len(names(row)) != 1 + len(set(names(row)[1:]))]


@pytest.mark.parametrize("name", sorted(LISTS.keys() - SHARED))
def test_no_name_is_claimed_by_two_entries(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for row in rows(name):
        for alias in map(str.lower, names(row)):
            owners.setdefault(alias, set()).add(row["id"])
    assert not {alias: ids for alias, ids in owners.items() if len(ids) > 1}


@pytest.mark.parametrize("name", KINDS)
def test_kinds(name: str) -> None:
    assert {row["kind"] for row in rows(name)} <= KINDS[name]


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_columns_hold_known_values(name: str, column: str) -> None:
    assert {row[column] for row in rows(name)} <= COLUMNS[name, column]


@pytest.mark.parametrize("name", ["actors", "who", "things", "weapons", "ethnic_religious", "first_names"])
def test_no_everyday_word_stands_alone(name: str) -> None:
    assert not [(row["id"], alias) for row in rows(name) for alias in names(row) if alias.lower() in EVERYDAY]


@pytest.mark.parametrize("name", ["who", "things", "weapons"])
def test_plurals_are_among_the_forms(name: str) -> None:
    for row in rows(name):
        assert set(filter(None, row["plural"].split("|"))) <= set(names(row)), row["id"]


def test_numbers_lie_within_their_bounds() -> None:
    for row in rows("numbers"):
        value, low, high = (int(row[c]) if row[c] else None for c in ("value", "low", "high"))
        told = [n for n in (low, value, high) if n is not None]
        assert told, row["id"]
        assert told == sorted(told), row["id"]


def test_years_of_actors() -> None:
    for row in rows("actors"):
        years = [int(row[c]) for c in ("from", "to") if row[c]]
        assert years == sorted(years), row["id"]
        assert all(1800 <= y <= 2030 for y in years), row["id"]
        assert re.fullmatch("(?:[A-Z]{2})?", row["country"]), row["id"]


def test_weak_names_of_actors_are_no_firm_ones() -> None:
    for row in rows("actors"):
        weak = set(filter(None, row["weak"].split("|")))
        assert bool(weak) == (row["ambiguous"] == "1"), row["id"]
        assert not weak & set(names(row)), row["id"]


ACTORS = [
    ("ISIS", "Islamic State (IS)"),
    ("Daesh", "Islamic State (IS)"),
    ("Ansarullah", "Houthi movement (Ansar Allah)"),
    ("Sendero Luminoso", "Shining Path (Sendero Luminoso)"),
    ("al-Shabab", "Al-Shabaab"),
    ("Naxalites", "Communist Party of India (Maoist)"),
    ("Tamil Tigers", "Liberation Tigers of Tamil Eelam (LTTE)"),
    ("Free Papua Movement", "West Papua National Liberation Army (TPNPB)"),
    ("Nigerian army", "Military Forces of Nigeria"),
    ("Israel Defense Forces", "Military Forces of Israel"),
    ("RUC", "Royal Ulster Constabulary (RUC)"),
    ("Autodefensas Gaitanistas de Colombia", "Clan del Golfo (AGC)"),
]


@pytest.mark.parametrize(("alias", "canonical"), ACTORS)
def test_spellings_lead_to_one_name(alias: str, canonical: str) -> None:
    assert [row["name"] for row in rows("actors") if key(alias) in map(key, names(row))] == [canonical]


NOUNS: list[tuple[str, str, dict[str, Any]]] = [
    ("who", "gunmen", {"armed": "attacker", "category": "other"}),
    ("who", "policewomen", {"armed": "force", "category": "police"}),
    ("who", "passers-by", {"armed": "", "category": "civilians"}),
    ("who", "duo", {"number": "2"}),
    ("things", "madrassas", {"category": "education"}),
    ("things", "check posts", {"category": "police"}),
    ("weapons", "car bombs", {"kind": "explosive"}),
    ("weapons", "airstrike", {"kind": "air"}),
    ("weapons", "machetes", {"kind": "blade"}),
    ("weapons", "jet", {"kind": "air", "strength": "weak"}),
]


@pytest.mark.parametrize(("name", "form", "cells"), NOUNS)
def test_forms_of_nouns(name: str, form: str, cells: dict[str, str]) -> None:
    (row,) = [row for row in rows(name) if form in names(row)]
    assert {column: row[column] for column in cells} == cells
