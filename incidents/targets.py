"""To whom it was done: the people and things that an incident's words say were hit, killed, wounded or taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.affinity import Cluster
from incidents.chunks import Thing, Who
from incidents.frames import Frame
from incidents.model import Mention, Target
from incidents.roles import area, chain

MOST = 8
HARMED = frozenset(("killed", "wounded", "abducted"))
ARRESTS = frozenset(("raid_arrest", "armed_clash", "foiled_attack"))
NOBODY = frozenset("someone somebody anyone anybody everyone everybody one nobody human humans nation enemy".split())
_WORD = re.compile(r"\w+")


def targets(text: str, c: Cluster, kind: str, doers: Sequence[Mention]) -> list[tuple[Target, Mention]]:
    """The targets of an incident in the order told; districts and armed groups only where nothing else is told."""
    found = _distinct(text, _hit(c, kind), doers)
    chosen = [m for m in found if not area(m) and not _attacker(m)] or [m for m in found if not area(m)] or found
    return [(Target(text[m.start : m.end], m.value.category or "other"), m) for m in chosen[:MOST]]


def _hit(c: Cluster, kind: str) -> Iterator[Mention]:
    for f in c.all:
        for t in f.triggers:
            if t.target is not None and (t.kind != "raid_arrest" or kind in ARRESTS):
                yield from chain(f.scene, t.target)
        yield from _harmed(f)


def _harmed(f: Frame) -> Iterator[Mention]:
    """Those of the casualties who are told as persons."""
    for x in f.casualties:
        if x.field in HARMED and not x.value.nobody and not x.value.attackers:
            yield from (m for m in f.scene.mentions if any(m.value is w for w in x.value.who))


def _attacker(m: Mention) -> bool:
    return isinstance(m.value, Who) and m.value.armed == "attacker"


def _distinct(text: str, hit: Iterator[Mention], doers: Sequence[Mention]) -> list[Mention]:
    """Each once: what has the head or a name of one told before is the same."""
    out: list[Mention] = []
    seen: set[str] = {_key(text, m) for m in doers}
    for m in hit:
        value: Who | Thing = m.value
        key = _key(text, m)
        if m in doers or key in seen or getattr(value, "none", False) or value.head.lower() in NOBODY:
            continue
        seen.add(key)
        out.append(m)
    return out


def _key(text: str, m: Mention) -> str:
    words = _WORD.findall(text[m.start : m.end].lower())
    if isinstance(m.value, Who) and m.value.named:
        return words[-1]
    return str(m.value.head).lower().removesuffix("s")
