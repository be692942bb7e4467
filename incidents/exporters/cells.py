"""Cells as text: what is not known is empty, truth values are words, and nothing runs as a formula in a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
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


def cells(row: Sequence[Any], *, raw: bool = False) -> list[Any]:
    """A row's cells for CSV; `raw` leaves formulas as they are."""
    texts = [as_text(value) for value in row]
    return texts if raw else [safe(value) for value in texts]
