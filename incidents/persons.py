"""Names of persons: runs of capitalised words that no list knows, alone or behind a noun."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress
from operator import sub

from incidents.lexicon import Term
from incidents.model import Count, Mention
from incidents.nouns import DETERMINERS, PARTICLES, STOPS, Line, Who
from incidents.vocabulary import nameless

_NOUNS = frozenset(("actor", "thing", "country"))
_OTHERS = _NOUNS | {"who", "weapon"}  # terms of these kinds are no part of a person's name


def cased(line: Line) -> bool:
    """Whether capitals tell names here: not in upper-case wires and titled headlines, which have no stop."""
    starts, ends, _, capitals, _ = line.columns
    if 3 * sum(capitals) < 12:
        return True
    long = list(compress(capitals, map((3).__lt__, map(sub, ends, starts))))
    stopped = bool(ends) and line.text[ends[-1] : ends[-1] + 1] == "."
    return sum(long) < (0.9 if stopped else 2 / 3) * max(len(long), 6)


def person(line: Line, i: int, cased: bool) -> tuple[Mention, int] | None:
    """A run of capitalised words that no list knows: 'Samuel Paty', 'Dr Aida al-Hoshan'."""
    if not line.tokens[i].capital if cased else "given" not in line.tags[i]:
        return None
    k = i
    while k < len(line.tokens) and k - i < 6 and _names(line, k, k > i, cased):
        k += 1
    while k > i and line.tokens[k - 1].low in PARTICLES:
        k -= 1
    if k == i or (k == i + 1 and (not _known(line.tags[i]) or i == 0 and "title" in line.tags[i])):
        return None
    start, end = line.tokens[i].start, line.tokens[k - 1].end
    who = Who(line.text[start:end], Count(1, 1, 1), kind="person", named=True, category=_titled(line, i))
    return Mention("name", start, end, "name", who), k


def _known(tag: Mapping[str, Term]) -> bool:
    return "given" in tag or "title" in tag


def _titled(line: Line, i: int) -> str:
    title = line.tags[i].get("title")
    return title.entry.extra.get("category") or "civilians" if title else "civilians"


def _names(line: Line, k: int, inside: bool, cased: bool) -> bool:
    """Whether word k can be a part of a person's name."""
    token, tag = line.tokens[k], line.tags[k]
    if k in line.blocked or k in line.numbers or token.low in STOPS or token.low in DETERMINERS:
        return False
    if inside and not token.joined or not _OTHERS.isdisjoint(tag):
        return False
    if inside and token.low in PARTICLES:
        return True
    if not cased:
        return "given" in tag or (inside and _unknown(line, k))
    first = k == 0 or line.text[token.start - 2 : token.start - 1] in ".:!?\n"
    return token.capital and (not first or _known(tag) or _goes_on(line, k))


def _goes_on(line: Line, k: int) -> bool:
    """Whether a name can begin a sentence here: an unknown word, and a capitalised one right behind it."""
    after = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    return not line.tags[k] and after is not None and after.capital and after.joined


def surname(line: Line, k: int) -> bool:
    """Whether word k goes on the name of the person before it; of words in capitals only what is no word does."""
    token, tag = line.tokens[k], line.tags[k]
    if k and token.low != "s" and line.text[line.tokens[k - 1].end : token.start] in ("'", "’"):
        return True  # 'Ze'evi'
    if not token.joined or k in line.blocked or k in line.numbers or not _NOUNS.isdisjoint(tag):
        return False
    if token.low in PARTICLES and k + 1 < len(line.tokens):
        return line.tokens[k + 1].capital and line.tokens[k + 1].joined
    if not token.capital or token.low in STOPS or token.low in DETERMINERS:
        return False
    word = line.text[token.start : token.end]
    return "given" in tag or not (len(word) > 3 and word.isupper()) or _unknown(line, k)


def _unknown(line: Line, k: int) -> bool:
    """Whether a word in capitals is none of the language: the surname behind a name or a title in an old wire."""
    token = line.tokens[k]
    if line.tags[k].keys() - {"given", "people", "weak"} or len(token.low) < 3:
        return False
    return line.text[token.start : token.end].isupper() and not nameless(token.low, line.rules)
