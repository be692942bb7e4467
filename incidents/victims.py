"""Victims by name: whom a clause says to have been killed or taken, so that a later one tells of the same deed.

Nobody is killed twice: 'the murder of Hector Oqueli' and 'Oqueli was shot near the border' are one event, wherever
and whenever the second is told, and so is the kidnapping that he did not survive.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.lazy import once
from incidents.nouns import Who

TAKEN = "abduction"
_FATAL = compiled(
    r"kill|murder|assassinat|slain|slay|slew|gunned|execut|behead|massacr|(?:shot|stabbed|hacked|burned|burnt) (?:dead"
    r"|to death)|hanged|lynch|\bdeath|\bdied\b"
)
_NAME = compiled(r"(?:[A-ZÀ-Þ][\w'’-]+\s+)*[A-ZÀ-Þ][\w'’-]+\Z")
_SURVIVED = compiled(r"\b(?:attempt|tried|trying|plot|surviv|escap|unhurt|unharmed|threat)\w*")

Names = frozenset[tuple[str, ...]]


@once
def lost(frame: Frame) -> Names:
    """The names of those whom a clause says to have been killed."""
    return _named(frame, [t for t in frame.triggers if t.kind != TAKEN and _FATAL.search(t.word)])


@once
def taken(frame: Frame) -> Names:
    """The names of those whom a clause says to have been taken away."""
    return _named(frame, [t for t in frame.triggers if t.kind == TAKEN])


def _named(frame: Frame, told: Sequence[Trigger]) -> Names:
    """Whom deeds are done to, by name; none where they live on."""
    text, low = frame.scene.line.text, frame.scene.line.low
    found = set()
    for t in told:
        m = t.target
        if m is None or not m.value.named or not isinstance(m.value, Who) or m.value.kind in ("group", "state"):
            continue
        name = _NAME.search(text[m.start : m.end])
        if name is not None:
            found.add(tuple(name[0].lower().split()))
    return frozenset(found) if found and not _SURVIVED.search(low, frame.start, frame.end) else frozenset()


def same_victim(frame: Frame, others: Sequence[Frame]) -> bool:
    """Whether a clause tells of the taking, or the death, of one whose taking or death has been told."""
    own = lost(frame) | taken(frame)
    if not own:
        return False
    told = frozenset().union(*(lost(f) | taken(f) for f in others))
    return any(any(_one(a, b) for b in told) and not any(_kin(a, b) for b in told) for a in own)


def _one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are one person's: 'Oqueli', 'Leader Hector Oqueli', 'Hector Oqueli Colindres'."""
    return a[-1] in b or b[-1] in a


def _kin(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names share the last word only: 'Omar Diallo', 'Musa Diallo'."""
    return len(a) > 1 and len(b) > 1 and len({*a} & {*b}) == 1
