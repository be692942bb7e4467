"""Lone: the one deed of a note of few sentences in which none is told in full.

'A bomb in a launch went off beside a navy ship.': no town, no day, no toll. In a long report so little may be an
aside or an example; a note is written because of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.frames import Frame
from incidents.weight import JOIN

STATED = 1.5  # the weight of a plain deed, told by a verb in the past
_ELSEWHERE = frozenset(("accident", "legal", "anniversary", "cumulative", "claimed", "disclaimed"))


def only(frames: Sequence[Frame]) -> Frame | None:
    """The frame that tells most of an event, if one states a deed and whom, by whom, with what or with which toll."""
    told = [f for f in frames if _states(f)]
    return max(told, key=lambda f: f.weight, default=None)


def _states(f: Frame) -> bool:
    if f.slight or f.definite or f.known or not f.nameable or not _ELSEWHERE.isdisjoint(f.tone):
        return False
    deeds = [t for t in f.triggers if t.strong and not t.definite]
    if any(h.value.count.value for h in f.casualties):
        return bool(deeds) and f.weight > JOIN
    done = any(t.pos == "act" for t in f.triggers)
    company = f.weapons or any(t.agent is not None or t.target is not None for t in f.triggers)
    return bool(deeds) and done and bool(company) and f.weight >= STATED


def owned(frame: Frame) -> bool:
    """'A group claimed responsibility for the attack': what a note tells was done on purpose."""
    return "claimed" in frame.tone and any(t.definite and t.strong for t in frame.triggers)
