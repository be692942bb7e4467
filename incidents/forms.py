"""Tables and records told as sentences: what a column's head or a field's name says stands beside its value.

Situation reports, digests and logs tell incidents in rows ('3 June | Gwoza | farmers attacked at Ngoshe | 4 | 2') and
in fields ('Location: Djibo', 'Casualties: 5 killed'). The rules read sentences, so both are read as one: 'On 3 June, in
Gwoza: farmers attacked at Ngoshe. 4 people killed.' A map brings every offset back to the report's own words. The names
of columns and fields are `columns` of the pack's layout.toml.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from incidents.clean import Cleaned
from incidents.kept import compiled
from incidents.packs import Rules

CELLS = 3  # a table has so many columns, a record so many fields
_KEYED = compiled(
    r"^[ \t]*(?:[-*•▪–][ \t]*|\d{1,2}[.)][ \t]*)?\**([A-Z][A-Za-z/&() -]{2,32}?)\**[ \t]*:\**[ \t]+(?=\S)", re.M
)
_FIELD = compiled(
    r"^[^\w\n]*(?i:date|time|when|where|location|place|incident|event|casualties|killed)\b[^:\n]{0,24}:", re.M
)
_RULE = compiled(r"[\s|:+=-]*\Z")  # the line under a table's head
_FIGURE = compiled(r"~?\d[\d,]*\+?\Z")
_NOTHING = frozenset(
    ("", "-", "–", "—", "n/a", "nil", "none", "unknown", "unk", "?", "tbc", "na", "not known", "unclaimed")
)
_UNKNOWN = frozenset(("unknown", "unk", "?", "not known", "unidentified", "unclaimed"))
_SUFFERED = {"killed": "killed", "wounded": "injured", "abducted": "abducted", "arrested": "arrested"}
_KINDS = frozenset(
    """district lga province governorate county commune territory municipality department woreda upazila township tehsil
    state region prefecture oblast""".split()
)
_WORDS = compiled(r"[A-Za-z]+")


class Cell(NamedTuple):
    """A stretch of the text, and the field that its column or name says it tells; '' where that is not known."""

    start: int
    end: int
    field: str = ""
    head: str = ""  # the word that says so: 'LGA', 'District'


Form = Sequence[Cell]  # one incident: its cells in the order of the text


def as_sentences(text: str, rules: Rules) -> Cleaned | None:
    """The text with its tables and records told as sentences; None where it has neither."""
    tabled, fielded = "|" in text or "\t" in text, _FIELD.search(text) is not None
    if not (tabled or fielded):
        return None
    names = _names(rules)
    found = sorted([*(_tables(text, names) if tabled else ()), *(_records(text, names) if fielded else ())])
    if not found:
        return None
    out = _Prose(text)
    place = 0
    for start, end, form in found:
        if start < place:
            continue
        out.keep(place, start)
        out.tell(form)
        out.add("\n", Cell(end, end))  # each is a paragraph of its own
        place = end
    out.keep(place, len(text))
    return out.done()


def _names(rules: Rules) -> Mapping[str, str]:
    """What each word that heads a column or names a field tells."""
    if "columns" not in rules.memo:
        table: Mapping[str, str] = rules.tables.get("layout", {}).get("columns", {})
        rules.memo["columns"] = {word: field for field, words in table.items() for word in str(words).split()}
    found: Mapping[str, str] = rules.memo["columns"]
    return found


def _field(head: str, names: Mapping[str, str]) -> tuple[str, str]:
    """What 'No. of people killed' or 'Date of incident' names, by the first word that is known, and that word."""
    return next(((names[w.lower()], w) for w in _WORDS.findall(head) if w.lower() in names), ("", ""))


# ---- tables


def _tables(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, Form]]:
    """The rows under a head whose columns are known, each with where it begins and ends."""
    head: list[tuple[str, str]] = []
    sign = ""
    start = top = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        cells = list(_cells(text, start, end, sign or ("\t" if "\t" in line else "|")))
        if head and len(cells) == len(head):
            form = [Cell(a, b, *field) for (a, b), field in zip(cells, head, strict=True)]
            if not _RULE.match(line) and _tells(form):
                yield top, end, form  # the first row with the head above it
                top = start + len(line)
        elif line.strip() or len(cells) > 1:
            head = [_field(text[a:b], names) for a, b in cells] if len(cells) >= CELLS else []
            sign = "\t" if head and "\t" in line else "|" if head else ""
            top = start
            if not _is_head(head):
                head, sign = [], ""
        start += len(line)


def _cells(text: str, start: int, end: int, sign: str) -> Iterator[tuple[int, int]]:
    """The cells of a line, without the blanks and the bars around them."""
    line = text[start:end]
    if sign == "|":
        line = line.strip()
        start = text.index(line, start) if line else start
        if line.startswith("|"):
            line, start = line[1:], start + 1
        line = line.removesuffix("|")
    for cell in line.split(sign):
        first = start + len(cell) - len(cell.lstrip())
        yield first, first + len(cell.strip())
        start += len(cell) + 1


def _is_head(head: Sequence[tuple[str, str]]) -> bool:
    """Whether columns tell incidents: what happened or to how many, and where or when."""
    fields = [field for field, _ in head if field]
    return len(fields) >= CELLS - 1 and _complete(set(fields))


def _complete(fields: set[str]) -> bool:
    told = not fields.isdisjoint(("event", "casualties", *_SUFFERED))
    return told and not fields.isdisjoint(("date", "place", "area"))


def _tells(form: Form) -> bool:
    return any(c.field in ("event", "casualties", *_SUFFERED) and c.end > c.start for c in form)


# ---- records


def _records(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, Form]]:
    """Runs of lines that name their fields: 'Date: …', 'Location: …', 'Incident: …'; a name told again begins anew."""
    held: list[Cell] = []
    start = end = 0
    for m in _KEYED.finditer(text):
        stop = text.find("\n", m.end())
        stop = len(text) if stop < 0 else stop
        field, word = _field(m[1], names)
        apart = held and (text[end : m.start()].strip() or text.count("\n", end, m.start()) > 2)
        if apart:
            held += _prose_of(text, held, end, m.start())
        if apart or (held and field and field in (held[0].field, "date") and any(c.field == field for c in held)):
            yield from _record(start, held)
            held = []
        if field or held:
            start = start if held else m.start()
            held.append(Cell(m.end(), m.end() + len(text[m.end() : stop].rstrip()), field, word))
        end = stop
    yield from _record(start, [*held, *_prose_of(text, held, end, len(text))])


def _prose_of(text: str, held: Form, start: int, end: int) -> Form:
    """The paragraph right below 'Date: 9 May' and 'Location: Sola', where no field tells what happened."""
    fields = {c.field for c in held if c.field}
    other = any(not c.field for c in held)  # the head of a letter: "Contact: ...", "Subject: ..."
    if other or "date" not in fields or fields.isdisjoint(("place", "area")) or _complete(fields):
        return ()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    stop = text.find("\n\n", start, end)
    told = text[start : end if stop < 0 else stop].rstrip()
    return (Cell(start, start + len(told), "event", ""),) if told.endswith((".", "!", "”", '"')) else ()


def _record(start: int, held: Form) -> Iterator[tuple[int, int, Form]]:
    fields = {c.field for c in held if c.field}
    if len(fields) >= CELLS and _complete(fields):
        yield start, held[-1].end, held


# ---- sentences


class _Prose:
    """A text written anew, and where each of its characters comes from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.starts, self.ends = array("q"), array("q")

    def keep(self, start: int, end: int) -> None:
        self.parts.append(self.text[start:end])
        self.starts.extend(range(start, end))
        self.ends.extend(range(start + 1, end + 1))

    def add(self, words: str, cell: Cell) -> None:
        """Words of ours that a cell stands for."""
        self.parts.append(words)
        self.starts.extend([cell.start] * len(words))
        self.ends.extend([cell.end] * len(words))

    def tell(self, form: Form) -> None:
        """'On 3 June, in Gwoza: farmers attacked at Ngoshe. 4 people killed, 2 injured. JNIM was blamed.'"""
        told = {name: [c for c in form if c.field == name and self._said(c)] for name in _ORDER}
        nought = Cell(form[0].start, form[0].start)
        opened = placed = False
        for name in ("date", "place", "area", "country"):
            for cell in told[name]:
                first = ("On " if self._day(cell) else "") if name == "date" else "" if placed else "in "
                self.add(f", {first}" if opened else first.capitalize(), nought)
                self.keep(cell.start, cell.end)
                if name == "area" and cell.head.lower() in _KINDS and not self._kind(cell):
                    self.add(f" {cell.head if cell.head.isupper() else cell.head.lower()}", cell)
                opened, placed = True, placed or name != "date"
        for n, cell in enumerate(told["event"]):
            self.add(("" if n else ": ") if opened else "", nought)
            self.keep(cell.start, cell.end)
            self._stop(cell)
            opened = True
        self._tolls(told)
        for cell in [c for c in form if c.field == "doer"]:
            if self.text[cell.start : cell.end].strip(" .").lower() in _UNKNOWN:
                self.add("Unknown attackers were blamed for the attack.", cell)
            if not self._said(cell):
                continue
            self.keep(cell.start, cell.end)
            self.add(" was blamed for the attack.", nought._replace(start=cell.start, end=cell.end))

    def _tolls(self, told: Mapping[str, Sequence[Cell]]) -> None:
        for cell in told["casualties"]:
            self.keep(cell.start, cell.end)
            self._stop(cell)
        for name, word in _SUFFERED.items():
            for cell in told[name]:
                figure = _FIGURE.match(self.text[cell.start : cell.end])
                if figure and self.text[cell.start : cell.end] == "0":
                    self.add(f"Nobody was {word}. ", cell)
                    continue
                self.keep(cell.start, cell.end)
                was = "was" if figure and figure[0] == "1" else "were"
                self.add(f" {was} {word}. " if figure else f" {word}. ", cell)

    def _stop(self, cell: Cell) -> None:
        self.add(" " if self.text[cell.end - 1] in ".!?" else ". ", cell._replace(start=cell.end - 1))

    def _said(self, cell: Cell) -> bool:
        return self.text[cell.start : cell.end].strip(" .").lower() not in _NOTHING

    def _day(self, cell: Cell) -> bool:
        """Whether a date's cell opens with a figure or a name of a day or month, and with no preposition."""
        return not self.text[cell.start : cell.end].lower().startswith(("on ", "in ", "between ", "from ", "during "))

    def _kind(self, cell: Cell) -> bool:
        """Whether a cell says itself what kind of area it names: 'Gwoza LGA'."""
        return any(w.lower() in _KINDS for w in _WORDS.findall(self.text[cell.start : cell.end]))

    def done(self) -> Cleaned:
        return Reordered("".join(self.parts), self.starts, self.ends)


_ORDER = ("date", "place", "area", "country", "event", "casualties", *_SUFFERED)


class Reordered(Cleaned):
    """A text whose stretches stand in another order than in the original."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span as one of the original: from the first to the last of the characters it was made of."""
        if start >= end:
            return super().span(start, end)
        return min(self.starts[start:end]), max(self.ends[start:end])
