"""Scattered: deeds told of several places in one breath: 'Rebels attacked public buildings in Ambo, Sola and Kanda.'

Without a toll each place of the list is an event of its own, where the words tell of more deeds than one: 'bombs',
'attacks', 'burned schools'; not 'a bomb', 'a bus', 'five pylons'.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from incidents.events import Trigger
from incidents.extractors.place_mentions import PlaceMention
from incidents.geography import same_place
from incidents.kept import compiled
from incidents.model import Finding
from incidents.nouns import Thing, Who
from incidents.scan import Scene

_AND = compiled(
    r"(?:,|(?P<and>,? and|,? as well as))(?: (?:also )?(?:in|at|near))?(?: the)?"
    r"(?: (?:[a-z]+ )?(?:towns?|city|cities|villages?|districts?|departments?|provinces?|states?) of)? "
)
# 'on the road between X and Y': one stretch; 'leaders from X and Y': no places of deeds.
_LED = compiled(
    r"\b(?:between|linking|links|joins|from|to|towards?|by|(?<!towns )(?<!cities )(?<!villages )(?<!districts )"
    r"(?<!departments )(?<!provinces )of) (?:the )?(?:[a-z]+ )?\Z"
)


_LASTS = frozenset("go goes going continue continued continues rage raged".split())  # 'Fighting went on in X and Y'
_REPORTED = frozenset("reported occurred place recorded registered rocked shook staged carried".split())


def listed(
    scene: Scene, acts: Sequence[Trigger], hurt: Sequence[Finding], places: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """The places of a list each of which is struck by deeds of its own; none where there is no such list."""
    if any(not f.value.nobody for f in hurt) or scene.sentence.section in ("title", "heading"):
        return []
    named = [p for p in places if p.rule.endswith("#villages-of") and p.role == "event"]
    if len(named) > 1 and any(t.strong and t.pos == "act" for t in acts):
        return named
    told = [p for p in places if p.role == "event" and p.specificity > 0 and not p.near]
    if len(told) < 2 or "and" not in scene.words or not _LASTS.isdisjoint(scene.words):
        return []
    row = _row(scene, told)
    dated = any(m.value.scope == "event" and m.value.dated for m in scene.told["date"])
    told_so = (t for t in acts if dated or t.pos == "act" or not _REPORTED.isdisjoint(scene.words))
    return row if len(row) > 1 and any(_many(t, len(row)) for t in told_so) else []


def _row(scene: Scene, told: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The longest row of places of one kind with nothing but commas and an 'and' between them."""
    rows: list[list[PlaceMention]] = [[told[0]]]
    closed = False
    for p, q in pairwise(told):
        joined = _AND.fullmatch(scene.line.low, p.end, q.start)
        if joined and not closed and _alike(p, q) and not any(same_place(q, o) for o in rows[-1]):
            rows[-1].append(q)
            closed = joined["and"] is not None
        else:
            rows, closed = [*rows, [q]], False
    best = max(rows, key=len)
    ended = len(best) > 1 and "and" in scene.line.low[best[-2].end : best[-1].start]
    return best if ended and not _LED.search(scene.line.low, scene.sentence.start, best[0].start) else []


def _alike(p: PlaceMention, q: PlaceMention) -> bool:
    """Whether two places are of one kind: towns, or provinces; not 'Ambo, Huanuco'."""
    return p.specificity == q.specificity or min(p.specificity, q.specificity) > 1


def _many(t: Trigger, places: int) -> bool:
    """Whether a word tells of more deeds than one, or of one done to many: 'bombs', 'attacked schools'."""
    if not t.strong or t.rejected or t.definite:
        return False
    if t.pos == "deed":
        return t.plural and (t.count is None or t.count.value in (None, places))
    struck = t.target.value if t.target is not None else None
    if isinstance(struck, Thing) and not struck.area:
        return struck.plural
    return not isinstance(struck, Who) or (struck.plural and struck.count is None)
