"""Names of persons: runs of capitalised words that no list knows, alone or behind a noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from itertools import compress
from operator import sub

from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.model import Count, Mention
from incidents.nouns import DETERMINERS, PARTICLES, RANKS, STOPS, Line, Who
from incidents.vocabulary import nameless

_SAINTS = frozenset("san santa santo sao saint st".split())
_NOUNS = frozenset(("actor", "thing", "country"))
_OTHERS = _NOUNS | {"who", "weapon"}  # terms of these kinds are no part of a person's name


def cased(line: Line) -> bool:
    """Whether capitals tell names here: not in upper-case wires and titled headlines, which have no stop."""
    starts, ends, capitals = line.starts, line.ends, line.capitals
    if capitals.count(True) < 4:
        return True
    long = list(compress(capitals, map((3).__lt__, map(sub, ends, starts))))
    stopped = bool(ends) and line.text[ends[-1] : ends[-1] + 1] == "."
    return long.count(True) < (0.9 if stopped else 2 / 3) * max(len(long), 6)


def person(line: Line, i: int, cased: bool) -> tuple[Mention, int] | None:
    """A run of capitalised words that no list knows: 'Samuel Paty', 'Dr Aida al-Hoshan'."""
    if cased and not line.capitals[i]:
        return None
    k = i + (not cased)  # in capitals, `given` has seen the first
    stop = min(len(line.lows), i + 6)
    while k < stop and _names(line, k, k > i, cased):
        k += 1
    while k > i and line.lows[k - 1] in PARTICLES:
        k -= 1
    if k == i or (k == i + 1 and (not _known(line.tags[i]) or i == 0 and "title" in line.tags[i])):
        return None
    if not cased and i and line.lows[i - 1] in _SAINTS:  # 'SAN RAMON' is a town
        return None
    start, end = line.starts[i], line.ends[k - 1]
    who = Who(line.text[start:end], Count(1, 1, 1), kind="person", named=True, category=_titled(line, i))
    return Mention("name", start, end, "name", who), k


# What parts the names of a list: commas, ages, callings are not told in between.
_PARTED = compiled(r"(?:,? \(?\d{1,3}\)?)?(?:[,;](?:\sAND)?|\sAND)\s")


def given(line: Line) -> set[int]:
    """The words of a wire in capitals with which names begin: first names, and what a list of names goes on with.

    'LUIS MORA, TARQUINO DIAZ, AND ANA RUIZ': words that no list knows, two at least, behind a name and a comma.
    """
    known = line.kinds.get("given", ())
    out: set[int] = set()
    for first in known:
        k = first
        while k not in out:
            out.add(k)
            last = k + 1
            while last < len(line.lows) and _names(line, last, True, False):
                last += 1
            parted = _PARTED.match(line.text, line.ends[last - 1]) if last > k + 1 else None
            k = bisect_left(line.starts, parted.end()) if parted else len(line.lows)
            if k + 1 >= len(line.lows) or not (_begins(line, k) and _names(line, k + 1, True, False)):
                break
    return out


def _begins(line: Line, k: int) -> bool:
    return _unknown(line, k) and line.lows[k] not in _SAINTS and k not in line.blocked and k not in line.numbers


def _known(tag: Mapping[str, Term]) -> bool:
    return "given" in tag or "title" in tag


def _titled(line: Line, i: int) -> str:
    title = line.tags[i].get("title")
    return title.entry.extra.get("category") or "civilians" if title else "civilians"


def _names(line: Line, k: int, inside: bool, cased: bool) -> bool:
    """Whether word k can be a part of a person's name."""
    low, tag = line.lows[k], line.tags[k]
    other = tag and low not in RANKS and not _OTHERS.isdisjoint(tag)
    if low in STOPS and not (inside and low == "al") or low in DETERMINERS or other:
        return False  # 'al' stops a noun group behind 'et', and goes on a name: 'Aida al-Hoshan'
    if inside and not line.joined[k] or k in line.blocked or k in line.numbers:
        return False
    if inside and low in PARTICLES:
        return True
    if not cased:
        return "given" in tag or (inside and _unknown(line, k))
    first = k == 0 or line.text[line.starts[k] - 2 : line.starts[k] - 1] in ".:!?\n"
    return line.capitals[k] and (not first or _known(tag) or _goes_on(line, k))


def _goes_on(line: Line, k: int) -> bool:
    """Whether a name can begin a sentence here: an unknown word, and a capitalised one right behind it."""
    return not line.tags[k] and k + 1 < len(line.lows) and line.capitals[k + 1] and line.joined[k + 1]


def surname(line: Line, k: int) -> bool:
    """Whether word k goes on the name of the person before it; of words in capitals only what is no word does."""
    low, tag, start = line.lows[k], line.tags[k], line.starts[k]
    if k and low != "s" and line.text[line.ends[k - 1] : start] in ("'", "’"):
        return True  # 'Ze'evi'
    if not line.joined[k] or k in line.blocked or k in line.numbers or not _NOUNS.isdisjoint(tag):
        return False
    if low in PARTICLES and k + 1 < len(line.lows):
        return line.capitals[k + 1] and line.joined[k + 1]
    if not line.capitals[k] or low in STOPS or low in DETERMINERS:
        return False
    word = line.text[start : line.ends[k]]
    return "given" in tag or not (len(word) > 3 and word.isupper()) or _unknown(line, k)


def _unknown(line: Line, k: int) -> bool:
    """Whether a word in capitals is none of the language: the surname behind a name or a title in an old wire."""
    low = line.lows[k]
    if line.tags[k].keys() - {"given", "people", "weak"} or len(low) < 3:
        return False
    return line.text[line.starts[k] : line.ends[k]].isupper() and not nameless(low, line.rules)
