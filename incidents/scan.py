"""Scan: a report becomes a Page, sentence by sentence: words, mentions and the shadow that patterns run on.

The shadow of a sentence is a lower-case copy of the same length in which every mention is overwritten by the marks of
its kind, so that `<who> (?:was|were) killed` is a plain pattern and every offset stays true.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from incidents import chunks, coined, layout, lexicon
from incidents.extractors import dates, places, positions
from incidents.extractors.place_mentions import PlaceMention
from incidents.gazetteer import Gazetteer
from incidents.kept import compiled
from incidents.lazy import lazy
from incidents.model import Mention, Report, Sentence
from incidents.packs import MARKS, Rules

READ = frozenset(("title", "lead", "body", "heading", "bullet", "update", "caption"))
# White space that a pattern reads as a space: one character for one, so that offsets stay true.
_SPACES = compiled("[\t\n\v\f\r\x85\xa0\u2028\u2029\u202f]")
# Which mention wins where two overlap, strongest first.
ORDER = {kind: n for n, kind in enumerate(("date", "who", "thing", "place", "weapon", "name", "number"))}

Marked = tuple[int, int, str]  # from, to, and the marks that stand there


@dataclass(eq=False)
class Scene:
    """One sentence, scanned; its noun groups and its shadow are made when a rule asks for them."""

    sentence: Sentence
    text: str
    words: frozenset[str]
    line: chunks.Line
    dates: Sequence[dates.DateMention]
    places: Sequence[PlaceMention]

    @lazy
    def told(self) -> dict[str, tuple[Mention, ...]]:
        """Dates, places and weapons, which need no noun groups."""
        return {
            "date": tuple([Mention("date", d.start, d.end, d.rule, d) for d in self.dates] if self.dates else ()),
            "place": tuple([Mention("place", p.start, p.end, p.rule, p) for p in self.places] if self.places else ()),
            "weapon": tuple(_weapons(self.line) if "weapon" in self.line.kinds else ()),
        }

    @lazy
    def mentions(self) -> tuple[Mention, ...]:
        """All of them, overlapping."""
        told = self.told
        return _in_order(
            [*told["date"], *told["place"], *chunks.groups(self.line), *told["weapon"], *self.line.counted]
        )

    @lazy
    def marked(self) -> tuple[str, Sequence[Marked]]:
        """The sentence in small letters, and the marks that its shadow puts over it."""
        return marked(self.low, self.sentence.start, self.mentions)

    @lazy
    def low(self) -> str:
        """The sentence in small letters."""
        return self.line.low[self.sentence.start : self.sentence.end]

    @lazy
    def shadow(self) -> str:
        return overwritten(*self.marked)

    @lazy
    def dated(self) -> bool:
        """Whether it tells a day on which something happened."""
        return bool(self.dates) and any(d.scope == "event" and d.dated for d in self.dates)

    @lazy
    def placed(self) -> bool:
        """Whether it tells a town or spot at which something happened."""
        return bool(self.places) and any(p.role == "event" and p.specificity > 1 for p in self.places)

    @lazy
    def people(self) -> Sequence[Mention]:
        """Who it speaks of; asked for again and again, and so without a call."""
        return self._of("who")

    @lazy
    def things(self) -> Sequence[Mention]:
        return self._of("thing")

    @lazy
    def figures(self) -> Sequence[Mention]:
        return self._of("number")

    def _of(self, kind: str) -> Sequence[Mention]:
        return tuple([m for m in self.mentions if m.kind == kind])

    def people_in(self, start: int, end: int) -> Sequence[Mention]:
        """The people told of within [start, end) of the report."""
        return [m for m in self.people if start <= m.start and m.end <= end] if self.people else ()


_START, _END = itemgetter(1), itemgetter(2)  # of a mention


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    """By start, the longer first; told as two sorts, which need no function of ours."""
    mentions.sort(key=_END, reverse=True)
    mentions.sort(key=_START)
    return tuple(mentions)


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its scanned sentences."""

    report: Report
    rules: Rules
    sentences: tuple[Sentence, ...]
    scenes: tuple[Scene, ...]  # the sentences that are read for incidents
    dates: tuple[dates.DateMention, ...]
    places: tuple[PlaceMention, ...]
    positions: tuple[positions.Position, ...] = ()
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what is asked for more than once

    def at(self, offset: int) -> int:
        """Which of the scenes begins at or before an offset; -1 where none does."""
        if "starts" not in self.memo:
            self.memo["starts"] = [scene.sentence.start for scene in self.scenes]
        return bisect_right(self.memo["starts"], offset) - 1


