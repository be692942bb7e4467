"""A spot: the words of a sentence that tell of a deed, with the groups around them, and who does it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from incidents.model import Mention
from incidents.scan import Scene


class Roles(NamedTuple):
    """The doer, and the one or the thing it is done to."""

    agent: Mention | None = None
    target: Mention | None = None


class Spot:
    """Words first to last of a scene, where they stand in the report's text, and the groups around them."""

    def __init__(self, scene: Scene, first: int, last: int, groups: Sequence[Mention]) -> None:
        line = scene.line
        self.scene, self.first, self.last, self.groups = scene, first, last, groups
        self.text, self.start, self.end = line.text, line.starts[first], line.ends[last]
        self.next = (*line.lows[last + 1 : last + 2], "")[0]  # the word behind
