"""The walk through a text from its first date to its last, each read against the report's day or an earlier one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from incidents.extractors import date_counted, date_references
from incidents.extractors.date_hits import WHOLE, Hit, rivals
from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_published import Head
from incidents.extractors.date_readings import read
from incidents.extractors.date_shifts import Shift, resolve_shift
from incidents.extractors.date_values import ONE_DAY, UNKNOWN, DateValue, a_day, days
from incidents.extractors.date_years import Anchor
from incidents.kept import compiled
from incidents.model import Sentence

PARTS = ("overnight", "morning", "afternoon", "evening", "midnight", "night", "dawn", "noon", "midday")
LOOSE = frozenset(("few", "a few", "several", "couple", "a couple of"))
RECENT = 62  # days
MONTH = 31
PAST = 3  # days before the story that are its past
BESIDE = 16  # characters between 'ten years ago' and the day of that year
WEEK = (4, 7)  # days between the first and the last of a week's digest
ROUGH = frozenset(("more than", "over", "nearly", "almost", "less than"))

_THAT_YEAR = compiled(r",? (?:of |in )?(?:that|the same)(?: same)? year\b")
_YEAR = compiled(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the hits of one text are read against."""

    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    head: Head
    day: date | None
    words: date_references.Words
    shouting: bool
    headings: frozenset[int] = frozenset()  # sentences that are a date and nothing else, where a report has several

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that holds a place of the text."""
        n = bisect_right(self.starts, at) - 1
        return self.sentences[n] if n >= 0 and at < self.sentences[n].end else None


NIGHTS = ("night", "evening", "overnight")
_SAME_NIGHT = compiled(r"\bsame (?:night|evening)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trail:
    """What the dates read so far leave behind for the next: where to count from and what to lean on."""

    first: Anchor
    anchor: Anchor
    previous: DateMention | None = None
    event: DateValue | None = None  # the last date of an event
    day: DateValue | None = None  # the last that is no month or year: what 'the same day' means
    named: DateMention | None = None  # the last date of any kind
    update: int | None = None
    night: DateValue | None = None  # the last that is told as a night or an evening
    base: DateValue | None = None  # the last event that is not in the past of the story
    paragraph: int = -1  # where the last event is told
    digest: DateValue | None = None  # the week that a digest covers, as its title tells it


def walk(ground: Ground, hits: list[Hit], anchor: Anchor) -> Iterator[DateMention]:
    """The mentions in the order of the text, none overlapping: of rival readings the first that is a date."""
    trail = Trail(anchor, anchor)
    for group in rivals(hits):
        taken: list[DateMention] = []
        for hit in group:
            if any(hit.start < m.end and m.start < hit.end for m in taken):
                continue
            mention = _read(ground, hit, trail)
            taken += [mention] if mention else []
        for mention in sorted(taken, key=lambda m: m.start):
            yield mention
            trail = _after(trail, mention, ground.sentences[mention.sentence])


def _after(trail: Trail, mention: DateMention, sentence: Sentence) -> Trail:
    """The trail behind a mention: a stamp moves the day that relative ones count from until the next stamp."""
    value, event, day, anchor, night = mention.value, trail.event, trail.day, trail.anchor, trail.night
    if sentence.update != trail.update and sentence.section == "update":
        event = day = None
    firm = value is not None and value.known and mention.cue != "weak"
    if value is not None and firm and mention.scope == "event":
        event = value
        night = value if mention.part_of_day in NIGHTS else night
        day = value if value.precision in ("day", "week") else day
        if mention.stamp and value.precision == "day" and sentence.section != "bullet":
            anchor = replace(trail.first, day=value.end)
    named = mention if firm and mention.scope != "published" else trail.named
    told = event is not trail.event
    base = event if told and not _in_the_past(event, trail.base) else trail.base
    paragraph = sentence.paragraph if told else trail.paragraph
    digest = trail.digest or (value if _is_digest(mention, sentence) else None)
    return Trail(trail.first, anchor, mention, event, day, named, sentence.update, night, base, paragraph, digest)


def _in_the_past(event: DateValue | None, base: DateValue | None) -> bool:
    """Whether an event lies in the past of the story, so that the next paragraph does not count from it."""
    if event is None or base is None or event.end is None or base.start is None:
        return False
    return event.end < base.start - PAST * ONE_DAY


def _is_digest(mention: DateMention, sentence: Sentence) -> bool:
    """'The security week, 6-12 November' as a title: its weekdays are of that week."""
    value = mention.value
    if sentence.index > 3 or value is None or value.start is None or value.end is None:
        return False
    headed = sentence.section in ("title", "dateline") and mention.rule.endswith(("-range", "#week-of-day"))
    return headed and WEEK[0] <= (value.end - value.start).days <= WEEK[1]


def _read(ground: Ground, hit: Hit, trail: Trail) -> DateMention | None:
    """The mention that a hit makes; None where its words are no date after all."""
    sentence, groups = ground.sentence(hit.start), hit.groups
    weekday = hit.clock.resolve == "weekday" and trail.previous is not None
    if (
        sentence is None
        or (weekday and date_counted.of_the_day_before(ground.text, trail.previous, hit.start))
        or (hit.clock.data.get("entry") and not _opens_entry(hit, sentence))
    ):
        return None
    ahead = bool(hit.clock.data.get("future"))
    counted = "y" not in groups and groups.get("det", "")[:4].lower() not in ("last", "past")
    ahead = ahead or (counted and date_references.is_future(ground.text, sentence, hit.start, hit.end))
    anchor = _anchor(ground.text, trail, sentence, hit)
    got = read(hit.clock.resolve, groups, hit.clock.data, replace(anchor, future=ahead) if ahead else anchor)
    if got is None:
        return None
    if isinstance(got, Shift):
        return _shifted(ground, hit, sentence, trail, got, ahead)
    value = anchor.within if got is UNKNOWN and anchor.within else got
    return _judged(ground, hit, sentence, value, None, ahead)


def _shifted(ground: Ground, hit: Hit, sentence: Sentence, trail: Trail, got: Shift, ahead: bool) -> DateMention:
    """The mention of a day that is counted from another of the text."""
    if hit.clock.data.get("clause"):
        occasion = date_counted.OCCASION.match(ground.text, hit.end)  # 'three days after the vote, a bomb was thrown'
        deed = None if occasion else date_counted.of_deed(ground.text, hit.start, hit.end, sentence, trail.day)
        day = _of_occasion(trail, sentence) if occasion else deed
        if occasion or day is not None:
            led = resolve_shift(replace(got, count=-got.count), day) if day else UNKNOWN
            return _judged(ground, hit, sentence, led, None, ahead, on=not occasion)
    same_night = trail.night is not None and _SAME_NIGHT.search(ground.text, hit.start, hit.end) is not None
    led = trail.night if same_night and trail.night is not None else _leaning(got, trail, sentence)
    if _to_come(ground, led, spare=0):  # 'killed in October 1984. ... The army came four days later', told this week
        led = resolve_shift(got, trail.event) if trail.event is not None and got.count > 0 else UNKNOWN
    if led == UNKNOWN and got.weekday is not None and not got.count and trail.anchor.day is not None:
        led = date_counted.last_weekday(got.weekday, trail.anchor.day)  # 'the same Friday', and none told before
    return _judged(ground, hit, sentence, UNKNOWN if _to_come(ground, led, spare=0) else led, got, ahead)


def _of_occasion(trail: Trail, sentence: Sentence) -> DateValue | None:
    """The day of 'the vote': 'the first blast since the election of 9 March. Two days before the vote ...'."""
    named = trail.named
    if named is not None and named.scope == "reference" and sentence.index - named.sentence <= 1:
        return named.value
    return trail.event


def _opens_entry(hit: Hit, sentence: Sentence) -> bool:
    """Whether a time of day stands at the head of an entry of a live blog: it is of the report's day."""
    return sentence.section == "update" and hit.start - sentence.start <= 30


