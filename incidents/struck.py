"""The things that the deeds of a clause are done to: a bank, a bus."""

from __future__ import annotations

from incidents.events import Trigger
from incidents.frames import Frame
from incidents.known import is_told_before
from incidents.lazy import once
from incidents.nouns import Thing

# Of a building or a vehicle told before, most likely.
_PARTS = frozenset(
    """window windows door doors gate gates wall walls roof entrance courtyard yard ceiling facade windscreen
    windshield""".split()
)


@once
def new_things(frame: Frame) -> set[str]:
    """The heads of the things that its new deeds are done to."""
    placed = frame.place is not None  # elsewhere 'the building' is another one
    new = (t for t in frame.triggers if t.strong and not t.definite and (placed or not is_told_before(t.target)))
    return {_head(t) for t in new if is_thing(t)}


@once
def known_things(frame: Frame) -> set[str]:
    """The heads of the things that it speaks of as known: 'a window of the building'."""
    return {_head(t) for t in frame.triggers if is_thing(t) and is_told_before(t.target)}


@once
def all_things(frame: Frame) -> set[str]:
    """The heads of all things that its deeds are done to."""
    return {_head(t) for t in frame.triggers if t.strong and is_thing(t)}


def is_thing(t: Trigger) -> bool:
    """Whether what it is done to is a thing, and no area."""
    if t.target is None or not isinstance(t.target.value, Thing) or t.target.value.area:
        return False
    return t.target.value.head.lower() not in _PARTS


def _head(t: Trigger) -> str:
    assert t.target is not None
    return str(t.target.value.head).lower().split()[-1].removesuffix("s")
