"""Word files: paragraphs, lists and tables in the order of the text; title and date from the properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from incidents.model import Report
from incidents.readers.blocks import joined, tidy
from incidents.readers.guard import guarded
from incidents.readers.made import made
from incidents.readers.markup import local, told, xml_tree
from incidents.readers.published import date_of
from incidents.readers.source import Limits, Options, Source, UnreadableError, too_large

_UNREAD = frozenset(("del", "movefrom", "fallback", "instrtext", "deltext", "ppr", "rpr", "comment", "pict"))
_BREAKS = {"tab": " ", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "softhyphen": ""}
_TITLES = ("title", "titel", "titre")
_TEMPLATE = "2013-12-23T23:15:00Z"  # the date in the template that python-docx writes every file from


def read(source: Source, options: Options) -> Iterator[Report]:
    data = source.read(options.limits.size)
    with guarded("DOCX", options.limits.seconds):
        body, properties = _opened(data, options.limits)
        lines = list(_lines(body))
    title = told(properties, "title") if properties is not None else None
    yield made(
        source.name,
        joined(lines),
        options,
        title=title or _headline(body),
        dates={"properties": _created(properties)},
        file=source.name.rsplit("/", 1)[-1],
    )


def _opened(data: bytes, limits: Limits) -> tuple[Element, Element | None]:
    if not data:
        raise UnreadableError("empty: it holds no text")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("an encrypted or an old Word file", "save it as .docx without a password")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise UnreadableError("no Word file: it holds no word/document.xml")
        document = xml_tree(_part(archive, "word/document.xml", limits), limits)
        core = "docProps/core.xml"
        return document, xml_tree(_part(archive, core, limits), limits) if core in names else None


def _part(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """A part of the file, unpacked no further than the limit."""
    with archive.open(name) as stream:
        data = stream.read(limits.size + 1)
    if len(data) > limits.size:
        raise too_large(limits.size)
    return data


def _lines(element: Element) -> Iterator[str]:
    for child in element:
        tag = local(child.tag)
        if tag == "p":
            yield from _paragraph(child)
        elif tag == "tr":
            cells = (" ".join(_lines(cell)) for cell in child.iter() if local(cell.tag) == "tc")
            if row := " | ".join(cell for cell in cells if cell):
                yield row
        elif tag not in _UNREAD:
            yield from _lines(child)


def _paragraph(paragraph: Element) -> Iterator[str]:
    """The lines of a paragraph, an item of a list with `- `; then those of the text boxes that hang on it."""
    boxes: list[Element] = []
    lines = [tidy(line) for line in "".join(_runs(paragraph, boxes)).split("\n")]
    lead = "- " if _is_item(paragraph) else ""
    yield from (lead + line for line in lines if line)
    for box in boxes:
        yield from _lines(box)


def _is_item(paragraph: Element) -> bool:
    """Whether a paragraph is an item of a list, by its numbering or its style."""
    marks = [mark for mark in paragraph.iter() if local(mark.tag) in ("numpr", "pstyle")]
    return any(local(mark.tag) == "numpr" or _style(mark).startswith("list") for mark in marks)


def _style(mark: Element) -> str:
    return next((value.lower() for key, value in mark.items() if local(key) == "val"), "")


def _runs(element: Element, boxes: list[Element]) -> Iterator[str]:
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag == "txbxcontent":
            boxes.append(child)
        elif tag not in _UNREAD:
            yield from _runs(child, boxes)


def _headline(body: Element) -> str | None:
    """The paragraph that has the style of a title."""
    for paragraph in body.iter():
        styles = [_style(mark) for mark in paragraph.iter() if local(mark.tag) == "pstyle"]
        if local(paragraph.tag) == "p" and any(style in _TITLES for style in styles):
            return tidy("".join(_runs(paragraph, [])))
    return None


def _created(properties: Element | None) -> date | None:
    value = told(properties, "created") if properties is not None else None
    return None if value == _TEMPLATE else date_of(value)
