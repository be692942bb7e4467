"""Patterns made ready match what they matched before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents import packs
from incidents.packs_ready import hastened

RULES = packs.load()
READY = {
    r"\b(?:in|at) x": r"\b(?=[ai])(?:in|at) x",
    r"\b(?:(?:n|s)orth|x[|)]y|z\)q) @": r"\b(?=[nsxz])(?:(?:n|s)orth|x[|)]y|z\)q) @",
    r"\b(?:a|b)c|d": r"\b(?=[ab])(?:a|b)c|d",
}
LEFT = [r"\b(?:a?b|c)", r"\b(?:(?:ab)?|c)", r"\b(?:a|b)? c", r"\b(?:a|b){0,2}c", r"\b(?:|a)", r"\b(?:[ab]|c)", "in @"]


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


@given(
    st.lists(st.sampled_from(["in", "At", "a", "north", "SOUTH", "xy", "z)q", " ", "-", "@", "ſouth", "I"]), max_size=9)
)
@settings(deadline=None)
def test_nothing_is_gained_or_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    for source, ready in READY.items():
        before, after = (re.compile(p, re.IGNORECASE).finditer(text) for p in (source, ready))
        assert [m.span() for m in before] == [m.span() for m in after]
