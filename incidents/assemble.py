"""Assemble: a cluster of frames becomes an Incident, each value with the words and the rule that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from incidents import aimed, arms, kind_before, kind_rules, kinds
from incidents.affinity import Cluster
from incidents.backdrop import told_as_backdrop
from incidents.cast import Cast, cast
from incidents.chunks import Who
from incidents.credits import Case
from incidents.deed import Deed, account
from incidents.events import Trigger
from incidents.extractors import casualties
from incidents.frames import Frame
from incidents.led_off import led_off
from incidents.mobbed import lynched
from incidents.model import Actor, Count, Evidence, Finding, Incident, Mention, Target, Weapon
from incidents.parties import parties
from incidents.scan import Page
from incidents.setting import Setting, setting_of
from incidents.status import Status, status
from incidents.stopped import stopped
from incidents.unsaid import unsaid
from incidents.weight import START

# An attack beaten off: the attackers' dead are told apart, as in one that got through.
# Deeds of one side against another that is taken unawares.
ATTACKS = frozenset(
    "armed_assault bombing suicide_bombing assassination abduction arson looting_property execution harm".split()
)
BEATEN_OFF = frozenset("repelled repulsed repels repel repulse".split()) | {
    f"{verb} {way}"
    for verb in ("beat", "beaten", "fought", "fights", "fight", "fended", "fend", "drove", "driven")
    for way in ("off", "back")
}
LONGEST_EVENT = 600
_IN_ORDER = attrgetter("start", "end", "field", "rule")
HURT = ("killed", "wounded")
SHARED = frozenset(
    ("armed_assault", "assassination", "execution", "abduction", "arson", "shelling", "air_drone_strike")
)
# Where these are told beside other deeds, those whom the headline calls dead died in the others.
BLOODLESS = frozenset(("arson", "looting_property", "foiled_attack"))
Counts = dict[str, tuple[Count, tuple[Finding, ...]]]
Proof = tuple[str, int, int, str]  # a field, from, to, and the rule: evidence whose words are not copied yet


@dataclass(frozen=True, slots=True)
class Context:
    """What an incident may inherit from the report around it."""

    clusters: Sequence[Cluster]
    cast: Cast
    unrest: bool  # the report is one of protests
    own: bool  # the report is the word of one who fights

    @property
    def main(self) -> Cluster:
        return self.clusters[0]


def incidents(page: Page, clusters: Sequence[Cluster]) -> list[Incident]:
    """The incidents of a report in the order of the text."""
    day = page.report.published or next((m.report for m in page.dates if m.report), None)
    context = Context(clusters, cast(page), kind_before.of_unrest(page), kind_before.of_a_party(page))
    told: list[Incident] = []
    for n, c in enumerate(clusters, 1):
        told.append(_incident(page, c, n, context, before=told[-1].type if told else None))
    past = told_as_backdrop(page, told, clusters, day)
    return _shared([replace(i, background=True) if before else i for i, before in zip(told, past, strict=True)])


def _shared(told: list[Incident]) -> list[Incident]:
    """A report on one group's deeds names it once: what tells of no doer takes the doer of the rest of the report."""
    news = [i for i in told if not i.background]
    names = [set(map(_cause, i.actors)) - {None} for i in news if i.actors and not all(map(_vague, i.actors))]
    names = [told for told in names if told]
    common = set.intersection(*names) if names else set()
    if not common:
        return _of_one_air_force(told)
    giver = next(i for i in news if common & set(map(_cause, i.actors)))
    # Told of one event further down, or forces: theirs are the deeds of the same kind.
    state = any(a.kind == "state" for a in giver.actors)
    alone = state or (len(names) < 2 and giver is not news[0])
    clash = giver.type == "armed_clash"  # its other side did not do the rest
    doers = tuple(a for a in giver.actors if _cause(a) in common and not (clash and a.kind == "state"))
    proofs = {e for e in giver.evidence if e.field == "actors" and e.text in {a.text for a in doers}}
    kinds_shared = SHARED if state or giver.type == "air_drone_strike" else SHARED - {"air_drone_strike"}
    lacking = [i for i in news if not i.actors and i.type in kinds_shared and (not alone or i.type == giver.type)]
    return [_with(i, doers, proofs) if i in lacking else i for i in told]


OF_A_KIND = frozenset(
    """jihadists bandits insurgents rebels militants herdsmen herders separatists guerrillas terrorists extremists
    pirates settlers islamists""".split()
)
VAGUE = frozenset("gunmen gunman attackers assailants men people individuals persons".split())


def _cause(actor: Actor) -> str | None:
    """What tells that two doers are the same: a name, or for those without one their kind ('jihadists')."""
    if actor.kind != "unnamed":
        return actor.canonical
    word = actor.text.lower().split()[-1]
    return word if word in OF_A_KIND else None


def _vague(actor: Actor) -> bool:
    """'armed men': of whom it is not told what they are."""
    return actor.kind == "unnamed" and actor.text.lower().split()[-1] in VAGUE


