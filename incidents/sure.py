"""Sure: whether a word of violence tells of it by itself, by whom it is done, or by what it is done to."""

from __future__ import annotations

import re

from incidents.faint import is_faint
from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.model import Mention
from incidents.nouns import Line, Thing, Who
from incidents.scan import Scene

STRONG = "strong"
CRUEL = "cruel"  # the strength of words that tell of violence where people suffer what they tell
MANY = 1000  # so many houses or dead are the sum of a campaign
TAKES = frozenset("seized seizes seizing grabbed grabs".split())


def is_sure(scene: Scene, term: Term, last: int, pos: str, agent: Mention | None, target: Mention | None) -> bool:
    """Whether a word whose last word is `last` tells of violence, done as it is by this doer to this target."""
    strength, start = term.entry.extra.get("strength"), scene.line.starts[last - len(term.words) + 1]
    return (
        (strength == STRONG and not is_faint(scene, term))
        or (strength == CRUEL and pos == "act" and _suffers(scene.line, last, agent, target))
        or _torched(scene, term, start, agent, target)
        or _wrecked(scene, term, agent, target)
    )


def _suffers(line: Line, last: int, agent: Mention | None, target: Mention | None) -> bool:
    """'A farmer was tortured', 'was cut down by gunmen'; not 'was battered by the storm'."""
    by = last + 1 < len(line.lows) and line.lows[last + 1] == "by"
    return isinstance(target and target.value, Who) and (not by or isinstance(agent and agent.value, Who))


_THEY_DID = compiled(r"\b(?:they|he|who|and|then)\s+(?:also |then |later )?\Z", re.IGNORECASE)


def _torched(scene: Scene, term: Term, start: int, agent: Mention | None, target: Mention | None) -> bool:
    """'a crowd burned a church', 'they burned 20 houses': somebody burns a building or a vehicle."""
    if term.entry.kind != "arson" or target is None:
        return False
    if agent is None and (target.start < start or not _THEY_DID.search(scene.line.text, max(0, start - 24), start)):
        return False
    if agent is not None and not isinstance(agent.value, Who):
        return False
    return isinstance(target.value, Thing) and target.value.category != "other" and not _many(scene, target)


_WRECKS = frozenset("destroyed smashed demolished vandalised vandalized desecrated".split())


def _wrecked(scene: Scene, term: Term, agent: Mention | None, target: Mention | None) -> bool:
    """'militants destroyed a shrine', 'militiamen seized two cars': attackers wreck a building, take away vehicles."""
    if target is None or armed_as(agent) != "attacker" or not isinstance(target.value, Thing) or _many(scene, target):
        return False
    word = term.words[0]
    return (word in _WRECKS and target.value.category != "other") or (word in TAKES and is_vehicle(target))


def is_vehicle(target: Mention) -> bool:
    return isinstance(target.value, Thing) and target.value.category == "transport"


def _many(scene: Scene, target: Mention) -> bool:
    """'burned over 60,000 homes': the sum of a campaign."""
    return any((n.value.count.low or 0) >= MANY for n in scene.figures if target.start <= n.start < target.end)


def armed_as(mention: Mention | None) -> str | None:
    return mention.value.armed if mention is not None and isinstance(mention.value, Who) else None


def waylays(agent: Mention | None, target: Mention | None) -> bool:
    """'he was intercepted by two men', 'intercepted his motorcycle': who or what is stopped so is attacked."""
    if armed_as(agent) == "attacker":
        return True
    met = target is not None and (is_vehicle(target) or isinstance(target.value, Who))
    return met and armed_as(target) != "attacker"
