"""The layout of a printed page: from boxes of text to lines, columns and paragraphs in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from incidents.kept import compiled

_EDGE = 3  # lines at the head and foot of a page that may run through the document
_FEWEST = 3  # lines on each side of a gutter
_PROSE = 22  # characters of a line of a text column, at the median; cells of tables are shorter
_BULLET = compiled(r"^(?:[•▪●◦‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_PAGE_NUMBER = compiled(
    r"^\W*(?:(?:page|p\.)\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*$"
    r"|(?:^| \| )page \d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:$| \| )",
    re.I,
)
_BESIDE = 18.0  # points between lines that begin in the same column
_ENDS = tuple('.!?:"”')
_HYPHEN = compiled(r"(?P<head>[^\W\d_]{2,})[-\u00ad]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a line of text and its box, in points, counted upwards; `bottom` is the line it is written on."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return self.top - self.bottom


def without_furniture(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Every page's lines in reading order, without the headers, footers and page numbers that run through it."""
    ordered = [in_order(page) for page in pages]
    edges = [_edges(page) for page in ordered]
    seen = Counter(mark for page in edges for mark in {_mark(line) for line in page})
    running = {mark for mark, count in seen.items() if count >= max(2, len(pages) / 2)}
    cut = [{line for line in page if _mark(line) in running or _is_number(line, page)} for page in edges]
    return [[line for line in page if line not in out] for page, out in zip(ordered, cut, strict=True)]


def _edges(page: Sequence[Piece]) -> list[Piece]:
    """The topmost and lowest lines of a page."""
    by_height = sorted(page, key=lambda line: -line.bottom)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _is_number(line: Piece, page: Sequence[Piece]) -> bool:
    return len(page) > 2 and bool(_PAGE_NUMBER.search(line.text))


def _mark(line: Piece) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of a page in reading order: column after column between the lines that cross them."""
    lines = _lines(pieces, split=True)
    gutter = _gutter(lines)
    if gutter is None:
        return _lines(pieces, split=False)
    out: list[Piece] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for line in lines:
        if line.left < gutter < line.right:
            out += _columns(sides)
            sides = ([], [])
            out.append(line)
        else:
            sides[line.left >= gutter].append(line)
    return out + _columns(sides)


def _columns(sides: tuple[list[Piece], list[Piece]]) -> list[Piece]:
    """Left before right, each of them perhaps of columns again."""
    return [line for side in sides if side for line in (in_order(side) if _gutter(side) else side)]


def _gutter(lines: Sequence[Piece]) -> float | None:
    """The middle of the widest upright gap that few lines cross and that has prose on both sides."""
    lefts = Counter(round(line.left) for line in lines)
    best: tuple[float, float] | None = None
    for edge in sorted(left for left, count in lefts.items() if count >= _FEWEST)[1:]:
        left = [line for line in lines if line.right < edge - 1]
        right = [line for line in lines if line.left >= edge - 1]
        if min(len(left), len(right)) < _FEWEST or len(left) + len(right) < 0.6 * len(lines):
            continue
        gap = edge - max(line.right for line in left)
        if gap > 6 and _side_by_side(left, right) and (best is None or gap > best[0]):
            best = gap, edge - gap / 2
    return best[1] if best else None


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether two groups of lines are columns of prose beside each other."""
    if min(median(len(line.text) for line in side) for side in (left, right)) < _PROSE:
        return False
    shared = min(max(line.top for line in left), max(line.top for line in right))
    return shared > max(min(line.bottom for line in left), min(line.bottom for line in right))


