"""The names and nouns of the packs, found in a sentence by their first word: longest match wins for each kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress
from typing import Any, NamedTuple

from incidents.extractors import patterns
from incidents.kept import compiled
from incidents.packs import Entry, Rules

TOKEN = compiled(r"[^\W_]+")
_GAP = compiled(r"([\W_]+)")  # what stands between two words
_PLAIN_GAP = compiled(r"([^A-Za-z0-9]+)")  # the same in ASCII, told in half the time
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
_JOINS = compiled(r"[\s\-‐-―'’`.ʿʾ&/]{1,3}\Z")


class Term(NamedTuple):
    """One name of one entry, ready to be met."""

    kind: str
    words: tuple[str, ...]
    entry: Entry
    form: str  # 'acronym' must be met in capitals, 'proper' capitalised, 'common' in any case
    weak: bool
    text: str  # its words with a space between
    file: str  # of the entry: 'en/who.csv'
    ref: str  # 'en/who#entry'


class Followers(NamedTuple):
    """The terms that begin with the same two words: these alone, and longer ones by their third, longest first."""

    two: tuple[Term, ...]
    more: Mapping[str, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Terms of one word by it, longer ones by their first two words, longest first."""

    single: dict[str, tuple[Term, ...]]
    longer: dict[str, dict[str, Followers]]
    forms: Forms
    gaps: Gaps


class Form(NamedTuple):
    """All that a word as it is written tells by itself."""

    low: str
    capital: bool
    tags: Mapping[str, Term]  # the terms of this one word, by kind
    longer: Mapping[str, Followers]  # the terms that it may begin, by their second word
    anchors: tuple[str, ...]  # as the anchors of rules know it


class Forms(dict[str, Form]):
    """The forms of the words met so far; a reader meets the same words again and again."""

    LARGEST = 20_000

    def __init__(self, single: dict[str, tuple[Term, ...]], longer: dict[str, dict[str, Followers]]) -> None:
        super().__init__()
        self.single, self.longer = single, longer

    def __missing__(self, word: str) -> Form:
        if len(self) >= self.LARGEST:
            self.clear()
        low, capital = fold(word), not word[0].islower() and not word[0].isdigit()
        tags: dict[str, Term] = {}
        for term in self.single.get(low, ()):
            if _written(term, word, capital):
                kind = "weak" if term.weak else term.kind
                shared = term.weak and kind in tags  # an acronym of several groups
                tags[kind] = tags[kind]._replace(form="proper") if shared else tags.get(kind, term)
        form = Form(low, capital, tags, self.longer.get(low, {}), tuple(patterns.WORD.findall(word.lower())))
        self[word] = form
        return form


class Gaps(dict[str, bool]):
    """Whether what stands between two words leaves them joined, for what was met so far."""

    def __missing__(self, gap: str) -> bool:
        joins = _JOINS.match(gap) is not None
        if len(gap) < 4:
            self[gap] = joins
        return joins


class Columns(NamedTuple):
    """The words of a sentence by column: what runs over all words runs over these."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    lows: Sequence[str] = ()  # folded
    capitals: Sequence[bool] = ()
    joined: Sequence[bool] = ()  # nothing but space, hyphen or apostrophe between it and the word before


class Words(NamedTuple):
    """The words of a sentence, for each the longest term of every kind that begins there, and the anchors present."""

    tags: list[Mapping[str, Term]]
    present: frozenset[str]
    columns: Columns


def fold(word: str) -> str:
    """Lower-case without diacritics: the form in which words are compared."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def small(text: str) -> str:
    """A text in small letters, each character in its place: 'İ', which would become two, stays."""
    low = text.lower()
    if text.isascii() or len(low) == len(text):
        return low
    return "".join([c.lower() if len(c.lower()) == 1 else c for c in text])


