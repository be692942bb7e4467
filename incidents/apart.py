"""Apart: what in a clause sets its event apart from one told before: another case, item, hour, other people."""

from __future__ import annotations

import re

from incidents.frames import Frame
from incidents.hours import tells_hour
from incidents.kept import compiled
from incidents.labels import label
from incidents.lazy import once
from incidents.recalled import PERSONS, content

_ANOTHER = compiled(
    r"in (?:another|a (?:separate|second|third|further|different)) "
    r"(?:\w+ )?(?:case|incident|attack|raid|episode|event|shooting|bombing|strike|operation|ambush)\b"
    r"|earlier (?:on |the same |that |in the )?(?:day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)\b,?"
    r" (?:an?|two|three|four|five|six|\d+) "
    r"|(?:\d[\d:.h]+ )?\W*(?:a|an)(?:other)? (?:second |third |further |new )?(?:\w+ )?"
    r"(?:attack|raid|blast|explosion|shooting|bomb(?:ing)?|strike|ambush|assault|shell|rocket|drone|missile),? "
    r"this (?:one|time) (?:at|in|on|near|outside|against)\b",
    re.IGNORECASE,
)

_ANYBODY = PERSONS | frozenset("police policeman officer army soldier force group government authority".split())


def is_another(frame: Frame) -> bool:
    """'In another case, three men hacked at guests in a tea house': an event of its own, wherever it was."""
    return _ANOTHER.match(frame.scene.line.text, frame.start) is not None


def is_item(frame: Frame, others: list[Frame]) -> bool:
    """'GRENADE: Four people were hurt ...' behind 'LYARI: Two men were shot': an item with a label of its own."""
    own = label(frame)
    return bool(own) and any(theirs and theirs != own for theirs in map(label, others))


FRONT = 16  # letters before a place at the head of a sentence
_FRONTED = compiled(r"(?:In|At|Near|Outside|Around|North|South|East|West|Further)\b")


def begins_elsewhere(frame: Frame) -> bool:
    """'Near Hebron, a shepherd was taken to hospital': a clause that begins with the place of its event."""
    if frame.place is None or frame.place.role != "event" or frame.place.start - frame.start > FRONT:
        return False
    return _FRONTED.match(frame.scene.line.text, frame.start) is not None


@once
def has_hour(frame: Frame) -> bool:
    """'At 14:05 hours a pharmacy was set alight': a deed told with its hour, done to or by those not told before."""
    deeds = [t for t in frame.deeds if t.pos == "act" and not t.definite]
    if not deeds or frame.definite or frame.known or frame.resumed or frame.to_him or "same" in frame.tone:
        return False
    if not tells_hour(frame.scene, frame.start, frame.end):
        return False
    sides = [m.value for t in deeds for m in (t.agent, t.target) if m is not None]
    return any(not getattr(v, "definite", False) for v in sides)


@once
def known_again(frame: Frame) -> frozenset[str]:
    """'the Levies men', 'the priest': the words for those whom a clause tells of as known."""
    text, scene = frame.scene.line.text, frame.scene
    told = [m for m in scene.people_in(frame.start, frame.end) if m.value.definite and not m.value.named]
    return frozenset().union(*[content(text, m) for m in told]) - _ANYBODY


@once
def befallen(frame: Frame) -> frozenset[str]:
    """The words for those whom the deeds of a clause befell."""
    text = frame.scene.line.text
    return frozenset().union(*[content(text, t.target) for t in frame.triggers if t.target is not None])
