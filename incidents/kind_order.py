"""What is told first of an incident: an attack that was fought off is an attack, and no battle.

'Militants stormed a base; troops repelled them after an hour of fighting' tells of an assault; 'Fighting broke out when
rebels attacked' of a clash.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.arrests import is_force
from incidents.chunks import Who
from incidents.events import Trigger, is_armed
from incidents.frames import Frame
from incidents.known import is_object, is_unarmed

MURDERED = frozenset("murder murders murdered murdering slain slaying".split())
REPELLED = frozenset(("repelled", "repulsed", "beat back", "beaten back", "beat off", "fought off"))
# What one side does to another that had not begun to fight.
SET_UPON = frozenset(
    """attacked attack attacks attacking stormed storm storming ambushed ambush assaulted assault raided raid overran
    overrun invaded infiltrated besieged""".split()
)
STRUCK_BY = frozenset("targeted hit struck".split())  # ... where it is told who did it
TAKEN = frozenset(("overran", "overrun"))  # what either side may do to the other

# Arms that no aircraft has: what they did was not done from the air.
EARTHBOUND = frozenset(
    """mortar mortars artillery howitzer howitzers tank tanks ied ieds landmine landmines mine mines roadside car
    vehicle truck grenade grenades parcel letter belt vest improvised knife knives machete machetes""".split()
)
FLYING = ("air", "drone")


def from_the_ground(frames: Sequence[Frame], titles: Sequence[Frame]) -> bool:
    """'A mortar killed three in the market. Air raids are frequent', 'helicopters pursued the gunmen': told beside."""
    first = (frames or titles)[0]
    if any(m.value.kind == "drone" for f in titles for m in f.weapons):
        return False
    if any(m.value.kind in FLYING for m in first.weapons) or any(t.kind == "air_drone_strike" for t in first.triggers):
        return False
    if any(is_armed(t.agent) and not is_force(t.agent) for t in first.deeds):
        later = {m.value.kind for f in (*titles, *frames[1:]) for m in f.weapons}
        if "air" in later and "drone" not in later:
            return True
    told = (f.scene.line.low[m.start : m.end] for f in (*titles, *frames[:1]) for m in f.weapons)
    return any(not EARTHBOUND.isdisjoint(text.replace("-", " ").split()) for text in told)


def give_to_attack(votes: dict[str, float], frames: Sequence[Frame], titles: Sequence[Frame]) -> None:
    """Fighting weighs little where it is what followed an attack, or what the attacked did."""
    if began_as_attack(frames, titles) or _only_fights(frames, titles):
        votes["armed_assault"] = votes.get("armed_assault", 0.0) + 0.5
        votes["armed_clash"] *= 0.3
    if any(map(_beaten_off, (*titles, *frames[:2]))) or _beaten_back(frames) or attacked_first(frames):
        votes["armed_assault"] = votes.get("armed_assault", 0.0) + 1.0
        votes["armed_clash"] *= 0.4


def began_as_attack(frames: Sequence[Frame], titles: Sequence[Frame]) -> bool:
    """'Rebels burnt a depot. A skirmish with guards followed': who bore no arms was struck before any fighting."""
    for frame in (*frames, *titles):
        if any(t.kind == "armed_clash" for t in frame.triggers):
            return False
        if any(t.strong and _on_unarmed(t) for t in frame.triggers):
            return True
    return False


def attacked_first(frames: Sequence[Frame]) -> bool:
    """'Rebels attacked a post, setting off a gunfight': the attack stands before the first word of fighting."""
    for frame in frames:
        for t in frame.triggers:
            if t.kind == "armed_clash":
                return False
            if t.word in SET_UPON and _sets_upon(t) or t.word in STRUCK_BY and is_armed(t.agent) and _sets_upon(t):
                return True
    return False


def _sets_upon(t: Trigger) -> bool:
    """'gunmen attacked a base', 'the base was attacked', 'an attack on the base'; not by forces, nor on fighters."""
    doer, hit = _who(t.agent), _who(t.target)
    if is_force(t.agent) or not is_object(t.target) or hit is not None and hit.armed == "attacker":
        return False
    return t.word not in TAKEN if doer is None else doer.armed == "attacker" or t.pos == "act"


def _who(m: object) -> Who | None:
    value = getattr(m, "value", None)
    return value if isinstance(value, Who) else None


def _only_fights(frames: Sequence[Frame], titles: Sequence[Frame]) -> bool:
    """'27 people had been killed by noon. The army says that it fights rebels': what it does, and no fight that day."""
    told = [t.word for f in (*titles, *frames) for t in f.triggers if t.kind == "armed_clash"]
    if set(told) != {"fights"} or not frames or any(t.kind == "armed_clash" for t in frames[0].triggers):
        return False
    dead = [w for f in frames[:2] for x in f.casualties if x.field == "killed" for w in x.value.who]
    return bool(dead) and not any(w.armed for w in dead)


def _on_unarmed(t: Trigger) -> bool:
    """Whether a deed strikes those or that which bear no arms; 'killed' without a doer is no deed."""
    return is_unarmed(t.target) and (t.kind != "harm" or t.word in MURDERED or t.agent is not None)


def _beaten_off(frame: Frame) -> bool:
    """'repelled an attack by': the attack is what took place."""
    return any(t.word in REPELLED for t in frame.triggers) and any(
        t.kind == "armed_assault" and t.pos == "deed" for t in frame.triggers
    )


def _beaten_back(frames: Sequence[Frame]) -> bool:
    """'Gunmen attacked two posts. The army repelled them': what was repelled had been told before."""
    if len(frames) < 2 or not any(t.word in REPELLED for t in frames[1].triggers):
        return False
    return any(t.kind == "armed_assault" and t.strong and is_armed(t.agent) for t in frames[0].triggers)
