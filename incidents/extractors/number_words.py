"""The words for numbers that the packs list, and how a figure or a chain of such words is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from incidents.kept import compiled
from incidents.lexicon import fold
from incidents.model import Count
from incidents.packs import Entry, Rule, Rules

_BIG = 1000  # scales from here on multiply all that was said before them
_SPREADING = frozenset(("dozen", "score", "hundred", "thousand", "million", "lakh", "crore"))
_CAPITAL = compiled(r"(?<!\\)[A-Z]")  # in a pattern that asks for capitals
_WORD = compiled(r"[^\W_]+")
_GROUPS = "[,.\u00a0\u202f\u2009’']"
_DIGITS = rf"\d{{1,3}}(?:{_GROUPS}\d{{3}})+(?!\d)|\d{{1,12}}(?:\.\d{{1,6}})?(?!\d)"
_FREE = r"(?<![.,:/$€£¥₹₦#@°·])"  # in front of a figure that stands by itself
# Words of the lists that grammar reads better: determiners, and phrases that end in 'of'.
_LEFT_OUT = frozenset(
    ("some", "single", "either", "a couple", "a pair", "a trio", "a quartet", "few", "others", "more")
)


class Spoken(NamedTuple):
    """A number as it stands in a sentence."""

    start: int
    end: int
    count: Count  # type: ignore[assignment]
    spreads: bool = False  # takes 'of' before its noun: 'dozens of', 'a couple of'


@dataclass(frozen=True, slots=True)
class Veto:
    """A pattern that ends in front of a number which counts nobody."""

    pattern: re.Pattern[str]
    only: str  # the number it is about
    behind: re.Pattern[str] | None  # what must follow the number


@dataclass(frozen=True, slots=True)
class Words:
    """All that the packs say of numbers, compiled."""

    core: re.Pattern[str]
    starts: frozenset[str]  # words with which all begins that `core` fits but figures and what `pairs` tells
    pairs: Mapping[str, frozenset[str]]  # words that begin a number with certain words behind them: 'a dozen'
    tail: re.Pattern[str]  # the same, wherever it stands: the upper end of a range
    ones: Mapping[str, int]
    scales: Mapping[str, int]
    phrases: Mapping[str, Count]
    before: Mapping[str, str]
    before_last: frozenset[str]  # the last words of `before`
    after: Mapping[str, str]
    after_first: frozenset[str]
    not_after: re.Pattern[str]  # runs on small letters, as `unit` does
    not_after_as_written: re.Pattern[str]
    unit: re.Pattern[str]
    not_before: Mapping[str, tuple[Veto, ...]]
    owners: frozenset[str]
    changes: frozenset[str]
    young: frozenset[str]


def words_of(rules: Rules) -> Words:
    """The number words of some packs, compiled once."""
    if "numbers" not in rules.memo:
        rules.memo["numbers"] = _compile(rules)
    found: Words = rules.memo["numbers"]
    return found


def _compile(rules: Rules) -> Words:
    entries = rules.entries("numbers")
    ones = {e.name: int(e.extra["value"]) for e in entries if e.kind == "exact" and e.name.isalpha()}
    ones = {w: n for w, n in ones.items() if w not in _LEFT_OUT and w != "both"}
    scales = {n: int(e.extra["value"]) for e in entries if e.kind == "scale" for n in e.names}
    chained = ones.keys() | scales.keys() | {"a", "and"}
    phrases = {p: n for p, n in _phrases(entries) if not chained.issuperset(re.split(r"[\s-]", p))}
    bounds = [(n, e) for e in rules.entries("quantifiers") for n in e.names]
    table = rules.tables.get("numbers", {})
    found = rules.of("numbers")
    core = _core(ones, scales, phrases)
    before = _before(bounds)
    starts, pairs = _starts((*ones, *phrases), scales)
    after = {n: e.extra["bound"] for n, e in bounds if e.kind == "after" and e.extra["bound"] != "exact"}
    return Words(
        core=compiled(rf"(?<![\w-])(?:{core})"),
        starts=starts,
        pairs=pairs,
        tail=compiled(core.replace(_FREE, "")),
        ones=ones,
        scales=scales,
        phrases=phrases,
        before=before,
        before_last=frozenset(n.split()[-1] for n in before),
        after=after,
        after_first=frozenset(n.split()[0] for n in after),
        not_after=_any(r for r in found if r.field == "after" and not _CAPITAL.search(r.source)),
        not_after_as_written=_any(r for r in found if r.field == "after" and _CAPITAL.search(r.source)),
        unit=_any(r for r in found if r.id in ("time", "measure", "money", "years-old", "times")),
        not_before=_by_word(r for r in found if r.field == "before"),
        owners=frozenset(str(table.get("owners", "")).split()),
        changes=frozenset(str(table.get("changes", "")).split()),
        young=frozenset(str(table.get("young", "")).split()),
    )


def _starts(phrases: Iterable[str], scales: Iterable[str]) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The words with which a number may begin, and those that begin one only with one of some words behind them."""
    told = [tuple(map(fold, _WORD.findall(phrase))) for phrase in phrases]
    told += [(article, fold(_WORD.findall(scale)[0])) for article in ("a", "an") for scale in scales]
    alone = frozenset(words[0] for words in told if len(words) == 1)
    pairs: dict[str, set[str]] = {}
    for words in told:
        if words[0] not in alone:
            pairs.setdefault(words[0], set()).add(words[1])
    return alone, {word: frozenset(behind) for word, behind in pairs.items()}


