"""Victims by name: whom a clause says to have been killed or taken, so that a later one tells of the same deed.

Nobody is killed twice: 'the murder of Hector Oqueli' and 'Oqueli was shot near the border' are one event, wherever
and whenever the second is told, and so is the kidnapping that he did not survive.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.frames import Frame
from incidents.kept import compiled
from incidents.lazy import once
from incidents.weight import START

TAKEN = "abduction"
_FATAL = compiled(
    r"kill|murder|assassinat|slain|slay|slew|gunned|execut|behead|massacr|(?:shot|stabbed|hacked|burned|burnt) (?:dead"
    r"|to death)|hanged|lynch|\bdeath|\bdied\b"
)
_NAME = compiled(r"(?:[A-ZÀ-Þ][\w'’-]+\s+)*[A-ZÀ-Þ][\w'’-]+\Z")
_SURVIVED = compiled(r"\b(?:attempt|tried|trying|plot|surviv|escap|unhurt|unharmed|threat)\w*")

_WITH_HIM = compiled(r"\b(?:with|beside|alongside) (?:him|her|them)\b|\bin the (?:attack|blast|raid)\b")

_OWNERS = ("his ", "her ", "their ")

Names = frozenset[tuple[str, ...]]


@once
def fated(frame: Frame) -> Names:
    """The names of those whom a clause says to have been killed or taken away; none where they live on."""
    text = frame.scene.line.text
    found: set[tuple[str, ...]] = set()
    for t in frame.triggers:
        m = t.target
        if m is None or not m.value.named or m.value.kind in ("group", "state"):
            continue
        if t.kind == TAKEN or _FATAL.search(t.word):
            name = _NAME.search(text[m.start : m.end])
            found.update([tuple(name[0].lower().split())] if name is not None else ())
    lives_on = found and _SURVIVED.search(frame.scene.line.low, frame.start, frame.end)
    return _NOBODY if lives_on else frozenset(found)


_NOBODY: Names = frozenset()


def same_victim(own: Names, others: Sequence[Frame]) -> bool:
    """Whether clauses tell of the taking, or the death, of one of those."""
    told = frozenset().union(*map(fated, others))
    return any(any(_one(a, b) for b in told) and not any(_kin(a, b) for b in told) for a in own)


def of_others(frame: Frame, others: Sequence[Frame], *, turns: bool) -> int:
    """How surely a clause tells in full what befell another by name than those of whom the others tell.

    'Bishop Omar Keita was kidnapped in Sola.' and, in a new paragraph, 'Rancher Pablo Rey was shot dead in Sola.'
    """
    if frame.weight < START or not fated(frame) or not any(map(fated, others)):
        return 0
    return 1 + 2 * (turns and _is_new(frame, others))


def _is_new(frame: Frame, others: Sequence[Frame]) -> bool:
    """Whether those whom a clause names are named in full and were not spoken of before, nor struck with the others."""
    low = frame.scene.line.low
    if not frame.tone.isdisjoint(("also", "same")) or low.startswith(_OWNERS, frame.start):
        return False
    if _WITH_HIM.search(low, frame.start, frame.end):
        return False
    told = " ".join([low[f.scene.sentence.start : f.scene.sentence.end] for f in others])
    return all(len(name) > 1 and name[-1] not in told for name in fated(frame))


def _one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are one person's: 'Oqueli', 'Leader Hector Oqueli', 'Hector Oqueli Colindres'."""
    return a[-1] in b or b[-1] in a


def _kin(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names share the last word only: 'Omar Diallo', 'Musa Diallo'."""
    return len(a) > 1 and len(b) > 1 and len({*a} & {*b}) == 1
