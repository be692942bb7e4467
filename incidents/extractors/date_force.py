"""Which date is in force in each sentence of a report: its own, the one told before it, or the one it is all about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_scope import DEED, finest
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
    text: str,
    *,
    published: date | None = None,
) -> list[DateMention | None]:
    """For each sentence the date in force: its own, else the last one told, else (before any is told) the first.

    A date of a bullet or of an entry stands over that alone; a year, a month or a season and a date in the past of the
    story stand over their own paragraph; references stand over nothing. The day that the page itself shows stands over
    entries of a live blog, and over reports that tell no day at all.
    """
    own: dict[int, list[DateMention]] = {}
    for mention in mentions:
        if mention.scope == "event":  # a day that nothing fixes ('late Monday night') is in force all the same
            own.setdefault(mention.sentence, []).append(mention)
    day = published or next((m.report for m in mentions if m.report), None)
    default = day_of_report(mentions, day)
    listed = _items(text, sentences)
    if default is not None:  # in a log that shows its day an item's date, or 'that morning', does not stand over others
        items = {s.index for s in sentences if s.section == "bullet" or s.paragraph in listed}
        leading = {n: [m for m in ms if m.value is not None] for n, ms in own.items() if n not in items}
    else:
        leading = own
    main = _main(leading, sentences, day, text)
    told = any(m.cue == "speech" for m in mentions) or any(_narrow(m) for ms in leading.values() for m in ms)
    return _carry(own, sentences, main or (None if told else default), default, listed, _heads(text, sentences))


_LABELLED = re.compile(r"[A-Z][\w’'.-]*(?:(?: |, ?| ?/ ?)[A-Z][\w’'.-]*){0,4}(?: -{1,2}| ?[–—]|:) ")
LISTED = 4  # paragraphs with a label of their own that make a list


def _items(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The paragraphs of a list of events, each under its place: 'KIRKUK - Gunmen ...', 'Lower Dir: A constable ...'."""
    found, last = {}, -1
    for s in sentences:
        if s.paragraph != last and s.section not in UNREAD and (label := _LABELLED.match(text, s.start)):
            found[s.paragraph] = label[0]
        last = s.paragraph
    return frozenset(found) if len(set(found.values())) >= LISTED else frozenset()


def _heads(text: str, sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences that lead in a list of entries: 'What was reported for Tuesday the 22nd:'."""
    return frozenset(
        s.index for s, after in pairwise(sentences) if after.section == "update" and text[s.end - 1] == ":"
    )


def _main(
    own: dict[int, list[DateMention]], sentences: Sequence[Sentence], published: date | None, text: str
) -> DateMention | None:
    """The date that the report is about: the first it tells, unless that stands far down.

    Then the day of a deed ('Thursday's raid') goes first, and the past is left out.
    """
    read, below = 0, []
    for sentence in sentences:
        if sentence.section in UNREAD:
            continue
        read += 1
        for mention in own.get(sentence.index, ()):
            if mention.stamp or not _narrow(mention):
                continue
            if read <= 6:
                return mention
            if _fresh(mention, published):
                below.append(mention)
    return next((m for m in below if DEED.match(text, m.end)), below[0] if below else None)


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
    listed: frozenset[int],
    heads: frozenset[int],
) -> list[DateMention | None]:
    found: list[DateMention | None] = []
    base = force = main
    paragraph, update, passing = -1, None, False
    for sentence in sentences:
        if sentence.section in UNREAD:
            found.append(None)
            continue
        if sentence.update != update and sentence.section in ("update", "bullet"):
            force, update = (default or base) if sentence.section == "update" else base, sentence.update
        elif passing and sentence.paragraph != paragraph:
            force, passing = base, False
        told = own.get(sentence.index)
        here = (finest(told) or told)[-1 if told[0].stamp else 0] if told else force
        found.append(here)
        default = here if told and sentence.index in heads else default
        if told and here and not _alone(here, base):
            force = here
            passing = _passing(here, base, sentence) or (sentence.paragraph in listed and not here.stamp)
            base = here if not passing or here.stamp else base
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