def _phrases(entries: Iterable[Entry]) -> Iterable[tuple[str, Count]]:
    for entry in entries:
        if entry.kind not in ("exact", "vague", "bounded") or (
            entry.kind == "exact" and entry.name.isalpha() and entry.name != "both"
        ):
            continue
        value, low, high = (int(v) if v else None for v in (entry.extra.get(k) for k in ("value", "low", "high")))
        for name in entry.names:
            base = name.removesuffix(" of") if entry.kind == "vague" else name
            if base not in _LEFT_OUT and not name.endswith((" of the", " of them", " other", " others")):
                yield base, Count(value, low, high)


def _before(bounds: Iterable[tuple[str, Entry]]) -> dict[str, str]:
    out = {
        n: e.extra["bound"]
        for n, e in bounds
        if e.kind == "before" and e.extra["bound"] in ("low", "high", "about", "range")
    }
    for ambiguous in ("near", "already", "either", "below", "maximum"):
        out.pop(ambiguous, None)
    return out | dict.fromkeys(("another", "a further", "an additional", "yet another"), "more")


def _core(ones: Iterable[str], scales: Iterable[str], phrases: Iterable[str]) -> str:
    """One pattern for whatever may be a number; words as a trie, so that a miss costs little."""
    one, scale = _trie(ones), _trie(scales)
    chain = rf"(?:[\s-]+(?:and[\s-]+)?(?:{one}|{scale})\b){{0,12}}"
    spoken = rf"(?:{_trie(p.replace(' ', '_') for p in phrases)})".replace("_", r"\s+")
    word = rf"(?:{spoken}|(?:{one})\b{chain}|an?\s+(?:{scale})\b{chain})\b"
    figure = rf"(?:{_DIGITS})(?:[\s-]+(?:{scale})\b)?"
    return rf"(?:{_FREE}(?:{figure})|(?<!['’])(?:{word}))"


def _trie(words: Iterable[str]) -> str:
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict) -> str:  # type: ignore[type-arg]
    stops = "" in node
    parts = [re.escape(char) + _branch(rest) for char, rest in sorted(node.items()) if char]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{joined})?" if stops else joined


