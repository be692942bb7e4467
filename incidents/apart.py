"""Apart: the words by which a clause sets its event apart from those told before: another case, hour, day or item."""

from __future__ import annotations

import re

from incidents.frames import Frame
from incidents.hours import tells_hour
from incidents.labels import label
from incidents.lazy import once

_ANOTHER = re.compile(
    r"in (?:another|a (?:separate|second|third|further|different)) "
    r"(?:\w+ )?(?:case|incident|attack|raid|episode|event|shooting|bombing|strike|operation|ambush)\b",
    re.IGNORECASE,
)
_SHIFTED = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:later|before|earlier|after(?:wards?)?)\b", re.IGNORECASE)


def is_another(frame: Frame) -> bool:
    """'In another case, three men hacked at guests in a tea house': an event of its own, wherever it was."""
    return _ANOTHER.match(frame.scene.line.text, frame.start) is not None


def is_item(frame: Frame, others: list[Frame]) -> bool:
    """'GRENADE: Four people were hurt ...' behind 'LYARI: Two men were shot': an item with a label of its own."""
    own = label(frame)
    return bool(own) and any(theirs and theirs != own for theirs in map(label, others))


def is_on_another_day(frame: Frame) -> bool:
    """'Eleven days later militiamen burned the house': a sentence that goes on to a day that nothing fixes."""
    first = next(iter(frame.dates), None)
    if first is None or first.value is not None or first.start - frame.scene.sentence.start > 2:
        return False
    return _SHIFTED.search(first.text) is not None


@once
def has_hour(frame: Frame) -> bool:
    """'At 14:05 hours a pharmacy was set alight': a deed told with its hour, done to or by those not told before."""
    deeds = [t for t in frame.triggers if t.strong and t.kind != "harm" and t.pos == "act" and not t.definite]
    if not deeds or frame.definite or frame.known or frame.resumed or frame.to_him or "same" in frame.tone:
        return False
    if not tells_hour(frame.scene, frame.start, frame.end):
        return False
    sides = [m.value for t in deeds for m in (t.agent, t.target) if m is not None]
    return any(not getattr(v, "definite", False) for v in sides)
