"""PDF files: lines in reading order, hyphens and line breaks mended, running headers and footers out (pdfium)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from datetime import date
from typing import Any

from incidents.kept import compiled
from incidents.model import Report
from incidents.readers.blocks import joined
from incidents.readers.extras import needed
from incidents.readers.guard import guarded
from incidents.readers.made import made
from incidents.readers.pdf_layout import Piece, in_order, paragraphs, without_furniture
from incidents.readers.published import date_of
from incidents.readers.source import Limits, Options, Source, UnreadableError

_WORD = compiled("[^\\s\x00\ufffe\x02]+[\ufffe\x02]?")  # the last two are pdfium's hyphens at the ends of lines
_NO_TITLE = ("untitled", "microsoft word", "powerpoint presentation", "document", "print")


def read(source: Source, options: Options) -> Iterator[Report]:
    data = source.read(options.limits.size)
    pdfium = needed("pypdfium2", "pdf")
    with guarded("PDF", options.limits.seconds):
        pages, properties = _opened(pdfium, data, options.limits)
        text = joined(paragraphs(without_furniture(pages)))
    if not text.strip():
        raise UnreadableError("the PDF holds no text: a scan?", "run an OCR program over it first")
    yield made(
        source.name,
        text,
        options,
        title=_title(properties.get("Title")),
        dates={"properties": created(properties.get("CreationDate"))},
        file=source.name.rsplit("/", 1)[-1],
    )


def furniture(data: bytes, options: Options) -> list[str]:
    """The headers, footers and page numbers of a PDF."""
    pdfium = needed("pypdfium2", "pdf")
    with guarded("PDF", options.limits.seconds):
        pages, _ = _opened(pdfium, data, options.limits)
        kept = without_furniture(pages)
    pairs = zip(map(in_order, pages), kept, strict=True)
    return [line.text for page, rest in pairs for line in page if line not in rest]


def created(value: str | None) -> date | None:
    """The day of a PDF date (`D:20210512093000+03'00'`)."""
    return date_of((value or "").removeprefix("D:")[:8])


def _opened(pdfium: Any, data: bytes, limits: Limits) -> tuple[list[list[Piece]], dict[str, str]]:
    """The pieces of text of every page, and the properties of the document."""
    if not data.strip():
        raise UnreadableError("empty: it holds no text")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError("the PDF is encrypted", "save it without its password") from error
        raise UnreadableError(f"damaged PDF: {error}") from error
    try:
        if len(document) > limits.pages:
            raise UnreadableError(f"over the limit of {limits.pages} pages", "split the file")
        return _pages(pdfium, document, limits), document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()


def _pages(pdfium: Any, document: Any, limits: Limits) -> list[list[Piece]]:
    pages, characters = [], 0
    for number in range(len(document)):
        page = list(_words(pdfium, document[number]))
        characters += sum(len(piece.text) for piece in page)
        if characters > limits.size:
            raise UnreadableError(f"over the size limit of {limits.size:,} characters")
        pages.append(page)
    return pages


def _words(pdfium: Any, page: Any) -> Iterator[Piece]:
    """The words of a page with their boxes, in points from the lower left corner; the heights are those of the font."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        for word in _WORD.finditer(text):
            places = _places(text, word.start(), word.end())
            boxes = [box for place in places if (box := _box(pdfium.raw, textpage, place))]
            if boxes:
                heights = sorted(top - bottom for _, bottom, _, top in boxes)
                clean = word[0].replace("\ufffe", "-").replace("\x02", "-")
                line = _line(pdfium.raw, textpage, places[0], boxes[0][1])
                yield Piece(boxes[0][0], line, boxes[-1][2], line + heights[len(heights) // 2], clean)
    finally:
        textpage.close()
        page.close()


def _places(text: str, start: int, end: int) -> tuple[int, int, int]:
    """First, middle and last character of a word as pdfium counts them, in units of UTF-16."""
    before = 0 if text.isascii() else sum(character > "\uffff" for character in text[:start])
    return start + before, (start + end) // 2 + before, end - 1 + before


def _box(raw: Any, textpage: Any, place: int) -> tuple[float, float, float, float] | None:
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(textpage, place, box):
        return None
    return box.left, box.bottom, box.right, box.top


def _line(raw: Any, textpage: Any, place: int, bottom: float) -> float:
    """The height of the line that a character is written on; the bottom of its box where that is not known."""
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(textpage, place, x, y) else bottom


def _title(title: str | None) -> str | None:
    """The title that a person gave; None for a program's or a file's name."""
    clean = " ".join((title or "").split())
    if len(clean) < 8 or clean.lower().startswith(_NO_TITLE) or "." in clean[-5:-1]:
        return None
    return clean
