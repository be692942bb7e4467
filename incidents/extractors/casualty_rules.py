"""Runs the casualty rules on a shadow: its lists of people are found once, and each rule is tried where it can begin.

`<people>` in a pattern cuts it in two: the words before the list, and the words behind it, with `<near>`, `<brief>` or
`<then>` saying how far the list reaches before those go on (see the head of `casualties.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from incidents.extractors import patterns
from incidents.extractors.casualty_chain import BARE, HEADS, PEOPLE, WORDS
from incidents.extractors.casualty_value import FIELDS
from incidents.kept import compiled
from incidents.packs import MARKS, Rule, Rules, fill
from incidents.packs_ready import hastened
from incidents.scan import Marked

_LIST = r"(?:\uf8f0)"
_REACHES = {r"(?:\uf8f1)": "near", r"(?:\uf8f2)": "brief", r"(?:\uf8f3)": "then"}
_CAPTURE = compiled(r"\(\?P<(?:who|number|name|place|date|weapon|thing)>")
_NUMBER = MARKS["number"]
_ALSO = compiled(r",? and (?:the |an? |another )?")
_WHOSE = compiled(r",? who(?:m|se)?\b")


@dataclass(frozen=True)
class Form:
    """A rule cut at its list of people; shadows are in lower case, so that its patterns need not ignore case."""

    rule: Rule
    before: str
    reach: str
    behind: str
    cut: bool
    plain: bool  # for texts in ASCII

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.rule.anchors)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The anchors of several words."""
        return tuple(anchor for anchor in self.rule.anchors if " " in anchor)

    @cached_property
    def leads(self) -> frozenset[str]:
        """The words of all anchors."""
        return frozenset(word for anchor in self.rule.anchors for word in anchor.split())

    @cached_property
    def at(self) -> str | None:
        found: str | None = self.rule.data.get("at")
        return found

    @cached_property
    def loose(self) -> bool:
        """Whether it holds only a verb, whose people are sought before it."""
        return bool(self.rule.data.get("loose"))

    @cached_property
    def ahead(self) -> bool:
        """Whether it holds only a verb, behind which somebody is sought whom no list knows."""
        return bool(self.rule.data.get("ahead"))

    @cached_property
    def sieve(self) -> patterns.Sieve:
        """The words of a rule that may stand anywhere: those in front of its people, or all of them."""
        return patterns.Sieve(*((self.before, self._in_front) if self.cut else (self.behind, self._compiled)))

    @cached_property
    def left(self) -> re.Pattern[str]:
        return self._in_front(self.before)

    @cached_property
    def right(self) -> re.Pattern[str]:
        return self._compiled(self.behind)

    def _compiled(self, source: str) -> re.Pattern[str]:
        return _compiled(source, plain=self.plain)

    def _in_front(self, source: str) -> re.Pattern[str]:
        return self._compiled(f"(?:{hastened(source)})(?={PEOPLE.pattern})")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The casualty rules of a set of packs, ready to run."""

    telling: patterns.Anchored[Form]  # rules that tell a casualty
    around: patterns.Anchored[Form]  # rules that only say how it is to be taken
    groups: Mapping[str, re.Pattern[str]]


class View(NamedTuple):
    """A shadow with its words, the places where lists of people can begin, and the ends of the lists met so far."""

    shadow: str
    starts: tuple[int, ...]
    words: frozenset[str]
    anchors: dict[str, list[int]]  # where each word that begins a rule stands
    ends: dict[int, int]
    reached: dict[tuple[int, str], tuple[tuple[tuple[int, int], ...], int]]


class Hit(NamedTuple):
    """A rule's match: the people it happened to (none: one person), and the words that prove it."""

    field: str
    rule: Rule
    people: tuple[tuple[int, int], ...]
    start: int
    end: int
    side: int = -1  # where those stand whose losses it tells

    @property
    def first(self) -> int:
        return self.people[0][0] if self.people else self.start

    @property
    def last(self) -> int:
        return self.people[-1][1] if self.people else self.end


def grammar(rules: Rules, *, plain: bool) -> Grammar:
    """The casualty rules, cut and indexed once for a set of packs; `plain`: for texts in ASCII, which is quicker."""
    if ("casualties", plain) not in rules.memo:
        own = [(_form(r, plain), *patterns.gate(r)) for r in rules.of("casualties")]
        table = rules.tables["casualties"]
        rules.memo["casualties", plain] = Grammar(
            patterns.indexed(one for one in own if one[0].rule.field in FIELDS),
            patterns.indexed(one for one in own if one[0].rule.field not in FIELDS),
            {name: _compiled(fill(group, table["macros"]), plain=plain) for name, group in table["groups"].items()},
        )
    found: Grammar = rules.memo["casualties", plain]
    return found


def _compiled(source: str, *, plain: bool) -> re.Pattern[str]:
    """A pattern without the captures of its slots, which possessive repeats do not bear."""
    return compiled(hastened(_CAPTURE.sub("(?:", source)), re.ASCII if plain else 0)


