"""Which date is in force in each sentence, and which is of the event told at a place of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter

from incidents.extractors.date_hours import has_stretch, of_the_hour
from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_references import DEED_NEXT
from incidents.extractors.date_values import a_day
from incidents.kept import compiled
from incidents.model import Sentence

UNREAD = frozenset(("dateline", "boilerplate", "comment", "caption"))


def day_of_report(mentions: Sequence[DateMention], published: date | None = None) -> DateMention | None:
    """The day of a dated page: what `date_scopes` falls back on. None where the page's head does not show it."""
    told = [m for m in mentions if m.cue == "head" and m.value is not None and m.value.known]
    if not told:
        return None
    if published is None:
        return told[0]
    near = [m for m in told if m.value and m.value.start and 0 <= (published - m.value.start).days <= 10]
    return near[-1] if near else None


def date_scopes(
    mentions: Sequence[DateMention],
    sentences: Sequence[Sentence],
    *,
    published: date | None = None,
    text: str = "",
) -> list[DateMention | None]:
    """For each sentence the date in force: its own, else the last one told, else (before any is told) the first.

    A date of a bullet, of an entry or of a round-up's item stands over that alone; a year, a month or a season and a
    date in the past of the story stand over their own paragraph; references stand over nothing. The day that the page
    itself shows stands over entries of a live blog, and over reports that tell no day at all.
    """
    own: dict[int, list[DateMention]] = {}
    for mention in mentions:
        if mention.scope == "event":  # a day that nothing fixes ('late Monday night') is in force all the same
            own.setdefault(mention.sentence, []).append(mention)
    day = published or next((m.report for m in mentions if m.report), None)
    default, clock = day_of_report(mentions, day), _by_the_clock(text, mentions, sentences, published)
    listed = _items(text, sentences)
    if default is not None:  # in a log that shows its day an item's date, or 'that morning', does not stand over others
        items = {s.index for s in sentences if s.section == "bullet" or s.paragraph in listed}
        leading = {n: [m for m in ms if m.value is not None] for n, ms in own.items() if n not in items}
    else:
        leading = own
    main = _main(leading, sentences, day, text)
    told = any(m.cue == "speech" for m in mentions) or any(_narrow(m) for ms in leading.values() for m in ms)
    main = main or clock or (None if told else default)
    found = _carry(own, sentences, main, default, listed, _leads(text, sentences))
    if not has_stretch(mentions):
        return found
    return [of_the_hour(text, m, s) if m is not None else None for m, s in zip(found, sentences, strict=True)]


_CLOCK = compiled(
    r"(?<![\d.:°])(?:[01]?\d|2[0-3]):[0-5]\d(?!\.?\d|[:°])|\b\d{1,2}(?:[.:][0-5]\d)? ?[ap]\.?m\b"
    r"|^(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s)|\bo['’]clock\b",
    re.MULTILINE,
)


def _by_the_clock(
    text: str, mentions: Sequence[DateMention], sentences: Sequence[Sentence], published: date | None
) -> DateMention | None:
    """'The call came at 13:04' in a report that tells no day at all: the hour is of the day it was published on."""
    if published is None or any(m.scope == "event" and m.value is not None and _narrow(m) for m in mentions):
        return None
    for m in _CLOCK.finditer(text):
        index = bisect_right(sentences, m.start(), key=attrgetter("start")) - 1
        if index >= 0 and sentences[index].section not in UNREAD:
            span = m.start(), m.end(), m.group()
            return DateMention(*span, index, a_day(published), "en/dates#clock", "event", "weak", report=published)
    return None


_ITEM = compiled(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’ .-]{2,30}(?:,[^-–—:\n]{2,24})? (?:--?|[–—]) |[A-ZÀ-Þ][\w'’/-]+(?: [A-ZÀ-Þ][\w'’/-]+){0,2}: "
    r"|[A-ZÀ-Þ][A-ZÀ-Þ'’/-]{3,20}(?: [A-ZÀ-Þ'’/-]{2,20}){0,2}(?: \([^)\n]{2,30}\))?\. (?=\W?[A-ZÀ-Þ\d]))"
)
ITEMS = 3  # paragraphs headed by a place that make a round-up


