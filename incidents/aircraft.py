"""Aircraft that are struck: 'a plane about to land came under fire' tells of no strike from the air."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.events import Trigger
from incidents.kept import compiled
from incidents.model import Mention
from incidents.scan import Scene

# 'an aircraft about to land came under fire', 'the plane was hit by three bullets'.
_CAME_UNDER = compiled(
    r"[^.;]{0,60} (?:c[ao]m(?:e|ing) under (?:fire|attack)|(?:was|were|been) (?:shot at|fired (?:at|on|upon)"
    r"|(?:hit|struck) by (?:\w+ ){0,2}(?:bullets?|gunfire|shots|fire|rounds?)))\b"
)


def that_strike(scene: Scene, weapons: tuple[Mention, ...], acts: Sequence[Trigger]) -> tuple[Mention, ...]:
    """The weapons of a clause but for aircraft that are fired on, and others of the same clause told of again."""
    craft = [w for w in weapons if w.value.kind == "air"]
    if not craft:
        return weapons
    if any(_under_fire(scene, w) for w in craft):
        return tuple([w for w in weapons if w.value.kind != "air"])
    return tuple([w for w in weapons if w not in craft or not _fired_on(w, acts)])


def _under_fire(scene: Scene, craft: Mention) -> bool:
    return _CAME_UNDER.match(scene.line.low, craft.end, scene.sentence.end) is not None


def _fired_on(craft: Mention, acts: Sequence[Trigger]) -> bool:
    """'fired at a helicopter', 'their helicopter was shot at': an aircraft that is struck strikes nobody."""
    struck = (t.target for t in acts if t.pos == "act" and t.strong and t.target is not None)
    return any(m.start <= craft.start < m.end for m in struck)
