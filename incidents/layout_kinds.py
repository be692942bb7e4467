"""What a paragraph looks like by itself, before its place in the report is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from incidents.kept import compiled
from incidents.layout_blocks import Block
from incidents.layout_rules import Abbreviations, Signs, first_word, matching, opening, plain, tells_news, words_of

CLOSERS = ")]\"'”’»*_ "
DATED = compiled(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of )?<M>|<M>\.?[\s-]+\d{1,4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2} (?:hours?|days?|weeks?|months?|years?) ago|<M>,? \d{4})\b".replace(
        "<M>", r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    ),
    re.IGNORECASE,
)
_STOPS = frozenset((".", "!", "?", "…"))
_NOTED = compiled(r"[.!?…][)\]\"'”’]*\s+[\[(][^\[\]()]{1,50}[\])]\Z")  # '... he said. [END RECORDING]'
_INSIDE = compiled(r"(?!Capt|Sept|Insp|Supt)[^\W\d_]{4}[.!?]\s+[^\W\d_]")
_FIGURE = compiled(r"\d")
# A heading has no full stop and at most so many words; a question or a line with a colon fewer.
HEADING, SHORT = 14, 8
LIST = 4  # lines of news that make a list of headlines
# Words of newspapers' names that say nothing unless they stand last.
_COMMON = frozenset(("report", "nation", "standard", "news", "media", "post", "times", "press", "centre", "center"))
# Characters: a longer paragraph with a full stop is prose unless it opens like a sign; the longest sign.
LONG, LONGEST = 110, 420
# Kinds that page furniture takes, weakest claim last.
FURNITURE = frozenset(("links", "related", "end", "comments", "furniture", "gallery"))


class Look(NamedTuple):
    """A block and what it looks like: prose, line, bullet, row, heading, date, caption, stamp, entry ..."""

    block: Block
    kind: str
    alone: bool = False  # the opening is the whole block
    text_at: int = 0  # where an entry's text begins
    clock: bool = False  # a stamp that is a mere hour
    once: bool = False
    ended: bool = False  # closed by a full stop, '!', '?' or '...'
    words: int = 0
    dated: bool = False
    news: bool = False


def looks(found: Sequence[Block], signs: Signs) -> list[Look]:
    """What each block looks like; lines of news with hardly any prose between them are the items of a list."""
    out = [_look(block, signs) for block in found]
    listed = {n for n, look in enumerate(out) if n and look.kind == "line" and look.news and look.words > 3}
    if len(listed) < LIST or len(listed) < 2 * sum(look.kind == "prose" for look in out):
        return out
    return [look._replace(kind="bullet") if n in listed else look for n, look in enumerate(out)]


def _look(block: Block, signs: Signs) -> Look:
    text = block.sign
    if len(text) > LONGEST:
        return _long(block)
    ended = is_closed(text) and not _abbreviated(text, signs.abbreviations)
    short = len(text) <= LONG or not ended or text[0] in "([{©*#—–-|" or text[0].isdigit()
    first = first_word(plain(text[:60]))
    if not short and first not in signs.openings and first not in signs.by_word:
        return _long(block)
    low = plain(text)
    named = _by_sign(block, low, first, signs, short=short)
    if not short and not named:
        return _long(block)
    words = words_of(low)
    news = not signs.news.isdisjoint(words)
    if named:
        dated = len(text) < 140 and _FIGURE.search(text) is not None and DATED.search(text) is not None
        return named._replace(ended=ended, words=len(words), dated=dated, news=news)
    if not news and not _is_table(block) and _is_date_line(text, words, ended, signs):
        return Look(block, "date", ended=ended, words=len(words), dated=True)
    kind = block.mark or _prose_or_line(text, len(words), ended)
    return Look(block, kind, ended=ended, words=len(words), news=news)


def _long(block: Block) -> Look:
    return Look(block, block.mark or "prose", ended=True, words=len(block.text) // 6, news=True)


def is_closed(text: str) -> bool:
    """Closed by a full stop, '!', '?' or an ellipsis; quotes, brackets and a note in brackets aside."""
    if text.rstrip(CLOSERS)[-1:] in _STOPS:
        return True
    return text[-1] in ")]" and _NOTED.search(text, max(0, len(text) - 80)) is not None


def _by_sign(block: Block, low: str, first: str, signs: Signs, *, short: bool) -> Look | None:
    found = opening(low, first, signs)
    if found:
        return Look(block, found[0], alone=found[1])
    for sign, m in matching(block.sign, low, first, signs, short=short):
        clock = "clock" in sign.rule or "ago" in sign.rule
        return Look(block, sign.kind, m.end() == len(low), m.end(), clock, sign.once)
    if short:
        for kind, words in signs.anywhere:
            if words in low and not tells_news(low, signs):
                return Look(block, kind)
    return None


def _abbreviated(text: str, known: Abbreviations) -> bool:
    """'... and the U.S.' is no full stop."""
    if text[-1] != "." or text[-3:-2] != ".":
        return False
    return text.rsplit(None, 1)[-1].lower()[:-1] in known.end


def _is_date_line(text: str, words: Sequence[str], ended: bool, signs: Signs) -> bool:
    """Date and time with few words beside them: 'Newsroom | Cairo | Updated: 16-05-2021 01:31'."""
    if len(text) > 140 or not _FIGURE.search(text) or not DATED.search(text):
        return False
    rest = [w for w in words if w not in signs.clockwork]
    return len(rest) <= (2 if ended and not text[-2].isdigit() else 8) and len(rest) < 2 + len(text) / 12


def _prose_or_line(text: str, words: int, ended: bool) -> str:
    if text.endswith("?"):
        return "line" if words <= SHORT else "prose"
    if text.endswith(":"):
        return "line" if words <= SHORT - 2 else "prose"
    return "line" if not ended and words <= HEADING and not _INSIDE.search(text) else "prose"


def is_pure_date(look: Look, signs: Signs) -> bool:
    """A line that holds a date and nothing else."""
    return look.kind == "date" and all(w in signs.clockwork for w in words_of(plain(look.block.text)))


def is_press(look: Look, signs: Signs) -> bool:
    """A line that names who wrote or sent the report: 'Staff Report', 'The Herald on Sunday'."""
    words = words_of(plain(look.block.text))
    if look.ended or look.news or look.words > 10 or look.block.mark:
        return False
    return any(w in signs.press and (w not in _COMMON or k == len(words) - 1) for k, w in enumerate(words))


def _is_table(block: Block) -> bool:
    return block.mark == "row" and (block.text[0] == "|" or "\t" in block.text)
