"""Crowds that kill and brawl: who stones, beats or burns people is a mob where many without arms do it."""

from __future__ import annotations

from incidents.chunks import Who
from incidents.deed import Deed, who_of
from incidents.kept import compiled
from incidents.kind_told import MANY

# Who comes to do harm as one group to another.
AT_ODDS = frozenset("settlers herders herdsmen nomads pastoralists tribesmen men".split())


def lynched(deed: Deed) -> bool:
    """'angry residents burned two suspected thieves': a crowd kills with its hands."""
    for t in deed.triggers:
        agent, target = who_of(t.agent), who_of(t.target)
        if agent is None or (target is None and t.target is not None):  # 'youths set a bus on fire'
            continue
        crowd = _of_people(agent, deed)
        if crowd is None:
            continue
        if target is None:
            return deed.says("lynched")
        if target.armed != "attacker" or target.hedged:
            return deed.says("hands" if crowd else "by-hands")
    return False


def _of_people(who: Who, deed: Deed) -> bool | None:
    """Whether a doer is called a crowd; False: only many without arms ('motorcyclists'); None: neither, or a few."""
    if who.head.endswith("group of people"):
        return True
    if who.count is not None and who.count.value is not None and who.count.value < MANY:
        return None  # 'two youths'
    if who.head.split()[-1] in deed.words.among("people"):
        return True
    many = who.plural and not who.armed and who.category == "civilians" and who.head.split()[-1] not in AT_ODDS
    return False if many else None


def street_fight(deed: Deed) -> bool:
    """'supporters of two parties fought with stones', 'inmates rioted': no armed sides."""
    if any(t.kind == "protest_riot_violence" and t.strong for f in deed.frames[:1] for t in f.triggers):
        return not deed.says("war")
    return (
        (deed.says("partisans") or (deed.opens("blunt-fight") and not deed.says("war")))
        and not deed.opens("gunplay")
        and (deed.says("blunt") or not deed.says("guns"))
        and not any(w.armed == "attacker" and not _of_a_party(w) for w in (*deed.agents, *deed.targets))
    )


def _of_a_party(who: Who) -> bool:
    """'Awami League men', 'cadres': who comes with sticks for a party."""
    return who.head == "cadres" or PARTIES.search(who.canonical or "") is not None


PARTIES = compiled(r"\b(?:Party|League|Congress|Dal)\b")
