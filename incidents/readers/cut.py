"""What was cut away: the lines of a page, a print or a mail that are no part of its report."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.model import Report
from incidents.readers.sniff import sniffed
from incidents.readers.source import Options, Source, UnreadableError


def cut_away(source: Source, report: Report, options: Options) -> list[str]:
    """The lines of a source that stand nowhere in its report; none for kinds of which nothing is cut."""
    try:
        lines = _all_lines(sniffed(source), source, options)
    except UnreadableError:
        return []
    text = " ".join(report.text.split())
    return [line for line in lines if " ".join(line.removeprefix("- ").split()) not in text]


def _all_lines(kind: str, source: Source, options: Options) -> Iterable[str]:
    match kind:
        case "html":
            from incidents.readers import html

            return html.page_lines(source.read(options.limits.size), options)
        case "pdf":
            from incidents.readers import pdf

            return pdf.furniture(source.read(options.limits.size), options)
        case "eml":
            from incidents.readers import mail

            return mail.mail_lines(source.read(options.limits.size), options)
    return ()
