"""Who is blamed for an incident or claims it, where no verb of the deed has them as its subject."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.chunks import Who
from incidents.extractors import patterns
from incidents.model import Finding, Mention
from incidents.packs import Rules
from incidents.scan import Scene


@dataclass(frozen=True, slots=True)
class Side:
    """One who did it by somebody's word: their own (claimant) or another's (perpetrator)."""

    mention: Mention
    role: str


def find(scene: Scene, rules: Rules) -> list[Finding]:
    """The claims and blames of one sentence."""
    if "roles" not in rules.memo:
        rules.memo["roles"] = patterns.index(rules.of("roles"))
    if not patterns.candidates(rules.memo["roles"], scene.words):
        return []
    out = []
    start = scene.sentence.start
    for rule, hit in patterns.match(rules.memo["roles"], scene.shadow, scene.words):
        a, b = start + hit.start("agent"), start + hit.end("agent")
        mention = next((m for m in scene.mentions if m.kind == "who" and m.start == a and m.end == b), None)
        if mention is not None and isinstance(mention.value, Who) and mention.value.armed and not mention.value.none:
            side = Side(mention, str(rule.data["role"]))
            out.append(Finding("actors", side, a, b, rule.ref, scene.sentence.index))
    return out
