"""Web pages: the article without its page (trafilatura), its title, date and outlet; live blogs entry by entry."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from incidents.kept import compiled
from incidents.model import Report
from incidents.readers.blocks import joined, lines_of, tidy
from incidents.readers.decode import declared, declared_by_page, decoded
from incidents.readers.extras import needed
from incidents.readers.guard import guarded
from incidents.readers.html_live import live_lines
from incidents.readers.html_metadata import PageMetadata, metadata_of
from incidents.readers.html_prune import prune
from incidents.readers.language import language_of
from incidents.readers.made import made
from incidents.readers.published import date_in_name, date_of
from incidents.readers.source import Options, Source, UnreadableError

_XML_HEAD = compiled(r"^\s*<\?xml[^>]{0,200}\?>")
_SHORTEST = 60  # characters: trafilatura takes a whole page where it finds less than 250, and briefs are shorter
_DATE_LINE = compiled(r"^(?:published|posted|date|on|by [^|]{2,60}?)?[:,|\s]*(?P<date>\S.{5,40}?)[.,]?$", re.I)
_WEEKDAY = compiled(r"\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_FOOT = compiled(
    r"\W*(?:back to |copyright\b|©|all rights reserved|share (?:this|on)|print this|e-?mail this|tags?:|topics?:|"
    r"filed under|posted in|tagged|to (?:continue|keep) reading\b|(?:continue|keep) reading (?:with|for|by)\b|"
    r"already (?:a|have an) (?:subscriber|member|account)|subscribe\b|sign (?:in|up)\b|log ?in\b|"
    r"this (?:article|story|content) is for )",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article cut out of its page."""

    text: str
    about: PageMetadata
    on_page: date | None  # a date that stands in a line of its own by the title
    notes: tuple[str, ...] = ()


def read(source: Source, options: Options) -> Iterator[Report]:
    yield page_report(source.name, source.read(options.limits.size), options, file=source.name.rsplit("/", 1)[-1])


def page_report(
    name: str,
    data: bytes | str,
    options: Options,
    *,
    file: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Report:
    """The report of one page; raises UnreadableError where it has none."""
    found = article(data, options, charset=charset)
    about = found.about
    return made(
        name,
        found.text,
        options,
        title=about.title,
        dates={"metadata": about.published, "page": found.on_page},
        file=file,
        source=about.site,
        url=about.url or url,
        language=language_of(found.text) or about.language,
        notes=found.notes,
    )


def article(data: bytes | str, options: Options, *, charset: str | None = None) -> Article:
    """The article of a page, title first; raises UnreadableError where there is no text."""
    needed("lxml.html", "html")
    text, notes = (
        (data, ()) if isinstance(data, str) else decoded(data, (charset, declared(data), declared_by_page(data)))
    )
    if text.count("<") - text.count("</") > options.limits.elements:
        raise UnreadableError(f"over the limit of {options.limits.elements:,} elements")
    with guarded("HTML", options.limits.seconds):
        tree = parsed(text)
        about = metadata_of(tree)
        prune(tree, teasers=not about.updates)
        day = None if about.published else _date_by_title(tree, about.title) or _marked_date(tree, about)
        head = _visit(tree, about.title)
        lines = [line for line in live_lines(tree, about) or _body(tree) if line != head]
        lines = _trimmed(lines, about.title)
    if not lines:
        raise UnreadableError(
            "the page holds no text of an article", "is it made by a script? save it from a browser that shows it"
        )
    return Article(joined([about.title, *lines] if about.title else lines), about, day, notes)


def page_lines(data: bytes, options: Options) -> list[str]:
    """All lines of a page, furniture included."""
    text, _ = decoded(data, (declared(data), declared_by_page(data)))
    with guarded("HTML", options.limits.seconds):
        return list(lines_of(parsed(text)))


def parsed(text: str) -> Any:
    """The tree of a page; raises UnreadableError where it is none."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    try:
        clean = _XML_HEAD.sub("", text).replace("\x00", "")
        return document_fromstring(clean, parser=HTMLParser(encoding=None, remove_pis=True))
    except (LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("no HTML that can be parsed") from error


def _body(tree: Any) -> list[str]:
    """The lines of the article's body."""
    trafilatura = needed("trafilatura", "html")
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    settings = trafilatura.settings.Extractor(recall=True, comments=False)
    settings.min_extracted_size = _SHORTEST
    document = trafilatura.bare_extraction(tree, options=settings)
    return list(lines_of(document.body)) if document is not None and document.body is not None else []


def _trimmed(lines: list[str], title: str | None) -> list[str]:
    """The lines without the title's repetition, the page's head before it and the page's foot."""
    wanted = _bare(title or "")
    start = next((number for number, line in enumerate(lines[:6]) if wanted and _bare(line) == wanted), None)
    if start is not None:
        lines = [line for line in lines[:start] if _is_told(line)] + lines[start + 1 :]
    while lines and _FOOT.match(lines[-1]) and len(lines[-1]) < 150:
        lines = lines[:-1]
    return lines


def _date_by_title(tree: Any, title: str | None) -> date | None:
    """The full date that stands alone in one of the lines next to the title."""
    lines = list(lines_of(tree))
    wanted = _bare(title or "")
    start = next((number for number, line in enumerate(lines) if wanted and wanted in _bare(line)), None)
    near = lines[:12] if start is None else [*lines[start : start + 6], *_above(lines, start)]
    return next((day for line in near if (day := _day_alone(line))), None)


def _visit(tree: Any, title: str | None) -> str | None:
    """The line above the title that tells the day on which the page was fetched."""
    body = tree.find("body")
    found = None
    for line in lines_of(tree if body is None else body):
        if title and line.startswith(title[:40]):
            return found
        if _WEEKDAY.match(line) and _day_alone(line):
            found = line
    return None


def _is_told(line: str) -> bool:
    """Whether a line above the title belongs to the article: a sentence, or its date."""
    return line.endswith(".") or (_day_alone(line) is not None and not _WEEKDAY.match(line))


def _above(lines: list[str], start: int) -> list[str]:
    """The line above the title; not one that begins with a weekday, as the day of the visit does on many a page."""
    return [line for line in lines[max(0, start - 1) : start] if not _WEEKDAY.match(line)]


def _marked_date(tree: Any, about: PageMetadata) -> date | None:
    """The date that htmldate finds in the page's markup, where the page's address holds none."""
    if date_in_name(about.url):
        return None
    htmldate = needed("htmldate", "html")
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    return date_of(htmldate.find_date(tree, extensive_search=False, original_date=True))


def _day_alone(line: str) -> date | None:
    """The date of a line that holds nothing else but who wrote it."""
    match = _DATE_LINE.match(line)
    return date_of(match["date"]) if match else None


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, tidy(text).lower()))
