"""The groups of a sentence that can do or suffer something, and those that are told in one breath."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from incidents.model import Mention
from incidents.nouns import Thing
from incidents.scan import Scene

PARTIES = frozenset(("who", "thing", "name"))


def groups_of(scene: Scene) -> tuple[Mention, ...]:
    """Those who can do or suffer something: no person in the name of a town, no car of a car bomb."""
    towns, weapons = scene.of("place"), scene.of("weapon")

    def free(m: Mention) -> bool:
        if m.kind == "name":
            return not any(t.start < m.end and m.start < t.end for t in towns)
        return not any(m.start < w.end and w.start < m.end < w.end for w in weapons)

    return tuple(m for m in scene.mentions if m.kind == "who" or m.kind in PARTIES and free(m))


def area(mention: Mention) -> bool:
    """Whether a thing is a settlement or a stretch of land and no object."""
    return isinstance(mention.value, Thing) and mention.value.area


_AND = re.compile(r",?\s+(?:and|as well as|together with|along with)\s+(?:of )?", re.I)
_COMMA = re.compile(r",\s+")


def chain(scene: Scene, m: Mention) -> list[Mention]:
    """The groups told in one breath with it: 'a judge, his driver and two guards'."""
    groups = groups_of(scene)
    at = groups.index(m) if m in groups else -1
    if at < 0:
        return [m]
    after = _run(scene, groups[at:], forward=True)
    before = _run(scene, groups[at::-1], forward=False)
    return [*reversed(before), m, *after]


def _run(scene: Scene, groups: Sequence[Mention], *, forward: bool) -> list[Mention]:
    """Those that follow the first one, joined by commas, as far as the list has an 'and'."""
    out: list[Mention] = []
    last = 0
    for one, two in pairwise(groups):
        a, b = (one, two) if forward else (two, one)
        between = scene.line.text[a.end : b.start]
        if _AND.fullmatch(between):
            out.append(two)
            last = len(out)
        elif _COMMA.fullmatch(between):
            out.append(two)
        else:
            break
    return out[:last] if forward else out if last else []