def build(rules: Rules) -> Lexicon:
    """The lexicon of all lists, built once for a set of packs."""
    if "lexicon" not in rules.memo:
        single: dict[str, list[Term]] = {}
        longer: dict[str, dict[str, list[Term]]] = {}
        for name, kind in KINDS.items():
            for term in (t for entry in rules.entries(name) for t in _terms(kind, entry)):
                if len(term.words) == 1:
                    single.setdefault(term.words[0], []).append(term)
                else:
                    longer.setdefault(term.words[0], {}).setdefault(term.words[1], []).append(term)
        rules.memo["lexicon"] = _lexicon(single, longer)
    found: Lexicon = rules.memo["lexicon"]
    return found


def _lexicon(single: dict[str, list[Term]], longer: dict[str, dict[str, list[Term]]]) -> Lexicon:
    alone = {word: tuple(terms) for word, terms in single.items()}
    pairs = {word: {after: _followers(terms) for after, terms in rest.items()} for word, rest in longer.items()}
    return Lexicon(alone, pairs, Forms(alone, pairs), Gaps())


def _followers(terms: Sequence[Term]) -> Followers:
    more: dict[str, list[Term]] = {}
    for term in sorted((t for t in terms if len(t.words) > 2), key=lambda t: -len(t.words)):
        more.setdefault(term.words[2], []).append(term)
    return Followers(tuple(t for t in terms if len(t.words) == 2), {word: tuple(ts) for word, ts in more.items()})


def _terms(kind: str, entry: Entry) -> Iterator[Term]:
    weak = entry.extra.get("weak", "").split("|") if "weak" in entry.extra else ()
    file = entry.where.split(":")[0]
    ref = f"{file.removesuffix('.csv')}#{entry.id}"
    for name in _names(kind, entry, weak):
        words = tuple(TOKEN.findall(name.lower()) if name.isascii() else map(fold, TOKEN.findall(name)))
        if words:
            yield Term(kind, words, entry, _form(kind, name), name in weak, " ".join(words), file, ref)


def _names(kind: str, entry: Entry, weak: Sequence[str]) -> Iterable[str]:
    """All that an entry is called, once each; what stands in brackets behind an actor's name is told apart."""
    names = list(entry.names)
    if kind == "actor":
        names = [n for n in entry.names if "(" not in n]
    if "demonyms" in entry.extra:
        names += [d for d in entry.extra["demonyms"].split("|") if d]
    if kind == "actor" and not entry.aliases and "(" in entry.name:
        names += _bracketed(entry.name)
    if kind == "actor":
        names += [other for n in names for other in other_spellings(n)]
    return dict.fromkeys([*names, *(w for w in weak if w)])


# As British and American papers spell what names of forces and groups are made of.
_SPELT = (("Defence", "Defense"), ("Organisation", "Organization"), ("Mobilisation", "Mobilization"),
          ("Labour", "Labor"), ("Centre", "Center"), ("defence", "defense"))  # fmt: skip


def other_spellings(name: str) -> list[str]:
    """'Nduma Defense of Congo' -> 'Nduma Defence of Congo', and the other way round."""
    return [name.replace(a, b) for pair in _SPELT for a, b in (pair, pair[::-1]) if a in name]


def _bracketed(name: str) -> list[str]:
    """'Islamic State (IS)' -> 'Islamic State', 'IS'; what else stands in brackets is a gloss and no name."""
    before, _, rest = name.partition("(")
    inside, _, after = rest.partition(")")
    short = [inside] if inside.isupper() and 1 < len(inside) <= 8 and not after and inside not in GLOSSES else []
    return [before.strip(), *short] if not after.strip() else []


def _form(kind: str, name: str) -> str:
    named = kind in ("actor", "country", "given", "people") and name[:1].isupper()
    if not named and not (kind == "actor" and name != name.lower()):
        return "common"
    letters = "".join(filter(str.isalpha, name))
    return "acronym" if len(letters) <= 6 and (letters.isupper() or not letters) else "proper"