def _anchor(text: str, trail: Trail, sentence: Sentence, hit: Hit) -> Anchor:
    """A day or month without a year that follows a year in its own sentence stands in it; '6 April that year'."""
    previous = trail.previous
    named = trail.named.value if trail.named is not None else None
    if _THAT_YEAR.match(text, hit.end) and (years := _YEAR.findall(text, sentence.start, hit.start)):
        return replace(trail.anchor, year=int(years[-1]))  # 'recalled 2010: on 20 June of that year'
    if named is not None and named.start is not None and _THAT_YEAR.match(text, hit.end):
        return replace(trail.anchor, year=named.start.year)
    if trail.digest is not None and hit.clock.resolve in ("weekday", "weekdays"):
        return replace(trail.anchor, day=trail.digest.end)
    if trail.anchor.day is None and trail.anchor.within is None and named is not None and hit.clock.resolve in WHOLE:
        return _beside(trail, sentence)
    if hit.clock.resolve in WHOLE and _lately(trail):
        trail = replace(trail, anchor=replace(trail.anchor, day=trail.first.day))
    if previous is None or previous.sentence != sentence.index:
        return trail.anchor
    if hit.clock.resolve == "window":
        return _reporting(trail, previous)
    value, told = previous.value, previous.scope == "event" and ("m" in hit.groups or "m2" in hit.groups)
    if not told or value is None or value.start is None:
        return trail.anchor
    ago = previous.rule.endswith("#ago") and "year" in previous.text
    years_ago = ago and value.precision in ("day", "year") and hit.start - previous.end < BESIDE
    if not years_ago and (previous.relative or not _YEAR.search(previous.text)):
        return trail.anchor
    return replace(trail.anchor, year=value.start.year)


