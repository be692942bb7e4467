"""What a date stands for, the day of an event or a reference, and which date is in force in each sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_values import DateValue
from incidents.model import Sentence

_CITED = re.compile(r"\((?:[A-Z][\w’'.&-]*|de|of|the|and|,|\s)+$")
_SINCE = re.compile(r"\bsince\b[^,;:]*$")  # 'since the rebels took the town in 2014'
# 'the toll from Friday's raid', 'rode home from Saturday night prayers': no bound
_OCCASION = re.compile(r" (?:prayers?|mass|service|worship|market|sermon|vigil|shift|practice|training|class(?:es)?)\b")
# 'since 12 May, when ...': the day on which the deed was done that the clause behind tells.
_BEGINS = re.compile(r",? (?:when|the (?:day|night|morning|evening|date) (?:on which|when|that))\b")
# 'deserted since the attack of 3 May': the day of the attack, and no bound.
_OF_DEED = re.compile(
    r"\bsince (?:the|an?) (?:\S+ ){0,3}?(?:attack|raid|massacre|bombing|blast|killing|shooting|ambush)s? (?:of|on) \Z"
)
# 'not seen since armed men took him away on 12 May', 'missing since 12 May': the day on which it was done.
_GONE = re.compile(
    r"\b(?:missing|captive|vanished|(?:not|nothing has) (?:been )?(?:seen|heard)|no (?:word|news|trace)|whereabouts)\b"
    r"[^.;]*\bsince\b"
)
LASTING = 10  # days
_LASTS = re.compile(
    r"\b(?:have|has) (?:also )?(?:been )?(?:fighting|fought|clash\w*|battl\w+|attack\w*|shell\w*|bomb\w*"
    r"|exchang\w+ fire|set upon|burn\w*|torch\w*|loot\w*|riot\w*|rag(?:ed|ing)|pound\w*|besieg\w+)\b"
    r"[^.;]*\bsince (?:[a-z]+ ){0,2}\Z"
)
_DAY = re.compile(r"\b\d\d?\b|day\b", re.IGNORECASE)
_CONVERTED = re.compile(r"\[\d{4}\s+GMT\s+(?:ON\s+)?$")  # '[0230 GMT ON 12 JANUARY]': the monitor's own time
# 'was freed on Friday', 'died of his wounds on Sunday', 'the toll rose to 14 on Monday': the day of what came after.
_JUDGED = re.compile(r"\s(?:jailed|sentenced|convicted|acquitted|indicted|arraigned|freed|released)\b", re.IGNORECASE)
_AFTERMATH = re.compile(
    r"(?:\b(?:buried|cremated|laid to rest|mourned)(?: [\w,’'-]+){1,5}?|\b(?:released|freed|set free|buried|discharged|arraigned|remanded|sentenced|jailed|imprisoned"
    r"|acquitted|convicted|charged|sworn in)"
    r"|\bsuccumbed(?: to [^.;,]{2,30})?"
    r"|\bdied (?:later |there )?(?:of|from|in|at) (?:(?:an?|the|his|her|their) )?(?:[\w.-]+ ){0,4}?"
    r"(?:wounds|injuries|hospital|clinic|surgery)"
    r"|\b(?:toll|number of (?:the )?(?:dead|deaths|killed|victims))\b[^.;,]{0,60}? "
    r"(?:to|at|stood at|reached) [\w,-]+(?: dead)?"
    r"|\b(?:before|until)\b[^.;,]{0,60}\b(?:truce|cease-?fire|peace (?:deal|accord|agreement))(?: \w+){0,3}?"
    r"|\b(?:after|with|following|since|by) the deaths?"
    r"|\b(?:bod(?:y|ies)|remains|wounded|injured) (?:was|were|had been) "
    r"(?:brought|taken|flown|moved|handed over|airlifted)"
    r"(?: [\w’'-]+){0,6}?"
    r"|\bconfirmed (?:the |its |a )?(?:[\w-]+ )?(?:toll|deaths?|number|figures?|count)"
    r"|\b(?:court|jury|tribunal|inquest|inquiry|commission|hearing) (?:has |had )?(?:heard|was told)"
    r")(?: (?:early|late|earlier|later|only))?(?: (?:on|in|by|the|that|a|at))*\s*$",
)
_FUTURE = re.compile(
    r"\b(?:(?:will|shall)(?! (?:also )?(?:be )?(?:recall|remember))"
    r"|(?:is|are|was|were) (?:due|to be|to have|scheduled|planned|expected|set)|is to|are to|"
    r"would be held|goe?s? to (?:the polls|vote)|starts|begins|takes effect|upcoming|scheduled for|planned for|due (?:to|on|in)"
    r"|(?:remanded|adjourned|postponed|put off|deferred)\b[^.;]{0,40} (?:to|until|till|for))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"\bit (?:was|happened|is) (?:only |also )?(?:(?:in|at|near|outside) [^.;,]{2,40} )?(?:on |in )?(?:the )?$",
    re.IGNORECASE,
)  # 'It was on 8 May', 'It was in Darawa on 8 May'
_HAPPENED = re.compile(
    r"\b(?:will|shall)\b.*\b(?:was|were|had)\s+\w", re.IGNORECASE | re.DOTALL
)  # 'will recall, he was shot'
_AHEAD = re.compile(
    r"will|shall|due|is to|are to|to be|to have|schedul|planned|would be|upcoming|expected| set "
    r"|remanded|adjourned|postponed|put off|deferred| go | goes |starts|begins|takes effect"
)
_FUTURE_AFTER = re.compile(
    r"^,?(?:\s+(?!and\b|which\b|that\b|who\b|but\b)[\w’'-]+){0,4}\s+(?:will|shall)\b", re.IGNORECASE
)
_STAMP_BEFORE = re.compile(
    r"^\W*(?:(?:updated?|original(?: entry)?|posted|entry|latest|day \d+)\W*(?:\d+\W*)?)?$", re.IGNORECASE
)
_STAMP_AFTER = re.compile(
    r"^[,.]?\s*(?:\(?\d{1,2}(?:[:.h]?\d\d)?\s*(?:[ap]\.?m\.?|gmt|utc|hrs|local time|edt|est)?\)?)?[,\s]*(?:[:–—]|$)"
    r"|^[^.\n]{0,45}\)\s*$",
    re.IGNORECASE,
)
UNREAD = frozenset(("dateline", "boilerplate", "comment", "caption"))


def is_future(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words around a date tell what is to come: 'will be held on Friday'."""
    before, after = text[max(sentence.start, start - 90) : start], text[end : min(sentence.end, end + 40)]
    if not _AHEAD.search(before.lower()) and "ll " not in after and "LL " not in after:
        return False
    told = _FUTURE.search(before)
    return bool((told and not _HAPPENED.search(told[0])) or _FUTURE_AFTER.match(after))


