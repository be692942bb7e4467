"""Cells as text: what is not known is empty, truth values are words, and nothing runs as a formula in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# What a spreadsheet takes for the start of a formula (OWASP, CSV injection).
RISKY = ("=", "+", "-", "@", "\t", "\r")


def as_text(value: Any) -> Any:
    """A cell's value as CSV writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def safe(value: Any) -> Any:
    """The value with an apostrophe in front where it is text that a spreadsheet would run."""
    return "'" + value if isinstance(value, str) and value.startswith(RISKY) else value


def unsafe(value: str) -> str:
    """The text as it was before `safe`: what comes back from a spreadsheet."""
    return value[1:] if value.startswith("'") and value[1:].startswith(RISKY) else value


def has_risky(values: Iterable[Any]) -> bool:
    """Whether any value of a column may need to be made safe; a quick look, that may say yes for nothing."""
    starts = {value[:1] for value in values if value.__class__ is str}
    return not starts.isdisjoint(RISKY)
