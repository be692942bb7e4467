"""Days counted from a dateline that tells no year: 'SOLA, May 14 (News) - ... on Monday, police said on Tuesday'.

The dateline's weekday is that on which somebody said so; which year it was stays open, and so the days are told in the
form XXXX-05-13.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from incidents.extractors import date_values as dv
from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_years import WEEKDAYS, Anchor

_COUNTED = ("#today", "#this-morning", "#yesterday", "#last-night", "#day-before", "#days-earlier", "#same-day")
YEARS = range(2001, 2029)  # in which a day falls on every weekday
LONGEST = 28  # days told so before the dateline
Walk = Callable[[Anchor], tuple[DateMention, ...]]


def counted(
    found: tuple[DateMention, ...], partial: tuple[int, int], anchor: Anchor, walk: Walk
) -> tuple[DateMention, ...]:
    """The mentions with those that count from the dateline's month and day; `walk` reads the text from an anchor."""
    open_ = [m for m in found if not m.dated]
    if not open_:
        return found
    weekday = _weekday(found)
    if weekday is None and not any(m.rule.endswith(_COUNTED) for m in open_):
        return found
    day = _like(partial, weekday)
    if day is None:
        return found
    again = {(m.start, m.end): m for m in walk(replace(anchor, day=day, report=day))}
    return tuple(_told(m, again.get((m.start, m.end)), day, sure=weekday is not None) for m in found)


def _weekday(found: Sequence[DateMention]) -> int | None:
    """The weekday of the first statement: 'police said on Tuesday'."""
    said = (m.text for m in found if m.cue == "speech" and m.rule.endswith("#weekday-part"))
    words = next(said, "").lower().replace("’", " ").replace("'", " ").split()
    return next((WEEKDAYS.index(w[:3]) for w in words if w.endswith("day") and w[:3] in WEEKDAYS), None)


def _like(partial: tuple[int, int], weekday: int | None) -> date | None:
    """A day of that month and number, in a year in which it fell on the weekday."""
    days = (d for year in YEARS if (d := dv.make(year, *partial)) is not None)
    return next((d for d in days if weekday is None or d.weekday() == weekday), None)


def _told(mention: DateMention, again: DateMention | None, day: date, *, sure: bool) -> DateMention:
    """The mention with the month and day that it means, where it is one day shortly before the dateline's."""
    if mention.dated or again is None or again.value is None or again.value.start is None:
        return mention
    if not (sure or mention.rule.endswith(_COUNTED)):
        return mention
    start = again.value.start
    if start != again.value.end or not timedelta(0) <= day - start <= timedelta(days=LONGEST):
        return mention
    return again._replace(value=dv.partial(start.month, start.day), report=None)