def scan(report: Report, rules: Rules, gazetteer: Gazetteer) -> Page:
    """The report as the rules see it."""
    text = report.text
    sentences = layout.split(text, rules, title=report.title)
    published = report.published or _own_date(text, rules)
    found_dates = dates.find_dates(text, sentences, published, rules)
    found_places = places.find_places(text, sentences, gazetteer, rules)
    terms = lexicon.build(rules)
    read = [s for s in sentences if s.section in READ]
    words = [lexicon.read(text, s.start, s.end, terms) for s in read]
    lexicon.settle(line.tags for line in words)
    found_dates = tuple(_without_names(found_dates, read, words))
    dates_of, places_of = _by_sentence(found_dates), _by_sentence(found_places)
    low = lexicon.small(text)
    scenes = tuple(
        _scene(text, low, s, rules, line, dates_of.get(s.index, ()), places_of.get(s.index, ()))
        for s, line in zip(read, words, strict=True)
    )
    coined.name([scene.line for scene in scenes])
    points = positions.find_positions(text, sentences)
    return Page(report, rules, sentences, scenes, found_dates, found_places, points)


def scene_of(text: str, rules: Rules) -> Scene:
    """A text of one sentence as a scene, without dates and places: what a rule is tried on alone."""
    sentence = Sentence(0, 0, len(text), "body", 0)
    words = lexicon.read(text, 0, len(text), lexicon.build(rules))
    lexicon.settle([words.tags])
    return _scene(text, lexicon.small(text), sentence, rules, words, (), ())


def _own_date(text: str, rules: Rules) -> Any:
    found = dates.publication_date(text)
    return found[0] if found else None


def _without_names(
    found: Iterable[dates.DateMention], sentences: Iterable[Sentence], words: Iterable[lexicon.Words]
) -> Iterator[dates.DateMention]:
    """The dates that are no part of a group's name: 'the 15 May Organization', 'the March 23 Movement'."""
    lines = {s.index: line for s, line in zip(sentences, words, strict=True)} if found else {}
    for date in found:
        line = lines.get(date.sentence)
        if line is None or not _names(line, date):
            yield date


def _names(line: lexicon.Words, date: dates.DateMention) -> bool:
    i = bisect_right(line.columns.starts, date.start) - 1
    for k in range(max(0, i - 3), i + 1):
        term = line.tags[k].get("actor")
        last = k + len(term.words) - 1 if term is not None else -1
        if last >= i and (k < i or line.columns.ends[last] > date.end):
            return True
    return False


def _by_sentence(mentions: Iterable[Any]) -> dict[int, list[Any]]:
    out: dict[int, list[Any]] = {}
    for m in mentions:
        out.setdefault(m.sentence, []).append(m)
    return out


def _scene(
    text: str,
    low: str,
    sentence: Sentence,
    rules: Rules,
    words: lexicon.Words,
    dated: Sequence[dates.DateMention],
    placed: Sequence[PlaceMention],
) -> Scene:
    days = tuple([(d.start, d.end) for d in dated]) if dated else ()
    line = chunks.Line(text, low, sentence, words.tags, words.columns, rules, days)
    return Scene(sentence, text[sentence.start : sentence.end], words.present, line, dated, placed)


def _weapons(line: chunks.Line) -> list[Mention]:
    out: list[Mention] = []
    for i in line.kinds["weapon"]:
        start, term = line.starts[i], line.tags[i]["weapon"]
        if not (out and out[-1].end > start):
            end = line.ends[i + len(term.words) - 1]
            out.append(Mention("weapon", start, end, term.file, term.entry))
    return out


def marked(low: str, start: int, mentions: Sequence[Mention]) -> tuple[str, list[Marked]]:
    """What stands from `start` on in small letters, and its mentions, given in order, as marks: stronger ones cover
    weaker ones."""
    low = _SPACES.sub(" ", low)
    taken = bytearray(len(low))
    marks: list[Marked] = []
    for _, _, m in sorted([(ORDER[m.kind], n, m) for n, m in enumerate(mentions)]):
        a, b = m.start - start, m.end - start
        if taken.find(1, a, b) < 0:
            first, rest = MARKS[m.kind]
            marks.append((a, b, first + rest * (b - a - 1)))
            taken[a:b] = b"\1" * (b - a)
    return low, sorted(marks)


def overwritten(low: str, marks: Sequence[Marked]) -> str:
    """The shadow: the words with the marks over them."""
    parts, at = [], 0
    for a, b, mark in marks:
        parts += [low[at:a], mark]
        at = b
    return "".join([*parts, low[at:]])
