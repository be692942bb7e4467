"""Mood: words of violence that state no event: habit, possibility, question, simile, law, statistics, fiction, nature.

Each rule of `mood.toml` finds a stretch of a sentence; deeds and tolls that touch it are not told as done. A rule may
name the stretch `deed`; `scope = "sentence"` makes it the whole sentence. `prose`: titles, bullets and updates are told
in the present, and are left alone. `undated`, `unplaced`: a day, a town told for an event makes it one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents.events import Trigger
from incidents.extractors import patterns
from incidents.model import Finding
from incidents.packs import Rule, Rules
from incidents.scan import Scene
from incidents.weigh import Cue

PROSE = frozenset(("body", "lead"))


def weighed(
    scene: Scene, acts: Sequence[Trigger], hurt: Sequence[Finding], rules: Rules
) -> tuple[Sequence[Trigger], Sequence[Finding]]:
    """The deeds and tolls of a sentence; deeds of another mood are kept as rejected, tolls are not."""
    spans = list(unreal(scene, rules)) if acts or hurt else []
    if not spans:
        return acts, hurt
    told = [f for f in hurt if f.value.nobody or not _over(f.start, f.end, spans)]
    return [_rejected(t, spans) for t in acts], told


def unreal(scene: Scene, rules: Rules) -> Iterator[Cue]:
    """The stretches of a sentence that state no event, in the order of the rules."""
    if "mood" not in rules.memo:
        rules.memo["mood"] = patterns.index(rules.of("mood"))
    for rule in patterns.candidates(rules.memo["mood"], scene.words):
        if not _applies(rule, scene):
            continue
        for hit in rule.pattern.finditer(scene.text):
            a, b = hit.span("deed") if "deed" in rule.pattern.groupindex else hit.span()
            if rule.data.get("scope") == "sentence":
                a, b = 0, len(scene.text)
            base = scene.sentence.start
            yield Cue(rule.field, 0, 0, base + a, base + b, "mood", 0, rule.ref)


def _applies(rule: Rule, scene: Scene) -> bool:
    if rule.data.get("prose") and scene.sentence.section not in PROSE:
        return False
    if rule.data.get("unplaced") and any(p.role == "event" and p.specificity > 1 for p in scene.places):
        return False
    return not (rule.data.get("undated") and any(d.scope == "event" and d.dated for d in scene.dates))


def _over(start: int, end: int, spans: Sequence[Cue]) -> bool:
    return any(start < s.end and s.start < end for s in spans)


def _rejected(trigger: Trigger, spans: Sequence[Cue]) -> Trigger:
    cue = next((s for s in spans if trigger.start < s.end and s.start < trigger.end), None)
    return trigger if cue is None or trigger.rejected is not None else trigger._replace(rejected=cue)
