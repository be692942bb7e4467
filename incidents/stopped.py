"""Stopped: which of the dead and the hurt, told without a noun of their own, are those who attacked.

'Four gunmen stormed a hotel, killing nine. All four were shot dead.', 'Officers killed two of them and arrested a
third', 'Jon Raun fired on shoppers, killing five. A deputy shot him. Raun died at the scene.'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from incidents.chunks import Who
from incidents.events import Trigger
from incidents.kept import compiled
from incidents.model import Count, Finding

_ALL = compiled(r"\b(?:all|none|neither|both|every|each|any)\b", re.IGNORECASE)
# 'all four were shot dead', 'troops shot both dead', 'killed them all'
_TOGETHER = compiled(
    r"\b(?:both|them (?:both|all)|the (?:two|three|four|five|pair|trio)|all (?:of them\b|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\d+))\b(?! (?:other|more|people|civilians|men))",
    re.IGNORECASE,
)
_OF_THEM = compiled(r" of (?:them|the (?:attackers|assailants|gunmen|raiders))\b")
_AT_THE_WHEEL = compiled(
    r"\bthe (?:man|driver|person|one|terrorist) (?:at|behind) the wheel\b|\b(?:its|the) driver (?:was|died|also)\b",
    re.IGNORECASE,
)
_FAR = 12
_ONE = Count(1, 1, 1)
_NEAR = 4  # characters from a verb to the words that tell what came of it
_ENDED = compiled(r"[.;!?]\s")
_NEXT = 1  # sentences from 'a deputy shot him' to 'he died at the scene'


class Doer(NamedTuple):
    """Who is told first to have attacked, and where."""

    who: Who
    start: int

    @property
    def number(self) -> int | None:
        return self.who.count.value if self.who.count is not None else None


def stopped(told: Sequence[Finding], acts: Sequence[Trigger], text: str, kind: str) -> list[Finding]:
    """The findings of one incident, those of the attackers marked as theirs; `acts`: its deeds of violence."""
    if kind in ("suicide_bombing", "bombing"):
        told = [_own(f, f.value.count) if _drove(f, text) else f for f in told]
    doer = _doer(acts)
    if doer is None:
        return list(told)
    out: list[Finding] = []
    for found in told:
        if found.field in ("killed", "wounded") and not found.value.nobody and found.start > doer.start:
            found = _numbered(found, doer, text) if found.value.attackers else _sided(found, doer, acts, out, text)
        out.append(found)
    return [_beside_captives(f, doer, out) for f in out]


def _doer(acts: Sequence[Trigger]) -> Doer | None:
    for t in acts:
        who = t.agent.value if t.agent is not None else None
        if isinstance(who, Who) and t.agent is not None:
            return None if who.armed == "force" or who.kind == "state" else Doer(who, t.agent.start)
    return None


def _numbered(found: Finding, doer: Doer, text: str) -> Finding:
    """'Four gunmen attacked ... All the attackers were killed': as many as attacked."""
    number, words = doer.number, text[max(0, found.start - 8) : found.end]
    if number is None or found.value.count.value is not None or _ALL.search(words) is None:
        return found
    return found._replace(value=found.value._replace(count=Count(number, number, number)))


def _sided(found: Finding, doer: Doer, acts: Sequence[Trigger], before: Sequence[Finding], text: str) -> Finding:
    """The finding as the attackers' own, where its words can mean nobody else."""
    value = found.value
    if _namesake(found, doer) or _he(found, doer, acts, before, text):
        return _own(found, value.count)
    if value.who and value.who[0].head == "driver" and _at_wheel(found, doer, acts):
        return _own(found, value.count)
    if value.who or not doer.who.plural or found.field != "killed":
        return found
    by_force = any(_forced(t) for t in acts if found.start - _NEAR <= t.start <= found.end)
    crowds = [f for f in before if _crowd(f)]
    if _TOGETHER.search(text, max(0, found.start - 4), found.end) is not None:
        number = doer.number if value.count.value is None else value.count.value
        same = number is None or number != doer.number or any(f.value.count.value == number for f in crowds)
        mine = by_force and value.count.value is None or not same
        return _own(found, Count(number, number, number) if number else value.count) if mine else found
    came = doer.who.armed == "attacker"  # not 'guards fired at recruits: six of them were killed'
    theirs = value.of_them or _OF_THEM.match(text, found.end) is not None
    if theirs and not by_force and (_ENDED.search(text, doer.start, found.start) is None or _did(found, doer, acts)):
        return found  # 'armed men stopped two buses, ordered the passengers out and shot eleven of them dead'
    return (
        _own(found, value.count)
        if theirs and _small(value.count, doer) and (by_force or came and not crowds)
        else found
    )


