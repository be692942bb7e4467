"""Interposed: a day or a town told between a verb and its object.

'Rebels attacked on Monday a convoy', 'Militants wounded late on Sunday in Tasa four children': as the desks of many
languages write, which tell the day first.
"""

from __future__ import annotations

from incidents.kept import compiled
from incidents.scan import Scene

_LEADS = compiled(
    r",?\s(?:(?:late|early|overnight|again)\s)?"
    r"(?:(?:on|in|at|near|around)\s(?:the\s(?:night|evening|morning)\sof\s)?)?",
)
_HOUR = compiled(
    r",?\s(?:at|around|about)\s(?:about\s|around\s)?\d[\d:.h]*(?:\s?(?:[ap]\.?m\.?|hours|hrs|local time|GMT))*",
)
_STEPS = 4
# What stands right behind a verb where a day or a town comes between it and its object.
LED = frozenset(
    """on in at near around late early overnight again yesterday today last this during about monday tuesday wednesday
    thursday friday saturday sunday""".split()
)


# ', on the road to Tasa on Sunday, a bus': set between commas.
_SET_OFF = compiled(
    r",\s(?:on|in|at|near|late|early|yesterday|last|during|overnight|around|about|this)\b[^,;:.]{2,60},"
    r"(?=\s(?!and\b|but\b|who\b))",
)


def behind(scene: Scene, end: int, *, loose: bool = False) -> int:
    """The offset behind the days and towns that stand right behind a verb, or that of its end where there are none.

    `loose`: a comma may stand behind them though none stands before: where a weapon must follow.
    """
    if not scene.dates or end >= scene.sentence.end:
        return end
    if scene.line.text.startswith(",", end) and (set_off := _SET_OFF.match(scene.line.text, end)) is not None:
        return set_off.end() if any(end < d.start < set_off.end() for d in scene.dates) else end
    text, at, dated = scene.line.text, end, False
    for _ in range(_STEPS):
        hour = _HOUR.match(text, at) if dated else None
        if hour is not None:
            at = hour.end()
            continue
        led = _LEADS.match(text, at)
        told = _day_or_place(scene, at, led.end()) if led is not None else None
        if told is None:
            break
        at, dated = told[0], dated or told[1]
    if not dated:
        return end
    opened, closed = text.startswith(",", end), text.startswith(",", at)
    return end if opened != closed and not loose else at + closed


def _day_or_place(scene: Scene, at: int, begin: int) -> tuple[int, bool] | None:
    """Where the day or the place ends that is told from an offset on, and whether it is a day."""
    for d in scene.dates:
        if at < d.start <= begin < d.end:
            return d.end, True
    for p in scene.places:
        if p.start == begin:
            return p.end, False
    return None


ARTICLE = 4  # letters that an article takes


def arms_behind(scene: Scene, end: int) -> bool:
    """'dropped, on Monday, barrel bombs': whether a weapon follows the day told behind a verb."""
    at = behind(scene, end)
    return at > end and any(0 < m.start - at <= ARTICLE for m in scene.told["weapon"])
