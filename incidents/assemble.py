"""Assemble: a cluster of frames becomes an Incident, each value with the words and the rule that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from incidents import kinds
from incidents.affinity import Cluster, date_of, fineness, place_of
from incidents.chunks import Who
from incidents.events import Trigger
from incidents.extractors import casualties
from incidents.extractors.date_values import UNKNOWN, DateValue
from incidents.extractors.dates import DateMention, date_scopes
from incidents.extractors.places import PlaceMention
from incidents.extractors.positions import Position
from incidents.frames import START, Frame
from incidents.model import Actor, Count, Evidence, Finding, Incident, Mention, Target, Weapon
from incidents.parties import Cast, cast, parties
from incidents.scan import Page

LONGEST_EVENT = 600
SHARED = frozenset(
    ("armed_assault", "assassination", "execution", "abduction", "arson", "shelling", "air_drone_strike")
)
# A name of two or more words behind a victim ('called X Y', ', X Y,') or before it ('X Y, a').
_WORDS = r"[A-Z][\w'’-]+(?:\s+(?:al-|bin |de |van |von )?[A-Z][\w'’-]+)+"
NAMED = re.compile(r"\s*(?:,|by the name of|called|named|known as|identified as)\s+(?:as\s+)?" + _WORDS)
NAMED_BEFORE = re.compile(r"[A-Z][\w'’-]+\s+[A-Z][\w'’-]+,\s(?:an? |the |\d+, )?\Z")
Counts = dict[str, tuple[Count, tuple[Finding, ...]]]


@dataclass(frozen=True, slots=True)
class Context:
    """What an incident may inherit from the report around it."""

    scopes: Sequence[DateMention | None]
    main: Cluster | None
    cast: Cast


def incidents(page: Page, clusters: Sequence[Cluster]) -> list[Incident]:
    """The incidents of a report in the order of the text."""
    main = clusters[0] if clusters else None
    context = Context(date_scopes(page.dates, page.sentences), main, cast(page))
    return _shared([_incident(page, c, n, context) for n, c in enumerate(clusters, 1)])


def _shared(told: list[Incident]) -> list[Incident]:
    """A report on one group's deeds names it once: what tells of no doer takes the doer of the rest of the report."""
    news = [i for i in told if not i.background]
    names = {a.canonical or a.text for i in news for a in i.actors}
    if len(names) != 1:
        return told
    giver = next(i for i in news if i.actors)
    proofs = {e for e in giver.evidence if e.field == "actors"}
    lacking = [i for i in news if not i.actors and i.type in SHARED]
    return [_with(i, giver.actors, proofs) if i in lacking else i for i in told]


def _with(i: Incident, actors: tuple[Actor, ...], proofs: set[Evidence]) -> Incident:
    evidence = tuple(sorted({*i.evidence, *proofs}, key=lambda e: (e.start, e.end, e.field, e.rule)))
    return replace(i, actors=actors, evidence=evidence)


def _incident(page: Page, c: Cluster, number: int, context: Context) -> Incident:
    kind, trigger = kinds.kind_of(c.frames, c.titles)
    proofs = _events(page, c)
    point = _position(page, c)
    place = _place(page, c, point)
    day, value = _date(page, c, context, point)
    counts = _counts(c, kind, main=c is context.main)
    kind = _refine(kind, c, counts)
    weapons = _weapons(c)
    sides = parties(page, c, kind, place.country if place else None, context.cast)
    actors, targets = sides.actors, sides.targets
    proofs += _proofs(page, c, trigger, day, place, point, actors, targets, counts, weapons)
    return Incident(
        report_id=page.report.id,
        incident=number,
        date_start=value.start,
        date_end=value.end or value.start,
        date_precision=value.precision,
        date_edtf=value.edtf,
        date_text=day.text if day else None,
        **_where(place, point),
        actors=tuple(a for a, _ in actors),
        targets=tuple(t for t, _ in targets),
        type=kind,
        weapons=tuple(w for w, _ in weapons),
        **_numbers(counts),
        status=_status(c, kind),
        background=_background(value, c, context),
        evidence=tuple(sorted(set(proofs), key=lambda e: (e.start, e.end, e.field, e.rule))),
    )


