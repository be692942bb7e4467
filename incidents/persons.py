"""Names of persons: runs of capitalised words that no list knows, alone or behind a noun."""

from __future__ import annotations

from incidents.model import Count, Mention
from incidents.nouns import DETERMINERS, PARTICLES, STOPS, Line, Who
from incidents.vocabulary import nameless


def cased(line: Line) -> bool:
    """Whether capitals tell names here: not in upper-case wires and headlines in title case."""
    long = [t for t in line.tokens if t.end - t.start > 3]
    return 3 * sum(t.capital for t in long) < 2 * max(len(long), 6)


def person(line: Line, i: int, cased: bool) -> tuple[Mention, int] | None:
    """A run of capitalised words that no list knows: 'Samuel Paty', 'Dr Aida al-Hoshan'."""
    if not line.tokens[i].capital if cased else "given" not in line.tags[i]:
        return None
    k = i
    while k < len(line.tokens) and k - i < 6 and _names(line, k, k > i, cased):
        k += 1
    while k > i and line.tokens[k - 1].low in PARTICLES:
        k -= 1
    known = sum(bool({"given", "title"} & line.tags[n].keys()) for n in range(i, k))
    if k - i < 1 or (k - i == 1 and (not known or i == 0 and "title" in line.tags[i])):
        return None
    start, end = line.tokens[i].start, line.tokens[k - 1].end
    who = Who(line.text[start:end], Count(1, 1, 1), kind="person", named=True, category=_titled(line, i))
    return Mention("name", start, end, "name", who), k


def _titled(line: Line, i: int) -> str:
    title = line.tags[i].get("title")
    return title.entry.extra.get("category") or "civilians" if title else "civilians"


def _names(line: Line, k: int, inside: bool, cased: bool) -> bool:
    """Whether word k can be a part of a person's name."""
    token, tag = line.tokens[k], line.tags[k]
    if k in line.blocked or k in line.numbers or token.low in STOPS or token.low in DETERMINERS:
        return False
    if inside and not token.joined or {"actor", "thing", "country", "who", "weapon"} & tag.keys():
        return False
    if inside and token.low in PARTICLES:
        return True
    if not cased:
        return "given" in tag or (inside and _unknown(line, k))
    first = k == 0 or line.text[token.start - 2 : token.start - 1] in ".:!?\n"
    return token.capital and (not first or bool({"given", "title"} & tag.keys()) or _goes_on(line, k))


def _goes_on(line: Line, k: int) -> bool:
    """Whether a name can begin a sentence here: an unknown word, and a capitalised one right behind it."""
    after = line.tokens[k + 1] if k + 1 < len(line.tokens) else None
    return not line.tags[k] and after is not None and after.capital and after.joined


def surname(line: Line, k: int) -> bool:
    """Whether word k goes on the name of the person before it; of words in capitals only what is no word does."""
    token, tag = line.tokens[k], line.tags[k]
    if not token.joined or k in line.blocked or k in line.numbers or {"actor", "thing", "country"} & tag.keys():
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
