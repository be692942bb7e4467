"""Lines of a text joined to blocks: a block is a paragraph, a heading, a bullet or a row of a table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from incidents.kept import compiled

_MARKER = compiled(r"(?:[•‣▪●○◦·∙►▶■□✓✔➤➢❖★☆]+\s*|(?:--?|[*–—+])\s+|[(\[]?\d{1,2}[.)\]]\s+|[(]?[a-z][)]\s+)(?=[^\s])")
_MARKDOWN = compiled(r"#{1,6}\s+(?=\S)")
_INVISIBLE = "\ufeff\u200b\u2060\xad"
_ENDED = compiled(r"[.!?…:;][)\]\"'”’»*_]*\Z")
NARROW, WIDE = 40, 100  # characters: the widths between which a text may be hard-wrapped
FILLED = 0.6  # of the width: a shorter line ends its paragraph


class Block(NamedTuple):
    """A stretch of text that belongs together; `mark` is 'bullet', 'heading', 'row' or ''; `sign` includes a bullet."""

    start: int
    end: int
    gap: bool  # a blank line before it
    mark: str
    text: str
    sign: str


class _Line(NamedTuple):
    start: int
    gap: bool
    indent: int
    text: str


def blocks(text: str) -> list[Block]:
    """The blocks of a text in order, without the lines that hold no letter and no figure."""
    lines = list(_lines(text))
    width = _width(lines)
    listed = _listed(lines) if not width else frozenset()
    out: list[Block] = []
    for group in _groups(lines, width):
        first, last = lines[group[0]], lines[group[-1]]
        end = last.start + len(last.text)
        block = _block(text, first, end, group[0] in listed)
        if any(map(str.isalnum, block.text)):
            out.append(block)
    return out


def _lines(text: str) -> Iterator[_Line]:
    at, gap = 0, False
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body and body[0] in _INVISIBLE:
            body = body.lstrip(_INVISIBLE).lstrip()
        if body:
            start = at + raw.index(body)
            yield _Line(start, gap, start - at, body)
            gap = False
        else:
            gap = True
        at += len(raw)


def _width(lines: Sequence[_Line]) -> int:
    """The column at which the text was wrapped by hand or by an agency's machine; 0 where each line is a paragraph."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and not _MARKER.match(b.text)]
    width = max((len(a.text) for a, _ in pairs), default=0)
    pairs = [(a, b) for a, b in pairs if len(a.text) >= FILLED * width]
    if not NARROW <= width <= WIDE:
        return 0
    upper = [(a, b) for a, b in pairs if not _has_lower(a.text) and not _has_lower(b.text)]
    if len(upper) > len(pairs) / 2:
        running = sum(_full(a, b, width) and not _ENDED.search(a.text) for a, b in upper)
        return width if running >= 0.5 * len(pairs) else 0
    running = sum(b.text[0].islower() for _, b in pairs)
    return width if running >= 0.4 * len(pairs) else 0


def _has_lower(text: str) -> bool:
    return text.upper() != text


def _full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > 0.85 * width


def _groups(lines: Sequence[_Line], width: int) -> Iterator[list[int]]:
    group: list[int] = []
    for i, line in enumerate(lines):
        if group and not _runs_on(lines[i - 1], line, width):
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _runs_on(line: _Line, following: _Line, width: int) -> bool:
    if not width or following.gap or _MARKER.match(following.text) or following.indent > line.indent + 1 > 1:
        return False
    filled = len(line.text) >= FILLED * width
    return (filled and following.text[0].islower()) or _full(line, following, width)


def _listed(lines: Sequence[_Line]) -> frozenset[int]:
    """Lines of a list told by indentation alone: at least two indented lines with no blank line between them."""
    out: set[int] = set()
    for i in range(1, len(lines)):
        a, b = lines[i - 1], lines[i]
        if a.indent >= 2 and b.indent >= 2 and not b.gap:
            out.update((i - 1, i))
    return frozenset(out)


def _block(text: str, first: _Line, end: int, listed: bool) -> Block:
    start = first.start
    marker = _MARKER.match(first.text)
    heading = _MARKDOWN.match(first.text)
    if heading:
        start, mark = start + heading.end(), "heading"
    elif marker and len(first.text) > marker.end():
        start, mark = start + marker.end(), "bullet"
    else:
        mark = "bullet" if listed else "row" if _is_row(first.text) else ""
    return Block(start, end, first.gap, mark, text[start:end], text[first.start : end])


def _is_row(line: str) -> bool:
    """A row of a table: cells between tabs or bars."""
    return line.count("\t") > 1 or line[0] == "|" or (line.count("|") > 1 and any(map(str.isdigit, line)))