def _beside(trail: Trail, sentence: Sentence) -> Anchor:
    """'spent All Saints' Day 2022 in prayer. He had been taken on 30 October': within half a year of the day before."""
    named = trail.named
    if named is None or named.value is None or named.value.precision != "day" or sentence.index - named.sentence > 2:
        return trail.anchor
    return replace(trail.anchor, day=named.value.end)


def _lately(trail: Trail) -> bool:
    """Whether the heading that relative days count from is of the last weeks: the next may be of a later day."""
    own, moved = trail.first.day, trail.anchor.day
    return own is not None and moved is not None and 0 < (own - moved).days <= RECENT


def _reporting(trail: Trail, previous: DateMention) -> Anchor:
    """'On Thursday the army gave the figures of the past week': the week ends on the Thursday."""
    value = previous.value
    day = value.end if value is not None and value.precision == "day" else None
    return replace(trail.anchor, day=day) if day else trail.anchor


def _leaning(shift: Shift, trail: Trail, sentence: Sentence) -> DateValue:
    """A day leans on the last day of an event; 'in that month' and 'on the 17th' on a date named just before.

    In an entry of a live blog that has told no day yet it leans on the day of the report.
    """
    if shift.day is not None or (shift.count == 0 and shift.unit in ("month", "year")):
        near = trail.named is not None and sentence.index - trail.named.sentence <= 1
        if not near and shift.day is not None and trail.anchor.day is not None:
            told = trail.day.start if trail.day is not None else None
            older = told is not None and (trail.anchor.day - told).days > MONTH
            return resolve_shift(shift, trail.day) if older and trail.day else _latest(shift.day, trail.anchor.day)
        if not near and shift.day is not None and trail.first.within is not None:
            return resolve_shift(shift, trail.first.within)
        return resolve_shift(shift, trail.named.value) if near and trail.named and trail.named.value else UNKNOWN
    fresh = sentence.section == "update" and sentence.update != trail.update
    if trail.event is None or fresh:
        said = _said(trail, sentence)
        here = shift.count == 0 and shift.unit == "day" and trail.named and trail.named.sentence == sentence.index
        if said is not None and (shift.count < 0 or here) and not fresh:
            return resolve_shift(shift, said)
        live = (sentence.section == "update" or (shift.count == -1 and shift.unit == "day")) and trail.anchor.day
        return resolve_shift(shift, a_day(live)) if live else UNKNOWN
    if trail.base is not None and sentence.paragraph - trail.paragraph > 1 and _in_the_past(trail.event, trail.base):
        return resolve_shift(shift, trail.base)  # the paragraph between has come back to the story
    night = trail.previous is not None and trail.previous.part_of_day in NIGHTS
    if shift.unit == "dawn" and night and trail.event.end is not None:
        return a_day(trail.event.start + ONE_DAY if trail.event.start == trail.event.end else trail.event.end)
    wide = trail.event.precision in ("month", "season", "year")  # no day to count from
    same = shift.unit == "day" and shift.weekday is None and (shift.count == 0 or wide)
    return resolve_shift(shift, trail.day if same and trail.day is not None else trail.event)


def _said(trail: Trail, sentence: Sentence) -> DateValue | None:
    """'Police said on Tuesday that a guard was shot the night before': the day on which it was told, just before."""
    last = trail.named
    if last is None or sentence.index - last.sentence > (last.cue in ("speech", "aftermath")):
        return None
    return last.value


def _latest(number: int, day: date) -> DateValue:
    """'on the 17th' in a report that has named no month: the latest 17th."""
    return next((a_day(back) for n in range(31) if (back := day - n * ONE_DAY).day == number), UNKNOWN)


