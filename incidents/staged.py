"""Staged: sentences that set the scene for the harm told next, and the verbless heads of entries."""

from __future__ import annotations

from incidents.scan import Scene


def stage(scene: Scene, before: Scene | None, *, told: bool) -> Scene | None:
    """'On May 23 troops came to Taung Hmwar.': a sentence that sets the scene for the harm told next."""
    if told:
        return None
    if scene.placed and (scene.dated or _is_head(scene) or _has_armed(scene)):
        return scene
    near = before is not None and scene.sentence.paragraph == before.sentence.paragraph
    return before if near else None


def _has_armed(scene: Scene) -> bool:
    return scene.line.armed and any(m.value.armed for m in scene.people)


HEAD = 16  # words of a head at most
_FINITE = frozenset("was were is are has have had will would said says".split())


def _is_head(scene: Scene) -> bool:
    """'Awasse, Palma district.', 'Friday 18.52, Lund.': the verbless head of an entry."""
    lows = scene.line.lows
    return len(lows) <= HEAD and _FINITE.isdisjoint(lows) and not any(low.endswith("ed") for low in lows)
