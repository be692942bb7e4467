"""Weekdays: days told by their names alone, in reports that do not say of which week they are.

'Gunmen shot a teacher on Saturday. ... On Tuesday two traders were killed.': two events, though no day of the calendar
tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from incidents.extractors.dates import DateMention
from incidents.frames import Frame
from incidents.lazy import once

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LATE = frozenset("night evening late midnight overnight".split())
_EARLY = frozenset("early dawn hours overnight before midnight".split())


def other_weekday(frame: Frame, frames: Iterable[Frame]) -> bool:
    """Whether a clause tells its weekday, and the frames tell theirs, and no day is of both."""
    own = weekdays(frame)
    if not own:
        return False
    theirs = frozenset().union(*[weekdays(f) for f in frames])
    return bool(theirs) and own.isdisjoint(theirs)


@once
def weekdays(frame: Frame) -> frozenset[int]:
    """The days of the week on which a clause's event may have been, where no date is known; not those of a claim."""
    if "claimed" in frame.tone or any(s.value.role == "claimant" for s in frame.sides):
        return frozenset()
    return frozenset().union(*[_told(d) for d in frame.dates if d.scope == "event" and d.value is None])


def _told(day: DateMention) -> frozenset[int]:
    words = day.text.lower().replace("-", " ").split()
    named = {n for n, name in enumerate(_DAYS) if name in words}
    late = {(n + 1) % 7 for n in named} if not _LATE.isdisjoint(words) else set()
    early = {(n - 1) % 7 for n in named} if not _EARLY.isdisjoint(words) else set()
    return frozenset(named | late | early)
