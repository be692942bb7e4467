"""Faint words: 'drones', 'missiles' tell of violence only in the company of words of striking."""

from __future__ import annotations

from incidents.lexicon import Term
from incidents.scan import Scene

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


def is_faint(scene: Scene, term: Term) -> bool:
    """Whether nothing in a sentence on drones or missiles strikes, falls or harms: they are bought, shown, flown."""
    return _ARMS.issuperset(term.words) and scene.words.isdisjoint(_STRIKING)
