"""Who did it and to whom: the actors and targets of an incident, weighed over all its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from incidents.affinity import Cluster
from incidents.antecedents import BACK, antecedent, owner, pronoun
from incidents.cast import Cast
from incidents.choice import OF_A_CAUSE, TWO_SIDED, Candidate, choose
from incidents.comers import comers
from incidents.events import Trigger, is_armed
from incidents.extractors.sides import RULERS
from incidents.frames import Frame
from incidents.identified import HARMED
from incidents.listed import chain
from incidents.model import Actor, Mention, Target
from incidents.nouns import Who
from incidents.packs import Rules
from incidents.passage import of_the_passage
from incidents.scan import Page, Scene
from incidents.senders import pilots
from incidents.targets import NOBODY, targets

BY_FORCES = frozenset(("raid_arrest", "air_drone_strike", "protest_riot_violence", "foiled_attack", "execution"))
ADJECTIVES = frozenset("terrorist guerrilla rebel insurgent militant leftist rightist extremist paramilitary".split())
_OWN_STATE = re.compile(r"\b(?:government|regime|army|junta)\s\Z", re.IGNORECASE)  # 'regime helicopters'
SPEAKERS = frozenset(
    """spokesman spokeswoman spokesperson spokesmen source sources witness witnesses lawyer lawyers correspondent
    reporter reporters journalist journalists minister ministry ambassador victim victims""".split()
)
FALLEN = frozenset(("killed", "perpetrators_killed"))
OPENS = frozenset(("opened fire", "opens fire", "open fire", "blew himself up", "blew herself up"))
# What forces do where others have attacked: they arrest, search and carry away.
AFTERWARDS = frozenset(("raid_arrest", "abduction", "looting_property", "other"))
BOMBERS = frozenset(("bomber", "bombers"))
MOBS = frozenset("mob mobs crowd crowds protesters demonstrators villagers residents youths neighbours".split())
ORGANISED = frozenset("mafia mafias cartel cartels squad squads".split())  # groups, though they have no name


@dataclass(frozen=True, slots=True)
class Parties:
    actors: tuple[tuple[Actor, Mention], ...]
    targets: tuple[tuple[Target, Mention], ...]


def nations(rules: Rules) -> Mapping[str, str]:
    """Country names by ISO code."""
    if "nations" not in rules.memo:
        rules.memo["nations"] = {e.country or e.id: e.name for e in rules.entries("countries")}
    found: Mapping[str, str] = rules.memo["nations"]
    return found


def parties(
    page: Page, c: Cluster, kind: str, country: str | None, cast: Cast, taken: frozenset[int] = frozenset()
) -> Parties:
    """The actors and targets of one incident; `country` is where it happened, for forces told without a nation.

    `taken`: the sentences that tell of other incidents of the report.
    """
    text = page.report.text
    found: dict[str, Candidate] = {}
    fought = [m for f in c.all for t in f.triggers if t.kind == "armed_clash" for m in (t.agent, t.target)]
    for weight, told, role in _doers(page, c, kind):
        mention = _of_owner(page, told)
        actor = actor_of(text, mention, cast.nation or country, page.rules, role)
        here = found.setdefault((actor.canonical or actor.text).lower(), Candidate(actor, mention, first=mention.start))
        here.score += weight
        here.acted = here.acted or role != "opponent"
        here.fought = here.fought or told in fought
        here.said = here.said or role != "perpetrator" or weight == SAID
        here.tried = here.tried or weight == TRIED
        if role == "claimant" and here.actor.role != "claimant":
            here.actor = replace(here.actor, role="claimant")
    chosen = choose(list(found.values()), kind)
    if not chosen and kind == "execution":
        chosen = _of_courts(page, c, country)
    if not chosen and kind == "air_drone_strike" and len(cast.armies) == 1 and _flies(cast.armies[0]):
        army = cast.armies[0]
        chosen = [(Actor(text[army.start : army.end], army.value.canonical, "state"), army)]
    elif len(chosen) == 1:
        chosen = _of_army(text, *chosen[0], cast) or [_of_group(page, *chosen[0], cast)]
    if not chosen and (told_near := of_the_passage(page, c, kind, taken)) is not None:
        chosen = [(actor_of(text, told_near, cast.nation or country, page.rules), told_near)]
    if chosen and chosen[0][0].kind == "person":
        chosen = sorted([*chosen, *_partners(page, *chosen[0])], key=lambda doer: doer[1].start)
    return Parties(tuple(chosen), tuple(targets(page, c, kind, [m for _, m in chosen])))


COURTS = frozenset("prison prisons jail jails judiciary court courts".split())
_SENTENCED = re.compile(
    r"\b(?:sentenced|convicted|death row|death sentences?|on charges|found guilty|judiciary|capital punishment)\b", re.I
)


def _of_courts(page: Page, c: Cluster, country: str | None) -> list[tuple[Actor, Mention]]:
    """Who is put to death in a prison after a sentence is put to death by the government."""
    nation = nations(page.rules).get(country or "")
    if nation is None or not any(_SENTENCED.search(s.line.text, s.sentence.start, s.sentence.end) for s in page.scenes):
        return []
    for f in c.all:
        for m in f.scene.of("thing"):
            if m.value.head.split()[-1] in COURTS:
                text = page.report.text[m.start : m.end]
                return [(Actor(text, f"Government of {nation}", "state"), m)]
    return []


def _partners(page: Page, actor: Actor, m: Mention) -> Iterator[tuple[Actor, Mention]]:
    """Those named in one breath with a person who did it: 'A, B and C were charged with the murder'."""
    at = page.at(m.start)
    for other in chain(page.scenes[at], m) if at >= 0 else ():
        if other != m and isinstance(other.value, Who) and other.value.named:
            yield Actor(page.report.text[other.start : other.end], None, "person", actor.role), other


def _of_army(text: str, actor: Actor, m: Mention, cast: Cast) -> list[tuple[Actor, Mention]]:
    """'warplanes' in a report that names one army or coalition are its."""
    if m.value.entry != "aircraft" or len(cast.armies) != 1:
        return []
    army = cast.armies[0]
    if not _flies(army):
        return []
    return [(Actor(text[army.start : army.end], army.value.canonical, "state", actor.role), army)]


_GUARDS = re.compile(r"\b(?:police|guards?|gendarme\w*|intelligence|prison)\b", re.IGNORECASE)


def _flies(army: Mention) -> bool:
    """Whether warplanes can be an army's: border guards and police have none."""
    return not _GUARDS.search(f"{army.value.head} {army.value.canonical}")


