"""What a text carries beside its words, taken out for the rules and put back for the evidence.

Soft hyphens and other invisible characters, the first half of Windows line ends, HTML's entities and UTF-8 read as
Windows-1252 (`â€™`) hide words from the rules, and so do the marks of a quotation around a single verb of killing.
Readers keep the text as the file has it; the rules run on a cleaned copy, and a map brings every offset back.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from html import unescape

from incidents.kept import compiled
from incidents.model import Evidence, Extraction, Note, Report

_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ENTITY = r"&(?:nbsp|amp|quot|apos|lt|gt|shy|[lr][sd]quo|[nm]dash|hellip|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
_MOJIBAKE = "[\u00c2-\u00df][\u0080-\u00bf]|\u00e2[\u0080\u20ac\u201a\u2020\u0152][\u0080-\u00bf\u0152-\u2122]"
_LINE_END = r"\r(?=\n)"
_MARKS = "(?:&quot;|&[lr][sd]quo;|[\"'`\u2018\u2019\u201c\u201d\u201e\u201f\u00ab\u00bb]){1,2}"
# 'troops "neutralized" 12 rebels', 'three officers were ‘martyred’': the marks of a desk that keeps its distance.
# Not 'they "killed" ninety defenders', who were played.
_SCARE = compiled(
    rf"(?<!\w){_MARKS}((?:neutrali[sz]|eliminat|liquidat|exterminat|martyr|assassinat)(?:ed|ing)"
    rf"(?!\W{{1,8}}[a-z]+s\b)|(?:neutrali[sz]|liquidat|assassinat)es?){_MARKS}(?!\w)"
)
_SIGN = compiled(f"[\r&{_INVISIBLE}\u00c2-\u00df\u00e2]")  # with which all of them begin; quickly searched
_HIDING = compiled(f"[{_INVISIBLE}]+|{_LINE_END}|{_SCARE.pattern}|{_ENTITY}|{_MOJIBAKE}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without what hides its words, and for each of its characters where it starts and ends in the original."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the cleaned text as one of the original."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]


def cleaned(text: str) -> Cleaned | None:
    """The text without what hides its words; None where there is nothing of the kind."""
    if not (_SIGN.search(text) and _HIDING.search(text)) and not _SCARE.search(text):
        return None
    parts: list[str] = []
    starts, ends = array("q"), array("q")
    place = 0
    for match in _HIDING.finditer(text):
        _keep(parts, starts, ends, text, place, match.start())
        shown = _shown(match[0])
        parts.append(shown)
        starts.extend([match.start()] * len(shown))
        ends.extend([match.end()] * len(shown))
        place = match.end()
    _keep(parts, starts, ends, text, place, len(text))
    return Cleaned("".join(parts), starts, ends)


def restored(extraction: Extraction, report: Report, clean: Cleaned) -> Extraction:
    """An extraction from the cleaned text as one from the report's own."""
    incidents = tuple(
        replace(incident, evidence=tuple(_evidence(piece, report.text, clean) for piece in incident.evidence))
        for incident in extraction.incidents
    )
    notes = tuple(_note(note, report.text, clean) for note in extraction.notes)
    return replace(extraction, report=report, incidents=incidents, notes=notes)


def as_written(extraction: Extraction, report: Report) -> Extraction:
    """An extraction whose evidence shows a report's own text, of which another of the same length was read."""
    text = report.text
    incidents = tuple(
        replace(one, evidence=tuple(piece._replace(text=text[piece.start : piece.end]) for piece in one.evidence))
        for one in extraction.incidents
    )
    notes = tuple(note._replace(text=text[note.start : note.end]) for note in extraction.notes)
    return replace(extraction, report=report, incidents=incidents, notes=notes)


def _keep(parts: list[str], starts: array[int], ends: array[int], text: str, start: int, end: int) -> None:
    parts.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _shown(hiding: str) -> str:
    """What a reader would see: nothing for invisible characters, a verb without its marks, else the character meant."""
    if told := _SCARE.fullmatch(hiding):
        return told[1]
    if hiding.startswith("&"):
        return unescape(hiding).replace("\u00a0", " ").replace("\u00ad", "")
    if hiding == "\r" or re.fullmatch(f"[{_INVISIBLE}]+", hiding):
        return ""
    try:
        return hiding.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return hiding


def _evidence(piece: Evidence, text: str, clean: Cleaned) -> Evidence:
    start, end = clean.span(piece.start, piece.end)
    return piece._replace(start=start, end=end, text=text[start:end])


def _note(note: Note, text: str, clean: Cleaned) -> Note:
    start, end = clean.span(note.start, note.end)
    return note._replace(start=start, end=end, text=text[start:end])
