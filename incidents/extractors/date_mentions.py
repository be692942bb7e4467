"""A date expression of a report, and the reading of one that leans on another."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from incidents.extractors.date_shifts import Shift, resolve_shift
from incidents.extractors.date_values import UNKNOWN, DateValue


class DateMention(NamedTuple):
    """Words that tell when, and what they mean.

    scope: event (may be when something happened), reference ('since 2014', 'by Friday', the day of a statement),
    published (dateline, byline, page furniture). `cue` says why a reference is one (since, speech, future, cumulative,
    source, aftermath: 'was buried on Friday', rough: 'more than a year ago', clause: 'two days after the raid' dates
    the raid) or how firm it is (weak: 'overnight', vague: 'a few days ago').
    `stamp` marks the date of a heading or of an entry of a live blog, which stands over what follows; `report` is the
    day of the report, where one is known. `value` is None where the text fixes none.
    """

    start: int
    end: int
    text: str
    sentence: int
    value: DateValue | None
    rule: str
    scope: str = "event"
    cue: str | None = None
    part_of_day: str | None = None
    relative: bool = False
    anaphor: Shift | None = None
    stamp: bool = False
    report: date | None = None

    @property
    def dated(self) -> bool:
        """Whether it fixes days, or a day or month without its year."""
        return self.value is not None and (self.value.known or self.value.edtf is not None)


def resolve_anaphora(mention: DateMention, antecedent: DateValue) -> DateValue:
    """What 'the following day' or 'three days later' means after this date; its own value where it leans on none."""
    if mention.anaphor is None:
        return mention.value or UNKNOWN
    return resolve_shift(mention.anaphor, antecedent)
