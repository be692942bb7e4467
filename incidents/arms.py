"""The weapons of an incident."""

from __future__ import annotations

from incidents.affinity import Cluster
from incidents.model import Mention, Weapon

MOST = 5
TOLD = 1.5  # the weight from which a later clause counts
# Words that tell what a weapon did.
EFFECTS = frozenset(
    """explosion explosions blast blasts bombing bombings shot shots shooting shootings fired firing fire gunfire gunned
    crossfire shoot-out shootout gunfight shelling bombardment detonation attack attacks blew riddled bullet-riddled
    wounds wound stabbed hacked bombings machinegunned strafed dynamited rocketed detonations detonated exploded
    slashed knifed""".split()
)
# Words for a class of weapons and none in particular.
GENERIC = frozenset("explosive device charge artefact weapon gun firearm arm high powerful blast explosion".split())
SHOTS = frozenset("shot shoots shooting fired firing gunned".split())


OF_KIND = {"shelling": "artillery", "bombing": "explosive"}  # whose vague words ('shells', 'a device') name a weapon


def weapons(c: Cluster, kind: str) -> list[tuple[Weapon, Mention]]:
    """The weapons named for an incident of a type; a verb of arson names none, a verb of shooting a firearm."""
    out: dict[str, tuple[Weapon, Mention]] = {}
    for n, f in enumerate(c.all):
        acts = [t for t in f.triggers if t.pos == "act"]
        for m in f.weapons if n < 3 or f.weight >= TOLD else ():
            words = f.scene.line.text[m.start : m.end]
            verb = any(t.start < m.end and m.start < t.end for t in acts)
            weak = m.value.extra.get("strength") == "weak" and not (verb and words.split()[0].lower() in SHOTS)
            if f.scene.line.text[m.end : m.end + 5] == " down":  # 'shot down a drone'
                continue
            weak = weak and m.value.kind != OF_KIND.get(kind)
            if not weak and m.value.kind != "other" and not (verb and m.value.kind == "fire"):
                out.setdefault(m.value.id, (Weapon(words, m.value.kind), m))
    return _tools(list(out.values()))[:MOST]


def _tools(found: list[tuple[Weapon, Mention]]) -> list[tuple[Weapon, Mention]]:
    """'a blast', 'was shot' name a weapon only where no word of their class does; 'a bomb' is the dynamite told of."""
    for empty in (_effect, _generic):
        named = {w.klass for w, _ in found if not empty(w)}
        found = [(w, m) for w, m in found if w.klass not in named or not empty(w)]
    return [(w, m) for n, (w, m) in enumerate(found) if not any(_part_of(w, o) for o, _ in found[:n] + found[n + 1 :])]


def _words(weapon: Weapon) -> list[str]:
    return [word.rstrip("s") or word for word in weapon.text.lower().replace("-", " ").split()]


def _effect(weapon: Weapon) -> bool:
    """'shot dead', 'riddled with bullets', 'an explosion': what a weapon did."""
    return bool(EFFECTS.intersection(weapon.text.lower().split()))


def _generic(weapon: Weapon) -> bool:
    """'a bomb', 'explosives', 'a gun': the class itself."""
    return GENERIC.issuperset(_words(weapon))


def _part_of(weapon: Weapon, other: Weapon) -> bool:
    """'the rifle' beside 'an automatic rifle': told before at more length."""
    return weapon.klass == other.klass and set(_words(weapon)) < set(_words(other))
