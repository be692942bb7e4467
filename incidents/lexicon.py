"""The names and nouns of the packs, found in a sentence by their first word: longest match wins for each kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from incidents.packs import Entry, Rules

TOKEN = re.compile(r"[^\W_]+")
# A list's name -> the kind of its terms.
KINDS = {
    "actors": "actor",
    "who": "who",
    "things": "thing",
    "weapons": "weapon",
    "titles": "title",
    "ethnic_religious": "people",
    "first_names": "given",
    "countries": "country",
    "modifiers": "modifier",
    "triggers": "trigger",
    "context": "context",
}
# Brackets behind a name that tell a country and no acronym.
GLOSSES = frozenset(("US", "USA", "UK", "UN", "EU", "UAE", "DRC", "CAR", "USSR", "PRC", "NI"))
_JOINS = re.compile(r"[\s\-‐-―'’`.ʿʾ&/]{1,3}\Z")


class Token(NamedTuple):
    """One word: its place in the report's text, its folded form, and how it is written."""

    start: int
    end: int
    low: str
    capital: bool
    joined: bool  # nothing but space, hyphen or apostrophe between it and the word before


@dataclass(frozen=True, slots=True)
class Term:
    """One name of one entry, ready to be met."""

    kind: str
    words: tuple[str, ...]
    entry: Entry
    form: str  # 'acronym' must be met in capitals, 'proper' capitalised, 'common' in any case
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms of one word by it, longer ones by their first two words, longest first."""

    single: dict[str, tuple[Term, ...]]
    longer: dict[tuple[str, str], tuple[Term, ...]]


def fold(word: str) -> str:
    """Lower-case without diacritics: the form in which words are compared."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of text[start:end]."""
    out = []
    last = start
    for m in TOKEN.finditer(text, start, end):
        a, b = m.span()
        word = m.group()
        gap = text[last:a]
        joined = gap == " " or bool(_JOINS.match(gap))
        out.append(Token(a, b, fold(word), not word[0].islower() and not word[0].isdigit(), joined))
        last = b
    return tuple(out)


def build(rules: Rules) -> Lexicon:
    """The lexicon of all lists, built once for a set of packs."""
    if "lexicon" not in rules.memo:
        single: dict[str, list[Term]] = {}
        longer: dict[tuple[str, str], list[Term]] = {}
        for name, kind in KINDS.items():
            for term in (t for entry in rules.entries(name) for t in _terms(kind, entry)):
                if len(term.words) == 1:
                    single.setdefault(term.words[0], []).append(term)
                else:
                    longer.setdefault(term.words[:2], []).append(term)  # type: ignore[arg-type]
        rules.memo["lexicon"] = Lexicon(
            {w: tuple(ts) for w, ts in single.items()},
            {w: tuple(sorted(ts, key=lambda t: -len(t.words))) for w, ts in longer.items()},
        )
    found: Lexicon = rules.memo["lexicon"]
    return found


def _terms(kind: str, entry: Entry) -> Iterator[Term]:
    weak = set(entry.extra.get("weak", "").split("|"))
    names = [n for n in entry.names if kind != "actor" or "(" not in n]
    names += [d for d in entry.extra.get("demonyms", "").split("|") if d]
    names += [part for n in entry.names if kind == "actor" and "(" in n and not entry.aliases for part in _bracketed(n)]
    for name in dict.fromkeys([*names, *(w for w in weak if w)]):
        words = tuple(fold(w) for w in TOKEN.findall(name))
        if words:
            yield Term(kind, words, entry, _form(kind, name), name in weak)


def _bracketed(name: str) -> list[str]:
    """'Islamic State (IS)' -> 'Islamic State', 'IS'; what else stands in brackets is a gloss and no name."""
    before, _, rest = name.partition("(")
    inside, _, after = rest.partition(")")
    short = [inside] if inside.isupper() and 1 < len(inside) <= 8 and not after and inside not in GLOSSES else []
    return [before.strip(), *short] if not after.strip() else []


def _form(kind: str, name: str) -> str:
    if (
        kind in ("actor", "country", "given", "people")
        and name[:1].isupper()
        or (kind == "actor" and name != name.lower())
    ):
        letters = [c for c in name if c.isalpha()]
        return "acronym" if len(letters) <= 6 and all(c.isupper() for c in letters) else "proper"
    return "common"


def tags(line: Sequence[Token], text: str, lexicon: Lexicon, *, upper: bool = False) -> list[dict[str, Term]]:
    """For each word, the longest term of each kind that begins there."""
    single, longer = lexicon.single, lexicon.longer
    out: list[dict[str, Term]] = []
    for i, (token, after) in enumerate(zip_longest(line, line[1:])):
        here: dict[str, Term] = {}
        pairs = longer.get((token.low, after.low), ()) if after is not None and after.joined else ()
        for term in (*pairs, *single.get(token.low, ())):
            kind = "weak" if term.weak else term.kind
            if kind not in here and _stands(term, line, i, text, upper):
                here[kind] = term
        out.append(here)
    return out


def _stands(term: Term, line: Sequence[Token], i: int, text: str, upper: bool) -> bool:
    n = len(term.words)
    if n > 1:
        if i + n > len(line):
            return False
        for k in range(1, n):
            if line[i + k].low != term.words[k] or not line[i + k].joined:
                return False
    if upper or term.form == "common":
        return True
    if term.form == "acronym":
        return text[line[i].start : line[i + n - 1].end].isupper()
    return any(line[k].capital for k in range(i, i + n))


def settle(lines: Iterable[Sequence[dict[str, Term]]]) -> None:
    """Let a weak name stand where the same report names its bearer in full; drop it elsewhere.

    'AS', 'IS', 'the Base': words that mean a group only once the group has been named.
    """
    held = list(lines)
    named = {tag["actor"].entry.id for tags in held for tag in tags if "actor" in tag}
    for tag in (tag for tags in held for tag in tags if "weak" in tag):
        term = tag.pop("weak")
        longer = "actor" in tag and len(tag["actor"].words) >= len(term.words)
        if term.entry.id in named and not longer:
            tag[term.kind] = term
