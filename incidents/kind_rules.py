"""Precedence among types: who acts on whom with what decides where the words alone vote for another type.

The votes of `kinds` weigh words; these rules look at the whole of an incident and are read from the top. Each has the
types it corrects, the type it gives and the reason in the words of the coding rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from incidents.arms import driven
from incidents.arrests import GENERIC
from incidents.chunks import Who
from incidents.deed import Deed, people, who_of
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kind_account import sensed
from incidents.kind_bodies import bodies
from incidents.kind_crowds import lynched, street_fight
from incidents.kind_order import attacked_first
from incidents.kind_told import (
    MANY,
    bomber_told,
    brawl,
    burned_by_a_mob,
    crowd_killed,
    dead_found,
    fell_in_a_fight,
    fighters_fell,
    fire_thrown,
    flown,
    from_the_air,
    goods_taken,
    killed_in_a_raid,
    killed_more,
    laid_waste,
    load_caught,
    marchers_act,
    massacred,
    office_struck,
    prisoners,
    rammed,
    riot_geared,
    robbed_and_killed,
    set_alight_by,
    stones,
    stripped,
    struck_first,
    taken_more,
    violated,
    wanted_for,
)
from incidents.kinds import DRONES, EXPLODED, among_guns, crowded, held


class Precedence(NamedTuple):
    """Where `when` holds, an incident that was voted one of the types `of` is of type `to`."""

    id: str
    of: frozenset[str]
    to: str
    when: Callable[[Deed], bool]


def _carried(deed: Deed) -> bool:
    harmed = deed.toll("killed") or deed.toll("wounded") or deed.toll("perpetrators_killed")
    if harmed and any(deed.has("carried-bomb", f) for f in deed.cluster.all):
        return True
    return any(t.kind == "bombing" for t in deed.triggers) and deed.says("carried-bomb")


def _bombers(deed: Deed) -> bool:
    """'bombers walked into the market': who carries the bomb is called so; aircraft are too."""
    hurt = (w for f in deed.frames for x in f.casualties for w in x.value.who)
    told = any(w.head.split()[-1] in ("bomber", "bombers") for w in (*deed.agents, *deed.targets, *hurt))
    return told and not any(m.value.kind == "air" for f in deed.frames for m in f.weapons)


def _by_device(deed: Deed) -> bool:
    """'an attack with explosives', 'an ambush: charges went off, then there was shooting': the blast came first."""
    told = (*deed.cluster.titles, *deed.frames)
    had = [m.start for f in told for m in f.weapons if m.value.kind == "explosive" and held(f, m)]
    deeds = [t for f in told for t in f.triggers if t.strong and t.start not in had]
    if any(t.kind in ("armed_assault", "execution") and t.word not in GENERIC | AMBUSH for t in deeds):
        return False
    if any(map(among_guns, told)):
        return False
    arms = (m.value for f in told for m in f.weapons if m.value.extra.get("strength") != "weak" and m.start not in had)
    return any(t.kind == "bombing" for t in deeds) or any(w.kind == "explosive" for w in arms)


def _stopped(deed: Deed) -> bool:
    """'shot dead a would-be bomber before he could reach the church': nobody else is hurt."""
    hurt = [x for f in deed.frames for x in f.casualties if x.field in ("killed", "wounded") and not x.value.nobody]
    own = all(x.value.attackers or any(w.armed == "attacker" for w in x.value.who) for x in hurt)
    carrier = deed.toll("killed") + deed.toll("wounded") <= 1 and deed.says("carried-bomb")
    return (own or carrier) and deed.says("would-be")


def _bomb_found(deed: Deed) -> bool:
    """'soldiers found and destroyed a roadside bomb': nothing goes off of itself, and nobody is taken."""
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.toll("perpetrators_killed") or deed.toll("arrested")
    if hurt or any(t.word in EXPLODED or t.plural for t in deed.triggers if t.kind == "bombing"):
        return False
    return deed.opens("found-bomb")


def _kit_found(deed: Deed) -> bool:
    """'detained four men with a suicide vest': nothing went off."""
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.toll("perpetrators_killed")
    arrests = any(x.field == "arrested" for f in deed.frames[:1] for x in f.casualties)
    return not hurt and arrests and not any(_new_blast(deed, f, t) for f in deed.frames for t in f.triggers)


def _new_blast(deed: Deed, f: Frame, t: Trigger) -> bool:
    """A blast told as such, and not as what the arrests were for."""
    if t.kind not in FROM_BOMBS or t.word in deed.words.among("silent") or t.word in DRONES:
        return False
    if any(m.start == t.start and m.value.kind == "explosive" for m in f.weapons) and not deed.has("went-off", f):
        return False  # 'arrested with a grenade'
    return t.word in EXPLODED or not deed.words.within("for-it", f.scene.line, f.start, t.start)


def _plot_of_the_arrested(deed: Deed) -> bool:
    """'foiled a plot to bomb the metro, arresting eight': the arrests are what took place."""
    return deed.toll("arrested") > 0 and deed.says("plot") and not deed.says("device")


def _ground(deed: Deed) -> bool:
    """'fighters hit the outpost with rockets and overran it': those who come themselves assault."""
    from_afar = deed.says("from-afar", first=2)
    return not deed.forces and not from_afar and deed.says("on-foot")


def _tried_in_vain(deed: Deed) -> bool:
    """'tried to stab a minister but was overpowered': it stayed with the attempt, and nobody else was hurt."""
    strong = [t for f in deed.frames[:2] for t in f.triggers if t.strong]
    hurt = deed.toll("killed") or deed.toll("wounded")
    return bool(strong) and all(t.attempted for t in strong) and not hurt and deed.says("stopped")


def _incendiary(deed: Deed) -> bool:
    """'an incendiary device was thrown': it was to burn, and nothing blew up."""
    told = [m.value.kind for f in deed.frames[:1] for m in f.weapons]
    burns = "fire" in told and {"fire", "blunt"}.issuperset(told)  # 'stones and a fire bomb'
    return burns and not any(t.word in EXPLODED for t in deed.triggers)


def _fired_back(deed: Deed) -> bool:
    """'the patrol came under fire and a gunfight ensued': forces were struck and struck back."""
    struck = [w for w in deed.targets if w.armed == "force"]
    unarmed = [w for w in deed.targets if not w.armed]
    met = bool(struck) and not unarmed and deed.says("fought-back", first=1)
    return met and not attacked_first(deed.frames)


ALONE = frozenset("attacker assailant gunman shooter knifeman stabber axeman".split())


def _lone_attacker(deed: Deed) -> bool:
    """'guards killed the assailant, who had wounded six worshippers': one man who strikes is no side of a battle."""
    hurt = [w for f in deed.frames for x in f.casualties for w in x.value.who]
    everybody = [*deed.agents, *deed.targets, *hurt]
    fighters = [w for w in everybody if w.armed == "attacker"]
    lone = all(w.head.rpartition(" ")[2] in ALONE and not w.plural and not w.canonical for w in fighters)
    return bool(fighters) and lone and not all(w.armed for w in everybody)


def _at_the_front(deed: Deed) -> bool:
    """'11 rebels were killed when troops attacked bunkers': forces against fighters in the field."""
    hurt = [w for f in deed.frames for x in f.casualties for w in x.value.who]
    ours = deed.forces and deed.says("front", first=1) and not deed.says("came-in")
    return ours and all(w.armed for w in (*hurt, *deed.targets))


def _besieged(deed: Deed) -> bool:
    """'two men who refused to surrender', 'who had shut themselves in a barn': a house is surrounded."""
    others = people(t.agent for t in deed.triggers if t.kind not in ("armed_clash", "harm"))
    return deed.says("besieged") and not any(map(_acts, others))


def _policed(deed: Deed) -> bool:
    """'ten squatters were shot dead by policemen': where police kill, and no crowd or fighters, they came to seize."""
    told = [t for f in deed.frames[:1] for t in f.triggers if t.kind in ("harm", "armed_assault")]
    doers = [who_of(t.agent) for t in told if t.agent is not None or t.kind != "harm"]
    police = bool(doers) and all(w is not None and w.armed == "force" and w.category == "police" for w in doers)
    crowds = deed.unrest or any(map(crowded, deed.frames))
    came = deed.says("came-in") or any(who.head.split()[-1] == "squatters" for who in deed.targets)
    return police and came and deed.toll("killed") > 1 and not deed.fighters_hit and not crowds


def _hunted(deed: Deed) -> bool:
    """'three of the wanted were killed as a flat was stormed': suspects fall where forces come for them."""
    fought = any(t.kind == "armed_clash" for t in deed.triggers)
    return deed.fighters_hit and not fought and deed.set_in("came-in") and not any(map(_acts, deed.agents))


def _acts(who: Who) -> bool:
    return who.armed == "attacker"


def _put_down(deed: Deed) -> bool:
    """Forces that fire on people where there are protests, and not on fighters."""
    told = (*deed.cluster.titles, *deed.frames)
    rally = any(deed.words.among("unrest") & f.scene.words for f in told)
    rally = rally or deed.unrest or deed.says("dispersed") or deed.says("barricades")
    if not rally or deed.fighters_hit or deed.says("war", first=1) or any(map(driven, deed.frames[:1])):
        return False
    nobody = (
        deed.unrest and not deed.agents and deed.toll("wounded") > MANY
    )  # 'East of the camp, 30 people were hit by live bullets'
    return (deed.forces or nobody or deed.says("barricades")) and deed.says("shooting")


def _dispersed(deed: Deed) -> bool:
    """'used water cannon against demonstrators; 40 people were detained'."""
    return deed.says("riot-gear") and _put_down(deed)


def _raid(deed: Deed) -> bool:
    """'soldiers moved into the camp and killed two': forces come to seize or search."""
    if not (deed.forces and deed.says("came-in")) or deed.says("civil-war") or any(map(crowded, deed.frames)):
        return False
    if any(t.word in BEATEN for t in deed.frames[0].triggers) and not deed.toll("arrested"):
        return False  # 'soldiers went into bars and beat the guests'
    fought = any(t.kind == "armed_clash" and t.strong for t in deed.frames[0].triggers)
    sought = any(w.head.split()[-1] in SOUGHT for f in deed.frames for x in f.casualties for w in x.value.who)
    return not fought or sought or deed.says("besieged")  # not 'killed two rebels in a skirmish in the operation'


def _detained(deed: Deed) -> bool:
    """'two editors were led off to the police station', 'soldiers took away eleven men': the state seizes."""
    doers = [who_of(t.agent) for t in deed.triggers if t.kind == "abduction" and t.agent is not None]
    state = bool(doers) and all(w is not None and w.armed == "force" for w in doers)
    named = (state or deed.opens("to-cells")) and not deed.opens("unmarked")
    return named and not deed.says("captives") and not deed.tells("vanished")


def _at_gunpoint(deed: Deed) -> bool:
    """'three traders were picked up at gunpoint': whoever takes them so is not the police."""
    return not deed.forces and deed.seized and deed.opens("at-gunpoint")


def _on_a_post(deed: Deed) -> bool:
    """'took the police station by assault and stole two cars': the arms of those attacked make it an assault."""
    return not deed.forces and deed.opens("on-a-post")


def _by_fire(deed: Deed) -> bool:
    return deed.says("by-fire", first=1) and not (deed.toll("killed") or any(map(crowded, deed.frames)))


def _by_blast(deed: Deed) -> bool:
    """'the armoured car was destroyed with mines'."""
    weapons = [m.value for f in deed.frames[:1] for m in f.weapons]
    named = any(w.kind == "explosive" and w.extra.get("strength") != "weak" for w in weapons)
    return named or deed.says("with-mines", first=1)


def _found_dead(deed: Deed) -> bool:
    """'bullet-riddled bodies were found', 'the body of a man abducted earlier was found': killed unseen."""
    return any(map(bodies, deed.frames[:1]))


def _helpless(deed: Deed) -> bool:
    """'shooting 15 captured soldiers': who cannot fight or flee is executed."""
    return deed.opens("helpless") and deed.opens("killing")


SOUGHT = frozenset("suspect suspects criminal criminals traffickers dealers gangsters fugitive fugitives".split())
BEATEN = frozenset("beat beaten beating flogged whipped caned".split())
FROM_BOMBS = frozenset(("bombing", "suicide_bombing", "air_drone_strike"))
AMBUSH = frozenset("ambush ambushed ambushes siege shooting".split())  # of which no weapon is told
GROUND = frozenset(("armed_assault", "armed_clash", "assassination"))
RULES = (
    Precedence("by-device", frozenset(("armed_assault",)), "bombing", _by_device),
    Precedence("bombers", frozenset(("armed_assault", "armed_clash", "bombing")), "suicide_bombing", _bombers),
    Precedence("carried-bomb", GROUND | {"bombing"}, "suicide_bombing", _carried),
    Precedence(
        "bomber-told",
        frozenset(("bombing", "foiled_attack", "looting_property", "shelling")),
        "suicide_bombing",
        bomber_told,
    ),
    Precedence("rammed", GROUND | {"looting_property"}, "suicide_bombing", rammed),
    Precedence(
        "attacker-stopped",
        frozenset(("suicide_bombing", "bombing", "armed_assault", "armed_clash", "abduction")),
        "foiled_attack",
        _stopped,
    ),
    Precedence("tried-in-vain", GROUND | {"bombing"}, "foiled_attack", _tried_in_vain),
    Precedence("fire-of-shells", frozenset(("arson",)), "shelling", set_alight_by("artillery")),
    Precedence("fire-from-the-air", frozenset(("arson",)), "air_drone_strike", set_alight_by("air", "drone")),
    Precedence("incendiary", frozenset(("bombing",)), "arson", _incendiary),
    Precedence("bomb-found", frozenset(("bombing",)), "foiled_attack", _bomb_found),
    Precedence("load-caught", frozenset(("bombing", "shelling", "air_drone_strike")), "foiled_attack", load_caught),
    Precedence("kit-found", frozenset(("suicide_bombing", "bombing", "air_drone_strike")), "raid_arrest", _kit_found),
    Precedence("plot-of-the-arrested", frozenset(("foiled_attack",)), "raid_arrest", _plot_of_the_arrested),
    Precedence("ground-attack", frozenset(("shelling",)), "armed_assault", _ground),
    Precedence("from-aircraft", GROUND | {"bombing", "shelling"}, "air_drone_strike", flown),
    Precedence("from-the-air", GROUND | {"looting_property"}, "air_drone_strike", from_the_air),
    Precedence("riot-geared", GROUND | {"bombing"}, "protest_riot_violence", riot_geared),
    Precedence("put-down", GROUND, "protest_riot_violence", _put_down),
    Precedence("dispersed", frozenset(("raid_arrest",)), "protest_riot_violence", _dispersed),
    Precedence(
        "lynched", GROUND | {"execution", "arson", "raid_arrest", "abduction"}, "protest_riot_violence", lynched
    ),
    Precedence(
        "crowd-killed",
        frozenset(("armed_assault", "armed_clash", "arson", "shelling", "assassination", "other")),
        "protest_riot_violence",
        crowd_killed,
    ),
    Precedence("marchers-act", GROUND | {"looting_property"}, "protest_riot_violence", marchers_act),
    Precedence("brawl", GROUND, "protest_riot_violence", brawl),
    Precedence("stones", GROUND | {"looting_property", "arson"}, "protest_riot_violence", stones),
    Precedence("fire-thrown", GROUND | {"bombing", "protest_riot_violence"}, "arson", fire_thrown),
    Precedence("burned-by-a-mob", frozenset(("protest_riot_violence",)), "arson", burned_by_a_mob),
    Precedence("street-fight", frozenset(("armed_clash",)), "protest_riot_violence", street_fight),
    Precedence("helpless", GROUND, "execution", _helpless),
    Precedence(
        "office-struck",
        frozenset(("armed_assault", "abduction", "raid_arrest", "looting_property")),
        "assassination",
        office_struck,
    ),
    Precedence("prisoners", GROUND | {"abduction", "arson", "air_drone_strike"}, "execution", prisoners),
    Precedence(
        "dead-found",
        frozenset(("armed_assault", "assassination", "abduction", "arson", "raid_arrest")),
        "execution",
        dead_found,
    ),
    Precedence("found-dead", GROUND | {"abduction"}, "execution", _found_dead),
    Precedence("lone-attacker", frozenset(("armed_clash",)), "armed_assault", _lone_attacker),
    Precedence("fired-back", frozenset(("armed_assault",)), "armed_clash", _fired_back),
    Precedence("at-the-front", frozenset(("armed_assault",)), "armed_clash", _at_the_front),
    Precedence("fighters-fell", frozenset(("armed_assault",)), "armed_clash", fighters_fell),
    Precedence("fell-in-a-fight", frozenset(("armed_assault",)), "armed_clash", fell_in_a_fight),
    Precedence("besieged", GROUND | {"bombing", "shelling"}, "raid_arrest", _besieged),
    Precedence("policed", frozenset(("armed_assault",)), "raid_arrest", _policed),
    Precedence("hunted", frozenset(("armed_assault", "armed_clash")), "raid_arrest", _hunted),
    Precedence(
        "violated",
        frozenset(("armed_assault", "looting_property", "abduction", "protest_riot_violence")),
        "sexual_violence",
        violated,
    ),
    Precedence("massacred", frozenset(("sexual_violence",)), "armed_assault", massacred),
    Precedence("raid", GROUND, "raid_arrest", _raid),
    Precedence("laid-waste", frozenset(("raid_arrest",)), "armed_assault", laid_waste),
    Precedence("struck-first", frozenset(("raid_arrest", "armed_clash")), "armed_assault", struck_first),
    Precedence("killed-in-a-raid", frozenset(("execution",)), "armed_assault", killed_in_a_raid),
    Precedence("killed-more", frozenset(("abduction",)), "armed_assault", killed_more),
    Precedence("taken-more", GROUND, "abduction", taken_more),
    Precedence("detained", frozenset(("abduction",)), "raid_arrest", _detained),
    Precedence("at-gunpoint", frozenset(("raid_arrest",)), "abduction", _at_gunpoint),
    Precedence("wanted-for", frozenset(("bombing", "armed_assault", "assassination")), "raid_arrest", wanted_for),
    Precedence("goods-taken", frozenset(("abduction",)), "looting_property", goods_taken),
    Precedence(
        "stripped",
        frozenset(("armed_assault", "raid_arrest", "protest_riot_violence", "abduction", "execution")),
        "looting_property",
        stripped,
    ),
    Precedence("on-a-post", frozenset(("looting_property",)), "armed_assault", _on_a_post),
    Precedence("by-fire", frozenset(("looting_property",)), "arson", _by_fire),
    Precedence("by-blast", frozenset(("looting_property",)), "bombing", _by_blast),
    Precedence("robbed-and-killed", frozenset(("looting_property",)), "armed_assault", robbed_and_killed),
)


def decide(voted: str, deed: Deed) -> str:
    """The type after precedence: each rule in its order may correct what stands."""
    kind = voted
    for rule in RULES:
        if kind in rule.of and rule.when(deed):
            kind = rule.to
    return sensed(kind, deed)
