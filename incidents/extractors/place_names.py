"""Finds the capitalised names of a sentence and the parts of them that may be places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from incidents.gazetteer import names
from incidents.kept import compiled

LONGEST = 5  # words in a name that is looked up
_UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if unicodedata.category(chr(c)) == "Lu")
_ARTICLE = "(?:(?:[Aa][ldnrstz]|[Ee][ldnrsz]|[Aa]sh|[Aa]th|[Ee]sh|[Uu]l|[Dd]|[Ll])[-'’–])"
_TOKEN = compiled(
    rf"(?<!\w)(?:[‘ʿ`'’](?=[{_UPPER}]))?{_ARTICLE}?"
    rf"(?:(?:[A-Z]\.){{2,}}|(?:St|Ste|Mt|Ft|Sto|Sta|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Mr|Mrs|Ms|Gov|Sen|Rep|Prof|Brig|Cpl)\."
    rf"|[{_UPPER}][\w‘`ʿ]*(?:['’](?!s\b(?! (?:Bazaa?r|Hoek|Nek|Rest|Bay)\b))\w+)*(?:[-‐‑]\w+(?:['’](?!s\b)\w+)*)*)"
)
# 'kwaVuna', 'eSikhaleni': a prefix of the Nguni languages before the capital.
_PREFIXED = compiled(r"\b(?:kwa|ka|ema|em|en|e|um|u|isi|i|o|ama|bo)(?=[A-Z][a-z])[A-Z]\w+")
_CAPITAL = compiled(f"[{_UPPER}]")
_PLAIN_CAPITAL = compiled("[A-Z]")  # the same in ASCII
_PREFIXES = "-'’–‘ʿ`"  # what may stand before the first capital of a word that has begun
# Words that may stand inside one name; after those marked True a new name may as well begin.
LINKS = {
    " ": False, " de ": False, " del ": False, " de la ": False, " de los ": False, " de las ": False, " da ": False,
    " do ": False, " dos ": False, " das ": False, " al ": False, " el ": False, " al-": False, " e ": True,
    " y ": True, " of ": True, " of the ": True, " and ": True, " & ": True, " le ": False, " la ": False,
    " des ": False, " du ": False, " ul ": False, " i ": False, " en ": False, " sur ": False, " wa ": False,
    " bin ": False, " bint ": False, " ibn ": False, " ez ": False, " e-": False, "-e-": False, "-i-": False,
    " ad ": False, " ar ": False, " as ": True, " ash ": False, " az ": False, "/": True, " d'": False,
    "–": True, "-": True, " van ": False, " ng ": False, "'s ": True, "’s ": True,
}  # fmt: skip

# 'Taliban-controlled Baghran': who holds a place, or who lives there, is no part of its name.
HELD_BY = frozenset(
    """administered besieged controlled dominated dominant governed held infested inhabited majority occupied populated
    ruled run""".split()
)

cached_keys = lru_cache(maxsize=20_000)(names.keys)


class Token(NamedTuple):
    """A capitalised word; `new` tells that a new name may begin here."""

    start: int
    end: int
    text: str
    key: str
    new: bool


Run = tuple[Token, ...]


def words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The capitalised words between two offsets, found at their capitals: far quicker than by the whole pattern."""
    found: list[re.Match[str]] = []
    past, match = start, _TOKEN.match
    for capital in (_PLAIN_CAPITAL if text.isascii() else _CAPITAL).finditer(text, start, end):
        at = capital.start()
        if at < past:
            continue
        hit = None
        if at and text[at - 1] in _PREFIXES:  # 'al-Shabaab', '‘Ain'
            hit = next(filter(None, (match(text, place, end) for place in range(max(past, at - 4), at))), None)
        hit = hit or match(text, at, end)
        if hit is None and at > past:
            hit = _prefixed(text, at, max(past, at - 3), end)
        if hit is not None:
            past = hit.end()
            found.append(hit)
    return found


