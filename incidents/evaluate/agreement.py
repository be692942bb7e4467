"""How far two coders agree: on what is an incident, and on each field of the incidents that both have.

Percent agreement, Cohen's kappa (1960) and Krippendorff's alpha (Content Analysis, 4th ed. 2018, ch. 12).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from incidents.evaluate.coded import Coded, Record
from incidents.evaluate.likeness import FIELDS, Tally, rows
from incidents.evaluate.scoring import pair
from incidents.model import COUNTS

CATEGORIES = ("type", "status", "country")

Distance = Callable[[Any, Any], float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over a set of reports; a figure is None where there is nothing to tell it by."""

    reports: int
    incidents: Tally
    fields: Mapping[str, Tally]  # over the incidents that both coders have
    kappa: Mapping[str, float | None]
    alpha: Mapping[str, float | None]


def agree(one: Mapping[str, Coded], other: Mapping[str, Coded], *, classes: Mapping[str, str]) -> Agreement:
    """Two coders of the same reports; texts are taken from the first. Optional rows count like all others."""
    nothing = Coded("", ())
    both: list[tuple[Record, Record]] = []
    total = Tally()
    for name, coded in one.items():
        mine, theirs = (rows(c, coded.text, classes) for c in (coded, other.get(name, nothing)))
        pairs = pair(mine, theirs)
        both += [(mine[i].record, theirs[j].record) for i, j in pairs.items()]
        total += Tally(len(pairs), len(mine), len(theirs))
    fields = {name: sum((compare(a, b) for a, b in both), Tally()) for name, compare in FIELDS.items()}
    return Agreement(len(one), total, fields, _kappas(both), _alphas(both))


def _kappas(both: Sequence[tuple[Record, Record]]) -> dict[str, float | None]:
    return {key: kappa([(a.get(key), b.get(key)) for a, b in both]) for key in CATEGORIES}


def _alphas(both: Sequence[tuple[Record, Record]]) -> dict[str, float | None]:
    """Categories by name, days and counts by value; 'not stated' is no value."""
    nominal = {key: alpha([(a.get(key), b.get(key)) for a, b in both]) for key in CATEGORIES}
    days = {"date": alpha([(a.get("date_start"), b.get("date_start")) for a, b in both])}
    counts = {key: alpha([(a.get(key), b.get(key)) for a, b in both], distance=ratio) for key in COUNTS}
    return {**days, **nominal, **counts}


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa: agreement beyond chance, each coder with his own shares; 'not stated' is a category."""
    both = list(pairs)
    if not both:
        return None
    size = len(both)
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    seen = sum(a == b for a, b in both) / size
    chance = sum(first[value] * second[value] for value in first) / size**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def nominal(a: Any, b: Any) -> float:
    return float(a != b)


def interval(a: float, b: float) -> float:
    return (a - b) ** 2


def ratio(a: float, b: float) -> float:
    """Squared relative difference: 2 against 4 weighs as much as 100 against 200."""
    return ((a - b) / (a + b)) ** 2 if a + b else 0.0


def alpha(units: Iterable[Sequence[Any]], *, distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha; a unit is one value a coder, None where he gives none; any number of coders."""
    told = [[value for value in unit if value is not None] for unit in units]
    told = [values for values in told if len(values) > 1]
    shares = Counter(value for values in told for value in values)
    size = shares.total()
    chance = sum(n * m * distance(a, b) for a, n in shares.items() for b, m in shares.items())
    if not chance:
        return None
    seen = sum(sum(distance(a, b) for a, b in permutations(values, 2)) / (len(values) - 1) for values in told)
    return 1 - (size - 1) * seen / chance
