"""Markup without the extra for web pages: fragments of HTML to lines, and XML that cannot bomb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from incidents.kept import compiled
from incidents.readers.blocks import Line
from incidents.readers.source import Limits, UnreadableError

_NAMED = compiled(r"&(?!(?:amp|lt|gt|quot|apos|#\w+);)(\w+);")
_DOCTYPE = compiled(r"<!DOCTYPE[^>\[]{0,500}>", re.I)
_TAG = compiled(r"<(?:/?[a-z][a-z0-9]*\b|!--)", re.I)
_VOID = frozenset(str.split("area base br col embed hr img input link meta source track wbr"))


class _Fragment(HTMLParser):
    """Feeds a piece of HTML, however broken, to a Line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.line = Line()
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID or tag == "br":
            self.out += self.line.opened(tag, None)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.out += self.line.closed(tag, None)

    def handle_data(self, data: str) -> None:
        self.line.add(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![CDATA0[`, which the library stops at, is passed over as browsers do."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)


def fragment_lines(markup: str) -> list[str]:
    """The lines of a piece of HTML; of a text without any tag, its own lines."""
    parser = _Fragment()
    parser.line.typed += not _TAG.search(markup)
    parser.feed(markup)
    parser.close()
    return [*parser.out, *parser.line.flushed()]


class _Guarded(TreeBuilder):
    """Builds a tree that has no document type with entities and is not too deep."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.left = limits.nesting
        self.most = limits.elements

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise UnreadableError("XML that declares a document type", "its entities could be a bomb: remove the DOCTYPE")

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.left -= 1
        self.most -= 1
        if self.most < 0:
            raise UnreadableError("over the limit of elements")
        if self.left < 0:
            raise UnreadableError("nested too deeply")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self.left += 1
        return super().end(tag)


def xml_tree(data: bytes | str, limits: Limits) -> Element:
    """The tree of an XML document; raises UnreadableError where it is damaged, too large or declares entities."""
    parser = XMLParser(target=_Guarded(limits))
    try:
        parser.feed(data)
        tree: Element = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        raise UnreadableError(f"damaged XML: {error}") from error
    return tree


def mended(markup: str) -> str:
    """XML of a feed with HTML's named entities as characters and without a bare document type."""
    clean = _DOCTYPE.sub("", markup, count=1)
    return _NAMED.sub(lambda match: chr(name2codepoint[match[1]]) if match[1] in name2codepoint else "", clean)


def local(tag: object) -> str:
    """An element's name without its namespace, in lower case."""
    return str(tag).rsplit("}", 1)[-1].lower()


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these local names, name by name."""
    for name in names:
        yield from (child for child in element if local(child.tag) == name)


def told(element: Element, *names: str) -> str | None:
    """The text of the first child of these names that has any."""
    texts = ("".join(child.itertext()).strip() for child in children(element, *names))
    return next((text for text in texts if text), None)
