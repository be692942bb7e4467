"""Willed: deeds that only people do, whatever accident the sentence speaks of besides.

'A shepherd was shot dead beside the ravine', 'a bomb in a gas cylinder': ravines and gas are of accidents, guns and
bombs are of those who use them.
"""

from __future__ import annotations

from typing import Protocol

FIRED = frozenset(("fired on", "fired upon", "fired at", "opened fire", "shot dead", "gunned down", "driven"))
BY_HAND = frozenset(
    "ambushed ambush shot gunned stabbed beheaded decapitated lynched hacked kidnapped abducted looted looting robbed "
    "raped ransacked hijacked lynching beaten beat clubbed stoned bludgeoned strangled executed assassinated".split()
)
BOMBS = frozenset(
    "explosive device|explosive devices|improvised explosive device|improvised explosive devices|explosive charge"
    "|explosive charges|roadside bomb|roadside bombs|grenade|grenades|hand grenade|bomb|bombs|bombing|bombings|bombed"
    "|shot down|suicide bomber|suicide bombing|suicide bombings|car bomb|car bombs|ied|ieds|landmine"
    # ... and of guns and planes
    "|shooting|shootings|gunfight|gunfights|gun battle|gun battles|gunbattle|gunbattles|firefight|firefights|shootout"
    "|shoot-out|gun attack|gunfire|crossfire|exchange of fire|exchanges of fire|exchange of gunfire|hail of bullets"
    "|air strike|air strikes|airstrike|airstrikes|air raid|air raids|drone strike|drone strikes|shelling|mortar fire"
    "|rocket attack|rocket fire|artillery fire|armed attack|stabbing|knife attack|massacre".split("|")
)


class Told(Protocol):
    """A trigger as it is asked about here."""

    @property
    def word(self) -> str: ...


def willed(t: Told) -> bool:
    """'was fired upon', 'a roadside bomb', 'a gunfight': what no accident does."""
    return t.word in FIRED or t.word.split()[0] in BY_HAND or t.word in BOMBS
