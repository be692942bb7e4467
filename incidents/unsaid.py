"""Tolls that a report leaves unsaid because its deed implies them: where no clause tells how many, the deed does.

'Her colleague was discovered shot four times by the road': an execution kills those whom it befalls. An abduction
takes them along, an assassination of whom nobody says that he lives kills him, and a suicide bomber dies. Whom it
befalls is the one whom the parse gives as sufferer of the deed, else the people at the head of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from incidents.affinity import Cluster
from incidents.events import Trigger
from incidents.extractors.casualty_sum import Sum
from incidents.extractors.casualty_value import Casualty
from incidents.frames import Frame
from incidents.kept import compiled
from incidents.model import Count, Finding, Mention
from incidents.nouns import Who
from incidents.sufferers import toll_of

_ONE, _UNTOLD = Count(1, 1, 1), Count(None, None, None)
SUICIDE = "suicide_bombing"
# The field that a deed of a kind fills, and the kinds of the words that tell it.
_IMPLIED = {
    "execution": ("killed", frozenset(("execution", "assassination", "armed_assault", "harm"))),
    "assassination": ("killed", frozenset(("assassination", "armed_assault", "execution", "harm"))),
    "abduction": ("abducted", frozenset(("abduction",))),
    SUICIDE: ("perpetrators_killed", frozenset(("suicide_bombing", "bombing"))),
}
_REF = "deed#implied"
_FAILED = compiled(r"\b(?:would-be|failed|suspected|alleged|potential|third|other)\b")
_MAY_LIVE = frozenset(("deed", "attack", "assault", "ambush"))  # 'the attack on the senator' tells of no death
_BID = compiled(r" (?:attempt|bid|try|plot)\b")
_LIVES = compiled(r"\b(?:surviv(?:ed|es|ing)|escap(?:ed|es|ing)|unhurt|unharmed|unscathed)\b")
_HIM = compiled(r"\b(?:he|she|him|her|his)\b")
_SAYS = compiled(r",?(?: [a-z]+)? (?:said|says|told|reports?|reported|claims?|claimed)\b")
_BY = compiled(r"\b(?:by|of|in|from|to|with|near|at|on|against|for)(?: the| an?)? \Z")


def unsaid(c: Cluster, kind: str, counts: Mapping[str, Sum]) -> dict[str, Sum]:
    """The toll that a deed of this kind implies, where none is told: a field, its count and the words that prove it."""
    if kind not in _IMPLIED:
        return {}
    field, deeds = _IMPLIED[kind]
    told = counts.get(field)
    if (told and told[0] != _UNTOLD) or (kind == "assassination" and "wounded" in counts):
        return {}
    if kind == "assassination" and any(_failed(f) for f in c.all):
        return {}
    for frame in c.frames or c.titles:
        for t in frame.triggers:
            if (
                t.strong
                and t.kind in deeds
                and not (t.attempted or t.rejected or _MAY_LIVE.issuperset((t.word, t.pos)))
            ):
                found = _bomber(frame, t, field) if field == "perpetrators_killed" else _victim(frame, t, field)
                if found is not None and found.value.count.value:
                    return {field: (found.value.count, (found,))}
    found = next((f for frame in c.frames or c.titles for f in _named(frame)), None) if kind == SUICIDE else None
    return {field: (found.value.count, (found,))} if found is not None else {}


def _failed(frame: Frame) -> bool:
    """'an attempt on his life', 'escaped an assassination bid': one who lives."""
    low = frame.scene.line.low
    tried = any("attempt" in t.word or _BID.match(low, t.end) for t in frame.triggers if t.kind == "assassination")
    return tried or _LIVES.search(low, frame.start, frame.end) is not None


def _named(frame: Frame) -> Iterator[Finding]:
    """Bombers who are counted: 'Two suicide bombers strike a shrine', whatever they are said to do."""
    low = frame.scene.line.low
    for m in frame.scene.people:
        bomber = m.value.head.rpartition(" ")[2] in ("bomber", "bombers") or "suicide" in low[m.start : m.end]
        told = m.value.count is not None and m.value.count.value and not _FAILED.search(low, m.start, m.end)
        if bomber and told and frame.start <= m.start < frame.end:
            yield _finding(frame, "perpetrators_killed", Casualty(m.value.count, attackers=True), m.start, m.end)


def _finding(frame: Frame, field: str, value: Casualty, a: int, b: int) -> Finding:
    return Finding(field, value, a, b, _REF, frame.scene.sentence.index)


def _victim(frame: Frame, t: Trigger, field: str) -> Finding | None:
    """Those whom the deed befalls, as many as are told in one breath."""
    for m in _sufferers(frame, t):
        value = toll_of(frame.scene, m)
        if value is not None and value.count.value and not (value.attackers and field == "abducted"):
            return _finding(frame, field, value, min(m.start, t.start), max(m.end, t.end))
    if _HIM.search(frame.scene.line.low, frame.start, frame.end):
        return _finding(frame, field, Casualty(_ONE), t.start, t.end)
    return None


def _sufferers(frame: Frame, t: Trigger) -> Iterator[Mention]:
    if t.target is not None:
        yield t.target
    low = frame.scene.line.low
    for m in frame.scene.mentions:
        if m.kind in ("who", "name") and frame.start <= m.start and m.end <= t.start and m != t.agent:
            armed = isinstance(m.value, Who) and m.value.armed
            if not (armed or _BY.search(low, frame.start, m.start) or _SAYS.match(low, m.end)):
                yield m


def _bomber(frame: Frame, t: Trigger, field: str) -> Finding | None:
    """The one who blew himself up, or as many as are counted: one, where only the bomb is told of."""
    doer = t.agent.value if t.agent is not None else None
    if isinstance(doer, Who) and doer.kind == "unnamed" and doer.armed != "force":
        count = doer.count or (None if doer.plural else _ONE)
    else:
        count = None if t.plural or t.kind == "bombing" else _ONE
    if count is None or count.value is None:
        return None
    return _finding(frame, field, Casualty(count, attackers=True), t.start, t.end)
