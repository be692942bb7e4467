"""Runs the rules of the packs over one sentence: a rule is tried only where one of its anchor words stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incidents.packs import Rule

WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Anchored:
    """Rules indexed by anchor word, in the order of their files."""

    by_word: dict[str, tuple[tuple[int, Rule], ...]]
    always: tuple[tuple[int, Rule], ...]
    anchors: frozenset[str]
    met: dict[frozenset[str], list[Rule]] = field(default_factory=dict, compare=False)  # by the anchors present


LARGEST = 4_000  # sets of anchors that are remembered


def index(rules: Sequence[Rule]) -> Anchored:
    """The anchor index of some rules."""
    by_word: dict[str, list[tuple[int, Rule]]] = {}
    for n, rule in enumerate(rules):
        for anchor in rule.anchors:
            by_word.setdefault(anchor.lower(), []).append((n, rule))
    always = tuple((n, r) for n, r in enumerate(rules) if not r.anchors)
    return Anchored({w: tuple(rs) for w, rs in by_word.items()}, always, frozenset(by_word))


def words(text: str) -> frozenset[str]:
    """The lower-case words of a sentence, as anchors know them."""
    return frozenset(WORD.findall(text.lower()))


def candidates(anchored: Anchored, present: frozenset[str]) -> Sequence[Rule]:
    """The rules worth trying in a sentence that holds these words, in the order of their files."""
    anchors = anchored.anchors & present
    if anchors not in anchored.met:
        if len(anchored.met) >= LARGEST:
            anchored.met.clear()
        hits = dict([*anchored.always, *(hit for word in anchors for hit in anchored.by_word[word])])
        anchored.met[anchors] = [hits[n] for n in sorted(hits)]
    return anchored.met[anchors]


def match(anchored: Anchored, text: str, present: frozenset[str]) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every hit of every rule whose anchor is present."""
    for rule in candidates(anchored, present):
        for hit in rule.pattern.finditer(text):
            yield rule, hit
