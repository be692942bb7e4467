"""The signs by which a paragraph is known for what it is: openings, line patterns and abbreviations of the packs."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from incidents.kept import compiled
from incidents.packs import Entry, Rule, Rules, load

WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PLAIN_WORD = compiled(r"[A-Za-z]+(?:'[A-Za-z]+)*")  # the same in ASCII
_QUOTES = {"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "}
_QUOTE = compiled(f"[{''.join(_QUOTES)}]")
_AFTER_LINE = compiled(r"[\s:;.,!?>»|…()\[\]*/\d–—-]*\Z")
_AFTER_COLON = compiled(r"\s?[:|>»]|\s*…?\Z|\s+[–—-]\s")


@dataclass(frozen=True, slots=True)
class Opening:
    """Words with which a paragraph of one kind begins, and how much of the paragraph they must be."""

    kind: str
    words: str
    how: str  # start | line | colon
    guarded: bool  # not where the paragraph tells news


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern for a paragraph's beginning, and what must hold for it to be tried."""

    kind: str
    pattern: re.Pattern[str]
    holds: tuple[str, ...]  # one of these must stand in the paragraph
    longest: int
    once: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words after whose point a sentence goes on."""

    title: frozenset[str]
    number: frozenset[str]
    end: frozenset[str]
    opens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """All signs of the loaded packs, indexed by the first word of a paragraph."""

    openings: Mapping[str, tuple[Opening, ...]]
    anywhere: tuple[tuple[str, str], ...]
    by_word: Mapping[str, tuple[Sign, ...]]
    always: tuple[Sign, ...]  # tried only where `quick`, all of them in one, fits
    quick: re.Pattern[str]
    held: tuple[tuple[str, Sign], ...]  # tried only where the word stands
    datelines: tuple[Sign, ...]
    any_dateline: re.Pattern[str]
    news: frozenset[str]
    press: frozenset[str]
    clockwork: frozenset[str]
    abbreviations: Abbreviations


@functools.cache
def shipped() -> Rules:
    """The packs that come with the program."""
    return load()


def signs(rules: Rules | None) -> Signs:
    """The signs of some packs, compiled once."""
    source = rules if rules is not None else shipped()
    if "layout" not in source.memo:
        source.memo["layout"] = _compile(source)
    found: Signs = source.memo["layout"]
    return found


def _compile(rules: Rules) -> Signs:
    table = rules.tables.get("layout", {})
    found = [_sign(rule) for rule in rules.of("layout")]
    body = [(s, r) for s, r in zip(found, rules.of("layout"), strict=True) if s.kind != "dateline"]
    entries = rules.entries("boilerplate")
    datelines = tuple(s for s in found if s.kind == "dateline")
    always = tuple(s for s, r in body if not r.anchors and not s.holds)
    return Signs(
        openings=_openings(entries),
        anywhere=tuple((e.kind, plain(n)) for e in entries if e.extra.get("match") == "any" for n in e.names),
        by_word=_grouped((word, s) for s, r in body for word in r.anchors),
        always=always,
        quick=_any(always),
        held=tuple((word, s) for s, r in body if not r.anchors for word in s.holds),
        datelines=datelines,
        any_dateline=_any(datelines),
        news=frozenset(str(table.get("news", "")).split()),
        press=frozenset(str(table.get("press", "")).split()),
        clockwork=frozenset(str(table.get("clockwork", "")).split()),
        abbreviations=_abbreviations(rules),
    )


def _sign(rule: Rule) -> Sign:
    data = rule.data
    return Sign(
        rule.field,
        rule.pattern,
        tuple(data.get("holds", ())),
        int(data.get("longest", 400)),
        bool(data.get("once", False)),
        rule.ref,
    )


def _any(some: Iterable[Sign]) -> re.Pattern[str]:
    return compiled("|".join(f"(?:{s.pattern.pattern})" for s in some) or r"(?!)", re.IGNORECASE)


def _grouped(pairs: Iterable[tuple[str, Sign]]) -> dict[str, tuple[Sign, ...]]:
    out: dict[str, tuple[Sign, ...]] = {}
    for word, sign in pairs:
        out[word] = (*out.get(word, ()), sign)
    return out


def _openings(entries: Iterable[Entry]) -> dict[str, tuple[Opening, ...]]:
    out: dict[str, tuple[Opening, ...]] = {}
    for entry in entries:
        how = entry.extra.get("match", "start")
        for words in map(plain, entry.names if how != "any" else ()):
            guarded = entry.kind == "signature" or (how == "start" and words.count(" ") < 2)
            out[first_word(words)] = (*out.get(first_word(words), ()), Opening(entry.kind, words, how, guarded))
    return out


def _abbreviations(rules: Rules) -> Abbreviations:
    table = rules.tables.get("layout", {}).get("abbreviations", {})
    sets = {key: set(str(table.get(key, "")).split()) for key in ("title", "number", "end", "opens")}
    known = set().union(*sets.values())
    for name in (n.lower().rstrip(".") for e in rules.entries("abbreviations") for n in e.names if n.endswith(".")):
        if name not in known:
            sets["end" if "." in name else "title"].add(name)
    return Abbreviations(*(frozenset(sets[key]) for key in ("title", "number", "end", "opens")))


def plain(text: str) -> str:
    """Lower-case, with straight quotes and plain spaces: how openings are compared."""
    return (text if text.isascii() else _QUOTE.sub(_straight, text)).lower()


def _straight(mark: re.Match[str]) -> str:
    return _QUOTES[mark[0]]


def first_word(low: str) -> str:
    """The first word of a paragraph, or ''."""
    found = WORD.search(low, 0, 60)
    return found.group() if found else ""


def opening(low: str, first: str, signs: Signs) -> tuple[str, bool] | None:
    """What kind of paragraph begins like this, and whether nothing but the opening stands in it."""
    for entry in signs.openings.get(first, ()):
        at = low.find(entry.words, 0, len(entry.words) + 4)
        if at >= 0:
            rest = low[at + len(entry.words) :]
            if _fits(entry, rest, low, signs):
                return entry.kind, bool(_AFTER_LINE.match(rest))
    return None


def _fits(entry: Opening, rest: str, low: str, signs: Signs) -> bool:
    if rest[:1].isalnum() or len(low) > 320 or (entry.guarded and tells_news(low, signs)):
        return False
    if entry.how == "line":
        return bool(_AFTER_LINE.match(rest))
    if entry.guarded and rest.endswith((".", '."', "?")) and rest.count(" ") > (7 if " " not in entry.words else 12):
        return False  # a sentence that merely begins with the word
    return entry.how == "start" or bool(_AFTER_COLON.match(rest))


def words_of(text: str) -> list[str]:
    """The words of a text, without figures."""
    found: list[str] = (_PLAIN_WORD if text.isascii() else WORD).findall(text)
    return found


def tells_news(low: str, signs: Signs) -> bool:
    """Whether a paragraph, in lower case, holds a word of violence."""
    return not signs.news.isdisjoint(words_of(low))


def matching(
    text: str, low: str, first: str, signs: Signs, *, short: bool = True
) -> Iterator[tuple[Sign, re.Match[str]]]:
    """The signs whose pattern fits the beginning of a paragraph; a long one is tried for its first word only."""
    size = len(text)
    shelves = [signs.by_word.get(first, ())]
    if short:
        shelves.append(tuple([sign for word, sign in signs.held if word in low]))
        if signs.quick.match(text):
            shelves.append(signs.always)
    for shelf in shelves:
        for sign in shelf:
            if size <= sign.longest and (m := sign.pattern.match(text)):
                yield sign, m
