"""Mobbed: the suspects whom a crowd lynches are those attacked, whatever they are said to have done before.

'A mob lynched two suspected kidnappers', 'Two bandits were beaten to death by villagers': killed, and no attackers'
dead, as those would be who fell in a raid of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.chunks import Who
from incidents.events import Trigger
from incidents.extractors.casualty_run import DOERS
from incidents.model import Finding

# Nouns of those who attacked here, and of crowds in arms: they fell in a deed of their own.
_HERE = frozenset(
    """attacker attackers assailant assailants intruder intruders shooter shooters rioter rioters looter looters mob
    mobs crowd protester protesters raider raiders""".split()
)


def lynched(told: Sequence[Finding], acts: Sequence[Trigger]) -> list[Finding]:
    """The findings of a mob's deed, those of whom it killed marked as no attackers; `acts`: its deeds of violence."""
    if any(_by_others(t) for t in acts):
        return list(told)
    return [_victim(f) if _suspects(f) else f for f in told]


def _by_others(t: Trigger) -> bool:
    """'Police fired on the mob and killed two', 'gunmen raided a village ...': those who fell had come to attack."""
    who = t.agent.value if t.agent is not None else None
    if not isinstance(who, Who):
        return False
    return who.armed == "force" or who.head.rpartition(" ")[2] in DOERS and not who.hedged


def _suspects(found: Finding) -> bool:
    value = found.value
    if found.field != "killed" or not value.attackers or value.doer or value.count.value is None:
        return False
    return bool(value.who) and not any(w.head.rpartition(" ")[2] in _HERE for w in value.who)


def _victim(found: Finding) -> Finding:
    return found._replace(value=found.value._replace(attackers=False))
