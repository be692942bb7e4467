"""What one casualty finding says."""

from __future__ import annotations

from typing import NamedTuple

from incidents.chunks import Who
from incidents.model import Count

FIELDS = frozenset(("killed", "wounded", "abducted", "arrested"))


class Casualty(NamedTuple):
    """How many people something happened to, who they were, and how the count stands to the others of a report."""

    count: Count  # type: ignore[assignment]
    who: tuple[Who, ...] = ()
    more: bool = False  # adds to what was told before: 'ten more', 'also'
    also: bool = False  # ... as 'also' says, which may be of those told in sum before
    rest: bool = False  # 'the other four': who is left of those told before
    total: bool = False  # replaces what was told before: 'bringing the toll to 14'
    part: bool = False  # lies within another count: 'including three officers'
    cumulative: bool = False  # over many events: 'so far this year'
    nobody: bool = False  # a stated zero
    later_died: bool = False  # 'one has since died of his wounds'
    of_them: bool = False  # of those told before: 'one of them', 'two of the wounded'
    attackers: bool = False  # the side that attacked: 'the bomber', 'three gunmen'
    doer: bool = False  # ... and who struck: 'a man who stabbed two was shot dead'
    stopped: bool = False  # killed by forces, and not said of which side: 'four of them were shot dead by police'
    shot: bool = False  # 'was shot': harmed, whether killed is not said
    fatal: bool = False  # ... with a firearm, and no word of a limb, a hospital, a wound
    lean: bool = False  # of those who live, as the words for others do: 'has a broken arm', 'is in hospital'
    claimed: bool = False  # by those who did it: 'the group claimed 40 dead'
    ordinal: int = 0  # 'a third man': the third of those told so far
    prior: bool = False  # of an earlier event: 'in revenge for the killing of two'
    rival: bool = False  # by another source: 'a hospital put the dead at nine'
    sure: bool = False  # ... and that one an office: 'prosecutors put the dead at nine'
    section: str = "body"  # of the sentence