def _any(rules: Iterable[Rule]) -> re.Pattern[str]:
    told = list(rules)
    flags = re.IGNORECASE if any(_CAPITAL.search(r.source) for r in told) else 0
    return compiled("|".join(f"(?:{r.source})" for r in told) or r"(?!)", flags)


def _by_word(rules: Iterable[Rule]) -> dict[str, tuple[Veto, ...]]:
    out: dict[str, tuple[Veto, ...]] = {}
    for rule in rules:
        behind = rule.data.get("behind")
        ahead = compiled(rf"(?:{rule.source})\Z", re.IGNORECASE)
        veto = Veto(ahead, str(rule.data.get("only", "")), compiled(behind, re.IGNORECASE) if behind else None)
        for anchor in rule.anchors:
            out[anchor] = (*out.get(anchor, ()), veto)
    return out


def spoken(m: re.Match[str], low: str, known: Words) -> Spoken | None:
    """The number that begins with a match of the core pattern."""
    said = m.group()
    if said in known.ones:
        value = known.ones[said]
        return Spoken(m.start(), m.end(), Count(value, value, value))
    said = " ".join(said.split())
    if said in known.phrases:
        spreads = known.phrases[said].value is None or said.split()[-1] in _SPREADING
        return _phrase(m, low, said, known, spreads)
    if said[0].isdigit():
        return _figure(m, said, known)
    return _chain(m, known)


def _phrase(m: re.Match[str], low: str, said: str, known: Words, spreads: bool) -> Spoken | None:
    if said == "both" and not re.match(
        r"\s+(?:of\s|were\b|are\b|died\b|have\b|had\b|men\b|women\b|(?!sides\b)[a-z]+(?:en|s)\b(?!\s+and\b))",
        low[m.end() :],
    ):
        return None
    end = m.end()
    if said in ("a number", "quite a number") and not low.startswith(" of", end):
        return None
    if said.endswith(" of"):  # 'a couple of': the span takes the 'of' along
        return Spoken(m.start(), end, known.phrases[said])
    return Spoken(m.start(), end, known.phrases[said], spreads)


def _figure(m: re.Match[str], said: str, known: Words) -> Spoken | None:
    digits, _, scale = said.replace("-", " ").partition(" ")
    times = known.scales.get(scale, 1)
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{_GROUPS}\d{{3}})+", digits)
    plain = re.sub(r"[^\d]", "", digits) if grouped else digits
    if "." in plain and times < _BIG:
        return None
    value = round(float(plain) * times)
    return Spoken(m.start(), m.end(), Count(value, value, value)) if value < 10**9 else None


def _chain(m: re.Match[str], known: Words) -> Spoken | None:
    """'two hundred and twelve', 'twenty-three', 'three dozen': as far as the words make one number."""
    total, now, room, end, scaled = 0, 0, 1, 0, False
    for token in re.finditer(r"[^\W\d_]+", m.group()):
        word = token.group()
        if word in ("a", "an"):
            now = 1
            continue
        if word == "and":
            if not scaled:
                break
            continue
        if word in known.scales:
            total, now = _times(total, now or 1, known.scales[word])
            room, scaled = (100 if known.scales[word] % 100 == 0 else 0), known.scales[word] % 100 == 0
        elif _fits(known.ones[word], room, now == 0 and total == 0):
            now += known.ones[word]
            room, scaled = _room(known.ones[word]), False
        else:
            break
        end = token.end()
    value = total + now
    if not end:
        return None
    spreads = m.group()[:end].split()[-1].split("-")[-1] in _SPREADING
    return Spoken(m.start(), m.start() + end, Count(value, value, value), spreads)


def _times(total: int, now: int, scale: int) -> tuple[int, int]:
    return ((total + now) * scale, 0) if scale >= _BIG else (total, now * scale)


def _fits(value: int, room: int, first: bool) -> bool:
    return first or value < room


def _room(value: int) -> int:
    """How large a word may follow: units after tens, nothing after units."""
    return 10 if value >= 20 and value % 10 == 0 else 0
