"""The type of an incident, from its triggers, weapons and sides, by the definitions of the codebook.

Each trigger and weapon votes; the words that open the incident and its title weigh most. The definitions follow the
type list of the record: missiles, rockets and mortars are shelling; drones and aircraft air_drone_strike; thrown
grenades and mines bombing; an attack on one named or ranking person with a firearm is an assassination.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.aimed import prominent
from incidents.arms import driven, is_part, kept
from incidents.arrests import GENERIC, answered_for, arrests_after, cost_lives, give_way, is_force, of_unarmed
from incidents.chunks import Thing, Who
from incidents.events import Trigger, is_armed
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.kind_bodies import bodies
from incidents.kind_fire import after_an_assault, fire_killed, killed_beside, mauled
from incidents.kind_order import MURDERED, from_the_ground, give_to_attack
from incidents.kind_words import words
from incidents.model import Mention
from incidents.reaction import REACTION

# Where votes are equal the earlier one is the more telling.
RANK = (
    "foiled_attack",
    "suicide_bombing",
    "air_drone_strike",
    "abduction",
    "execution",
    "sexual_violence",
    "assassination",
    "shelling",
    "bombing",
    "arson",
    "armed_clash",
    "protest_riot_violence",
    "armed_assault",
    "raid_arrest",
    "looting_property",
    "other",
)
SPECIFIC = frozenset(RANK) - {"armed_assault", "raid_arrest", "other", "looting_property"}
# What a weapon of a class votes for, in the clause that opens the incident.
WEAPON_VOTES = {
    "suicide": ("suicide_bombing", 2.5),
    "air": ("air_drone_strike", 2.0),
    "drone": ("air_drone_strike", 2.0),
    "artillery": ("shelling", 1.3),
    "explosive": ("bombing", 1.1),
    "fire": ("arson", 0.6),
    "firearm": ("armed_assault", 0.5),
    "blade": ("armed_assault", 0.6),
}
FLYING = ("air", "drone")
ORDNANCE = ("explosive", "artillery", "drone")
# What is done with arms that are found.
HELD = frozenset(
    """found seized recovered discovered confiscated captured uncovered unearthed retrieved arrested arrest arrests
    detained nabbed caught apprehended intercepted leaving possession carrying transporting haul cache""".split()
)
DRONES = frozenset("drone drones uav uavs".split())
BOMBED = frozenset("bombed bombing bombs".split())
RAIDS = frozenset("raid raids raided raiding operation operations incursion stormed storming swoop searched".split())
FORCES = frozenset("police army military troops soldiers forces commandos gendarmes".split())
CARRYING = frozenset("took takes taking carried carrying drove carted".split())
PROTEST = frozenset(
    "protest protests protester protesters protestors demonstrator demonstrators demonstration demonstrations rally "
    "rallies march marchers crowd mob riot riots rioters lynched lynching vigilantes procession".split()
)
# The month.
_MARCH = compiled(r"\bMarch\b|\b\d{1,2} MARCH\b|\bMARCH (?:\d|OF \d)|\b(?:IN|LAST|SINCE|UNTIL|BY|OF) MARCH\b")
CROWD = frozenset(
    "mob mobs crowd crowds protester protesters demonstrator demonstrators rioter rioters villagers vigilantes "
    "students activists supporters youths residents locals looters marchers strikers mourners".split()
)
MARCHERS = frozenset(
    "mob protester protesters protestors demonstrator demonstrators rioter rioters marchers strikers".split()
)
# Whom forces put down; 'soldiers killed villagers' is no riot.
RALLIED = MARCHERS | frozenset("crowd crowds mob mobs activists supporters looters mourners students".split())
STRUCK = frozenset("struck strikes striking hit hits".split())
A_CROWD = 6
FOILED = ("bombing", "suicide_bombing", "shelling", "air_drone_strike")  # what is foiled is told by its own words
EXPLODED = frozenset(("exploded", "explodes", "went off", "blew up", "blown up", "detonated"))
SHOOTING = frozenset(("shot at", "fired on", "fired at", "fired upon", "fired into", "opened fire"))
SHOT = frozenset(("shot", "shot dead", "gunned down", "machine-gunned", "hacked", "stabbed"))


def kind_of(frames: Sequence[Frame], titles: Sequence[Frame]) -> tuple[str, Trigger | None]:
    """The type with most votes, and the trigger that proves it (None where only the harm tells)."""
    votes: dict[str, float] = {}
    best: dict[str, tuple[float, Trigger]] = {}
    for weight, trigger in _weighted(frames, titles):
        for kind, share in (*_of_trigger(trigger), *_of_sides(trigger)):
            votes[kind] = votes.get(kind, 0.0) + weight * share
            if weight * share > best.get(kind, (0.0, trigger))[0]:
                best[kind] = (weight * share, trigger)
    for n, frame in enumerate(frames):
        for kind, share in (*_of_weapons(frame), *_of_scene(frame), *_of_dead(frame)):
            votes[kind] = votes.get(kind, 0.0) + share * (1.0 if n == 0 else 0.5)
    if not votes:
        return "armed_assault", None
    if "air_drone_strike" in votes and from_the_ground(frames, titles):
        votes["air_drone_strike"] *= 0.3
    elif votes.get("air_drone_strike", 0) >= 1.0:  # what aircraft drop is told as bombs, missiles and rockets
        votes["air_drone_strike"] += votes.pop("bombing", 0.0) * 0.7 + votes.pop("shelling", 0.0) * 0.7
    if "suicide_bombing" in best and votes["suicide_bombing"] >= 0.8:  # a suicide bombing is told as a blast too
        votes["suicide_bombing"] += votes.pop("bombing", 0.0) * 0.7
    if votes.get("protest_riot_violence", 0) >= 0.8 and any(map(_put_down, (*titles, *frames[:3]))):
        votes["armed_assault"] = votes.get("armed_assault", 0.0) * 0.4
    if votes.get("foiled_attack", 0) and _went_off(frames):  # 'A bomb went off and a second device was defused'
        votes["foiled_attack"] *= 0.3
    elif votes.get("foiled_attack", 0) and any(map(cost_lives, frames[:2])):  # 'ten soldiers died as they thwarted it'
        votes["foiled_attack"] *= 0.4
        votes["armed_assault"] = votes.get("armed_assault", 0.0) + 0.5
    elif votes.get("foiled_attack", 0) >= 1.0 and not any(_harmed(f) or _damaging(f) for f in frames):
        votes["foiled_attack"] += sum(votes.pop(kind, 0.0) for kind in FOILED)  # 'defused a car bomb outside a school'
    if "armed_clash" in votes:
        give_to_attack(votes, frames, titles)
    if "raid_arrest" in votes and arrests_after(frames, titles):
        give_way(votes)
    if votes.get("raid_arrest", 0) and (crime := answered_for(frames)) is not None:
        votes[crime] = votes.get(crime, 0.0) + votes["raid_arrest"] + 0.1
    _weigh_fire(votes, frames)
    chosen = max(votes, key=lambda k: (votes[k], -RANK.index(k)))
    return chosen, best.get(chosen, (0.0, None))[1]


def _weigh_fire(votes: dict[str, float], frames: Sequence[Frame]) -> None:
    """Looting and arson give way where people were killed beside; not where the fire killed them."""
    if "arson" in votes and fire_killed(frames):
        votes["arson"] += votes.pop("armed_assault", 0.0)
    elif any(map(_deadly, frames)) or any(map(_shot_at, frames[:1])):  # who loots or burns and kills has come to kill
        for kind in ("looting_property", "arson"):
            votes[kind] = votes.get(kind, 0.0) * 0.6
        if votes["arson"] and (any(map(killed_beside, frames[:1])) or _subsidiary(votes, frames)):
            votes["armed_assault"] = votes.get("armed_assault", 0.0) + votes.pop("arson")
    elif "arson" in votes and any(map(mauled, frames[:1])):
        votes["armed_assault"] = votes.get("armed_assault", 0.0) + votes.pop("arson")


def _subsidiary(votes: dict[str, float], frames: Sequence[Frame]) -> bool:
    """Whether fire has most votes though an assault is told before it."""
    return max(votes, key=lambda k: votes[k]) == "arson" and after_an_assault(frames)


def _went_off(frames: Sequence[Frame]) -> bool:
    """Whether a bomb is told to have exploded before the first thing that was foiled."""
    for frame in frames:
        foiled = min([t.start for t in frame.triggers if t.kind == "foiled_attack"], default=frame.end)
        if any(t.word in EXPLODED and t.start < foiled and not t.rejected for t in frame.triggers):
            return True
        if foiled < frame.end:
            return False
    return False


def _put_down(frame: Frame) -> bool:
    """'police fired on demonstrators': forces against a crowd."""
    forces = any(is_force(t.agent) for t in frame.triggers) or (
        bool(FORCES & frame.scene.words) and all(t.agent is None for t in frame.triggers)
    )
    return forces and crowded(frame)


def crowded(frame: Frame) -> bool:
    """Rallies and mobs in the sentence."""
    told = PROTEST & frame.scene.words
    return bool(told - {"march"}) or bool(told and not _MARCH.search(frame.scene.line.text))


def _deadly(frame: Frame) -> bool:
    return any(f.field == "killed" and not f.value.nobody for f in frame.casualties)


def _shot_at(frame: Frame) -> bool:
    """'shot at the camp and set fire to shacks', 'lit the huts and shot four farmers'."""
    return any(
        t.target is not None and (t.word in SHOOTING or t.word in SHOT and isinstance(t.target.value, Who))
        for t in frame.triggers
    )


def _harmed(frame: Frame) -> bool:
    return any(f.field in ("killed", "wounded") and not f.value.nobody for f in frame.casualties)


def _damaging(frame: Frame) -> bool:
    """'drones damaged a power station; 31 of 34 were shot down': what came through did its harm."""
    done = frozenset(("damaged", "damaging", "destroyed", "destroying", "hit", "struck"))
    return any(
        t.rule.endswith("debris-fell") or (t.word in done and isinstance(t.target and t.target.value, Thing))
        for t in frame.triggers
    )


def _of_trigger(t: Trigger) -> Iterable[tuple[str, float]]:
    if t.kind == "abduction" and _is_goods(t) and t.word.split()[0] in CARRYING:
        yield "looting_property", 1.0  # 'took away four vehicles'
    elif t.kind == "raid_arrest" and is_armed(t.agent) and not is_force(t.agent) and not _is_goods(t):
        yield "abduction", 0.8  # 'gunmen rounded up the villagers'
    elif t.kind != "harm":
        yield t.kind, 1.3 if t.kind in SPECIFIC else 0.35 if t.word in GENERIC else 1.0
    elif t.word in MURDERED and of_unarmed(t):
        assert t.target is not None
        yield "assassination" if prominent(t.target.value) else "armed_assault", 0.6
    elif t.word == "killed" and is_armed(t.agent):
        yield "armed_assault", 0.3 if is_force(t.agent) else 0.6


def _is_goods(t: Trigger) -> bool:
    """Whether things stand behind a verb as its object."""
    return t.target is not None and t.target.start > t.start and isinstance(t.target.value, Thing)


def _of_sides(t: Trigger) -> Iterable[tuple[str, float]]:
    """What those who act and suffer say of the type: crowds riot, forces raid."""
    agent = t.agent.value if t.agent is not None and isinstance(t.agent.value, Who) else None
    target = t.target.value if t.target is not None and isinstance(t.target.value, Who) else None
    if agent is not None and agent.head.split()[-1] in ("bomber", "bombers"):
        yield "suicide_bombing", 1.2
    crowd = agent is not None and agent.head.split()[-1] in CROWD and not _pair(agent)
    rallied = MARCHERS if agent is None or t.kind == "raid_arrest" else RALLIED  # 'rounded up activists'
    put_down = target is not None and target.head.split()[-1] in rallied
    if crowd or (put_down and (agent is None or agent.armed == "force")):
        rioters = agent is not None and agent.head in ("rioters", "rioter")
        yield "protest_riot_violence", 1.3 if rioters else 0.4 if t.kind == "arson" else 0.9
    if agent is not None and agent.armed == "force" and t.word in RAIDS:
        yield "raid_arrest", 1.0 if t.strong else 2.0
    bombs = t.kind == "bombing" and (
        t.word in BOMBED and t.target is not None or agent is not None and "air" in agent.head
    )
    if agent is not None and agent.armed == "force" and agent.count is None and bombs:
        yield "air_drone_strike", 1.3  # forces bomb from the air
    if agent is not None and agent.kind == "state" and agent.head == "government" and t.word in STRUCK and t.target:
        yield "air_drone_strike", 3.0  # 'Israel struck a depot': a country by its name
    elif agent is not None and agent.armed == "force" and target is not None and target.armed == "attacker":
        yield "armed_clash", 0.5
        yield "raid_arrest", 0.3


def _pair(who: Who) -> bool:
    """'was killed by two youths with pistols': a few are no crowd."""
    return who.count is not None and who.count.value is not None and who.count.value < A_CROWD


def _of_scene(frame: Frame) -> Iterable[tuple[str, float]]:
    """Rallies and mobs in the sentence; not a crowd that is run over or bombed."""
    reacted = frame.scope is not None and frame.scope.cue == REACTION  # 'marched to protest the killing of a clerk'
    struck = PROTEST & frame.scene.words <= {"crowd"} and _struck_crowd(frame)
    if not reacted and crowded(frame) and not driven(frame) and not struck:
        yield "protest_riot_violence", 0.8
    if FORCES & frame.scene.words and any(
        t.word in RAIDS and t.pos == "deed" and t.agent is None for t in frame.triggers
    ):
        yield "raid_arrest", 0.8


def _struck_crowd(frame: Frame) -> bool:
    """'drove a lorry through a crowd': it suffers, and by no forces."""
    doers = [t.agent.value.head for t in frame.triggers if t.agent is not None and isinstance(t.agent.value, Who)]
    return not FORCES & frame.scene.words and not any("crowd" in head for head in doers)


def _of_dead(frame: Frame) -> Iterable[tuple[str, float]]:
    """Who is taken, and by whom told; 'Four militants died': fighters fall in fighting, where nothing else is told."""
    taken = {f.field for f in frame.casualties}
    if "arrested" in taken:
        yield "raid_arrest", 0.6
    if "abducted" in taken:
        yield "abduction", 0.6
    if bodies(frame):
        yield "execution", 1.2
    dead = [w for f in frame.casualties if f.field in ("killed", "perpetrators_killed") for w in f.value.who]
    if dead and all(w.armed == "attacker" for w in dead):
        lone = (
            len(dead) == 1
            and dead[0].named
            and prominent(dead[0])
            and not any(is_force(t.agent) for t in frame.triggers)
        )
        yield ("assassination" if lone else "armed_clash"), 0.7


def _of_weapons(frame: Frame) -> Iterable[tuple[str, float]]:
    seen = set()
    told, line = words(frame.scene.line.rules), frame.scene.line
    carried = told.within("carrier", line, frame.start, frame.end)
    for m in frame.weapons:
        if (carried and m.value.kind in FLYING) or is_part(frame, m) or _does_so(frame, m):
            continue
        if m.value.kind == "artillery" and told.within("took-arms", line, frame.start, m.start):
            continue
        if m.value.kind in ORDNANCE and held(frame, m):
            continue
        kind, share = WEAPON_VOTES.get(m.value.kind, ("", 0.0))
        if kind and kind not in seen:
            seen.add(kind)
            weak = m.value.extra.get("strength") == "weak" or (kind == "bombing" and among_guns(frame))
            yield kind, share * (0.5 if weak else 1.0)


def held(frame: Frame, m: Mention) -> bool:
    """'two grenades were found on the slain', 'arrested with dynamite': what somebody had, and nothing went off."""
    told, line = words(frame.scene.line.rules), frame.scene.line
    if HELD.isdisjoint(frame.scene.words) or told.within("went-off", line, frame.start, frame.end):
        return False
    others = any(t.strong and t.start != m.start and t.kind not in FOILED for t in frame.triggers)
    return others and (kept(frame, m) or told.within("left-behind", line, frame.start, m.start))


def _does_so(frame: Frame, m: Mention) -> bool:
    """'an IED strikes a bus': the verb of the weapon before it."""
    before = [w.value.kind for w in frame.weapons if m.start - 2 < w.end < m.start]
    return "explosive" in before and m.value.kind == "air"


def among_guns(frame: Frame) -> bool:
    """'armed with rifles and grenades', and nothing is told to go off: what they bore, and not how they attacked."""
    guns = any(m.value.kind == "firearm" and m.value.extra.get("strength") != "weak" for m in frame.weapons)
    return guns and not any(t.kind == "bombing" and not _aside(frame, t) for t in frame.triggers)


# 'armed with rifles and grenades': what they bore.
_BORNE = compiled(r"\b(?:armed with|carrying|wielding|bearing|equipped with)\b[^.;]{0,60}\Z")


def _aside(frame: Frame, t: Trigger) -> bool:
    """'wanted for blowing up the railway', 'drones were looking for them': no deed of the incident."""
    told, line = words(frame.scene.line.rules), frame.scene.line
    if t.kind in ("armed_clash", "bombing"):
        name = "campaign" if t.kind == "armed_clash" else "off-with"
        if told.follows(name, line, t.start, frame.end):
            return True
    if t.kind == "shelling" and t.pos == "deed" and told.within("took-arms", line, frame.start, t.start):
        return True
    if t.kind == "bombing" and t.pos == "deed" and _BORNE.search(line.low, frame.start, t.start):
        return True
    if t.pos == "deed" and t.kind in FOILED and any(m.start == t.start and held(frame, m) for m in frame.weapons):
        return True
    if t.word in DRONES and told.within("carrier", line, frame.start, frame.end):
        return True
    return told.within("charged-with", line, frame.start, t.start)


def _weighted(frames: Sequence[Frame], titles: Sequence[Frame]) -> Iterable[tuple[float, Trigger]]:
    for frame in titles:
        yield from ((_weight(t) * 0.9, t) for t in frame.triggers)
    for n, frame in enumerate(frames):
        share = 1.5 if n == 0 else 0.8 if n == 1 else 0.4
        clash = next((t.start for t in frame.triggers if t.kind == "armed_clash"), None)
        own = [t for t in frame.triggers if clash is None or not (_fought_with(t, clash) or t.rule.endswith(STRAY))]
        own = [t for t in own if not _aside(frame, t)] or (own if n == 0 else [])
        yield from ((_weight(t) * share, t) for t in own)


# 'caught a bullet as two gangs traded fire': how one was hit in a fight.
STRAY = ("#took-a-bullet-act", "#got-bullets", "#bullet-struck", "#hit-by-bullets", "#brought-down-by")


def _fought_with(t: Trigger, clash: int) -> bool:
    """'clashes with guns, knives and grenades': what sides fight with is no deed of its own."""
    return t.pos == "deed" and t.kind in ("bombing", "shelling") and clash < t.start <= clash + 60


def _weight(t: Trigger) -> float:
    return (1.0 if t.strong else 0.35) * (0.7 if t.plural and t.pos == "deed" else 1.0)
