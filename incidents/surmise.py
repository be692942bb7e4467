"""Surmise: deeds told by words that no list of triggers knows, where a day or a town has been told.

News has a thousand words for the same things: a shell 'comes down' on a bakery, men with rifles 'wait' for an imam, a
crowd 'strips' a store. Where none of the words of a sentence is a trigger, the rules of `surmises.toml`
look for what stands in for one: a weapon with a verb, an attacker as subject, force against people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from incidents import events, phrases
from incidents.chunks import HEDGES
from incidents.events import Trigger
from incidents.extractors import patterns
from incidents.kept import compiled
from incidents.lexicon import Term
from incidents.model import Mention
from incidents.packs import Rule, Rules
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
_TO_CARE = compiled(
    r"[^.;]{0,60} to (?:the |an? )?(?:[\w'’-]+ ){0,4}(?:hospitals?|clinics?|infirmary|morgue|mortuary|safety)\b"
)


def settled(scenes: Sequence[Scene]) -> list[bool]:
    """For each sentence, whether a day or a town of an event has been told up to its end."""
    first = next((n for n, s in enumerate(scenes) if s.dated or _placed(s)), len(scenes))
    return [n >= first for n in range(len(scenes))]


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
    found: dict[int, list[Term]] = {}
    line, start = scene.line, scene.sentence.start
    whole = scene.dated and _placed(scene)
    arms = frozenset([w.value.kind for w in scene.told["weapon"]])
    armed = bool(arms) or line.armed  # without either the rules on weapons and attackers find nothing
    attacked = armed and _has_attacker(scene)
    for sign in patterns.candidates(phrases.anchored("surmises", rules), scene.words):
        if not (armed or sign.rule.anchors) or _lacks(sign.rule, arms, whole, attacked):
            continue
        for hit in sign.hits(scene.shadow, scene.shadow):
            name = next(n for n in hit.groupdict() if n.startswith("deed") and hit[n] is not None)
            kind = _kind(sign.rule, scene, hit)
            cared_for = kind == "abduction" and _TO_CARE.match(line.low, start + hit.end(name))
            if kind is not None and not cared_for:
                phrases.add(found, scene, sign.rule, hit.span(name), kind)
    return found


def _lacks(rule: Rule, arms: frozenset[str], whole: bool, attacked: bool) -> bool:
    """Whether a sentence lacks what a rule asks for besides its words: day and town, a weapon, an attacker."""
    data = rule.data
    if data.get("set") == "both" and not whole or data.get("doer") == "attacker" and not attacked:
        return True
    return data["kind"] == events.ARMED and arms.isdisjoint(data.get("arms", arms))


def _has_attacker(scene: Scene) -> bool:
    """Whether it names any who attack, or a group, also one that no list knows: 'DTS', 'suspected MaShurugwi'."""
    if "actor" in scene.line.kinds or any(m.value.armed == "attacker" for m in scene.people):
        return True
    return not scene.words.isdisjoint(HEDGES) or _INITIALS.search(scene.text) is not None


_INITIALS = compiled(r"[A-Z]{2}")


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
    return next((w for w in scene.told["weapon"] if w.start == scene.sentence.start + at), None)
