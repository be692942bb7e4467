"""Faint words: 'fought', 'drones', 'missiles' tell of violence only in company: of armed men, of words of striking."""

from __future__ import annotations

from incidents.lexicon import Term
from incidents.model import Mention
from incidents.nouns import Who
from incidents.scan import Scene

# Words by which people box, argue and play too.
_CONTESTS = frozenset("fight fights fought battle battles battled battling confrontation confrontations".split())
_ARMS = frozenset("drone drones uav uavs missile missiles rocket rockets ballistic cruise".split())
# What arms do, or is done with them.
_STRIKING = frozenset(
    """hit hits hitting struck strike strikes striking fired fire fires firing launched launch launches launching fell
    falls fall falling crashed crash exploded explode explodes explosion explosions killed kill kills killing killings
    wounded wounding injured injuring hurt dead died destroyed destroy destroying damaged damage damaging shot down
    downed intercepted intercept attack attacks attacked attacking targeted targeting target landed dropped drop slammed
    rained blast blasts barrage debris bombed bombing bombardment raid raids assault shelled shelling sent victims
    casualties deaths set ablaze burned impact impacted pounded struck rammed detonated swarm wave waves salvo
    volley volleys aimed came over overnight repelled neutralized neutralised eliminated crashing""".split()
)
_LETHAL = frozenset(
    "killed kill wounded injured dead died gunfire gun guns shot shots rifles weapons bullets troops".split()
)


def is_faint(scene: Scene, term: Term, agent: Mention | None, target: Mention | None) -> bool:
    """Whether a word that may tell of violence has nobody and nothing beside it that makes it do so."""
    if term.words[0] in _CONTESTS and len(term.words) == 1:
        return not any(_armed(m) for m in (agent, target, *scene.of("who"))) and scene.words.isdisjoint(_LETHAL)
    return _ARMS.issuperset(term.words) and scene.words.isdisjoint(_STRIKING)


def _armed(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, Who) and bool(mention.value.armed)
