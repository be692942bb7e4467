"""Patterns made ready match what they matched before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import packs
from incidents.extractors.patterns import Ready, Sieve, words
from incidents.packs_ready import hastened, needed

RULES = packs.load()
READY = {
    r"\b(?:in|at) x": r"\b(?=[ai])(?:in|at) x",
    r"\b(?:(?:n|s)orth|x[|)]y|z\)q) @": r"\b(?=[nsxz])(?:(?:n|s)orth|x[|)]y|z\)q) @",
    r"\b(?:a|b)c|d": r"\b(?=[ab])(?:a|b)c|d",
    r"(?<!x )\b(?<!y )(?:(?!c)a?b|cd{0,2}) @|(?<!z)in": r"\b(?=[abc])(?<!x )(?<!y )(?:(?!c)a?b|cd{0,2}) @|(?=[i])(?<!z)in",
    r"\b(?:a|b){0,2}c": r"\b(?=[abc])(?:a|b){0,2}c",
}
LEFT = [r"\b(?:(?:ab)?|c)", r"\b(?:a|b)? c", r"\b(?:|a)", r"\b(?:[ab]|c)", r"\bin|[)\]|]x", "in @"]


@pytest.mark.parametrize(("source", "ready"), READY.items())
def test_first_letters_are_asked_first(source: str, ready: str) -> None:
    assert hastened(source) == ready


@pytest.mark.parametrize("source", LEFT)
def test_open_beginnings_stay(source: str) -> None:
    assert hastened(source) == source


def test_every_rule_matches_its_examples_as_before() -> None:
    for rule in (rule for rules in RULES.rules.values() for rule in rules if rule.pattern.pattern != rule.source):
        plain = re.compile(rule.source, re.IGNORECASE)
        for text in (*(str(e["text"]) for e in rule.examples), *rule.never):
            told = [m.span() for m in plain.finditer(text)]
            assert [m.span() for m in rule.pattern.finditer(text)] == told, rule.ref


def test_the_form_for_plain_ascii_finds_the_same() -> None:
    for rule in (rule for rules in RULES.rules.values() for rule in rules if rule.on == "text"):
        ready = Ready(rule)
        for text in (*(str(e["text"]) for e in rule.examples), *rule.never):
            view = text.lower() if ready.folded else text
            told = [m.span() for m in ready.pattern.finditer(view)]
            assert not text.isascii() or [m.span() for m in ready.plain.finditer(view)] == told, rule.ref


def test_examples_of_types_hold_a_word_that_their_rule_needs() -> None:
    for rule in RULES.of("kinds"):
        needs = Ready(rule).needs
        for example in rule.examples:
            assert not needs or needs & words(str(example["text"])), rule.ref


@given(
    st.lists(st.sampled_from(["in", "At", "a", "north", "SOUTH", "xy", "z)q", " ", "-", "@", "ſouth", "I"]), max_size=9)
)
@settings(deadline=None)
def test_nothing_is_gained_or_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    for source, ready in READY.items():
        before, after = (re.compile(p, re.IGNORECASE).finditer(text) for p in (source, ready))
        assert [m.span() for m in before] == [m.span() for m in after]


MANY = [f"w{n}" for n in range(10, 40)]  # each tells little, and one of them must stand
NEEDED = {
    rf"\b(?:{'|'.join(MANY)})\b": tuple(MANY),
    r"(?:in|at) (?:the )?(?:war|siege)s?": ("siege", "war"),
    r"(?P<deed>took|takes)\b|x{2}handed": ("handed", "takes", "took"),
    r"(?<!not )kill(?:ed)?(?! off)": ("kill",),
    r"wound(?=ing)s?|\x27shot+": (),
    "abc?d|seized": (),
}


@pytest.mark.parametrize(("source", "letters"), NEEDED.items())
def test_what_a_match_must_hold(source: str, letters: tuple[str, ...]) -> None:
    assert needed(source) == letters


def test_every_match_of_a_rule_holds_what_it_needs() -> None:
    for rule in (rule for rules in RULES.rules.values() for rule in rules):
        letters = needed(rule.source)
        for text in (*(str(e["text"]).lower() for e in rule.examples), *(n.lower() for n in rule.never)):
            told = [m[0] for m in rule.pattern.finditer(text)]
            assert all(not letters or any(piece in m for piece in letters) for m in told), rule.ref


def test_a_sieve_finds_what_the_whole_pattern_finds() -> None:
    told = [rule for rule in RULES.of("casualties") if "\ue000" not in rule.source and "\uf8f0" not in rule.source]
    sieves = [(re.compile(rule.source), Sieve(rule.source, re.compile), rule.ref) for rule in told]
    texts = [str(e["text"]).lower() for rule in RULES.of("casualties") for e in rule.examples]
    for pattern, sieve, ref in sieves:
        for text in texts[::7]:
            assert [m.span() for m in sieve.finditer(text)] == [m.span() for m in pattern.finditer(text)], ref
