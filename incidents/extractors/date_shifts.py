"""Dates that lean on another date of the text: 'three days later', 'the same night', 'on the 17th'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from incidents.extractors import date_values as dv
from incidents.extractors.date_values import UNKNOWN, DateValue


@dataclass(frozen=True, slots=True)
class Shift:
    """So far from another date of the text: 'three days later', 'the same day', 'on the 17th', 'that Friday'."""

    count: int = 0
    unit: str = "day"
    weekday: int | None = None
    day: int | None = None
    month: int | None = None


def resolve_shift(shift: Shift, antecedent: DateValue) -> DateValue:
    """The date that a Shift points to from its antecedent; unknown where the antecedent cannot carry it."""
    if antecedent.start is None or antecedent.end is None:
        return UNKNOWN
    if shift.weekday is not None:
        return _weekday_near(shift.weekday, antecedent, bool(shift.count))
    if shift.day is not None:
        found = dv.make(antecedent.start.year, antecedent.start.month, shift.day)
        return dv.a_day(found) if found else UNKNOWN
    if shift.month is not None:
        return dv.a_month(antecedent.start.year + shift.count, shift.month)
    if shift.unit == "anniversary":
        return _years_before(antecedent, shift.count)
    if shift.unit == "days":
        return dv.days(antecedent.start - timedelta(days=6), antecedent.start - timedelta(days=1))
    if shift.count == 0 or shift.unit == "dawn":
        return _same(shift.unit, antecedent)
    if shift.unit == "day" and antecedent.precision != "day":
        near = antecedent.precision == "month" and abs(shift.count) <= 10
        return antecedent if near else UNKNOWN  # 'in April ... four days later'
    return dv.shift(antecedent, shift.count, shift.unit)


def _years_before(antecedent: DateValue, years: int) -> DateValue:
    """'Sunday was the seventh anniversary of the raid': the same day of that year."""
    day = antecedent.start if antecedent.start == antecedent.end else None
    found = dv.make(day.year + years, day.month, day.day) if day is not None else None
    return dv.a_day(found) if found else UNKNOWN


def _same(unit: str, antecedent: DateValue) -> DateValue:
    start, end = antecedent.start, antecedent.end
    if unit == "day" or start is None or end is None:
        return antecedent
    if unit == "dawn":
        return dv.a_day(end) if (end - start).days == 1 else antecedent
    return dv.a_month(start.year, start.month) if unit == "month" else dv.a_year(start.year)


def _weekday_near(weekday: int, antecedent: DateValue, after: bool) -> DateValue:
    """'that Friday': the one nearest to the antecedent, within three days; 'the following Friday': the next one."""
    start = antecedent.start or date.min
    if antecedent.precision != "day":
        return UNKNOWN
    ahead = (weekday - start.weekday() - 1) % 7 + 1 if after else (weekday - start.weekday() + 3) % 7 - 3
    return dv.a_day(start + timedelta(days=ahead))
