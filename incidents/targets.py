"""To whom it was done: the people and things that an incident's words say were hit, killed, wounded or taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from incidents.affinity import Cluster
from incidents.chunks import Thing, Who
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.identified import HARMED, identified
from incidents.kept import compiled
from incidents.listed import area, chain, named_behind
from incidents.model import Mention, Target
from incidents.nouns import STOPS
from incidents.recalled import named, number, once, recalls
from incidents.scan import Page

MOST, FIRST = 12, 9  # targets of an incident, and clauses that tell of them
DAMAGE = frozenset(("harm", "looting_property"))
ARRESTS = frozenset(("raid_arrest", "armed_clash", "foiled_attack"))
NOBODY = frozenset("someone somebody anyone anybody everyone everybody one nobody human humans nation enemy".split())
PARTS = frozenset("window door wall roof entrance gate front facade furniture glass pane stairway".split())
# Words for one who was named before: 'the official', 'the prelate'.
DIGNITIES = frozenset(
    """official officer leader victim prelate politician functionary candidate diplomat professional lawyer statesman
    clergyman dignitary executive businessman newsman journalist churchman parliamentarian legislator""".split()
)
_APPOSED = compiled(r",\s(?:\d+,\s)?(?:(?:[\w-]+\s)+and\s)?(?:[\w-]+\s){0,2}")
_WORD = compiled(r"\w+")


def targets(page: Page, c: Cluster, kind: str, doers: Sequence[Mention]) -> list[tuple[Target, Mention]]:
    """The targets of an incident in the order told; districts and armed groups only where nothing else is told."""
    text = page.report.text
    hit = list(_hit(c, kind))
    names, meant = identified(page, c, hit)
    found = _distinct(text, [*(m for m in hit if m not in meant), *names], doers)
    found = _known_ones(found, c) or found
    whole = [m for m in _unfolded(found) if not area(m) and _head(m) not in PARTS]
    chosen = once(text, [m for m in whole if not _attacker(m)] or whole or found)
    told = [_in_full(text, m) for m in chosen[:MOST]]
    return [(Target(text[m.start : m.end], m.value.category or "other"), m) for m in told]


_OF = compiled(r"\sof\s(?:(?:the|an?|his|her|their|its)\s)?(?=\w)", re.IGNORECASE)
_MORE = compiled(r"\s{0,2}(?!\w+(?:ed|ing)\b)((?:[A-Z]\.){2,}|[^\W_][\w’'&-]*)", re.IGNORECASE)
_LONGEST = 5  # words


_OWNED = compiled(
    r"\s(?:[A-Z][\w’-]*\s+){0,3}[A-Z][\w’-]*['’]s\s+(?:\w+\s+)?(?:offices?|facilities|buildings?|branch|headquarters|premises"
    r"|plants?|studios?|newsroom|warehouses?|depots?|stores?|home|house|car|vehicle)\b"
)


def _in_full(text: str, m: Mention) -> Mention:
    """'two members of the escort', 'the offices of the union': with those whose they are, or what is theirs."""
    if isinstance(m.value, Thing) and (owned := _OWNED.match(text, m.end)) is not None:
        return m._replace(end=owned.end())  # 'the newspaper El Diario's offices'
    of = _OF.match(text, m.end) if not named(m) else None
    end = of.end() if of is not None else m.end
    for _ in range(_LONGEST if of is not None else 0):
        word = _MORE.match(text, end)
        if word is None or word[1].lower() in STOPS:
            break
        end = word.end()
    return m._replace(end=end) if of is not None and end > of.end() else m


def _known_ones(found: Sequence[Mention], c: Cluster) -> list[Mention]:
    """Without people told of in general, 'they murder officials', where no toll is, beside those told of first."""
    first = [f for n, f in enumerate(c.all) if not n or f.tolls]
    return [m for m in found if not _in_general(m.value) or any(f.start <= m.start < f.end for f in first)]


def _in_general(value: Who | Thing) -> bool:
    """'officials', 'opposition members': a plural without article, number or name."""
    if not isinstance(value, Who) or value.named or value.definite or value.armed or not value.plural:
        return False
    return value.count is not None and (value.count.value, value.count.low, value.count.high) == (None, 2, None)


def _hit(c: Cluster, kind: str) -> Iterator[Mention]:
    for f in (*c.frames[:FIRST], *c.titles):
        for t in f.triggers:
            told = (t.strong or t.kind in DAMAGE or _blow(t)) and (t.kind != "raid_arrest" or kind in ARRESTS)
            if t.target is not None and told and not _is_place(f, t.target):
                yield from chain(f.scene, t.target)
        yield from _harmed(f)


def _is_place(f: Frame, m: Mention) -> bool:
    """'raided Tyre', 'a strike on Port Sudan': a noun that is a place's name here, or begins one, and no thing."""
    if not isinstance(m.value, Thing):
        return False
    port = m.value.head.lower() == "port"
    return any(p.start == m.start and (p.end == m.end or port) for p in f.scene.told["place"])


