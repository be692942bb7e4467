"""No pattern of the program takes long over a text that nearly fits it: one that tries to cut words would."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from time import perf_counter

import pytest

import incidents

HOSTILE = (
    " of the counterrevolutionary headquarters of the interdepartmental commission" * 6,
    *(f" {word} {'x' * 60} " for word in ("of", "in", "the")),
    "The old man said that the police who were there had been told by others " * 6,
    *(part * (400 // len(part)) for part in ("x", "in the ", "a, b, ", "12 ", "Ab ", "Ab Cd, ", "and ", "(x ", "- ", "'s ")),
)  # fmt: skip
LIMIT = 0.25  # seconds for one text: hundreds of times what the slowest pattern takes


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(incidents.__path__, "incidents."):
        module = importlib.import_module(found.name) if not found.name.endswith("__main__") else None
        for name, value in vars(module).items() if module else ():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                yield f"{found.name}.{name}", value


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_no_pattern_takes_long(text: str) -> None:
    slow = []
    for name, pattern in patterns():
        start = perf_counter()
        pattern.fullmatch(text)
        for _ in pattern.finditer(text):
            pass
        if perf_counter() - start > LIMIT:
            slow.append(name)
    assert not slow
