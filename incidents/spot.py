"""A spot: the words of a sentence that tell of a deed, with the groups around them, and who does it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from incidents.model import Mention
from incidents.scan import Scene


class Roles(NamedTuple):
    """The doer, and the one or the thing it is done to."""

    agent: Mention | None = None
    target: Mention | None = None


@dataclass(eq=False)
class Spot:
    """Words first to last of a scene, and the groups around them."""

    scene: Scene
    first: int
    last: int
    groups: Sequence[Mention]

    def __post_init__(self) -> None:
        """Where the words stand in the text, which is asked for again and again."""
        self.start, self.end = self.scene.line.starts[self.first], self.scene.line.ends[self.last]

    def text(self, start: int, end: int) -> str:
        return self.scene.line.text[start:end]
