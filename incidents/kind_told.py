"""What a whole account tells of the type of its incident: carried bombs, crowds, goods, the dead who were found.

Each test asks the words of `kinds.toml` of the clauses that tell the deed, some also of the other sentences of the
account (`Deed.tells`); those of `kind_rules` ask who acts on whom.
"""

from __future__ import annotations

from collections.abc import Callable

from incidents.arrests import answered_for
from incidents.chunks import Thing
from incidents.deed import Deed, who_of
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.kind_order import attacked_first
from incidents.kinds import EXPLODED, MARCHERS

MANY = 5
SHOT = frozenset(
    (
        "shot",
        "shot dead",
        "shot to death",
        "stabbed to death",
        "hacked to death",
        "beaten to death",
        "shot in",
        "bullet wounds",
        "gunshot wounds",
        "riddled",
        "riddled with",
        "bullet riddled",
    )
) | {
    "shot in the head",
    "throats cut",
}


def bomber_told(deed: Deed) -> bool:
    """'a boy in the third row blew himself up', 'of the driver there was only a shoe': the bomb was carried."""
    return deed.tells("bomber") and (deed.says("went-off") or bool(deed.toll("killed") or deed.toll("wounded")))


def rammed(deed: Deed) -> bool:
    """'the van that rammed the gate carried 400 kilos of TNT': the clause that opens it tells of the bomb."""
    return deed.opens("bomber") and not deed.says("guns")


def violated(deed: Deed) -> bool:
    """'stopped at a barrier by gunmen, each was raped': what was done to them is the deed."""
    return deed.says("violated", first=1) and deed.toll("killed") < MANY


def riot_geared(deed: Deed) -> bool:
    """'tear gas and rubber bullets': what is used on crowds and not on fighters."""
    return deed.says("riot-gear") and not deed.says("came-in", first=1) and not deed.toll("arrested")


def crowd_killed(deed: Deed) -> bool:
    """'beaten with sticks; some 600 people had surrounded them', 'branded witches': who kills by hand is a crowd."""
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.says("to-death")
    if not hurt or deed.forces or deed.fighters_hit or any(w.armed == "attacker" for w in deed.agents):
        return False
    return deed.says("by-hands", first=2) and deed.tells("crowd-came") and not deed.says("guns", first=2)


def brawl(deed: Deed) -> bool:
    """'two families set upon each other with axes': no armed sides."""
    if deed.forces or not deed.says("each-other", first=1):
        return False
    armed = deed.says("war", first=2) or deed.says("peoples-at-war", first=2)
    return not armed and deed.tells("hand-arms")


def stones(deed: Deed) -> bool:
    """'youths stoned a bus': stones are thrown by crowds."""
    return deed.opens("stoned") and not deed.says("guns", first=1)


def stripped(deed: Deed) -> bool:
    """'the depot had been emptied', 'men held up six lorries': goods are gone, and nobody was killed or taken."""
    hurt = deed.toll("killed") or deed.toll("abducted") or deed.toll("wounded") > 1
    if hurt or deed.seized:
        return False
    robbed = any(w.head.split()[-1] in ROBBERS for w in deed.agents)
    return robbed or deed.says("goods-off", first=1)


ROBBERS = frozenset("robber robbers burglar burglars looter looters rustlers muggers carjackers thieves".split())


def dead_found(deed: Deed) -> bool:
    """'corpses, bound and shot in the head, were hauled from a well': they could not fight or flee."""
    first, titles = deed.told[0], deed.cluster.titles
    if BODIES.isdisjoint(first.scene.words) and all(BODIES.isdisjoint(t.scene.words) for t in titles):
        return False
    if not deed.says("found-dead", first=1):
        return False
    if deed.opens("bound") and deed.opens("found-dead"):
        return True
    if any(_fresh_assault(t) for f in (*titles, *deed.frames) for t in f.triggers):
        return False
    if deed.agents or _killed_before(first):  # who killed them is told, or that they were killed, and so how
        return False
    return deed.tells("bound") or bool(deed.toll("killed") and not deed.says("went-off"))


BODIES = frozenset(
    """body bodies corpse corpses cadaver cadavers remains skeleton skeletons head heads grave graves found""".split()
)


def _killed_before(f: Frame) -> bool:
    """'four men were killed in Obi and their bodies taken to a morgue': the killing is told before the dead."""
    if "dumped" in f.scene.words:
        return False
    killed = next((t.start for t in f.triggers if t.pos == "act" and t.strong and t.kind != "execution"), None)
    line = f.scene.line
    return killed is not None and _BODY.search(line.low, f.start, killed) is None