def _proof(page: Page, field: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence(field, start, end, page.report.text[start:end], rule)


def _events(page: Page, c: Cluster) -> list[Evidence]:
    """The clauses that state the incident: the heaviest, and every other that could stand for it alone."""
    told = c.frames or c.titles
    best = max(told, key=lambda f: (f.weight, -f.start))
    return [_stated(page, f) for f in told if f is best or f.weight >= START]


def _first(frame: Frame) -> Trigger | Finding:
    """What makes a clause tell of an incident: its first trigger, else its first casualty or claim."""
    return frame.triggers[0] if frame.triggers else (*frame.casualties, *frame.sides)[0]


def _stated(page: Page, frame: Frame) -> Evidence:
    first = _first(frame)
    return _proof(page, "event", frame.start, min(frame.end, frame.start + LONGEST_EVENT), first.rule)


def _date(page: Page, c: Cluster, context: Context, point: Position | None) -> tuple[DateMention | None, DateValue]:
    """The date its clauses tell, in the order of the text; else the one in force. A log's heading goes before."""
    logged = [d for d in page.dates if point is not None and d.sentence == point.sentence and d.dated]
    own = logged or _told_dates([*c.frames, *c.titles])
    day = own[0] if own else None
    if day is None and c.frames:
        day = c.frames[0].scope
    return day, day.value if day is not None and day.value is not None else UNKNOWN


def _told_dates(frames: Sequence[Frame]) -> list[DateMention]:
    """The dates that the clauses tell; behind 'late Monday night' in a report without a date only a full day counts."""
    out, unknown = [], False
    for f in frames:
        day = date_of(f)
        if day is not None and day.value is not None and (not unknown or (day.value.known and not day.relative)):
            out.append(day)
        unknown = unknown or (day is None and any(d.scope == "event" and not d.dated for d in f.dates))
    return [d for d in out if not unknown or d is out[0] or (d.value is not None and d.value.precision == "day")]


def _place(page: Page, c: Cluster, point: Position | None) -> PlaceMention | None:
    """The finest place its clauses tell; else the finest of the nearest sentence before that tells one."""
    told = [p for p in page.places if point is not None and p.sentence == point.sentence and p.role != "hint"]
    if told:
        return _finest(told)
    own = [p for p in (place_of(f) for f in [*c.frames, *c.titles]) if p is not None]
    if own:
        return _finest(own[:3])
    abroad = _nation(page, c)
    if abroad is not None:
        return abroad
    at = (c.frames or c.titles)[0].scene.sentence.index
    before = [p for p in page.places if p.role == "event" and p.sentence <= at]
    if before:
        return _finest([p for p in before if p.sentence == before[-1].sentence])
    return next((p for p in page.places if p.role in ("event", "dateline")), None)


def _nation(page: Page, c: Cluster) -> PlaceMention | None:
    """'Moroccan forces foiled an attack' in a report on Iraq: the country of the doers, where no place is named."""
    frame = (c.frames or c.titles)[0]
    hints = [p for p in frame.places if p.role == "hint" and p.country]
    main = next((p.country for p in page.places if p.role == "event" and p.country), None)
    return hints[0] if len({p.country for p in hints}) == 1 and hints[0].country != main else None


def _finest(places: Sequence[PlaceMention]) -> PlaceMention:
    return max(places, key=lambda p: (fineness(p), -p.start))


def _position(page: Page, c: Cluster) -> Position | None:
    """The point told in figures in the clauses of an incident, or in the heading above it."""
    spans = [f.scene.sentence.index for f in c.frames or c.titles]
    return next((p for p in page.positions if p.sentence in spans or 0 <= spans[0] - p.sentence <= 2), None)


def _where(place: PlaceMention | None, point: Position | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if place is not None:
        told = {
            "country": place.country,
            "admin1": place.admin1,
            "place": place.text if place.specificity > 0 else None,
            "lat": place.lat,
            "lon": place.lon,
            "geo_precision": place.precision,
            "place_id": place.place_id,
        }
    return told | {"lat": point.lat, "lon": point.lon, "geo_precision": "place"} if point is not None else told


def _counts(c: Cluster, kind: str, *, main: bool) -> Counts:
    """The tolls of an incident; a title's only where the body gives none, and only for the main incident."""
    told = [f for frame in c.frames for f in frame.casualties]
    if not c.frames or (main and not told):
        told = [f for frame in c.titles for f in frame.casualties]
    return casualties.combine(told, kind=kind)


def _numbers(counts: Counts) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for field, (count, _) in counts.items():
        out[field] = count.value
        if field in ("killed", "wounded"):
            out[f"{field}_low"], out[f"{field}_high"] = count.low, count.high
    return out


_EFFECTS = frozenset(
    """explosion explosions blast blasts bombing bombings shot shots shooting shootings fired firing fire gunfire gunned
    crossfire shoot-out shootout gunfight shelling bombardment detonation attack attacks""".split()
)
_SHOTS = frozenset("shot shoots shooting fired firing gunned".split())


def _weapons(c: Cluster) -> list[tuple[Weapon, Mention]]:
    """The weapons named for the incident; a verb of arson names none, a verb of shooting a firearm."""
    out: dict[str, tuple[Weapon, Mention]] = {}
    for n, f in enumerate(c.all):
        acts = [t for t in f.triggers if t.pos == "act"]
        for m in f.weapons if n < 3 or f.weight >= START else ():
            words = f.scene.line.text[m.start : m.end]
            verb = any(t.start < m.end and m.start < t.end for t in acts)
            weak = m.value.extra.get("strength") == "weak" and not (verb and words.split()[0].lower() in _SHOTS)
            if not weak and m.value.kind != "other" and not (verb and m.value.kind == "fire"):
                out.setdefault(m.value.id, (Weapon(words, m.value.kind), m))
    return _tools(list(out.values()))[:5]


def _tools(found: list[tuple[Weapon, Mention]]) -> list[tuple[Weapon, Mention]]:
    """'a blast', 'was shot' name a weapon only where no word of their class does."""
    named = {w.klass for w, _ in found if not _EFFECTS.intersection(w.text.lower().split())}
    return [(w, m) for w, m in found if w.klass not in named or not _EFFECTS.intersection(w.text.lower().split())]


def _refine(kind: str, c: Cluster, counts: Counts) -> str:
    """An assault on one named or ranking person is an assassination."""
    if kind != "armed_assault":
        return kind
    killed = counts.get("killed")
    few = killed is None or killed[0].value is None or killed[0].value <= 2
    known = any(kinds.prominent(w) for w in _victims(c)) or any(_names_victim(f) for f in c.frames[:2])
    return "assassination" if few and known else kind


def _names_victim(frame: Frame) -> bool:
    """'a man called Khaled Saleh', 'a teacher, Yonathan Renden, was killed': the one victim is told by name."""
    text = frame.scene.line.text
    for t in frame.triggers:
        who = t.target.value if t.target is not None else None
        single = isinstance(who, Who) and who.count is not None and who.count.value == 1 and who.armed != "attacker"
        if (
            t.target is not None
            and single
            and (
                NAMED.match(text, t.target.end)
                or NAMED_BEFORE.search(text, max(0, t.target.start - 60), t.target.start)
            )
        ):
            return True
    return False


def _victims(c: Cluster) -> Iterator[Who]:
    for f in c.all:
        yield from (t.target.value for t in f.triggers if t.target is not None and isinstance(t.target.value, Who))
        yield from (w for x in f.casualties if x.field in ("killed", "wounded") for w in x.value.who)


def _status(c: Cluster, kind: str) -> str:
    strong = [t for f in (c.frames or c.titles)[:2] for t in f.triggers if t.strong]
    if kind == "foiled_attack" or (strong and all(t.attempted for t in strong)):
        return "attempted"
    tones = [f.tone for f in c.frames[:3] or c.titles]
    for status in ("denied", "unconfirmed", "claimed"):
        if tones and all(status in t for t in tones):
            return status
    return "reported"


def _background(value: DateValue, c: Cluster, context: Context) -> bool:
    if c is context.main or context.main is None or value.end is None:
        return False
    first = next(
        (d.value for d in (date_of(f) for f in context.main.all) if d is not None and d.value is not None), None
    )
    return first is not None and first.start is not None and (first.start - value.end).days > 2


def _proofs(
    page: Page,
    c: Cluster,
    trigger: Trigger | None,
    day: DateMention | None,
    place: PlaceMention | None,
    point: Position | None,
    actors: Iterable[tuple[Actor, Mention]],
    targets: Iterable[tuple[Target, Mention]],
    counts: Counts,
    weapons: Iterable[tuple[Weapon, Mention]],
) -> list[Evidence]:
    frame = (c.frames or c.titles)[0]
    first = trigger or _first(frame)
    out = [_proof(page, "type", first.start, first.end, first.rule)]
    if day is not None:
        out.append(_proof(page, "date", day.start, day.end, day.rule))
    if place is not None:
        out += [_proof(page, f, place.start, place.end, place.rule) for f in ("place", "country", "admin1")]
    if point is not None:
        out.append(_proof(page, "position", point.start, point.end, point.rule))
    for field, (_, findings) in counts.items():
        out += [_proof(page, field, f.start, f.end, f.rule) for f in findings]
    for name, items in (("actors", actors), ("targets", targets), ("weapons", weapons)):
        out += [_proof(page, name, m.start, m.end, m.rule) for _, m in items]
    return out
