"""Group: frames become incidents. One event told in title, lead and body is one; several stay several.

Every frame is held against the incidents told so far. Another day or another place makes another incident; the same
count, 'the attack', or nothing of its own keeps it with the one being told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from incidents.chunks import Who
from incidents.events import is_armed
from incidents.extractors.date_values import DateValue
from incidents.extractors.dates import DateMention
from incidents.extractors.places import PlaceMention
from incidents.frames import JOIN, START, Frame
from incidents.geography import contains, distance, same_place
from incidents.model import Count

MERGE = 1.0
ABOVE = frozenset(("title", "heading", "caption"))
CONFLICT = -9.0
NEAR_KM, NEXT_DOOR_KM, VICINITY_KM = 12.0, 8.0, 40.0
SMALL_TOWN = 30_000  # inhabitants
GROUND = frozenset(
    (
        "armed_assault",
        "assassination",
        "armed_clash",
        "execution",
        "harm",
        "looting_property",
        "arson",
        "sexual_violence",
    )
)
BLASTS = frozenset(("bombing", "suicide_bombing", "foiled_attack"))
MURDER = frozenset(
    "murdered murders murdering slain massacred slaughtered butchered killing killings murder murders slaying".split()
)
FROM_AFAR = frozenset(("shelling", "air_drone_strike"))


@dataclass
class Cluster:
    """The frames that tell of one event, in the order of the text."""

    frames: list[Frame] = field(default_factory=list)
    titles: list[Frame] = field(default_factory=list)

    @property
    def all(self) -> list[Frame]:
        return [*self.titles, *self.frames]


def place_of(frame: Frame) -> PlaceMention | None:
    """The place where a frame's event happened, the finest told in the clause."""
    own = [p for p in frame.places if p.role in ("event", "route") and (p.specificity or not p.rule.endswith("#name"))]
    fine = [p for p in own if p.kind not in ("country", "region")]
    return max(fine or own, key=lambda p: (fineness(p), -p.start), default=None)


def fineness(p: PlaceMention) -> float:
    """How small a place is: villages within towns within districts; a place told as near counts less."""
    small = p.place is None or 0 < p.place.population < SMALL_TOWN
    inner = 0.5 * (p.parent is not None) + 0.3 * (small and p.specificity > 1)
    return p.specificity + inner - 0.4 * p.near - 0.7 * (p.role == "route")


_FINE = {"day": 0, "week": 1, "month": 2, "season": 3, "year": 4, "unknown": 5}


def date_of(frame: Frame) -> DateMention | None:
    """The date a frame tells for its event."""
    return frame.day


def cluster(
    frames: Sequence[Frame], places: Sequence[PlaceMention], *, logged: bool = False, mishap: bool = False
) -> list[Cluster]:
    """The incidents of a report as clusters of frames, in the order in which they are first told.

    `logged`: the report is an entry of a log, with a position in figures: it tells of an incident, however mildly.
    `mishap`: it is about an accident or disaster: only what is plainly violent counts.
    """
    out: list[Cluster] = []
    last: Cluster | None = None
    for frame in (f for f in frames if f.section not in ABOVE):
        home = _home(frame, out, last, places)
        if home is not None:
            home.frames.append(frame)
            last = home
        elif frame.weight >= START and not (frame.definite and not frame.casualties and date_of(frame) is None):
            last = Cluster([frame])
            out.append(last)
    for frame in (f for f in frames if f.section in ABOVE):
        _place_title(frame, out, places)
    if logged:
        return out or [Cluster(list(frames))] if frames else []
    if mishap:
        return [
            c
            for c in out
            if any(_violent(f) and (f.casualties or any(is_armed(t.agent) for t in f.triggers)) for f in c.all)
        ]
    out = [c for c in out if not _sums_up(c, out)]
    bloody = any(violent(c) for c in out)
    return [c for c in out if violent(c) or (bloody and not any("accident" in f.tone for f in c.all))]


