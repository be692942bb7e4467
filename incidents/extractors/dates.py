"""Every date expression of a report, resolved against the day of the report or another date of its text.

The words are found by seeds/packs/en/dates.toml; what they mean is read in date_readings; whether they tell when
something happened, or only stand for reference, is judged in date_scope.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from incidents.extractors import date_scope
from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_published import Head, read_head
from incidents.extractors.date_readings import Anchor, Shift, month_number, read, resolve_shift, year_number
from incidents.extractors.date_values import UNKNOWN, DateValue
from incidents.extractors.patterns import WORD
from incidents.model import Sentence
from incidents.packs import Rule, Rules

BEHIND, AHEAD = 56, 96  # characters around an anchor word in which its expression stands
PARTS = ("overnight", "morning", "afternoon", "evening", "midnight", "night", "dawn", "noon", "midday")


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
    """The date rules by anchor word and by cue."""

    by_word: Mapping[str, tuple[Clock, ...]]
    by_cue: tuple[tuple[re.Pattern[str], tuple[Clock, ...]], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule may read as a date."""

    start: int
    end: int
    clock: Clock
    groups: Mapping[str, str | None]


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
    return Finder({word: tuple(clocks) for word, clocks in by_word.items()}, cues)


def find_dates(
    text: str, sentences: Sequence[Sentence], published: date | None, rules: Rules, *, dateline: date | None = None
) -> tuple[DateMention, ...]:
    """The date expressions of a report in the order of its text.

    `published` is the day of the report; relative days count from the dateline's day where it shows one.
    """
    head = read_head(text)
    day = _counting_day(published, dateline or head.dateline)
    hits = _hits(text, finder(rules))
    ground = Ground(text, sentences, [s.start for s in sentences], head, text[:600].isupper())
    return date_scope.settle(text, tuple(_walk(ground, hits, _anchor(day, hits, head))))


def _counting_day(published: date | None, dateline: date | None) -> date | None:
    """The dateline's day where it stands shortly before publication: 'ADEN, Feb. 5' on a page of the 6th."""
    if dateline is None or published is None:
        return dateline or published
    return dateline if 0 <= (published - dateline).days <= 10 else published


def _anchor(day: date | None, hits: Sequence[Hit], head: Head) -> Anchor:
    if day is not None:
        return Anchor(day, day_first=_day_first(hits))
    told = [(h.groups.get("m"), year_number(h.groups["y"] or "")) for h in hits if h.groups.get("y")]
    months = {n: year for word, year in told if word and (n := month_number(word))}
    bare = Anchor(None, months=months, latest_year=max((y for _, y in told), default=None), day_first=_day_first(hits))
    return replace(bare, day=head.day_by_weekday(bare.latest_year))


def _day_first(hits: Sequence[Hit]) -> bool | None:
    """Whether 21/10 or 10/21 is the habit of the text, where one of its dates shows it."""
    for hit in hits:
        if hit.clock.resolve == "numeric" and "a" in hit.groups:
            a, b = int(hit.groups["a"] or 0), int(hit.groups["b"] or 0)
            if a > 12 >= b or b > 12 >= a:
                return a > 12
    return None


def _hits(text: str, rules: Finder) -> list[Hit]:
    lower = text.lower()
    if len(lower) != len(text):  # 'İ' grows when lowered
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: dict[tuple[int, int, int], Hit] = {}
    for word in rules.by_word.keys() & set(WORD.findall(lower)):
        for at in _places(word, lower):
            for clock in rules.by_word[word]:
                _try(clock, text, at, found)
    for cue, clocks in rules.by_cue:
        for m in cue.finditer(lower):
            for clock in clocks:
                _try(clock, text, m.start(), found)
    return sorted(found.values(), key=lambda h: (h.start, h.start - h.end, h.clock.order))