def _did(found: Finding, doer: Doer, acts: Sequence[Trigger]) -> bool:
    """Whether those who attacked are told to have done this too."""
    agents = [t.agent for t in acts if found.start - _NEAR <= t.start <= found.end and t.agent is not None]
    return any(isinstance(m.value, Who) and m.value.armed == "attacker" for m in agents)


def _forced(t: Trigger) -> bool:
    return t.agent is not None and isinstance(t.agent.value, Who) and t.agent.value.armed == "force"


def _drove(found: Finding, text: str) -> bool:
    """'A tanker rammed the gate and blew up. The man at the wheel died too.': who brought the bomb."""
    if found.field != "killed" or found.value.count != _ONE or found.value.attackers:
        return False
    return _AT_THE_WHEEL.search(text, found.start, found.end + _FAR) is not None


def _own(found: Finding, count: Count) -> Finding:
    return found._replace(value=found.value._replace(count=count, attackers=True, doer=True))


def _small(count: Count, doer: Doer) -> bool:
    return count.value is not None and (doer.number is None or count.value <= doer.number)


def _crowd(found: Finding) -> bool:
    """Whether several others were told of before, whom 'them' may mean as well."""
    return (
        not found.value.attackers and not found.value.nobody and found.value.count != _ONE and found.field != "arrested"
    )


def _namesake(found: Finding, doer: Doer) -> bool:
    """'Jon Raun opened fire ... Raun died at the scene.'"""
    who = found.value.who
    if doer.who.kind != "person" or len(who) != 1 or who[0].kind != "person":
        return False
    return not set(who[0].head.lower().split()).isdisjoint(doer.who.head.lower().split())


_HE = ("#killed-pronoun", "#he-ended-it")
_RAN_DOWN = frozenset("rammed ploughed plowed crashed drove drives rams ploughs smashed mowed".split())


def _at_wheel(found: Finding, doer: Doer, acts: Sequence[Trigger]) -> bool:
    """'A man crashed a lorry into a crowd, killing five. Police shot the driver dead.'"""
    who = found.value.who
    driver = len(who) == 1 and who[0].head == "driver" and who[0].definite and found.field == "killed"
    return driver and doer.number == 1 and any(t.word.split()[0] in _RAN_DOWN for t in acts)


def _he(found: Finding, doer: Doer, acts: Sequence[Trigger], before: Sequence[Finding], text: str) -> bool:
    """'A gunman killed five. A deputy shot him. He died there.': the one who attacked, where nobody else was alone."""
    if doer.number != 1 or any(f.value.count == _ONE and not f.value.attackers for f in before):
        return False
    crowd = before and before[-1].sentence < found.sentence and all(_crowd(f) or f.value.attackers for f in before)
    if crowd and found.rule.endswith(_HE) and text.startswith(("He ", "She "), found.start):
        return True  # '... killing two and injuring three. He was shot dead at the scene.'
    if found.rule.endswith("#shot-him"):
        return any(_strikes(t, doer) for t in acts if found.start <= t.start <= found.end)
    last = before[-1] if before else None
    shot = last is not None and last.rule.endswith("#shot-him") and last.value.attackers
    near = last is not None and found.sentence <= last.sentence + _NEXT
    return shot and near and found.rule.endswith("#killed-pronoun")


def _strikes(t: Trigger, doer: Doer) -> bool:
    """Whether somebody else than the attacker did it: the police, a guard, a passer-by."""
    return t.agent is not None and isinstance(t.agent.value, Who) and t.agent.value.head != doer.who.head


def _beside_captives(found: Finding, doer: Doer, told: Sequence[Finding]) -> Finding:
    """'Gunmen attacked a post. Two were shot dead and one was captured.': both are of those who came."""
    if found.field != "killed" or found.value.who or found.value.attackers or found.value.nobody:
        return found
    if not doer.who.plural or doer.who.armed != "attacker" or not _small(found.value.count, doer):
        return found
    with_them = [f for f in told if f.field == "arrested" and f.sentence == found.sentence and not f.value.who]
    others = [f for f in told if f is not found and _crowd(f) and f.start < found.start]
    return _own(found, found.value.count) if with_them and not others else found
