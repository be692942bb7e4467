"""Dayless: clauses without a day of their own, in a paragraph whose day has been told.

'On Tuesday soldiers went up the road. At Cosa they shot a boy.': the shooting is of Tuesday, and none of what the
report has told of Monday.
"""

from __future__ import annotations

from incidents.extractors.dates import DateMention
from incidents.frames import Frame
from incidents.lazy import once
from incidents.weight import START


@once
def day_above(frame: Frame) -> DateMention | None:
    """The day told before in the paragraph of a clause that tells a deed in a place, or a toll, and no day."""
    day = frame.scope
    if frame.day is not None or day is None or day.value is None or not day.dated or day.cue is not None:
        return None
    if frame.weight < START or not frame.casualties and (frame.definite or frame.place is None):
        return None
    if any(f.value.of_them for f in frame.casualties):
        return None  # 'Troops hunted them that night. Three of them were killed.'
    text = frame.scene.line.text
    same = day.scope == "event" and day.end <= frame.start and "\n" not in text[day.end : frame.start]
    return day if same and day.value.precision == "day" else None
