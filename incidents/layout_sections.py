"""Which section of a report each block belongs to: title, dateline, lead, body, bullets, updates, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from incidents.kept import compiled
from incidents.layout_kinds import DATED, FURNITURE, Look, is_press, is_pure_date
from incidents.layout_rules import Sign, Signs, tells_news

TITLE_LENGTH, TITLE_WORDS = 240, 36
_DASHED = compiled(r"\s-\s|--|[–—:]|\([A-Z]")
HEADLINE = 12  # words
# Words that name a report's form in front of its title: 'TIMELINE - Attacks since 2000'.
_FORMS = frozenset(
    """timeline chronology factbox backgrounder analysis correction corrected refile update updated urgent breaking
    exclusive insight newsmaker interview profile wrapup roundup explainer feature summary alert lead""".split()
)
_SPACES = compiled(r"\s+")
_NO_TITLE = FURNITURE | {"byline", "stamp", "record", "bullet", "row"}
_TOLD = frozenset(("prose", "bullet", "row", "entry", "stamp", "record", "heading"))


class Placed(NamedTuple):
    """A block in its section; `cut` is the length of a dateline in front of its first sentence."""

    look: Look
    section: str
    update: int | None = None
    cut: int = 0


@dataclass
class _Course:
    """How far the reading has come; one is made for each report."""

    signs: Signs
    looks: Sequence[Look]
    title: str | None
    last_told: int  # index of the last block that tells anything
    live: bool  # hours head entries
    titled: bool = False
    subtitled: bool = False
    led: bool = False
    begun: bool = False
    listing: bool = False  # in a list of links
    pictured: bool = False  # a picture's text comes next
    tail: str = ""  # the section of everything that follows
    update: int | None = None
    list_number: int = 0
    listed: bool = False  # in a list of bullets


def place(looks: Sequence[Look], signs: Signs, title: str | None) -> list[Placed]:
    """Each block with its section."""
    clocks = sum(look.clock for look in looks)
    told = max((i for i, look in enumerate(looks) if look.kind in _TOLD and not _is_trailer(look)), default=-1)
    course = _Course(signs, looks, _folded(title), told, clocks > 1)
    return [_noted(course, _next(course, i, look)) for i, look in enumerate(looks)]


def _noted(course: _Course, placed: Placed) -> Placed:
    course.listed = placed.section == "bullet"
    return placed


def _folded(title: str | None) -> str | None:
    return _SPACES.sub(" ", title).strip().casefold() if title else None


def _is_trailer(look: Look) -> bool:
    return look.kind == "bullet" and not look.ended and look.block.text.endswith(" -")


def _next(course: _Course, i: int, look: Look) -> Placed:
    if course.tail:
        return Placed(look, course.tail)
    if not course.titled and _is_title(course, i, look):
        course.titled = True
        return Placed(look, "title")
    placed = _furniture(course, i, look) or _entry(course, i, look)
    if placed:
        return placed
    course.listing = False
    return _front(course, i, look) if not course.begun else _body(course, i, look)


def _is_title(course: _Course, i: int, look: Look) -> bool:
    text = look.block.text
    if course.title and _SPACES.sub(" ", text).strip().casefold() == course.title:
        return True
    if course.begun or len(text) > TITLE_LENGTH or look.words > TITLE_WORDS or i + 1 >= len(course.looks):
        return False
    if not look.words or (look.kind in _NO_TITLE and not _is_wordy(look, i)):
        return False
    if look.kind == "date" and not _is_dated_title(course, i, look):
        return False
    if look.ended and text.rstrip("\"'”’)")[-1:] in ".…":
        return _short_before_byline(course, i, look)
    head = text[: _dateline(course, look, strong=True)]
    words = head.split()
    wired = "(" in head or any(w.isupper() and len(w) > 2 and w.lower() not in _FORMS for w in words)
    return not (wired and head.rstrip().endswith(("-", "–", "—", "]")))


def _is_wordy(look: Look, i: int) -> bool:
    """'Search for survivors goes on in ...': a first line that only opens like furniture."""
    return i == 0 and look.kind == "furniture" and not look.alone and not look.ended and look.words > 5


def _is_dated_title(course: _Course, i: int, look: Look) -> bool:
    """'Security developments, 4 August', but not 'Newsroom, 4 August'."""
    if is_pure_date(look, course.signs):
        return False
    following = course.looks[i + 1].kind
    return look.words > 4 or (i == 0 and following == "prose" and not is_press(look, course.signs))


def _short_before_byline(course: _Course, i: int, look: Look) -> bool:
    return look.words <= 16 and course.looks[i + 1].kind in ("date", "byline")


def _furniture(course: _Course, i: int, look: Look) -> Placed | None:
    """The blocks that belong to the page: links, notices, comments; captions are read."""
    kind = look.kind
    if kind == "comments":
        return _comments(course, i, look)
    if kind == "signature":
        return _signature(course, i, look)
    if kind in FURNITURE:
        course.listing = kind in ("links", "related") and look.alone
        course.pictured = kind == "gallery"
        last = (kind == "end" and _late(course, i, 0.4)) or (kind == "related" and _last_words(course, i))
        if course.begun and last:
            course.tail = "boilerplate"
        return Placed(look, "dateline" if look.dated and not course.begun else "boilerplate")
    if kind == "caption" or course.pictured:
        course.pictured = False
        return Placed(look, "caption" if not course.listing else "boilerplate")
    if course.listing and kind in ("line", "bullet", "date", "heading"):
        return Placed(look, "boilerplate")
    return None


def _signature(course: _Course, i: int, look: Look) -> Placed | None:
    if not course.begun:
        return Placed(look, "dateline")
    return Placed(look, "boilerplate") if i > course.last_told else None


def _comments(course: _Course, i: int, look: Look) -> Placed:
    if course.begun and _late(course, i, 0.4):
        course.tail = "comment"
        return Placed(look, "comment")
    return Placed(look, "boilerplate")


def _late(course: _Course, i: int, share: float) -> bool:
    return course.looks[i].block.start >= share * course.looks[-1].block.end


def _last_words(course: _Course, i: int) -> bool:
    """Whether hardly any prose follows a list of related reports."""
    told = sum(look.kind == "prose" and look.words > 10 for look in course.looks[i + 1 :])
    return course.looks[i].alone and told <= 2 and _late(course, i, 0.5)


def _entry(course: _Course, i: int, look: Look) -> Placed | None:
    """The blocks that open an entry of a live blog."""
    if look.kind not in ("stamp", "entry") or (look.clock and not course.live):
        return None
    number = (course.update or 0) + 1
    course.begun = course.titled = True
    course.listing = False
    course.update = course.update if look.once else number
    return Placed(look, "heading" if _heads_entry(course, i, look) else "update", number)


def _heads_entry(course: _Course, i: int, look: Look) -> bool:
    """'20:05 - Death toll rises to 492' above the entry's own words."""
    below = course.looks[i + 1] if i + 1 < len(course.looks) else None
    if look.kind != "entry" or look.ended or look.words > HEADLINE or below is None:
        return False
    return below.kind not in ("stamp", "entry") and below.ended


