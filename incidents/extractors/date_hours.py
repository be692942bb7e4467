"""The hour told beside a night: 'overnight ... at 23:40' is its first day, 'at about 03:00 in the night' its second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_values import a_day
from incidents.kept import compiled
from incidents.model import Sentence

_NOON = 12
_HOUR = compiled(
    r"(?<!by )(?<!until )(?<!said at )(?<!as of )(?<![\d.:°/-])"
    r"(?:(?P<h>[01]?\d|2[0-3])(?::|(?<=\d\d)[.h])[0-5]\d(?![\d:°]|\.\d)(?:\s?(?P<ap>[ap])\.?m\b)?"
    r"|(?P<h_b>\d{1,2})(?:[.:][0-5]\d)?\s?(?P<ap_b>[ap])\.?m\b|(?P<h_c>[01]\d|2[0-3])[0-5]\d\s?(?:hrs?\b|hours\b|h\b))"
    r"|\b(?P<early>(?:after|past) midnight|(?:before|at|around|towards?|near|by) (?:dawn|daybreak|sunrise|first light)"
    r"|early (?:in the )?morning|(?:small|early|wee) hours"
    r"|at (?:around |about )?(?:two|three|four|five|six|seven|eight)"
    r"(?= (?:am\b|in the morning|this morning)|[,.;]|$))\b"
    r"|\b(?P<late>before midnight|(?:at|around|after) (?:dusk|sunset|nightfall)|late (?:in the )?evening)\b",
    re.IGNORECASE,
)


def by_the_hour(text: str, mentions: Sequence[DateMention], sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """The mentions, those of a night with the one of its two days that an hour in the same sentence leaves."""
    if not has_stretch(mentions):
        return tuple(mentions)
    return tuple([of_the_hour(text, m, sentences[m.sentence]) for m in mentions])


def has_stretch(mentions: Sequence[DateMention]) -> bool:
    """Whether any of the mentions is of more than a day."""
    return bool([m for m in mentions if m.value is not None and m.value.start != m.value.end])


def is_night(mention: DateMention) -> bool:
    """Whether a mention is of two days that a night joins."""
    value = mention.value
    if (
        mention.scope != "event"
        or mention.rule.endswith("#window")
        or value is None
        or value.start is None
        or value.end is None
    ):
        return False
    return value.precision == "day" and (value.end - value.start).days == 1 and "end" not in mention.text.lower()


def of_the_hour(text: str, mention: DateMention, sentence: Sentence) -> DateMention:
    """The night told above a sentence, as the one of its days that the hour of the sentence leaves."""
    told = sentence.section not in ("title", "heading") and is_night(mention)
    return _narrowed(text, mention, sentence) if told else mention


def _narrowed(text: str, mention: DateMention, sentence: Sentence) -> DateMention:
    value = mention.value
    sides = set(_sides(text, sentence))
    if len(sides) != 1 or value is None or value.start is None:
        return mention
    return mention._replace(value=a_day(value.start + timedelta(days=sides.pop())))


def _sides(text: str, sentence: Sentence) -> Iterator[int]:
    """0 for each hour of a sentence before midnight, 1 for each after."""
    for m in _HOUR.finditer(text, sentence.start, sentence.end):
        if m["early"] or m["late"]:
            yield int(bool(m["early"]))
            continue
        hour, half = int(m["h"] or m["h_b"] or m["h_c"]), (m["ap"] or m["ap_b"] or "").lower()
        yield int(hour < _NOON or hour == _NOON) if half == "a" else 0 if half == "p" else int(hour < _NOON)