def _form(rule: Rule, plain: bool) -> Form:
    before, found, behind = rule.source.partition(_LIST)
    if not found:
        return Form(rule, "", "", rule.source, False, plain)
    for mark, reach in _REACHES.items():
        if behind.startswith(mark):
            return Form(rule, before, reach, behind[len(mark) :], True, plain)
    return Form(rule, before, "", behind, True, plain)


def view(shadow: str, marks: Sequence[Marked], words: frozenset[str]) -> View:
    """A shadow with its marks, read once for all rules."""
    starts = [start for start, _, mark in marks if mark[0] in HEADS]
    if not words.isdisjoint(BARE):
        starts = sorted((*starts, *(m.start() for m in WORDS.finditer(shadow))))
    return View(shadow, tuple(starts), words, {}, {}, {})


def hits(candidates: Sequence[Form], seen: View, known: Grammar) -> list[Hit]:
    """Every hit of some rules."""
    out: list[Hit] = []
    for form in candidates:
        if form.loose:
            continue
        if form.cut and not form.before:
            out += _subjects(form, seen, known)
        elif places := _places(form, form.left if form.cut else form.right, seen):
            out += _objects(form, places, seen, known) if form.cut else _plain(form.rule, places, seen)
    return out


def _plain(rule: Rule, places: Sequence[re.Match[str]], seen: View) -> Iterator[Hit]:
    for match in places:
        told = [name for name in match.re.groupindex if match[name] is not None]
        side = match.start("side") if "side" in told else -1
        named = [name for name in told if name.partition("_")[0] in FIELDS or name.startswith("part")]
        for name in named:
            people = (match.span(name),) if PEOPLE.match(seen.shadow, match.start(name)) else ()
            yield Hit(name.partition("_")[0], rule, people, match.start(), match.end(), side)
        if not named:
            yield Hit(rule.field, rule, (), match.start(), match.end(), side)


def _places(form: Form, pattern: re.Pattern[str], seen: View) -> list[re.Match[str]]:
    """Where the words of a rule stand: those in front of its people, or all of them."""
    at = form.at
    if at is None:
        return list(form.sieve.finditer(seen.shadow))
    found, end = [], 0
    for place in seen.starts if at == "people" else _anchored(form, seen):
        match = pattern.match(seen.shadow, place) if place >= end else None
        if match is not None:
            end = match.end()
            found.append(match)
    return found


def _anchored(form: Form, seen: View) -> list[int]:
    """Where the anchors of a rule stand (or words that begin like them)."""
    out: list[int] = []
    for word in (*(form.anchors & seen.words), *form.phrases):
        if word not in seen.anchors:
            seen.anchors[word] = _all(word, seen.shadow)
        out += seen.anchors[word]
    return sorted(out)


def _all(word: str, shadow: str) -> list[int]:
    """All places where a word begins, in whatever word; found once for all rules."""
    out, at = [], shadow.find(word)
    while at >= 0:
        out.append(at)
        at = shadow.find(word, at + 1)
    return out


def _objects(form: Form, places: Sequence[re.Match[str]], seen: View, known: Grammar) -> Iterator[Hit]:
    """Lists that stand behind the rule's words: 'killing <people>'."""
    for match in places:
        people, end = _reach(match.end(), form.reach, seen, known)
        behind = form.right.match(seen.shadow, end) if people else None
        if behind is not None:
            side = match.start("side") if "side" in match.re.groupindex else -1
            stop = behind.end() if form.behind and behind.end() > end else people[-1][1]
            yield Hit(form.rule.field, form.rule, people, match.start(), stop, side)


def _subjects(form: Form, seen: View, known: Grammar) -> Iterator[Hit]:
    """Lists that stand before the rule's words: '<people> were killed'."""
    past, last, own = 0, _last_lead(form, seen), "heads" in form.rule.data
    for start in seen.starts:
        if start < past:
            continue
        if start > last:
            return
        people, end = _reach(start, form.reach, seen, known)
        if not people:
            continue
        past = people[-1][1]
        behind = form.right.match(seen.shadow, end)
        if behind is None or _aside(seen.shadow, start, people[-1][1]):
            continue
        if own or not _within(seen.shadow, *people[0]):
            past = behind.end()
            yield Hit(form.rule.field, form.rule, people, start, past)
        else:
            past = start + 1  # those listed behind it may be the subject


def _last_lead(form: Form, seen: View) -> int:
    """Where the last of the words stands that a list must have behind it, unless it may hold them itself."""
    if "heads" in form.rule.data or "worded" in form.rule.data:
        return len(seen.shadow)
    return max(map(seen.shadow.rfind, form.leads & seen.words), default=-1)