def _items(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The paragraphs of a round-up that are headed by the name of a place: 'KIRKUK - Gunmen shot ...'."""
    heads = {s.paragraph: s.start for s in reversed(sentences)}
    found = {n: label[0] for n, start in heads.items() if (label := _ITEM.match(text, start))}
    return frozenset(found) if len(set(found.values())) >= ITEMS else frozenset()


def _leads(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences that lead in the entries of a log: 'What was reported for Tuesday the 22nd:'."""
    return frozenset(
        s.index for s, after in pairwise(sentences) if after.section == "update" and text[: s.end].endswith(":")
    )


def _main(
    own: dict[int, list[DateMention]], sentences: Sequence[Sentence], published: date | None, text: str
) -> DateMention | None:
    """The date that the report is about: the first it tells, unless that stands far down and in the past.

    Where the head of the report tells none, the day of 'Thursday's attack' goes before a day of something else.
    """
    read, first = 0, None
    for sentence in sentences:
        if sentence.section in UNREAD:
            continue
        read += 1
        for mention in own.get(sentence.index, ()):
            if mention.stamp or not _narrow(mention) or not (read <= 6 or _fresh(mention, published)):
                continue
            if (first is None and read <= HEAD) or DEED_NEXT.match(text, mention.end - 2 * (mention.text[-1] == "s")):
                return mention
            first = first or mention
    return first


HEAD = 3  # sentences


def _fresh(mention: DateMention, published: date | None) -> bool:
    start = mention.value.start if mention.value else None
    return published is None or start is None or (published - start).days <= 10


def _narrow(mention: DateMention) -> bool:
    """Whether a date is fit to stand over what follows."""
    value = mention.value
    return mention.cue != "vague" and (value is None or value.precision in ("day", "week", "unknown"))


def _carry(
    own: dict[int, list[DateMention]],
    sentences: Sequence[Sentence],
    main: DateMention | None,
    default: DateMention | None,
    items: frozenset[int],
    leads: frozenset[int],
) -> list[DateMention | None]:
    found: list[DateMention | None] = []
    base = force = main
    paragraph, update, passing = -1, None, False
    heads = {s.index for s in sentences if s.section == "heading" and s.index not in own}
    headed = False  # below one of the headings of a round-up: 'ODESA REGION'
    for sentence in sentences:
        if sentence.section in UNREAD:
            found.append(None)
            continue
        if sentence.update != update and sentence.section in ("update", "bullet"):
            force, update = (default or base) if sentence.section == "update" else base, sentence.update
        elif passing and sentence.paragraph != paragraph:
            force, passing = base, False
        if len(heads) >= ITEMS and sentence.index in heads:
            force, headed = base, True
        told = own.get(sentence.index)
        here = (_finest(told) or told)[-1 if told[0].stamp else 0] if told else force
        found.append(here)
        default = here if told and sentence.index in leads else default
        if told and here and not _alone(here, base):
            force, passing = here, sentence.paragraph in items or _passing(here, base, sentence)
            base = here if here.stamp or not (passing or headed) else base
        paragraph = sentence.paragraph
    return found


def _alone(mention: DateMention, base: DateMention | None) -> bool:
    """Whether a date stands over its own sentence only: a year, a season, 'Thursday's attack' in passing."""
    wide = mention.value is not None and mention.value.precision in ("year", "season")
    return wide or (base is not None and mention.text.endswith(("'s", "’s")))


def _passing(mention: DateMention, base: DateMention | None, sentence: Sentence) -> bool:
    """Whether a date stands over its own paragraph only."""
    over = mention.rule.endswith("#window")  # 'over the past day': what an entry or a paragraph sums up
    return over or sentence.section == "bullet" or _older(mention, base) or not _narrow(mention)


def _older(mention: DateMention, base: DateMention | None) -> bool:
    """Whether a date lies in the past of the story: more than three days before the date in force."""
    if base is None or base.value is None or mention.value is None:
        return False
    if base.value.start is None or mention.value.end is None:
        return False
    return mention.value.end < base.value.start - timedelta(days=3)


def date_at(
    position: int,
    mentions: Sequence[DateMention],
    scopes: Sequence[DateMention | None],
    sentences: Sequence[Sentence],
    text: str,
) -> DateMention | None:
    """The date of an event told at a place of the text: in its sentence that of its clause, else the nearest."""
    index = bisect_right(sentences, position, key=attrgetter("start")) - 1
    if index < 0:
        return None
    here = [m for m in mentions if m.sentence == index]
    told = _finest([m for m in here if m.scope == "event"])
    clause = [m for m in here if _opens_clause(text, m, position, parted=bool(told))]
    if clause:
        return clause[-1]
    if len(told) < 2:
        return told[0] if told else scopes[index]
    start = sentences[index].start
    sharp = [m for m in told if m.value is None or m.value.precision not in ("year", "season")] or told
    return min(sharp, key=lambda m: _distance(text, position, m) - 80 * (m.start - start < 10))


def _finest(told: list[DateMention]) -> list[DateMention]:
    """Without the dates that hold another of the same sentence: 'last month ... on March 23'."""
    return [m for m in told if not any(holds(m, other) for other in told)]


def holds(wide: DateMention, narrow: DateMention) -> bool:
    """Whether the days of one lie within those of the other, which has more."""
    a, b = wide.value, narrow.value
    if a is None or b is None or a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)