def _front(course: _Course, i: int, look: Look) -> Placed:
    """The blocks in front of the first told sentence."""
    kind, signs = look.kind, course.signs
    if kind in ("date", "byline") and not (kind == "date" and look.ended and look.words > 12):
        return Placed(look, "heading" if _heads_days(course, i, look) else "dateline")
    if kind in ("line", "heading"):
        return _front_line(course, i, look)
    if kind == "record":
        return Placed(look, "heading")
    if kind in ("bullet", "row"):
        return _body(course, i, look)
    cut = _dateline(course, look)
    course.led = True
    course.begun = not _is_standfirst(course, i, look, cut, signs)
    return Placed(look, "lead", course.update, cut)


def _heads_days(course: _Course, i: int, look: Look) -> bool:
    """'Monday, June 5' in a report whose other days have such lines too."""
    later = course.looks[i + 2 : course.last_told]
    return is_pure_date(look, course.signs) and any(is_pure_date(other, course.signs) for other in later)


def _front_line(course: _Course, i: int, look: Look) -> Placed:
    if i == 0 and len(course.looks) == 1:
        return Placed(look, "lead" if look.ended or look.words > HEADLINE else "title")
    if is_press(look, course.signs):
        return Placed(look, "dateline")
    if course.titled and not course.subtitled and look.words > 3 and look.kind == "line":
        course.subtitled = True
        return Placed(look, "title")
    upper = look.block.text.isupper() and not look.block.gap and look.words < 4
    return Placed(look, "dateline" if upper and i and is_press(course.looks[i - 1], course.signs) else "heading")


