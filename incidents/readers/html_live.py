"""Live blogs: the entries of a page in the order in which they stand, each with its time on a line before it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from incidents.readers.blocks import lines_of, tidy
from incidents.readers.html_metadata import PageMetadata

_FEWEST = 3
_SHORTEST = 40  # characters of an entry, on average, that are not links


def live_lines(tree: Any, about: PageMetadata) -> list[str]:
    """The lines of a live blog: what stands before the entries, then the entries; empty for other pages."""
    entries = _entries(tree)
    if entries and (about.updates or _share(tree, entries) > 0.5):
        return [*_before(entries[0]), *(line for entry in entries for line in lines_of(entry))]
    return [line for update in about.updates for line in update if line] if len(about.updates) >= _FEWEST else []


def _entries(tree: Any) -> list[Any]:
    """The longest row of like siblings that each hold a time."""
    groups: dict[tuple[Any, str], dict[Any, None]] = defaultdict(dict)
    for stamp in list(tree.iter("time"))[:5000]:
        element = stamp
        for _ in range(8):
            parent = element.getparent()
            if parent is None or parent.tag in ("html", "body"):
                break
            groups[parent, element.tag][element] = None
            element = parent
    rows = [list(group) for group in groups.values() if len(group) >= _FEWEST]
    return max((row for row in rows if _told(row) >= _SHORTEST * len(row)), key=_told, default=[])


def _before(first: Any) -> list[str]:
    """The lines of the article that stand before the first entry: title and summary."""
    lines: list[str] = []
    element = first
    while (parent := element.getparent()) is not None and parent.tag not in ("html", "body"):
        before = [line for sibling in element.itersiblings(preceding=True) for line in reversed(_whole(sibling))]
        lines += before
        if parent.find(".//h1") is not None or len(lines) > 20:
            break
        element = parent
    return lines[::-1]


def _whole(element: Any) -> list[str]:
    return list(lines_of(element)) if isinstance(element.tag, str) else []


def _share(tree: Any, entries: list[Any]) -> float:
    body = tree.find("body")
    return _told(entries) / max(1, _told([tree if body is None else body]))


def _told(elements: list[Any]) -> int:
    """Characters that are not in links."""
    return sum(
        len(tidy(element.text_content())) - sum(len(tidy(link.text_content())) for link in element.iter("a"))
        for element in elements
    )
