"""Dates in figures: '09.01.2015', '06/02/2024', '10/21', '06/05/2024 - 12/05/2024', '2018-02-06'."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from incidents.extractors import date_values as dv
from incidents.extractors.date_values import DateValue
from incidents.extractors.date_years import Anchor, nearest_year, weekday_number, year_number

Groups = Mapping[str, str]


def read_numeric(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'09.01.2015', '06/02/2024', '10/21': the order by what is possible, the other dates, the publication date."""
    if "a2" in g:
        return _read_numeric_range(g, data, anchor)
    a, b, sep = int(g.get("a", 0)), int(g.get("b", 0)), g.get("sep") or "/"
    year = year_number(g.get("y", "")) if g.get("y") else None
    orders = _ordered(a, b)
    if len(orders) == 2 and (sep in ".-" or anchor.day_first is not None):
        orders = orders[:1] if sep in ".-" or anchor.day_first else orders[1:]
    if year is not None:
        found = [d for m, d_ in _ordered(a, b) if (d := dv.make(year, m, d_))] if "wd" in g else []
        found = [d for d in found if d.weekday() == weekday_number(g["wd"])]
        found = found or [d for m, d_ in orders if (d := dv.make(year, m, d_))]
        found = [d for d in found if _within(d, anchor)] or found
        return dv.a_day(_nearest(found, anchor)) if len(found) == 1 or (found and anchor.day) else None
    days = [d for m, d_ in orders if (at := nearest_year(m, d_, anchor)) and (d := dv.make(at, m, d_))]
    if days:
        last = _nearest(days, anchor)
        if "reach" in data and not (anchor.day and 0 <= (anchor.day - last).days <= int(data["reach"])):
            return None
        return dv.days(last.replace(day=int(g["d"])), last) if 0 < int(g.get("d", 0)) < last.day else dv.a_day(last)
    return dv.partial(*orders[0]) if len(orders) == 1 else None


def _read_numeric_range(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'06/05/2024 - 12/05/2024': in the order of day and month that makes the shorter stretch, days first."""
    last_year = year_number(g["y2"])
    year = year_number(g["y"]) if "y" in g else last_year
    pairs = zip(_ordered(int(g["a"]), int(g["b"])), _ordered(int(g["a2"]), int(g["b2"])), strict=False)
    days = [(dv.make(year, *first), dv.make(last_year, *last)) for first, last in pairs]
    fit = [(a, b) for a, b in days if a is not None and b is not None and a <= b]
    return dv.days(*min(fit, key=lambda pair: pair[1] - pair[0])) if fit else None


def _within(day: date, anchor: Anchor) -> bool:
    """Whether a day is of the month that the page's head tells."""
    month = anchor.within
    return month is not None and month.start is not None and month.end is not None and month.start <= day <= month.end


def _ordered(a: int, b: int) -> list[tuple[int, int]]:
    """Month and day as two numbers may mean them, the day first before the month first."""
    return [(m, d) for m, d in dict.fromkeys(((b, a), (a, b))) if 1 <= m <= 12 and 1 <= d <= 31]


def _nearest(found: list[date], anchor: Anchor) -> date:
    """The reading that lies nearest to the day of the report, and not after it."""
    if anchor.day is None or len(found) == 1:
        return found[0]
    day = anchor.day
    return min(found, key=lambda d: (d > day, abs((d - day).days)))


def read_iso(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    found = dv.make(int(g.get("y", 0)), int(g.get("a", 0)), int(g.get("b", 0)))
    return dv.a_day(found) if found else None