def _judged(
    ground: Ground,
    hit: Hit,
    sentence: Sentence,
    value: DateValue,
    shift: Shift | None,
    ahead: bool,
    *,
    on: bool = False,
) -> DateMention:
    """The mention with its scope; `on` where it is counted on from a deed told before."""
    start, end = hit.start, hit.end
    words, relative, ref = ground.text[start:end], "y" not in hit.groups, hit.clock.rule.ref
    scope, cue, stamp = ("event", None, False) if on else _scope(ground, hit, sentence, value, ahead)
    if (
        cue == "since"
        and ground.day is not None
        and date_references.goes_on(ground.text, sentence, value, start, ground.day)
    ):
        assert value.start is not None
        scope, cue, value = "event", None, days(value.start, ground.day)
    told = None if value == UNKNOWN else value
    return DateMention(
        start,
        end,
        words,
        sentence.index,
        told,
        ref,
        scope,
        cue,
        _part(words),
        relative,
        shift,
        stamp,
        ground.day,
    )


def _scope(ground: Ground, hit: Hit, sentence: Sentence, value: DateValue, ahead: bool) -> tuple[str, str | None, bool]:
    """The scope of a date, its cue, and whether it is a stamp."""
    start, end = hit.start, hit.end
    if sentence.index in ground.headings:
        return "event", None, True
    if any(a < end and start < b for a, b in ground.head.spans):
        return "published", "head", False
    if sentence.section in ("dateline", "boilerplate", "comment"):
        return "published", None, False
    if hit.clock.data.get("entry"):
        return "event", "weak", True
    if hit.clock.resolve in WHOLE and date_references.is_stamp(ground.text, sentence, start, end):
        return ("published", "head", False) if _of_the_page(ground, sentence, value) else ("event", None, True)
    if sentence.section == "title" and "y" in hit.groups and _of_the_page(ground, sentence, value):
        return "published", "head", False
    if hit.clock.data.get("clause") and not date_counted.OCCASION.match(ground.text, end):
        return "reference", "clause", False
    cue = "future" if ahead or _to_come(ground, value) else _reference(ground, hit, sentence)
    return ("reference", cue, False) if cue else ("event", _firmness(hit), False)


def _of_the_page(ground: Ground, sentence: Sentence, value: DateValue) -> bool:
    """'Alert, 25 March 2022' in or right under the title of a page of that day: the page's own date."""
    if sentence.index > 2 or sentence.section in ("update", "bullet"):
        return False
    return ground.day is not None and value.precision == "day" and value.start == ground.day


def _to_come(ground: Ground, value: DateValue, *, spare: int = 1) -> bool:
    """Whether a date lies after the day of the report; a day more is time zones."""
    return ground.day is not None and value.start is not None and (value.start - ground.day).days > spare


def _reference(ground: Ground, hit: Hit, sentence: Sentence) -> str | None:
    if _counts_up(hit.clock.resolve, hit.groups):
        return "cumulative"
    if hit.clock.resolve == "period" and _ordinal(ground.text, sentence, hit):
        return "cumulative"
    if hit.groups.get("more", "").lower() in ROUGH:
        return "rough"
    return date_references.reference(ground.text, sentence, hit.start, hit.end, ground.words, shouting=ground.shouting)


def _counts_up(resolve: str, groups: Mapping[str, str]) -> bool:
    """'this year', 'the past year': spans over which things are counted rather than in which one happened."""
    unit = groups.get("u", "").lower()
    if resolve == "window":
        return unit in ("month", "year") or (unit == "week" and "n" in groups)
    return resolve == "period" and unit == "year" and "part" not in groups and groups.get("det", "").lower() == "this"


def _ordinal(text: str, sentence: Sentence, hit: Hit) -> bool:
    """'the fifth attack this month' counts the month's attacks."""
    words = text[max(sentence.start, hit.start - 60) : hit.start].lower().replace(",", " ").split()[-6:]
    return hit.groups.get("det", "").lower() == "this" and not set(hit.clock.data["ordinals"]).isdisjoint(words)


def _firmness(hit: Hit) -> str | None:
    """weak where a firmer date of the sentence outdoes it, vague where it is no definite stretch."""
    if hit.clock.data.get("weak"):
        return "weak"
    loose = hit.groups.get("n", "").lower() in LOOSE
    return "vague" if loose or hit.clock.data.get("vague") else None


def _part(words: str) -> str | None:
    low = words.lower()
    return next((part for part in PARTS if part in low), None)
