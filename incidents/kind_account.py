"""The type that the account as a whole tells, asked where the clauses of the deed left a type that is easily wrong.

A deed is often told by words that any type may have ('hit', 'took', 'was killed'), while the words of its class stand
beside them: the ransom, the shells, the two sides, the bound hands. Read from the top after `kind_rules`; each sense
asks the words of `kinds.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from incidents.deed import Deed
from incidents.kinds import GENERIC, crowded

HANDHELD = frozenset(("firearm", "blade", "blunt"))
GROUND = frozenset(("armed_assault", "assassination"))


class Sense(NamedTuple):
    """Where `when` holds of an account, an incident of a type of `of` is of type `to`."""

    of: frozenset[str]
    to: str
    when: Callable[[Deed], bool]


def _armed(deed: Deed) -> bool:
    """Whether arms of the hand are told, which rules out shells and aircraft."""
    return any(m.value.kind in HANDHELD for f in deed.frames for m in f.weapons)


def _suicide(deed: Deed) -> bool:
    """'a suicide driver killed five', 'the bomber was halted at the gate': the doer is called so."""
    return deed.says("suicide-doer")


def _shells(deed: Deed) -> bool:
    """'a round had struck the kitchen', 'means: rockets': what struck came from afar."""
    return not _armed(deed) and deed.says("shells", first=2) and not deed.says("guns", first=2)


def _two_sides(deed: Deed) -> bool:
    """'turned their guns on each other', 'ran into a group of rebels', 'was met by the vanguard'."""
    return deed.says("two-sides", first=2) and not any(map(crowded, deed.frames[:1]))


def _used(deed: Deed) -> bool:
    """'They were halted by gunmen. Twenty women were raped': told in a later clause."""
    return deed.tells("violated") and deed.toll("killed") <= 1


def _held(deed: Deed) -> bool:
    """'were waylaid and are being held', 'the captors ask for a ransom'."""
    return not deed.toll("killed") and deed.tells("held")


def _slain_captive(deed: Deed) -> bool:
    """'took him from his shop; he was found shot': the taken were killed."""
    return deed.tells("put-to-death") and not deed.tells("captives")


def _by_law(deed: Deed) -> bool:
    """'killed while resisting arrest', 'was picked up; the search turned up': they came to arrest."""
    return deed.says("by-law")


def _made_safe(deed: Deed) -> bool:
    """'planted a bomb; a mechanic noticed it': it did no harm."""
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.toll("perpetrators_killed")
    return not hurt and deed.tells("made-safe") and not deed.says("went-off", first=1)


SENSES = {
    "suicide": Sense(GROUND | {"bombing", "abduction", "air_drone_strike", "armed_clash"}, "suicide_bombing", _suicide),
    "shells": Sense(frozenset(("armed_assault",)), "shelling", _shells),
    "two-sides": Sense(GROUND, "armed_clash", _two_sides),
    "used": Sense(GROUND | {"looting_property", "raid_arrest"}, "sexual_violence", _used),
    "held": Sense(frozenset(("armed_assault",)), "abduction", _held),
    "slain-captive": Sense(frozenset(("abduction",)), "execution", _slain_captive),
    "by-law": Sense(GROUND | {"abduction"}, "raid_arrest", _by_law),
    "made-safe": Sense(frozenset(("bombing", "arson")), "foiled_attack", _made_safe),
}


def sensed(kind: str, deed: Deed) -> str:
    """The type after the senses of the whole account."""
    for sense in SENSES.values():
        if kind in sense.of and sense.when(deed):
            return sense.to
    return kind