def _of_group(page: Page, actor: Actor, m: Mention, cast: Cast) -> tuple[Actor, Mention]:
    """'the rebels' are of the one armed group that a report names; of several, of the one named last before them."""
    who: Who = m.value
    if actor.kind != "unnamed" or who.hedged or who.head.split()[-1] not in OF_A_CAUSE:
        return actor, m
    group = cast.groups[0] if len(cast.groups) == 1 else _last_named(page, m) if who.definite else None
    if group is None:
        return actor, m
    return replace(actor, canonical=group.value.canonical, kind="group"), m


def _last_named(page: Page, m: Mention) -> Mention | None:
    """The armed group named last before a mention, in its sentence or the three before."""
    at = page.at(m.start)
    for scene in reversed(page.scenes[max(0, at - BACK) : at + 1]):
        named = [o for o in scene.of("who") if o.end <= m.start and o.value.canonical and o.value.armed == "attacker"]
        if named:
            last = named[-1]
            speaks = last.value.head.split()[-1] in SPEAKERS  # 'a Taliban spokesman said the group had'
            return last._replace(value=last.value._replace(head="group")) if speaks else last
    return None


def _before(page: Page, scene: Scene) -> Sequence[Scene]:
    """The sentences before one, as far as a pronoun reaches."""
    at = page.at(scene.sentence.start)
    return page.scenes[max(0, at - BACK) : at]


_A_GROUP = frozenset(("group", "movement", "organisation", "organization"))


def _of_owner(page: Page, m: Mention) -> Mention:
    """'its fighters', 'the group': the group whose they are."""
    at = page.at(m.start)
    scene = page.scenes[at] if at >= 0 and m.start < page.scenes[at].sentence.end else None
    if m.value.definite and m.value.head in _A_GROUP and not m.value.canonical:
        return _last_named(page, m) or m
    whose = owner(m, scene, _before(page, scene)) if scene is not None else None
    return whose or m


