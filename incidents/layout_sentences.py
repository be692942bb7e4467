"""Where sentences end: not after 'Lt. Col.', 'p.m.', an initial or a figure, and not where a line is merely wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incidents.layout_rules import Abbreviations

_END = re.compile(
    r"(?P<point>[.!?…]+)(?P<close>[)\]\"'”’»*_]*)(?P<space>\s+)(?=\S)"
    r"|(?<=[a-z0-9)\]\"”])[.!?](?=[A-Z][a-z])|[。！？؟۔]\s*(?=\S)"
)
_BEFORE = re.compile(r"[^\s(\[\"“‘'/–—]*\Z")
_NEXT = re.compile(r"[\"“‘'«(\[*_–—-]*\s*(\w[\w'’]*)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_CLOSED = ")]\"'”’»"


def sentences(text: str, start: int, end: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end], in order, trimmed."""
    at = start
    for m in _END.finditer(text, start, end):
        if _ends(text, m, at, end, known):
            stop = m.start("space") if m["space"] else m.end()
            yield at, len(text[at:stop].rstrip()) + at
            at = m.end()
    if at < end:
        yield at, end


def _ends(text: str, m: re.Match[str], start: int, end: int, known: Abbreviations) -> bool:
    """Whether a sentence that began at `start` ends with this point."""
    nxt = text[m.end()]
    if nxt.islower():
        return False
    before = _word_before(text, start, m.start())
    if not m["point"]:
        return m.group()[0] not in "." or before.lower() not in known.title
    following = _NEXT.match(text, m.end(), end)
    word = (following[1] or "") if following else ""
    if m["point"] == ".":
        return _full_stop(before, word, bool(m["close"]), text[start : m.start()], known)
    return bool(word) and not word[0].islower()


def _word_before(text: str, start: int, stop: int) -> str:
    found = _BEFORE.search(text, max(start, stop - 24), stop)
    return found.group() if found else ""


def _full_stop(before: str, word: str, closed: bool, sentence: str, known: Abbreviations) -> bool:
    low = before.lower()
    if word[:1].islower() or (closed and not word):
        return False
    if low in known.title and not closed:
        return False
    if low in known.number:
        return closed or not word[:1].isdigit()
    if len(sentence) == len(before) and (before.isdigit() or before.isupper() and len(before) < 5):
        return False  # '1.', 'IV.' in front of an item
    if low in known.end or _INITIALS.match(before):
        return word.lower() in known.opens and not _initial_of_name(before, closed)
    return True


def _initial_of_name(before: str, closed: bool) -> bool:
    """'J.' in 'J. One Bear' stays open; 'U.S.' may close a sentence."""
    return len(before) == 1 and not closed
