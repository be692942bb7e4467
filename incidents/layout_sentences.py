"""Where sentences end: not after 'Lt. Col.', 'p.m.', an initial or a figure, and not where a line is merely wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.kept import compiled
from incidents.layout_rules import Abbreviations

_END = compiled(r"([.!?…。！？؟۔]+)([)\]\"'”’»*_]*)(\s*)")
_PLAIN_END = compiled(r"([.!?]+)([)\]\"'*_]*)(\s*)")  # the same in ASCII
_BEFORE = compiled(r"[^\s(\[\"“‘'/–—]*\Z")
_NEXT = compiled(r"[\"“‘'«(\[*_–—-]*\s*(\w[\w'’]*)?")
_INITIALS = compiled(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_LONGEST = 3_000  # characters: no writer's sentence is longer, and the work on one grows with its square
_CUT = compiled(r".*[;,]\s+|.*\s", re.S)


def sentences(text: str, start: int, end: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end], in order, trimmed; what runs on without end is cut."""
    for at, stop in _told(text, start, end, known):
        if stop - at > _LONGEST:
            yield from _pieces(text, at, stop)
        else:
            yield at, stop


def _pieces(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence that is too long, cut behind a comma, a semicolon or a word."""
    while at < stop:
        most = min(stop, at + _LONGEST)
        cut = _CUT.match(text, at, most) if most < stop else None
        here = cut.end() if cut else most
        piece = text[at:here]
        if piece.strip():
            yield here - len(piece.lstrip()), at + len(piece.rstrip())
        at = here


def _told(text: str, start: int, end: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    at = start
    for m in (_PLAIN_END if text.isascii() else _END).finditer(text, start, end):
        if m.end() < end and _ends(text, m, at, end, known):
            yield at, m.end(2)
            at = m.end()
    if at < end:
        yield at, end


def _ends(text: str, m: re.Match[str], start: int, end: int, known: Abbreviations) -> bool:
    """Whether a sentence that began at `start` ends with this point."""
    nxt, point = text[m.end()], m[1]
    if nxt.islower():
        return False
    if point[0] in "。！？؟۔":
        return True
    if not m[3]:
        return _runs_together(text, m, start, known)
    following = _NEXT.match(text, m.end(), end)
    word = (following[1] or "") if following else ""
    if point == ".":
        return _full_stop(_word_before(text, start, m.start()), word, bool(m[2]), m.start() - start, known)
    return bool(word) and not word[0].islower()


def _runs_together(text: str, m: re.Match[str], start: int, known: Abbreviations) -> bool:
    """'... were killed.The army ...': a space is missing."""
    at = m.end()
    if m[1] not in ".!?" or m[2] or not text[at].isupper() or not text[at + 1 : at + 2].islower():
        return False
    before = _word_before(text, start, m.start())
    return before[-1:].islower() and "." not in before and before.lower() not in known.title and not before[0].isupper()


def _word_before(text: str, start: int, stop: int) -> str:
    found = _BEFORE.search(text, max(start, stop - 24), stop)
    return found.group() if found else ""


def _full_stop(before: str, word: str, closed: bool, length: int, known: Abbreviations) -> bool:
    low = before.lower()
    if "-" in low and low not in known.title:
        low = low.rpartition("-")[2]
    if word[:1].islower() or (closed and not word):
        return False
    if low in known.title and not closed:
        return False
    if low in known.number:
        return closed or not word[:1].isdigit()
    if length == len(before) and (before.isdigit() or (before.isupper() and len(before) < 5)):
        return False  # '1.', 'IV.' in front of an item
    if low in known.end or _INITIALS.match(before):
        return word.lower() in known.opens and not _initial_of_name(before, closed)
    return True


def _initial_of_name(before: str, closed: bool) -> bool:
    """'J.' in 'J. One Bear' stays open; 'U.S.' may close a sentence."""
    return len(before) == 1 and not closed
