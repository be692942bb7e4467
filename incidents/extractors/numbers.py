"""Numbers of people: digits and words, ranges and bounds, 'ten more', 'three of them'.

A number is read where it counts somebody or something; ages, hours, measures, money, roads and guns are left out
(`numbers.toml`). Bounds follow the coding rules: 'at least nine' = 9, from 9 on; 'up to ten' = 10, no lower bound;
'between 5 and 7' = no value, from 5 to 7; 'dozens' = no value, from 24 on; 'about 30' = 30, open on both sides.
"""

from __future__ import annotations

import re
from itertools import compress
from operator import not_
from typing import NamedTuple

from incidents.extractors.number_words import Spoken, Words, spoken, words_of
from incidents.kept import compiled
from incidents.lexicon import Columns, build, read, small
from incidents.model import Count, Mention
from incidents.packs import Rules

_DASH = compiled(r"\s?[-–‐‑]\s?(?=\d)")
_OR = compiled(r",?\s+(?:to|or|perhaps|possibly|maybe)\s+(?:(?:possibly|perhaps|maybe|about|around|nearly|even)\s+)?")
_AND = compiled(r"\s+and\s+(?:(?:about|around|nearly|up to|as many as)\s+)?")
_LINK = compiled(r"\s?[-–‐‑]|,?\s+(?:to|or|perhaps|possibly|maybe|and)\b")  # what any of them begins with
_TAIL = compiled(r"-(?:odd|strong)\b")
_RATIO = compiled(r"\s(?:in|out of|of every|in every)\s\w+")
_TOKEN = compiled(r"\S+")
_FIGURE = compiled(r"\s\((\d+)\)(?=\s)")  # 'four (4) farmers'
_OF = compiled(r"\s+of\s+([^\W\d_]+)")
_LATER = compiled(r"(?:,\s+|\s+(?:[^\W\d_][\w'’-]*\s+){1,3}?)(?:at (?:the )?(?:very )?least|or more)\b")
_MORE = compiled(r"\s+(?:more|other|others|additional|further)\b")
_CALENDAR = compiled(
    r"\b(?:in|since|of|until|till|by|from|during|late|early|mid|year|and|to|before|after|through|-)[\s-]\Z"
)
_AGE_BEFORE = compiled(
    r"[^\W\d_][.’']?,\s\Z|\(\Z"
    r"|\b(?:he|she|who|victim|man|woman|boy|girl)\s(?:was|is|(?:had )?(?:just )?turned|were|are)\s(?:only |just )?\Z",
    re.IGNORECASE,
)
_AGE_AFTER = compiled(r"\s?(?:[,;:)]|\.(?:\s|\Z)|\Z|\s(?:and|who|from|of|when|at the time)\b)")
_NAME = compiled(r"\b(?!\w+ed\s|Dead|Deaths|Injuries)[A-ZÀ-Þ][\w.'’-]*\s\(\Z")
_PLACE_AHEAD = compiled(r"\b(?:in|at|near|on)\s(?:[\w'’-]+\s){0,2}[\w'’-]+,\s\Z")
_COUNTED = compiled(r"\b(?:least|than|about|some|around|nearly|over|to|hits?|tops?)\s\Z")
_PLURAL = compiled(
    r"\s+(?:[a-zà-þ'’-]+\s+){0,2}?(?:people|men|women|children|persons|police|personnel|troops|[a-zà-þ]+s)\b"
)
# Behind a figure with a nought in front, as armies write them: '03 dead, 09 wounded'.
_ZEROED = compiled(
    r" (?:[a-z]+ )?(?:dead|deaths?|killed|wounded|injured|hurt|missing|bodies|kia|wia|arrested|detained|kidnapped"
    r"|abducted|soldiers?|civilians?|terrorists?|persons?|people|suspects?)\b"
)
_AGE_ENDS = (",", ".", ";", ")", "")
_OPENING, _CLOSING = "(\"'“‘[", ".,;:)\"'”’"
OLDEST = 115  # years


class Number(NamedTuple):
    """A number as it stands before a noun: its count, and whether it adds to ('more') or is part of ('of them')."""

    count: Count  # type: ignore[assignment]
    more: bool = False
    part: bool = False
    vague: bool = False  # no figure: 'dozens', 'several'


def find(text: str, start: int, end: int, rules: Rules, *, words: Columns | None = None) -> list[Mention]:
    """The numbers of text[start:end] as mentions of kind 'number' whose value is a Number, in order.

    `words` are those of that part, where they have been read already.
    """
    known = words_of(rules)
    begins = _begins(words or read(text, start, end, build(rules)).columns, known)
    if not begins:
        return []
    part = text[start:end]
    low = small(part)
    out: list[Mention] = []
    at = 0
    for place in begins:
        if place - start < at or (m := known.core.match(low, place - start)) is None:
            continue
        found = spoken(m, low, known)
        at = found.end if found else m.end()
        if found and not _counts_nobody(part, low, found, known):
            mention = _mention(part, low, found, start, known)
            if out and out[-1].end > mention.start:
                out.pop()  # 'many' in 'as many as 12'
            out.append(mention)
            at = max(at, mention.end - start)
        elif found:
            at = _past_range(low, found, known)
    return out


