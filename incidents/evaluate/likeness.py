"""How alike two rows are: names, dates, places, and each field of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from incidents.evaluate.coded import Coded, Record
from incidents.gazetteer import fold, km_between
from incidents.kept import compiled
from incidents.model import COUNTS

Span = tuple[int, int]

SAME_PLACE_KM = 25.0
SAME_NAME_KM = 100.0  # two places of one name further apart than this are two places, if their countries differ
LONGEST_EVIDENCE = 700  # characters; longer than any sentence proves nothing
_DIVISION = compiled(
    r"\b(?:province|governorate|state|region|department|district|oblast|county|wilayat?|prefecture|division"
    r"|of|the|al|el|ad|ar|as|ash|at|az|an)\b"
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many values are right, how many the gold has, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A record with what is looked up once: where it is stated, and its weapons' classes."""

    record: Record
    spans: tuple[Span, ...]


def rows(coded: Coded, text: str, classes: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row({"status": "reported", **r, "weapon_classes": weapon_classes(r, classes)}, evidence_spans(r, text))
        for r in coded.incidents
    )


def evidence_spans(record: Record, text: str) -> tuple[Span, ...]:
    """Where in the text the incident is stated: offsets of field `event`, or a quote looked up."""
    evidence = record.get("evidence") or ()
    if isinstance(evidence, str):
        found = re.search(r"\s+".join(map(re.escape, evidence.split())), text, re.IGNORECASE)
        return (found.span(),) if found else ()
    rows = [row for row in evidence if row.get("field") == "event"] or list(evidence)
    spans = [(int(row["start"]), int(row["end"])) for row in rows if "start" in row and "end" in row]
    return tuple(s for s in spans if s[1] - s[0] <= LONGEST_EVIDENCE)


def same_name(one: str | None, other: str | None) -> bool:
    """Equal names, or all words of the shorter in the longer: 'ISIS' and 'Islamic State (ISIS)'."""
    a, b = _folded(one or ""), _folded(other or "")
    return _same_words(a, b)


def same_division(one: str | None, other: str | None) -> bool:
    """The same, without 'province', 'governorate', articles and the like."""
    return _same_words(_folded_division(one or ""), _folded_division(other or ""))


def _same_words(a: str, b: str) -> bool:
    if not a or not b:
        return False
    if a.replace(" ", "") == b.replace(" ", ""):
        return True
    words, others = set(a.split()), set(b.split())
    return (words <= others or others <= words) and min(len(a), len(b)) > 2


@cache
def _folded(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))


@cache
def _folded_division(name: str) -> str:
    return " ".join(_DIVISION.sub(" ", _folded(name)).split())


def same_date(gold: Record, found: Record) -> bool:
    """The same days; for a coarser gold, days within its range; without days, the same EDTF."""
    if not gold.get("date_start"):
        return bool(gold.get("date_edtf")) and gold.get("date_edtf") == found.get("date_edtf")
    if not found.get("date_start"):
        return False
    (start, end), (first, last) = _days(gold), _days(found)
    return (first, last) == (start, end) or (start != end and start <= first and last <= end)


def _days(record: Record) -> tuple[str, str]:
    return record["date_start"], record.get("date_end") or record["date_start"]


def same_place(gold: Record, found: Record) -> bool:
    """One name not too far apart, or two names within 25 km."""
    apart = _km(gold, found)
    if same_division(gold.get("place"), found.get("place")):
        return apart is None or apart <= SAME_NAME_KM or gold.get("country") in (None, found.get("country"))
    return apart is not None and apart <= SAME_PLACE_KM


def _km(one: Record, other: Record) -> float | None:
    points = [(r.get("lat"), r.get("lon")) for r in (one, other)]
    if any(lat is None or lon is None for lat, lon in points):
        return None
    return km_between(*((float(lat), float(lon)) for lat, lon in points))  # type: ignore[arg-type]


def _names(items: Iterable[Any] | None) -> list[list[str]]:
    """Each actor or target as the names it goes by."""
    rows = [[i] if isinstance(i, str) else [i.get("canonical"), i.get("text")] for i in items or ()]
    return [names for row in rows if (names := [n for n in row if n])]


