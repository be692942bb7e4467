"""The day of a report from its own head: dateline, byline, page head; never from sidebars and feet of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from incidents.extractors import date_lines
from incidents.extractors import date_values as dv
from incidents.extractors.date_years import day_near, month_number, weekday_number, year_number
from incidents.kept import compiled

HEAD, LINES = 1600, 16  # how far down a page its head can reach: characters, lines with words
FIRST = 500  # characters down to which 'issued on 5 May' in a longer line dates the page
APART = 120  # characters between two headings of days, and not between the lines of one head
LATE = 21  # days after its dateline by which a page may come out
LONGEST = 220  # characters of a line that may be furniture
_FIGURE, _YEAR = compiled(r"\d"), compiled(r"(?:19|20)\d\d")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DATE = compiled(
    rf"\b(?:(?P<wd>{WEEKDAY}),?\s+)?(?:"
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m>{MONTH})[\s,-]+(?P<y>(?:19|20)\d\d)\b"
    rf"|(?P<m_b>{MONTH})\s+(?P<d_b>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+|,)(?P<y_b>(?:19|20)\d\d)\b"
    rf"|(?P<y_c>(?:19|20)\d\d)[-/.](?P<m_c>\d\d)[-/.](?P<d_c>\d\d)(?![\d-])"
    rf"|(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y_d>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_DATELINE = compiled(
    rf"^[^\S\n]*(?:\((?-i:[A-Z][\w .-]{{1,20}})\)\s?[–—-]+\s?)?"
    rf"[\[(]?(?P<place>(?!(?:date|incident|submitted|posted|published|updated?|original|by|{WEEKDAY})\b)"
    r"(?-i:[A-Z][\w’'.-]*)(?:[\s/,]+(?:(?-i:[A-Z][\w’'.-]*)|of|de|la|el|and|\([^)\n]{2,30}\)))*"
    rf"(?:[,(:;]|\s[|–—-]|\s--|\s(?=\()|(?<=\))|(?=\s{MONTH}\s+\d{{1,2}},?\s+\d{{4}}\b))\s*(?:{WEEKDAY},?\s+)?)??"
    rf"\(?(?P<date>(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:(?:,?\s+|\s?/\s?)(?P<y>(?:19|20)\d\d))?"
    rf"|(?P<d_b>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m_b>{MONTH})(?:,?\s+(?P<y_b>(?:19|20)?\d\d))?)"
    r"\)?\s*(?P<agency>\([^)\n]{2,60}(?:\n[^)\n]{0,60})?\)|[,.|]\s?(?-i:[A-Z][\w.'’/&-]*(?:\s[A-Z][\w.'’/&-]*){0,3})"
    r"(?=\s*(?:--|[–—]|-\s)))?\s*(?P<mark>--|-/|[–—:-]\s|\|\s|\.\s(?=[A-Z])|\[TEXT|$)",
    re.MULTILINE | re.IGNORECASE,
)
# 'Kaduna (The Agency, 15/05/2024) - ', 'Zaria, 15.05.2024. A trader was shot', 'URFA (AA) - 15.05.2024 - '
_IN_FIGURES = compiled(
    r"(?:(?-i:[A-Z][\w’'.-]*)(?:[\s/,]+(?:(?-i:[A-Z][\w’'.-]*)|of|de|la|el|and)){0,6})?"
    r"(?:,\s|\s?\((?:[^()\n\d]{2,40},\s)?|\s\([^()\n\d]{2,40}\)(?:\s[–—-]|,)?\s|\s[|–—-]\s|:\s)$",
    re.IGNORECASE,
)
_MARKED = compiled(r"\)?(?:\s\([^)\n]{2,60}\))?\s?(?:--|[|–—-]|[.:](?=\s))")
# 'police said on Saturday (20 August 2022)': the day on which the news was given out.
_SAID_ON = compiled(
    r"\b(?:said|told|announced|confirmed|reported|stated|declared)\b(?:\s[^\s.;:]+){0,4}?\s(?:on\s)?"
    rf"(?={WEEKDAY}[ ,(]|\()(?:{WEEKDAY})?,?\s?\(?(?=\d|{MONTH})",
    re.IGNORECASE,
)
_TIME = compiled(
    r"\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\b(?:GMT|UTC|IST|EST|EDT|BST|CET)\b",
    re.IGNORECASE,
)
_ISSUED = compiled(
    r"\b(?P<verb>published|posted|issued|created|uploaded|filed|dated|released|updated)\b[^.\n\d]{0,45}$", re.IGNORECASE
)
_VERB = compiled(r"\s*(?:first |last )?(?:published|posted|issued|created|updated)\b", re.IGNORECASE)
_NOT_OURS = compiled(
    r"@|modified|copyright|©|accessed|retrieved|archive|photo|image|caption|credit|file pic", re.IGNORECASE
)
# 'Date of incident: 2 March 2020' is not the page's.
_OF_EVENT = compiled(
    r"[\W\d]*(?:(?:incident|event|attack|occurrence) date|date of (?:the )?(?:incident|event|attack|occurrence))\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "by of the a an on at in from and for with min mins read comments comment share views view updated published "
    "created first posted last date source editor staff writer reporter report our edited am pm hrs local time "
    "correspondent via news service agencies agency opinion brief".split()
)
_WORD = compiled(r"[^\W\d_][\w'’.-]*")
_THIS_DAY = compiled(r"\b(?:this|today,?)\s+(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
_MONTH_LINE = compiled(rf"\s*(?P<m>{MONTH}),?\s+(?P<y>(?:19|20)\d\d)\s*", re.IGNORECASE)
# 'Bulletin No. 9, September 2021', 'Monthly update, May 2020: ...', 'August 2012 – The women of the town ...'
_MONTH_HEAD = compiled(
    rf"(?P<lead>^|[,;:(|/–—]\s*|\s-\s|\b(?:report|update|bulletin|review|chronicle|digest|summary|for)\s)"
    rf"(?P<m>{MONTH})\s+(?P<y>(?:19|20)\d\d)(?=\s*(?:$|[:,;)|–—]|-\s))",
    re.IGNORECASE,
)
MONTH_LINES = 4  # lines of a head that may tell its month
_POST = compiled(rf"\(@[^)\n]{{1,40}}\)\s*(?P<m>{MONTH})\s+(?P<d>\d{{1,2}}),\s+(?P<y>20\d\d)", re.IGNORECASE)
_FILE_DATE = compiled(r"(?<!\d)(?P<y>(?:19|20)\d\d)([-_.]?)(?P<m>[01]\d)\2(?P<d>[0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Told:
    """A date of the page's head: the day, where it stands, and how it was read."""

    day: date
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a report says of its day; `partial` is a dateline's month and day without a year."""

    published: Told | None = None
    line: Told | None = None
    partial: tuple[int, int] | None = None
    weekday: int | None = None
    month: tuple[int, int] | None = None  # 'April 2019' alone on a line: year, month
    post: date | None = None  # the latest post embedded in the report
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def dateline(self) -> date | None:
        return self.line.day if self.line else None

    def day_by_weekday(self, latest_year: int | None) -> date | None:
        """The day of a dateline without a year, where the text says which weekday it was and names a year near it."""
        if self.partial is None or self.weekday is None or latest_year is None:
            return None
        return day_near(*self.partial, self.weekday, latest_year)