def _meant(page: Page, f: Frame, t: Trigger) -> Mention | None:
    """The doer of a deed; behind 'they' and 'he' whom the sentences before tell."""
    if t.agent is not None or t.pos != "act" or t.kind == "raid_arrest":
        return t.agent
    word = pronoun(f.scene.line.low, t.start, f.scene.sentence.start)
    return antecedent(word, f.scene, _before(page, f.scene), t.start) if word else None


SAID, TRIED = 1.5, 0.9  # what a claim or blame weighs, and a person's trial


def _doers(page: Page, c: Cluster, kind: str) -> Iterator[tuple[float, Mention, str]]:
    for n, f in enumerate(c.all):
        share = 2.0 if n < 2 else 1.0
        hurt = {w for x in f.casualties if x.field in HARMED and not x.value.attackers for w in x.value.who}
        held = {w for x in f.casualties if x.field == "arrested" for w in x.value.who}
        for t in f.triggers:
            agent = _meant(page, f, t)
            agent = _of_owner(page, agent) if agent is not None and isinstance(agent.value, Who) else agent
            weight = _doer(t, agent, kind)
            if t.pos == "deed" and agent is not None and agent.value in held:
                continue
            if weight and agent is not None and agent.value not in hurt:
                yield share * weight, agent, "perpetrator"
            if kind in TWO_SIDED and t.target is not None and _a_side(t):
                yield share if t.kind != "harm" else 0.5 * share, t.target, "opponent"
        for s in f.sides:
            yield TRIED if s.value.tried else SAID, s.value.mention, s.value.role
        for m in _bystanding(f, kind) if kind not in ("raid_arrest", "air_drone_strike") else ():
            yield 0.25, m, "perpetrator"
        if kind == "suicide_bombing":
            yield from ((0.4, m, "perpetrator") for m in f.scene.of("who") if m.value.head.split()[-1] in BOMBERS)
        for m in _comers(f):
            yield 0.6, m, "perpetrator"
        if kind in TWO_SIDED:
            fallen = {w for x in f.casualties if x.field in FALLEN for w in x.value.who}
            dead = (m for m in f.scene.of("who") if m.value in fallen and is_attacker(m))
            yield from ((0.5, m, "perpetrator" if m.value.canonical else "opponent") for m in dead)
        for m in pilots(f.scene.line, f.weapons) if kind == "air_drone_strike" else ():
            yield 0.3, m, "perpetrator"


# 'LTTE-held areas', 'the Taliban have told staff': whose the place is, and who speaks of it.
_IDLE = re.compile(
    r"[-– ](?:held|controlled|run|ruled|dominated|administered|occupied|infested)\b"
    r"|\s(?:(?:has|have|had|also|later|\w+ly)\s)*(?:said|says|say|told|denied|denies|condemned|warned|announced|added)\b",
    re.IGNORECASE,
)
_FOUGHT = re.compile(
    r"\b(?:against|fight|fights|fighting|fought|combat|(?:war|battle|truce|ceasefire|talks|deal|peace|agreement) with)"
    r"\s(?:the |a |an |suspected )?\Z",
    re.IGNORECASE,
)


def _bystanding(f: Frame, kind: str) -> Iterator[Mention]:
    """Armed groups named in the clause that neither suffer nor are hit."""
    text = f.scene.line.text
    struck = [t.target for t in f.triggers]
    deeds = [t.start for t in f.triggers if t.pos == "deed"]
    hurt = {w for x in f.casualties for w in x.value.who}
    for m in f.scene.inside("who", f.start, f.end):
        adjective = not m.value.plural and m.value.head.split()[-1] in ADJECTIVES
        kind_of_deed = adjective or not m.value.plural and any(0 < d - m.end < 12 for d in deeds)
        speaks = m.value.head.split()[-1] in SPEAKERS
        if kind_of_deed or speaks or m.value.none or m.value.head in NOBODY or m in struck or m.value in hurt:
            continue
        if (
            _IDLE.match(text, m.end)
            or kind not in TWO_SIDED
            and _FOUGHT.search(text, max(f.start, m.start - 40), m.start)
        ):
            continue
        if m.value.armed == "attacker":
            yield m


def _a_side(t: Trigger) -> bool:
    """Whether a target is the other side of a clash: armed, or told beside the first one."""
    return is_armed(t.target) or (t.kind == "armed_clash" and t.target is not None and t.target.kind == "who")


