"""Truecasing: a report written all in capitals gets the small letters that its writer would have set.

Capitals tell names from words; where all letters are capitals they tell nothing, and every reader of names goes blind.
So the words of the language (`words.txt` of the packs) and of the lists become small, the names of the lists and the
gazetteer are written as there, abbreviations stay, and what is left is a name. Each character keeps its place.
The task and its name are those of Lita et al., 'tRuEcasIng' (ACL 2003); here it is done by lists and rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple

from incidents.extractors.place_words import words_of
from incidents.gazetteer import Gazetteer
from incidents.kept import compiled
from incidents.lexicon import fold
from incidents.packs import Rules
from incidents.vocabulary import is_english, vocabulary

FEWEST = 20  # letters from which a report tells how it is written
SHARE = 0.7  # of them in capitals
SAMPLE = 4000  # characters that tell it

_WORD = compiled(r"[^\W\d_]+")
_LISTED = ("actors", "who", "countries", "divisions", "ethnic_religious", "peoples", "weapons", "things")
_MONTHS = frozenset(
    "january february april june july august september october november december jan feb apr jun jul aug sep sept oct"
    " nov dec monday tuesday wednesday thursday friday saturday sunday ramadan christmas easter".split()
)
_MONTHS_BY_DAY = frozenset("march may mar".split())  # names of a month only beside a number
_PARTICLES = frozenset("de del da do das dos di du y e van von der den bin ibn al ul ud".split())
_SMALL_IN_NAMES = frozenset("of the and for in on at to".split())
_NO_LAST = _SMALL_IN_NAMES | frozenset("by as is was has had who from with or".split())  # no place's name ends so
_IN_MONTH = frozenset("in since last late early mid this until on".split())
_PRONOUN_NEXT = frozenset(
    "and to in on at for that the a an about as with from by when who we they it is are was were will have has had all"
    " not but or of because if our what how why where".split()
)  # behind 'us' that is no country
_UNITS = frozenset("s st nd rd th d kg km mm cm m am pm hrs hr pct".split())
_ELIDED = frozenset("s t re ve ll d m".split())
_PLACING = frozenset("in near at from outside around to of".split())
_BY_NEIGHBOURS = _MONTHS_BY_DAY | _PARTICLES | _UNITS | {"us"}
_CLINGING = "0123456789'’"  # behind which a word may be part of one
_VOWEL = compiled("[aeiouyáéíóú]")
_ENDS = compiled(r"(?:[.!?][\"'”’)]*|--)\s+[\"'“‘(\[]*\Z")  # behind which a sentence begins
_NEW = compiled(r"\n\s*\n|\n[ \t]{2,}")
_DATELINE = compiled(  # 'SAN SALVADOR, 5 OCT 89 (AGENCY) --'
    r"(?m)^[ \t]*([^\W\d_][^\n\d(–—]{1,60}?)(?:,?\s+\d{1,2}\s+[^\W\d_]{3,9}\b"
    r"|\s*\([^)\n]{2,40}\)[^\n]{0,40}?(?:--|[–—-])|\s+(?:--|[–—])\s)"
)
_LONGEST = 4  # words in a name that the gazetteer is asked for
_TOWN = 100_000  # inhabitants of a town whose name is a word of the language
_GLOSSED = compiled(r"[(\[]([^\W\d_]{2,8})[)\]]|\b([^\W\d_]{2,12}) \[")  # '(FMLN)', 'FMLN [...'
_WIDE = 24  # characters between words that are still joined, at a line's end
_BACK = 9  # words before an abbreviation in which its full name may begin


class Word(NamedTuple):
    start: int
    end: int
    low: str


class Usual(dict[str, str | None]):
    """How the words met so far are written wherever they stand: '' small, 'N' as a name, 'A' in capitals; else None."""

    LARGEST = 50_000

    def __init__(self, rules: Rules, small: frozenset[str], sure: Set[str], names: Set[str], shorts: Set[str]) -> None:
        super().__init__()
        self.rules, self.small, self.sure, self.names, self.shorts = rules, small, sure, names, shorts
        self.titles = words_of(rules).title

    def __missing__(self, low: str) -> str | None:
        if len(self) >= self.LARGEST:
            self.clear()
        self[low] = form = None if len(low) == 1 or low in _BY_NEIGHBOURS else self.alone(low)
        return form

    def alone(self, low: str) -> str:
        """How a word is written that nothing beside it tells of."""
        if low in self.titles:
            return "N" if len(low) < 5 and not _VOWEL.search(low) else ""
        if low in self.shorts and low not in _PARTICLES:
            return "A"
        english = is_english(low, self.rules)
        if low in self.sure or (low in self.names and not english):
            return "N"
        if english or low in self.small:
            return ""
        return "N" if len(low) > 5 or _VOWEL.search(low) else "A"


class Phrase(NamedTuple):
    folded: tuple[str, ...]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the lists tell of the words of texts in capitals."""

    usual: Usual
    small: frozenset[str]
    names: frozenset[str]  # of one word, but for those of countries, peoples and months
    phrases: Mapping[tuple[str, str], list[Phrase]]  # by their first two words, the longest first
    titles: frozenset[str]
    orgs: frozenset[str]
    towns: frozenset[str]  # words that may be a town's name behind 'in'


