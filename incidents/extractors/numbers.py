"""Numbers of people: digits and words, ranges and bounds, 'ten more', 'three of them'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from incidents.model import Count, Mention
from incidents.packs import Rules


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands before a noun: its count, and whether it adds to ('more') or is part of ('of them')."""

    count: Count
    more: bool = False


_WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50}
_NUMBER = re.compile(r"\b(?:(at least|more than|up to)\s+)?(\d{1,3}(?:,\d{3})+|\d+|" + "|".join(_WORDS) + r")\b(?!-year)", re.I)


def find(text: str, start: int, end: int, rules: Rules) -> list[Mention]:
    """The numbers of text[start:end] as mentions of kind 'number' whose value is a Number, in order."""
    out = []
    for m in _NUMBER.finditer(text, start, end):
        word = m[2].lower().replace(",", "")
        n = _WORDS.get(word, int(word) if word.isdigit() else 0)
        bound = (m[1] or "").lower()
        count = Count(n, None if bound == "up to" else n, n if bound in ("", "up to") else None)
        out.append(Mention("number", m.start(), m.end(), "en/numbers", Number(count)))
    return out
