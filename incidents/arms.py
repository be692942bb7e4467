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
    slashed knifed burned burnt torched torching razed ablaze alight gunpoint""".split()
)
# Words for a class of weapons and none in particular.
GENERIC = frozenset("explosive device charge artefact weapon gun firearm arm high powerful blast explosion".split())
SHOTS = frozenset("shot shoots shooting fired firing gunned".split())


# Types whose vague words name a weapon of a class: 'shells', 'a device', 'petrol', 'burned'.
OF_KIND = {"shelling": "artillery", "bombing": "explosive", "arson": "fire"}
# Types of which the verb alone tells the class of weapon: 'was shelled', 'bombed a pipeline', 'burned a hamlet'.
BY_VERB = {
    "shelling": ("artillery", frozenset("shelled shelling bombarded pounded bombardment".split())),
    "bombing": ("explosive", frozenset(("bombed", "exploded", "detonated", "explosion", "blew up", "went off"))),
    "arson": ("fire", frozenset("burned burnt torched razed gutted".split())),
}
FIRED = frozenset("fired firing fires".split())  # 'fired on': of guns, but for the types below and suicide bombers
OF_FIRING = frozenset(("air_drone_strike", "shelling"))


def weapons(c: Cluster, kind: str) -> list[tuple[Weapon, Mention]]:
    """The weapons named for an incident of a type; a verb of shooting names a firearm, one of arson fire."""
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
            if not weak and m.value.kind != "other" and not (verb and m.value.kind == "fire" and kind != "arson"):
                out.setdefault(m.value.id, (Weapon(words, m.value.kind), m))
    found = list(out.values())
    if kind in OF_FIRING or any(w.klass == "suicide" for w, _ in found):
        found = [(w, m) for w, m in found if w.text.lower().split()[0] not in FIRED]
    return _tools(found)[:MOST] or _of_verb(c, kind)


def _of_verb(c: Cluster, kind: str) -> list[tuple[Weapon, Mention]]:
    """The verb of a bombing, a shelling or an arson, where no weapon is named."""
    if kind == "air_drone_strike":  # 'a helicopter fired at', where no strike or bomb is told
        flown = (m for f in c.frames[:1] for m in f.weapons if m.value.kind == "air")
        return [(Weapon(c.frames[0].scene.line.text[m.start : m.end], "air"), m) for m in flown][:1]
    klass, verbs = BY_VERB.get(kind, ("", frozenset()))
    for f in (*c.frames[:2], *c.titles):
        for t in f.triggers:
            if t.word in verbs and not t.rejected:
                words = f.scene.line.text[t.start : t.end]
                return [(Weapon(words, klass), Mention("weapon", t.start, t.end, t.rule, None))]
    return []


def _tools(found: list[tuple[Weapon, Mention]]) -> list[tuple[Weapon, Mention]]:
    """'a blast', 'was shot' name a weapon only where no word of their class does; 'a bomb' is the dynamite told of."""
    for empty in (_effect, _generic):
        named = {w.klass for w, _ in found if not empty(w)}
        found = [(w, m) for w, m in found if w.klass not in named or not empty(w)]
    told: dict[str, str] = {}  # of what a class did, the first word
    found = [(w, m) for w, m in found if not _effect(w) or told.setdefault(w.klass, w.text) == w.text]
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