def publication_date(text: str) -> tuple[date, int, int, str] | None:
    """The day that a report gives itself, where its words stand, and the rule that read it."""
    head = read_head(text)
    told = head.published or head.line
    return (told.day, told.start, told.end, told.rule) if told else None


def date_of_file(name: str) -> date | None:
    """The day in a file's name: '2021-12-05-kirkuk.txt', '20211205_kirkuk.html'."""
    for m in _FILE_DATE.finditer(PurePath(name).name):
        if found := dv.make(int(m["y"]), int(m["m"]), int(m["d"])):
            return found
    return None


def read_head(text: str, published: date | None = None) -> Head:
    """The dates of a page's head, with the words they stand in; a dateline without a year is near `published`."""
    lines = tuple(_head_lines(text))
    told = _no_entries(text, sorted(_furniture(text, lines), key=lambda t: (t.rule.endswith("updated"), t.start)))
    line, partial, spans = _dateline(text, lines, told[0].day if told else published)
    wanted = partial is not None and line is None
    this_day = _THIS_DAY.search(text) if wanted else None
    spans = (*spans, *((t.start, t.end) for t in told))
    weekday = weekday_number(this_day["wd"]) if this_day else None
    if not told and line is None and partial is None:
        told = list(_said_on(text)) or ([] if published else list(_foot(text)))
    none = not told and line is None
    return Head(
        told[0] if told else None,
        line,
        partial,
        weekday,
        _month(text, lines) if none else None,
        _post(text) if none else None,
        spans,
    )


