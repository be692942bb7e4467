"""The stories of the corpus: written for this project, each a plain text that every other kind must be read to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "stories"
PUBLISHED = {
    "brief": date(2021, 9, 6),
    "convoy": date(2022, 3, 12),
    "live": date(2021, 3, 24),
    "market": date(2020, 11, 18),
    "protest": date(2019, 10, 6),
    "strikes": date(2018, 2, 9),
}


@dataclass(frozen=True)
class Story:
    """A report: its title, its blocks (`p`, `h`, `li`, `stamp`) and the day it was published."""

    name: str
    title: str
    blocks: tuple[tuple[str, str], ...]
    published: date

    @property
    def text(self) -> str:
        return (FOLDER / f"{self.name}.txt").read_text(encoding="utf-8")

    @property
    def slug(self) -> str:
        return "-".join(self.title.lower().replace(":", "").split()[:6])


def story(name: str) -> Story:
    title, *parts = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return Story(name, title, tuple(block for part in parts for block in _blocks(part)), PUBLISHED[name])


def stories() -> list[Story]:
    return [story(name) for name in sorted(PUBLISHED)]


def _blocks(part: str) -> Iterator[tuple[str, str]]:
    for line in part.split("\n"):
        if line.startswith("- "):
            yield "li", line[2:]
        elif len(line) == 5 and line[2] == ":":
            yield "stamp", line
        else:
            yield ("p" if line.endswith((".", '."', "?")) else "h"), line
