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


class Spot(NamedTuple):
    """Words first to last of a scene, and the groups around them."""

    scene: Scene
    first: int
    last: int
    groups: Sequence[Mention]

    @property
    def start(self) -> int:
        return self.scene.line.starts[self.first]

    @property
    def end(self) -> int:
        return self.scene.line.ends[self.last]

    def text(self, start: int, end: int) -> str:
        return self.scene.line.text[start:end]
