"""PDF files of the layouts that reports are printed in, written by hand: Courier, so that widths are known."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.corpus.stories import Story

Run = tuple[float, float, float, str]  # x, y, size, text
WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Column:
    """A column's left edge and its width in characters of 10 points (6 points wide)."""

    left: float
    wide: int


def pdf(pages: Sequence[Sequence[Run]], *, title: str = "", created: str = "", extra: str = "") -> bytes:
    """A PDF file of pages of runs; `extra` goes into the trailer."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for runs in pages:
        stream = "\n".join(
            f"BT /F1 {size:g} Tf 1 0 0 1 {x:g} {y:g} Tm ({_escaped(text)}) Tj ET" for x, y, size, text in runs
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({_escaped(title)}) /CreationDate ({created}) /Producer (corpus) >>")
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(offsets) + 1} /Root 1 0 R /Info {len(offsets)} 0 R {extra} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _info(story: Story) -> dict[str, str]:
    return {"title": story.title, "created": f"D:{story.published:%Y%m%d}093000Z"}


def _typeset(story: Story, wide: int, *, hyphens: bool = False) -> list[str]:
    """The story's lines, None of them longer; an empty line between paragraphs."""
    lines: list[str] = []
    for kind, text in story.blocks:
        lead = "• " if kind == "li" else ""
        lines += (
            _hyphenated(lead + text, wide) if hyphens else textwrap.wrap(lead + text, wide, break_on_hyphens=False)
        ) + [""]
    return lines[:-1]


def _hyphenated(text: str, wide: int) -> list[str]:
    """Lines filled to their end, long words divided after their half."""
    lines, line = [], ""
    for word in text.split(" "):
        room = wide - len(line) - 1
        if len(word) <= room or not line:
            line = f"{line} {word}".strip()
        elif word.isalpha() and word.islower() and len(word) > 7 and room > 5:
            cut = min(room - 1, len(word) // 2)
            lines.append(f"{line} {word[:cut]}-")
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _set(lines: Sequence[str], column: Column, top: float, size: float = 10) -> list[Run]:
    runs, y = [], top
    for line in lines:
        if line:
            runs.append((column.left, y, size, line))
        y -= 14 if line else 8
    return runs


def _head(story: Story) -> list[Run]:
    return _set(textwrap.wrap(story.title, 48), Column(60, 48), 780, size=14)


def single(story: Story) -> bytes:
    """One column."""
    return pdf([_head(story) + _set(_typeset(story, 76), Column(60, 76), 730)], **_info(story))


def columns(story: Story) -> bytes:
    """Two columns, written one after the other, words divided at the ends of lines."""
    lines = _typeset(story, 36, hyphens=True)
    half = len(lines) // 2
    left, right = _set(lines[:half], Column(60, 36), 730), _set(lines[half:], Column(316, 36), 730)
    return pdf([_head(story) + left + right], **_info(story))


def woven(story: Story) -> bytes:
    """Two columns, written line by line across the page, as some programs do."""
    lines = _typeset(story, 36)
    half = len(lines) // 2
    runs = _set(lines[:half], Column(60, 36), 730) + _set(lines[half:], Column(316, 36), 730)
    return pdf([_head(story) + sorted(runs, key=lambda run: (-run[1], run[0]))], **_info(story))


def running(story: Story) -> bytes:
    """Small pages, each with a header, a footer and its number."""
    lines = _typeset(story, 76)
    chunks = [lines[n : n + 9] for n in range(0, len(lines), 9)]
    pages = []
    for number, chunk in enumerate(chunks, 1):
        furniture: list[Run] = [
            (60, 815, 8, "Monitoring Group - Situation Report 14"),
            (60, 30, 8, "Not for onward circulation without the authors' consent"),
            (500, 30, 8, f"Page {number} of {len(chunks)}"),
        ]
        pages.append(
            furniture[:1] + (_head(story) if number == 1 else []) + _set(chunk, Column(60, 76), 730) + furniture[1:]
        )
    return pdf(pages, **_info(story))


def pieces(story: Story) -> bytes:
    """One column, every word placed on its own."""
    runs = []
    for x, y, size, text in _set(_typeset(story, 76), Column(60, 76), 730):
        at = 0
        for word in text.split(" "):
            runs.append((x + at * 6, y, size, word))
            at += len(word) + 1
    return pdf([_head(story) + runs], **_info(story))


def untitled(story: Story) -> bytes:
    """One column of larger print, no properties, the date under the title."""
    day = f"{story.published.day} {story.published:%B %Y}"
    return pdf([[*_head(story), (60.0, 735.0, 10.0, day), *_set(_typeset(story, 60), Column(60, 60), 700, size=12)]])


LAYOUTS: dict[str, Callable[[Story], bytes]] = {
    layout.__name__: layout for layout in (single, columns, woven, running, pieces, untitled)
}
