"""Wires in capitals: how they are known, and how they are read."""

from __future__ import annotations

import re

from incidents.extractors.place_words import Words

_CITY = re.compile(r"(\b[A-Z]\w+\s)city\b")  # 'Panama City'


def is_upper(text: str) -> bool:
    """Whether the report is an upper-case wire, in which capitals tell nothing."""
    sample = text[:4000:7] if len(text) > 500 else text
    if sum(map(sample.count, "etaoinsrh")) >= 0.3 * len(sample):
        return False  # small letters enough, found the quick way
    upper, lower = sum(map(str.isupper, sample)), sum(map(str.islower, sample))
    return upper + lower > 20 and upper > 0.7 * (upper + lower)


def lowered(text: str, words: Words) -> str:
    """An upper-case wire with small letters where a word is no name; each word keeps its length."""
    small = words.common | words.org | words.generic

    def one(hit: re.Match[str]) -> str:
        word = hit[0]
        low = word.lower()
        return low if len(low) != len(word) or low in small else word[0] + low[1:]

    return _CITY.sub(r"\1City", re.sub(r"[^\W\d_]+", one, text))
