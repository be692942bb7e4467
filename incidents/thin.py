"""Thin: whether what a report tells of violence is too thin beside all that speaks of something else.

Sport, trade, accidents, statistics and speeches borrow the words of violence, and no list holds all that they borrow.
But whoever tells of an event tells it with a town and a day, with a deed done, its doers, its tools and its toll, and
in the past; who only borrows speaks of another matter, quotes, counts in per cent and writes in the present. Each of
these signs adds points or takes some; below 0 the report tells of no event. The points began as rounded weights of a
logistic regression over coded reports and were settled by hand on reports left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents import weigh
from incidents.affinity import Cluster
from incidents.events import is_armed
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.scan import Page

# What the event told best adds ...
NEEDED = 3.9  # without which nothing is an event
MOST = 6.0  # of its weight, which counts as it is
FURTHER, THREE = 0.6, 2  # events told beside it, and how many of them count
TOWN, DONE, ARMS, UNHURT, DAY, TOLL, ATTACKER, TITLE = 1.5, 1.5, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5
# ... and what speaks of something else takes away.
MATTER, MATTERS = 0.4, 6  # a word of sport, trade, stage, drills; and how many count
HAZARD = 0.6  # a word of accidents, beasts and weather; where there are many, only plain violence is read anyway
LONG = 10  # sentences; a longer report tells of an event in passing, and all this counts for less
SHORT = 6  # in shorter ones a share of the sentences is taken of so many
FEWEST = 5  # sentences; fewer do not show of what else a text speaks
NOW = 2.5  # if all sentences are in the present
QUOTES, QUOTED = 2.5, 1.0  # quotation marks a sentence; and up to how many of them
SHARES, TWICE = 1.0, 2  # 'per cent'
OPINION = 2.0  # a title that calls itself an opinion
UNMEANT, OFTEN = 0.7, 4  # a deed that is not meant: planned, general, a simile

_ASIDE = frozenset(("hazard", "factcheck"))  # counted apart; claims that are checked may be true
_PRESENT = frozenset("is are has have will would should must can may".split())
_PERCENT = compiled(r"\bper ?cent\b")
_OPINION = compiled(
    r"\s*(?:opinion|op-?ed|editorial|column|commentary|comment|viewpoint|essay)\s?[:|–—]", re.IGNORECASE
)
_MARKS = '"“”«»„'


def points(page: Page, clusters: Sequence[Cluster], unmeant: int) -> float:
    """How surely a report tells of one event at least; `unmeant`: how many of its deeds are not told as done.

    No more is counted than is needed to know that it does.
    """
    if len(page.scenes) < FEWEST:
        return 0.0
    against = NEEDED + sum(_against(page)) + UNMEANT * min(unmeant, OFTEN)
    short = FURTHER * min(len(clusters) - 1, THREE) - against / max(1.0, len(page.scenes) / LONG)
    best = short
    for c in clusters:
        told = short + min(max([f.weight for f in c.all]), MOST) + TITLE * bool(c.titles)
        if told < 0:
            near = _about(page, c)
            told += sum([worth for worth, name, has in _SIGNS if name in near or any(map(has, c.all))])
        if told >= 0:
            return told
        best = max(best, told)
    return best


def _town(f: Frame) -> bool:
    return any(p.role in ("event", "route") and p.specificity > 1 for p in f.places)


def _done(f: Frame) -> bool:
    return any(t.strong and t.pos == "act" and not t.present for t in f.triggers)


def _attacker(f: Frame) -> bool:
    return any(t.agent is not None and is_armed(t.agent) and t.agent.value.armed != "force" for t in f.triggers)


def _unhurt(f: Frame) -> bool:
    return bool(f.casualties) and all(h.value.nobody for h in f.casualties)


def _arms(f: Frame) -> bool:
    return any(m.value.extra.get("strength") != "weak" for m in f.weapons)


def _toll(f: Frame) -> bool:
    return any(h.value.count.value is not None and not h.value.nobody for h in f.casualties)


def _day(f: Frame) -> bool:
    return any(d.scope == "event" and d.value is not None and d.value.precision == "day" for d in f.dates)


_SIGNS = (
    (TOWN, "town", _town), (DONE, "done", _done), (ATTACKER, "attacker", _attacker), (UNHURT, "unhurt", _unhurt),
    (ARMS, "arms", _arms), (TOLL, "toll", _toll), (DAY, "day", _day),
)  # fmt: skip


NEXT = 2  # how many sentences off the town, the day and those who came are told of a deed


def _about(page: Page, c: Cluster) -> frozenset[str]:
    """What the sentences around its clauses tell of an event, where some tell of attackers or arms, and of a toll."""
    at = {f.scene.sentence.index + k for f in c.all for k in range(-NEXT, NEXT + 1)}
    near = [s for s in page.scenes if s.sentence.index in at]
    came = any(m.value.armed == "attacker" for s in near for m in s.people)
    armed = any(
        m.value.extra.get("strength") != "weak" and m.value.kind != "fire" for s in near for m in s.told["weapon"]
    )
    told = len(c.all) > 1 or any(map(_toll, c.all)) or (came and any(map(_done, c.all)))
    if not told or not (came or armed):
        return frozenset()
    town = any(p.role in ("event", "route") and p.specificity > 1 for s in near for p in s.places)
    signs = {"town": town, "day": any(s.dated for s in near), "attacker": came}
    return frozenset([name for name, has in signs.items() if has])


def _against(page: Page) -> Iterator[float]:
    """What in a report speaks of something else."""
    counted, sentences, low = weigh.genres(page), len(page.scenes), page.scenes[0].line.low
    yield MATTER * min(MATTERS, max([n for kind, n in counted.items() if kind not in _ASIDE], default=0))
    hazards = counted.get("hazard", 0)
    yield HAZARD * hazards if hazards < weigh.HAZARDS else 0.0
    if counted.get("factcheck", 0) >= weigh.CHECKS:
        return
    size = max(sentences, SHORT)
    yield NOW * len([s for s in page.scenes if s.words & _PRESENT]) / size
    yield QUOTES * min(QUOTED, sum(map(low.count, _MARKS)) / size)
    yield OPINION if _OPINION.match(page.report.text) else 0.0
    yield SHARES * min(TWICE, low.count("%") + (len(_PERCENT.findall(low)) if "cent" in low else 0))
