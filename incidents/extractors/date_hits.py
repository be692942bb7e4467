"""Where the words of a report may tell a date: the rules of dates.toml, tried only around their anchor words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from incidents.extractors.date_scope import Words, words_of
from incidents.extractors.patterns import WORD
from incidents.packs import Rule, Rules

BEHIND, AHEAD = 56, 96  # characters around an anchor word in which its expression stands
WHOLE = frozenset(("full", "numeric", "iso"))  # readers of whole dates


@dataclass(frozen=True, slots=True)
class Clock:
    """A date rule made ready: its pattern with blanks as white space, its reader and the tables it needs."""

    order: int
    rule: Rule
    pattern: re.Pattern[str]
    resolve: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finder:
    """The date rules by anchor word and by cue, and the word lists beside them."""

    by_word: Mapping[str, tuple[Clock, ...]]
    by_cue: tuple[tuple[re.Pattern[str], tuple[Clock, ...]], ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule may read as a date, and what its named groups hold (`m_b` is another place for `m`)."""

    start: int
    end: int
    clock: Clock
    groups: Mapping[str, str]


def finder(rules: Rules) -> Finder:
    """The date rules of the packs, compiled once for each set of packs."""
    if "dates" not in rules.memo:
        rules.memo["dates"] = _compile(rules)
    found: Finder = rules.memo["dates"]
    return found


def _compile(rules: Rules) -> Finder:
    tables = dict(rules.tables.get("dates", {}))
    by_word: dict[str, list[Clock]] = {}
    by_cue: dict[str, list[Clock]] = {}
    for order, rule in enumerate(rules.of("dates")):
        pattern = re.compile(rule.source.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
        clock = Clock(order, rule, pattern, str(rule.data["resolve"]), {**tables, **rule.data})
        for word in rule.anchors:
            by_word.setdefault(word, []).append(clock)
        if not rule.anchors:
            by_cue.setdefault(str(rule.data["cue"]), []).append(clock)
    cues = tuple((re.compile(cue, re.IGNORECASE), tuple(clocks)) for cue, clocks in by_cue.items())
    words = words_of(tables.get("words", {}))
    return Finder({word: tuple(clocks) for word, clocks in by_word.items()}, cues, words)


def find_hits(text: str, known: Finder) -> list[Hit]:
    """Every match of every rule that covers one of its anchor words, in the order of the text."""
    lower = text.lower()
    if len(lower) != len(text):  # 'İ' grows when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: dict[tuple[int, int, int], Hit] = {}
    for word in known.by_word.keys() & set(WORD.findall(lower)):
        for at in _places(word, lower):
            for clock in known.by_word[word]:
                _try(clock, text, at, found)
    for cue, clocks in known.by_cue:
        for m in cue.finditer(lower):
            for clock in clocks:
                _try(clock, text, m.start(), found)
    return sorted(found.values(), key=lambda h: (h.start, h.start - h.end, h.clock.order))


def _places(word: str, lower: str) -> Iterator[int]:
    """Where a word stands as a word."""
    at, size, length = lower.find(word), len(word), len(lower)
    while at >= 0:
        if (at == 0 or not lower[at - 1].isalpha()) and (at + size == length or not lower[at + size].isalpha()):
            yield at
        at = lower.find(word, at + size)


def _try(clock: Clock, text: str, at: int, found: dict[tuple[int, int, int], Hit]) -> None:
    """Keeps the match of a rule that covers the anchor word."""
    search, stop = clock.pattern.search, at + AHEAD
    m = search(text, max(0, at - BEHIND), stop)
    while m is not None and m.start() <= at:
        if m.end() > at:
            told = {name.partition("_")[0]: words for name, words in m.groupdict().items() if words is not None}
            start, end = m.span("date") if "date" in told else m.span()
            found.setdefault((start, end, clock.order), Hit(start, end, clock, told))
            return
        m = search(text, max(m.end(), m.start() + 1), stop)


def rivals(hits: list[Hit]) -> Iterator[list[Hit]]:
    """The hits in groups that overlap; in a group whole dates come first, then the longer ones."""
    group: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end and group:
            yield sorted(group, key=_weight)
            group = []
        group.append(hit)
        end = max(end, hit.end)
    if group:
        yield sorted(group, key=_weight)


def _weight(hit: Hit) -> tuple[bool, int, int]:
    return hit.clock.resolve not in WHOLE, hit.start - hit.end, hit.clock.order
