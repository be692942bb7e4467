"""To whom it was done: the people and things that an incident's words say were hit, killed, wounded or taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from incidents.affinity import Cluster
from incidents.chunks import Thing, Who
from incidents.frames import Frame
from incidents.listed import area, chain
from incidents.model import Mention, Target

MOST, FIRST = 8, 9  # targets of an incident, and clauses that tell of them
DAMAGE = frozenset(("harm", "looting_property"))
HARMED = frozenset(("killed", "wounded", "abducted"))
ARRESTS = frozenset(("raid_arrest", "armed_clash", "foiled_attack"))
NOBODY = frozenset("someone somebody anyone anybody everyone everybody one nobody human humans nation enemy".split())
PARTS = frozenset("window door wall roof entrance gate front facade furniture glass pane stairway".split())
_WORD = re.compile(r"\w+")


def targets(text: str, c: Cluster, kind: str, doers: Sequence[Mention]) -> list[tuple[Target, Mention]]:
    """The targets of an incident in the order told; districts and armed groups only where nothing else is told."""
    found = _distinct(text, _hit(c, kind), doers)
    whole = [m for m in found if not area(m) and _head(m) not in PARTS]
    chosen = [m for m in whole if not _attacker(m)] or whole or found
    return [(Target(text[m.start : m.end], m.value.category or "other"), m) for m in chosen[:MOST]]


def _hit(c: Cluster, kind: str) -> Iterator[Mention]:
    for f in (*c.frames[:FIRST], *c.titles):
        for t in f.triggers:
            if t.target is not None and (t.strong or t.kind in DAMAGE) and (t.kind != "raid_arrest" or kind in ARRESTS):
                yield from chain(f.scene, t.target)
        yield from _harmed(f)


def _harmed(f: Frame) -> Iterator[Mention]:
    """Those of the casualties who are told as persons."""
    for x in f.casualties:
        if x.field in HARMED and not x.value.nobody and not x.value.attackers:
            said = [s.value.mention for s in f.sides]
            yield from (m for m in f.scene.mentions if m not in said and any(m.value is w for w in x.value.who))


def _attacker(m: Mention) -> bool:
    return isinstance(m.value, Who) and m.value.armed == "attacker"


def _distinct(text: str, hit: Iterator[Mention], doers: Sequence[Mention]) -> list[Mention]:
    """Each once: what has the head or a name of one told before is the same; the longer name stands for both."""
    out: list[Mention] = []
    for m in hit:
        value: Who | Thing = m.value
        if m in doers or getattr(value, "none", False) or value.head.lower() in NOBODY:
            continue
        if any(_same(text, m, d) for d in doers):
            continue
        n = next((n for n, o in enumerate(out) if _same(text, m, o)), None)
        if n is None:
            out.append(m)
        elif _named(m) and (not _named(out[n]) or m.end - m.start > out[n].end - out[n].start):
            out[n] = m
    return out


def _same(text: str, a: Mention, b: Mention) -> bool:
    """'the senator' and 'Senator Galan', 'Galan' and 'Luis Carlos Galan', 'two buses' and 'the buses'."""
    one, two = _words(text, a), _words(text, b)
    if _named(a) and _named(b):
        return bool({w for w in one & two if len(w) > 3})
    if _named(a) or _named(b):
        plain, other = (b, one) if _named(a) else (a, two)
        return bool(getattr(plain.value, "definite", False)) and _head(plain) in other
    return _head(a) == _head(b)


def _named(m: Mention) -> bool:
    return isinstance(m.value, Who) and m.value.named


def _words(text: str, m: Mention) -> set[str]:
    return set(_WORD.findall(text[m.start : m.end].lower()))


def _head(m: Mention) -> str:
    return str(m.value.head).lower().split()[-1].removesuffix("s")
