"""Sections and sentences of a report: where it is told, and what only belongs to the page it was printed on.

`text[s.start:s.end]` is always the sentence as it stands in the text; nothing is cleaned. What is no part of the report
(links, notices, bylines, readers' comments) is kept as sentences too, in the sections boilerplate, dateline, comment.
"""

from __future__ import annotations

from collections.abc import Iterator

from incidents.layout_blocks import blocks
from incidents.layout_kinds import looks
from incidents.layout_rules import Signs, first_word, opening, plain, signs
from incidents.layout_sections import Placed, place
from incidents.layout_sentences import sentences
from incidents.model import Sentence
from incidents.packs import Rules

_WHOLE = frozenset(("title", "heading", "dateline", "boilerplate", "comment"))


def split(text: str, rules: Rules | None = None, *, title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of a report in order, each with its section and paragraph; the shipped rules without `rules`."""
    known = signs(rules)
    placed = place(looks(blocks(text), known), known, title)
    spans = [span for number, block in enumerate(placed) for span in _spans(text, block, number, known)]
    return tuple([Sentence(i, *span) for i, span in enumerate(spans)])


def _spans(text: str, placed: Placed, number: int, known: Signs) -> Iterator[tuple[int, int, str, int, int | None]]:
    """The sentences of one block: start, end, section, paragraph, update."""
    look, section, update, cut = placed
    start, end = look.block.start, look.block.end
    if section in _WHOLE or look.kind in ("row", "stamp", "line"):
        yield start, end, section, number, update
        return
    if cut:
        yield start, start + len(look.block.text[:cut].rstrip()), "dateline", number, update
        start += cut
    for n, (a, b) in enumerate(sentences(text, start, end, known.abbreviations)):
        where = "body" if section == "lead" and n else section
        yield a, b, where if n == 0 or not _is_notice(text[a:b], known) else "boilerplate", number, update


def _is_notice(sentence: str, known: Signs) -> bool:
    """'Read more: ...' or '(Reporting by ...' at the end of a paragraph."""
    if len(sentence) > 240 or sentence[-1] == "?" or first_word(sentence[:60].lower()) not in known.openings:
        return False
    low = plain(sentence)
    found = opening(low, first_word(low), known)
    return (
        found is not None and found[0] in ("links", "furniture", "signature") and (" " in low[:12] or ":" in low[:12])
    )