def _said_on(text: str) -> Iterator[Told]:
    """The full date on which somebody in the first sentences tells the news, or that they call today's."""
    if not _YEAR.search(text, 0, FIRST + LONGEST):
        return
    for pattern in (_SAID_ON, date_lines.TODAY):
        for m in pattern.finditer(text, 0, FIRST):
            full = _DATE.match(text, m.end())
            if full is not None and (day := _day_of(full)) is not None:
                yield Told(day, full.start(), full.end(), "en/dates#said-on")
                return


def _foot(text: str) -> Iterator[Told]:
    """'Abuja, 15 May 2024' under a statement, or a source with its day behind the last sentence."""
    end, lines = len(text.rstrip()), 0
    while end > 0 and lines < date_lines.LAST:
        start = text.rfind("\n", 0, end) + 1
        last = max(start, end - date_lines.FOOT)
        year = "20" in text[last:end] or "19" in text[last:end]
        for m in _DATE.finditer(text, last, end) if year else ():
            before, after = text[start : m.start()], text[m.end() : end]
            day = None if _NOT_OURS.search(text, last, end) else _day_of(m)
            if day is not None and date_lines.closes_the_page(before, after):
                yield Told(day, m.start(), m.end(), "en/dates#page-foot")
                return
        if date_lines.ENDED.search(text, last, end):
            return  # a sentence closes the page
        lines += end - start > 1
        end = max(0, start - 1)


