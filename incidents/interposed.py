"""Interposed: a day or a town told between a verb and its object.

'Rebels attacked on Monday a convoy', 'Militants wounded late on Sunday in Tasa four children': as the desks of many
languages write, which tell the day first.
"""

from __future__ import annotations

from incidents.kept import compiled
from incidents.scan import Scene

_LEADS = compiled(
    r",?\s(?:(?:late|early|overnight|again)\s)?(?:(?:on|in|at|near|around)\s(?:the\s(?:night|evening|morning)\sof\s)?)?"
)
_HOUR = compiled(
    r",?\s(?:at|around|about)\s(?:about\s|around\s)?\d[\d:.h]*(?:\s?(?:[ap]\.?m\.?|hours|hrs|local time|GMT))*"
)
_STEPS = 4


# ', on the road to Tasa on Sunday, a bus': set between commas.
_SET_OFF = compiled(
    r",\s(?:on|in|at|near|late|early|yesterday|last|during|overnight|around|about|this)\b[^,;:.]{2,60},(?=\s(?!and\b|but\b|who\b))"
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
        hour = _HOUR.match(text, at)
        if hour is not None and dated:
            at = hour.end()
            continue
        led = _LEADS.match(text, at)
        if led is None:
            break
        day = next((d for d in scene.dates if at < d.start <= led.end() < d.end), None)
        place = None if day else next((p for p in scene.places if p.start == led.end()), None)
        if day is None and place is None:
            break
        at, dated = (day or place).end, dated or day is not None  # type: ignore[union-attr]
    if not dated:
        return end
    opened, closed = text.startswith(",", end), text.startswith(",", at)
    return end if opened != closed and not loose else at + closed