def _lines(pieces: Sequence[Piece], *, split: bool) -> list[Piece]:
    """Pieces on one height joined to lines, from the top; split at wide gaps, or these written as ` | `."""
    em = median([piece.height for piece in pieces]) if pieces else 1.0
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.bottom, piece.left)):
        if rows and abs(rows[-1][0].bottom - piece.bottom) < 0.45 * max(em, rows[-1][0].height, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [line for row in rows for line in _row(sorted(row, key=lambda piece: piece.left), em, split)]


def _row(row: Sequence[Piece], em: float, split: bool) -> Iterator[Piece]:
    """The lines of one height; a bullet is no cell."""
    line = row[0]
    for piece in row[1:]:
        gap = piece.left - line.right
        wide = gap > (1.0 if split else 1.3) * em and len(line.text) > 2
        if wide and split:
            yield line
            line = piece
        else:
            line = _joined(line, piece, " | " if wide else " ")
    yield line


def _joined(line: Piece, piece: Piece, between: str) -> Piece:
    return replace(
        line,
        right=max(line.right, piece.right),
        text=line.text + between + piece.text,
    )


def paragraphs(pages: Sequence[Sequence[Piece]]) -> list[str]:
    """The paragraphs of all pages; one that a page's or a column's end cut in two is one again."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    words = _whole_words(lines)
    pitch, edges = _pitch(lines), _right_edges(lines)
    out = [_itemised(lines[0].text)]
    for before, line in pairwise(lines):
        if _continues(before, line, pitch, edges):
            out[-1] = _mended(out[-1], line.text, words)
        else:
            out.append(_itemised(line.text))
    return out


def _whole_words(lines: Sequence[Piece]) -> set[str]:
    """The words of the lines, and both halves of compounds, but not what a line's end divides."""
    found: set[str] = set()
    divided = False
    for line in lines:
        words: list[str] = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower())
        ends = bool(_HYPHEN.search(line.text[-80:]))
        found.update(words[divided : len(words) - ends])
        divided = ends
    return found


def _itemised(text: str) -> str:
    """The text with its printer's bullet as `- `."""
    return re.sub(r"^[•▪●◦‣]\s*", "- ", text)


def _pitch(lines: Sequence[Piece]) -> float:
    """The usual distance of two lines of a paragraph: a small one, for many a paragraph has but one line."""
    steps = sorted(step for a, b in pairwise(lines) if 0 < (step := a.bottom - b.bottom) < 4 * a.height)
    return min(steps[len(steps) // 5], 2.2 * median(line.height for line in lines)) if steps else 12.0


def _continues(before: Piece, line: Piece, pitch: float, edges: Mapping[int, float]) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if _BULLET.match(line.text) or " | " in line.text or " | " in before.text:
        return False
    if abs(before.height - line.height) > 0.4 * max(before.height, line.height):
        return False
    step = before.bottom - line.bottom
    if step <= 0:  # another column or page
        return line.text[:1].islower() or not (before.text[-1:] in _ENDS or _is_short(before, edges))
    ends = before.text[-1:] in _ENDS and _is_short(before, edges) and not line.text[:1].islower()
    return step < 1.3 * pitch and not ends


def _right_edges(lines: Sequence[Piece]) -> dict[int, float]:
    """How far the lines reach that begin at, or a little beside, each place across the page."""
    edges: dict[int, float] = {}
    for line in lines:
        for place in range(round(line.left / _BESIDE) - 1, round(line.left / _BESIDE) + 2):
            edges[place] = max(edges.get(place, 0.0), line.right)
    return edges


def _is_short(line: Piece, edges: Mapping[int, float]) -> bool:
    """Whether a line ends well before its column's edge."""
    edge = edges[round(line.left / _BESIDE)]
    return line.right < edge - 0.2 * (edge - line.left)


def _mended(text: str, line: str, words: set[str]) -> str:
    """The text and its next line; a word divided at the line's end whole again.

    It keeps its hyphen where the text has it so elsewhere, or has both halves as words.
    """
    match = _HYPHEN.search(text[-80:])
    if not match or not line[:1].islower():
        return f"{text} {line}"
    found = re.match(r"[^\W\d_]+", line)
    head, tail = match["head"].lower(), found[0].lower() if found else ""
    written = f"{head}-{tail}" in words or (head in words and tail in words and head + tail not in words)
    return text + line if written else text[:-1] + line
