"""Items: the paragraphs of a log or a round-up, each of which tells an event of its own.

'Mon 6, Yarang. A tapper was shot ...' above 'Tue 7, Rueso. A bomb ...': paragraphs headed by days, or by names that
differ, and bullets that lie in different places. What one of them tells is not the event of another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from incidents.extractors.place_mentions import PlaceMention
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.labels import PARTS
from incidents.passing import led_in

ITEMS, MOST = 3, 0.6  # so many paragraphs make a list, and what share of all
SHORT = 40  # characters
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = (
    rf"(?P<day>(?i:{_WEEKDAY},? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?! (?:people|men|women|were))"
    rf"|{_WEEKDAY}(?:,? [a-z]+)?\s?[:–-]\s"
    rf"|(?:{_WEEKDAY},? )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?\s?[:,.–—-]"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\s?[:,.–—-]))"
)
_NAME = (
    r"(?P<name>[A-ZÀ-Þ][\w'’./-]+(?: (?:of |de |and )?[A-ZÀ-Þ(][\w'’./()-]*){0,3}?)"
    r"(?:, (?:[A-ZÀ-Þ][\w'’-]+ ?){1,3}(?:\d{1,2})?)?(?:\.(?= [A-ZÀ-Þ\d\"“])|:(?= )|\.?\s?[-–—](?= ))"
)
# A paragraph that is headed; what is shorter is a heading, a byline or a note.
_HEADED = compiled(rf"^[ \t*•·▪–—-]*(?:\(?\d{{1,2}}[.)] )?(?:{_DAY}|{_NAME})(?=[^\n]{{20}})", re.MULTILINE)


def number(frames: Sequence[Frame]) -> None:
    """Gives the frames of a list the number of their item: where it begins in the text."""
    if len({f.scene.sentence.paragraph for f in frames}) < 2:
        return
    bullets = _bullets(frames)
    starts = [] if bullets else _listed(frames[0].scene.line.text)
    for f in frames:
        if bullets:
            f.item = f.scene.sentence.paragraph if f.section == "bullet" else None
        elif starts and f.section != "update":
            at = bisect_right(starts, f.start)
            f.item = starts[at - 1] if at else None


def _listed(text: str) -> list[int]:
    """Where the paragraphs begin that are headed alike, by days or by different names, if they are most of all."""
    lines = sum(len(line) > SHORT for line in text.splitlines()[1:])
    if lines < ITEMS:
        return []
    days, named, names = [], [], set()
    for head in _HEADED.finditer(text, text.find("\n") + 1):
        if head["day"]:
            days.append(head.start())
        elif not PARTS.search(head["name"]):
            named.append(head.start())
            names.add(head["name"].lower())
    if len(days) >= ITEMS and len(days) >= MOST * lines:
        return days
    return named if len(names) >= ITEMS and len(named) >= MOST * lines else []


def _bullets(frames: Sequence[Frame]) -> bool:
    """Whether a report has bullets most of which lie in places of their own."""
    told: dict[int, set[str]] = {}
    for f in frames:
        if f.section == "bullet":
            place = f.place
            told.setdefault(f.scene.sentence.paragraph, set()).update(
                [place.name] if place is not None and place.specificity > 1 else []
            )
    placed = [names for names in told.values() if names]
    return len({min(names) for names in placed}) >= ITEMS and len(placed) >= MOST * len(told)


def in_passing(frame: Frame, first: Frame, place: PlaceMention) -> bool:
    """'Supply to the Sui plant was cut': another place, behind what an item of a list tells, and nobody's deed."""
    if frame.item is None or frame.item != first.item:
        return False
    if frame.day is not None or frame.casualties or led_in(frame, place):
        return False
    return not any(t.pos == "act" and t.strong and t.agent is not None for t in frame.deeds)


def apart(frame: Frame, first: Frame) -> bool:
    """Whether a clause stands in another item than the one that an event was opened in."""
    return frame.item is not None and first.item is not None and frame.item != first.item
