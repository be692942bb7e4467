"""Who did it and to whom: the actors and targets of an incident, weighed over all its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from incidents.affinity import Cluster
from incidents.chunks import Who
from incidents.events import Trigger, is_armed
from incidents.frames import Frame
from incidents.model import Actor, Mention, Target
from incidents.packs import Rules
from incidents.targets import targets

TWO_SIDED = frozenset(("armed_clash",))
BY_FORCES = frozenset(("raid_arrest", "air_drone_strike", "protest_riot_violence", "foiled_attack", "execution"))
AIRCRAFT = frozenset("helicopter warplane jet plane aircraft gunship bomber fighter".split())


@dataclass
class Candidate:
    """One possible doer with all that speaks for it."""

    actor: Actor
    mention: Mention
    score: float = 0.0
    first: int = 0


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


def parties(text: str, c: Cluster, kind: str, country: str | None, rules: Rules) -> Parties:
    """The actors and targets of one incident; `country` is where it happened, for forces told without a nation."""
    found: dict[str, Candidate] = {}
    for weight, mention, role in _doers(c, kind):
        actor = actor_of(text, mention, country, rules, role)
        here = found.setdefault((actor.canonical or actor.text).lower(), Candidate(actor, mention, first=mention.start))
        here.score += weight
        if role == "claimant" and here.actor.role != "claimant":
            here.actor = Actor(here.actor.text, here.actor.canonical, here.actor.kind, "claimant")
    chosen = _choose(list(found.values()), kind)
    return Parties(tuple(chosen), tuple(targets(text, c, kind, [m for _, m in chosen])))


def _doers(c: Cluster, kind: str) -> Iterator[tuple[float, Mention, str]]:
    for n, f in enumerate(c.all):
        share = 2.0 if n < 2 else 1.0
        hurt = {w for x in f.casualties if x.field != "perpetrators_killed" for w in x.value.who}
        for t in f.triggers:
            weight = _doer(t, kind)
            if weight and t.agent is not None and t.agent.value not in hurt:
                yield share * weight, t.agent, "perpetrator"
            if kind in TWO_SIDED and t.target is not None and is_armed(t.target):
                yield share, t.target, "opponent"
        for s in f.sides:
            yield 1.5, s.value.mention, s.value.role
        for m in _bystanding(f):
            yield 0.25, m, "perpetrator"
        for m in _aircraft(f):
            yield 0.3, m, "perpetrator"


def _bystanding(f: Frame) -> Iterator[Mention]:
    """Armed groups named in the clause that neither suffer nor are hit."""
    struck = {t.target for t in f.triggers}
    hurt = {w for x in f.casualties for w in x.value.who}
    for m in f.scene.inside("who", f.start, f.end):
        if m.value.armed == "attacker" and m not in struck and m.value not in hurt and not m.value.none:
            yield m


def _aircraft(f: Frame) -> Iterator[Mention]:
    """'after warplanes bombed the town': nobody else is named."""
    for m in f.weapons:
        if m.value.kind == "air" and m.value.name.split()[-1].rstrip("s") in AIRCRAFT:
            pilot = Who(m.value.name, category="military", armed="force", kind="state", entry="aircraft")
            yield Mention("who", m.start, m.end, m.rule, pilot)


def _doer(t: Trigger, kind: str) -> float:
    """How well the subject of a deed fits as the doer of an incident of this type."""
    if t.agent is None or not isinstance(t.agent.value, Who) or t.agent.value.none:
        return 0.0
    who: Who = t.agent.value
    if not who.armed:  # 'a man', 'two men': only where the verb is the deed itself
        return 0.5 if t.pos == "act" and t.strong and t.kind not in ("raid_arrest", "foiled_attack") else 0.0
    if who.armed != "force":
        return 0.3 if kind == "raid_arrest" else 1.3 if t.kind == kind else 1.0
    if kind in BY_FORCES:
        return 1.2
    answer = t.kind == "raid_arrest" or is_attacker(t.target)
    return 0.1 if answer and kind != "armed_clash" else 0.7


def is_attacker(mention: Mention | None) -> bool:
    return mention is not None and isinstance(mention.value, Who) and mention.value.armed == "attacker"


def _choose(found: list[Candidate], kind: str) -> list[tuple[Actor, Mention]]:
    found.sort(key=lambda c: (-c.score, c.first))
    if not found:
        return []
    if kind in TWO_SIDED:
        return [(c.actor, c.mention) for c in _sides(found)]
    best = found[0]
    if best.actor.kind == "unnamed":
        best = next((c for c in found if c.actor.kind == "group" and c.score >= 0.4 * found[0].score), best)
    return [(best.actor, best.mention)]


def _sides(found: list[Candidate]) -> list[Candidate]:
    """The strongest candidate of each side of a clash: state forces, and those who fight them."""
    out: list[Candidate] = []
    for c in found:
        if len(out) < 2 and all(
            (c.actor.kind == "state") != (o.actor.kind == "state") or c.actor.kind == o.actor.kind == "group"
            for o in out
        ):
            out.append(c)
    if len(out) == 2:
        second = out[1].actor
        out[1].actor = Actor(second.text, second.canonical, second.kind, "opponent")
    return out


def actor_of(text: str, m: Mention, country: str | None, rules: Rules, role: str = "perpetrator") -> Actor:
    """An actor with the name a researcher would use; forces are named as ACLED names them."""
    who: Who = m.value
    words = text[m.start : m.end]
    if who.canonical:
        return Actor(words, who.canonical, who.kind, role)
    if who.entry == "aircraft":
        return Actor(words, None, "state", role)
    if who.armed == "force":
        return Actor(words, _force(who, nations(rules).get(who.country or country or "")), "state", role)
    if who.named:
        return Actor(words, None, "person", role)
    if not who.armed:
        return Actor(words, None, "unnamed", role)
    return Actor(words, "Unidentified gunmen" if "gun" in who.head else "Unidentified armed group", "unnamed", role)


def _force(who: Who, nation: str | None) -> str | None:
    if nation is None:
        return None
    kind = "Police" if who.category == "police" else "Security" if "security" in who.head else "Military"
    return f"{kind} Forces of {nation}"
