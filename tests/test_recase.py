"""Reports written all in capitals get small letters again. Reports written for the project."""

from __future__ import annotations

import pytest

from incidents.gazetteer import open_gazetteer
from incidents.model import Report
from incidents.packs import Rules, load
from incidents.pipeline import extract
from incidents.recase import in_capitals, recased
from incidents.vocabulary import is_english


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def written(text: str, rules: Rules) -> str:
    return recased(text, rules, open_gazetteer())


TEXTS = [
    ("words of the language and names", "Gunmen shot dead the tailor Omar Kebbeh in Sotokoi."),
    ("forms of words", "Rebels were firing repeatedly at carpenters, and villagers hurried to the parishes."),
    ("words with prefixes", "In a predawn raid, unmasked men overpowered the watchmen."),
    ("titles", "General Rashid Osmani and Mrs Lena Dube met the governor."),
    ("particles", "The body of Pedro de la Quispe was found near Mazar-e-Sharif."),
    ("abbreviations of lists", "FARC fighters attacked."),
    (
        "an abbreviation and what it stands for",
        "Fighters of the Popular Front of Belangu (PFB) fled. The PFB denied it.",
    ),
    (
        "what stands in brackets behind it",
        "The KLT [Kalinga Teachers Union] called a strike. Two KLT members were hurt.",
    ),
    ("countries and peoples", "A Turkish trader and two Chadian drivers left Turkey."),
    ("months and days", "On 3 May and in March, on Friday, men may march."),
    ("a country and a pronoun", "They told us that US troops had left us, he said."),
    ("hours and numbers", "The 2nd shell fell at 8:40 p.m. on the 80 km road."),
    ("names of several words in the gazetteer", "The mine lay in South Kivu, near Cape Town and New York."),
    ("sentences and quotations", 'He fled. "They came at night," she said. Nobody knows why.'),
    ("forms of words that end in a vowel", "The decree issued on Friday rescued the plan, truly valued and argued."),
    ("a place and a small word", "Drugs came to Mexico by sea in mid-August."),
    ("a name that is an abbreviation elsewhere", "Two men were shot in midair near Santa Ana."),
    ("words of the news", "The upcoming vote in the shantytowns was a genocidal plot."),
    ("a country in brackets", "Havana (Cuba), 20 Mar 89 (TASS) -- [Text] Two men died."),
    ("a dateline", "San Tomaso, 5 Oct 89 (EFE) -- [Text] Two men died in the cape."),
]


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[t[0] for t in TEXTS])
def test_capitals_become_small(name: str, text: str, rules: Rules) -> None:
    assert written(text.upper(), rules) == text


def test_every_character_keeps_its_place(rules: Rules) -> None:
    text = "MUERTOS EN MEDELLÍN: İKİ KİŞİ ÖLDÜ, STRASSE 5.\nTHE  DEAD -- «TWO» -- WERE FOUND."
    assert len(written(text, rules)) == len(text)
    assert written(text, rules).upper() == text.upper()


def test_how_a_report_is_written() -> None:
    assert in_capitals("GUNMEN KILLED TWO MEN IN SOTOKOI LAST NIGHT.")
    assert not in_capitals("BIG BLAST IN SOTOKOI\n\nGunmen killed two men in Sotokoi last night, police said.")
    assert not in_capitals("IED")


@pytest.mark.parametrize(
    ("word", "known"), [("carried", True), ("stopping", True), ("churches", True), ("quispe", False), ("kaduna", False)]
)
def test_words_of_the_language(word: str, known: bool, rules: Rules) -> None:
    assert is_english(word, rules) is known


READ = [
    (
        "a village that no gazetteer has",
        "Three herders were killed when gunmen stormed Tsafoni village in Katsina state, Nigeria, on 3 May 2021.",
    ),
    (
        "a quarter behind 'at'",
        "Two guards died when a grenade was thrown at a shop at Kabunde, Bujumbura, Burundi, on 3 May 2021.",
    ),
    (
        "names, a doer that no list knows, and ages",
        "Men of the Wolves of Orod killed the farmers Anton Brel, 41, and Luka Marn, 19, near Gorazde, Bosnia, on 3 May 2021.",
    ),
    (
        "a town named like a word",
        "A lorry was driven into a crowd in Nice, France, on 3 May 2021, killing nine people.",
    ),
]


@pytest.mark.parametrize(("name", "text"), READ, ids=[t[0] for t in READ])
def test_a_report_in_capitals_is_read_like_any_other(name: str, text: str, rules: Rules) -> None:
    def rows(said: str) -> list[tuple[object, ...]]:
        return [
            (
                i.type,
                i.killed,
                i.country,
                i.place.lower() if i.place else None,
                i.date_start,
                len(i.targets),
                len(i.actors),
            )
            for i in extract(Report("r", said), rules).incidents
        ]

    assert rows(text)
    assert rows(text.upper()) == rows(text)


def test_evidence_shows_the_capitals_of_the_report(rules: Rules) -> None:
    text = "LIMA, 12 FEB 89 -- TERRORISTS KILLED MAYOR PEDRO QUISPE IN AYACUCHO ON 10 FEBRUARY."
    (incident,) = extract(Report("r", text), rules).incidents
    assert all(text[e.start : e.end] == e.text for e in incident.evidence)
    assert [t.text for t in incident.targets] == ["Mayor Pedro Quispe"]
