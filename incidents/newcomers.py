"""Newcomers: paragraphs of a roundup that tell of people nobody has told of yet, and of their own dead.

'Gunmen shot a clerk in Mosul. ... Police said they had found the bodies of five men.': in a report that gives each
event a paragraph, five men who are told of for the first time are another case, though no place or day sets it apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.affinity import Cluster, toll
from incidents.frames import Frame
from incidents.nouns import Who
from incidents.weight import START

STRANGE = 1.5  # how much speaks against an event told before
ITEMS = 3  # events told in one paragraph each, which make a report a roundup


def strangeness(frame: Frame, c: Cluster, out: Sequence[Cluster]) -> float:
    """How much speaks against a clause telling of a cluster's event, by those whom it tells of."""
    if len(out) < ITEMS or not c.frames or frame.weight < START or not frame.deeds:
        return 0.0
    if frame.place is not None and any(f.place is not None for f in c.all):
        return 0.0  # the places tell
    if c.frames[-1].scene.sentence.paragraph == frame.scene.sentence.paragraph or not _is_roundup(out):
        return 0.0
    return STRANGE if _is_new(frame) and not _same_toll(frame, c) else 0.0


def _is_roundup(out: Sequence[Cluster]) -> bool:
    """Whether most events so far have a paragraph of their own."""
    brief = [c for c in out if c.frames and len({f.scene.sentence.paragraph for f in c.frames}) == 1]
    return len(brief) >= ITEMS and len({c.frames[0].scene.sentence.paragraph for c in brief}) >= ITEMS


def _is_new(frame: Frame) -> bool:
    """Whether it tells a toll, and nothing in it was told before."""
    if frame.definite or frame.known or frame.resumed or frame.to_him or "also" in frame.tone:
        return False
    told = [w for f in frame.casualties for w in f.value.who]
    whole = not any(f.value.part or f.value.of_them or f.value.total for f in frame.casualties)
    return bool(told) and whole and not any(isinstance(w, Who) and (w.definite or w.part or w.more) for w in told)


def _same_toll(frame: Frame, c: Cluster) -> bool:
    """Whether one of its counts was told of the event, or the event has none yet."""
    own = {(name, n) for name in ("killed", "wounded", "abducted") for n in toll(frame, name)}
    theirs = {(name, n) for name in ("killed", "wounded", "abducted") for f in c.all for n in toll(f, name)}
    return not own or not theirs or bool(own & theirs)
