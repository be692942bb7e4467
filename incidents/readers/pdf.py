"""PDF files: lines in reading order, hyphens and line breaks mended, running headers and footers out (pdfium)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from incidents.model import Report
from incidents.readers.blocks import joined
from incidents.readers.extras import needed
from incidents.readers.guard import guarded
from incidents.readers.made import made
from incidents.readers.pdf_layout import Piece, in_order, paragraphs, without_furniture
from incidents.readers.published import date_of
from incidents.readers.source import Limits, Options, Source, UnreadableError

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
        return _pages(document, limits), document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()


def _pages(document: Any, limits: Limits) -> list[list[Piece]]:
    pages, characters = [], 0
    for number in range(len(document)):
        page = list(_pieces(document[number]))
        characters += sum(len(piece.text) for piece in page)
        if characters > limits.size:
            raise UnreadableError(f"over the size limit of {limits.size:,} characters")
        pages.append(page)
    return pages


def _pieces(page: Any) -> Iterator[Piece]:
    """The runs of text of a page with their boxes, in points from the lower left corner."""
    textpage = page.get_textpage()
    try:
        for number in range(textpage.count_rects()):
            left, bottom, right, top = textpage.get_rect(number)
            text = textpage.get_text_bounded(left, bottom, right, top).replace("\ufffe", "-").replace("\x02", "-")
            if text.strip():
                yield Piece(left, bottom, right, top, " ".join(text.split()))
    finally:
        textpage.close()
        page.close()


def _title(title: str | None) -> str | None:
    """The title that a person gave; None for a program's or a file's name."""
    clean = " ".join((title or "").split())
    if len(clean) < 8 or clean.lower().startswith(_NO_TITLE) or "." in clean[-5:-1]:
        return None
    return clean
