"""What the words of a date rule mean: one reader for each `resolve = "..."` of the packs' dates.toml.

A reader takes the named groups of the pattern, the rule's data and the anchor, and gives a DateValue (None: no date
after all) or a Shift, which is resolved against another date of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from incidents.extractors import date_values as dv
from incidents.extractors.date_feasts import read_feast, read_feast_time
from incidents.extractors.date_numeric import read_iso, read_numeric
from incidents.extractors.date_shifts import Shift
from incidents.extractors.date_values import UNKNOWN, DateValue
from incidents.extractors.date_years import (
    Anchor,
    month_number,
    month_year,
    nearest_year,
    relative_year,
    weekday_number,
    year_number,
)

UNIT = {
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "year": "year",
}

WEEKS = {"week": 1, "fortnight": 2}

Groups = Mapping[str, str]
Reader = Callable[[Groups, Mapping[str, Any], Anchor], "DateValue | Shift | None"]


def read(name: str, groups: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | Shift | None:
    """The value of a rule's words; raises KeyError where the rule names a reader that does not exist."""
    return _READERS[name](groups, data, anchor)


def _read_full(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'Monday, June 5', '5 June 2019', 'Oct 3 last year', 'December 5-7', '30 May to 2 June'."""
    month, day = month_number(g.get("m") or g.get("m2")), _ordinal(g.get("d", "0"), data)
    month2, day2 = month_number(g.get("m2")) or month, int(g.get("d2") or day)
    weekday = weekday_number(g.get("wd", "")) if g.get("wd") else None
    told = g.get("y") or g.get("y2")
    year = year_number(told) if told else relative_year(g.get("rel"), anchor)
    year = year or nearest_year(month, day, anchor, weekday=weekday)
    if year is None:
        return dv.partial(month, day, last=day2 if day2 != day and month2 == month else None)
    if g.get("y") is None and told and month2 < month:
        year -= 1  # '30 December to 2 January 2018'
    first, last = dv.make(year, month, day), dv.make(year + (month2 < month), month2, day2)
    if first is None or last is None or last < first:
        return None
    if "ending" in g:
        return dv.days(first - timedelta(days=6), first)
    return dv.a_week(first) if "w" in g else dv.days(first, last)


def _read_month(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'July 2021', 'in July', 'last December', 'mid-February', 'July last year'."""
    month = month_number(g.get("m"))
    year = year_number(g.get("y", "")) if g.get("y") else relative_year(g.get("rel"), anchor)
    part = (data.get("parts") or {}).get(" ".join((g.get("part") or "").lower().replace("-", " ").split()))
    if year is None:
        year = month_year(month, (g.get("det") or "").lower(), anchor)
    value = dv.a_month(year, month) if year else dv.partial(month)
    value = dv.part_of_month(value, part) if part else value
    return dv.until(value, anchor.day)


def _read_months(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'between late May and mid-June', 'from November 2018 to March 2019'."""
    second = {"m": g["m2"], "part": g.get("part2", ""), "y": g.get("y2", "") or g.get("y", ""), "rel": g.get("rel", "")}
    last = _read_month({k: v for k, v in second.items() if v}, data, anchor)
    if last is None or last.start is None or last.end is None:
        return UNKNOWN
    before = month_number(g["m"]) > last.start.month
    year = g.get("y") or str(last.start.year - before)
    first = _read_month({"m": g["m"], "part": g.get("part", ""), "y": year}, data, anchor)
    return dv.days(first.start, last.end) if first and first.start and first.start <= last.end else None


def _read_week_of_month(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'the first week of June', seven days at a time; 'the last week', the last seven; 'the last Sunday of May'."""
    told = {k: v for k, v in g.items() if k not in ("part", "wd", "u")}
    if "of" in g:  # 'the second week of the month'
        month = _unit_at(anchor.day, "month", -(g["of"].lower() == "last")) if anchor.day else None
    else:
        month = _read_month(told, data, anchor)
    if month is None or month.start is None:
        return UNKNOWN
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(g["part"].lower())
    end = dv.a_month(month.start.year, month.start.month).end or month.start
    if "u" in g:
        return dv.a_day(end)
    first = month.start + timedelta(days=7 * number) if number is not None else end - timedelta(days=6)
    if "wd" in g:
        return dv.a_day(first + timedelta(days=(weekday_number(g["wd"]) - first.weekday()) % 7))
    return dv.days(first, first + timedelta(days=6))


def _read_year(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'in 2016', 'late 2017', 'summer of 2018', 'the summer'."""
    year = year_number(g.get("y", "")) if g.get("y") else relative_year(g.get("rel"), anchor)
    season = (g.get("season") or "").lower()
    part = (data.get("parts") or {}).get(" ".join((g.get("part") or "").lower().replace("-", " ").split()))
    if season:
        return dv.until(_season(year, season, anchor), anchor.day)
    if year is None:
        return None
    if g.get("y2"):
        last = dv.a_year(year_number(g.get("y2", "")))
        return DateValue(date(year, 1, 1), last.end, "year", f"{year}/{last.edtf}") if last.edtf else None
    return dv.until(dv.part_of_year(year, part) if part else dv.a_year(year), anchor.day)


def _season(year: int | None, name: str, anchor: Anchor) -> DateValue:
    if year is None and anchor.day is None:
        return UNKNOWN
    value = dv.a_season(year or anchor.day.year, name) if anchor.day or year else UNKNOWN  # type: ignore[union-attr]
    begun = year or anchor.day is None or value.start is None or value.start <= anchor.day
    return value if begun else dv.a_season(anchor.day.year - 1, name)  # type: ignore[union-attr]


def _read_weekday(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | Shift | None:
    """The latest such weekday, the anchor's own day included; 'last' leaves that day out, 'next' looks ahead."""
    weekday, det = weekday_number(g.get("wd", "")), (g.get("det") or "").lower()
    if det.startswith(("that", "the ")):
        return Shift(int("following" in det), weekday=weekday)
    if anchor.day is None:
        return UNKNOWN
    back = (anchor.day.weekday() - weekday) % 7
    if det in ("next", "this coming") or (anchor.future and back):
        return dv.a_day(anchor.day + timedelta(days=7 - back))
    week = g.get("week")
    if week:
        monday = anchor.day - timedelta(days=anchor.day.weekday() + (7 if "last" in week.lower() else 0))
        return dv.a_day(monday + timedelta(days=weekday))
    weeks = 2 if "back" in g else _number(g.get("n"), data) or 1  # 'the Friday before last', 'two Fridays ago'
    if (det in ("last", "past", "this past") or "back" in g or "n" in g) and not back:
        back = 7
    back += 7 * (weeks - 1)
    return _to_weekday(dv.a_day(anchor.day - timedelta(days=back)), g)


def _to_weekday(first: DateValue, g: Groups) -> DateValue:
    """'from Friday to Sunday', 'Saturday and Sunday', 'the night of Monday to Tuesday'."""
    if not g.get("wd2") or first.start is None:
        return first
    ahead = (weekday_number(g.get("wd2", "")) - first.start.weekday()) % 7
    return dv.days(first.start, first.start + timedelta(days=ahead))


def _read_weekdays(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | Shift | None:
    """Two weekdays of one stretch: the second is the latest such day, the first stands before it."""
    first_day, last_day = weekday_number(g.get("wd", "")), weekday_number(g.get("wd2", ""))
    apart = (last_day - first_day) % 7
    if not apart or ((g.get("join") or "").lower() == "and" and apart > 1 and not g.get("between")):
        return None
    if anchor.day is None:
        return UNKNOWN
    last = anchor.day - timedelta(days=(anchor.day.weekday() - last_day) % 7)
    return dv.days(last - timedelta(days=apart), last)


def _read_weekday_dom(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'Wednesday 19': the latest 19th that was a Wednesday, not more than two months back."""
    weekday, day = weekday_number(g.get("wd", "")), int(g.get("d", 0))
    last = anchor.day or (anchor.within.end if anchor.within is not None else None)
    if last is None:
        return UNKNOWN
    near = (last - timedelta(days=n) for n in range(62))
    return next((dv.a_day(d) for d in near if d.day == day and d.weekday() == weekday), None)


def _read_days(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """Days counted from the anchor by the rule's own `from` and `to`: 'yesterday', 'overnight', 'a few days ago'."""
    if anchor.day is None:
        return UNKNOWN
    first, last = int(data["from"]), int(data.get("to", data["from"]))
    return dv.days(anchor.day + timedelta(days=first), anchor.day + timedelta(days=last))


def _number(word: str | None, data: Mapping[str, Any]) -> int | None:
    text = " ".join((word or "a").lower().replace("-", " ").split())
    return int(text) if text.isdecimal() else data["numbers"].get(text)


def _read_ago(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'two days ago' is a day, 'two weeks ago' a week, 'three months ago' a month."""
    count, unit = _number(g.get("n"), data), UNIT[(g.get("u", "")).lower().rstrip("s")]
    if count is None or count > 500:
        return None
    if anchor.day is None:
        return UNKNOWN
    if unit in ("month", "year") and "within" in g:  # 'three years ago this week'
        then = dv.add_months(anchor.day, -count * (12 if unit == "year" else 1))
        return dv.a_week(then) if g["within"].lower() == "week" else dv.a_month(then.year, then.month)
    if unit == "hour":
        return (
            dv.days(anchor.day - timedelta(days=(count + 23) // 24), anchor.day) if count > 8 else dv.a_day(anchor.day)
        )
    if unit in ("month", "year") and "exact" in g:
        return dv.a_day(dv.add_months(anchor.day, -count * (12 if unit == "year" else 1)))
    if unit in WEEKS:
        weeks = count * WEEKS[unit]
        return dv.a_day(anchor.day - timedelta(weeks=weeks)) if "exact" in g else dv.a_week(anchor.day, weeks=-weeks)
    return dv.shift(dv.a_day(anchor.day), -count, unit)


def _read_shift(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> Shift | None:
    """'three days later', 'the day before', 'the following month': counted from another date of the text."""
    count = _number(g.get("n"), data)
    unit = UNIT[(g.get("u") or "day").lower().rstrip("s")]
    if count is not None and unit == "hour" and count % 24 == 0:
        count, unit = count // 24, "day"
    if count is None or count > 60 or unit == "hour":
        return None
    return Shift(count * int(data["sign"]), unit)


def _read_anniversary(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> Shift | None:
    """'the seventh anniversary of the raid': as many years before the day on which it is kept."""
    years = _ordinal(g.get("n", ""), data)
    return Shift(-years, "anniversary") if years else None


def _read_fixed_shift(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> Shift:
    return Shift(int(data.get("count", 0)), str(data.get("unit", "day")))


def _read_month_shift(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> Shift:
    """'in February of the following year'."""
    ahead = "following" in (g.get("det", "")).lower() or "next" in (g.get("det", "")).lower()
    return Shift(int(ahead), "year", month=month_number(g["m"]))


def _read_dom(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | Shift | None:
    """'on the 17th', 'the ninth of this month'."""
    day = _ordinal(g.get("d") or "", data)
    of = (g.get("of") or "").lower()
    if not of:
        return Shift(day=day) if 1 <= day <= 31 else None
    if anchor.day is None:
        return UNKNOWN
    base = dv.add_months(anchor.day.replace(day=1), -1 if "last" in of else 0)
    found = dv.make(base.year, base.month, day)
    return dv.a_day(found) if found else None


def _ordinal(word: str, data: Mapping[str, Any]) -> int:
    """'17', 'ninth': the day of a month, 0 where the word is none."""
    return int(word) if word.isdecimal() else int(data["ordinals"].get(word.lower(), 0))


def _read_period(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'last week', 'earlier this month', 'late last year', 'next month'."""
    unit, det = (g.get("u", "")).lower(), (g.get("det") or "this").lower()
    if anchor.day is None:
        return UNKNOWN
    step = -2 if det == "before last" else {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(det.split()[-1], 0)
    value = _unit_at(anchor.day, unit, step)
    lower = " ".join((g.get("part") or "").lower().replace("-", " ").split())
    if step == 0:
        told = anchor.day - timedelta(days=1) if lower.startswith("earlier") else anchor.day
        return dv.until(value, told if value.start and told >= value.start else anchor.day)
    part = (data.get("parts") or {}).get(lower)
    if part and unit == "month":
        return dv.part_of_month(value, part)
    return dv.part_of_year(value.start.year, part) if part and unit == "year" and value.start else value


def _unit_at(day: date, unit: str, step: int) -> DateValue:
    if unit == "week":
        return dv.a_week(day, weeks=step)
    if unit == "weekend":
        return dv.a_weekend(day, weeks=step if day.weekday() >= 5 or step > 0 else min(step, -1))
    if unit == "month":
        first = dv.add_months(day.replace(day=1), step)
        return dv.a_month(first.year, first.month)
    return dv.a_year(day.year + step)


def _read_weekend(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'over the weekend': the last one, or the one that is under way."""
    return _unit_at(anchor.day, "weekend", 0) if anchor.day else UNKNOWN


def _read_window(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'in the past three days', 'the last 24 hours', 'over the past few days': up to the anchor's day."""
    count, unit = _number(g.get("n"), data), UNIT[(g.get("u", "")).lower().rstrip("s")]
    if count is None or count > 500:
        return None
    if anchor.day is None:
        return UNKNOWN
    if unit == "hour" and count < 12:
        return dv.a_day(anchor.day)  # 'in the past few hours'
    if unit in ("hour", "day", "week"):
        back = max(1, count // 24) if unit == "hour" else count * (7 if unit == "week" else 1)
        return dv.days(anchor.day - timedelta(days=back), anchor.day)
    start = dv.add_months(anchor.day, -count * (12 if unit == "year" else 1))
    return dv.days(start, anchor.day)


def _read_day_of_year(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'the second day of the year', 'the last day of last year'."""
    if anchor.day is None:
        return UNKNOWN
    number = _ordinal(g.get("d", ""), data)
    year = relative_year(g.get("rel"), anchor) or anchor.day.year - (number == 0)
    return dv.a_day(date(year, 1, number) if number else date(year, 12, 31))


_READERS: Mapping[str, Reader] = {
    "full": _read_full,
    "month": _read_month,
    "months": _read_months,
    "week-of-month": _read_week_of_month,
    "year": _read_year,
    "weekday": _read_weekday,
    "weekdays": _read_weekdays,
    "weekday-dom": _read_weekday_dom,
    "days": _read_days,
    "ago": _read_ago,
    "shift": _read_shift,
    "fixed-shift": _read_fixed_shift,
    "anniversary": _read_anniversary,
    "month-shift": _read_month_shift,
    "weekend": _read_weekend,
    "dom": _read_dom,
    "period": _read_period,
    "window": _read_window,
    "numeric": read_numeric,
    "iso": read_iso,
    "day-of-year": _read_day_of_year,
    "holiday": read_feast,
    "feast-time": read_feast_time,
}