_BODY = compiled(r"\b(?:bod(?:y|ies)|corpses?|cadavers?|remains|skeletons?|heads?|graves?|found)\b")


def _fresh_assault(t: Trigger) -> bool:
    """A deed of its own beside the finding of the dead; 'shot' is how they had died."""
    return t.strong and t.kind not in ("harm", "execution", "abduction") and t.word not in SHOT | {"found"}


def prisoners(deed: Deed) -> bool:
    """'three prisoners shot near the dam', 'soldiers lined up eight men and shot them': they were in somebody's hands.

    Gunmen who pick out those whom they shoot have come to kill, which is an assault.
    """
    if deed.says("prisoners-shot") or deed.says("dragged-out"):
        return True
    return deed.says("lined-up") and (deed.forces or deed.says("bound"))


def from_the_air(deed: Deed) -> bool:
    """'a paraglider let go four rounds', 'the patrol called in planes': what kills flies."""
    return deed.opens("flown-in")


def load_caught(deed: Deed) -> bool:
    """'a lorry of explosives got no further than the bridge': nothing went off."""
    hurt = deed.toll("killed") or deed.toll("wounded") or deed.toll("perpetrators_killed")
    return not hurt and deed.says("caught-load", first=1) and not any(t.word in EXPLODED for t in deed.triggers)


_TRIED = frozenset("court trial jailed sentenced convicted guilty imprisoned acquitted tribunal".split())


def wanted_for(deed: Deed) -> bool:
    """'came away with three men wanted for bombings': what they are sought for is another's story.

    In court it is this one, and where the report goes on to tell how it was done; so is the deed against somebody:
    'Three men were charged with the killing of two nurses.'
    """
    if answered_for(deed.frames) is not None:
        return False
    first = deed.told[0]
    later = (t for f in deed.told[1:] for t in f.triggers if t.strong and t.pos == "act" and t.kind != "raid_arrest")
    if not first.scene.words.isdisjoint(_TRIED) or any(later):
        return False
    acts = [t for t in first.triggers if t.strong]
    line = first.scene.line
    sought = all(deed.words.within("charged-with", line, first.start, t.start) for t in acts)
    return bool(acts) and sought and (deed.toll("arrested") > 0 or deed.forces and deed.says("came-in", first=1))


def set_alight_by(*kinds: str) -> Callable[[Deed], bool]:
    """'rocket salvos set houses ablaze': the fire is what the weapons of these classes did."""

    def when(deed: Deed) -> bool:
        told = [m.value for m in deed.told[0].weapons if m.value.extra.get("strength") != "weak"]
        return any(w.kind in kinds for w in told)

    return when


def office_struck(deed: Deed) -> bool:
    """'former councillor murdered', 'the shooting of a taxi owner': one person of office is singled out."""
    few = deed.toll("killed") <= 1 and deed.toll("wounded") <= 1
    return few and not deed.forces and not deed.fighters_hit and deed.says("office-struck", first=2)


def goods_taken(deed: Deed) -> bool:
    """'livestock and grain seized by armed men': things are taken and nobody."""
    if any(x.field == "abducted" for f in deed.frames for x in f.casualties) or deed.toll("killed"):
        return False
    if any(not who.armed for who in deed.targets) or any(t.word in GONE for t in deed.triggers):
        return False
    return deed.says("property")


ASSAILANTS = frozenset("assailant assailants attacker attackers intruder intruders raider raiders".split())
GONE = frozenset("missing disappeared vanished".split())  # of people


def robbed_and_killed(deed: Deed) -> bool:
    """'robbed two banks and killed the police commander'."""
    return deed.toll("killed") > 0


def fighters_fell(deed: Deed) -> bool:
    """'soldiers shot dead two militants': those who bear arms fall to forces in a fight."""
    hurt = [w for f in deed.frames for x in f.casualties for w in x.value.who]
    everybody = [*deed.targets, *hurt]
    fighters = [w for w in everybody if w.armed == "attacker" and not w.hedged]
    if any(w.head.split()[-1] in ASSAILANTS for w in fighters):
        return False  # 'guards shot two of the assailants': in the attack that is told
    return bool(fighters) and deed.forces and all(w.armed and not w.hedged for w in everybody)


