"""Who is credited with a deed besides those whom its words name: from its passage, its report, its title.

The words of the deed come first (see `parties` and `choice`); what follows here fills what they leave open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from incidents.affinity import Cluster
from incidents.antecedents import last_named
from incidents.camps import both_camps, told_pair
from incidents.cast import Cast
from incidents.choice import OF_A_CAUSE, TWO_SIDED
from incidents.foes import foes, meant, sent
from incidents.kept import compiled
from incidents.left_open import blamed, left_open
from incidents.listed import chain
from incidents.model import Actor, Mention, Weapon
from incidents.named import FAR_POWERS, actor_of, borders, nations
from incidents.nouns import Thing, Who
from incidents.passage import AT_HAND, of_the_passage, opponent, spoken_for
from incidents.scan import Page, Scene
from incidents.suspects import suspect

# Kinds of deed that a claim or a blame for several covers.
SERIAL = frozenset(
    "armed_assault assassination abduction execution arson bombing suicide_bombing shelling air_drone_strike".split()
)
# Words for attackers that tell nothing of their cause.
NAMELESS = frozenset(
    """attackers assailants raiders gunmen men persons people individuals bombers bomber kidnappers abductors killers
    group gang suspects perpetrators intruders hitmen snipers sniper gunman attacker assailant""".split()
)

Doers = list[tuple[Actor, Mention]]


@dataclass(frozen=True, slots=True)
class Case:
    """One incident as its doers are looked for: its clauses, its type, and the report around it."""

    page: Page
    cluster: Cluster
    kind: str
    country: str | None  # where it happened, for forces told without a nation
    cast: Cast
    taken: frozenset[int] = frozenset()  # the sentences that tell of other incidents
    main: bool = False  # whether it is the one told first
    day: date | None = None  # when it was, as far as that is told
    weapons: Sequence[tuple[Weapon, Mention]] = ()

    def called(self, m: Mention, role: str = "perpetrator") -> tuple[Actor, Mention]:
        """A mention as a doer, with its name."""
        at_war = self.country in foes(self.page.rules)
        foe = meant(self.page, m, self.country or "", self.day, role) if at_war else None
        told, here = self.cast.nation, self.country
        plain = told is None or here is None or told == here or self.cast.often
        nation = (told or here) if plain else self._nation()
        return foe or actor_of(self.page.report.text, m, nation, self.page.rules, role), m

    def _nation(self) -> str | None:
        """Whose forces are meant where no nation is told: those of the place, or those that the report names.

        A nation that is told once and borders on the place nowhere, nor fights abroad, only sends an officer:
        'A crowd stoned a car of the mission in Abidjan, and a Jordanian officer was cut'.
        """
        told, here = self.cast.nation, self.country
        return told if told in FAR_POWERS or told in borders(self.page.rules).get(here or "", ()) else here


def credited(case: Case, chosen: Doers) -> Doers:
    """The doers that the words of the deed name, and those whom the rest of the report adds."""
    page, c, kind, cast = case.page, case.cluster, case.kind, case.cast
    chosen = _of_courts(page, c, case.country) if not chosen and kind == "execution" else chosen
    if kind == "execution" and len(chosen) == 1 and chosen[0][1].value.head == "government":
        chosen = [(_as_government(*chosen[0], page), chosen[0][1])]
    if not chosen and kind == "air_drone_strike" and len(cast.armies) == 1 and _flew(page, cast.armies[0]):
        chosen = [_of_the_army(page, cast.armies[0])]
    elif len(chosen) == 1:
        chosen = _of_army(page, *chosen[0], cast) or [_of_group(case, *chosen[0])]
    if not chosen and (power := sent(page, c, kind, case.country, case.day)) is not None:
        chosen = [power]
    if not chosen and (near := of_the_passage(page, c, kind, case.taken)) is not None:
        chosen = [case.called(near)]
    if not chosen and kind in SERIAL and cast.summed is not None and _sends(cast.summed, kind):
        chosen = [case.called(cast.summed)]
    if kind in SERIAL and all(actor.kind == "unnamed" and actor.role != "claimant" for actor, _ in chosen):
        chosen = [*chosen, *(case.called(m, role) for m, role in cast.of_all if _covers(m, c, kind))]
    if not chosen and (far := left_open(page, c, kind, case.taken, main=case.main)) is not None:
        chosen = [case.called(far)]
    if kind in AT_HAND and _faceless(chosen) and (who := suspect(page, c, case.taken, main=case.main)) is not None:
        chosen = [case.called(who)]
    if kind in SERIAL and case.main and len(chosen) == 1:
        chosen = [_of_blamed(case, *chosen[0])]
    chosen = _sides(case, chosen) if kind in TWO_SIDED else [*chosen, *_others(case, chosen)]
    if cast.headline is not None and kind in AT_HAND:
        chosen = _each_once([_of_title(actor, m, cast.headline, main=case.main) for actor, m in chosen])
    if chosen and chosen[0][0].kind == "person":
        chosen = sorted([*chosen, *_partners(page, *chosen[0])], key=lambda doer: doer[1].start)
    return chosen


def _faceless(chosen: Doers) -> bool:
    """Whether nobody is credited, or one man of whom no name is told: 'a gunman', 'the suspect'."""
    return not chosen or len(chosen) == 1 and chosen[0][0].kind == "unnamed" and not chosen[0][1].value.plural


def _others(case: Case, chosen: Doers) -> Iterator[tuple[Actor, Mention]]:
    """Beside one doer those who act with it."""
    if len(chosen) == 1:
        actor, m = chosen[0]
        yield from (case.called(ally, actor.role) for ally in _allies(case.page, case.cluster, m))


def _sides(case: Case, chosen: Doers) -> Doers:
    """Both sides of a clash: those chosen, with the other side, or the pair that the passage tells."""
    page, c, taken = case.page, case.cluster, case.taken
    if len(chosen) > 1 and chosen[0][1].value.head.split()[-1] not in _BANDS:
        return chosen
    if any(m.value.head.split()[-1] in _BANDS for _, m in chosen) and len(case.cast.groups) == 2:
        return [case.called(case.cast.groups[0]), case.called(case.cast.groups[1], "opponent")]
    pair = told_pair(page, c, taken, main=case.main)
    if pair is None and not chosen:
        pair = both_camps(page, c, taken) or _told_by_forces(page, c, taken)
    if chosen and (pair is None or _sure(chosen[0][1]) and not any(_same(chosen[0][1], m) for m in pair)):
        m = chosen[0][1]
        other = opponent(page, c, taken, m) if m.value.armed else None
        if other is None and m.value.armed == "attacker":
            other = spoken_for(page, c, taken)
        return [*chosen, case.called(other, "opponent")] if other is not None else chosen
    return [case.called(pair[0]), case.called(pair[1], "opponent")] if pair is not None else chosen


def _told_by_forces(page: Page, c: Cluster, taken: frozenset[int]) -> tuple[Mention, Mention] | None:
    """'Five bandits were neutralised, the army said': the forces that tell of it, and the fallen."""
    forces = spoken_for(page, c, taken)
    fallen = (m for f in c.all for m in f.scene.people if m.value.armed == "attacker" and not m.value.none)
    first = next(fallen, None) if forces is not None else None
    return (forces, first) if forces is not None and first is not None else None


# Words for both sides of a clash, whose names another sentence tells.
_BANDS = frozenset("gangs bands groups cartels factions militias clans sides".split())


def _sure(m: Mention) -> bool:
    """Whether a side is told by its name, or as forces."""
    return bool(m.value.canonical) or m.value.armed == "force"


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of one side."""
    return one.start < other.end and other.start < one.end or (one.value.canonical or 1) == other.value.canonical


