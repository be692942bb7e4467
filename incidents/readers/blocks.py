"""From a tree of HTML (or of trafilatura's elements) to lines of text: paragraphs, list items, table rows, headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from incidents.kept import compiled

_BLOCKS = frozenset(
    str.split(
        "p div section article header footer main body form h1 h2 h3 h4 h5 h6 ul ol dl dt dd table caption blockquote "
        "pre figure figcaption address aside details summary hr head list quote ab center fieldset thead tbody"
    )
)
_ITEMS = frozenset(("li", "item"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_BREAKS = frozenset(("br", "lb"))
_SKIPPED = frozenset(
    str.split("script style noscript template svg math iframe object select button input textarea title")
)
_WRAPPED = range(56, 100)  # characters of a line that was wrapped: it is taken to go on in the next
_ITEM = compiled(r"^(?:[-*•–]|\d{1,2}[.)])\s|.{0,20} \| ")
_SPACE = compiled(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = compiled("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MOJIBAKE = compiled("(?:[\u00c2-\u00df][\u0080-\u00bf]|\u00e2[\u0080\u0082\u20ac\u201a][\u0080-\u00ff\u0152-\u2122])")


def lines_of(root: Any) -> Iterator[str]:
    """The lines of an element in reading order: `- ` before a list item, ` | ` between the cells of a row."""
    from lxml.etree import iterwalk

    line = Line()
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield from line.opened(element.tag, element.text)
        else:
            tag = element.tag if event == "end" else None
            yield from line.closed(tag, element.tail if element is not root else None)
    yield from line.flushed()


class Line:
    """The line that is being filled, and where in lists and tables it stands."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lead = ""
        self.rows = 0
        self.hidden = 0
        self.typed = 0  # within text whose line breaks are the writer's

    def opened(self, tag: str, text: str | None) -> Iterator[str]:
        self.typed += tag == "pre"
        if tag in _SKIPPED:
            self.hidden += 1
        elif tag in _ROWS:
            yield from self.flushed()
            self.rows += 1
        elif tag in _CELLS and self.rows:
            self.parts.append("\x1f")
        elif tag in _ITEMS or tag in _BLOCKS or tag in _BREAKS:
            yield from self._broken()
            self._begin(tag)
        self.add(text)

    def _begin(self, tag: str) -> None:
        """The mark of a list's item, before its line or inside its cell."""
        if tag in _ITEMS and self.rows:
            self.parts.append("- ")
        elif tag in _ITEMS:
            self.lead = "- "

    def closed(self, tag: str | None, tail: str | None) -> Iterator[str]:
        if tag in _SKIPPED:
            self.hidden = max(0, self.hidden - 1)
        elif tag in _ROWS:
            self.rows = max(0, self.rows - 1)
            yield from self.flushed()
        elif tag in _ITEMS or tag in _BLOCKS:
            yield from self._broken()
            self.lead = "" if tag in _ITEMS else self.lead
        self.typed -= self.typed > 0 and tag == "pre"
        self.parts.append(" " if tag == "time" else "")
        self.add(tail)

    def _broken(self) -> Iterator[str]:
        """A new line; inside a row of a table it is kept until the row ends."""
        if self.rows:
            self.parts.append("\n")
        else:
            yield from self.flushed()

    def add(self, text: str | None) -> None:
        if text and not self.hidden:
            self.parts.append(unwrapped(text) if self.typed and not self.rows else text.replace("\n", " "))

    def flushed(self) -> Iterator[str]:
        cells = [_cell(cell) for cell in "".join(self.parts).split("\x1f")]
        self.parts.clear()
        lead, self.lead = self.lead, ""
        for text in _told(cells):
            yield lead + text.removeprefix("- ")


def unwrapped(text: str) -> str:
    """Typed text with its paragraphs on one line each."""
    out: list[str] = []
    before = ""
    for line in text.splitlines():
        out.append(" " if line.strip() and goes_on(before.strip(), line.strip()) else "\n")
        out.append(line)
        before = line
    return "".join(out)


def goes_on(before: str, line: str) -> bool:
    """Whether a line goes on where the one before it was wrapped."""
    return len(before) in _WRAPPED and not _ITEM.match(line)


def _cell(text: str) -> list[str]:
    """The lines of a cell of a table; anything outside of tables is one cell of one line."""
    return [line for part in text.split("\n") if (line := tidy(part))]


def _told(cells: list[list[str]]) -> Iterator[str]:
    """A row on one line; the lines one by one where the row only sets out the page."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(len(cell) > 1 and sum(map(len, cell)) > 200 for cell in filled):
        yield from (line for cell in filled for line in cell)
    elif filled:
        yield " | ".join(" ".join(cell) for cell in filled)


def tidy(text: str) -> str:
    """One line, its white space single, its invisible characters out, its mojibake repaired."""
    return " ".join(repaired(_INVISIBLE.sub("", _SPACE.sub(" ", text))).split())


def repaired(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 (`â€™`) read rightly; other text as it is."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def joined(lines: Iterable[str]) -> str:
    """Lines as a text: an empty line between paragraphs, none between the items of a list or the rows of a table."""
    out: list[str] = []
    for line in lines:
        if out:
            out.append("\n" if _belongs(out[-1], line) else "\n\n")
        out.append(line)
    return "".join(out)


def _belongs(before: str, line: str) -> bool:
    return (before.startswith("- ") and line.startswith("- ")) or (" | " in before and " | " in line)
