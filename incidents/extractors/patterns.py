"""Runs the rules of the packs over one sentence: a rule is tried only where one of its anchors stands.

An anchor is a word, or several ('made off') that must all stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incidents.packs import Rule

WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Anchored:
    """Rules by the first word of each anchor, with its other words, in the order of their files."""

    by_word: dict[str, tuple[tuple[int, Rule, frozenset[str]], ...]]
    always: tuple[tuple[int, Rule], ...]
    anchors: frozenset[str]
    met: dict[frozenset[str], list[Rule]] = field(default_factory=dict, compare=False)  # by the anchors present


LARGEST = 4_000  # sets of anchors that are remembered


def index(rules: Sequence[Rule]) -> Anchored:
    """The anchor index of some rules."""
    by_word: dict[str, list[tuple[int, Rule, frozenset[str]]]] = {}
    every: set[str] = set()
    for n, rule in enumerate(rules):
        for anchor in rule.anchors:
            first, *others = anchor.lower().split()
            by_word.setdefault(first, []).append((n, rule, frozenset(others)))
            every |= {first, *others}
    always = tuple((n, r) for n, r in enumerate(rules) if not r.anchors)
    return Anchored({w: tuple(rs) for w, rs in by_word.items()}, always, frozenset(every))


def stands(anchor: str, present: frozenset[str]) -> bool:
    """Whether all words of an anchor are among those of a sentence."""
    return present.issuperset(anchor.lower().split())


def words(text: str) -> frozenset[str]:
    """The lower-case words of a sentence, as anchors know them."""
    return frozenset(WORD.findall(text.lower()))


def candidates(anchored: Anchored, present: frozenset[str]) -> Sequence[Rule]:
    """The rules worth trying in a sentence that holds these words, in the order of their files."""
    anchors = anchored.anchors & present
    if anchors not in anchored.met:
        if len(anchored.met) >= LARGEST:
            anchored.met.clear()
        found = (hit for word in anchors for hit in anchored.by_word.get(word, ()))
        hits = dict([*anchored.always, *((n, rule) for n, rule, others in found if others <= anchors)])
        anchored.met[anchors] = [hits[n] for n in sorted(hits)]
    return anchored.met[anchors]


def match(anchored: Anchored, text: str, present: frozenset[str]) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every hit of every rule whose anchor is present."""
    for rule in candidates(anchored, present):
        for hit in rule.pattern.finditer(text):
            yield rule, hit