def _prefixed(text: str, at: int, first: int, end: int) -> re.Match[str] | None:
    """'kwaVuna', whose capital stands inside; never 'iPhone', and no word cut in two."""
    hit = next(filter(None, (_PREFIXED.match(text, start, end) for start in range(first, at))), None)
    return hit if hit is not None and not hit[0].startswith(("iP", "eB", "iC", "iO", "iM", "iT", "iR")) else None


def runs(text: str, start: int, end: int) -> list[Run]:
    """The runs of capitalised words between two offsets, broken at punctuation; see `roads_apart`.

    'Camp 22' is one word here.
    """
    found: list[list[Token]] = []
    held: list[Token] = []
    for hit in words(text, start, end):
        new, word = True, hit[0]
        first, past = hit.span()
        if text[past + 1 : past + 2].isdigit() and word in NUMBERED and (number := _NUMBER.match(text, past)):
            past = number.end()
            word = text[first:past]
        if held:
            link = LINKS.get(text[held[-1].end : first].replace("\n", " "))
            if link is None or _month_before(text, held):
                found.append(held)
                held = []
            else:
                new = link
        if "-" in word and word.rpartition("-")[2] in HELD_BY:
            if held:
                found.append(held)
            held = []
            continue
        held.append(Token(first, past, word, cached_keys(word)[0], new))
    if held:
        found.append(held)
    return [roads_apart(text, held) if "-" in text[held[0].start : held[-1].end] else tuple(held) for held in found]


NUMBERED = frozenset(
    "Camp Zone Sector Ward Kebele PK Km KM Kilo Kilometre Kilometer Mile Phase Extension Checkpoint".split()
)
_NUMBER = compiled(r" \d{1,3}[A-Z]?(?![\w%]|[.,-]\d| (?:people|men|women|soldiers|years|km|miles|per cent|percent)\b)")


_ROAD = compiled(r" (?:highway|road|axis|expressway|route|motorway|railway|stretch|corridor)s?\b", re.I)
_HYPHEN = compiled(r"[-‐‑](?=[A-Z]\w\w)")


def roads_apart(text: str, held: Sequence[Token]) -> Run:
    """'the Kaduna-Birnin Gwari highway': a road is named after the towns at its ends, which a hyphen joins."""
    if not _ROAD.match(text, held[-1].end):
        return tuple(held)
    return tuple(part for token in held for part in _parts(token))


def _parts(token: Token) -> Iterator[Token]:
    start = 0
    for cut in [*(hit.start() for hit in _HYPHEN.finditer(token.text) if hit.start() > 2), len(token.text)]:
        word = token.text[start:cut]
        yield Token(token.start + start, token.start + cut, word, cached_keys(word)[0], start > 0 or token.new)
        start = cut + 1


_MONTHS = frozenset("January February March April May June July August September October November December".split())


def _month_before(text: str, held: Sequence[Token]) -> bool:
    """'In February Goran Ilić was shot': the month is no part of the name behind it."""
    month = held[-1]
    return month.text in _MONTHS and text[max(0, month.start - 3) : month.start].lower() == "in "


def grams(run: Run) -> list[tuple[int, int]]:
    """First and past-the-last word of every part of a run that has several words, longer ones first."""
    last = len(run) - 1
    return [(n, past) for n in range(last) for past in range(min(last + 1, n + LONGEST), n + 1, -1)]


_CODE = compiled(r"(?!PK\d|KM\d)[A-Z]{1,3}[-‑]?\d{1,3}")  # 'PK12' is a kilometre stone with a quarter
_ROAD_CODE = compiled(r" (?:highway|road|motorway|expressway|trunk|route|freeway)\b")
_ON_ROAD = compiled(r"\b(?:on|along|off)(?: the)? \Z")


def coded(text: str, token: Token) -> bool:
    """'the CM2 classroom', 'constituency PK-89': a code is a place's name only where it is a road's."""
    if not token.text[-1].isdigit() or _CODE.fullmatch(token.text) is None or _ROAD_CODE.match(text, token.end):
        return False
    return _ON_ROAD.search(text, max(0, token.start - 10), token.start) is None