def _shared(gold: list[list[str]], found: list[list[str]]) -> int:
    """How many of the gold's names are met, each by a name of its own."""
    left, right = list(found), 0
    for names in gold:
        hit = next((other for other in left if any(same_name(a, b) for a in names for b in other)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return right


Compare = Callable[[Record, Record], Tally]


def _value(key: str) -> Compare:
    def compare(gold: Record, found: Record) -> Tally:
        a, b = gold.get(key), found.get(key)
        return Tally(int(a is not None and a == b), int(a is not None), int(b is not None))

    return compare


def _judged(key: str, same: Callable[[Record, Record], bool]) -> Compare:
    def compare(gold: Record, found: Record) -> Tally:
        a, b = bool(gold.get(key)), bool(found.get(key))
        return Tally(int(a and b and same(gold, found)), int(a), int(b))

    return compare


def _named(key: str) -> Compare:
    def compare(gold: Record, found: Record) -> Tally:
        a, b = _names(gold.get(key)), _names(found.get(key))
        return Tally(_shared(a, b), len(a), len(b))

    return compare


def _date(gold: Record, found: Record) -> Tally:
    a = bool(gold.get("date_start") or gold.get("date_edtf"))
    b = bool(found.get("date_start") or (gold.get("date_edtf") and found.get("date_edtf")))
    return Tally(int(a and b and same_date(gold, found)), int(a), int(b))


def _weapons(gold: Record, found: Record) -> Tally:
    a, b = gold.get("weapon_classes", frozenset()), found.get("weapon_classes", frozenset())
    return Tally(len(a & b), len(a), len(b))


FIELDS: Mapping[str, Compare] = {
    "date": _date,
    "country": _value("country"),
    "admin1": _judged("admin1", lambda a, b: same_division(a["admin1"], b["admin1"])),
    "place": _judged("place", same_place),
    "type": _value("type"),
    "status": _value("status"),
    "actors": _named("actors"),
    "targets": _named("targets"),
    "weapons": _weapons,
    **{key: _value(key) for key in COUNTS},
}
CORE = ("date", "country", "place", "type", "killed")


def weapon_classes(record: Record, classes: Mapping[str, str]) -> frozenset[str]:
    """The classes of a row's weapons; a word that carries none is looked up in `classes` (folded name -> class)."""
    items = record.get("weapons") or ()
    told = {item["class"] for item in items if isinstance(item, Mapping) and item.get("class")}
    words = [i if isinstance(i, str) else i.get("text", "") for i in items if isinstance(i, str) or not i.get("class")]
    return frozenset(told | {kind for word in words if (kind := _class_of(_folded(word).split(), classes))})


def _class_of(words: Sequence[str], classes: Mapping[str, str]) -> str | None:
    """The class of the longest run of words that is listed."""
    runs = (words[i : i + size] for size in range(len(words), 0, -1) for i in range(len(words) - size + 1))
    return next((classes[name] for run in runs if (name := " ".join(run)) in classes), None)


def overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    """Whether two statements share 30 % of the shorter."""
    return any(
        (shared := min(a[1], b[1]) - max(a[0], b[0])) > 0 and shared >= 0.3 * min(a[1] - a[0], b[1] - b[0])
        for a in one
        for b in other
    )


def similarity(gold: Row, found: Row) -> float:
    """0 to 1; where it is stated counts most, then place, date, killed, wounded, type and actor."""
    a, b = gold.record, found.record
    equal = {key: a.get(key) is not None and a.get(key) == b.get(key) for key in ("killed", "wounded", "type")}
    return (
        0.40 * overlap(gold.spans, found.spans)
        + 0.20 * same_place(a, b)
        + 0.15 * same_date(a, b)
        + 0.10 * equal["killed"]
        + 0.05 * (equal["wounded"] + equal["type"])
        + 0.05 * bool(_shared(_names(a.get("actors")), _names(b.get("actors"))))
    )