def _month(text: str, lines: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
    """'April 2019' where it is a line of its own, or the month of a title, or of a dateline without a day."""
    found = (_MONTH_LINE.fullmatch(text, start, end) for start, end in lines)
    alone = next(((int(m["y"]), month_number(m["m"])) for m in found if m), None)
    if alone is not None:
        return alone
    for n, (start, end) in enumerate(lines[:MONTH_LINES]):
        m = _MONTH_HEAD.search(text[start : min(end, start + LONGEST)]) if _YEAR.search(text, start, end) else None
        if m is not None and (n == 0 or not m["lead"] or end - start < APART):
            return int(m["y"]), month_number(m["m"])
    return None


def _post(text: str) -> date | None:
    """The day of the latest post that the report embeds: '- Name (@name) June 23, 2024'."""
    if "(@" not in text:
        return None
    return max(
        (d for m in _POST.finditer(text) if (d := dv.make(int(m["y"]), month_number(m["m"]), int(m["d"])))),
        default=None,
    )


def _head_lines(text: str) -> Iterator[tuple[int, int]]:
    at = seen = 0
    while at < min(len(text), HEAD) and seen < LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at > 1:
            seen += 1
            yield at, end
        at = end + 1


def _furniture(text: str, lines: tuple[tuple[int, int], ...]) -> Iterator[Told]:
    """Dates of lines that are no sentence: bylines, stamps, 'Published on ...'."""
    shouting = text[:600].isupper()
    for start, end in lines:
        if end - start > LONGEST or not _YEAR.search(text, start, end):
            continue
        for m in _DATE.finditer(text, start, end):
            day, kind = _day_of(m), _kind(text, start, end, m, shouting)
            if day is not None and kind is not None:
                yield Told(day, m.start(), m.end(), f"en/dates#page-{kind}")


def _no_entries(text: str, told: list[Told]) -> list[Told]:
    """Without the lines that are nothing but a date, where two far apart tell different days: those head entries.

    So do lines of a place and a day with sentences between, 'Sola, 12 May 2024', 'Kanda, 13 May 2024'.
    """
    bare = [t for t in told if text[t.start - 1 : t.start] in ("", "\n") and text[t.end : t.end + 1] in ("", "\n")]
    apart = bool(bare) and max(t.start for t in bare) - min(t.end for t in bare) > APART
    listed = [t for t in told if t.rule.endswith("-head") and date_lines.heads_entry(text, t.start, t.end)]
    if len({t.day for t in listed}) > 1 and date_lines.TOLD.search(text, listed[0].end, listed[-1].start):
        return [t for t in told if t not in listed]
    return told if not apart or len({t.day for t in bare}) < 2 else [t for t in told if t not in bare]


def _kind(text: str, start: int, end: int, m: re.Match[str], shouting: bool) -> str | None:
    """What a line makes of its date: the day of publication, of an update, the head of a page, or none of these."""
    before, after = text[start : m.start()], text[m.end() : end]
    if _OF_EVENT.match(before):
        return None
    heads_entry = after[:1] == ":" and not before.strip()
    if heads_entry or before[-1:] in ("-", "–", "—") or _NOT_OURS.search(text, start, end):
        return None
    issued = _ISSUED.search(before) if start < FIRST or _VERB.match(before) else None
    if issued:
        return "updated" if issued["verb"].lower() == "updated" else "published"
    if not shouting and _only_furniture(before + " | " + after):
        return "head"
    if _IN_FIGURES.match(before) and before.strip() and _MARKED.match(after):
        return "dateline"
    return "head" if date_lines.tells_the_day(before, after, first=not text[:start].strip()) else None


def _only_furniture(rest: str) -> bool:
    """Whether a line less its date has no words but names, times and the small words of bylines."""
    words = _WORD.findall(_DATE.sub(" ", _TIME.sub(" ", rest)))
    return len(words) <= 14 and all(w[0].isupper() or w.lower() in _SMALL for w in words) and ". " not in rest.strip()


def _day_of(m: re.Match[str]) -> date | None:
    weekday = weekday_number(m["wd"]) if m["wd"] else None
    if m["a"]:
        return _numeric(int(m["a"]), int(m["b"]), m["sep"], int(m["y_d"]), weekday)
    if m["y_c"]:
        return dv.make(int(m["y_c"]), int(m["m_c"]), int(m["d_c"]))
    return dv.make(int(m["y"] or m["y_b"]), month_number(m["m"] or m["m_b"]), int(m["d"] or m["d_b"]))


def _numeric(a: int, b: int, sep: str, year: int, weekday: int | None) -> date | None:
    """Day first with points and hyphens; with strokes only where number or weekday leaves one order."""
    orders = {d for month, day in ((b, a), (a, b)) if (d := dv.make(year, month, day))}
    fit = {d for d in orders if d.weekday() == weekday} if weekday is not None else orders
    if len(fit) == 1:
        return next(iter(fit))
    return dv.make(year, b, a) if sep in "-." else None


def _dateline(
    text: str, lines: tuple[tuple[int, int], ...], published: date | None
) -> tuple[Told | None, tuple[int, int] | None, tuple[tuple[int, int], ...]]:
    """'ADEN, Feb. 5 (Xinhua) --', 'SAN SALVADOR, 3 JAN 90 (ACAN-EFE) --': its day, or its month and day."""
    for start, end in lines:
        if not _FIGURE.search(text, start, min(end, start + 100)):
            continue
        m = _DATELINE.match(text, start, min(len(text), end + 80, start + 200))
        dated = m is not None and (m["y"] or m["y_b"]) and m["mark"] not in ("", ". ")
        if m is None or not (m["place"] or m["agency"] or dated) or (m["place"] and len(m["place"].split()) > 7):
            continue
        if (m["mark"][:1] in (":", "") or not m["place"]) and _entries(text, lines, m):
            break
        month, day = month_number(m["m"] or m["m_b"]), int(m["d"] or m["d_b"])
        year = m["y"] or m["y_b"]
        found = dv.make(year_number(year), month, day) if year else _near(month, day, published)
        if published is not None and not m["agency"] and (found is None or (published - found).days > LATE):
            break  # 'Sola, 9 September. A mill burned': told weeks later
        told = Told(found, *m.span("date"), "en/dates#dateline") if found else None
        return told, (month, day), (m.span("date"),)
    return None, None, ()


def _entries(text: str, lines: tuple[tuple[int, int], ...], first: re.Match[str]) -> bool:
    """'Burma (Nara), 21 May: ...' or '21 May - ...' and below '... 23 May: ...': a list of events, no datelines."""
    below = (_DATELINE.match(text, start, min(len(text), end + 80)) for start, end in lines if start > first.end())
    mark = first["mark"][:1]
    same = [m for m in below if m is not None and m["mark"][:1] == mark and m["date"] != first["date"]]
    return bool(same) and (mark != "" or date_lines.TOLD.search(text, first.end(), same[0].start()) is not None)


def _near(month: int, day: int, published: date | None) -> date | None:
    """The day of a dateline without a year: within ten days before the page's own."""
    if published is None:
        return None
    days = (published - timedelta(days=n) for n in range(-1, 11))
    return next((d for d in days if (d.month, d.day) == (month, day)), None)
