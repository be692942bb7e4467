"""Staged: sentences that set the scene for the harm told next, and the verbless heads of entries."""

from __future__ import annotations

from incidents.kept import compiled
from incidents.scan import Scene


def stage(scene: Scene, before: Scene | None, *, told: bool) -> Scene | None:
    """'On May 23 troops came to Taung Hmwar.': a sentence that sets the scene for the harm told next."""
    if told:
        return None
    if _placed(scene) and (scene.dated or _is_head(scene) or _has_armed(scene)):
        return scene
    near = before is not None and scene.sentence.paragraph == before.sentence.paragraph
    return before if near else None


def _placed(scene: Scene) -> bool:
    """Whether it tells a town or spot, or towns between which something went on."""
    return scene.placed or ("between" in scene.words and any(p.role == "route" for p in scene.places))


def there(scene: Scene, before: Scene | None) -> Scene | None:
    """'Others went into a house in Buli. There they shot the mayor.': the sentence that tells where that is."""
    if before is None or before.sentence.paragraph != scene.sentence.paragraph or not _placed(before):
        return None
    return before if _THERE.match(scene.low) else None


_THERE = compiled(
    r"\W*(?:and |but |it was )?there,? (?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|seem)\b)"
)


def _has_armed(scene: Scene) -> bool:
    return scene.line.armed and any(m.value.armed for m in scene.people)


HEAD = 16  # words of a head at most
_FINITE = frozenset("was were is are has have had will would said says".split())


def _is_head(scene: Scene) -> bool:
    """'Awasse, Palma district.', 'Friday 18.52, Lund.': the verbless head of an entry."""
    lows = scene.line.lows
    return len(lows) <= HEAD and _FINITE.isdisjoint(lows) and not any(low.endswith("ed") for low in lows)