def read(text: str, start: int, end: int, lexicon: Lexicon) -> Words:
    """The words of text[start:end] with their terms; column by column, since this runs over every word of a report."""
    part = text[start:end]
    pieces = (_PLAIN_GAP if part.isascii() else _GAP).split(part)  # words and gaps by turns
    first = 0 if pieces[0] else 2
    words = pieces[first : len(pieces) - (not pieces[-1]) : 2]
    if not words:
        return Words([], frozenset(), Columns())
    lows, capitals, singles, longer, anchors = zip(*map(lexicon.forms.__getitem__, words), strict=True)
    columns = Columns(
        *_places(pieces, start, first, len(words)), lows, capitals, _joints(pieces, first, len(words), lexicon.gaps)
    )
    tags = list(singles)
    met: list[Any] = list(map(dict.get, longer, lows[1:]))
    for i in compress(range(len(met)), met):
        if columns.joined[i + 1]:
            tags[i] = _longest(met[i], tags[i], columns, i, text)
    return Words(tags, frozenset(chain.from_iterable(anchors)), columns)


def _places(pieces: Sequence[str], start: int, first: int, count: int) -> tuple[Sequence[int], Sequence[int]]:
    """Where the words start and end."""
    bounds = list(accumulate(map(len, pieces), initial=start))
    return bounds[first : first + 2 * count : 2], bounds[first + 1 : first + 2 * count : 2]


def _joints(pieces: Sequence[str], first: int, count: int, gaps: Gaps) -> Sequence[bool]:
    """Whether each word is joined to the one before it."""
    before = pieces[1] if first else ""
    return [_JOINS.match(before) is not None, *map(gaps.__getitem__, pieces[first + 1 : first + 2 * count - 1 : 2])]


def _longest(longer: Followers, alone: Mapping[str, Term], line: Columns, i: int, text: str) -> Mapping[str, Term]:
    """The terms that begin at word i, of which some have several words."""
    here: dict[str, Term] = {}
    third = line.lows[i + 2] if i + 2 < len(line.lows) else ""
    for term in (*longer.more.get(third, ()), *longer.two):
        kind = "weak" if term.weak else term.kind
        if kind not in here and _stands(term, line, i, text):
            here[kind] = term
    return {**alone, **here} if here else alone


def _stands(term: Term, line: Columns, i: int, text: str) -> bool:
    words, n, lows = term.words, len(term.words), line.lows
    if i + n > len(lows):
        return False
    for k in range(2, n):
        if lows[i + k] != words[k] or not (line.joined[i + k] or term.kind == "actor" and _bracket(line, i + k, text)):
            return False
    if term.form == "common":
        return True
    return _written(term, text[line.starts[i] : line.ends[i + n - 1]], any(line.capitals[i : i + n]))


def _bracket(line: Columns, k: int, text: str) -> bool:
    """'Communist Party of India (Maoist)': a bracket before word k, where a name with these words is known."""
    return text[line.ends[k - 1] : line.starts[k]] == " ("


def _written(term: Term, words: str, capital: bool) -> bool:
    """Whether a term may be written so."""
    return words.isupper() if term.form == "acronym" else capital or term.form == "common"


def settle(lines: Iterable[list[Mapping[str, Term]]]) -> None:
    """Let a weak name stand where the same report names its bearer in full; drop it elsewhere.

    'AS', 'IS', 'the Base': words that mean a group only once the group has been named, or its members follow.
    """
    held = list(lines)
    weak = [(tags, i) for tags in held for i in compress(range(len(tags)), tags) if "weak" in tags[i]]
    if not weak:
        return
    named = {tag["actor"].entry.id for tags in held for tag in tags if "actor" in tag}
    for tags, i in weak:
        tags[i] = _settled(tags, i, named)


def _settled(tags: Sequence[Mapping[str, Term]], i: int, named: Collection[str]) -> Mapping[str, Term]:
    tag = tags[i]
    term = tag["weak"]
    kept = {kind: other for kind, other in tag.items() if kind != "weak"}
    if "actor" in tag and len(tag["actor"].words) >= len(term.words):
        return kept
    return kept | {term.kind: term} if term.entry.id in named or _carried(tags, i, term) else kept


def _carried(tags: Sequence[Mapping[str, Term]], i: int, term: Term) -> bool:
    """'IMU gunmen', 'a UTO fighter': letters of one group only, before a word for its members."""
    member = tags[i + 1].get("who") if term.form == "acronym" and i + 1 < len(tags) else None
    return member is not None and member.entry.extra.get("armed") == "attacker"
