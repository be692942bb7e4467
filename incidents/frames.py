"""Frames: what one clause tells of one event, before clauses are put together into incidents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from incidents import events, weigh
from incidents.events import Trigger
from incidents.extractors import casualties, sides
from incidents.extractors.dates import DateMention
from incidents.extractors.places import PlaceMention
from incidents.model import Finding, Mention, Note
from incidents.scan import Page, Scene

_SPLIT = re.compile(
    r";\s|,? while |,? whereas |, where |, and (?:in|at|near|outside) |,? and (?:another|one more|a second)\b|"
    r",? and (?=(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: more| others?)? (?:in|at|near) )|, another ",
    re.IGNORECASE,
)
# What makes a clause worth an incident of its own (see `weight`).
START, JOIN = 2.1, 0.8
_CASUALTY = frozenset(("killed", "wounded", "abducted", "arrested", "perpetrators_killed"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause's telling: its triggers, casualties, place, date, weapons and the tone of its sentence."""

    scene: Scene
    start: int
    end: int
    triggers: tuple[Trigger, ...]
    casualties: tuple[Finding, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    weapons: tuple[Mention, ...]
    sides: tuple[Finding, ...]
    tone: frozenset[str]
    weight: float

    @property
    def section(self) -> str:
        return self.scene.sentence.section

    @property
    def definite(self) -> bool:
        """Whether it speaks of an event as known: 'the attack', and no new deed beside it."""
        return any(t.definite for t in self.triggers) and not any(
            t.pos == "deed" and t.strong and not t.definite for t in self.triggers
        )


def frames(page: Page) -> tuple[list[Frame], list[Note]]:
    """The frames of a report in order, and why other triggers were left out."""
    kept, notes = [], []
    for scene in page.scenes:
        found = weigh.cues(scene.line)
        hurt = casualties.find(scene, page.rules)
        acts = events.triggers(scene, found)
        blame = sides.find(scene, page.rules)
        notes += [_rejection(page, t) for t in acts if t.rejected]
        for start, end in _clauses(scene, acts, hurt):
            frame = _frame(scene, start, end, acts, hurt, blame, weigh.tone(found))
            if frame is not None:
                kept.append(frame)
    return kept, notes


def _rejection(page: Page, trigger: Trigger) -> Note:
    assert trigger.rejected is not None
    cue = trigger.rejected
    return Note(
        "weigh", trigger.start, trigger.end, page.report.text[trigger.start : trigger.end], f"{cue.kind}: {cue.rule}"
    )


def _clauses(scene: Scene, acts: Sequence[Trigger], hurt: Sequence[Finding]) -> list[tuple[int, int]]:
    """The clauses that tell of different events: each side of the break has its own harm or deed, and place or count."""
    a, b = scene.sentence.start, scene.sentence.end
    cuts = [a]
    for m in _SPLIT.finditer(scene.line.text, a, b):
        at = m.start() + 1
        left, right = (cuts[-1], at), (at, b)
        if _tells(scene, left, acts, hurt) and _tells(scene, right, acts, hurt) and _own_place(scene, right):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], b], strict=True))


def _tells(scene: Scene, span: tuple[int, int], acts: Sequence[Trigger], hurt: Sequence[Finding]) -> bool:
    a, b = span
    return any(a <= f.start < b for f in hurt) or any(a <= t.start < b and t.strong and not t.rejected for t in acts)


def _own_place(scene: Scene, span: tuple[int, int]) -> bool:
    return any(m.value.role == "event" for m in scene.of("place") if span[0] <= m.start < span[1])


def _frame(
    scene: Scene,
    start: int,
    end: int,
    acts: Sequence[Trigger],
    hurt: Sequence[Finding],
    blame: Sequence[Finding],
    tone: frozenset[str],
) -> Frame | None:
    own = tuple(t for t in acts if start <= t.start < end and not t.rejected)
    harm = tuple(f for f in hurt if start <= f.start < end and not f.value.cumulative)
    blamed = tuple(f for f in blame if start <= f.start < end)
    if not own and not harm and not blamed:
        return None
    places = tuple(m.value for m in scene.of("place") if start <= m.start < end)
    dates = tuple(m.value for m in scene.of("date") if start <= m.start < end)
    weapons = tuple(m for m in scene.of("weapon") if start <= m.start < end)
    weight = _weight(scene, own, harm, places, dates, tone)
    return Frame(scene, start, end, own, harm, places, dates, weapons, blamed, tone, weight)


def _weight(
    scene: Scene,
    acts: Sequence[Trigger],
    hurt: Sequence[Finding],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    tone: frozenset[str],
) -> float:
    """How surely a clause states one nameable event; START is enough to open an incident, JOIN to add to one."""
    titled = scene.sentence.section == "title"
    score = max((_trigger_weight(t, titled=titled) for t in acts), default=JOIN if not hurt else 0.0)
    if any(f.field in _CASUALTY and not f.value.nobody for f in hurt):
        score += 1.5 if any(f.value.count.value is not None or f.value.who for f in hurt) else 0.8
    elif hurt:
        score += 0.7
    score += 0.7 * any(p.role == "event" for p in places)
    day = any(d.scope == "event" and d.value is not None for d in dates)
    score += 0.8 * day
    score -= 1.5 * ("generic" in tone and not day) + 1.0 * ("generic" in tone)
    score -= 2.0 * ("cumulative" in tone and not day)
    score -= 1.5 * ("accident" in tone)
    score -= 0.7 * ("anniversary" in tone) + 0.7 * ("legal" in tone)
    return score


def _trigger_weight(t: Trigger, *, titled: bool) -> float:
    armed = events.is_armed(t.agent)
    objective = events.is_object(t.target)
    score = 1.5 if t.strong else 0.3
    if t.pos == "act":
        score += 0.8 * armed + 0.6 * objective - 1.5 * (t.present and not titled)
    else:
        score += 0.5 * armed + 0.5 * objective - 0.8 * (t.plural and t.count is None and not t.definite)
    return score