def _places(word: str, lower: str) -> Iterator[int]:
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
            groups = m.groupdict()
            start, end = m.span("date") if groups.get("date") else m.span()
            found.setdefault((start, end, clock.order), Hit(start, end, clock, groups))
            return
        m = search(text, max(m.end(), m.start() + 1), stop)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the hits of one text are read against."""

    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    head: Head
    shouting: bool


def _walk(ground: Ground, hits: Sequence[Hit], first: Anchor) -> Iterator[DateMention]:
    """The mentions from the first to the last, none overlapping: of rival readings the longest that is a date.

    The date of a heading or of a live-blog entry is the day that relative ones count from until the next such date.
    """
    anchor, last, told = first, None, DateMention(0, 0, "", -1, None, "")
    for rivals in _rivals(hits):
        taken: list[DateMention] = []
        for hit in sorted(rivals, key=lambda h: (h.start - h.end, h.clock.order)):
            if any(hit.start < m.end and m.start < hit.end for m in taken):
                continue
            mention = _read(ground, hit, _year_of(anchor, told, hit, ground), last)
            taken += [mention] if mention else []
        for told in sorted(taken, key=lambda m: m.start):
            yield told
            if told.scope == "event" and told.value and told.value.known:
                last = told.value
                anchor = replace(first, day=last.end) if told.stamp and last.precision == "day" else anchor


def _rivals(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """The hits in groups that overlap."""
    group: list[Hit] = []
    end = -1
    for hit in hits:
        if hit.start >= end and group:
            yield group
            group = []
        group.append(hit)
        end = max(end, hit.end)
    if group:
        yield group


def _year_of(anchor: Anchor, told: DateMention, hit: Hit, ground: Ground) -> Anchor:
    """A day or month without a year that follows a year in its own sentence stands in that year."""
    value = told.value
    if value is None or value.start is None or told.sentence != _sentence(ground, hit.start) or told.relative:
        return anchor
    return replace(anchor, year=value.start.year) if re.search(r"(?:19|20)\d\d", told.text) else anchor


def _sentence(ground: Ground, at: int) -> int:
    """The number of the sentence that holds a place of the text; -1 where none does."""
    n = bisect_right(ground.starts, at) - 1
    return n if n >= 0 and at < ground.sentences[n].end else -1


def _read(ground: Ground, hit: Hit, anchor: Anchor, last: DateValue | None) -> DateMention | None:
    """The mention that a hit makes; None where its words are no date after all."""
    n = _sentence(ground, hit.start)
    groups = {name.partition("_")[0]: word for name, word in hit.groups.items() if word is not None}
    if n < 0 or not _is_name(hit, groups, ground):
        return None
    sentence = ground.sentences[n]
    counted = "y" not in groups
    ahead = bool(hit.clock.data.get("future")) or (
        counted and date_scope.is_future(ground.text, sentence, hit.start, hit.end)
    )
    got = read(hit.clock.resolve, Words(groups), hit.clock.data, replace(anchor, future=ahead) if ahead else anchor)
    if got is None:
        return None
    shift = got if isinstance(got, Shift) else None
    value = got if isinstance(got, DateValue) else resolve_shift(got, last) if last else UNKNOWN
    return _judged(ground, hit, groups, sentence, value, shift, ahead)


class Words(dict[str, "str | None"]):
    """The named groups of a match; a name that matched nothing is None."""

    def __missing__(self, name: str) -> None:
        return None


def _is_name(hit: Hit, groups: Mapping[str, str], ground: Ground) -> bool:
    """Months and days of the week are names: 'may' and 'march' in small letters are verbs."""
    word = groups.get("m")
    return word is None or word[0].isupper() or not word.lower().startswith(("may", "mar", "dec", "sep", "jan", "aug"))


def _judged(
    ground: Ground,
    hit: Hit,
    groups: Mapping[str, str],
    sentence: Sentence,
    value: DateValue,
    shift: Shift | None,
    ahead: bool,
) -> DateMention:
    """The mention with its scope."""
    text, start, end = ground.text, hit.start, hit.end
    scope, cue, stamp = "event", None, False
    if sentence.section in ("dateline", "boilerplate", "comment") or any(a < end and start < b for a, b in ground.head.spans):
        scope = "published"
    elif hit.clock.resolve in ("full", "numeric", "iso") and date_scope.is_stamp(text, sentence, start, end):
        stamp = True
    else:
        cue = "future" if ahead else date_scope.reference(text, sentence, start, end, value, shouting=ground.shouting)
        cue = cue or ("cumulative" if _counts_up(hit.clock.resolve, groups) else None)
        scope = "reference" if cue else "event"
    relative = "y" not in groups
    return DateMention(
        start, end, text[start:end], sentence.index, value, hit.clock.rule.ref, scope, cue, _part(text[start:end]), relative,
        shift, stamp,
    )


def _counts_up(resolve: str, groups: Mapping[str, str]) -> bool:
    """'this year', 'the past year': spans over which things are counted rather than in which one happened."""
    unit = (groups.get("u") or "").lower()
    if resolve == "window":
        return unit in ("month", "year") or unit == "week" and bool(groups.get("n"))
    return resolve == "period" and unit == "year" and "part" not in groups and (groups.get("det") or "").lower() == "this"


def _part(words: str) -> str | None:
    low = words.lower()
    return next((part for part in PARTS if part in low), None)
