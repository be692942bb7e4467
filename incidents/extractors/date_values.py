"""Dates as a careful coder resolves them: a first and a last day, how precise they are, and their EDTF.

EDTF is ISO 8601-2 level 1 as the Library of Congress specifies it: `2021-12-05`, `2018-01`, `2018-22` (a summer),
`2021-12-05/2021-12-07`, `XXXX-10-21` (no year told), `XXXX-02~` (about February).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}
ONE_DAY = timedelta(days=1)


class DateValue(NamedTuple):
    """First and last day, None where the text does not fix them; precision as CONTRACT §4 names it."""

    start: date | None
    end: date | None
    precision: str
    edtf: str | None

    @property
    def known(self) -> bool:
        return self.start is not None


UNKNOWN = DateValue(None, None, "unknown", None)


def a_day(day: date) -> DateValue:
    return DateValue(day, day, "day", day.isoformat())


def days(start: date, end: date) -> DateValue:
    """A stretch of days; its precision by its length (two days are one night)."""
    if start == end:
        return a_day(start)
    return DateValue(start, end, _length((end - start).days + 1), f"{start.isoformat()}/{end.isoformat()}")


def _length(count: int) -> str:
    bounds = ((2, "day"), (16, "week"), (62, "month"), (190, "season"))
    return next((name for most, name in bounds if count <= most), "year")


def a_week(day: date, *, weeks: int = 0) -> DateValue:
    """The calendar week, Monday to Sunday, `weeks` away from that of a day."""
    monday = day - timedelta(days=day.weekday() - 7 * weeks)
    return days(monday, monday + timedelta(days=6))


def a_weekend(day: date, *, weeks: int = 0) -> DateValue:
    saturday = day - timedelta(days=day.weekday() - 5 - 7 * weeks)
    return days(saturday, saturday + ONE_DAY)


def a_month(year: int, month: int) -> DateValue:
    return DateValue(
        date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", f"{year:04}-{month:02}"
    )


def a_year(year: int) -> DateValue:
    return DateValue(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}")


def a_season(year: int, name: str) -> DateValue:
    """Three months, named as in the northern hemisphere; a winter runs into the next year."""
    code, first = SEASONS[name]
    last_year, last = (year + 1, 2) if first == 12 else (year, first + 2)
    return DateValue(date(year, first, 1), a_month(last_year, last).end, "season", f"{year:04}-{code}")


def part_of_month(value: DateValue, part: str) -> DateValue:
    """Ten days or half of a month: 'early June', 'mid-June', 'the end of June'."""
    if value.start is None or value.end is None:
        return value._replace(edtf=f"{value.edtf}~" if value.edtf else None)
    first = value.start
    last = value.end.day
    bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, last), "half1": (1, 15), "half2": (16, last)}[part]
    start, end = first.replace(day=bounds[0]), first.replace(day=bounds[1])
    return DateValue(start, end, "week", f"{start.isoformat()}~/{end.isoformat()}~")


def part_of_year(year: int, part: str) -> DateValue:
    """A third or half of a year: 'early 2014', 'late 2014'."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "half1": (1, 6), "half2": (7, 12)}[part]
    start, end = date(year, first, 1), a_month(year, last).end or date(year, 12, 31)
    return DateValue(start, end, "season", f"{start:%Y-%m}~/{end:%Y-%m}~")


def partial(month: int, day: int | None = None, *, last: int | None = None) -> DateValue:
    """A month or a day whose year is not told."""
    name = f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    return DateValue(None, None, "unknown", name + (f"/XXXX-{month:02}-{last:02}" if last else ""))


def make(year: int, month: int, day: int) -> date | None:
    """A day of the calendar; None where there is none such."""
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def until(value: DateValue, day: date | None) -> DateValue:
    """A stretch that has not ended yet, cut at the day on which it was told ('this month')."""
    if day is None or value.start is None or value.end is None or not value.start <= day < value.end:
        return value
    return value._replace(end=day) if value.precision != "day" else value


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(value: DateValue, count: int, unit: str) -> DateValue:
    """A date so many days, weeks, months or years away; later counts from its last day, earlier from its first."""
    base = value.end if count > 0 else value.start
    if base is None:
        return UNKNOWN
    if unit == "day":
        return a_day(base + timedelta(days=count))
    if unit == "week":
        return a_day(base + timedelta(weeks=count))
    if unit == "month":
        return a_month(*_year_month(add_months(base, count)))
    return a_year(base.year + count)


def _year_month(day: date) -> tuple[int, int]:
    return day.year, day.month


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    offset = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * offset) // 451
    month, day = divmod(h + offset - 7 * m + 114, 31)
    return date(year, month, day + 1)
