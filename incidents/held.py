"""Held: arrests that a report tells behind a deed, and whether they are for it.

'A guard was shot in Tasa on Monday. Two men were picked up at Buli on Tuesday.': neither the day nor the place of the
arrest is the deed's; 'Eleven suspects were held' in a paragraph of another day is news of its own.
"""

from __future__ import annotations

from dataclasses import replace

from incidents.affinity import DAYS_OFF, Cluster, days_apart
from incidents.events import Trigger
from incidents.extractors.date_values import DateValue
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.nouns import Who
from incidents.reaction import AFTERMATH

# 'Police arrested a suspect two hours later': what follows an attack is a part of it.
_CAUGHT = compiled(
    r"\b(?:suspects?|suspected of|suspicion|in connection with|over the|for the|alleged (?:attacker|gunman|killer)|"
    r"accused of|later|soon afterwards?|the next (?:day|morning)|has since|have since|turned himself|gave himself)\b",
)
# ... and the words by which an arrest on another day is one for the deed told before.
_FOR_IT = compiled(
    r"\b(?:(?:in connection with|over|for|in|behind|involved in|suspected of|linked to|related to) "
    r"(?:the|this|that|his|her|their)|suspects?|(?:alleged|suspected) (?:attacker|gunman|killer|bomber)s?)\b",
)
_LATER = compiled(r"\b(?:later|since|subsequently|eventually) (?:been )?\Z")
NEAR_BY = 4  # sentences within which an arrest without a place is one for the deed told before


def gap(frame: Frame, last: Cluster) -> int:
    """How many sentences lie between a clause and the one of the event told last."""
    return frame.scene.sentence.index - last.frames[-1].scene.sentence.index


def caught(frame: Frame, last: Cluster) -> bool:
    """Whether a frame tells only of arrests after the deed told last."""
    strong = [t for t in frame.triggers if t.strong and not (t.definite and t.target is None)]
    if not strong or any(t.kind != "raid_arrest" for t in strong):
        return False
    if any(f.field != "arrested" for f in frame.casualties):
        return False
    if not any(t.strong and t.kind not in ("raid_arrest", "foiled_attack") for f in last.frames for t in f.triggers):
        return False
    low = frame.scene.line.low
    if all(_LATER.search(low, frame.start, t.start) or _is_theirs(low, t) for t in strong):
        return True
    if is_of_another_day(frame, last):
        return False
    if frame.place is None and gap(frame, last) <= 2 and all(map(_of_nobody_known, strong)) and _soon(frame, last):
        return True  # 'Police arrested 16 people on Saturday.'
    passive = all(t.agent is None for t in strong) and "separate" not in frame.tone
    if passive and frame.place is None and gap(frame, last) <= NEAR_BY and not _long_apart(frame, last):
        return True  # 'Seventeen villagers were rounded up on Tuesday.'
    cue = _CAUGHT if frame.day is None else _FOR_IT
    return cue.search(low, frame.start, frame.end) is not None and (frame.day is None or frame.place is None)


def is_arrest_for(frame: Frame, home: Cluster) -> bool:
    """'He was picked up in Accra on Tuesday', behind a murder: neither the place nor the day is that of the deed."""
    told = [t for t in frame.triggers if t.strong or t.kind == "harm"]
    if not told or any(t.kind != "raid_arrest" for t in told) or any(f.field != "arrested" for f in frame.casualties):
        return False
    return any(t.strong and t.kind not in ("raid_arrest", "foiled_attack") for f in home.all for t in f.triggers)


def dated_after(frame: Frame) -> Frame:
    """A clause whose day is that of what was done about the deed."""
    day = frame.day._replace(cue=AFTERMATH) if frame.day is not None else frame.scope
    return replace(frame, dates=(), day=None, scope=day)


_FOLK = frozenset("people persons suspects villagers youths men individuals protesters demonstrators".split())


def is_of_another_day(frame: Frame, last: Cluster) -> bool:
    """'On 8 June an ambush ...', and in a paragraph on 12 June: 'Eleven suspects were held.': none of the ambush's."""
    day, here = frame.scope, frame.scene.sentence
    if (
        frame.day is not None
        or day is None
        or day.value is None
        or day.cue is not None
        or not day.dated
        or day.anaphor is not None
    ):
        return False
    if here.paragraph == last.frames[-1].scene.sentence.paragraph or not here.index - 3 <= day.sentence <= here.index:
        return False
    theirs = [d.value for f in last.frames if (d := f.day or f.scope) is not None and d.value is not None]
    return bool(theirs) and all(days_apart(day.value, v) > 0 for v in theirs)


def _of_nobody_known(t: Trigger) -> bool:
    """'arrested 16 people': those of whom no more is told than how many they are."""
    who = t.target.value if t.target is not None else None
    return isinstance(who, Who) and who.plural and not who.canonical and who.head.split()[-1] in _FOLK


def _soon(frame: Frame, last: Cluster) -> bool:
    """Whether a clause is of the day of the event told last or of the three days behind it."""
    if not frame.tone.isdisjoint(("separate", "also")):
        return False
    own, theirs = frame.day, next((f.day for f in last.frames if f.day is not None), None)
    if own is None or own.value is None:
        return True
    if theirs is None or theirs.value is None or _starts_before(own.value, theirs.value):
        return False
    return days_apart(own.value, theirs.value) <= DAYS_OFF


def _long_apart(frame: Frame, last: Cluster) -> bool:
    """'Eighteen were arrested on 2 March', behind a deed of May."""
    own, theirs = frame.day, next((f.day for f in last.frames if f.day is not None), None)
    if own is None or own.value is None or theirs is None or theirs.value is None:
        return False
    return days_apart(own.value, theirs.value) > WEEK


WEEK = 7


def _is_theirs(low: str, t: Trigger) -> bool:
    """'All four gunmen were seized near Bryansk': an arrest of the attackers told, wherever it was."""
    who = t.target.value if t.target is not None else None
    armed = isinstance(who, Who) and who.armed == "attacker" and not who.canonical
    return armed and t.target is not None and low.startswith(("the ", "all ", "both "), t.target.start)


BRIEFLY = 8  # sentences in which a report tells of one event, however many paragraphs they make


def held(frame: Frame, last: Cluster) -> bool:
    """'Seventeen villagers were rounded up on Tuesday.': right behind another deed: those arrested for it."""
    told = [t for t in frame.triggers if t.strong]
    here, before = frame.scene.sentence, last.frames[-1].scene.sentence
    near = here.paragraph == before.paragraph or here.index < BRIEFLY
    if not told or not near or frame.place is not None or gap(frame, last) > 2 or is_of_another_day(frame, last):
        return False
    if any(
        t.kind != "raid_arrest" or t.agent is not None or t.target is None or t.target.start > t.start for t in told
    ):
        return False
    if not all(f.field == "arrested" for f in frame.casualties):
        return False
    own, theirs = frame.day, next((f.day for f in last.frames if f.day is not None), None)
    if own is not None and theirs is not None and _starts_before(own.value, theirs.value):
        return False
    kinds = {t.kind for f in last.frames for t in f.triggers if t.strong}
    return bool(kinds) and "raid_arrest" not in kinds


def _starts_before(a: DateValue | None, b: DateValue | None) -> bool:
    return a is not None and b is not None and a.start is not None and b.start is not None and a.start < b.start