def _begins(words: Columns, known: Words) -> list[int]:
    """Where a number may begin: at a figure, or at a word with which one begins."""
    lows, starts, pairs = words.lows, words.starts, known.pairs
    found = list(compress(starts, map(not_, map(str.isalpha, lows)))) if not "".join(lows).isalpha() else []
    if not known.starts.isdisjoint(lows):
        found += compress(starts, map(known.starts.__contains__, lows))
    if not pairs.keys().isdisjoint(lows):
        behind = zip(starts, map(pairs.get, lows), lows[1:], strict=False)
        found += [start for start, after, low in behind if after is not None and low in after]
    return sorted({*found}) if len(found) > 1 else found


def _past_range(low: str, found: Spoken, known: Words) -> int:
    """Behind a range that counts nobody: '12-14' in '12-14 May' is read as a whole."""
    if ratio := _RATIO.match(low, found.end):
        return ratio.end()
    second = _second(low, found, known, between=True)
    return second.end if second else found.end


def _mention(part: str, low: str, found: Spoken, start: int, known: Words) -> Mention:
    begin, bound, more = _before(low, found.start, known)
    count, end = found.count, found.end
    changed = bound == "range" and _is_change(low, begin, found, known)
    second = _second(low, found, known, between=bound == "range", falling=changed)
    if count.value == 1 and bound in ("low", "about") and low[begin : begin + 2] not in ("at", "no"):
        begin, bound = found.start, ""  # 'by the time it was over one man was dead'
    if bound == "range" and not second:
        begin, bound = found.start, ""
    if second:
        count, end = second.count if changed else _range(low, found, second, known), second.end
    if (figure := _FIGURE.match(low, end)) is not None and int(figure[1]) == count.value:
        end = figure.end()
    bound, end = _after(low, end, bound, known)
    following = _OF.match(low, end)
    more = more or bool(_MORE.match(low, end)) or bool(following and following[1] == "others")
    owned = bool(following and following[1] in known.owners)
    if following and not owned and found.spreads and not second:
        end = following.start(1) - 1
    value = Number(_bounded(count, bound), more, owned, found.count.value is None and not second)
    return Mention("number", start + begin, start + end, "en/numbers", value)


def _before(low: str, at: int, known: Words) -> tuple[int, str, bool]:
    """The words in front of a number: where they begin, the bound they set, and whether the number adds to others."""
    begin, bound, more = at, "", False
    while _last_word(low, begin) in known.before_last:
        step = _longest(list(_TOKEN.finditer(low, max(0, begin - 40), begin))[-5:], known)
        if step is None:
            break
        begin, said = step
        if said != "more" and bound in ("", "about"):
            bound = said
        more = more or said == "more"
    return begin, bound, more


def _longest(tokens: list[re.Match[str]], known: Words) -> tuple[int, str] | None:
    words = [t.group().lstrip(_OPENING) for t in tokens]
    for k in range(len(tokens)):
        if (said := known.before.get(" ".join(words[k:]))) is not None:
            return tokens[k].end() - len(words[k]), said
    return None


def _after(low: str, end: int, bound: str, known: Words) -> tuple[str, int]:
    """The words behind a number: 'or more', 'or so', '+'."""
    if low[end : end + 1] == "+":
        return "low", end + 1
    if tail := _TAIL.match(low, end):  # '30-odd fighters', 'a 200-strong mob'
        return ("about" if "odd" in tail.group() else bound), tail.end()
    first = _TOKEN.match(low, end + 1)
    if first and first.group().rstrip(_CLOSING) in known.after_first:
        tokens = list(_TOKEN.finditer(low, end, end + 30))[:3]
        for k in range(len(tokens), 0, -1):
            phrase = " ".join(t.group() for t in tokens[:k]).rstrip(_CLOSING)
            if phrase in known.after:
                stop = tokens[k - 1].end()
                return known.after[phrase], stop - len(low[:stop]) + len(low[:stop].rstrip(_CLOSING))
    if not bound and _LATER.match(low, end):
        return "low", end
    return bound, end


def _second(low: str, found: Spoken, known: Words, *, between: bool, falling: bool = False) -> Spoken | None:
    """The upper end of a range: '5 to 7', '26-32', 'five or six', 'between 5 and 7'."""
    if found.count.value is None or not _LINK.match(low, found.end):
        return None
    link = _DASH.match(low, found.end) or _OR.match(low, found.end) or (_AND.match(low, found.end) if between else None)
    m = known.tail.match(low, link.end()) if link else None
    second = spoken(m, low, known) if m else None
    if second is None or second.count.value is None or second.start != (link.end() if link else -1):
        return None
    return second if falling or second.count.value > found.count.value else None


