"""Who did it and to whom: the actors and targets of an incident, weighed over all its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from incidents.affinity import Cluster
from incidents.answered import answered, hits_back
from incidents.antecedents import BACK, SPEAKERS, antecedent, last_named, owner, pronoun
from incidents.apposed import described, group_of
from incidents.choice import RIOT, TWO_SIDED, Candidate, choose
from incidents.comers import comers
from incidents.credits import Case, credited
from incidents.events import Trigger, is_armed
from incidents.extractors.sides import RULERS
from incidents.frames import Frame
from incidents.identified import HARMED
from incidents.kept import compiled
from incidents.model import Actor, Mention, Target
from incidents.named import as_gunmen, is_loose
from incidents.nouns import Who
from incidents.passage import AT_OTHER_TIMES, DISOWNS, HOLDS, OFFICES, TO_ITS_VERB, holds_office, is_of_somebody
from incidents.scan import Page, Scene
from incidents.senders import crew, pilots
from incidents.targets import NOBODY, targets
from incidents.unlisted import in_full

BY_FORCES = frozenset(("raid_arrest", "air_drone_strike", "protest_riot_violence", "foiled_attack", "execution"))
ADJECTIVES = frozenset("terrorist guerrilla rebel insurgent militant leftist rightist extremist paramilitary".split())
FALLEN = frozenset(("killed", "perpetrators_killed"))
OPENS = frozenset(("opened fire", "opens fire", "open fire", "blew himself up", "blew herself up"))
ENEMY, SOMEBODY = frozenset(("enemy",)), frozenset(("somebody", "someone"))
# Who blames others for a deed has not done it.
TOLD_OF = frozenset("blamed accused claimed".split())
# People told of as there when it happens.
BESET = frozenset(
    """audience employee employees staff worker workers passenger passengers patient patients customer customers
    survivor survivors worshipper worshippers guest guests shopper shoppers fisherman fishermen chief chiefs victim
    victims""".split()
)
# What forces do where others have attacked: they arrest, search and carry away.
AFTERWARDS = frozenset(("raid_arrest", "abduction", "looting_property", "other"))
BOMBERS = frozenset(("bomber", "bombers", "suicide"))
MOBS = frozenset("mob mobs crowd crowds protesters demonstrators villagers residents youths neighbours".split())


@dataclass(frozen=True, slots=True)
class Parties:
    actors: tuple[tuple[Actor, Mention], ...]
    targets: tuple[tuple[Target, Mention], ...]


def parties(case: Case) -> Parties:
    """The actors and targets of one incident."""
    page, c, kind = case.page, case.cluster, case.kind
    found: dict[str, Candidate] = {}
    fought = [m for f in c.all for t in f.triggers if t.kind == "armed_clash" for m in (t.agent, t.target)]
    for weight, told, role in _doers(page, c, kind):
        mention = _of_owner(page, told)
        actor, _ = case.called(mention, role)
        if actor.kind != "state" and actor.text[:5] in ("enemy", "Enemy"):
            continue  # whose is not known
        here = found.setdefault(
            (actor.canonical or actor.text).lower(), Candidate(actor, mention, first=mention.start, best=weight)
        )
        if role != "opponent" and weight > here.best:  # the deed's subject before the fallen of its side
            here.best, here.mention = weight, mention
            here.actor = replace(actor, role=here.actor.role)
        here.score += weight
        here.acted = here.acted or role != "opponent"
        here.fought = here.fought or told in fought
        here.said = here.said or role != "perpetrator" or weight == SAID
        here.tried = here.tried or weight == TRIED
        if role == "claimant" and here.actor.role != "claimant":
            here.actor = replace(here.actor, role="claimant")
    chosen = credited(case, choose(list(found.values()), kind))
    hit = targets(page, c, kind, [m for _, m in chosen])
    told_as = [in_full(page, actor, m) for actor, m in chosen]
    if case.weapons and any(map(is_loose, told_as)) and {w.klass for w, _ in case.weapons} == {"firearm"}:
        told_as = [(as_gunmen(actor, m), m) for actor, m in told_as]
    return Parties(tuple(told_as), tuple(hit))


def _before(page: Page, scene: Scene) -> Sequence[Scene]:
    """The sentences before one, as far as a pronoun reaches."""
    at = page.at(scene.sentence.start)
    return page.scenes[max(0, at - BACK) : at]


OF_A = frozenset((" of ", " of the ", " of a ", " of an "))
_A_GROUP = frozenset(("group", "movement", "organisation", "organization"))


def _of_owner(page: Page, m: Mention) -> Mention:
    """'its fighters', 'the group': the group whose they are."""
    at = page.at(m.start)
    scene = page.scenes[at] if at >= 0 and m.start < page.scenes[at].sentence.end else None
    if m.value.definite and m.value.head in _A_GROUP and not m.value.canonical:
        return last_named(page, m) or m
    if scene is None:
        return m
    loose = not m.value.canonical and m.value.armed != "force"
    told = owner(m, scene, _before(page, scene)) or (group_of(m, scene) or described(m, scene) if loose else None)
    return told or m


def _meant(page: Page, f: Frame, t: Trigger) -> Mention | None:
    """The doer of a deed; behind 'they' and 'he' whom the sentences before tell."""
    if t.agent is not None and t.agent.kind == "thing":
        return crew(t.agent, f.scene.line)
    if t.agent is not None or t.pos != "act" or t.kind == "raid_arrest":
        return t.agent
    word = pronoun(f.scene.line.low, t.start, f.scene.sentence.start)
    return antecedent(word, f.scene, _before(page, f.scene), t.start) if word else None


# "his neighbour's sons were shot", 'a Khmer Rouge-era grenade': whose something is, and not who acts.
_OWNS = compiled(r"(?:['’]s|(?<=s)['’])\s|-(?:era|style|type|made|issue|held|run|inspired)\b", re.IGNORECASE)
_HIS_ARMS = 30  # characters within which a weapon told behind its owner stands


def _owns(f: Frame, m: Mention) -> bool:
    """Whether somebody is told only as the owner of something that is no weapon."""
    found = _OWNS.match(f.scene.line.text, m.end)
    if found is None or found[0][0] == "-":
        return found is not None
    arms = (w for w in f.weapons if w.value.kind != "vehicle")
    return not any(m.end < w.start <= m.end + _HIS_ARMS for w in arms)


# 'has carried out such bombings in the past': who does what at other times.
_AT_OTHER_TIMES = compiled(rf"\b(?:such|{AT_OTHER_TIMES})\b", re.IGNORECASE)
_HIM = compiled(r"\s(?:him|her|them|me|us)\b", re.IGNORECASE)
SAID, TRIED = 1.5, 0.9  # what a claim or blame weighs, and a person's trial
ANSWER = 0.1  # what a deed weighs that answers an attack: enough where nobody else did anything


def _acting(page: Page, f: Frame, kind: str, *, several: bool) -> Iterator[tuple[float, Mention, str]]:
    """Who does the deeds of a clause, and whom they fight; `several`: whether the incident has more deeds than one."""
    hurt = {w for x in f.casualties if x.field in HARMED and not x.value.attackers for w in x.value.who}
    held = {w for x in f.casualties if x.field == "arrested" for w in x.value.who}
    meant = [(t, _meant(page, f, t)) for t in f.triggers]
    harmers = frozenset(m.start for t, m in meant if m is not None and _on_civilians(t))
    for t, agent in meant:
        if agent is not None:
            agent = _of_owner(page, agent) if isinstance(agent.value, Who) else agent
            other_times = t.plural and t.pos == "deed" and _AT_OTHER_TIMES.search(f.scene.line.text, f.start, f.end)
            if other_times or t.pos == "deed" and (agent.value in held or _disowns(f, t, agent)):
                continue
            if agent.value.armed == "force" and t.kind not in (kind, "harm") and f.section == "title":
                continue  # 'Rocket lands in a yard as army hits back'
            answer = agent.value.armed == "force" and answered(t, f, kind, harmers, others=several)
            weight = 0.0 if answer or t.word in TOLD_OF else _doer(t, agent, kind)
            weight = min(weight, ANSWER) if hits_back(t, f) else weight
            if weight and not (agent.value in hurt and _struck(f, t, agent)) and not _owns(f, agent):
                yield weight, agent, "perpetrator"
        if t.target is not None and (kind in TWO_SIDED or t.kind == "armed_clash"):
            yield from _fought(t, t.target, kind, hurt)


def _disowns(f: Frame, t: Trigger, agent: Mention) -> bool:
    """'The front, through its spokesman, distanced itself from the act': who stands before a deed and has no part."""
    return agent.end <= t.start and DISOWNS.match(f.scene.line.text, agent.end) is not None


def _fought(t: Trigger, target: Mention, kind: str, hurt: set[Who]) -> Iterator[tuple[float, Mention, str]]:
    """Whom a deed is done to as a side of its own."""
    if kind == RIOT and t.kind == "armed_clash" and target.kind == "who":
        yield 0.0, target, "opponent"
    if kind not in TWO_SIDED and _met(t, target, hurt):  # 'two rebels were gunned down in an encounter with the army'
        yield 0.4, target, "perpetrator"
    if kind in TWO_SIDED and _a_side(t):
        yield 1.0 if t.kind != "harm" else 0.5, target, "opponent"


def _struck(f: Frame, t: Trigger, agent: Mention) -> bool:
    """Whether the subject of a deed, who is hurt, harms nobody."""
    harms = _HIM.match(f.scene.line.text, t.end) or _on_civilians(t) and agent.end <= t.start
    return not harms


def _met(t: Trigger, target: Mention, hurt: set[Who]) -> bool:
    """Whether forces are told as those with whom fallen attackers had a clash."""
    force = t.kind == "armed_clash" and isinstance(target.value, Who) and target.value.armed == "force"
    return force and bool(hurt) and all(w.armed == "attacker" for w in hurt)


def _doers(page: Page, c: Cluster, kind: str) -> Iterator[tuple[float, Mention, str]]:
    several = sum(len(f.triggers) for f in c.all) > 1
    for n, f in enumerate(c.all):
        share = 2.0 if n < 2 else 1.0
        for weight, m, role in _acting(page, f, kind, several=several):
            yield share * weight, m, role
        for s in f.sides:
            yield TRIED if s.value.tried else SAID, s.value.mention, s.value.role
        for m in _bystanding(f, kind) if kind not in ("raid_arrest", "air_drone_strike") else ():
            yield 0.25, m, "perpetrator"
        if kind == "suicide_bombing":
            yield from ((0.4, m, "perpetrator") for m in f.scene.people if not BOMBERS.isdisjoint(m.value.head.split()))
        for m in _comers(f):
            yield 0.6, m, "perpetrator"
        if kind in TWO_SIDED:
            fallen = {w for x in f.casualties if x.field in FALLEN for w in x.value.who}
            dead = (m for m in f.scene.people if m.value in fallen and is_attacker(m))
            yield from ((0.5, m, "perpetrator" if m.value.canonical else "opponent") for m in dead)
        for m in pilots(f.scene.line, f.weapons) if kind == "air_drone_strike" else ():
            yield 0.3, m, "perpetrator"


def _on_civilians(t: Trigger) -> bool:
    """Whether a deed is done to people who bear no arms."""
    return t.target is not None and isinstance(t.target.value, Who) and not t.target.value.armed


# What stands behind a group that is told of and does nothing here: whose a place is ('areas that the LTTE controlled'),
# who speaks ('the Taliban have told staff') or threatens, what is only called by its name ('the gang war').
_IDLE = compiled(
    rf"{HOLDS}|[-– ](?:trained|linked|affiliated)\b"
    r"|\s(?:wars?|activit(?:y|ies)|feuds?|rivalry|violence|leaders?|secretary|commanders?|territory|strongholds?)\b"
    r"|\s(?:sent|blown) to \w+"
    r"|\s(?:have|has|had) (?:previously |often |also )?(?:carried out|staged|claimed|launched|mounted) "
    r"(?:similar|such|previous|earlier|other|several|many|numerous|most|dozens|scores|a (?:number|string|series))\b"
    rf"|{TO_ITS_VERB}"
    r"(?:said|says|say|told|den(?:y|ies|ied)|reject\w*|dismiss\w*|disput\w*|refut\w*|condemn\w*"
    r"|warn\w*|announced|added|vow\w*|threaten\w*|issued?|urge[sd]?|been active|remain\w*)\b",
    re.IGNORECASE,
)
# What stands before one: it is pursued, spoken of, told as what the dead were, or has no part in it.
_NO_PART = compiled(
    r"\b(?:pursu(?:es?|ed|ing)|hunt(?:s|ed|ing)? (?:for )?|hiding|harbou?ring|sheltering|harass(?:ed|es|ing)"
    r"|(?:described|known(?: locally)?) as|(?:links?|linked|ties|connections?) (?:so far )?(?:to|with)|associated with"
    r"|belongs? to|called|of them"
    r"|no (?:[\w-]+ ){0,2}?groups?, (?:including|not even)|neither"
    r"|(?:aided|assisted|helped|backed|supported|accompanied|escorted) by"
    r"|were|was)\s"
    r"[\"“‘']?(?:the |a |an |suspected |alleged )?\Z",
    re.IGNORECASE,
)
# 'a judge who had tried members of the mafia was shot', 'a member of the collective was found dead'.
_UNDERGOES = compiled(
    r",?\s(?:(?!who|which|that)\w+\s)?(?:was|were|has been|had been)\s"
    r"(?!(?:\w+ly )?(?:blamed|behind|responsible|suspected|accused|believed|involved)\b)\w+(?:ed|ot|en|ain|ung)\b"
)
_FOUGHT = compiled(
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
    for m in f.scene.people_in(f.start, f.end):
        adjective = not m.value.plural and m.value.head.split()[-1] in ADJECTIVES
        kind_of_deed = adjective or not m.value.plural and any(0 < d - m.end < 12 for d in deeds)
        speaks = m.value.head.split()[-1] in SPEAKERS
        if (
            kind_of_deed
            or speaks
            or holds_office(m)
            or m.value.none
            or m.value.head in NOBODY
            or m in struck
            or m.value in hurt
        ):
            continue
        homes = (th for th in f.scene.things if th.value.category not in ("transport", "military"))
        owns = any(text[th.end : m.start] in OF_A for th in homes)  # 'the house of a rebel leader'
        idle = owns or _idle(text, m, max(f.start, m.start - 40), fought=kind in TWO_SIDED)
        if m.value.armed == "attacker" and not idle and not DISOWNS.match(text, m.end):
            yield m


def _idle(text: str, m: Mention, start: int, *, fought: bool) -> bool:
    """Whether the words around a group, from `start` on, tell that it only stands by; `fought`: it may be fought."""
    if _IDLE.match(text, m.end) or is_of_somebody(text, m) or _NO_PART.search(text, start, m.start):
        return True
    return not fought and (_FOUGHT.search(text, start, m.start) or _UNDERGOES.match(text, m.end)) is not None


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
    if who.head in SOMEBODY and t.kind == kind and agent.end <= t.start:  # 'someone threw a grenade into the yard'
        return 0.5 if t.pos == "act" and t.strong and kind in ("bombing", "arson") else 0.0
    if who.head in NOBODY - ENEMY or who.head.split()[-1] in SPEAKERS:
        return 0.0
    if who.more and not who.armed:  # 'while others fired on the camp'
        return 0.2 if agent.start < t.start else 0.0
    if not who.armed and who.head.split()[-1] in RULERS:
        return 0.7 if t.kind == kind else 0.0  # 'Government artillery shelled a market'
    if not who.armed:
        mob = kind == "protest_riot_violence" and who.head.split()[-1] in MOBS
        return 0.8 if mob else _unarmed(t, agent, kind)
    if who.armed != "force":
        own = kind != "raid_arrest" or (t.kind == kind and who.canonical and agent.end <= t.start)
        return 0.0 if not own else 1.3 if t.kind == kind else 1.0  # 'the SDF arrested two'; rebels are whom it arrests
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
    who = t.target is not None and isinstance(t.target.value, Who)
    beset = agent.value.category in OFFICES or agent.value.head.split()[-1] in BESET
    fresh = not agent.value.definite and agent.start < t.start
    one, full = not agent.value.plural, t.word.count(" ") > 1  # 'drove into a crowd': the word tells whom it struck
    ran = fresh and one and t.kind == "harm" and t.word.endswith("ing")  # 'ran over two, killing one'
    lone = ran or fresh and (who and one or full or _done_to(t) or _to_whom(t))  # 'A nurse stabbed two'
    if agent.start < t.start and beset and not lone and t.word not in OPENS:
        return 0.0  # 'led the bosun off, stole stores'
    if agent.start >= t.end and (t.strong or t.kind == "harm" or t.pos == "act"):
        return 0.6
    if t.kind == "armed_clash":
        return 0.5
    if agent.value.named and not who and t.word not in OPENS:  # 'teacher Musa Bello shot at Pale'
        return 0.0
    return 0.5 if t.pos == "act" and t.strong and (t.kind != "harm" or t.target is not None or ran) else 0.0


def _to_whom(t: Trigger) -> bool:
    """'Workers killed a trader': the verb has people who bear no arms behind it, so that its subject did it."""
    return t.pos == "act" and _on_civilians(t) and t.target is not None and t.target.start >= t.end


def _done_to(t: Trigger) -> bool:
    """Whether an act has its object behind it, so that its subject did it."""
    riot = t.kind == "protest_riot_violence" and t.pos == "act" and t.target is None  # 'workers threw stones at police'
    return t.strong and (riot or t.target is not None and t.target.start >= t.end and t.kind != "harm")


def is_attacker(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, Who) and mention.value.armed == "attacker"