def _is_standfirst(course: _Course, i: int, look: Look, cut: int, signs: Signs) -> bool:
    """A sentence between title and byline: the body has not begun."""
    if cut or look.words > 60 or (i and course.looks[i - 1].kind == "date"):
        return False
    for later in course.looks[i + 1 : i + 3]:
        if later.kind in ("date", "byline") or (later.kind == "line" and is_press(later, signs)):
            return i < course.last_told
        if later.kind == "prose":
            return _dateline(course, later, strong=True) > 0
    return False


def _dateline(course: _Course, look: Look, *, strong: bool = False) -> int:
    """The length of the dateline in front of a paragraph's first sentence."""
    text = look.block.text
    if not _DASHED.search(text, 0, 160):
        return 0
    for sign in course.signs.datelines:
        m = None if strong and "plain" in sign.rule else sign.pattern.match(text)
        if m and m.end() < len(text) and m.end() <= 260:
            head = m.group()
            bare = "(" not in head and not any(map(str.isdigit, head))
            label = strong and head.rstrip().endswith(":")
            event = bare and tells_news(head.lower(), course.signs)  # 'Murder of a judge: ...'
            listed = (bare or DATED.match(head, _weekday(head))) and _is_list(course, sign)
            return 0 if event or listed or (bare and label) else m.end()
    return 0


_WEEKDAY = compiled(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?:the )?", re.IGNORECASE)


def _weekday(head: str) -> int:
    """Where 'Thu 9 May - ' begins with its day of the month."""
    m = _WEEKDAY.match(head)
    return m.end() if m is not None else 0


def _is_list(course: _Course, sign: Sign) -> bool:
    """Paragraphs that all begin with a place or a day: there and then it happened, and was not written."""
    told = (look.block.text for look in course.looks if look.kind in ("prose", "bullet"))
    return sum(sign.pattern.match(text, 0, 120) is not None for text in told) > 1


def _body(course: _Course, i: int, look: Look) -> Placed:
    kind = look.kind
    course.begun = True
    if kind == "bullet" and _heads_items(course, i, look):
        return Placed(look, "heading" if course.update is None else "update", course.update)
    if kind in ("bullet", "row"):
        return _bullet(course, i, look)
    trailing = i > course.last_told
    if kind in ("line", "heading", "date", "record"):
        if trailing and kind != "heading" and not (look.news and kind == "line" and not look.block.text.endswith(" -")):
            return Placed(look, "boilerplate")
        if course.update is None:
            return Placed(look, "heading")
        return Placed(look, "update", course.update)
    if course.update is not None:
        return Placed(look, "update", course.update)
    section = "body" if course.led else "lead"
    cut = 0 if course.led else _dateline(course, look)
    course.led = True
    return Placed(look, section, None, cut)


def _heads_items(course: _Course, i: int, look: Look) -> bool:
    """'2. Access' above paragraphs or bullets: a numbered heading."""
    if look.ended or look.news or look.words > 5 or not look.block.sign[0].isdigit() or i + 1 >= len(course.looks):
        return False
    following = course.looks[i + 1]
    return following.kind == "prose" or (following.kind == "bullet" and not following.block.sign[0].isdigit())


def _bullet(course: _Course, i: int, look: Look) -> Placed:
    course.led = True
    if course.update is not None:
        return Placed(look, "bullet", course.update)
    if not course.listed:
        course.list_number += 1
        course.listed = True
    if i > course.last_told:
        return Placed(look, "boilerplate")
    return Placed(look, "bullet", course.list_number)