def fell_in_a_fight(deed: Deed) -> bool:
    """'two suspected rebels were shot dead in an encounter': a fight is told, and none fell but those who bear arms."""
    told = [t for f in (*deed.cluster.titles, *deed.frames[:2]) for t in f.triggers]
    if "armed_clash" not in [t.kind for t in told] or attacked_first(deed.frames):
        return False
    hurt = [w for f in deed.frames for x in f.casualties if x.field == "killed" for w in x.value.who]
    fell = [*hurt, *(who for t in told if (who := who_of(t.target)) is not None and t.kind != "armed_clash")]
    return any(w.armed == "attacker" for w in fell) and all(w.armed for w in fell)


def marchers_act(deed: Deed) -> bool:
    """'demonstrators stormed the parliament; five were shot': what a protest does and what befalls it."""
    return any(w.head.split()[-1] in MARCHERS for w in deed.agents) and not any(
        w.armed == "attacker" for w in (*deed.agents, *deed.targets)
    )


def fire_thrown(deed: Deed) -> bool:
    """'two bottles filled with petrol were thrown at a hostel': it was to burn, and no crowd is told of."""
    told = deed.told[0].scene.words
    if FUEL.isdisjoint(told) or deed.words.among("unrest") & told:
        return False
    if deed.unrest or deed.forces or deed.fighters_hit or deed.toll("killed") or deed.says("shooting"):
        return False
    return deed.says("fire-bottles", first=1) and not deed.says("crowd-came", first=1)


ATTACKS = frozenset(
    """attacked attacking stormed storming raided raiding ambushed ambushing assaulted assaulting fire fired firing shot
    siege overran invaded broke broken burst tried trying attempted attempting""".split()
)
FUEL = frozenset(
    """accelerant petrol gasoline paraffin kerosene flammable inflammable fuel diesel incendiary burning molotov
    molotovs firebomb firebombs petrol-bomb petrol-bombs petrol-bombed firebombed fire-bomb fire-bombs""".split()
)


def struck_first(deed: Deed) -> bool:
    """'four men were killed after they attacked a border post': the attack is what took place, however it ended."""
    fought = ATTACKS.isdisjoint(deed.told[0].scene.words) or any(t.kind == "armed_clash" for t in deed.told[0].triggers)
    return not fought and deed.says("struck-first", first=1)


def killed_in_a_raid(deed: Deed) -> bool:
    """'gunmen raided the village and executed nine': 'executed' tells how they shot."""
    told = deed.says("ceremony") or deed.says("prisoners-shot") or deed.says("dragged-out")
    return not deed.forces and deed.says("raiders") and not told


def flown(deed: Deed) -> bool:
    """'a helicopter fired at a pickup': who strikes flies."""
    return deed.opens("flying") and not deed.opens("carrier")


def burned_by_a_mob(deed: Deed) -> bool:
    """'a mob put fire to a mosque', 'settlers torched cars': what they burn, where nobody resists or is killed."""
    first = deed.told[0].triggers
    lit = any(t.kind == "arson" and t.strong and isinstance(t.target and t.target.value, Thing) for t in first)
    if not lit or deed.toll("killed") or deed.forces or deed.says("riot-gear") or deed.says("shooting"):
        return False
    return not deed.words.among("unrest") & deed.told[0].scene.words


def killed_more(deed: Deed) -> bool:
    """'killed three miners and took a fourth away': most of those attacked were killed, on the spot."""
    taken = max(
        (x.value.count.value or 0 for f in deed.frames for x in f.casualties if x.field == "abducted"), default=0
    )
    dead = [w.armed for f in deed.frames for x in f.casualties if x.field == "killed" for w in x.value.who]
    fallen = taken > 0 and bool(dead) and all(dead)  # in the fight that followed
    return deed.toll("killed") > max(taken, 1) and not fallen and not deed.says("captives")


def laid_waste(deed: Deed) -> bool:
    """'troops raided the village, killing 14 people and burning homes': they came to kill, and to seize nobody."""
    many = deed.toll("killed") >= MANY and not deed.toll("arrested") and not deed.fighters_hit
    return many and deed.forces and deed.says("civil-war")


def massacred(deed: Deed) -> bool:
    """'27 people were killed and six women raped': most of those attacked were killed."""
    return deed.toll("killed") >= MANY


def taken_more(deed: Deed) -> bool:
    """'went away with 100 pupils; one person was shot dead': most of those attacked were taken."""
    harmed = max(3 * deed.toll("killed"), deed.toll("wounded"))
    return deed.toll("abducted") >= MANY and deed.toll("abducted") > harmed