def is_stamp(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a date heads a section or an entry: 'UPDATE MARCH 14, 0600 GMT:', 'Monday, June 5'."""
    if start - sentence.start > 30:
        return False
    after = text[end : min(sentence.end, end + 40)]
    return bool(_STAMP_BEFORE.match(text[sentence.start : start]) and _STAMP_AFTER.match(after))


# 'an attack on Tuesday that left two dead': the words behind 'that' are the deed's.
_DONE = frozenset(
    """left killed wounded injured claimed hit struck shook rocked destroyed damaged ripped tore caused took cost leaves
    targeted resulted kills wounds injures also year same""".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of dates.toml by which a date is known for a mere reference."""

    saying: frozenset[str]
    addressees: frozenset[str]
    bounds: frozenset[str]
    pairs: frozenset[str]
    small: frozenset[str]


def words_of(table: Mapping[str, Any]) -> Words:
    saying, addressees, bounds, small = (
        frozenset(str(table.get(name, "")).split()) for name in ("saying", "addressees", "bounds", "small")
    )
    return Words(saying, addressees, bounds, frozenset(table.get("bound_pairs", ())), small)


def reference(text: str, sentence: Sentence, start: int, end: int, words: Words, *, shouting: bool) -> str | None:
    """Why a date is no date of an event: since (a bound), speech, source, aftermath; None where it may be one."""
    before = text[max(sentence.start, start - 110) : start]
    told, low = before.split()[-12:], before.lower()
    of_it = told[-1:] == ["from"] and (text[start:end].endswith(("'s", "’s")) or bool(_OCCASION.match(text, end)))
    if (_BEGINS.match(text, end) or _OF_DEED.search(before) or ("since" in low and _GONE.search(low))) and _DAY.search(
        text, start, end
    ):
        return None
    if (_bounded(told, words) and not of_it) or ("since " in low and _SINCE.search(low)):
        return "since"
    closing = text[end : end + 1]
    if (closing == ")" and "(" in before and _CITED.search(before)) or (closing == "]" and _CONVERTED.search(before)):
        return "source"
    if _AFTERMATH.search(low) or _JUDGED.match(text, end):
        return "aftermath"
    spoken = _spoken(told, words, shouting)
    spoken = spoken or (not _CLEFT.search(before) and _spoken_after(text[end : min(sentence.end, end + 40)], words))
    return "speech" if spoken else None


def goes_on(text: str, sentence: Sentence, value: DateValue, start: int, day: date) -> bool:
    """'the clans have been fighting since Saturday': a deed that lasts from the bound to the day of the report."""
    if value.start is None or value.precision != "day" or not 0 < (day - value.start).days <= LASTING:
        return False
    return _LASTS.search(text, max(sentence.start, start - 110), start) is not None


def _bounded(told: Sequence[str], words: Words) -> bool:
    for n in range(len(told) - 1, max(-1, len(told) - 5), -1):
        word = told[n].lower().strip(",(")
        pair = f"{told[n - 1].lower()} {word}" if n else ""
        if word in words.bounds or pair in words.pairs:
            return told[n][-1] != ","  # 'A week before, on 3 June, ...'
        if word not in words.small and not word[:1].isdigit():
            return False
    return False


def _spoken(told: Sequence[str], words: Words, shouting: bool) -> bool:
    for word in reversed(told):
        bare = word.strip("\"'“”‘’(),").lower()
        if bare in words.saying:
            return True
        named = word[:1].isupper() and not shouting
        if not (bare in words.addressees or named) or word[-1] in ".;:":
            return False
    return False


def _spoken_after(after: str, words: Words) -> bool:
    told = after.lower().split(None, 3)[:3]
    if told and (told[0].endswith("ly") or told[0] in ("also", "again")):
        told = told[1:]
    if told[:1] == ["that"]:
        return told[1:2] == [] or told[1].strip(",") not in _DONE
    return bool(told) and told[0].strip(",") in words.saying


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
    if default is not None:  # in a log that shows its day an item's date, or 'that morning', does not stand over others
        items = {sentence.index for sentence in sentences if sentence.section == "bullet"}
        leading = {n: [m for m in ms if m.value is not None] for n, ms in own.items() if n not in items}
    else:
        leading = own
    main = _main(leading, sentences, day)
    told = any(m.cue == "speech" for m in mentions) or any(_narrow(m) for ms in leading.values() for m in ms)
    return _carry(own, sentences, main or (None if told else default), default)


def _main(
    own: dict[int, list[DateMention]], sentences: Sequence[Sentence], published: date | None
) -> DateMention | None:
    """The date that the report is about: the first it tells, unless that stands far down and in the past."""
    read = 0
    for sentence in sentences:
        if sentence.section in UNREAD:
            continue
        read += 1
        for mention in own.get(sentence.index, ()):
            if not mention.stamp and _narrow(mention) and (read <= 6 or _fresh(mention, published)):
                return mention
    return None


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
        here = (_finest(told) or told)[-1 if told[0].stamp else 0] if told else force
        found.append(here)
        if told and here and not _alone(here, base):
            force, passing = here, _passing(here, base, sentence)
            base = here if not passing or here.stamp else base
        paragraph = sentence.paragraph
    return found


def _alone(mention: DateMention, base: DateMention | None) -> bool:
    """Whether a date stands over its own sentence only: a year, a season, 'Thursday's attack' in passing."""
    wide = mention.value is not None and mention.value.precision in ("year", "season")
    return wide or (base is not None and mention.text.endswith(("'s", "’s")))


def _passing(mention: DateMention, base: DateMention | None, sentence: Sentence) -> bool:
    """Whether a date stands over its own paragraph only."""
    return _older(mention, base) or sentence.section == "bullet" or not _narrow(mention)


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
    index = bisect_right(sentences, position, key=lambda s: s.start) - 1
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
    return [m for m in told if not any(_holds(m, other) for other in told)]


def _holds(wide: DateMention, narrow: DateMention) -> bool:
    a, b = wide.value, narrow.value
    if a is None or b is None or a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.start <= b.start and b.end <= a.end and (a.start, a.end) != (b.start, b.end)


_WHEN = re.compile(r"\b(?:when|where|which)\b")


def _opens_clause(text: str, mention: DateMention, position: int, *, parted: bool) -> bool:
    """'since 30 September, when a rally was fired on', 'two days after a teacher was killed': it dates what follows."""
    if mention.end > position or position - mention.end > 200 or not (mention.dated or mention.cue == "clause"):
        return False
    if " when " in text[mention.end : mention.end + 7] and mention.dated and mention.scope == "event":
        return True  # 'recalled 5 July 2014, when a barracks was stormed'
    if mention.cue == "clause":  # where the sentence has a date of its own, a comma leads back to that
        return not (parted and "," in text[mention.end : position])
    return mention.cue == "since" and bool(_WHEN.search(text, mention.end, position))


_BREAK = re.compile(
    r"[;:]|, (?:and|while|when|after|before|but|where|as)\b|\b(?:while|after|before|hours|days)\b"
    r"|\bfollowing (?:an?|the) (?!day|week|month|night|morning)",
    re.IGNORECASE,
)


_PARTED = re.compile(r"[,;:]|\b(?:and|to be|then|until)\b")


def _distance(text: str, position: int, mention: DateMention) -> int:
    low, high = sorted((position, mention.start))
    if mention.anaphor is not None and mention.start > position and _PARTED.search(text, low, high):
        return 200 + high - low  # 'taken from their beds, to be set free two days later'
    return abs(position - mention.start) + 60 * len(_BREAK.findall(text[low:high]))
