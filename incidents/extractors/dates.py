"""Every date expression of a report, resolved against the day of the report or another date of its text.

The words are found by seeds/packs/en/dates.toml (date_hits), what they mean is read in date_readings, each in its place
of the text in date_walk; whether they tell when something happened is judged in
date_references, and which is in force where in date_scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from incidents.extractors import date_lines
from incidents.extractors.date_hits import WHOLE, Hit, find_hits, finder
from incidents.extractors.date_hours import by_the_hour
from incidents.extractors.date_mentions import DateMention, resolve_anaphora
from incidents.extractors.date_published import Head, date_of_file, publication_date, read_head
from incidents.extractors.date_scope import date_at, date_scopes, day_of_report
from incidents.extractors.date_settled import settle
from incidents.extractors.date_values import DateValue, a_month
from incidents.extractors.date_walk import Ground, walk
from incidents.extractors.date_yearless import counted
from incidents.extractors.date_years import Anchor, month_number, year_number
from incidents.kept import compiled
from incidents.model import Sentence
from incidents.packs import Rules

__all__ = [
    "DateMention",
    "DateValue",
    "date_at",
    "date_of_file",
    "date_scopes",
    "day_of_report",
    "find_dates",
    "publication_date",
    "resolve_anaphora",
]


def find_dates(
    text: str, sentences: Sequence[Sentence], published: date | None, rules: Rules, *, dateline: date | None = None
) -> tuple[DateMention, ...]:
    """The date expressions of a report in the order of its text.

    `published` is the day of the report; relative days count from the dateline's day where it shows one.
    """
    head = read_head(text, published)
    own = published or (head.published.day if head.published else None)
    known = finder(rules)
    hits = _days_only(text, find_hits(text, known, live=any(s.section == "update" for s in sentences)))
    anchor = _anchor(_counting_day(own, dateline or head.dateline), hits, head)
    shouting = text[:600].isupper()
    day = published or anchor.day
    ground = Ground(
        text, sentences, [s.start for s in sentences], head, day, known.words, shouting, headings(text, sentences, hits)
    )
    found = settle(text, tuple(walk(ground, hits, anchor)))
    if day is None and head.partial is not None and anchor.day is None:
        found = counted(found, head.partial, anchor, lambda from_: settle(text, tuple(walk(ground, hits, from_))))
    return by_the_hour(text, found, sentences)


def headings(text: str, sentences: Sequence[Sentence], hits: Sequence[Hit]) -> frozenset[int]:
    """The sentences that are a whole date and nothing else, where a report has several: its days, not the page's.

    Or a date and a place: 'Zaria, 12 May', 'Kanda, 13 May', each above its own paragraph.
    """
    whole = {(h.start, h.end) for h in hits if h.clock.resolve in WHOLE}
    if len(whole) < 2:
        return frozenset()
    alone = {}
    for s in sentences:
        bare = text[s.start : s.end].rstrip(" :–—-.")
        if s.section in ("dateline", "boilerplate", "comment") or len(bare) > HEADING:
            continue
        if (s.start, s.start + len(bare)) in whole:
            alone[s.index] = bare
        elif s.section in ("heading", "title"):
            held = [w for w in whole if s.start <= w[0] and w[1] <= s.end]
            if len(held) == 1 and date_lines.heads_entry(text, *held[0]):
                alone[s.index] = text[slice(*held[0])]
    return frozenset(alone) if len(set(alone.values())) > 1 else frozenset()


HEADING = 100  # characters
_CLOCK = compiled(r"\n[\s•*–-]*(?:[01]?\d|2[0-3])\.(?:1[3-9]|[2-5]\d)(?=[:.,] )")
_ENTRY_DAY = "en/dates#day-dot-month"


def _days_only(text: str, hits: list[Hit]) -> list[Hit]:
    """Without '14.05:' where another entry of the log begins with '16.42:': those are hours."""
    if any(hit.clock.rule.ref == _ENTRY_DAY for hit in hits) and _CLOCK.search(text):
        return [hit for hit in hits if hit.clock.rule.ref != _ENTRY_DAY]
    return hits


def _counting_day(published: date | None, dateline: date | None) -> date | None:
    """The dateline's day where it stands shortly before publication: 'ADEN, Feb. 5' on a page of the 6th."""
    if dateline is None or published is None:
        return dateline or published
    return dateline if 0 <= (published - dateline).days <= 10 else published


def _anchor(day: date | None, hits: Sequence[Hit], head: Head) -> Anchor:
    """The day to count from; without one, what the text tells of its year."""
    if day is not None:
        return Anchor(day, day, day_first=_day_first(hits))
    told = [
        (hit.groups.get(month), year_number(hit.groups[year]))
        for hit in hits
        for month, year in (("m", "y"), ("m2", "y2"))
        if year in hit.groups
    ]
    months = {number: year for word, year in told if (number := month_number(word))}
    months |= {number: year_number(hit.groups["y"]) for hit in hits for number in _numbered(hit)}
    latest = max((year for _, year in told), default=None)
    day = head.day_by_weekday(latest) or head.post
    within = a_month(*head.month) if head.month and day is None else None
    bare = Anchor(day, day, months=months, latest_year=latest, day_first=_day_first(hits))
    return replace(bare, within=within)


def _numbered(hit: Hit) -> tuple[int, ...]:
    """The months that '06/05/2024' may be of."""
    if hit.clock.resolve != "numeric" or "y" not in hit.groups or "a" not in hit.groups:
        return ()
    return tuple(n for n in (int(hit.groups["a"]), int(hit.groups["b"])) if 1 <= n <= 12)


def _day_first(hits: Sequence[Hit]) -> bool | None:
    """Whether 21/10 or 10/21 is the habit of the text, where one of its dates shows it."""
    for hit in hits:
        if hit.clock.resolve == "numeric" and "a" in hit.groups:
            a, b = int(hit.groups["a"]), int(hit.groups["b"])
            if a > 12 >= b or b > 12 >= a:
                return a > 12
    return None
