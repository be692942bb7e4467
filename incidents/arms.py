"""The weapons of an incident.

A weapon is what is named as such, or what a deed tells of without naming it: 'shot' of a gun, 'stabbed' of a bladed
weapon, as the column `means` of weapons.csv has it. What lay there, was taken
away or was struck is no weapon of a deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.affinity import Cluster
from incidents.arrests import is_force
from incidents.chunks import Who
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.kind_words import words
from incidents.model import Mention, Weapon
from incidents.scan import Scene

Named = tuple[Weapon, Mention]
MOST = 5
TOLD = 1.5  # the weight from which a later clause counts
NEAR = 3  # the clauses of which every word counts
# Words that tell what a weapon did.
EFFECTS = frozenset(
    """explosion explosions blast blasts bombing bombings shot shots shooting shootings fired firing fire gunfire gunned
    shelling bombardment detonation attack attacks blew riddled bullet-riddled wounds wound bombings machinegunned
    strafed dynamited rocketed detonations detonated exploded ablaze alight""".split()
)
# Words for a class of weapons and none in particular.
GENERIC = frozenset("explosive device charge artefact weapon gun firearm arm high powerful blast explosion".split())
FOUGHT = "none"  # what a word means by which sides fight: 'a shoot-out' names no weapon
SHOTS = frozenset("shot shoots shooting fired firing gunned".split())

# Types whose vague words name a weapon of a class: 'shells', 'a device', 'petrol', 'burned'.
OF_KIND = {"shelling": "artillery", "bombing": "explosive", "arson": "fire"}
# Types of which the verb alone tells the class of weapon: 'was shelled', 'bombed a pipeline', 'burned a hamlet'.
BY_VERB = {
    "shelling": ("artillery", frozenset("shelled shelling bombarded pounded bombardment".split())),
    "bombing": ("explosive", frozenset(("bombed", "exploded", "detonated", "explosion", "blew up", "went off"))),
    "arson": ("fire", frozenset(("burned", "burnt", "torched", "razed", "gutted", "went up in flames"))),
    "protest_riot_violence": ("blunt", frozenset(("stoned", "stoning of", "stone-pelting"))),
}
# What such a weapon is called, where its class has a plainer name.
PLAIN = {"firearm": "gun", "explosive": "bomb", "blunt": "stones"}
# Types of which a fire is the outcome and no weapon: 'a drone set the depot on fire'.
SET_FIRES = frozenset(("air_drone_strike", "shelling", "bombing", "suicide_bombing", "armed_clash"))
FIRED = frozenset("fired firing fires".split())  # 'fired on': of guns, but for the types below and suicide bombers
OF_FIRING = frozenset(("air_drone_strike", "shelling"))
FROM_AFAR = frozenset(("air", "drone", "artillery"))
FLIERS = frozenset("jet plane aircraft airplane chopper helicopter".split())
ANSWERED = frozenset(("armed_assault", "raid_arrest", "armed_clash"))
THROWN = frozenset(("stone", "stones-and-bottles", "stone-throwing", "stone-pelting", "rock", "bottle", "brick"))
BLASTS = frozenset(("bombing", "suicide_bombing"))  # after which soldiers and guards shoot
BY_HAND = frozenset(("armed_assault", "assassination", "other"))
BY_GUNMEN = frozenset(("armed_assault", "assassination", "execution"))


def weapons(c: Cluster, kind: str) -> list[Named]:
    """The weapons named for an incident of a type, else the one that its verb or its doers tell of."""
    out: dict[str, Named] = {}
    for n, f in enumerate(c.all):
        for m in _joined(f.scene.line.text, f.weapons) if n < NEAR or f.weight >= TOLD else ():
            if _is_one(f, m, kind):
                means = m.value.extra.get("means", f.scene.line.text[m.start : m.end])
                out.setdefault(m.value.id, (Weapon("gun" if means == FOUGHT else means, m.value.kind), m))
    found = list(out.values())
    if kind in OF_FIRING or any(w.klass == "suicide" for w, _ in found):
        found = [(w, m) for w, m in found if m.value.id.split("-")[0] not in FIRED and not _shots(m, kind)]
    if kind in OF_FIRING and any(w.klass in FROM_AFAR and not _effect((w, m)) for w, m in found):
        found = [(w, m) for w, m in found if w.klass != "explosive" or not _effect((w, m))]  # the blast of a shell
    if kind in ANSWERED and any(w.klass == "firearm" for w, _ in found) and any(map(_forces, c.frames[:1])):
        found = [(w, m) for w, m in found if m.value.id not in THROWN]  # 'soldiers answered stones with live fire'
    if kind in BLASTS and any(w.klass in ("explosive", "suicide") for w, _ in found):
        found = [(w, m) for w, m in found if w.klass != "firearm" or "means" not in m.value.extra]
    if kind == "raid_arrest":  # 'held with 40 kilos of gelatine': what they had
        found = [(w, m) for w, m in found if w.klass != "explosive"]
    return _tools(found)[:MOST] or _of_verb(c, kind)


def _forces(f: Frame) -> bool:
    return any(is_force(t.agent) for t in f.triggers)


def _shots(m: Mention, kind: str) -> bool:
    """'a helicopter opened fire': its guns are those of an aircraft."""
    return kind == "air_drone_strike" and m.value.kind == "firearm" and "means" in m.value.extra


# The classes of weapons that go with a type, where the account names one away from the clauses of the deed.
GOES_WITH = {
    **dict.fromkeys(("armed_assault", "assassination", "execution"), frozenset(("firearm", "blade", "blunt"))),
    "armed_clash": frozenset(("firearm", "blade", "artillery")),
    "protest_riot_violence": frozenset(("blade", "blunt", "chemical", "firearm")),
    "abduction": frozenset(("firearm",)),
    "air_drone_strike": frozenset(("air", "drone")),
    "shelling": frozenset(("artillery",)),
    "bombing": frozenset(("explosive",)),
    "suicide_bombing": frozenset(("suicide", "explosive")),
    "foiled_attack": frozenset(("explosive",)),
    "arson": frozenset(("fire",)),
}


BLOWN = {"shelling": "artillery", "bombing": "explosive"}  # 'Dead: three women. A mine.'


def of_account(told: list[Named], rest: Sequence[Scene], kind: str) -> list[Named]:
    """The weapons of an incident; where its clauses name none of their own, those named in the rest of its account.

    Where they tell of no class at all, only the first sentence beside them is asked, but of what blew up.
    """
    if any(m.value is not None and "means" not in m.value.extra and not _effect((w, m)) for w, m in told):
        return told
    classes = {w.klass for w, _ in told} or GOES_WITH.get(kind, frozenset())
    out: dict[str, Named] = {}
    for scene in rest if told or kind in BLOWN else rest[:1]:
        for m in scene.told["weapon"]:
            text = scene.line.text[m.start : m.end]
            weak = m.value.extra.get("strength") == "weak" and m.value.kind != BLOWN.get(kind)
            plain = "means" not in m.value.extra and not weak
            if plain and m.value.kind in classes and EFFECTS.isdisjoint(text.lower().split()) and not _lay(scene, m):
                out.setdefault(m.value.id, (Weapon(text, m.value.kind), m))
    return _tools(list(out.values()))[:MOST] or told


def _lay(scene: Scene, weapon: Mention) -> bool:
    """'two rifles were seized': what lay there struck nobody."""
    told, line, sentence = words(scene.line.rules), scene.line, scene.sentence
    return told.within("kept", line, sentence.start, weapon.start) or told.follows(
        "was-kept", line, weapon.end, sentence.end
    )


def _joined(text: str, told: Sequence[Mention]) -> Iterator[Mention]:
    """The weapons of a clause, those told in one noun as one: 'an RPG-7' and 'rocket launchers' behind it."""
    last: Mention | None = None
    for m in told:
        near = last is not None and last.value.kind == m.value.kind and text[last.end : m.start] in (" ", "\n", "-")
        if last is not None and near and EFFECTS.isdisjoint(text[m.start : m.end].lower().split()):
            last = last._replace(end=m.end)
            continue
        if last is not None:
            yield last
        last = m
    if last is not None:
        yield last


def _is_one(f: Frame, m: Mention, kind: str) -> bool:
    """Whether a word tells of a weapon of an incident of a type."""
    text, means = f.scene.line.text, m.value.extra.get("means")
    if (
        m.value.kind == "other"
        or (means == FOUGHT and kind != "armed_clash")
        or is_part(f, m)
        or text.startswith(" down", m.end)
        or (QUIET & f.scene.words and _SILENT.match(text, m.end))
        or text.endswith("Operation ", 0, m.start)
    ):  # 'shot down a drone', 'the guns fell silent', 'Operation Arrow'
        return False
    if m.value.kind == "vehicle" and driven(f):
        return True
    if kind != "foiled_attack" and (_struck(f, m) or (means is None and kept(f, m))):
        return False
    if means and m.value.kind == "fire" and kind in SET_FIRES:
        return False
    if means and kind in BY_HAND and _ended_it(f, m):
        return False
    weak = m.value.extra.get("strength") == "weak" and m.value.kind != OF_KIND.get(kind)
    if weak and (kind == "air_drone_strike" and m.value.id in FLIERS or _sent(f, m)):
        return True  # 'a jet dropped two bombs', 'the attackers fired a rocket'
    return not weak or _is_deed(f, m)


QUIET = frozenset(("silent", "quiet"))
_SILENT = compiled(r"(?: [a-z]+){1,3} (?:silent|quiet)\b")
_FIRED_A = compiled(r"\b(?:fired|launched|loosed|lobbed|let off) (?:(?:an?|two|three|several|the|\d+) )?(?:[\w-]+ )?\Z")


def _sent(f: Frame, m: Mention) -> bool:
    """'fired a rocket': what may mean other things where it is fired."""
    low = f.scene.line.low
    return m.value.kind == "artillery" and _FIRED_A.search(low, max(f.start, m.start - 40), m.start) is not None


# 'before officers shot him', 'until he was shot dead by guards', 'was himself shot': how an attacker was stopped.
_ENDED = compiled(
    r"(?:\b(?:before|until|when) (?:(?:\w+ ){0,3}(?:police|officers?|policem[ae]n|troops|soldiers?|guards?|agents?)"
    r"|(?:he|she|they|the (?:attacker|assailant|man|gunman|knifeman)))"
    r"(?: (?:was|were|being|had been|then|fatally|finally))*"
    r"|\bwas himself|\band was(?: then| later)?) \Z",
    re.IGNORECASE,
)


def driven(f: Frame) -> bool:
    """'rammed his van into pedestrians': whether a vehicle was the weapon."""
    return any(t.rule.endswith(_DRIVEN) for t in f.triggers)


def _ended_it(f: Frame, m: Mention) -> bool:
    """Whether a shot is the one by which the attacker was stopped."""
    return _ENDED.search(f.scene.line.text, max(f.start, m.start - 70), m.start) is not None


def is_part(f: Frame, m: Mention) -> bool:
    """'a petrol station', 'a fire extinguisher': a word within the name of a thing."""
    things = [o for o in f.scene.things if m.start - 20 <= o.start and o.end <= m.end + 20]
    if m.value.kind == "fire" and f.scene.line.low.endswith("under ", m.start - 6, m.start):  # 'came under fire'
        return True
    if m.value.kind == "explosive" and DRONES & f.scene.words and _LADEN.match(f.scene.line.low, m.end):
        return True
    if m.value.kind in FROM_AFAR and TRADES & f.scene.words and _made_or_studied(f.scene.line.low, m):
        return True
    if m.value.id == _MINE and _PIT.search(f.scene.line.text, m.start - 40, m.start):
        return True
    return any(o.start <= m.start and (m.end < o.end or m.value.id == _MINE and " " in o.value.head) for o in things)


# 'an engineer of missile bodies', 'a drone maker': what is made and studied.
_TRADE = compiled(
    r"-? ?(?:engineers?|experts?|scientists?|program(?:me)?s?|technolog\w+|technicians?|makers?|factor(?:y|ies)"
    r"|designers?|developers?|development|research\w*|bod(?:y|ies)|parts|components|projects?|industry|production|specialists?)\b"
)
TRADES = frozenset(
    """engineer engineers expert experts scientist scientists researcher researchers specialist specialists maker makers
    designer designers technician technicians developer developers development research programme program programmes
    programs technology technologies factory factories body bodies parts components project projects industry
    production""".split()
)
DRONES = frozenset("drone drones uav uavs quadcopter quadcopters".split())
_LADEN = compiled(r"-(?:laden|packed|filled|rigged|carrying) (?:[\w-]+ )?(?:drones?|uavs?|quadcopters?)\b")
_STUDIED = compiled(
    r"\b(?:engineers?|experts?|scientists?|researchers?|specialists?|makers?|designers?) (?:of|in|on|for) "
    r"(?:[\w-]+ ){0,2}\Z"
)


def _made_or_studied(low: str, m: Mention) -> bool:
    return _TRADE.match(low, m.end) is not None or _STUDIED.search(low, max(0, m.start - 40), m.start) is not None


_DRIVEN = ("#driven-at-people", "#rammed-act", "#ramming-deed")
_MINE = "mine"
_PIT = compiled(r"\bthe (?:[\w’'-]+ ){0,2}[A-Z][\w’'-]+ \Z")  # 'workers of the Boungou mine': where ore is dug


def _is_deed(f: Frame, m: Mention) -> bool:
    """'shot', which may mean other things, where it is the verb of a deed; 'burned' where people were."""
    first = f.scene.line.text[m.start : m.end].lower().split()[0]
    acts = [t for t in f.triggers if t.pos == "act" and t.start < m.end and m.start < t.end]
    if m.value.kind == "fire" and "means" in m.value.extra:  # and not 'came under fire'
        return any(t.target is not None and isinstance(t.target.value, Who) for t in acts)
    return bool(acts) and first in SHOTS


def _struck(f: Frame, weapon: Mention) -> bool:
    """'destroyed two tanks': what a deed strikes is no weapon of it."""
    hit = (t.target for t in f.triggers if t.target is not None and t.strong)
    return any(h.start <= weapon.start < h.end for h in hit)


def kept(f: Frame, weapon: Mention) -> bool:
    """'seized three rifles', 'a pistol was found in the rubble': what lay there struck nobody."""
    told, line = words(f.scene.line.rules), f.scene.line
    name = "took-arms" if weapon.value.kind == "artillery" else "kept"
    if name != "kept" and told.within(name, line, f.start, weapon.start):
        return True  # 'overran the hill and took a mortar'
    if told.within("kept", line, f.start, weapon.start) or told.follows("was-kept", line, weapon.end, f.end):
        return True
    return told.within("arrested-with", line, f.start, weapon.start)


def _of_verb(c: Cluster, kind: str) -> list[Named]:
    """The weapon that verb or doers tell of, where none is named: 'was shelled', 'gunmen killed'."""
    if kind == "air_drone_strike":  # 'a helicopter fired at', where no strike or bomb is told
        flown = (m for f in c.frames[:1] for m in f.weapons if m.value.kind == "air")
        return [(Weapon(c.frames[0].scene.line.text[m.start : m.end], "air"), m) for m in flown][:1]
    blown = kind == "assassination" and any(t.kind == "bombing" for f in c.frames[:1] for t in f.triggers)
    klass, verbs = BY_VERB.get("bombing" if blown else kind, ("firearm", frozenset()))
    told = (t for f in (*c.frames[:2], *c.titles) for t in f.triggers if t.word in verbs and not t.rejected)
    for t in _by_guns(c) if kind in BY_GUNMEN and not blown else told:
        return [(Weapon(PLAIN.get(klass, klass), klass), Mention("weapon", t.start, t.end, t.rule, None))]
    return []


def _by_guns(c: Cluster) -> Iterator[Trigger]:
    """'came under fire', 'gunmen killed': deeds done with firearms by their words or by their doers."""
    for f in c.frames[:2]:
        told, line = words(f.scene.line.rules), f.scene.line
        for t in f.triggers:
            doer = t.agent.value if t.agent is not None else None
            gunmen = isinstance(doer, Who) and doer.head.split()[-1] in told.among("gunmen")
            if (gunmen and (t.strong or t.kind == "harm")) or told.within("by-guns", line, t.start, t.end):
                yield t


def _tools(found: list[Named]) -> list[Named]:
    """'a blast', 'was shot' name a weapon only where no word of their class does; 'a bomb' is the dynamite told of."""
    for empty in (_effect, _generic):
        named = {w.klass for w, m in found if not empty((w, m))}
        found = [(w, m) for w, m in found if w.klass not in named or not empty((w, m))]
    told: dict[str, str] = {}  # of what a class did, the first word
    found = [(w, m) for w, m in found if not _effect((w, m)) or told.setdefault(w.klass, m.value.id) == m.value.id]
    return [(w, m) for n, (w, m) in enumerate(found) if not any(_part_of(w, o) for o, _ in found[:n] + found[n + 1 :])]


def _words(weapon: Weapon) -> list[str]:
    return [word.rstrip("s") or word for word in weapon.text.lower().replace("-", " ").split()]


def _effect(named: Named) -> bool:
    """'shot dead', 'riddled with bullets', 'an explosion': what a weapon did."""
    weapon, mention = named
    return "means" in mention.value.extra or bool(EFFECTS.intersection(weapon.text.lower().split()))


def _generic(named: Named) -> bool:
    """'a bomb', 'explosives', 'a gun': the class itself."""
    return GENERIC.issuperset(_words(named[0]))


def _part_of(weapon: Weapon, other: Weapon) -> bool:
    """'the rifle' beside 'an automatic rifle': told before at more length."""
    return weapon.klass == other.klass and set(_words(weapon)) < set(_words(other))


_SHOT = frozenset(("artillery", "explosive", "firearm", "air", "drone"))
_BY_A = compiled(r" by (?:(?:an?|the|stray|one|two) )?(?:\w+ )?\Z")


def kills(weapon: Mention, f: Frame) -> bool:
    """'a mine killed a driver', 'was killed by a shell': what may mean other things is a weapon where it kills."""
    low = f.scene.line.low
    if weapon.value.kind == "fire":  # 'Warehouse fire kills nine'
        return False
    by = weapon.value.kind in _SHOT
    harm = [t for t in f.triggers if t.kind == "harm" or (by and t.pos == "act")]  # 'a mine hit a van, killing two'
    return any(0 <= t.start - weapon.end <= 2 or (by and _BY_A.match(low, t.end, weapon.start)) for t in harm)
