"""What a date stands for, the day of an event or a reference, and which date is in force in each sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from incidents.extractors import date_values as dv
from incidents.extractors.date_mentions import DateMention, resolve_anaphora
from incidents.extractors.date_values import DateValue
from incidents.model import Sentence

# Words of saying: a date that stands beside one is the day of the statement.
SAYING = frozenset(
    "said says say told tells tell announced announces reported reports confirmed stated tweeted wrote declared added "
    "claimed denied condemned warned disclosed explained informed acknowledged admitted revealed published issued released "
    "posted statement speech interview briefing conference communique communiqué tweet message report release "
    "communiqués spoke telling saying announcing confirming reporting".split()
)
# Words that may stand between a word of saying and its date: 'told reporters in the capital on Monday'.
ADDRESSEES = frozenset(
    "to in on at a an the by via over its his her their this reporters journalists newsmen state media television tv phone "
    "telephone agency news early late press from of radio online and earlier later newspaper here".split()
)
BOUNDS = frozenset("since until till by before than from starting beginning effective dated ahead prior through".split())
BOUND_PAIRS = frozenset(("up to", "as of", "early as", "late as", "compared with", "compared to", "anniversary of", "back to"))
SMALL = frozenset("in on the about around at least late early of a or mid".split())
_FUTURE = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) (?:due|to be|to have|scheduled|planned|expected|set)|is to|are to|would be held|"
    r"upcoming|scheduled for|planned for|due (?:to|on|in))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_FUTURE_AFTER = re.compile(r"^[^.;]{0,30}\b(?:will|shall)\b", re.IGNORECASE)
_STAMP_BEFORE = re.compile(r"^\W*(?:(?:updated?|original(?: entry)?|posted|entry|latest|day \d+)\W*)?$", re.IGNORECASE)
_STAMP_AFTER = re.compile(
    r"^[,.]?\s*(?:\(?\d{1,2}(?:[:.h]?\d\d)?\s*(?:[ap]\.?m\.?|gmt|utc|hrs|local time|edt|est)?\)?)?[,\s]*(?:[:–—]|$)", re.IGNORECASE
)
UNREAD = frozenset(("dateline", "boilerplate", "comment", "caption"))


def is_future(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words around a date tell what is to come: 'will be held on Friday'."""
    before = text[max(sentence.start, start - 90) : start]
    return bool(_FUTURE.search(before) or _FUTURE_AFTER.match(text[end : min(sentence.end, end + 60)]))


