"""What the name of a feast means: a fixed day, so many days from Easter, or a table of the days the moon decides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from incidents.extractors import date_values as dv
from incidents.extractors.date_values import UNKNOWN, DateValue
from incidents.extractors.date_years import Anchor, relative_year, year_number

YEAR = 390  # days

Groups = Mapping[str, str]


def read_feast(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """A feast with a fixed day (`month`, `day`) or so many days from Easter Sunday (`easter`)."""
    name = " ".join((g.get("name", "")).lower().replace("’", "'").split())
    feast = data["feasts"].get(name)
    if feast is None:
        return _read_moving(name, g, data, anchor)
    told = year_number(g.get("y", "")) if g.get("y") else relative_year(g.get("rel"), anchor)
    if told is None and anchor.day is None:
        return dv.partial(*feast) if isinstance(feast, list) else UNKNOWN
    year = told or anchor.day.year  # type: ignore[union-attr]
    found = _feast(feast, year)
    late = told is None and anchor.day is not None and found > anchor.day and not anchor.future
    return dv.a_day(_feast(feast, year - 1) if late else found)


def _read_moving(name: str, g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """A feast of a lunar calendar, from a table of its days; where the moon decides, that day or the next."""
    key = re.sub(r"(?:the )?(?:first day of )?eid[- ][au]l[- ]", "eid al-", name).replace("azha", "adha")
    key = re.sub(r"(?:the )?(?:start|first day) of (?=ramadan)", "first day of ", key)
    told = year_number(g.get("y", "")) if g.get("y") else relative_year(g.get("rel"), anchor)
    days: list[date] = data["moon"].get(key) or data["sun"].get(key) or []
    if key.startswith("eid") and not days:  # either of the two, the latest
        days = sorted((*data["moon"]["eid al-fitr"], *data["moon"]["eid al-adha"]))
    fit = [d for d in days if (d.year == told if told else anchor.day is not None and d <= anchor.day)]
    if not fit or (told is None and anchor.day is not None and (anchor.day - fit[-1]).days > YEAR):
        return UNKNOWN
    return dv.days(fit[-1], fit[-1] + timedelta(days=int(key in data["moon"] or key.startswith("eid"))))


def _feast(feast: list[int] | int, year: int) -> date:
    return dv.easter(year) + timedelta(days=feast) if isinstance(feast, int) else date(year, *feast)


def read_feast_time(g: Groups, data: Mapping[str, Any], anchor: Anchor) -> DateValue | None:
    """'during Ramadan', 'over Easter', 'on the tenth day of Ramadan': days from a feast's first to its last."""
    name, first, last = data["feast_spans"][" ".join(g.get("name", "").lower().split())]
    told = year_number(g.get("y", "")) if g.get("y") else None
    if told is None and anchor.day is None:
        return UNKNOWN
    number = g.get("n", "").lower()
    if number:
        first = last = (int(number) if number.isdecimal() else data["ordinals"][number]) - 1
    begins = [d + timedelta(days=first) for d in _begins(name, data, told or anchor.day.year)]  # type: ignore[union-attr]
    fit = [d for d in begins if (d.year == told if told else anchor.day is not None and d <= anchor.day)]
    if not fit or (anchor.day is not None and told is None and (anchor.day - fit[-1]).days > YEAR):
        return UNKNOWN
    return dv.until(dv.days(fit[-1], fit[-1] + timedelta(days=last - first)), anchor.day)


def _begins(name: str, data: Mapping[str, Any], year: int) -> list[date]:
    """The days, in order, on which a feast was kept up to a year."""
    if name == "easter":
        return [dv.easter(year - 1), dv.easter(year)]
    days: list[date] = data["moon"].get(name) or [*data["moon"]["eid al-fitr"], *data["moon"]["eid al-adha"]]
    return sorted(days)
