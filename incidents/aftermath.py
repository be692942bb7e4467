"""Aftermath: events of a report that only tell what came of another one that it tells.

'Our team received seven survivors in Tasa', 'Thirty people are in custody': whoever was hurt or arrested there was so
in the violence that the report tells beside it, before or after, wherever the hospital or the cell stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from incidents.affinity import Cluster, days_apart
from incidents.apart import begins_elsewhere
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.held import is_of_another_day
from incidents.known import is_told_before
from incidents.sequel import in_care, is_partial

_OF_CAPTIVES = frozenset(("rounded up", "captured", "seized"))  # what raiders do as well as the police
LATER = 14  # days after a deed in which those arrested are arrested for it


def joined(out: Sequence[Cluster], say: Callable[[Frame, str], None]) -> list[Cluster]:
    """The clusters; those of mere aftermath go on with the event told before them, else with the next one."""
    kept = list(out)
    for c in out:
        if not c.frames or len(kept) < 2 or not _is_aftermath(c):
            continue
        at = kept.index(c)
        home = next((o for o in (*reversed(kept[:at]), *kept[at + 1 :]) if o is not c and _may_cause(o, c)), None)
        if home is not None:
            say(c.frames[0], f"what came of event {kept.index(home) + 1}")
            home.frames += [replace(f, places=(), dates=(), day=None) for f in c.frames]
            kept.remove(c)
    return kept


def _is_aftermath(c: Cluster) -> bool:
    """Whether every clause tells of the treated or of the arrested, and none of a deed."""
    told = [f for f in c.frames if not f.definite or f.casualties]
    if not told or "separate" in told[0].tone or not (_is_care(told[0]) or _is_custody(told[0])):
        return False
    return all(_is_care(f) or _is_custody(f) or _is_toll(f) for f in told[1:])


def _is_care(frame: Frame) -> bool:
    deeds = frame.deeds or any(f.rule.endswith("-active") for f in frame.casualties)
    if deeds or not frame.casualties or frame.section == "bullet" or begins_elsewhere(frame):
        return False
    return in_care(frame) or is_partial(frame)


def _is_toll(frame: Frame) -> bool:
    """A toll without a deed, a day or a place of its own."""
    return bool(frame.casualties) and not frame.deeds and frame.day is None and frame.place is None


def _is_custody(frame: Frame) -> bool:
    """'Thirty people were arrested in Tasa', 'are in custody': nobody is told who raided them."""
    told = [t for t in frame.triggers if t.strong]
    if frame.section == "bullet" or any(f.field != "arrested" for f in frame.casualties):
        return False
    if frame.day is not None and frame.day.dated and frame.place is not None:
        return False  # an arrest with its day and its town is news of its own
    return bool(told or frame.casualties) and all(map(_is_arrest, told))


def _is_arrest(t: Trigger) -> bool:
    passive = t.agent is None and t.target is not None and t.target.start < t.start
    return (
        t.kind == "raid_arrest"
        and t.pos == "act"
        and t.word not in _OF_CAPTIVES
        and (passive or is_told_before(t.target))
    )


def _may_cause(o: Cluster, c: Cluster) -> bool:
    """Whether a cluster tells a deed that the other one may follow from: not on a later day, nor long before."""
    deeds = [t.kind for f in o.frames for t in f.deeds]
    if not any(kind not in ("raid_arrest", "foiled_attack") for kind in deeds):
        return False
    if _is_custody(c.frames[0]) and is_of_another_day(c.frames[0], o):
        return False
    ours, theirs = ([d.value for f in k.frames if (d := f.day) is not None and d.value] for k in (c, o))
    if not ours or not theirs or ours[0].start is None or theirs[0].start is None:
        return True
    return ours[0].start >= theirs[0].start and days_apart(ours[0], theirs[0]) <= LATER
