"""Words by which one type of incident is told from another: `kinds.toml` and `kinds.csv`, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from incidents.extractors import patterns
from incidents.nouns import Line
from incidents.packs import Rules


class Words(NamedTuple):
    """Patterns for clauses, and sets of words; a name that no pack holds finds nothing."""

    signs: Mapping[str, patterns.Ready]
    sets: Mapping[str, frozenset[str]]

    def within(self, name: str, line: Line, start: int, end: int) -> bool:
        """Whether a pattern is found between two offsets."""
        if name not in self.signs:
            return False
        sign = self.signs[name]
        if sign.needs and sign.needs.isdisjoint(line.lows):
            return False
        return sign.search(line.text, line.low, start, end) is not None

    def follows(self, name: str, line: Line, start: int, end: int) -> bool:
        """Whether a pattern stands right at an offset."""
        sign = self.signs.get(name)
        return sign is not None and sign.pattern.match(line.low if sign.folded else line.text, start, end) is not None

    def among(self, name: str) -> frozenset[str]:
        """The words of a set."""
        return self.sets.get(name, frozenset())


def words(rules: Rules) -> Words:
    """The words of the loaded packs."""
    if "kinds" not in rules.memo:
        sets: dict[str, frozenset[str]] = {}
        for entry in rules.entries("kinds"):
            sets[entry.kind] = sets.get(entry.kind, frozenset()).union(entry.names)
        rules.memo["kinds"] = Words({rule.id: patterns.Ready(rule) for rule in rules.of("kinds")}, sets)
    found: Words = rules.memo["kinds"]
    return found