def _sums_up(c: Cluster, out: Sequence[Cluster]) -> bool:
    """Whether a cluster at the head of a report only adds up what the others tell one by one."""
    others = out[out.index(c) + 1 :]
    if c.frames and c.frames[-1].scene.sentence.paragraph > c.frames[0].scene.sentence.paragraph + 1:
        return False
    for name in ("killed", "arrested", "abducted"):
        total = max((n for f in c.all for n in _toll(f, name)), default=0)
        parts = [
            max(n, default=0) for n in (set().union(*(_toll(f, name) for f in o.frames)) for o in others if o.frames)
        ]
        parts = [n for n in parts if n]
        if total and len(parts) > 1 and total == sum(parts[: len(parts)]):
            return True
    return False


def violent(c: Cluster) -> bool:
    """Whether the words tell of violence and not only of death: an attack, a weapon, an armed doer."""
    return any(_violent(f) for f in c.all)


def _violent(f: Frame) -> bool:
    if "accident" in f.tone:
        return False
    acts = [t for t in f.triggers if t.strong and (t.kind != "harm" or t.word in MURDER or is_armed(t.agent))]
    hurt = any(x.field in ("abducted", "arrested", "perpetrators_killed") for x in f.casualties)
    arms = any(m.value.extra.get("strength") != "weak" for m in f.weapons)
    return bool(acts) or hurt or (arms and bool(f.casualties))


def _place_title(frame: Frame, out: list[Cluster], places: Sequence[PlaceMention]) -> None:
    """A title, heading or caption repeats what the body tells; it opens an incident only where the body tells of none."""
    if not out:
        if frame.weight >= START - 0.5 and frame.section == "title":
            out.append(Cluster([], [frame]))
        return
    below = [c for c in out if frame.section != "heading" or (c.frames and c.frames[0].start > frame.start)]
    near = {id(c): 0.5 for c in below[:1]}
    ranked = sorted(below, key=lambda c: -affinity(frame, c, places, title=True) - near.get(id(c), 0.0))
    if ranked and affinity(frame, ranked[0], places, title=True) > CONFLICT:
        ranked[0].titles.append(frame)


def _home(frame: Frame, out: Sequence[Cluster], last: Cluster | None, places: Sequence[PlaceMention]) -> Cluster | None:
    """The cluster a frame belongs to, if one fits well enough; what is told as earlier is not the event just told."""
    best, most = None, MERGE
    for c in out:
        if frame.prior and c is last:
            continue
        score = affinity(frame, c, places) + (1.0 if c is last else 0.4 if c is out[0] else 0.0)
        if score >= most:
            best, most = c, score
    if best is not None and frame.weight < JOIN and not frame.definite:
        return None
    return best


def affinity(frame: Frame, c: Cluster, places: Sequence[PlaceMention], *, title: bool = False) -> float:
    """How much speaks for a frame telling of a cluster's event; CONFLICT where it cannot."""
    place, day = _places(frame, c, places), _dates(frame, c)
    if place == CONFLICT or day == CONFLICT:
        return CONFLICT
    score = place + day + _counts(frame, c) + _types(frame, c)
    score += 1.2 * frame.definite
    if not title and c.frames and c.frames[-1].scene.sentence.paragraph != frame.scene.sentence.paragraph:
        score -= 2.0 * (frame.section == "bullet" and place_of(frame) is not None) + 4.0 * frame.entry
    if _other_time(frame, c):
        score -= 2.0
    if _sum_of_many(c) and not frame.several and (place_of(frame) is not None or date_of(frame) is not None):
        score -= 3.0
    if not title and (place_of(frame) is not None or date_of(frame) is not None or frame.casualties):
        score -= 2.0 * ("separate" in frame.tone) + 1.0 * ("also" in frame.tone)
    return score


