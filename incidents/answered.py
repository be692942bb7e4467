"""What forces do about an attack of others: they shoot the attacker, fire in the air, find the dead.

'A man stabbed two before he was shot dead by police', 'Officers shot and killed the suspect after he opened fire',
'Police fired warning shots', 'Levies recovered two bullet-riddled bodies': none of these is the deed of an incident.
"""

from __future__ import annotations

from incidents.choice import ONE_MAN
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.nouns import Who

# Where forces are the doers, or one of the two sides.
_THEIRS = frozenset(("raid_arrest", "air_drone_strike", "protest_riot_violence", "armed_clash", "foiled_attack"))
_STOPPED = compiled(
    r"\b(?:(?:before|until|till)\s(?:(?:he|she|they|it|both|finally|eventually|later)\s)?"
    r"|(?:and|but)\s(?:was|were)\s(?:then |later |finally |eventually |himself |in turn )?|(?:who|he|she|they|and)\s"
    r"(?:was|were)\s(?:then|later|eventually|finally|himself|subsequently)\s)"
    r"(?:(?:was|were|being|got)\s)?(?:\w+ly\s|himself\s|in turn\s)?\Z"
)
_WARNING = compiled(r"\bwarning \Z")
_FOUND = frozenset("recovered found discovered retrieved exhumed".split())
_CAUGHT = ONE_MAN | frozenset(
    "suspects attackers assailants gunmen robber robbers thief thieves accused intruder intruders".split()
)


def hits_back(t: Trigger, f: Frame) -> bool:
    """'Turkey hit back at 100 targets', 'the army retaliated with air strikes': what answers an attack."""
    low = f.scene.line.low
    if low.startswith(" back", t.end):
        return True
    return _ANSWERS.search(low, max(f.scene.sentence.start, t.start - 50), t.start) is not None


_ANSWERS = compiled(
    r"\b(?:retaliat\w+|respond\w*|answer\w*) (?:\w+ly )?(?:with|by) (?:[\w-]+ ){0,3}?\Z|\breturn(?:ed|ing|s) \Z"
)


def answered(t: Trigger, f: Frame, kind: str, harmers: frozenset[int], *, others: bool) -> bool:
    """Whether words of a deed tell what forces did about an attack.

    `harmers`: where those are told who harm people that bear no arms; `others`: whether other words tell of deeds too.
    """
    low = f.scene.line.low
    if t.word in _FOUND and kind == "execution":
        return True
    if _WARNING.search(low, max(f.scene.sentence.start, t.start - 9), t.start):
        return kind not in _THEIRS
    if kind in _THEIRS or not others:
        return False
    target = t.target.value if t.target is not None else None
    if isinstance(target, Who):
        caught = target.definite and target.head.split()[-1] in _CAUGHT
        return not target.named and (caught or t.target is not None and t.target.start in harmers)
    behind = t.agent is not None and t.agent.start >= t.end
    return behind and _STOPPED.search(low, max(f.scene.sentence.start, t.start - 40), t.start) is not None
