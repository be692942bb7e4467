"""The day that a date is counted from, and the year of a day or month that is told without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from incidents.extractors import date_values as dv
from incidents.extractors.date_values import DateValue

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that relative dates count from, and what else fixes a year."""

    day: date | None = None
    report: date | None = None  # the day of the report, where a stamp in the text has moved `day`
    future: bool = False  # the sentence tells of what is to come
    year: int | None = None  # the year in which the paragraph stands
    months: Mapping[int, int] = field(default_factory=dict)  # month -> the year in which the text tells it in full
    within: DateValue | None = None  # a month of the page's head, where no day is known
    latest_year: int | None = None  # the latest year that the text names
    day_first: bool | None = None  # order of 05/06/2021 as other dates of the text show it


def month_number(word: str | None) -> int:
    """1 to 12; 0 where the word is no month."""
    return MONTHS.index(word[:3].lower()) + 1 if word and word[:3].lower() in MONTHS else 0


def weekday_number(word: str) -> int:
    return WEEKDAYS.index(word[:3].lower())


def year_number(word: str) -> int:
    """A year of four or two figures; 49 is 2049 and 50 is 1950."""
    number = int(word.lstrip("'’"))
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def nearest_year(month: int, day: int, anchor: Anchor, *, weekday: int | None = None) -> int | None:
    """The year of a day told without one: that of the latest such day that is not to come; None if not sure."""
    if anchor.day is None:
        return anchor.months.get(month) or _year_of_weekday(month, day, weekday, anchor) or _year_within(month, anchor)
    if anchor.year is not None:
        return anchor.year
    if anchor.report is None:  # a log without a day of its own: 'March 2: ...', 'March 5: ...'
        return _year_beside(month, anchor.day)
    told = anchor.report
    this = told.year
    if (month, day) <= (told.month, told.day) or anchor.future:
        return this
    soon = dv.make(this, month, day)
    told_after = soon is not None and (soon - told).days <= 1  # time zones: a page dated a day early
    return this if told_after else this - 1


def _year_within(month: int, anchor: Anchor) -> int | None:
    """The year in which a month was last reached by the month of the page's head: '2 September' in 'May 2021'."""
    head = anchor.within.start if anchor.within is not None else None
    return head.year - (month > head.month and not anchor.future) if head is not None else None


def _year_beside(month: int, entry: date) -> int:
    """The year in which the month lies within half a year of the entry before."""
    return entry.year + (entry.month - month > 6) - (month - entry.month > 6)


def _year_of_weekday(month: int, day: int, weekday: int | None, anchor: Anchor) -> int | None:
    """The year near the latest that the text names in which the day fell on that weekday."""
    if weekday is None or anchor.latest_year is None:
        return None
    found = day_near(month, day, weekday, anchor.latest_year)
    return found.year if found else None


def day_near(month: int, day: int, weekday: int, latest_year: int) -> date | None:
    """The one such day from the latest year told to four on; else the one of the two years before."""
    for years in (range(latest_year, latest_year + 5), range(latest_year - 2, latest_year)):
        fit = [d for y in years if (d := dv.make(y, month, day)) and d.weekday() == weekday]
        if len(fit) == 1:
            return fit[0]
    return None


_FEW = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}


def relative_year(word: str | None, anchor: Anchor) -> int | None:
    """'last year', 'this year', 'the same year', 'the year before' as a number."""
    day = anchor.day or (anchor.within.start if anchor.within is not None else None)
    if not word or day is None:
        return None
    lower = word.lower()
    if "last" in lower or "previous" in lower or "before" in lower:
        return day.year - 1
    if lower.endswith("ago"):  # 'in March two years ago'
        return day.year - _FEW[lower.split()[-3]]
    return day.year + ("next" in lower)


def month_year(month: int, det: str, anchor: Anchor) -> int | None:
    if anchor.day is None:
        return anchor.months.get(month) or _year_within(month, anchor)
    if anchor.year is not None and not det:
        return anchor.year
    if anchor.report is None and not det:
        return _year_beside(month, anchor.day)
    ahead = month > anchor.day.month
    if det == "next" or (anchor.future and ahead):
        return anchor.day.year + (not ahead)
    return anchor.day.year - (ahead or (det in ("last", "past") and month == anchor.day.month))
