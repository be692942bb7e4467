"""The type that the account as a whole tells, asked where the clauses of the deed left a type that is easily wrong.

A deed is often told by words that any type may have ('hit', 'took', 'was killed'), while the words of its class stand
beside them: the ransom, the shells, the two sides, the bound hands. Read from the top after `kind_rules`; each sense
asks the words of `kinds.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from incidents.arrests import by_another, held_for
from incidents.deed import Deed, who_of
from incidents.kind_order import attacked_first
from incidents.kinds import crowded

HANDHELD = frozenset(("firearm", "blade", "blunt"))
GROUND = frozenset(("armed_assault", "assassination"))
FEW = 2
MET = frozenset("met faced confronted encountered engaged".split())


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
    if deed.says("suicide-doer", first=2) or deed.tells("carried-bomb") and deed.says("went-off"):
        return True
    return deed.toll("killed") > 1 and not deed.agents and not _armed(deed) and deed.tells("bomber")


def _shells(deed: Deed) -> bool:
    """'a round had struck the kitchen', 'means: rockets': what struck came from afar."""
    unseen = not deed.agents and not deed.says(
        "guns", first=2
    )  # 'was killed in her kitchen; a piece of a shell lay there'
    told = deed.says("shells", first=2) and not deed.says("guns", first=2) or unseen and deed.tells("shells")
    return told and not _armed(deed) and not deed.says("complex")


def _two_sides(deed: Deed) -> bool:
    """'turned their guns on each other', 'ran into a group of rebels', 'was met by the vanguard'."""
    met = deed.says("two-sides", first=2) and not any(map(crowded, deed.frames[:1]))
    return met and not attacked_first(deed.frames)


def _used(deed: Deed) -> bool:
    """'They were halted by gunmen. Twenty women were raped': told in a later clause."""
    few = deed.toll("killed") <= 1 and deed.toll("abducted") <= FEW
    return few and deed.tells("violated")


def _held(deed: Deed) -> bool:
    """'were waylaid and are being held', 'the captors ask for a ransom'."""
    taken = deed.toll("abducted") > 0 or not deed.says("goods-off")
    return taken and not deed.toll("killed") and deed.tells("held")


def _slain_captive(deed: Deed) -> bool:
    """'took him from his shop; he was found shot': the taken were killed."""
    return deed.tells("put-to-death") and not deed.tells("captives")


def _by_law(deed: Deed) -> bool:
    """'killed while resisting arrest', 'was picked up; the search turned up': they came to arrest."""
    if not deed.says("by-law") or any(map(held_for, deed.frames)):
        return False
    return deed.forces or not any(by_another(t) for f in deed.told for t in f.triggers)


def _singled_out(deed: Deed) -> bool:
    """'two men waited for him outside the court': one person is meant, and not those who were there."""
    few = deed.toll("killed") <= FEW and deed.toll("wounded") <= FEW
    return few and not deed.forces and not deed.fighters_hit and deed.says("singled-out", first=2)


def _of_office(deed: Deed) -> bool:
    """'Judge Saidi got as far as his car. Two men fired through the window': told of him before."""
    few = deed.toll("killed") <= 1 and deed.toll("wounded") <= 1 and not deed.targets
    return few and not deed.forces and not deed.fighters_hit and deed.tells("office-told")


def _judged(deed: Deed) -> bool:
    """'found five men guilty of spying, and a squad shot them'."""
    return deed.says("judged") and (deed.toll("killed") > 0 or deed.says("shooting"))


def _both_fell(deed: Deed) -> bool:
    """'the army speaks of five dead rebels, the rebels of eight dead soldiers', and no attack is told."""
    dead = {w.armed for f in deed.frames for x in f.casualties if x.field == "killed" for w in x.value.who}
    return dead >= {"force", "attacker"} and "" not in dead and not _attack_told(deed)


def _attack_told(deed: Deed) -> bool:
    return any(t.kind == "armed_assault" and t.word not in MET for t in deed.triggers)


def _blown(deed: Deed) -> bool:
    """'Dead: three women on their way to market. A mine.': nobody struck them, and what went off is told beside."""
    struck = deed.agents or any(t.kind != "harm" for t in deed.triggers) or deed.says("guns", first=2) or _armed(deed)
    return not struck and deed.toll("killed") + deed.toll("wounded") > 0 and deed.tells("by-mine")


def _protesters(deed: Deed) -> bool:
    """'11 protesters dead', 'the storming of the sit-in'."""
    if not (deed.toll("killed") or deed.toll("wounded")) or deed.fighters_hit:
        return False
    told = deed.says("protesters-hit", first=2) or deed.forces and deed.tells("rally-bloodied")
    return told and (deed.says("riot-gear") or not deed.opens("heavy-shells"))  # 'mortar rounds hit a procession'


def _carted_off(deed: Deed) -> bool:
    """'a crowd broke the gate of the depot and emptied it': goods are gone and nobody was killed or put down."""
    put_down = deed.says("riot-gear") or deed.says("by-hands", first=1) or deed.says("protesters-hit")
    return not deed.toll("killed") and not put_down and deed.says("carted-off", first=1)


def _made_safe(deed: Deed) -> bool:
    """'planted a bomb; a mechanic noticed it': it did no harm."""
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.toll("perpetrators_killed")
    if hurt:
        return False
    return deed.says("blown-up-safely", first=1) or deed.tells("made-safe") and not deed.says("went-off", first=1)


def _by_arms_bearers(deed: Deed) -> bool:
    """'soldiers demolished twelve houses': no crowd did it, and nobody was hurt."""
    armed = any(w.armed for w in deed.agents)
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.unrest or deed.says("shooting")
    return armed and not hurt and not any(map(crowded, deed.frames)) and not deed.says("riot-gear")


def _fetched(deed: Deed) -> bool:
    """'agents broke down doors and led off nine men': whoever breaks in so comes to seize."""
    return deed.seized and deed.forces and _by_arms_bearers(deed)


def _armed_band(deed: Deed) -> bool:
    """'insurgents invaded the town; a trader was killed': they bear arms, and no crowd is told of."""
    rough = (who_of(t.agent) for t in deed.triggers if t.kind == "protest_riot_violence")
    band = any(w is not None and w.armed == "attacker" for w in rough) and deed.toll("killed") > 0
    return band and not deed.unrest and not any(map(crowded, deed.frames)) and not deed.says("riot-gear")


def _corrosive(deed: Deed) -> bool:
    """'had a corrosive liquid squirted in his face', 'their well was poisoned': by no arms."""
    return deed.says("corrosive", first=2) and not any(
        m.value.kind in HANDHELD for f in deed.frames[:1] for m in f.weapons
    )


SENSES = {
    "corrosive": Sense(GROUND, "other", _corrosive),
    "suicide": Sense(GROUND | {"bombing", "abduction", "air_drone_strike", "armed_clash"}, "suicide_bombing", _suicide),
    "blown": Sense(frozenset(("armed_assault",)), "bombing", _blown),
    "shells": Sense(frozenset(("armed_assault",)), "shelling", _shells),
    "two-sides": Sense(GROUND, "armed_clash", _two_sides),
    "used": Sense(GROUND | {"looting_property", "raid_arrest", "abduction"}, "sexual_violence", _used),
    "held": Sense(frozenset(("armed_assault", "looting_property")), "abduction", _held),
    "slain-captive": Sense(frozenset(("abduction",)), "execution", _slain_captive),
    "singled-out": Sense(frozenset(("armed_assault",)), "assassination", _singled_out),
    "of-office": Sense(frozenset(("armed_assault",)), "assassination", _of_office),
    "judged": Sense(GROUND | {"abduction"}, "execution", _judged),
    "both-fell": Sense(GROUND, "armed_clash", _both_fell),
    "protesters": Sense(GROUND | {"raid_arrest", "shelling", "looting_property"}, "protest_riot_violence", _protesters),
    "fetched": Sense(frozenset(("protest_riot_violence",)), "raid_arrest", _fetched),
    "by-arms-bearers": Sense(frozenset(("protest_riot_violence",)), "looting_property", _by_arms_bearers),
    "armed-band": Sense(frozenset(("protest_riot_violence",)), "armed_assault", _armed_band),
    "carted-off": Sense(frozenset(("protest_riot_violence",)), "looting_property", _carted_off),
    "by-law": Sense(GROUND | {"abduction", "armed_clash"}, "raid_arrest", _by_law),
    "made-safe": Sense(frozenset(("bombing", "arson")), "foiled_attack", _made_safe),
}


def sensed(kind: str, deed: Deed) -> str:
    """The type after the senses of the whole account."""
    for sense in SENSES.values():
        if kind in sense.of and sense.when(deed):
            return sense.to
    return kind
