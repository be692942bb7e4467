"""Lines of a page that tell its own day in words: 'Compiled from agencies, 24 October 2022', 'Situation as of ...'."""

from __future__ import annotations

import re

from incidents.kept import compiled

SHORT = 120  # characters of a line that is no paragraph
FOOT = 110  # characters of a line that closes a page with its day
PLACES = 60  # characters of a line's words for a place
LAST = 2  # lines with words at the foot

# A title may tell the day of its document, 'Security digest, 5 May 2021', and may tell that of a deed, without one.
_DOCUMENT = compiled(
    r"\b(?:bulletins?|digest|brief(?:ing|s)?|reports?|updates?|log|sit-?rep|notes?|release|statement|communiqu[eé]"
    r"|summar(?:y|ies)|round-?up|overview|review|monitor(?:ing)?|dispatch|alert|newsletter|diary|chronicle|watch"
    r"|wrap|news|today|daily|weekly|edition|issue|press|circular|memo|advisory|flash|snapshot|media|radio|situation)\b",
)
_DEED = compiled(
    r"kill|attack|blast|bomb|shot|shoot|raid|clash|dead|died|dies|death|massacre|murder|explo|ambush|abduct|kidnap"
    r"|strike|assault|stab|behead|wound|injur|fire"
)
_VERBS = (
    r"compiled|written|prepared|drafted|filed|broadcast|aired|circulated|monitored|collected|translated|reported"
    r"|closed|valid|current|correct|as (?:of|at)|status|situation|immediate release"
    r"|(?:publication |report |issue )?date"
    r"|date of (?:the )?(?:report|publication|issue|submission|writing)|sent|received|signed|done|issued|release"
)
_TOLD = compiled(rf"(?:^|[.|;:(–—]\s*|\bfor\s)(?:{_VERBS})\b[^.\n\d]{{0,60}}$")
_APART = compiled(r"(?:^|[,|(/:–—]|\s-|\b(?:for|as of|as at|on|of|to|till|until|ending|ended)(?: the)?)\s*$")
_FOR = compiled(r"\b(?:for|of|to|on)\s*$")
_CLOSES = compiled(r"\s*(?:[|,;)/:.–—-]|\d|at\b|\(|$)")
# 'It is Wednesday, 15 May 2024', 'today, Wednesday, May 15, 2024', 'this morning (15 May 2024)'.
TODAY = compiled(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|today is|it is|it['’]s)[,(\s]{1,3}(?:on )?(?:the )?",
    re.IGNORECASE,
)
# 'Abuja, 15 May 2024' under a statement, 'Source: The Daily, 15 May 2024', '... he said. (The Daily, 15 May 2024)'
_SIGNED = compiled(
    r"(?:^|[.!?”\"’)]\s*[(\[])(?:(?:source|published|issued|done|given|signed|first published|dated|date|from|in|at|on"
    r"|by|the)\b[:\s]*)*(?:(?-i:[A-ZÀ-Þ])[\w’'./&-]*[,\s|–—:(-]+|(?:the|of|in|on|and|at|this)\s+){0,8}$",
    re.IGNORECASE,
)


def tells_the_day(before: str, after: str, *, first: bool) -> bool:
    """Whether the words around a date in a line of the head say that it is the page's own day.

    'Compiled from correspondents and agencies, 24 October 2022', 'Daily security bulletin, 15 May 2024'.
    """
    low = before.lower().lstrip()
    if len(before) + len(after) > SHORT:
        return False
    if _TOLD.search(low):
        return True
    if not _APART.search(low) or not _CLOSES.match(after) or after.rstrip()[-1:] in (".", "!", "?"):
        return False
    told = f"{low} {after.lower()}"
    if _FOR.search(low) or first:
        return _DOCUMENT.search(told) is not None and not (_FOR.search(low) and _DEED.search(told))
    return _DEED.search(told) is None


# 'Zaria, 12 May 2024', '12 May – Zaria', 'Zaria (12 May)' as a line of its own; a sentence that ends a line.
_PLACED = compiled(r"(?:[A-ZÀ-Þ][\w’'.-]*(?:[ ,/]+|(?= ?[–—(:|])|$)){1,5}[(–—:|, -]*")
_PLACE = compiled(r"[):.]*|[)\s]*[,:–—|-]\s*(?:[A-ZÀ-Þ][\w’'.-]*[ ,/)]*){1,5}[:.]?")
ENDED = compiled(r"[^\W\d_]{2}[.!?][\"”’)]*\Z")
TOLD = compiled(r"[.!?][\"”’)]*\s*\n")


def heads_entry(text: str, start: int, end: int) -> bool:
    """Whether the line of a date has nothing beside it but a place: the head of an entry."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    before, after = text[first:start].lstrip(), text[end : last if last >= 0 else len(text)].rstrip()
    if len(before) + len(after) > PLACES or bool(before) == bool(after.strip("):.")):
        return False
    return (not before or _PLACED.fullmatch(before) is not None) and _PLACE.fullmatch(after) is not None


def closes_the_page(before: str, after: str) -> bool:
    """Whether a date in one of the last lines of a page is the day on which it was signed or printed."""
    if len(after.strip(" .)]|;")) > (FOOT // 2 if before.strip() else 0):
        return False
    return _SIGNED.search(before[-FOOT:]) is not None
