"""Which of all who may have done it are the doers of an incident: the best told, and both sides of a clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from incidents.model import Actor, Mention
from incidents.nouns import Who

TWO_SIDED = frozenset(("armed_clash",))
RIOT = "protest_riot_violence"
# Words for fighters of a cause, who are of the group that a report names, if it names only one.
OF_A_CAUSE = frozenset(
    """rebel rebels guerrilla guerrillas guerillas militant militants insurgent insurgents jihadist jihadists extremist
    extremists separatist separatists terrorist terrorists fighter fighters group ultra ultras radicals
    secessionists mujahideen cadres cadre naxals bandit bandits outlaws brigands""".split()
)


@dataclass
class Candidate:
    """One possible doer with all that speaks for it."""

    actor: Actor
    mention: Mention
    score: float = 0.0
    best: float = 0.0  # what speaks most for the words that stand for it
    first: int = 0
    said: bool = False  # by a claim or by blame, and not as the subject of the deed
    tried: bool = False  # told as taking part in it, or on trial for it
    acted: bool = False  # and not only as those who suffered
    fought: bool = False  # told as a side of a clash


_ANY_BOMBER = frozenset(("bomber", "bombers", "attacker", "attackers"))
LEAST = 0.15  # what a doer needs; forces that answered further down have less


def choose(found: list[Candidate], kind: str) -> list[tuple[Actor, Mention]]:
    found.sort(key=lambda c: (-c.score, c.first))
    if not found or found[0].score < LEAST:
        return []
    if kind in TWO_SIDED:
        sides = _sides(found)
        return (
            [(c.actor, c.mention) for c in sides] if len(sides) == 2 or any(c.acted or c.fought for c in sides) else []
        )
    if kind == RIOT and len(both := [c for c in found if c.fought]) == 2:
        return [(c.actor, c.mention) for c in both]  # 'police and protesters clashed'
    best = _named_beside(found)
    if kind == "suicide_bombing" and len(best) == 2 and best[0].mention.value.head.split()[-1] in _ANY_BOMBER:
        best = best[1:]  # 'a bomber' is of the group that claims it
    return [(c.actor, c.mention) for c in best]


def _named_beside(found: list[Candidate]) -> list[Candidate]:
    """The best doer; beside doers without a name also the group that claims it or is blamed."""
    best = _identified(found[0], found)
    other = {"unnamed": "group", "group": "unnamed"}.get(best.actor.kind)
    others = (c for c in found if c.actor.kind == other)
    second = next((c for c in others if c.said or c.score >= 0.4 * best.score), None)
    if second is None:
        return [_told_first(best, found) or _told_better(best, found), *_jointly(best, found)]
    doers, group = (best, second) if best.actor.kind == "unnamed" else (second, best)
    whole = [group, *_jointly(group, found)]
    return [doers, *whole] if (group.said or doers.tried) and not _same(doers, group) else whole


def _jointly(group: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """'Hamas and the Brigades claimed the attack': the other groups that claim it in one breath with one."""
    if group.actor.role != "claimant":
        return []
    others = (c for c in found if c is not group and c.actor.kind == "group" and c.actor.role == "claimant")
    return [c for c in others if abs(c.mention.start - group.mention.start) < _BREATH]


_BREATH = 60  # characters between two names told in one breath


def _identified(best: Candidate, found: Sequence[Candidate]) -> Candidate:
    """'a man' is the one who is named as the suspect or is on trial."""
    who: Who = best.mention.value
    if best.actor.kind != "unnamed" or who.plural or who.head.split()[-1] not in ONE_MAN:
        return best
    return next((c for c in found if c.actor.kind == "person" and c.tried), best)


ONE_MAN = frozenset(
    "man woman gunman shooter attacker assailant suspect killer perpetrator knifeman teenager youth boy driver".split()
)


def _same(doers: Candidate, group: Candidate) -> bool:
    """'the rebels', 'A guerrilla attack' beside 'suspected Shining Path rebels': the group told without its name."""
    who: Who = doers.mention.value
    word = who.head.split()[-1]
    return word in OF_A_CAUSE and (who.definite or not who.plural or word in group.actor.text.lower().split())


_ANAPHORS = frozenset(
    """assailant assailants attacker attackers gunman gunmen shooter man men killer killers suspect suspects raiders
    perpetrator perpetrators youth youths trio duo pair""".split()
)


def _told_first(best: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """'The assailants' behind 'two men on a motorcycle': those told first say most."""
    who: Who = best.mention.value
    if best.actor.kind != "unnamed" or not who.definite or who.head.split()[-1] not in _ANAPHORS:
        return None
    earlier = [c for c in found if c.acted and c.first < best.first and c.actor.kind == "unnamed" and c.score >= LEAST]
    fresh = [c for c in earlier if not c.mention.value.definite and c.mention.value.plural == who.plural]
    return min(fresh, key=lambda c: c.first, default=None)


def _told_better(best: Candidate, found: Sequence[Candidate]) -> Candidate:
    """'Iran's forces' are the security forces that the next sentence tells of."""
    if best.actor.kind != "state" or best.mention.value.head not in ("forces", "government"):
        return best
    return next((c for c in found if c.actor.kind == "state" and c.mention.value.head == "security forces"), best)


def _sides(found: list[Candidate]) -> list[Candidate]:
    """The strongest candidate of each side of a clash: state forces, and those who fight them."""
    out: list[Candidate] = []
    if any(c.actor.kind == "group" for c in found):  # 'four militants' are those of the group that is named
        found = [c for c in found if c.fought or c.actor.kind != "unnamed" or c.mention.value.armed != "attacker"]
    for c in sorted(found, key=lambda c: not c.fought):
        if len(out) < 2 and all(_against(c, o) for o in out):
            out.append(c)
    if len(out) == 2:
        out.sort(key=lambda c: c.actor.role == "opponent")
        out[0].actor = replace(out[0].actor, role="perpetrator")
        second = out[1].actor
        out[1].actor = Actor(second.text, second.canonical, second.kind, "opponent")
    return out


def _against(a: Candidate, b: Candidate) -> bool:
    """Whether two can be the two sides: told so, or state forces and others, two groups, the forces of two nations."""
    kinds = {a.actor.kind, b.actor.kind}
    if kinds == {"state"} and not (a.acted or b.acted):  # 'one Tajik and three Kyrgyz guards died as the sides fired'
        of = [(c.actor.canonical or "").partition("Forces of ")[2] for c in (a, b)]
        return all(of) and of[0] != of[1]
    return (a.fought and b.fought) or (len(kinds) == 2 and "state" in kinds) or kinds == {"group"}