def _each_once(chosen: Doers) -> Doers:
    """A group that is told by its name and by another word stands by its name."""
    named = {m.value.canonical for _, m in chosen if m.value.canonical}
    return [(actor, m) for actor, m in chosen if m.value.canonical or actor.canonical not in named]


def _covers(m: Mention, c: Cluster, kind: str) -> bool:
    """Whether a claim for all covers an incident: told before it, and by those who can have done it."""
    return bool(c.frames) and c.frames[0].start < m.start and _sends(m, kind)


def _sends(m: Mention, kind: str) -> bool:
    """Whether those blamed can have done it: a group has no warplanes."""
    return kind != "air_drone_strike" or m.value.kind == "state" or m.value.armed == "force"


def _of_title(actor: Actor, m: Mention, group: Mention, *, main: bool) -> tuple[Actor, Mention]:
    """'armed men' in the first event of a report whose title names a group are its, 'the assailants' anywhere."""
    word = m.value.head.split()[-1]
    known = actor.kind == "unnamed" and (word in NAMELESS or word in OF_A_CAUSE)
    if not known or not (main or m.value.definite):
        return actor, m
    return replace(actor, canonical=group.value.canonical, kind="group"), m


def _of_blamed(case: Case, actor: Actor, m: Mention) -> tuple[Actor, Mention]:
    """'the assailants' are of the group that the report says did it, and so is any suicide bomber."""
    group = blamed(case.page, case.cluster, case.taken) if actor.kind == "unnamed" else None
    if group is None:
        return actor, m
    word = m.value.head.split()[-1]
    if case.kind == "suicide_bombing" or m.value.armed == "attacker" and word in NAMELESS | OF_A_CAUSE:
        return replace(actor, canonical=group.value.canonical, kind="group"), m
    return actor, m