def _is_change(low: str, begin: int, found: Spoken, known: Words) -> bool:
    """'rose from 5 to 7': the later figure counts."""
    ahead = low[max(0, begin - 40) : found.start].split()
    return "from" in ahead[-4:] and not known.changes.isdisjoint(w.strip(",.") for w in ahead)


def _range(low: str, found: Spoken, second: Spoken, known: Words) -> Count:
    """A range has bounds and no value."""
    scale = _shared_scale(low, found, second, known)
    return Count(None, (found.count.value or 0) * scale, second.count.value)


def _shared_scale(low: str, found: Spoken, second: Spoken, known: Words) -> int:
    """'two or three hundred', '12 to 15 million': the scale stands once."""
    last = re.split(r"[\s-]", low[second.start : second.end])[-1]
    own = known.scales.get(re.split(r"[\s-]", low[found.start : found.end])[-1], 1)
    return known.scales.get(last, 1) if own == 1 and (found.count.value or 0) < known.scales.get(last, 1) else 1


def _bounded(count: Count, bound: str) -> Count:
    n = count.value
    if n is None:
        return Count(None, None, count.high or count.low) if bound == "high" else count
    if bound == "low":
        return Count(n, n, None)
    if bound == "high":
        return Count(n, None, n)
    return Count(n, None, None) if bound == "about" else count


def _counts_nobody(part: str, low: str, found: Spoken, known: Words) -> bool:
    """Whether the number is an age, an hour, a measure, a sum, a share, a name's number ..."""
    if _is_vetoed(part, low, found, known):
        return True
    if found.count.value is None:
        return bool(known.unit.match(low, found.end))
    if _is_of_another_kind(part, low, found.end, known) or (
        _DASH.match(low, found.end) and not _second(low, found, known, between=False)
    ):
        return True
    return _is_age(part, low, found, known) or _is_year(low, found) or _is_range_of_those(part, low, found, known)


def _is_of_another_kind(part: str, low: str, end: int, known: Words) -> bool:
    """Whether what stands behind a number says that it counts nobody: 'years', 'km', 'Battalion'."""
    return bool(known.not_after.match(low, end) or known.not_after_as_written.match(part, end))


def _is_vetoed(part: str, low: str, found: Spoken, known: Words) -> bool:
    for veto in known.not_before.get(_last_word(low, found.start), ()):
        if veto.only and low[found.start : found.end] != veto.only:
            continue
        if veto.behind and not veto.behind.match(part, found.end):
            continue
        if veto.pattern.search(part, max(0, found.start - 48), found.start):
            return True
    return False


def _is_range_of_those(part: str, low: str, found: Spoken, known: Words) -> bool:
    """The first of two figures that share a unit: 'four to ten kilometres', '12-14 May'."""
    before = _last_word(low, found.start)
    second = _second(low, found, known, between=before in ("between", "and"))
    return second is not None and _is_of_another_kind(part, low, second.end, known)


def _last_word(low: str, at: int) -> str:
    tokens = low[max(0, at - 24) : at].split()
    return tokens[-1].strip(".,;:#(\"'“‘") if tokens else ""


def _is_age(part: str, low: str, found: Spoken, known: Words) -> bool:
    """'Akbar Khan, 28, ...', '(17)', 'he was 24.', 'children between 12 and 14.'"""
    if not 0 < (found.count.value or 0) <= OLDEST:
        return False
    words = low[max(0, found.start - 40) : found.start].split()
    if len(words) > 1 and words[-1] == "between" and words[-2] in known.young:
        return True
    if not _AGE_AFTER.match(part, found.end):
        return False
    m = _AGE_BEFORE.search(part, max(0, found.start - 40), found.start)
    if m is None or (m.group() == "(" and not _NAME.search(part, max(0, found.start - 40), found.start)):
        return False
    if not m.group().endswith(", "):
        return True
    return low[found.start].isdigit() and low[found.end : found.end + 1] in _AGE_ENDS and not _in_list(low, found)


def _in_list(low: str, found: Spoken) -> bool:
    """'In Mosul, 15 and in Baghdad, 12.': a place in front, not a name."""
    return bool(_PLACE_AHEAD.search(_ahead(low, found)))


def _is_year(low: str, found: Spoken) -> bool:
    """Four figures from 1900 to 2099 that no plural follows, or that 'in' or 'since' precedes."""
    said = low[found.start : found.end]
    if not (len(said) == 4 and said.isdigit() and 1900 <= int(said) < 2100):
        return len(said) > 1 and said[0] == "0" and not (len(said) == 2 and _ZEROED.match(low, found.end))
    ahead = _ahead(low, found)
    return bool(_CALENDAR.search(ahead)) or not (_PLURAL.match(low, found.end) or _COUNTED.search(ahead))


def _ahead(low: str, found: Spoken) -> str:
    return low[max(0, found.start - 40) : found.start]
