"""Pieced: the one event of a short report none of whose clauses tells it whole.

'Toward four people heard a rifle, once, then many times. Bello and his son were dead before the nurse came.': the
arms stand in one sentence, those who suffered in another, and day and town in a third. In a short report that tells of
nothing else they are pieces of one event.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.affinity import Cluster
from incidents.frames import Frame
from incidents.model import Finding
from incidents.scan import Page, Scene

LONGEST = 16  # sentences
NEAR = 4  # how many sentences may lie between those who suffered and the arms
_ELSEWHERE = frozenset(("accident", "legal", "anniversary", "cumulative", "generic", "disclaimed"))
_SUFFERED = ("killed", "wounded", "abducted")


def together(page: Page, frames: Sequence[Frame]) -> list[Cluster]:
    """The event that the clauses of a short report tell together; none where nobody suffers or nobody is armed."""
    if len(page.scenes) > LONGEST:
        return []
    told = [f for f in frames if _ELSEWHERE.isdisjoint(f.tone)]
    hurt = [
        f for f in told if any(map(_counted, f.casualties)) or any(t.kind != "harm" and t.pos == "act" for t in f.deeds)
    ]
    if not hurt or not _set(page.scenes):
        return []
    armed = [s.sentence.index for s in page.scenes if _armed(s)]
    near = [f for f in hurt if any(abs(f.scene.sentence.index - n) <= NEAR for n in armed)]
    if not near:
        return []
    titles = [f for f in told if f.section in ("title", "heading")]
    body = [f for f in told if f not in titles]
    return [Cluster(body, titles) if body else Cluster(titles)]


def _counted(found: Finding) -> bool:
    value = found.value
    return found.field in _SUFFERED and not value.nobody and not value.cumulative and bool(value.count.low or value.who)


def _set(scenes: Sequence[Scene]) -> bool:
    """Whether a town and a day of the event are told somewhere; one of the two where attackers are told of."""
    town, day = any(s.placed for s in scenes), any(s.dated for s in scenes)
    return (town and day) or ((town or day) and any(map(_attackers, scenes)))


def _attackers(scene: Scene) -> bool:
    return any(m.value.armed == "attacker" for m in scene.people)


def _armed(scene: Scene) -> bool:
    arms = any(m.value.extra.get("strength") != "weak" for m in scene.told["weapon"])
    return arms or _attackers(scene)