def _of_one_air_force(told: list[Incident]) -> list[Incident]:
    """Where all air strikes with a doer are one nation's, the others of the report are its too."""
    strikes = [i for i in told if i.type == "air_drone_strike" and i.actors]
    senders = {a.canonical for i in strikes for a in i.actors}
    if len(senders) != 1 or None in senders:
        return told
    giver = strikes[0]
    proofs = {e for e in giver.evidence if e.field == "actors"}
    return [
        _with(i, giver.actors, proofs) if i.type == "air_drone_strike" and not i.actors and not i.background else i
        for i in told
    ]


def _with(i: Incident, actors: tuple[Actor, ...], proofs: set[Evidence]) -> Incident:
    evidence = tuple(sorted({*i.evidence, *proofs}, key=_IN_ORDER))
    return replace(i, actors=actors, evidence=evidence)


def _incident(page: Page, c: Cluster, number: int, context: Context, *, before: str | None) -> Incident:
    """One incident; `before`: the type of the one told before it."""
    voted, trigger = kinds.kind_of(c.frames, c.titles)
    voted = kind_before.pointed_back(page, c, before) or voted
    unrest = context.unrest or (voted in RALLIED and kind_before.after_a_rally(page, c))
    others = [o for o in context.clusters if o is not c]
    taken = frozenset([f.scene.sentence.index for o in others for f in o.frames])
    rest = account(page, c, taken)
    deed = Deed(c, unrest, rest)
    kind = kind_rules.decide(voted, deed)
    proofs = _events(c)
    scene = setting_of(page, c, others)
    value = scene.date
    tolls = _tolls(c, main=c is context.main)
    counts = _counts(tolls, c, kind)
    plain, kind = kind, aimed.refine(kind, c, *(counts[n][0].value if n in counts else None for n in HURT))
    if c is context.main and (more := _from_title(page, c, plain, others, tolls)):
        counts = _counts([*tolls, *more], c, plain)
    counts |= unsaid(c, kind, counts)
    weapons = arms.of_account(arms.weapons(c, kind), rest, kind)
    sides = parties(Case(page, c, kind, scene.country, context.cast, taken, c is context.main, value.start, weapons))
    actors, targets, counts = sides.actors, sides.targets, led_off(counts, sides.actors, page.report.text)
    known = status(page, deed, kind, counts, [a for a, _ in actors], own=context.own)
    proofs += _proofs(c, trigger, scene, actors, targets, counts, weapons) + _said(known)
    return Incident(
        report_id=page.report.id,
        incident=number,
        date_start=value.start,
        date_end=value.end or value.start,
        date_precision=value.precision,
        date_edtf=value.edtf,
        date_text=scene.day.text if scene.day else None,
        **scene.where(),
        actors=tuple([a for a, _ in actors]),
        targets=tuple([t for t, _ in targets]),
        type=kind,
        weapons=tuple([w for w, _ in weapons]),
        **_numbers(counts),
        status=known.value,
        evidence=_evidence(page, proofs),
    )


def _said(known: Status) -> list[Proof]:
    return [("status", known.start, known.end, known.rule)] if known.rule else []


def _evidence(page: Page, proofs: Iterable[Proof]) -> tuple[Evidence, ...]:
    """The words that prove an incident's values, each once, in order."""
    text = page.report.text
    found = [Evidence(field, start, end, text[start:end], rule) for field, start, end, rule in set(proofs)]
    return tuple(sorted(found, key=_IN_ORDER))


def _events(c: Cluster) -> list[Proof]:
    """The clauses that state the incident: the heaviest, and every other that could stand for it alone."""
    told = c.frames or c.titles
    best = max(told, key=lambda f: (f.weight, -f.start))
    return [_stated(f) for f in told if f is best or f.weight >= START]


def _first(frame: Frame) -> Trigger | Finding:
    """What makes a clause tell of an incident: its first trigger, else its first casualty or claim."""
    return frame.triggers[0] if frame.triggers else (*frame.casualties, *frame.sides)[0]


def _stated(frame: Frame) -> Proof:
    return "event", frame.start, min(frame.end, frame.start + LONGEST_EVENT), _first(frame).rule


def _counts(told: Sequence[Finding], c: Cluster, kind: str) -> Counts:
    beaten = kind == "armed_clash" and any(t.word in BEATEN_OFF for f in c.all for t in f.triggers)
    acts = [t for f in c.frames or c.titles for t in f.triggers if t.strong and t.kind in ATTACKS]
    first, beset = _first_doer(acts), bool(_titled_dead(told, c, kind))
    told = stopped(told, acts, (c.frames or c.titles)[0].scene.line.text, kind)
    if kind == "protest_riot_violence":
        told = lynched(told, acts)
    return casualties.combine(
        told,
        kind="armed_assault" if beaten else kind,
        assailed=first is not None and first.armed != "force" and first.kind != "state",
        by_fighters=first is not None and first.armed == "attacker" or beset,
        by_forces=first is not None and first.armed == "force" and not beset and all(map(_by_force, acts)),
    )