def in_capitals(text: str) -> bool:
    """Whether a report is written all in capitals."""
    part = text[:SAMPLE]
    if sum(map(part.count, "etaoinsrh")) >= 0.3 * len(part):
        return False  # small letters enough, found the quick way
    letters = "".join(filter(str.isalpha, part))
    return len(letters) > FEWEST and sum(map(str.isupper, letters)) > SHARE * len(letters)


def recased(text: str, rules: Rules, gazetteer: Gazetteer) -> str:
    """A text in capitals as it would be written otherwise, every character in its place."""
    known = _known(rules)
    spans = [m.span() for m in _WORD.finditer(text)]
    low = text.lower() if text.isascii() else ""
    words = [Word(a, b, low[a:b] or fold(text[a:b])) for a, b in spans]
    shown = _Shown(text, words, known, rules)
    shown.read()
    shown.places(gazetteer)
    shown.full_names()
    shown.titles()
    return shown.written()


def _known(rules: Rules) -> Known:
    """The words of all lists by how they are written; made once, when a text in capitals asks."""
    if "recase" not in rules.memo:
        place = words_of(rules)
        listed = [name for kind in _LISTED for entry in rules.entries(kind) for name in entry.names]
        small = vocabulary(rules)
        phrases: dict[tuple[str, str], list[Phrase]] = {}
        for parts in sorted({tuple(_WORD.findall(n)) for n in listed if n != n.lower() and "(" not in n}, key=_longer):
            if len(parts) > 1:
                folded = tuple(map(fold, parts))
                phrases.setdefault((folded[0], folded[1]), []).append(Phrase(folded, parts))
        ones = [w for name in listed for w in _WORD.findall(name) if w.isupper() and len(w) > 1]
        names = {fold(name) for name in listed if name[:1].isupper() and _WORD.fullmatch(name) and not name.isupper()}
        names |= place.first | place.surname | {fold(entry.name) for entry in rules.entries("first_names")}
        cities = {fold(city) for city in place.capitals.values()}
        lands = {fold(name) for entry in rules.entries("countries") for name in entry.names if not name.isupper()}
        sure = (place.hints.keys() | lands | _MONTHS) - _BY_NEIGHBOURS
        usual = Usual(rules, small, sure, names | cities, set(map(fold, ones)) - small)
        rules.memo["recase"] = Known(
            usual, small, frozenset(names | cities), phrases, place.title, place.org, place.wary | cities
        )
    found: Known = rules.memo["recase"]
    return found


