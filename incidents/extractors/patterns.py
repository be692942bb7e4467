"""Runs the rules of the packs over one sentence: a rule is tried only where one of its anchors stands.

An anchor is a word, or several ('made off') that must all stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from incidents.kept import compiled
from incidents.lazy import lazy
from incidents.packs import Rule
from incidents.packs_ready import choices, hastened, needed, small, unwrapped

WORD = compiled(r"[^\W\d_]+|\d+")


T = TypeVar("T")


class Gate(NamedTuple, Generic[T]):
    """What an anchor leads to: the rule, its place in the file, and the words that must stand beside the anchor."""

    n: int
    rule: T
    others: frozenset[str]
    needs: frozenset[str]  # one of these, where there are any


@dataclass(frozen=True, slots=True)
class Anchored(Generic[T]):
    """Rules by the first word of each anchor, with its other words, in the order of their files."""

    by_word: dict[str, list[Gate[T]]]
    always: list[tuple[int, T]]
    anchors: frozenset[str]
    met: dict[frozenset[str], list[T]] = field(default_factory=dict, compare=False)  # by the anchors present


@dataclass(eq=False)
class Ready:
    """A rule made ready to run on many sentences; what this takes is worked out when the rule is first tried."""

    rule: Rule

    @lazy
    def source(self) -> str | None:
        """Its pattern for small letters; None where it asks for capitals."""
        return small(self.rule.source)

    @lazy
    def folded(self) -> bool:
        """Whether it runs on small letters."""
        return self.source is not None

    @lazy
    def pattern(self) -> re.Pattern[str]:
        return self._compiled(0)

    @lazy
    def plain(self) -> re.Pattern[str]:
        """The same for texts in ASCII: a third quicker, since '\\b' and '\\w' have fewer letters to know."""
        return self._compiled(re.ASCII)

    def _compiled(self, flags: int) -> re.Pattern[str]:
        if self.source is None:
            return compiled(hastened(self.rule.source), flags | re.IGNORECASE)
        return compiled(hastened(self.source), flags)

    @lazy
    def needs(self) -> frozenset[str]:
        """Words of which a text must hold one, where the rule says so."""
        return frozenset(self.rule.data.get("needs", ()))

    @lazy
    def needed(self) -> tuple[str, ...]:
        """Letters of which a text must hold one."""
        return needed(self.rule.source)

    def hits(self, text: str, low: str) -> list[re.Match[str]]:
        """The places where it is found in a text, which is given in small letters as well."""
        if self.needed and not any(map(low.__contains__, self.needed)):
            return []
        pattern = self.plain if low.isascii() else self.pattern
        return list(pattern.finditer(low if self.folded else text))

    def search(self, text: str, low: str, start: int, end: int) -> re.Match[str] | None:
        """Where it is found first between two offsets."""
        if self.needed and not any(map(low[start:end].__contains__, self.needed)):
            return None
        pattern = self.plain if low.isascii() else self.pattern
        return pattern.search(low if self.folded else text, start, end)


class Sieve:
    """A pattern of many choices, of which only those are tried whose letters stand in a text in small letters."""

    def __init__(self, source: str, compiled: Callable[[str], re.Pattern[str]]) -> None:
        self.choices = [(choice, needed(choice)) for choice in choices(unwrapped(source))]
        self.compiled = compiled
        self.met: dict[tuple[int, ...], re.Pattern[str]] = {}

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        """Every match, as the whole pattern finds them."""
        kept = tuple(
            [n for n, (_, letters) in enumerate(self.choices) if not letters or any(map(low.__contains__, letters))]
        )
        if not kept:
            return iter(())
        if kept not in self.met:
            if len(self.met) >= LARGEST:
                self.met.clear()
            self.met[kept] = self.compiled("|".join(self.choices[n][0] for n in kept))
        return self.met[kept].finditer(low)


LARGEST = 4_000  # sets of anchors that are remembered


def index(rules: Sequence[Rule]) -> Anchored[Rule]:
    """The anchor index of some rules."""
    return indexed((rule, *gate(rule)) for rule in rules)


def ready_index(rules: Sequence[Rule]) -> Anchored[Ready]:
    """The anchor index of rules made ready."""
    return indexed((Ready(rule), *gate(rule)) for rule in rules)


def gate(rule: Rule) -> tuple[Sequence[str], Iterable[str]]:
    """The anchors of a rule, and the words of which it needs one besides."""
    return [anchor.lower() for anchor in rule.anchors], rule.data.get("needs", ())


def indexed(rules: Iterable[tuple[T, Sequence[str], Iterable[str]]]) -> Anchored[T]:
    """The index of rules by their anchors and by what they need besides one."""
    by_word: dict[str, list[Gate[T]]] = {}
    always: list[tuple[int, T]] = []
    every: set[str] = set()
    for n, (rule, anchors, needs) in enumerate(rules):
        for anchor in anchors:
            first, *others = anchor.split()
            by_word.setdefault(first, []).append(Gate(n, rule, frozenset(others), frozenset(needs)))
            every.update((first, *others, *needs))
        if not anchors:
            always.append((n, rule))
    return Anchored(by_word, always, frozenset(every))


def stands(anchor: str, present: frozenset[str]) -> bool:
    """Whether all words of an anchor are among those of a sentence."""
    return present.issuperset(anchor.lower().split())


def words(text: str) -> frozenset[str]:
    """The lower-case words of a sentence, as anchors know them."""
    return frozenset(WORD.findall(text.lower()))


def candidates(anchored: Anchored[T], present: Set[str]) -> Sequence[T]:
    """The rules worth trying in a sentence that holds these words, in the order of their files."""
    anchors = anchored.anchors & present
    if not anchors and not anchored.always:
        return ()
    found = anchored.met.get(anchors)
    if found is None:
        if len(anchored.met) >= LARGEST:
            anchored.met.clear()
        found = anchored.met[anchors] = _open(anchored, anchors)
    return found


def _open(anchored: Anchored[T], present: frozenset[str]) -> list[T]:
    """The rules whose anchors, and what they need besides, are among some words."""
    gates = (gate for word in present for gate in anchored.by_word.get(word, ()))
    hits = {g.n: g.rule for g in gates if g.others <= present and not (g.needs and g.needs.isdisjoint(present))}
    hits.update(anchored.always)
    return [hits[n] for n in sorted(hits)]


def match(anchored: Anchored[Rule], text: str, present: frozenset[str]) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every hit of every rule whose anchor is present."""
    for rule in candidates(anchored, present):
        for hit in rule.pattern.finditer(text):
            yield rule, hit
