"""Where the words of a report may tell a date: the rules of dates.toml, tried only around their anchor words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from incidents.extractors.date_references import Words, words_of
from incidents.kept import compiled
from incidents.packs import Rule, Rules, fill

MARKS = ",.'’-–—()[]:;\"“”!?/|"  # what may stand beside a word
VERBS = ("may", "mar", "dec", "sep", "jan", "aug")  # months that are other words in small letters, or their beginnings
AHEAD = 96  # characters behind an anchor word in which its expression ends
WHOLE = frozenset(("full", "numeric", "iso"))  # readers of whole dates


@dataclass(frozen=True, slots=True)
class Clock:
    """A date rule made ready: its pattern with blanks as white space, its reader and the tables it needs."""

    order: int
    rule: Rule
    pattern: re.Pattern[str]
    resolve: str
    data: Mapping[str, Any]
    lead: int
    digit: bool
    needs: tuple[str, ...]
    prefix: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Finder:
    """The date rules by anchor word and by cue, and the word lists beside them."""

    by_word: Mapping[str, tuple[Clock, ...]]
    by_cue: tuple[tuple[re.Pattern[str], tuple[Clock, ...]], ...]
    words: Words
    inside: frozenset[str]


class Hit(NamedTuple):
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
        clock = _clock(order, rule, tables)
        for word in rule.anchors:
            by_word.setdefault(word, []).append(clock)
        if not rule.anchors:
            by_cue.setdefault(str(rule.data["cue"]), []).append(clock)
    cues = tuple((compiled(cue, re.ASCII), tuple(clocks)) for cue, clocks in by_cue.items())
    words = tables.get("words", {})
    inside = frozenset(str(words.get("inside", "")).split())
    return Finder({w: tuple(c) for w, c in by_word.items()}, cues, words_of(words), inside)


def _clock(order: int, rule: Rule, tables: Mapping[str, Any]) -> Clock:
    data = {**tables, **rule.data}
    before = data.get("prefix")
    prefix = _spaced(fill(before, tables.get("macros", {})) + "$") if before else None
    lead, digit = int(data.get("lead", 3)), bool(data.get("digit"))
    needs = tuple(data.get("needs", ()))
    return Clock(order, rule, _spaced(rule.source), str(data["resolve"]), data, lead, digit, needs, prefix)


def _spaced(source: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for any white space."""
    return compiled(source.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def find_hits(text: str, known: Finder, *, live: bool = True) -> list[Hit]:
    """Every match of every rule that covers one of its anchor words; `live`: clocks of entries too."""
    lower = text.lower()
    if len(lower) != len(text):  # 'İ' grows when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    flat = lower.replace("\n", " ").replace("\t", " ").replace("\xa0", " ").replace("\u202f", " ")
    found: dict[tuple[int, int, int], Hit] = {}
    for at, clocks in _anchors(text, flat, known, live):
        _try(clocks, text, flat, _starts(flat, at, known.inside), at, found)
    return sorted(found.values(), key=lambda h: (h.start, h.start - h.end, h.clock.order))


def _anchors(text: str, flat: str, known: Finder, live: bool) -> Iterator[tuple[int, tuple[Clock, ...]]]:
    """Where an anchor word or a cue stands, with the rules to try there."""
    for word in known.by_word.keys() & _words(flat):
        clocks, end = known.by_word[word], len(word)
        verb = word.startswith(VERBS)
        at = flat.find(word)
        while at >= 0:
            if _alone(flat, at, at + end) and not (verb and text[at].islower()):
                yield at, clocks
            at = flat.find(word, at + end)
    for cue, clocks in known.by_cue:
        if clocks[0].data.get("entry") and not live:
            continue
        for m in cue.finditer(flat):
            yield m.start(), clocks


def _words(flat: str) -> set[str]:
    """The words of a text. Quicker than a regular expression by three times, and this runs on every report."""
    for mark in MARKS:
        flat = flat.replace(mark, " ")
    return set(flat.split())


def _alone(flat: str, start: int, end: int) -> bool:
    return not (start and flat[start - 1].isalpha()) and not (end < len(flat) and flat[end].isalpha())


_FIGURE = compiled(r"[0-9]")


def _try(
    clocks: tuple[Clock, ...], text: str, flat: str, starts: list[int], at: int, found: dict[tuple[int, int, int], Hit]
) -> None:
    """Keeps the match of each rule that covers the anchor word, the farthest beginning first."""
    near = _FIGURE.search(text, max(0, at - 16), at + 24) is not None
    stop = at + AHEAD
    window = flat[max(0, at - 40) : at + 48]
    for clock in clocks:
        if (clock.digit and not near) or _lacks(clock, window):
            continue
        match = clock.pattern.match
        for start in starts[-1 - clock.lead :]:
            m = match(text, start, stop)
            if m is not None and m.end() > at and "\n\n" not in m.group():
                _keep(clock, text, m, found)
                break


def _lacks(clock: Clock, window: str) -> bool:
    for word in clock.needs:  # a loop: `any` of a generator takes three times as long, and this runs for every rule
        if word in window:
            return False
    return bool(clock.needs)


def _starts(flat: str, at: int, inside: frozenset[str]) -> list[int]:
    """The places from which an expression may begin, far to near: the words before that may belong to it."""
    starts = [at]
    word = flat.rfind(" ", 0, at) + 1
    if word < at:  # the anchor is the second part of 'mid-June', or stands behind a bracket
        starts.append(word if flat[word].isalnum() else word + 1)
    while word > 1 and len(starts) < 9:
        end = word - 1
        word = flat.rfind(" ", 0, end) + 1
        told = flat[word:end].strip("(),.“\"‘'[-–—")
        if told and told not in inside and not told[0].isdigit() and not inside.issuperset(told.split("-")):
            break
        if told:
            starts.append(word if flat[word].isalnum() else word + 1)
    starts.reverse()
    return starts


def _keep(clock: Clock, text: str, m: re.Match[str], found: dict[tuple[int, int, int], Hit]) -> None:
    told = {name.partition("_")[0]: words for name, words in m.groupdict().items() if words is not None}
    start, end = m.span("date") if "date" in told else m.span()
    if clock.prefix is not None and (before := clock.prefix.search(text, max(0, start - 40), start)):
        start = before.start()
    found.setdefault((start, end, clock.order), Hit(start, end, clock, told))


def rivals(hits: list[Hit]) -> Iterator[list[Hit]]:
    """The hits in groups that overlap; in a group whole dates come first, then the longer ones."""
    group: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end and group:
            yield sorted(group, key=_weight) if len(group) > 1 else group
            group = []
        group.append(hit)
        end = max(end, hit.end)
    if group:
        yield sorted(group, key=_weight) if len(group) > 1 else group


def _weight(hit: Hit) -> tuple[bool, int, int]:
    return hit.clock.resolve not in WHOLE, hit.start - hit.end, hit.clock.order
