"""How much of a known text was read: F1 over its words in their order."""

from __future__ import annotations

import re
from difflib import SequenceMatcher


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def f1(known: str, read: str) -> float:
    """Twice the words in common, in order, by the words of both texts; 1.0 where the words are the same."""
    a, b = words(known), words(read)
    if a == b:
        return 1.0
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) / (len(a) + len(b))
