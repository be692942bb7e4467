"""Entries of a log that begin with their place: 'Fri 28 Feb, 07.15. Rueso, Narathiwat. A patrol was hit at Ban Lamo.'

What such a head names contains the places told behind it in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extractors.place_cues import Cue
from incidents.extractors.place_spans import Span
from incidents.gazetteer import Place, km_between
from incidents.kept import compiled

LOWEST = 3
LONGEST = 60  # characters of a head
AT_HAND = 40.0  # kilometres around a town in which its entry's places lie
SMALL_TOWN = 60_000
READ = ("body", "lead", "bullet", "update", "summary")
_END = compiled(r"(?: ?\([A-Z]\))?(?::|\.-+|\.| [–—-]+)(?= |\n)")
_MARKS = (":", ".", " (", " –", " —", " -")
_SMALL = compiled(
    r"\b(?!(?:about|night|early|late|morning|vic|near|town|village|camp|district|city|area|road|hours?|hrs)\b)[a-z]{3,}"
)


def under_heads(
    text: str, spans: Sequence[Span], cues: Sequence[Cue], levels: Sequence[int], found: list[int | None]
) -> None:
    """Puts the places of each entry that begins with its place into that place, where the text tells no other."""
    n = 0
    while n < len(spans):
        paragraph, last = spans[n].sentence.paragraph, n
        while last + 1 < len(spans) and spans[last + 1].sentence.paragraph == paragraph:
            last += 1
        if last > n and (behind := _head(text, spans, n, last)):
            head = _inmost(spans, levels, n, behind)
            for m in range(behind, last + 1):
                if (
                    head is not None
                    and found[m] is None
                    and _may_lie_in(spans[head], levels[head], spans[m], levels[m], cues[m])
                ):
                    found[m] = head
        n = last + 1


def _head(text: str, spans: Sequence[Span], first: int, last: int) -> int:
    """The first of the paragraph's spans behind its head; 0 where it has no head."""
    start = spans[first].sentence.start
    if spans[first].sentence.section not in READ or spans[first].start - start > LONGEST // 2:
        return 0
    begin = text.rfind("\n", 0, start) + 1
    for n in range(first, min(last, first + 3)):
        end = spans[n].end
        if text[end : end + 2].startswith(_MARKS) and _END.match(text, end):
            told = text[begin:end]
            return n + 1 if len(told) < LONGEST and not _SMALL.search(told) else 0
    return 0


def _inmost(spans: Sequence[Span], levels: Sequence[int], first: int, behind: int) -> int | None:
    """Of the places of a head the lowest that is known, the first of several."""
    known = [n for n in range(first, behind) if spans[n].places and not spans[n].why and levels[n]]
    return max(known, key=lambda n: (levels[n], -n), default=None)


def _may_lie_in(head: Span, above: int, span: Span, level: int, cue: Cue) -> bool:
    """Whether an entry's place may lie in the place of its head: an unknown one, or one that is known there.

    A village that is known elsewhere only is another one, where a preposition tells that it happened there.
    """
    if cue.role is not None or span.why or level < 2 or level < above:
        return False
    if not span.places or any(_near(o, i) for o in head.places for i in span.places):
        return True
    small = all(p.population < SMALL_TOWN and p.kind == "place" for p in span.places)
    return small and above > 1 and cue.placed and not cue.near


def _near(outer: Place, inner: Place) -> bool:
    if outer.id == inner.id or outer.country != inner.country or inner.kind in ("country", "admin1"):
        return False
    if outer.kind == "admin1":
        return outer.admin1 == inner.admin1
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        own = inner.id.startswith("world:") and outer.admin1 == inner.admin1
        return own or bool(outer.admin2) and (outer.admin1, outer.admin2) == (inner.admin1, inner.admin2)
    return km_between((outer.lat, outer.lon), (inner.lat, inner.lon)) < AT_HAND
