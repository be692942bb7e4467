"""Backdrop: whether an incident is told as context of the report's news: earlier than these, in passing, or long ago.

The title and the lead say what is news. A chronology tells of nothing but the past, a list of items has no main
one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from incidents.affinity import Cluster
from incidents.kept import compiled
from incidents.model import Incident
from incidents.scan import Page

NEWS = frozenset(("title", "heading", "lead"))
OLD, PASSING, AGED = 60, 2, 365  # days and clauses: so old and told so briefly, or older than that; not in the lead
BEFORE, ASIDE = 2, 1  # days before the news: any event, and one told in passing in the body
FEW = 4  # events; among more of them none is told aside
_CHRONOLOGY = compiled(
    r"\b(?:chronolog\w+|timeline|fact ?box|since (?:19|20)\d\d|list of|deadliest|worst attacks|major attacks|history of"
    r"|a look (?:at|back)|years of)\b",
    re.IGNORECASE,
)


def is_chronology(page: Page) -> bool:
    """'CHRONOLOGY: Attacks since 2004': what is told is old, and is what the report is about."""
    titles = (s for s in page.scenes if s.sentence.section == "title")
    return any(_CHRONOLOGY.search(s.text) for s in titles)


def told_as_backdrop(page: Page, told: Sequence[Incident], clusters: Sequence[Cluster], day: date | None) -> list[bool]:
    """For each incident of a report of `day` whether it is context; the first cluster is the main one."""
    if is_chronology(page):
        return [False] * len(told)
    news = told[0].date_start if told and told[0].date_start is not None else day
    before = [i.date_end is not None and news is not None and (news - i.date_end).days > BEFORE for i in told]
    listed = len(told) > BEFORE and all(before[1:])
    ended = _ended(page, told)
    return [
        _is_backdrop(i, c, day)
        or (c is not clusters[0] and i is not ended and _is_earlier(i, c, clusters, news, listed=listed))
        for i, c in zip(told, clusters, strict=True)
    ]


_FREED = frozenset("rescue rescued rescues freed frees release released releases freedom liberated".split())


def _ended(page: Page, told: Sequence[Incident]) -> Incident | None:
    """The abduction whose end is the news: 'Police rescued a trader ... He had been kidnapped on 9 July.'"""
    taken = next((i for i in told if i.type == "abduction"), None)
    if taken is None:
        return None
    news = (s for s in page.scenes if s.sentence.section in NEWS)
    return taken if any(not s.words.isdisjoint(_FREED) for s in news) else None


def _is_backdrop(told: Incident, c: Cluster, day: date | None) -> bool:
    """Whether it is so old that it cannot be the news, and neither title nor lead tell of it."""
    if told.date_end is None or day is None or _is_news(c):
        return False
    age = (day - told.date_end).days
    return age > AGED or (age > OLD and len(c.all) <= PASSING)


def _is_earlier(told: Incident, c: Cluster, clusters: Sequence[Cluster], news: date | None, *, listed: bool) -> bool:
    """Whether it is earlier than the main event: days before it, or a little and told in passing."""
    if told.date_end is None or news is None:
        return False
    earlier = (news - told.date_end).days
    if earlier > BEFORE:
        return not (listed and _section(c) == "bullet")
    passing = not _is_news(c) and len(c.all) <= PASSING and len(clusters) <= FEW
    return earlier > ASIDE and passing and _section(c) == "body" and _section(clusters[0]) in NEWS


def _is_news(c: Cluster) -> bool:
    return any(f.scene.sentence.section in NEWS for f in c.all)


def _section(c: Cluster) -> str:
    return (c.frames or c.titles)[0].section
