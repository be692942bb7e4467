"""Incidents found in reports against hand-coded ones: precision, recall and F1, of incidents and of every field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from incidents.evaluate.coded import Coded, Record
from incidents.evaluate.likeness import CORE, FIELDS, Row, Tally, rows, similarity

SAME_INCIDENT = 0.35  # least similarity of two rows that tell one incident
NOTHING = Row({}, ())


@dataclass(frozen=True, slots=True)
class Miss:
    """One value that is not as in the gold; `field` is 'missed' or 'spurious' for whole incidents."""

    report: str
    field: str
    gold: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Score:
    """Figures over a set of reports."""

    reports: int = 0
    incidents: Tally = field(default_factory=Tally)
    fields: Mapping[str, Tally] = field(default_factory=dict)
    core_right: int = 0  # gold incidents with date, country, place, type and killed all right
    quiet: int = 0  # reports without incidents in which none was found
    empty: int = 0  # reports without incidents
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: Score) -> Score:
        names = self.fields or other.fields
        return Score(
            self.reports + other.reports,
            self.incidents + other.incidents,
            {n: self.fields.get(n, Tally()) + other.fields.get(n, Tally()) for n in names},
            self.core_right + other.core_right,
            self.quiet + other.quiet,
            self.empty + other.empty,
            self.misses + other.misses,
        )

    @property
    def all_fields(self) -> Tally:
        return sum(self.fields.values(), Tally())


def score(gold: Mapping[str, Coded], found: Mapping[str, Coded], *, classes: Mapping[str, str]) -> Score:
    """The figures over all gold reports; `classes` gives the class of a weapon told by a bare word."""
    nothing = Coded("", ())
    return sum((score_report(coded, found.get(name, nothing), classes) for name, coded in gold.items()), Score())


def score_report(gold: Coded, found: Coded, classes: Mapping[str, str]) -> Score:
    ours, theirs = rows(gold, gold.text, classes), rows(found, gold.text, classes)
    pairs = pair(ours, theirs)
    met = set(pairs.values())
    missed = [(a, theirs[pairs[i]] if i in pairs else None) for i, a in enumerate(ours) if not a.record.get("optional")]
    spurious = [b for j, b in enumerate(theirs) if j not in met]
    return sum((_row_score(gold.name, a, b) for a, b in [*missed, *((None, b) for b in spurious)]), _frame(gold, found))


def _frame(gold: Coded, found: Coded) -> Score:
    """A report's part that is not told row by row."""
    empty = not gold.incidents
    return Score(1, quiet=int(empty and not found.incidents), empty=int(empty))


def _row_score(report: str, gold: Row | None, found: Row | None) -> Score:
    """One pair, one missed row (found is None), or one spurious row (gold is None)."""
    a, b = (gold or NOTHING).record, (found or NOTHING).record
    fields = {name: compare(a, b) for name, compare in FIELDS.items()}
    both = gold is not None and found is not None
    return Score(
        incidents=Tally(int(both), int(gold is not None), int(found is not None)),
        fields=fields,
        core_right=int(both and all(_right(fields[name]) for name in CORE)),
        misses=tuple(_misses(report, gold, found, fields)),
    )


def _right(tally: Tally) -> bool:
    return tally.right == tally.gold == tally.found


def _misses(report: str, gold: Row | None, found: Row | None, fields: Mapping[str, Tally]) -> Iterable[Miss]:
    if gold is None or found is None:
        yield Miss(report, "missed" if found is None else "spurious", _gist(gold), _gist(found))
        return
    for name, tally in fields.items():
        if not _right(tally):
            yield Miss(report, name, _cell(gold.record, name), _cell(found.record, name))


def _cell(record: Record, name: str) -> Any:
    """A field's value as a person reads it; days as first/last."""
    if name != "date":
        return record.get(name)
    days = list(dict.fromkeys(d for d in (record.get("date_start"), record.get("date_end")) if d))
    return "/".join(days) or record.get("date_edtf")


def _gist(row: Row | None) -> dict[str, Any] | None:
    """What a person needs to recognise a whole row."""
    if row is None:
        return None
    gist = {key: row.record.get(key) for key in ("date_start", "place", "type", "killed")}
    quote = row.record.get("evidence")
    return {**gist, "evidence": quote} if isinstance(quote, str) else gist


# ---- which row tells the same incident --------------------------------------------------------------------------


def pair(gold: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """Rows that tell one incident, one to one, so that the summed similarity is highest: gold index -> found index."""
    likeness = [[similarity(a, b) for b in found] for a in gold]
    weights = [[value if value >= SAME_INCIDENT else 0.0 for value in line] for line in likeness]
    return {i: j for i, j in best_assignment(weights).items() if weights[i][j] > 0}


def best_assignment(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row -> column with the highest sum, one to one: shortest augmenting paths (Jonker and Volgenant 1987)."""
    if not weights or not weights[0]:
        return {}
    if len(weights) > len(weights[0]):
        return {i: j for j, i in best_assignment([list(line) for line in zip(*weights, strict=True)]).items()}
    columns = len(weights[0])
    row_of = [-1] * columns
    row_price, column_price = [0.0] * len(weights), [0.0] * columns
    for row in range(len(weights)):
        _augment(row, weights, row_of, row_price, column_price)
    return {row: column for column, row in enumerate(row_of) if row >= 0}


def _augment(
    start: int, weights: Sequence[Sequence[float]], row_of: list[int], row_price: list[float], column_price: list[float]
) -> None:
    """Gives one more row a column, moving others on where that costs less."""
    columns = range(len(row_of))
    least, before, done = [float("inf")] * len(row_of), [-1] * len(row_of), [False] * len(row_of)
    row, column, cost = start, -1, 0.0
    while row >= 0:
        for j in columns:
            step = cost - weights[row][j] - row_price[row] - column_price[j]
            if not done[j] and step < least[j]:
                least[j], before[j] = step, column
        column = min((j for j in columns if not done[j]), key=least.__getitem__)
        cost, row, done[column] = least[column], row_of[column], True
    row_price[start] += cost
    for j in columns:
        if done[j] and j != column:
            row_price[row_of[j]] += cost - least[j]
            column_price[j] -= cost - least[j]
    while column >= 0:
        previous = before[column]
        row_of[column] = row_of[previous] if previous >= 0 else start
        column = previous
