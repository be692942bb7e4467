"""Dates of metadata in words that no form of ours fits: dateparser reads them (no other file imports it)."""

from __future__ import annotations

import warnings
from datetime import date
from functools import lru_cache

from incidents.kept import compiled

_WHOLE = compiled(r"\d.*\d{4}|\d{4}.*\d")  # a year and something more
SHORTEST, LONGEST = 6, 60  # characters


@lru_cache(maxsize=4096)
def read_date(words: str) -> date | None:
    """The day that some words of metadata name ('5th of June, 2018'); None where they name no whole day."""
    text = words.strip()
    if not SHORTEST <= len(text) <= LONGEST or not _WHOLE.search(text):
        return None
    import dateparser  # 200 ms: only where our own forms do not fit

    strict = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "RETURN_AS_TIMEZONE_AWARE": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(text, languages=["en"], settings=strict)
    return found.date() if found and 1900 <= found.year <= 2100 else None