_AGO = re.compile(r"\bago\b|\blast (?:week|month|year)|\bearlier\b|\bprevious\b", re.IGNORECASE)


def _ago(frame: Frame) -> set[str]:
    """'two weeks ago', 'last year' that no day of the report resolves."""
    return {d.text.lower() for d in frame.dates if d.scope == "event" and not d.dated and _AGO.search(d.text)}


def _other_time(frame: Frame, c: Cluster) -> bool:
    """Whether a clause tells of a time past that the cluster does not."""
    own = _ago(frame)
    return bool(own) and not any(own & _ago(f) for f in c.frames)


def _sum_of_many(c: Cluster) -> bool:
    """'multiple attacks that killed nine': a cluster that so far tells of several events at once."""
    return bool(c.frames) and all(f.several for f in c.frames)


def _places(frame: Frame, c: Cluster, places: Sequence[PlaceMention]) -> float:
    own = place_of(frame)
    if own is None:
        return 0.5
    theirs = [p for p in (place_of(f) for f in c.all) if p is not None]
    if not theirs:
        return 0.3
    if any(same_place(own, p) for p in theirs):
        return 1.5
    if any(contains(own, p, places) or contains(p, own, places) for p in theirs):
        return 0.6
    if own.place is None and date_of(frame) is None and frame.weight < START:
        return 0.0
    if frame.definite and not frame.casualties:
        return -0.3
    near = [(d, own.near or p.near) for p in theirs if (d := distance(own, p)) is not None]
    if frame.weight < START and any(vague and d <= VICINITY_KM for d, vague in near):
        return 0.2
    if near and min(near)[0] <= (NEAR_KM if frame.weight < START else NEXT_DOOR_KM):
        return 0.2
    return CONFLICT


def _dates(frame: Frame, c: Cluster) -> float:
    own = date_of(frame)
    if own is None or own.value is None:
        return 0.5
    theirs = [d.value for d in (date_of(f) for f in c.all) if d is not None and d.value is not None]
    if not theirs:
        return 0.2
    if any(_overlap(own.value, v) and own.value.precision == v.precision for v in theirs):
        return 1.0
    return 0.3 if any(_overlap(own.value, v) for v in theirs) else CONFLICT


def _overlap(a: DateValue, b: DateValue) -> bool:
    if a.start is None or b.start is None:
        return a.edtf == b.edtf
    return _last(a) >= b.start and _last(b) >= a.start


def _last(v: DateValue) -> date:
    assert v.start is not None
    return v.end or v.start


def _toll(frame: Frame, name: str) -> set[int]:
    out = set()
    for f in frame.casualties:
        count: Count = f.value.count
        if f.field == name and count.value is not None and not f.value.part:
            out.add(count.value)
    return out


def _counts(frame: Frame, c: Cluster) -> float:
    score = 0.0
    apart = -1.0 if date_of(frame) is not None or place_of(frame) is not None else -0.6
    for name in ("killed", "wounded"):
        own = _toll(frame, name)
        theirs: set[int] = set().union(*(_toll(f, name) for f in c.all)) if c.all else set()
        if own and theirs:
            score += 1.5 if own & theirs else apart
    return score


def _family(frame: Frame) -> set[str]:
    out = set()
    for t in frame.triggers:
        if t.strong and t.kind != "harm":
            out.add(
                "ground"
                if t.kind in GROUND
                else "blast"
                if t.kind in BLASTS
                else "afar"
                if t.kind in FROM_AFAR
                else t.kind
            )
    return out


def _types(frame: Frame, c: Cluster) -> float:
    own = _family(frame)
    theirs = set().union(*(_family(f) for f in c.all)) if c.all else set()
    if not own or not theirs:
        return 0.2
    return 0.6 if own & theirs else -0.8


def agents(c: Cluster) -> list[Who]:
    return [t.agent.value for f in c.all for t in f.triggers if t.agent is not None and isinstance(t.agent.value, Who)]