_HANGED, _BODIES = frozenset(("hanged", "gallows", "executed", "executions")), frozenset(("body", "bodies", "found"))
_GALLOWS = compiled(r"\b(?:gallows|[Pp]rison|[Jj]ail|[Jj]udiciary|[Cc]ourt|death row)\b")
COURTS = frozenset("prison prisons jail jails judiciary court courts".split())
_SENTENCED = compiled(
    r"\b(?:sentenced|convicted|death row|death sentences?|on charges|found guilty|judiciary|capital punishment)\b", re.I
)


def _of_courts(page: Page, c: Cluster, country: str | None) -> list[tuple[Actor, Mention]]:
    """Who is put to death in a prison after a sentence is put to death by the government."""
    nation = nations(page.rules).get(country or "")
    if nation is None or not any(_SENTENCED.search(s.line.text, s.sentence.start, s.sentence.end) for s in page.scenes):
        return []
    for f in c.all:
        for m in f.scene.things:
            if m.value.head.split()[-1] in COURTS:
                text = page.report.text[m.start : m.end]
                return [(Actor(text, f"Government of {nation}", "state"), m)]
    put = any(not _HANGED.isdisjoint(f.scene.words) and _BODIES.isdisjoint(f.scene.words) for f in c.all)
    for scene in page.scenes if put else ():
        told = _GALLOWS.search(scene.line.text, scene.sentence.start, scene.sentence.end)
        if told is not None:
            m = Mention("thing", told.start(), told.end(), "prison", Thing(told[0].lower(), "government"))
            return [(Actor(told[0], f"Government of {nation}", "state"), m)]
    return []


def _as_government(actor: Actor, m: Mention, page: Page) -> Actor:
    """'Iran executed four men': put to death by the state, not by its army."""
    nation = nations(page.rules).get(m.value.country or "")
    return replace(actor, canonical=f"Government of {nation}") if nation else actor


def _partners(page: Page, actor: Actor, m: Mention) -> Iterator[tuple[Actor, Mention]]:
    """Those named in one breath with a person who did it: 'A, B and C were charged with the murder'."""
    at = page.at(m.start)
    for other in chain(page.scenes[at], m) if at >= 0 else ():
        if other != m and isinstance(other.value, Who) and other.value.named:
            yield Actor(page.report.text[other.start : other.end], None, "person", actor.role), other


_BACKED = compiled(r",?\s(?:backed|supported|assisted|accompanied|aided|joined) by\s(?:\w+\s(?:of the |of )?){0,2}")
_TOGETHER = compiled(r"\s(?:and|as well as|along with|together with)\s(?:\w+\s){0,3}")


def _allies(page: Page, c: Cluster, doer: Mention) -> Iterator[Mention]:
    """'soldiers and Fulani vigilantes killed ...': those of another camp who are told in one breath with a doer."""
    at = page.at(doer.start)
    text = page.report.text
    acts = any(t.agent == doer for f in c.all for t in f.triggers)
    parted = text[max(0, doer.start - 12) : doer.start].endswith(("between ", "between the "))
    if at >= 0 and acts and not parted and (group := _second_group(page.scenes[at], doer)) is not None:
        yield group
    if at < 0 or not acts or parted or not isinstance(doer.value, Who) or not doer.value.armed:
        return
    struck = [t.target for f in c.all for t in f.triggers]
    hurt = {w for f in c.all for x in f.casualties for w in x.value.who}
    behind = (m for m in page.scenes[at].people if m.start > doer.end and m.value.armed)
    backers = (m for m in behind if _BACKED.fullmatch(text, doer.end, m.start))
    yield from (m for m in backers if m not in struck and m.value not in hurt)
    told = (m for m in page.scenes[at].people if m not in struck)
    for other in (m for m in told if _TOGETHER.fullmatch(text[min(doer.end, m.end) : max(doer.start, m.start)])):
        who: Who = other.value
        if other != doer and who.armed and who.armed != doer.value.armed and not who.none and who not in hurt:
            # 'the force and two other rebel groups' are of one camp
            yield other._replace(value=who._replace(armed=doer.value.armed)) if doer.value.more else other


