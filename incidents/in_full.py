"""In full: what a lead tells in short, or a live blog in its title, and the body tells again with other words."""

from __future__ import annotations

from collections.abc import Sequence, Set

from incidents.frames import Frame
from incidents.lazy import once
from incidents.passing import led_in

SPELT = 6  # sentences behind a lead in which its event is told in full
# Kinds of deed that two accounts of one event may call it by.
FAMILIES = {
    "ground": "armed_assault assassination armed_clash execution harm looting_property arson sexual_violence",
    "blast": "bombing suicide_bombing foiled_attack",
    "afar": "shelling air_drone_strike",
}
# ... and families that a lead and what tells it in full may call one deed by: a lynching, a bottle of petrol.
KIN = (frozenset(("ground", "protest_riot_violence")), frozenset(("ground", "blast")))
FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds.split()}


@once
def family(frame: Frame) -> set[str]:
    """The families of its deeds: kinds that two accounts of one event may call it by."""
    return {FAMILY.get(t.kind, t.kind) for t in frame.deeds}


def are_kin(own: Set[str], theirs: Set[str]) -> bool:
    return any(own & kin and theirs & kin for kin in KIN)


def is_lead(told: Sequence[Frame]) -> bool:
    """Whether only the lead has told of an event so far."""
    return bool(told) and told[-1].scene.sentence.section == "lead"  # the lead stands above all that joins it


def is_short(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether the clauses of an event are those of a lead just above, or a live blog's that name no place."""
    return (is_lead(told) and _near(frame, told, SPELT)) or _is_titled(frame, told)


def spells_out(frame: Frame, told: Sequence[Frame]) -> bool:
    """A spot no map has, behind a lead with such a deed, and not two tolls: the body tells the lead's event in full."""
    titled = _is_titled(frame, told)
    if not is_lead(told) and not (titled and frame.place is not None and frame.place.place is None):
        return False
    if (frame.tolls and any(f.tolls for f in told)) or not frame.tone.isdisjoint(("separate", "also")):
        return False
    if titled:
        return bool(family(frame))
    if any(f.tolls for f in told) and frame.place is not None and led_in(frame, frame.place):
        return False  # 'In Buli, students and police clashed': the report goes on to another place
    kin = family(frame) & set().union(*map(family, told))
    return _near(frame, told, SPELT) and frame.section == "body" and bool(kin)


def is_told_of_some(frame: Frame, told: Sequence[Frame]) -> bool:
    """'the murder of two experts. ... Ana Ruiz was shot near Sola': fewer than the lead's one deed killed."""
    if not is_lead(told) or not _near(frame, told, 2):
        return False
    own, lead = max(frame.tolls.get("killed", (0,))), told[0]
    one = not lead.several and any(t.pos == "deed" and not t.plural for t in lead.triggers)
    kin = not family(lead) or bool(family(frame) & family(lead))
    return one and kin and 0 < own < max(lead.tolls.get("killed", (0,)))


def _is_titled(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether a live blog has told no place of an event but that of its title."""
    if frame.scene.sentence.section != "update":
        return False
    return all(f.place is None or f.place.end < told[0].start for f in told)


def _near(frame: Frame, told: Sequence[Frame], sentences: int) -> bool:
    return frame.scene.sentence.index - told[-1].scene.sentence.index <= sentences
