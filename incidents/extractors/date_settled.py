"""Dates against each other: which another of its sentence outdoes, and which is counted from one told beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from incidents.extractors import date_values as dv
from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_shifts import resolve_shift
from incidents.extractors.date_values import DateValue
from incidents.kept import compiled

_NEIGHBOUR = compiled(
    r"(?:(?P<eve>\beve of)|\b(?P<n>a|the|one|two|three|four|five|six|seven|\d{1,2}) (?P<u>day|night|week|evening)s? "
    r"(?P<side>after|before))\s+(?:the\s+)?(?:(?:[a-z’'-]+ ){1,3}(?:on|of) (?:the )?)?$",
    re.IGNORECASE,
)
_COUNT = {"a": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def settle(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The mentions, with 'the day after Friday's vote' counted from the date it names, less the weak ones outdone."""
    mentions = _joined(text, _by_stamp(mentions))
    firm = {m.sentence for m in mentions if m.scope == "event" and m.cue != "weak" and m.dated}
    mentions = [m for n, m in enumerate(mentions) if not _apposed(text, m, mentions[n + 1 : n + 2])]
    mentions = [m for n, m in enumerate(mentions) if not (n and _weekday_of(text, mentions[n - 1], m))]
    mentions = [m for n, m in enumerate(mentions) if not _told_behind(text, m, mentions[n + 1 : n + 3])]
    mentions = [_outdone(text, m, mentions[n + 1 : n + 4]) for n, m in enumerate(mentions)]
    kept = [_ahead(text, m, mentions) for m in mentions if m.cue != "weak" or m.sentence not in firm]
    return tuple(_neighboured(text, m) for m in kept)


_ITEM = compiled(r"(?:\A|\n)[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+){0,2},? \Z")
_HEADED = compiled(r"(?:\A|[\n.!?”\"] ?)(?:On )?\Z")
_SAYS = compiled(
    r",? (?:the |an? )?(?:[\w’'-]+ ){1,6}?(?:said|announced|reported|confirmed|stated|declared|published|released"
    r"|displayed|posted|admitted)(?: that)?"
    r" (?!it\b|they\b)"
)
_DASH = compiled(r",? ?(?:[–—]|-+) ")


def _outdone(text: str, mention: DateMention, later: Sequence[DateMention]) -> DateMention:
    """A date at the head of a sentence that tells the day of the deed behind it, as the day it was written or said.

    'GALBA, Oct. 05 - A clerk was shot on Monday night', 'On 7 June the army said that on 4 June a post fell'.
    """
    if mention.scope != "event" or not any(m.sentence == mention.sentence and _dates(m) for m in later):
        return mention
    if _DASH.match(text, mention.end) and _ITEM.search(text, max(0, mention.start - 60), mention.start):
        return mention._replace(scope="reference", cue="source")
    headed = _HEADED.search(text, max(0, mention.start - 6), mention.start) and _SAYS.match(text, mention.end)
    return mention._replace(scope="reference", cue="speech") if headed else mention


def _dates(m: DateMention) -> bool:
    return m.scope == "event" and m.dated and m.cue != "weak"


def _apposed(text: str, mention: DateMention, following: Sequence[DateMention]) -> bool:
    """'One week before, on 3 June', 'two Sundays ago, on 28 April': the day itself stands right behind the count."""
    whole = [m for m in following if 0 < m.start - mention.end < 12 and m.anaphor is None and m.dated]
    if not whole:
        return False
    if not mention.dated:
        return mention.anaphor is not None and whole[0].start - mention.end < 7
    if not mention.relative or mention.rule.endswith(_WHOLE) or not whole[0].rule.endswith(_WHOLE):
        return False
    wide = mention.value is not None and mention.value.precision in ("month", "season", "year")
    return not wide and _BESIDE.match(text, mention.end) is not None


_BESIDE = compiled(r",? ?\(?(?:on )?(?:the )?(?=\d|[A-Z])")
_WHOLE = ("#day-month", "#month-day", "#numeric", "#iso", "#day-mon-year", "#nth-of-month")


_COMES = compiled(
    r"\b(?:comes?|came|coming|took place|happen(?:s|ed)|occurr(?:s|ed)|follow(?:s|ed)) "
    r"(?:(?:just|only|barely|less|more|than|about|nearly|almost|some) )*\Z"
)


def _told_behind(text: str, mention: DateMention, later: Sequence[DateMention]) -> bool:
    """'It comes less than a month after gunmen stormed an office on 19 June': the day itself is told behind."""
    told = [m for m in later if m.sentence == mention.sentence and _dates(m)] if mention.cue == "clause" else []
    if not told:
        return False
    within = told[0].anaphor is None and not any(mark in text[mention.end : told[0].start] for mark in ",;:")
    if within and text[told[0].end : told[0].end + 1] == ",":
        return True  # 'A week after gunmen stormed an office on 19 June, ...'
    return _COMES.search(text, max(0, mention.start - 50), mention.start) is not None


_A_DAY = compiled(r"(?:,| \(|[,\s]*[–—-])\s?(?:which was )?an? ")


def _weekday_of(text: str, before: DateMention, mention: DateMention) -> bool:
    """'on the evening of 26 January, a Sunday, men came': the weekday is of the day told right before it."""
    if mention.anaphor is not None or not mention.rule.endswith("#weekday-part") or mention.start - before.end > 16:
        return False
    return before.dated and _A_DAY.fullmatch(text, before.end, mention.start) is not None


