"""From what a reader found to a Report: the date, the language and the notes, alike for every kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from incidents.model import Report
from incidents.readers.decode import shown, storable
from incidents.readers.guard import guarded
from incidents.readers.language import language_of
from incidents.readers.published import publication
from incidents.readers.source import Options, UnreadableError


def made(
    name: str,
    text: str,
    options: Options,
    *,
    title: str | None = None,
    dates: Mapping[str, date | None] | None = None,
    file: str | None = None,
    start: int = 0,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
    notes: tuple[str, ...] = (),
) -> Report:
    """The report, whose dateline is looked for from `start` on; raises UnreadableError where that is none."""
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise UnreadableError("empty: it holds no text")
    if len(text) > options.limits.characters:
        raise UnreadableError(
            f"over the limit of {options.limits.characters:,} characters",
            "split it, or set INCIDENTS_LIMITS=characters=N",
        )
    clean = storable(text)
    with guarded("report", options.limits.seconds):
        when = publication(clean[start:], told=dates, url=url, name=file, option=options.published)
        spoken = language_of(clean)
    if clean != text:
        notes = (*notes, "characters that cannot be stored read as U+FFFD")
    return Report(
        id=shown(name),
        text=clean,
        title=_line(title),
        published=when.date,
        published_from=when.origin,
        source=_line(source),
        url=_line(url),
        language=_code(language) or spoken,
        notes=(*notes, *when.notes),
    )


def _line(value: str | None) -> str | None:
    """Metadata on one line; None where nothing is left."""
    return " ".join(storable(value).split()) or None if value else None


def _code(language: str | None) -> str | None:
    """`en` of `en-GB`; None of what is no two-letter code."""
    code = (language or "").strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
