"""RSS and Atom files: each entry is a report of its own, dated by the entry and never by the feed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from incidents.model import Refusal, Report
from incidents.readers.blocks import joined, tidy
from incidents.readers.decode import declared, decoded
from incidents.readers.made import made
from incidents.readers.markup import children, fragment_lines, local, mended, told, xml_tree
from incidents.readers.published import date_of
from incidents.readers.source import Options, Source, UnreadableError

_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")


def read(source: Source, options: Options) -> Iterator[Report | Refusal]:
    data = source.read(options.limits.size)
    markup, notes = decoded(data, (declared(data),))
    if not markup.strip():
        raise UnreadableError("empty: it holds no text")
    root = xml_tree(_without_declaration(mended(markup)), options.limits)
    entries = [element for element in root.iter() if local(element.tag) in ("item", "entry")]
    if local(root.tag) not in ("rss", "feed", "rdf"):
        raise UnreadableError(f"XML, but no RSS or Atom: its root is <{local(root.tag)[:40]}>")
    if not entries:
        raise UnreadableError("the feed holds no entries")
    channel = next(children(root, "channel"), root)
    for number, entry in enumerate(entries, 1):
        yield _entry(f"{source.name}#{number}", entry, told(channel, "title"), options, notes)


def _entry(name: str, entry: Element, outlet: str | None, options: Options, notes: tuple[str, ...]) -> Report | Refusal:
    """The report of an entry, its title first; its id is its own, else its link."""
    title, link = tidy(" ".join(fragment_lines(told(entry, "title") or ""))), _link(entry)
    lines = [line for line in _lines(entry) if line != title]
    try:
        return made(
            _identity(entry) or link or name,
            joined([title, *lines] if title else lines),
            options,
            title=title,
            dates={"metadata": next((day for key in _DATES if (day := date_of(told(entry, key)))), None)},
            source=told(entry, "source") or outlet,
            url=link,
            notes=notes,
        )
    except UnreadableError as error:
        return Refusal(name, error.reason, error.hint)


def _lines(entry: Element) -> list[str]:
    """The lines of the longest of an entry's texts."""
    texts = [fragment_lines(_markup(child)) for child in children(entry, *_TEXTS)]
    return max(texts, key=lambda lines: sum(map(len, lines)), default=[])


def _markup(element: Element) -> str:
    """The HTML in an element: written as text, or as XHTML."""
    if len(element):
        return tostring(element, encoding="unicode").replace("html:", "").replace("ns0:", "")
    return element.text or ""


def _link(entry: Element) -> str | None:
    """The address of the entry's page."""
    links = list(children(entry, "link"))
    ranked = sorted(links, key=lambda link: link.get("rel", "alternate") != "alternate")
    urls = [(link.get("href") or link.text or "").strip() for link in ranked]
    return next((url for url in urls if url.startswith(("http://", "https://"))), None)


def _identity(entry: Element) -> str | None:
    """The entry's own id, where it is an address or a name of its own and not just a number."""
    value = told(entry, "guid", "id")
    return value if value and ":" in value else None


def _without_declaration(markup: str) -> str:
    """The document without its declaration, whose encoding no longer holds."""
    markup = markup.lstrip("\ufeff \t\r\n")
    return markup.partition("?>")[2].lstrip() if markup.startswith("<?xml") else markup