def is_stamp(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a date heads a section or an entry: 'UPDATE MARCH 14, 0600 GMT:', 'Monday, June 5'."""
    if start - sentence.start > 30:
        return False
    after = text[end : min(sentence.end, end + 40)]
    return bool(_STAMP_BEFORE.match(text[sentence.start : start]) and _STAMP_AFTER.match(after))


def reference(text: str, sentence: Sentence, start: int, end: int, value: DateValue | None, *, shouting: bool) -> str | None:
    """Why a date is no date of an event: since (a bound), speech, cumulative; None where it may be one."""
    words = text[max(sentence.start, start - 110) : start].split()[-12:]
    if value is not None and value.start and value.end and (value.end - value.start).days > 370:
        return "cumulative"
    if _bounded(words):
        return "since"
    return "speech" if _spoken(words, shouting) or _spoken_after(text[end : min(sentence.end, end + 40)]) else None


def _bounded(words: Sequence[str]) -> bool:
    for n in range(len(words) - 1, max(-1, len(words) - 5), -1):
        word = words[n].lower()
        pair = f"{words[n - 1].lower()} {word}" if n else ""
        if word in BOUNDS or pair in BOUND_PAIRS or pair == "so far":
            return True
        if word not in SMALL:
            return False
    return False


def _spoken(words: Sequence[str], shouting: bool) -> bool:
    for word in reversed(words):
        bare = word.strip("\"'“”‘’(),").lower()
        if bare in SAYING:
            return True
        named = word[:1].isupper() and not shouting
        if not (bare in ADDRESSEES or named) or word[-1] in ".;:":
            return False
    return False


def _spoken_after(after: str) -> bool:
    words = after.split(None, 2)[:2]
    if words and words[0].endswith("ly"):
        words = words[1:]
    return bool(words) and words[0].strip(",").lower() in SAYING | {"that"}


_NEIGHBOUR = re.compile(
    r"(?:(?P<eve>\beve of)|\b(?P<n>a|the|one|two|three|four|five|six|seven|\d{1,2}) (?P<u>day|night|week|evening)s? "
    r"(?P<side>after|before))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COUNT = {"a": 1, "the": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def settle(text: str, mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The mentions with 'the day after Friday's vote' and 'the eve of Christmas Day' counted from the date they name."""
    return tuple(_neighboured(text, m) for m in mentions)


def _neighboured(text: str, mention: DateMention) -> DateMention:
    before = text[max(0, mention.start - 24) : mention.start]
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
    return replace(mention, start=start, text=text[start : mention.end], value=moved, scope="event", cue=None)


def date_scopes(mentions: Sequence[DateMention], sentences: Sequence[Sentence]) -> list[DateMention | None]:
    """For each sentence the date in force: its own, else the last one told, else (before any is told) the first.

    A date of a bullet or of an entry stands over that alone; a year, a month or a season and a date in the past of the
    story stand over their own paragraph; references stand over nothing.
    """
    own: dict[int, list[DateMention]] = {}
    for mention in mentions:
        if mention.scope == "event" and mention.dated:
            own.setdefault(mention.sentence, []).append(mention)
    main = _main(own, sentences)
    return _carry(own, sentences, main)


def _main(own: dict[int, list[DateMention]], sentences: Sequence[Sentence]) -> DateMention | None:
    """The date that the report is about: the first of its first sentences, a stamp left aside."""
    body = 0
    for sentence in sentences:
        if sentence.section in UNREAD:
            continue
        body += sentence.section != "title"
        for mention in own.get(sentence.index, ()):
            if not mention.stamp and _narrow(mention):
                return mention
        if body > 6:
            break
    return None


def _narrow(mention: DateMention) -> bool:
    return mention.value is not None and mention.value.precision in ("day", "week", "unknown")


def _carry(
    own: dict[int, list[DateMention]], sentences: Sequence[Sentence], main: DateMention | None
) -> list[DateMention | None]:
    found: list[DateMention | None] = []
    base = force = main
    paragraph, update, until_paragraph = -1, None, False
    for sentence in sentences:
        if sentence.update != update and sentence.section in ("update", "bullet"):
            force, update = base, sentence.update
        elif until_paragraph and sentence.paragraph != paragraph:
            force, until_paragraph = base, False
        told = own.get(sentence.index)
        if told and sentence.section not in UNREAD:
            force = told[-1] if len(told) == 1 or told[0].stamp else told[0]
            older = _older(force, base)
            until_paragraph = older or sentence.section == "bullet" or not _narrow(force)
            if force.stamp or (not until_paragraph and sentence.section != "bullet"):
                base = force
            found.append(force)
        else:
            found.append(None if sentence.section in UNREAD else force)
        paragraph = sentence.paragraph
    return found


def _older(mention: DateMention, base: DateMention | None) -> bool:
    """Whether a date lies in the past of the story: more than three days before the date in force."""
    if base is None or base.value is None or mention.value is None:
        return False
    if base.value.start is None or mention.value.end is None:
        return False
    return mention.value.end < base.value.start - timedelta(days=3)


def date_at(
    position: int, mentions: Sequence[DateMention], scopes: Sequence[DateMention | None], sentences: Sequence[Sentence], text: str
) -> DateMention | None:
    """The date of an event told at a place of the text: of several in its sentence the one of its clause, else the nearest."""
    index = next((s.index for s in sentences if s.start <= position < s.end), None)
    if index is None:
        return None
    told = [m for m in mentions if m.sentence == index and m.scope == "event" and m.dated]
    if len(told) < 2:
        return told[0] if told else scopes[index]
    return min(told, key=lambda m: _distance(text, position, m))


_BREAK = re.compile(r"[;:]|, (?:and|while|when|after|before|but|where|as)\b|\b(?:while|after|before|hours|days)\b")


def _distance(text: str, position: int, mention: DateMention) -> int:
    low, high = sorted((position, mention.start))
    return abs(position - mention.start) + 60 * len(_BREAK.findall(text[low:high]))


__all__ = ["date_at", "date_scopes", "is_future", "is_stamp", "reference", "resolve_anaphora", "settle"]
