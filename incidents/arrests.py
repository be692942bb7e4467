"""Arrests: whether those who are seized had done something before, which is then the incident, and no raid.

'Police arrested a man after he had shot five clerks' tells of the shooting; 'Police arrested five men' of a raid.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.chunks import Thing, Who
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.kind_words import words
from incidents.known import is_given
from incidents.model import Mention

# Of those who are seized one by one, where a raid takes whom it finds.
_SEIZED = compiled(r"\b(?:arrest|detain|custody|captur|apprehend|nabb|hunt|picked up|rounded up|taken away)")
CRIMES = frozenset("armed_assault assassination bombing suicide_bombing execution arson shelling".split())
MURDERS = frozenset(
    "murder murders murdered murdering killing killings killed slain slaying massacre massacred".split()
)
SLAIN = frozenset(("shot dead", "gunned down", "stabbed to death", "hacked to death", "beaten to death"))
ANSWERED = frozenset(("armed_assault", "bombing", "execution", "assassination", "abduction", "harm"))
KILLING = frozenset(("armed_assault", "bombing", "execution", "assassination", "harm"))
# Words that say that there was an attack and not which: they vote at half weight.
GENERIC = frozenset(
    "attack attacks attacked attacking assault assaults incident strike strikes hit hits struck targeted raid raids "
    "violence massacre carnage killing killings siege raided".split()
)


def arrests_after(frames: Sequence[Frame], titles: Sequence[Frame]) -> bool:
    """'he was arrested after a massacre; he had shot them for an hour': whom the police came for had done the deed."""
    told = (*titles, *frames)
    if any(_murder(f) or held_for(f) for f in told):
        return True
    raids = [t for f in told for t in f.triggers if t.kind == "raid_arrest"]
    seized = bool(raids) and all(_SEIZED.search(t.word) for t in raids)
    return seized and (any(map(_crime, told)) or _attack_first(frames))


def _attack_first(frames: Sequence[Frame]) -> bool:
    """'The post was attacked at noon. Two men have been arrested': the first clause tells of no arrest."""
    if not frames or any(t.kind == "raid_arrest" for t in frames[0].triggers):
        return False
    return any(
        t.strong and t.kind in CRIMES and not is_force(t.agent) and (t.pos == "deed" or t.target is not None)
        for t in frames[0].triggers
    )


def _crime(frame: Frame) -> bool:
    """Whether a clause tells in a verb of its own what others than forces did to people or things, fighters aside."""
    return any(
        t.strong and t.pos == "act" and t.kind in CRIMES and t.word not in GENERIC - {"attacked"} and _of_others(t)
        for t in frame.triggers
    )


def _of_others(t: Trigger) -> bool:
    agent, target = (m.value if m is not None else None for m in (t.agent, t.target))
    fought = isinstance(target, Who) and target.armed == "attacker"
    told = isinstance(target, Who) or isinstance(target, Thing) and isinstance(agent, Who)
    return told and not fought and not (isinstance(agent, Who) and agent.armed == "force")


def _murder(frame: Frame) -> bool:
    """Whether a clause tells of the killing of one or some who bore no arms, by others than forces."""
    told = (t for t in frame.triggers if t.word in MURDERS or t.word in SLAIN or t.kind == "assassination")
    return any(of_unarmed(t) for t in told)


def held_for(frame: Frame) -> bool:
    """'was arrested after a massacre at a camp where nine died': others than forces had killed before."""
    held = any(t.kind == "raid_arrest" and _SEIZED.search(t.word) for t in frame.triggers)
    if not held or not cost_lives(frame):
        return False
    deeds = [t for t in frame.triggers if t.kind in KILLING and not is_force(t.agent)]
    killers = any(is_force(t.agent) for t in frame.triggers if t.kind != "raid_arrest")
    return not killers and any(t.agent is not None or (t.pos == "deed" and t.strong) for t in deeds)


def answered_for(frames: Sequence[Frame]) -> str | None:
    """'Three men were charged with the killing of two nurses': the type of the deed for which people are held."""
    for frame in frames[:2]:
        told, line = words(frame.scene.line.rules), frame.scene.line
        for t in frame.triggers:
            if t.kind not in ANSWERED or not _of_somebody(t):
                continue
            if told.within("charged-with", line, frame.start, t.start):
                return "armed_assault" if t.kind == "harm" else t.kind
    return None


def _of_somebody(t: Trigger) -> bool:
    """Whether a deed is told with whom it struck: a person named, or some counted; nobody who bears arms."""
    who = t.target.value if t.target is not None else None
    return isinstance(who, Who) and who.armed != "attacker" and is_given(t.target)


def of_unarmed(t: Trigger) -> bool:
    agent = t.agent.value if t.agent is not None else None
    target = t.target.value if t.target is not None else None
    forces = isinstance(agent, Who) and agent.armed == "force"
    return isinstance(target, Who) and target.armed != "attacker" and not forces


def by_another(t: Trigger) -> bool:
    """'a man killed six people and was taken into custody': what people other than forces did to others."""
    done = t.agent is not None and isinstance(t.agent.value, Who) and of_unarmed(t)
    return done and t.strong and t.kind not in ("abduction", "raid_arrest")


def is_force(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, Who) and mention.value.armed == "force"


def give_way(votes: dict[str, float]) -> None:
    """The arrests came after the deed: most of what they weigh goes to it."""
    arrests = votes["raid_arrest"]
    votes["raid_arrest"] = 0.3 * arrests
    if arrests >= 1.0:
        votes["armed_assault"] = votes.get("armed_assault", 0.0) + 0.4 * arrests


def cost_lives(frame: Frame) -> bool:
    """Whether people other than attackers were killed."""
    dead = [f.value for f in frame.casualties if f.field == "killed" and not f.value.nobody]
    return any(not v.attackers and not any(w.armed == "attacker" for w in v.who) for v in dead)
