"""Surmise: deeds told by words that no list of triggers knows, where a day or a town has been told.

News has a thousand words for the same things: a shell 'comes down' on a bakery, men with rifles 'wait' for an imam, a
crowd 'strips' a store. Where none of the words of a sentence is a trigger, the rules of `surmises.toml`
look for what stands in for one: a weapon with a verb, an attacker as subject, force against people.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import or_

from incidents import events
from incidents.events import Trigger
from incidents.extractors import patterns
from incidents.lexicon import Term
from incidents.model import Mention
from incidents.packs import Rule, Rules
from incidents.phrases import term
from incidents.scan import Scene
from incidents.weigh import Cue

SECTIONS = frozenset(("lead", "body", "bullet", "update"))
# What the use of a weapon makes of a deed.
OF_ARMS = {
    "firearm": "armed_assault", "explosive": "bombing", "suicide": "suicide_bombing", "artillery": "shelling",
    "air": "air_drone_strike", "drone": "air_drone_strike", "blade": "armed_assault", "blunt": "armed_assault",
    "fire": "arson", "chemical": "armed_assault",
}  # fmt: skip


# 'took eight survivors in critical condition to Bwera hospital', 'led the pupils to safety'
_TO_CARE = re.compile(
    r"[^.;]{0,60} to (?:the |an? )?(?:[\w'’-]+ ){0,4}(?:hospitals?|clinics?|infirmary|morgue|mortuary|safety)\b"
)


def settled(scenes: Sequence[Scene]) -> list[bool]:
    """For each sentence, whether a day or a town of an event has been told up to its end."""
    return list(accumulate([s.dated or _placed(s) for s in scenes], or_))


def triggers(scene: Scene, cues: Sequence[Cue], told: list[Trigger], rules: Rules) -> list[Trigger]:
    """The triggers of a sentence, with those surmised where it has no sure one; silenced ones stay alone."""
    if any(t.strong or t.rejected for t in told) or scene.sentence.section not in SECTIONS:
        return told
    found = _find(scene, rules)
    return events.triggers(scene, cues, found) if found else told


def _placed(scene: Scene) -> bool:
    """Whether it tells where something happened; a road counts."""
    return scene.placed or any(p.role == "route" and p.specificity > 1 for p in scene.places)


def _find(scene: Scene, rules: Rules) -> dict[int, list[Term]]:
    """The deeds surmised in a sentence, by the index of their first word, in the order of the rules."""
    if "surmises" not in rules.memo:
        rules.memo["surmises"] = patterns.ready_index(rules.of("surmises"))
    anchored: patterns.Anchored[patterns.Ready] = rules.memo["surmises"]
    found: dict[int, list[Term]] = {}
    line, start = scene.line, scene.sentence.start
    whole = scene.dated and _placed(scene)
    armed = bool(scene.of("weapon")) or line.armed  # without either the rules on weapons and attackers find nothing
    for sign in patterns.candidates(anchored, scene.words):
        if sign.rule.data.get("set") == "both" and not whole or not (armed or sign.rule.anchors):
            continue
        for hit in sign.hits(scene.shadow, scene.shadow):
            name = next(n for n in hit.groupdict() if n.startswith("deed") and hit[n] is not None)
            a, b = hit.span(name)
            first, stop = bisect_left(line.starts, start + a), bisect_left(line.ends, start + b) + 1
            kind = _kind(sign.rule, scene, hit)
            if kind == "abduction" and _TO_CARE.match(line.low, start + b):
                continue
            if first >= len(line.starts) or line.starts[first] != start + a:
                continue
            known = sign.rule.data.get("unlisted") and "trigger" in line.tags[first]
            if kind is not None and not known:
                found.setdefault(first, []).append(term(sign.rule, tuple(line.lows[first:stop]), kind))
    return found


def _kind(rule: Rule, scene: Scene, hit: re.Match[str]) -> str | None:
    """The type that a rule gives, or that the weapon in its words gives; None where it asks for another weapon."""
    arms, kind = rule.data.get("arms"), str(rule.data["kind"])
    weapon = _weapon(scene, hit)
    if arms and weapon is not None and weapon.value.kind not in arms:
        return None
    if kind != events.ARMED:
        return kind
    return OF_ARMS.get(weapon.value.kind) if weapon is not None else None


def _weapon(scene: Scene, hit: re.Match[str]) -> Mention | None:
    at = hit.span("weapon")[0] if hit.groupdict().get("weapon") else -1
    return next((w for w in scene.of("weapon") if w.start == scene.sentence.start + at), None)