def _titled_dead(tolls: Sequence[Finding], c: Cluster, kind: str) -> list[Finding]:
    """'Three gunmen open fire; man, 26, killed' above 'Two of the terrorists were shot dead by soldiers': the man."""
    dead = [f for f in tolls if _dead(f) and f.value.section != "title"]
    some = all(f.value.attackers and any(w.part for w in f.value.who) for f in dead)  # of those told of before
    if kind != "armed_assault" or not dead or not some:
        return []
    own = [f for frame in c.titles for f in frame.casualties if _dead(f) and not f.value.nobody]
    return [f for f in own if not f.value.attackers and f.value.who and not any(w.armed for w in f.value.who)]


def _first_doer(acts: Sequence[Trigger]) -> Who | None:
    """Who is told first to have done something: who attacked, where others fought back."""
    return next((t.agent.value for t in acts if t.agent is not None and isinstance(t.agent.value, Who)), None)


def _by_force(t: Trigger) -> bool:
    """Whether police or soldiers did it, or it befell them or those who fight them."""
    agent, target = (m.value if m is not None else None for m in (t.agent, t.target))
    if isinstance(target, Who) and target.armed:
        return True
    return agent.armed == "force" if isinstance(agent, Who) else t.pos == "deed"


def _tolls(c: Cluster, *, main: bool) -> list[Finding]:
    """What is told of an incident's tolls; a title's only where the body gives none, and only for the main incident.

    What a claimant says it has killed counts only where nobody else gives a toll, but for attackers.
    """
    frames = sorted(c.frames, key=attrgetter("start"))  # what came of it may have joined it from above
    told = [f for frame in frames for f in frame.casualties if not _boasted(frame)]
    if told:
        told += [f for frame in frames for f in frame.casualties if f.value.attackers and _boasted(frame)]
    if not c.frames or (main and not told and not _told(c)):
        return [f for frame in c.titles for f in frame.casualties]
    if main and told and not any(f.value.attackers for f in told):
        told += [f for frame in c.titles for f in frame.casualties if f.rule.endswith("#bombers")]
    return told or _told(c)


def _from_title(
    page: Page, c: Cluster, kind: str, others: Sequence[Cluster], tolls: Sequence[Finding]
) -> list[Finding]:
    """The dead that only the title tells: its own, or the headline's where the body tells of none."""
    own = [f for frame in c.titles for f in frame.casualties if _dead(f) and not f.value.nobody]
    if any(map(_dead, tolls)):
        if any(f.value.attackers for f in tolls):
            return _titled_dead(tolls, c, kind)
        return [f for f in own if f.value.doer]
    apart = any(_dead(f) for o in others for f in _told(o)) or (others and kind in BLOODLESS)
    return own if apart else _headlined(page)


def _told(c: Cluster) -> list[Finding]:
    return [f for frame in c.frames for f in frame.casualties]


def _dead(found: Finding) -> bool:
    return found.field == "killed" and not found.value.part


def _headlined(page: Page) -> list[Finding]:
    """The dead whom the headline tells of, where no clause of the body tells of any."""
    titles = [s for s in page.scenes if s.sentence.section == "title"]
    return [f for s in titles for f in casualties.find(s, page.rules) if _dead(f) and not f.value.nobody]


def _boasted(frame: Frame) -> bool:
    return any(s.value.role == "claimant" for s in frame.sides)


def _numbers(counts: Counts) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for field, (count, _) in counts.items():
        out[field] = count.value
        if field in ("killed", "wounded"):
            out[f"{field}_low"], out[f"{field}_high"] = count.low, count.high
    return out


RALLIED = frozenset(("armed_assault", "armed_clash", "assassination", "raid_arrest", "protest_riot_violence"))


def _proofs(
    c: Cluster,
    trigger: Trigger | None,
    scene: Setting,
    actors: Iterable[tuple[Actor, Mention]],
    targets: Iterable[tuple[Target, Mention]],
    counts: Counts,
    weapons: Iterable[tuple[Weapon, Mention]],
) -> list[Proof]:
    frame = (c.frames or c.titles)[0]
    first = trigger or _first(frame)
    out: list[Proof] = [("type", first.start, first.end, first.rule)]
    if scene.day is not None:
        out.append(("date", scene.day.start, scene.day.end, scene.day.rule))
    if (place := scene.place) is not None:
        out += [(f, place.start, place.end, place.rule) for f in ("place", "country", "admin1")]
    if (around := scene.around) is not None:
        out.append(("place", around.start, around.end, around.rule))
    if (point := scene.point) is not None:
        out.append(("position", point.start, point.end, point.rule))
    for field, (_, findings) in counts.items():
        out += [(field, f.start, f.end, f.rule) for f in findings]
    for name, items in (("actors", actors), ("targets", targets), ("weapons", weapons)):
        out += [(name, m.start, m.end, m.rule) for _, m in items]
    return out
