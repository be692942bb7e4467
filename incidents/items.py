"""Items: the paragraphs of a log or a round-up, each of which tells an event of its own.

'Mon 6, Yarang. A tapper was shot ...' above 'Tue 7, Rueso. A bomb ...': paragraphs headed by days, or by names that
differ, and bullets that lie in different places. What one of them tells is not the event of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents.frames import Frame
from incidents.kept import compiled
from incidents.labels import PARTS

ITEMS, MOST = 3, 0.6  # so many paragraphs make a list, and what share of all that tell something
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = compiled(
    rf"(?:{_WEEKDAY},? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?! (?:people|men|women|were))|{_WEEKDAY}(?:,? [a-z]+)?\s?[:–-]\s"
    rf"|(?:{_WEEKDAY},? )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?\s?[:,.–—-]"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\s?[:,.–—-])",
    re.IGNORECASE,
)
_NAME = compiled(
    r"(?P<name>[A-ZÀ-Þ][\w'’./-]+(?: (?:of |de |and )?[A-ZÀ-Þ(][\w'’./()-]*){0,3})"
    r"(?:, (?:[A-ZÀ-Þ][\w'’-]+ ?){1,3}(?:\d{1,2})?)?(?:\.(?= [A-ZÀ-Þ\d])|:(?= )| [-–—](?= ))"
)
_MARK = compiled(r"[\s*•·▪–—-]*(?:\(?\d{1,2}[.)] )?")


def number(frames: Sequence[Frame]) -> None:
    """Gives the frames of a list the number of their item."""
    heads: dict[int, str | None] = {}
    for f in frames:
        paragraph = f.scene.sentence.paragraph
        if paragraph not in heads:
            heads[paragraph] = None if f.section == "update" else _head(f)
    known = _listed(heads) or _bullets(frames)
    at: int | None = None
    for f in frames if known else ():
        paragraph = f.scene.sentence.paragraph
        below = f.section == "body" and at is not None and heads[at] is not None
        at = paragraph if paragraph in known else at if below else None
        f.item = at


def _head(frame: Frame) -> str | None:
    """What heads a paragraph: '' for a day, a name in small letters; None where nothing does."""
    text, sentence = frame.scene.line.text, frame.scene.sentence
    start = text.rfind("\n", 0, sentence.start) + 1
    marked = _MARK.match(text, start)
    start = marked.end() if marked else start
    if _DAY.match(text, start):
        return ""
    named = _NAME.match(text, start, start + 70)
    return None if named is None or PARTS.search(named["name"]) else named["name"].lower()


def _listed(heads: dict[int, str | None]) -> frozenset[int]:
    """The paragraphs that are headed alike, by days or by different names, if they are most of all."""
    for told in (
        [n for n, head in heads.items() if head == ""],
        [n for n, head in heads.items() if head],
    ):
        names = {heads[n] or n for n in told}
        if len(names) >= ITEMS and len(told) >= MOST * len(heads):
            return frozenset(told)
    return frozenset()


def _bullets(frames: Sequence[Frame]) -> frozenset[int]:
    """The bullets of a report, where most of them lie in places of their own."""
    told: dict[int, set[str]] = {}
    for f in frames:
        if f.section == "bullet":
            place = f.place
            told.setdefault(f.scene.sentence.paragraph, set()).update(
                [place.name] if place is not None and place.specificity > 1 else []
            )
    placed = [names for names in told.values() if names]
    different = len({min(names) for names in placed})
    return frozenset(told) if different >= ITEMS and len(placed) >= MOST * len(told) else frozenset()


def same(frame: Frame, first: Frame) -> bool:
    """Whether a clause stands in the item that an event was opened in."""
    return frame.item is not None and frame.item == first.item


def apart(frame: Frame, first: Frame) -> bool:
    """Whether a clause stands in another item than the one that an event was opened in."""
    return frame.item is not None and first.item is not None and frame.item != first.item