def _comers(f: Frame) -> Iterator[Mention]:
    """Those who came where harm was done, told in its clause or just before."""
    if f.setting is not None:
        sentence = f.setting.sentence
        yield from comers(f.setting, sentence.start, sentence.end)
    yield from comers(f.scene, f.start, f.end)


def _doer(t: Trigger, agent: Mention | None, kind: str) -> float:
    """How well the subject of a deed fits as the doer of an incident of this type."""
    if agent is None or not isinstance(agent.value, Who) or agent.value.none:
        return 0.0
    who: Who = agent.value
    if who.head in NOBODY or who.head.split()[-1] in SPEAKERS:
        return 0.0
    if not who.armed:
        mob = kind == "protest_riot_violence" and who.head.split()[-1] in MOBS
        return 0.8 if mob else _unarmed(t, agent, kind)
    if who.armed != "force":
        return 0.0 if kind == "raid_arrest" else 1.3 if t.kind == kind else 1.0
    return _of_forces(t, kind, who)


def _of_forces(t: Trigger, kind: str, who: Who) -> float:
    """Forces raid and bomb from the air; where others attack, they mostly answer."""
    if t.kind == "foiled_attack" or (kind == "suicide_bombing" and t.kind == "armed_assault"):
        return 0.0  # who defuses a bomb or shoots down a drone did not send it
    if t.kind in AFTERWARDS and t.kind != kind and kind not in BY_FORCES and kind != "armed_clash":
        return 0.0
    if kind in BY_FORCES:
        return 1.2
    if kind == "suicide_bombing" or (kind == "bombing" and t.pos == "deed"):
        return 0.2
    answer = t.kind == "raid_arrest" or is_attacker(t.target)
    return 0.1 if answer and kind != "armed_clash" else 0.45 if who.category == "police" else 0.7


def _unarmed(t: Trigger, agent: Mention, kind: str) -> float:
    """'by three individuals', 'two men shot': only where the word is the deed itself."""
    if t.kind in ("raid_arrest", "foiled_attack", "shelling", "air_drone_strike"):
        return 0.0
    if kind == "suicide_bombing" and t.kind == "armed_assault":
        return 0.0  # 'a guard fired at the man at the wheel'
    if agent.start >= t.end and (t.strong or t.kind == "harm" or t.pos == "act"):
        return 0.6
    if t.kind == "armed_clash":
        return 0.5
    who = t.target is not None and isinstance(t.target.value, Who)
    if agent.value.named and not who and t.word not in OPENS:  # 'teacher Musa Bello shot at Pale'
        return 0.0
    return 0.5 if t.pos == "act" and t.strong and (t.kind != "harm" or t.target is not None) else 0.0


def is_attacker(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, Who) and mention.value.armed == "attacker"


def actor_of(text: str, m: Mention, country: str | None, rules: Rules, role: str = "perpetrator") -> Actor:
    """An actor with the name a researcher would use; forces are named as ACLED names them."""
    who: Who = m.value
    words = text[m.start : m.end]
    if who.canonical:
        return Actor(words, who.canonical, who.kind, role)
    if who.entry == "aircraft":
        nation = nations(rules).get(country or "") if _OWN_STATE.search(text, max(0, m.start - 16), m.start) else None
        return Actor(words, f"Military Forces of {nation}" if nation else None, "state", role)
    if who.armed == "force":
        return Actor(words, _force(who, nations(rules).get(who.country or country or "")), "state", role)
    if who.head.split()[-1] in RULERS:
        nation = nations(rules).get(who.country or country or "")
        return Actor(words, f"Government of {nation}" if nation else None, "state", role)
    if who.named:
        return Actor(words, None, "person", role)
    if not who.armed:
        return Actor(words, None, "unnamed", role)
    if who.head.split()[-1] in ORGANISED:
        return Actor(words, None, "group", role)
    return Actor(words, "Unidentified gunmen" if "gun" in who.head else "Unidentified armed group", "unnamed", role)


def _force(who: Who, nation: str | None) -> str | None:
    if nation is None:
        return None
    kind = "Security" if "security" in who.head.lower() else "Police" if who.category == "police" else "Military"
    return f"{kind} Forces of {nation}"
