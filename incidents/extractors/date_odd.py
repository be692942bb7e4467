"""Dates of metadata in any form: our own forms first, dateparser for the rest (no other file imports it)."""

from __future__ import annotations

import re
import warnings
from datetime import date
from functools import lru_cache

from incidents.extractors import date_values as dv
from incidents.extractors.date_years import month_number, year_number

_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:$|[T\s])")
_RFC = re.compile(r"(?:[a-z]{3},\s*)?(?P<d>\d{1,2})\s+(?P<m>[a-z]{3,9})\.?,?\s+(?P<y>\d{4})\b", re.IGNORECASE)
_WHOLE = re.compile(r"\d.*\d{4}|\d{4}.*\d")  # a year and something more


@lru_cache(maxsize=4096)
def read_date(words: str) -> date | None:
    """The day that some words of metadata name; None where they name no whole day."""
    text = words.strip()
    for pattern in (_ISO, _RFC):
        m = pattern.match(text)
        if m:
            month = int(m["m"]) if m["m"].isdigit() else month_number(m["m"])
            return dv.make(year_number(m["y"]), month, int(m["d"]))
    return _parsed(text) if len(text) > 5 and _WHOLE.search(text) else None


def _parsed(text: str) -> date | None:
    import dateparser  # 200 ms: only where our own forms do not fit

    strict = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "RETURN_AS_TIMEZONE_AWARE": False}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(text, languages=["en"], settings=strict)
    return found.date() if found else None