def _longer(parts: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(parts), parts


def _digit_before(text: str, start: int) -> bool:
    """Whether the last thing before an offset is a number."""
    return text[max(0, start - 8) : start].rstrip()[-1:].isdigit()


class _Shown:
    """The words of one text, and how each is written: '' small, 'N' as a name, 'A' in capitals."""

    def __init__(self, text: str, words: list[Word], known: Known, rules: Rules) -> None:
        self.text, self.words, self.known, self.rules = text, words, known, rules
        self.forms: list[str] = []
        gaps = [text[a.end : b.start] for a, b in pairwise(words)]
        self.joined = [False, *(gap == " " or (len(gap) < _WIDE and not gap.strip(" \t\r\n-'’.")) for gap in gaps)]
        self.listed: dict[int, str] = {}  # as a list writes it
        told = (fold(m[1] or m[2]) for m in _GLOSSED.finditer(text))
        self.shorts = {low for low in told if not is_english(low, rules)} - known.small - known.usual.sure

    def read(self) -> None:
        """Every word by itself, and the phrases of the lists."""
        text, usual, phrases, past = self.text, self.known.usual, self.known.phrases, 0
        for n, (w, after) in enumerate(zip_longest(self.words, self.words[1:], fillvalue=Word(0, 0, ""))):
            form = usual[w.low]
            if form is None or text[w.start - 1] in _CLINGING:
                form = self._beside(n, w)
            self.forms.append("A" if w.low in self.shorts else form)
            if n >= past and (w.low, after.low) in phrases:
                past = n + self._phrase(n, phrases[w.low, after.low])

    def _beside(self, n: int, w: Word) -> str:
        """How a word is written where what stands beside it decides."""
        text, low = self.text, w.low
        before, after = text[max(0, w.start - 1) : w.start], text[w.end : w.end + 1]
        if before in ("'", "’") and low in _ELIDED and text[w.start - 2 : w.start - 1].isalpha():
            return ""
        if before.isdigit():
            return "" if low in _UNITS else "A"
        if len(low) == 1:
            joint = before == "-" and after == "-"  # 'Mazar-e-Sharif'
            return "" if joint or self._hour(w) or (low == "a" and after not in (".", "-")) else "A"
        if low == "us":
            return "" if self._pronoun(n) else "A"
        if low in _MONTHS_BY_DAY:
            return "N" if self._month(n, w) else ""
        if (low in _PARTICLES and after == "-") or (low in _UNITS and _digit_before(text, w.start)):
            return ""
        return self.known.usual.alone(low)

    def _month(self, n: int, w: Word) -> bool:
        """'12 May', 'May 3', 'in May'."""
        if _digit_before(self.text, w.start) or self.text[w.end : w.end + 12].lstrip(" .,\n")[:1].isdigit():
            return True
        return n > 0 and self.words[n - 1].low in _IN_MONTH

    def _hour(self, w: Word) -> bool:
        """'8 a.m.'"""
        near = self.text[max(0, w.start - 2) : w.end + 2].lower()
        return _digit_before(self.text, w.start) if near[2:] in ("a.m", "p.m") else near[:3] in ("a.m", "p.m")

    def _pronoun(self, n: int) -> bool:
        """'told us and', and not 'US troops'."""
        after = self.words[n + 1 : n + 2]
        return not after or after[0].low in _PRONOUN_NEXT or not self.joined[n + 1]

    def _phrase(self, n: int, met: list[Phrase]) -> int:
        """How many words a listed name that begins here has; they are written as in the list."""
        for folded, parts in met:
            past = n + len(parts)
            if tuple([x.low for x in self.words[n:past]]) == folded and self._joined(n, past):
                self.listed.update((n + k, part) for k, part in enumerate(parts) if len(part) > 1)
                return len(parts)
        return 1

    def _joined(self, first: int, past: int) -> bool:
        """Whether nothing but space, hyphen or apostrophe stands between words."""
        return all(self.joined[first + 1 : past])

    def places(self, gazetteer: Gazetteer) -> None:
        """Names of several words that the gazetteer has, towns named like a word, and the place of the dateline."""
        spans = {span: " ".join([w.low for w in self.words[slice(*span)]]) for span in self._spans()}
        found = gazetteer.by_keys(set(spans.values()))
        for (n, past), key in spans.items():
            large = past == n + 1 or not any(self.forms[n:past])
            if any(not large or p.population > _TOWN or p.kind in ("country", "admin1") for p in found[key]):
                self._name(range(n, past), whole=True)
        for m in _DATELINE.finditer(self.text):
            town = [n for n, w in enumerate(self.words) if m.start(1) <= w.start < m.end(1)]
            if len(town) <= _LONGEST and any(self.forms[n] for n in town) and not self._said(town):
                self._name(town)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """The words that may be a place's name of several, and those that may be a town's behind 'in'."""
        words, forms, joined = self.words, self.forms, self.joined
        for n, w in enumerate(words):
            if n in self.listed or w.low in _SMALL_IN_NAMES:
                continue
            placed = joined[n] and words[n - 1].low in _PLACING
            named = bool(forms[n]) or placed
            for past in range(n + 2, min(n + _LONGEST, len(words)) + 1):
                if not joined[past - 1] or words[past - 1].low in _NO_LAST:
                    break
                named = named or bool(forms[past - 1])
                if named:
                    yield n, past
            if placed and not forms[n] and w.low in self.known.towns and not (joined[n + 1 : n + 2] or [False])[0]:
                yield n, n + 1

    def _said(self, which: Iterable[int]) -> bool:
        return any(self.words[n].low in self.known.small for n in which)

    def full_names(self) -> None:
        """'the Movement of the Left (MIR)', 'FMLN [Farabundo ... Front]': what an abbreviation stands for is a name."""
        for n, w in enumerate(self.words):
            if self.forms[n] != "A" or len(w.low) < 2:
                continue
            if self.text[w.start - 2 : w.start] in (" (", "\n(", " [", "\n["):
                self._name(self._before(n))
            elif self.text[w.end : w.end + 2] == " [":
                close = self.text.find("]", w.end)
                self._name([k for k in range(n + 1, min(n + 14, len(self.words))) if self.words[k].end <= close])

    def _before(self, n: int) -> range:
        """The words before an abbreviation whose first letters it has, else those back to their article."""
        first = max(0, n - _BACK)
        while first < n and not self._joined(first, n):
            first += 1
        short = self.words[n].low
        for start in range(n - 2, first - 1, -1):
            letters = "".join(w.low[0] for w in self.words[start:n] if w.low not in _SMALL_IN_NAMES)
            if letters == short and self.words[start].low not in _SMALL_IN_NAMES:
                return range(start, n)
        articles = [k for k in range(first, n - 1) if self.words[k].low == "the" and self.words[k - 1].low != "of"]
        if articles and (self.words[n - 1].low in self.known.orgs or self.forms[n - 1] == "N"):
            return range(articles[-1] + 1, n)
        return range(0)

    def titles(self) -> None:
        """'General Mora', 'Ana Mora': a title before a name is written as one, a first name is no abbreviation."""
        words, forms, known = self.words, self.forms, self.known
        for n in range(len(words) - 2, -1, -1):
            if forms[n + 1] == "N" and words[n].low in (known.names if forms[n] == "A" else known.titles):
                forms[n] = "N" if self.joined[n + 1] else forms[n]

    def _name(self, which: Iterable[int], *, whole: bool = False) -> None:
        """These words are a name; of a `whole` one no part is an abbreviation: 'Santa Ana'."""
        for n in which:
            low = self.words[n].low
            short = self.forms[n] == "A" and not (whole and len(low) > 2 and low not in self.shorts)
            if low not in _SMALL_IN_NAMES and not short:
                self.forms[n] = "N"

    def written(self) -> str:
        """The text with each word as it is to be written."""
        text, done, past, first = self.text, [], 0, True
        for n, w in enumerate(self.words):
            gap = text[past : w.start]
            first = gap != " " and self._begins(gap, n, first)
            done += [gap, self._as(n, text[w.start : w.end], first)]
            past = w.end
        return "".join([*done, text[past:]])

    def _begins(self, gap: str, n: int, before: bool) -> bool:
        """Whether a sentence begins behind a gap; `before`: whether one began with the word before it."""
        if n == 0 or _NEW.search(gap) or (before and gap[:1] == "]"):  # '[TEXT] GUNMEN'
            return True
        initial = gap[:1] == "." and len(self.words[n - 1].low) == 1
        return not initial and _ENDS.search(gap) is not None

    def _as(self, n: int, word: str, first: bool) -> str:
        form = self.forms[n]
        if n in self.listed and len(self.listed[n]) == len(word):
            word, form = self.listed[n], "A"
        elif form == "N" and self.words[n].low in _PARTICLES and not first and n and self.forms[n - 1] == "N":
            form = ""
        low = word if form == "A" else word.lower()
        if form == "A" or len(low) != len(word):
            return word[:1].upper() + word[1:] if first else word
        return word[:1].upper() + low[1:] if form or first else low