_BLOWS = frozenset("hit hits hitting struck strikes striking targeted targets targeting rammed".split())


def _blow(t: Trigger) -> bool:
    """'Bombers struck a mosque', 'gunmen hit a police post': what attackers strike, by a word of many senses."""
    if t.word not in _BLOWS or t.rejected or t.agent is None or not isinstance(t.agent.value, Who):
        return False
    return t.agent.value.armed == "attacker"


def _harmed(f: Frame) -> Iterator[Mention]:
    """Those of the casualties who are told as persons."""
    for x in f.casualties:
        if x.field in HARMED and not x.value.nobody and not x.value.attackers:
            said = [s.value.mention for s in f.sides]
            yield from [m for m in f.scene.mentions for w in x.value.who if m.value is w and m not in said]


def _attacker(m: Mention) -> bool:
    return isinstance(m.value, Who) and m.value.armed == "attacker"


def _distinct(text: str, hit: Iterable[Mention], doers: Sequence[Mention]) -> list[Mention]:
    """Each once: what has the head or a name of one told before is the same; the longer name stands for both."""
    out: list[Mention] = []
    told: list[Mention] = []  # those whose name has taken their place
    for m in hit:
        value: Who | Thing = m.value
        if m in doers or m in told or getattr(value, "none", False) or value.head.lower() in NOBODY:
            continue
        if any(_same(text, m, d) for d in doers):
            continue
        if out and named_behind(text, out[-1], m):
            told.append(out[-1])
            out[-1] = m
            continue
        n = next((n for n, o in enumerate(out) if _same(text, m, o)), None)
        if n is None:
            out.append(m)
        elif named(m) and (not named(out[n]) or m.end - m.start > out[n].end - out[n].start):
            out[n] = m
    return out


def _unfolded(found: Sequence[Mention]) -> list[Mention]:
    """Without 'two leaders' where both are named."""
    known = sum(map(named, found))
    return [m for m in found if named(m) or number(m) != known or known < 2]


def _same(text: str, a: Mention, b: Mention) -> bool:
    """'the senator' and 'Senator Galan', 'Galan' and 'Luis Carlos Galan', 'two buses' and 'the buses'."""
    first, second = a.value.named, b.value.named
    if not first and not second:
        return _last_word(a.value.head) == _last_word(b.value.head) or recalls(text, a, b)
    if first and second:
        return _one_person(_name(text, a), _name(text, b))
    plain, holder = (b, a) if first else (a, b)
    if recalls(text, plain, holder):
        return True
    known = _head(plain) in _words(text, holder) or _head(plain) in DIGNITIES
    return _known(plain.value) and known or _apposed(text, holder, plain)


def _one_person(one: Sequence[str], two: Sequence[str]) -> bool:
    """'Galan' and 'Luis Carlos Galan', 'Mora Diaz' and 'Luis Mora' are one; 'Luis Mora' and 'Luis Campos' are two."""
    if set(one) <= set(two) or set(two) <= set(one):
        return True
    common = {w for w in one if w in two and len(w) > 3}
    if len(common) != 1:
        return bool(common)
    (word,) = common
    return (word == one[0]) != (word == two[0])


def _name(text: str, m: Mention) -> list[str]:
    """The words of a name without those that tell what its bearer is."""
    words = [w for w in _WORD.findall(text[m.start : m.end].lower()) if w != "s"]
    office = m.value.head.lower().split() if m.kind == "who" else ()
    return [w for w in words if w not in office] or words


def _known(value: Who | Thing) -> bool:
    """'the senator': one who was told of before."""
    return value.definite and not value.plural


def _apposed(text: str, holder: Mention, plain: Mention) -> bool:
    """'Pablo Quiroz, senator and candidate,': an office behind its holder."""
    if not isinstance(plain.value, Who) or plain.value.plural:
        return False
    if plain.value.bare:
        return _APPOSED.fullmatch(text, holder.end, plain.start) is not None
    return text[holder.end : plain.start] == ", "  # 'Bernal, the mayor of Pasto', 'Bernal, a friend and a patriot'


def _words(text: str, m: Mention) -> set[str]:
    return set(_WORD.findall(text[m.start : m.end].lower()))


def _head(m: Mention) -> str:
    return _last_word(m.value.head)


@lru_cache(4096)
def _last_word(head: str) -> str:
    return head.lower().split()[-1].removesuffix("s")
