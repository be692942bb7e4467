"""The group that stands nearest before a verb, what only belongs to a group before it left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents import objects
from incidents.kept import compiled
from incidents.model import Mention
from incidents.objects import FAR
from incidents.spot import Spot

# 'gunmen in army uniforms', 'guerrillas, disguised as policemen,': the second group is a part of the first.
_EMBEDDED = compiled(
    r"(?:\s*(?:in|on|of|from|with|at|near|aboard|inside|outside|riding|wearing|against)|"
    r",?\s*(?:disguised|dressed|posing|identified|known|masquerading) (?:as|in)|"
    r",?\s*(?:armed|accompanied|led|backed|supported|headed|escorted|trained|owned) (?:with|by)|"
    r",?\s*(?:wearing|travell?ing|belonging|carrying|loyal|linked|riding|driving|guarding|escorting)(?: (?:in|on|to))?)"
    r"\s+(?:(?!(?:and|but|then|when|while|as|after|before)\b)\w+\s+){0,4}",
    re.IGNORECASE,
)
_CLOSING = compiled(r"[^,;:]*,\s*(?:\w+\s+){0,3}")
_OPENING = compiled(r",(?: \d+,)?\s(?!\s*(?:and|or|as|while|when|but|after)\b)[^,;:]*\Z", re.I)


def nearest(spot: Spot, start: int) -> Mention | None:
    """The nearest group before a verb with no clause boundary between, what belongs to a group before it left out."""
    near = [
        m
        for m in spot.groups
        if m.end <= start
        and start - m.end < FAR
        and not _cut(spot, m.end, start)
        and not _quoted(spot, m)
        and not _placed(spot, m)
    ]
    best: Mention | None = None
    for m in near:
        if best is None or not _EMBEDDED.fullmatch(spot.text[best.end : m.start]):
            best = m
    return _out_of_commas(spot, best, near) if best is not None else None


# What stands behind these is where or to whom something is done, and no subject: 'an attack on a post killed five'.
_PLACED = compiled(
    r"\b(?:in|at|near|on|inside|outside|into|against|behind|opposite|towards?|according to)\s(?:the |an? |its )?\Z"
)


def _placed(spot: Spot, m: Mention) -> bool:
    return _PLACED.search(spot.scene.line.low, max(spot.scene.sentence.start, m.start - 24), m.start) is not None


def _quoted(spot: Spot, m: Mention) -> bool:
    """'gunmen shouting "we have avenged the Prophet" shot': who is named in what was said has not done it."""
    if spot.text[m.end : spot.start].count('"') + spot.text[m.end : spot.start].count("”") != 1:
        return False
    before = spot.text[spot.scene.sentence.start : m.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _cut(spot: Spot, start: int, end: int) -> bool:
    return objects.APART.search(spot.scene.line.text, start, end) is not None


def _out_of_commas(spot: Spot, last: Mention, near: Sequence[Mention]) -> Mention:
    """'the general, a former commander of the army, was killed': the subject stands before the commas."""
    while _CLOSING.fullmatch(spot.text[last.end : spot.start]):
        before = [m for m in near if m.end <= last.start and _OPENING.match(spot.text[m.end : last.start])]
        if not before:
            return last
        last = before[-1]
        if spot.text[last.end : spot.start].count(",") > 2:
            return last
    return last