def _second_group(scene: Scene, doer: Mention) -> Mention | None:
    """'fighters of Liwa al-Fath and Jaish al-Nur stormed a post': the second of two groups told in one breath."""
    text = scene.line.text
    if doer.value.kind != "group" or not text.startswith(" and ", doer.end):
        return None
    groups = (m for m in scene.people if m.value.kind == "group" and m.value.canonical)
    others = (m for m in groups if m.value.canonical != doer.value.canonical and m.start > doer.end)
    return next((m for m in others if text[doer.end : m.start] in (" and ", " and the ")), None)


def _of_the_army(page: Page, army: Mention, role: str = "perpetrator") -> tuple[Actor, Mention]:
    return Actor(page.report.text[army.start : army.end], army.value.canonical, "state", role), army


def _of_army(page: Page, actor: Actor, m: Mention, cast: Cast) -> list[tuple[Actor, Mention]]:
    """'warplanes' in a report that names one army or coalition are its."""
    if m.value.entry != "aircraft" or len(cast.armies) != 1:
        return []
    return [_of_the_army(page, cast.armies[0], actor.role)] if _flies(cast.armies[0]) else []


_GUARDS = compiled(r"\b(?:police|guards?|gendarme\w*|intelligence|prison)\b", re.IGNORECASE)


def _flies(army: Mention) -> bool:
    """Whether warplanes can be an army's: border guards and police have none."""
    return not _GUARDS.search(f"{army.value.head} {army.value.canonical}")


_LAUNCHED = frozenset("launched fired struck bombed attacked hit targeted shelled used sent carried".split())


def _flew(page: Page, army: Mention) -> bool:
    """Whether it can be its strike: not where 'Russia launched 48 drones, the Ukrainian air force said'."""
    for line in (s.line for s in page.scenes):
        for i in line.kinds.get("country", ()):
            if i + 1 < len(line.lows) and line.lows[i + 1] in _LAUNCHED:
                country = line.tags[i]["country"].entry
                if army.value.country not in (country.country, country.id.upper()):
                    return False
    return _flies(army)


def _of_group(case: Case, actor: Actor, m: Mention) -> tuple[Actor, Mention]:
    """'the rebels' are of the one armed group that a report names; of several, of the one named last before them."""
    who, page, cast = m.value, case.page, case.cast
    if actor.kind != "unnamed" or who.hedged or who.head.split()[-1] not in OF_A_CAUSE:
        return actor, m
    group = cast.groups[0] if len(cast.groups) == 1 else last_named(page, m) if who.definite else None
    name = group.value.canonical if group is not None else _at_home(case, m)
    if name in _fallen(case.cluster):
        return actor, m  # 'militants killed six Hezbollah fighters'
    return (replace(actor, canonical=name, kind="group") if name else actor), m


def _fallen(c: Cluster) -> set[str | None]:
    """Whom the deeds of others strike, by the names of their groups."""
    struck = (t.target for f in c.all for t in f.triggers if t.agent is not None and t.target is not None)
    return {m.value.canonical for m in struck if isinstance(m.value, Who)} - {None}


def _at_home(case: Case, m: Mention) -> str | None:
    """'the rebels' of a report that tells of 'Maoists', where only one group is called so."""
    if case.cast.groups or m.value.head.split()[-1] not in _REBELS:
        return None
    told = (o for s in case.page.scenes if s.line.armed for o in s.people if o.value.armed == "attacker")
    named = {actor.canonical for actor in (case.called(o)[0] for o in told) if actor.kind == "group"}
    return next(iter(named)) if len(named) == 1 else None


_REBELS = frozenset("rebels rebel guerrillas guerrilla insurgents insurgent militants cadres".split())
