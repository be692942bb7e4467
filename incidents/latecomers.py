"""Latecomers: tolls that go on with an event told before: one of the wounded died, another source counts the dead."""

from __future__ import annotations

import re

from incidents.frames import Frame
from incidents.kept import compiled
from incidents.lazy import once

# 'Another victim died in hospital.': the toll of the event goes on.
_DIED_LATER = compiled(
    r"\b(?:died|dies|breathed (?:his|her) last) "
    r"(?:\w+ ){0,3}?(?:in|at|on the way to|before reaching) (?:\w+ ){0,3}?(?:hospital|clinic)\b"
    r"|\bsuccumbed\b|\bdied (?:\w+ )?(?:of|from) (?:\w+ )?(?:wounds|injuries)\b",
    re.IGNORECASE,
)


@once
def other_count(frame: Frame) -> bool:
    """'The junta put the dead at 57, most of them trampled.': another source's count, without a place or a day."""
    if frame.place is not None or frame.day is not None:
        return False
    return any(f.value.rival or f.value.total or f.rule.endswith("put-at") for f in frame.casualties)


@once
def died_later(frame: Frame) -> bool:
    """Whether a clause tells no deed, but that one of the wounded died."""
    if any(t.strong for t in frame.triggers) or frame.place is not None:
        return False
    return _DIED_LATER.search(frame.scene.line.text, frame.start, frame.end) is not None