# In front of people who are told in passing: 'twelve farmers, most of them women who had gone out, were killed'.
_PASSING = compiled(r"\b(?:(?:most|some|all|many|both|several|one|two|three|four|half) of (?:them|whom)|among them) \Z")
_OF = compiled(r"\b(?:for|with|against|from|about|than) (?:(?:the|an?|his|her|their) )?\Z")
_CLOSED = compiled(r", (?:was|were|is|are|had|has|have|died|perished)\b")


def _aside(shadow: str, start: int, end: int) -> bool:
    """Whether people are told in passing, and the verb behind them is about others."""
    before = max(0, start - 24)
    if _PASSING.search(shadow, before, start) and shadow.find(", ", end, end + 120) > 0:
        return True  # 'the judge, who had asked for guards, was shot dead'
    return _OF.search(shadow, before, start) is not None and _CLOSED.match(shadow, end) is not None


# In front of people who belong to others ('the chairman of the council'), or who did it ('stopped by men in uniform').
_OWNED = compiled(r"\ue001 of (?:the |an? |his |her |their )?\Z")
# 'an ironmonger of 34 was killed': an age, unless the noun is one of many people.
_AGED = compiled(
    r"\b(?:an?|the) (?:[a-z-]+ )?(?!(?:group|total|family|crowd|team|band|number|gang|convoy|party|crew|unit|squad"
    r"|string|toll|lot|mob|patrol|population|staff|column|force|majority|minimum|maximum|dozen|score)\b)"
    r"[a-z-]+ (?:of|aged) \Z"
)
_LIST_OF = compiled(r", | and ")
_NONE_OF = compiled(r"\b(?:none|neither|nobody|not one|not a single one) of (?:the |its |their |his |her |our )?\Z")
_PREDICATE = compiled(r" whom (?:was|were|are|is) \Z")  # 'two of whom were nurses, and fifty were hurt'
_AGENTS = compiled(r" by (?:the |an? |two |three )?\Z")


def _within(shadow: str, start: int, end: int) -> bool:
    """Whether people are part of another noun group, a predicate, or the doers of another deed, and so no subject."""
    before = max(0, start - 12)
    if _OWNED.search(shadow, before, start) is not None or _PREDICATE.search(shadow, before, start) is not None:
        return True
    if shadow[start] in _NUMBER and end - start <= 3 and _AGED.search(shadow, max(0, start - 40), start) is not None:
        return True
    if _NONE_OF.search(shadow, max(0, start - 30), start) is not None:
        return True
    return _AGENTS.search(shadow, before, start) is not None and not _LIST_OF.search(shadow, start, end)


def _reach(start: int, reach: str, seen: View, known: Grammar) -> tuple[tuple[tuple[int, int], ...], int]:
    """The list that begins at a place, and where the words that go with it end; found once for all rules."""
    key = (start, reach)
    if key not in seen.reached:
        seen.reached[key] = _reach_from(start, reach, seen, known)
    return seen.reached[key]


def _reach_from(start: int, reach: str, seen: View, known: Grammar) -> tuple[tuple[tuple[int, int], ...], int]:
    end = list_end(start, seen, known)
    if end < 0:
        return (), start
    people: tuple[tuple[int, int], ...] = ((start, end),)
    if not reach:
        return people, end
    close = _past(known.groups["brief" if reach == "brief" else "near"], end, seen)
    if reach == "near" or reach == "brief" and not _WHOSE.match(seen.shadow, close):
        return people, close
    far = _past(known.groups["aside"], close, seen)
    if (led := _LED_IN.search(seen.shadow, close + 1, far)) is not None:
        far = _past(known.groups["aside"], led.start(), seen)  # '23 people, including four children, who were in camp'
    if seen.shadow.endswith(")", close, far):
        far = _past(known.groups["near"], far, seen)  # 'four employees (two of them Poles) of a company'
    also = _ALSO.match(seen.shadow, far) if far > close and _WHOSE.match(seen.shadow, close) else None
    if also is not None and (second := list_end(also.end(), seen, known)) > 0:
        people = (*people, (also.end(), second))  # 'two men who were on patrol and a guard'
        far = _past(_CALLED, _past(known.groups["near"], second, seen), seen)
    elif reach == "brief":
        return people, close
    return people, _past(_OTHERS, far, seen)


_LED_IN = compiled(r",? (?:who|whose)\Z")
_OTHERS = compiled(r"(?: others?| more)?")
# 'and his wife, who was pregnant, were killed', 'and her brother Romeo, a former driver, were shot'
_CALLED = compiled(r"(?:, (?:who |an? |the |\ue000)[^;:.,]{2,70},(?= (?:were|are|have|had|both|died|perished)\b))?")


def _past(pattern: re.Pattern[str], at: int, seen: View) -> int:
    match = pattern.match(seen.shadow, at)
    return match.end() if match is not None else at


def list_end(start: int, seen: View, known: Grammar) -> int:
    """The end of the list that begins at a place, -1 where none does."""
    if start not in seen.ends:
        match = known.groups["people"].match(seen.shadow, start)
        seen.ends[start] = match.end() if match is not None else -1
    return seen.ends[start]