def _ahead(text: str, mention: DateMention, mentions: Sequence[DateMention]) -> DateMention:
    """'Ten days after a raid, bandits came on Tuesday': counted from the Tuesday told behind it."""
    if mention.cue != "clause" or mention.anaphor is None or mention.anaphor.count >= 0:
        return mention
    told = [m for m in mentions if m.sentence == mention.sentence and m.start > mention.end and m.scope == "event"]
    told = [m for m in told if "," in text[mention.end : m.start]]
    days = [m.value for m in told if m.value is not None and m.value.precision == "day" and m.value.known]
    years = mention.anaphor.unit in ("year", "month") and _HEADED.search(text, max(0, mention.start - 6), mention.start)
    if not days and mention.dated:
        return mention
    if not days and mention.report is not None and (years or _STILL.match(text, mention.end)):
        days = [dv.a_day(mention.report)]  # 'A year after the raid, the village remembers'
    return mention._replace(value=resolve_shift(mention.anaphor, days[0])) if days else mention


# 'Five days after they were taken, there is still no word of them': counted from the day of the report.
_STILL = compiled(
    r"[^.;,]{3,90}, (?:[^.;,]{0,60}?\b(?:is|are|has|have|remains?) (?:still|yet|no|not|only|just)\b"
    r"|(?:nobody|no one|none|no \w+|nothing) [^.;,]{0,40}?\b(?:is|are|has|have)\b)"
)


def _by_stamp(mentions: Sequence[DateMention]) -> Sequence[DateMention]:
    """'Early this morning' in a live blog that tells its day only in a stamp: that of the first stamp."""
    stamp = next((m.value for m in mentions if m.stamp and m.value), None)
    if stamp is None or any(m.report for m in mentions):
        return mentions
    today = ("#today", "#this-morning")
    return [m._replace(value=stamp) if m.value is None and m.rule.endswith(today) else m for m in mentions]


_UNTIL = compiled(
    r",? (?:to|until|till|through|into|up to)(?: (?:past|about|around|early|late|at|on|the|noon|dawn|midday))* "
)


def _joined(text: str, mentions: Sequence[DateMention]) -> Sequence[DateMention]:
    """'fought from late Wednesday until past noon the next day': the days from the one to the other."""
    out: list[DateMention] = []
    for m in mentions:
        last = out[-1] if out else None
        if last is not None and last.cue == "since" and last.sentence == m.sentence and _runs(text, last, m):
            value = _stretch(last, m)
            out[-1] = last._replace(end=m.end, text=text[last.start : m.end], value=value, scope="event", cue=None)
            continue
        out.append(m)
    return out


def _runs(text: str, first: DateMention, second: DateMention) -> bool:
    before = text[max(0, first.start - 12) : first.start].lower()
    between = text[first.end : second.start]
    if not before.endswith(("from ", "from the ", "from late ", "from early ")) or len(between) > 40:
        return False
    return _UNTIL.match(between) is not None and _stretch(first, second) is not None


def _stretch(first: DateMention, second: DateMention) -> DateValue | None:
    """From the first of two dates to the second, within a month."""
    a, b = first.value, second.value
    if a is None or a.start is None or a.end is None:
        return None
    if second.anaphor is not None:
        b = resolve_shift(second.anaphor, dv.a_day(a.end))
    if b is None or b.end is None or not 0 <= (b.end - a.start).days <= 31:
        return None
    return dv.days(a.start, b.end)


_SPAN = compiled(
    r"\b(?:over|for|during|in) (?:a period of )?(?P<n>one|two|three|four|five|six|seven|\d{1,2}) (?:days|nights) "
    r"(?:from|beginning|starting)(?: (?:on|from))? (?:the )?$",
    re.IGNORECASE,
)


# 'in three days of clashes that ended on Sunday', 'a two-day siege ending on Sunday'
_CLOSED = compiled(
    r"\b(?P<n>two|three|four|five|six|seven|\d{1,2})(?: days of|-day(?:-long)?) [^.;]{3,60}?(?:(?:that|which),? )?"
    r"(?:ended|ending)(?: on| late| early){0,2} $"
)


def _spanning(mention: DateMention, before: str) -> DateMention:
    """'raped over four days from 30 July': the days on which it was done, and no bound."""
    m, value = _SPAN.search(before) or (_CLOSED.search(before) if "end" in before else None), mention.value
    if m is None or value is None or value.start is None or value.precision != "day":
        return mention
    more = timedelta(days=(_COUNT.get(m["n"]) or int(m["n"])) - 1)
    first, last = (value.start - more, value.start) if m.re is _CLOSED else (value.start, value.start + more)
    return mention._replace(value=dv.days(first, last), scope="event", cue=None)


def _neighboured(text: str, mention: DateMention) -> DateMention:
    before = text[max(0, mention.start - 60) : mention.start]
    if "s from" in before or "s beginning" in before or "s starting" in before or " end" in before[-20:]:
        mention = _spanning(mention, before)
    if "fore" not in before and "fter" not in before and "eve of" not in before.lower() and not before.isupper():
        return mention
    m = _NEIGHBOUR.search(before)
    value = mention.value
    if m is None or value is None or value.start is None or value.precision != "day":
        return mention
    word = (m["n"] or "the").lower()
    count = _COUNT.get(word) or int(word)
    days = count * (7 if (m["u"] or "").lower() == "week" else 1) * (1 if (m["side"] or "").lower() == "after" else -1)
    start = mention.start - len(before) + m.start()
    moved = dv.a_day(value.start + timedelta(days=days))
    return mention._replace(start=start, text=text[start : mention.end], value=moved, scope="event", cue=None)
