"""The day a report was published, and where that was found: one order of trust for every kind of input.

metadata (page, feed, mail, record) > page > dateline in the text > front matter > properties (of a PDF or a Word
file: they outlive many a re-save) > URL > file name > --published.
Never the day of a crawl or of the file system.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from incidents.extractors.date_odd import read_date
from incidents.kept import compiled

Dateline = Callable[[str], date | None]

ORIGINS = ("metadata", "page", "dateline", "front matter", "properties", "url", "file name", "option")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*"
_ISO = compiled(r"(?P<y>\d{4})(?P<cut>[-/.]?)(?P<m>\d\d)(?P=cut)(?P<d>\d\d)(?!\d)")
_DAY_FIRST = compiled(rf"(?:[a-z]+,?\s+)?(?P<d>\d\d?)(?:st|nd|rd|th)?[\s-]+{_MONTH}\.?,?[\s-]+(?P<y>\d{{4}})\b", re.I)
_MONTH_FIRST = compiled(rf"(?:[a-z]+,?\s+)?{_MONTH}\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.I)
_NUMBERS = compiled(r"(?P<a>\d\d?)[/.-](?P<b>\d\d?)[/.-](?P<y>\d{4})(?!\d)")
_SPAN = compiled(r"(?:[a-z]+\s+)?\d\d?(?:\s+[a-z]+)?\s*(?:[-–—]|to|and)\s*(?:[a-z]+\s+)?\d\d?(?![\d:])\W+[a-z\d]", re.I)
_NAMED = (
    compiled(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<cut>[-_./])(?P<m>\d\d?)(?P=cut)(?P<d>\d\d?)(?!\d)"),
    compiled(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    compiled(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[-_/]{_MONTH}[-_/](?P<d>\d\d?)(?!\d)", re.I),
    compiled(rf"(?<!\d)(?P<d>\d\d?)[-_]{_MONTH}[-_](?P<y>(?:19|20)\d\d)(?!\d)", re.I),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The day of publication, where it was found, and what speaks against it."""

    date: date | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()


def publication(
    text: str,
    *,
    told: Mapping[str, date | None] | None = None,
    url: str | None = None,
    name: str | None = None,
    option: date | None = None,
    dateline: Dateline | None = None,
) -> Publication:
    """The most trusted date of those there are; the others are told where they differ by more than two days.

    `told` holds what the reader found, by its origin (`metadata`, `page`, `front matter`, `properties`); `url`,
    `name` and `text` are searched here, `text` by `dateline`.
    """
    days: dict[str, date | None] = {
        **(told or {}),
        "dateline": (dateline or find_dateline)(text),
        "url": date_in_name(url),
        "file name": date_in_name(name),
        "option": option,
    }
    found = {origin: day for origin in ORIGINS if (day := days.get(origin))}
    if not found:
        return Publication()
    origin, chosen = next(iter(found.items()))
    return Publication(chosen, origin, tuple(_contradictions(found.items(), origin, chosen)))


def _contradictions(found: Iterable[tuple[str, date]], origin: str, chosen: date) -> Iterator[str]:
    for other, day in found:
        if abs((day - chosen).days) > 2:
            yield f"published {chosen} by its {origin}, {day} by its {other}"


def find_dateline(text: str) -> date | None:
    """The report's own date from its dateline, byline or page head."""
    from incidents.extractors.date_published import publication_date

    found = publication_date(text)
    return found[0] if found else None


def date_in_name(name: str | None) -> date | None:
    """The one full date in a file's name or a URL (`2021-12-05-kirkuk.txt`, `/2021/dec/05/`); None where two differ."""
    days = {_day(match) for pattern in _NAMED for match in pattern.finditer(name or "")} - {None}
    return days.pop() if len(days) == 1 else None


def date_of(value: object) -> date | None:
    """The day that a metadata value names; None where none is sure.

    ISO 8601, RFC 2822, `5 December 2021` by forms of our own; other words ('5th of June, 2018') by dateparser.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day) if 1900 <= value.year <= 2100 else None
    text = str(value).strip() if isinstance(value, str | int) else ""
    if _SPAN.match(text):  # '12-18 June 2007': the time that is reported on
        return None
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        if match := pattern.match(text):
            return _day(match)
    if _NUMBERS.match(text):
        return _by_numbers(text)
    return _by_mail(text) or (read_date(text) if text[:1].isalnum() else None)


def is_ambiguous(value: object) -> bool:
    """Whether a date in figures can be read day first and month first (`05/06/2021`)."""
    match = _NUMBERS.match(str(value).strip())
    return bool(match and max(int(match["a"]), int(match["b"])) <= 12 and match["a"] != match["b"])


def _by_numbers(text: str) -> date | None:
    match = _NUMBERS.match(text)
    if not match or is_ambiguous(text):
        return None
    day, month = sorted((int(match["a"]), int(match["b"])), reverse=True)
    return _valid(int(match["y"]), month, day)


def _by_mail(text: str) -> date | None:
    try:
        when = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when if 1900 <= when.year <= 2100 else None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = int(parts["m"]) if parts.get("m") else _MONTHS.index(parts["month"].lower()) + 1
    return _valid(int(parts["y"]), month, int(parts["d"]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None