_WHEN = compiled(r"\b(?:when|where|which)\b")


def _opens_clause(text: str, mention: DateMention, position: int, *, parted: bool) -> bool:
    """'since 30 September, when a rally was fired on', 'two days after a teacher was killed': it dates what follows."""
    if mention.end > position or position - mention.end > 200 or not (mention.dated or mention.cue == "clause"):
        return False
    if " when " in text[mention.end : mention.end + 7] and mention.dated and mention.scope == "event":
        return True  # 'recalled 5 July 2014, when a barracks was stormed'
    if mention.cue == "clause":  # where the sentence has a date of its own, a comma leads back to that
        return not (parted and "," in text[mention.end : position])
    return mention.cue == "since" and bool(_WHEN.search(text, mention.end, position))


_BREAK = compiled(
    r"[;:]|, (?:and|while|when|after|before|but|where|as)\b|\b(?:while|after|before|where|hours|days)\b"
    r"|\bfollowing (?:an?|the) (?!day|week|month|night|morning)",
    re.IGNORECASE,
)


# 'Police on Tuesday arrested a man over the killing of a cook': the day is of what was done about it.
_NESTED = compiled(
    r"\b(?:who|whom|whose|in which|in connection with|(?:over|into|in|about|of) (?:the|an?|his|her|their)"
    r" (?:[\w-]+ ){0,2}?(?:killings?|murders?|attacks?|deaths?|shootings?|bombings?|abductions?|kidnapp?ings?|raids?"
    r"|massacres?|ambush|assaults?|blasts?|stabbings?|lynchings?|robber(?:y|ies)|slayings?|beheadings?|disappearances?)"
    r"|(?:accused|suspected|convicted|guilty) of|charged with|wanted for|for (?:the )?(?:killing|murder|shooting))\b"
)
_PARTED = compiled(r"[,;:]|\b(?:and|to be|then|until)\b")


def _distance(text: str, position: int, mention: DateMention) -> int:
    low, high = sorted((position, mention.start))
    later = mention.anaphor is not None and mention.anaphor.count >= 0  # 'hit a hall and hurt 9 a day earlier' is near
    if later and mention.start > position and _PARTED.search(text, low, high):
        return 200 + high - low  # 'taken from their beds, to be set free two days later'
    nested = position - mention.end > 8 and _NESTED.search(text, mention.end, position) is not None
    return abs(position - mention.start) + 60 * (len(_BREAK.findall(text[low:high])) + nested)
