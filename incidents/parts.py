"""Parts: what at the head of a report only adds up what is told below it one by one, and what is told in it there."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.affinity import FEW, VICINITY_KM, Cluster, days_apart
from incidents.frames import Frame
from incidents.geography import PLACE as LOWEST
from incidents.geography import distance, same_place

PAST = 60  # days before a deed from which on what is told is its past, and no part of it
SUMMED = ("killed", "arrested", "abducted")


def but_sums(out: Sequence[Cluster]) -> list[Cluster]:
    """The clusters but those at the head of a report that only add up what the others tell one by one."""
    kept: list[Cluster] = []
    below: list[Cluster] = []
    sums = dict.fromkeys(SUMMED, 0)  # of the tolls of those below, by name, and how many of them tell one
    tellers = dict.fromkeys(SUMMED, 0)
    for c in reversed(out):
        added = any(tellers[name] > 1 and sums[name] == _most(c.all, name) > FEW for name in SUMMED)
        if not _sums_up(c, out, below, added):
            kept.append(c)
        if c.frames:
            below.append(c)
            for name in SUMMED:
                most = _most(c.frames, name)
                sums[name] += most
                tellers[name] += most > 0
    return kept[::-1]


def _sums_up(c: Cluster, out: Sequence[Cluster], below: Sequence[Cluster], added: bool) -> bool:
    """Whether a cluster stands for several others that are told below it; `added`: its toll is the sum of theirs."""
    if c.frames and c.frames[0].section == "bullet":
        return False  # an item of a list
    told = [
        f for f in c.frames if not f.definite or f.casualties or f.places
    ]  # 'none has claimed the attacks' is no more
    loose = told and c.frames[0].several and all(vague(f, out) or _around(f, below) for f in c.frames)
    parts = sum(not long_before(b, c.frames[0]) for b in below) if loose else 0
    if parts > 1 and not _spread(told):
        return True
    return added and not _spread(c.frames) and not _in_a_town(c, below)


def _in_a_town(c: Cluster, below: Sequence[Cluster]) -> bool:
    """'Another car bomb killed five in Tasa': a town's toll that happens to be as much as those of other towns."""
    town = c.frames[0].place if c.frames and not c.frames[0].several else None
    if town is None or town.specificity != LOWEST or town.extent == "area":
        return False
    if c.frames[0].section == "body" and c.frames[0].deeds:
        return True
    others = [p for b in below if b.frames and (p := b.frames[0].place) is not None]
    return len(others) > 1 and not any(same_place(p, town) or p.parent is not None for p in others)


def _around(frame: Frame, below: Sequence[Cluster]) -> bool:
    """'Five were killed in separate incidents in and around the city': those told below with tolls lie there."""
    town = frame.place
    hurt = [(c.frames[0].place, n) for c in below if (n := _most(c.frames, "killed"))]
    if town is None or len(hurt) < 2 or sum(n for _, n in hurt) > _most([frame], "killed"):
        return False
    far = [d for p, _ in hurt if p is not None and (d := distance(town, p)) is not None and d > VICINITY_KM]
    return len(far) < len(hurt) / 2


def _spread(frames: Sequence[Frame]) -> bool:
    """Whether clauses stand more than a paragraph apart."""
    return bool(frames) and frames[-1].scene.sentence.paragraph > frames[0].scene.sentence.paragraph + 1


def _most(frames: Sequence[Frame], name: str) -> int:
    """The largest toll that clauses tell; 0 where they tell none."""
    return max([max(f.tolls[name]) for f in frames if name in f.tolls], default=0)


def vague(frame: Frame, out: Sequence[Cluster]) -> bool:
    """Whether a frame tells no town, or the towns of several events."""
    own = [p for p in frame.places if p.role in ("event", "route") and p.specificity > 1]
    at = [c for c in out if any(same_place(p, q) for p in own for q in (f.place for f in c.frames) if q is not None)]
    return not own or sum(not long_before(c, frame) for c in at) > 1


def long_before(c: Cluster, frame: Frame) -> bool:
    """'The city was hit by bombs in March 1993': told as the past of what a clause tells, and no part of it."""
    old, new = c.frames and c.frames[0].day, frame.day
    if not old or new is None or old.value is None or new.value is None or not (old.value.known and new.value.known):
        return False
    return days_apart(old.value, new.value) > PAST
