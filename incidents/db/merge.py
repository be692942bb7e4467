"""One row from several tellings: which toll, which place, by a named rule; every telling keeps its own figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from incidents.db.rows import LISTS
from incidents.model import Incident

VALUE_RULES = ("latest", "majority", "lowest", "highest")
_PLACE_ORDER = {name: n for n, name in enumerate(("place", "near", "admin2", "admin1", "country", "none"))}
_DATE_ORDER = {name: n for n, name in enumerate(("day", "week", "month", "season", "year", "unknown"))}
_STATUS_ORDER = {name: n for n, name in enumerate(("reported", "claimed", "attempted", "unconfirmed", "denied"))}
_DATE_CELLS = ("date_start", "date_end", "date_precision", "date_edtf", "date_text")
_PLACE_CELLS = ("country", "admin1", "place", "lat", "lon", "geo_precision", "place_id")
_RANGED = ("killed", "wounded")
_SINGLE = ("abducted", "arrested", "perpetrators_killed")


@dataclass(frozen=True, slots=True)
class Telling:
    """One incident as one report tells it; `original` is the report that its report copies, or itself."""

    id: int
    report: int
    incident: Incident
    sentence: str | None
    published: date | None
    original: int


def order(tellings: Sequence[Telling]) -> list[Telling]:
    """By publication, the undated first; a fixed order for equal days."""
    return sorted(tellings, key=lambda t: (t.published or date.min, t.report, t.incident.incident))


def leading(tellings: Sequence[Telling]) -> Telling:
    """The telling that names the incident: foreground before background, then the first in print."""
    return min(order(tellings), key=lambda t: t.incident.background)


def merged(tellings: Sequence[Telling], rule: str = "latest") -> Incident:
    """The cells of the event that several reports tell; `rule` chooses among their counts."""
    first = leading(tellings).incident
    if len(tellings) == 1:
        return first
    told = [telling.incident for telling in order(_independent(tellings))]
    cells: dict[str, Any] = {}
    cells |= _cells_of(_most_exact(told, "date_precision", _DATE_ORDER, rule, "date_start"), _DATE_CELLS)
    cells |= _cells_of(_most_exact(told, "geo_precision", _PLACE_ORDER, rule, "place"), _PLACE_CELLS)
    for name in _RANGED:
        cells |= _ranged(told, name, rule)
    for name in _SINGLE:
        cells[name] = chosen([getattr(one, name) for one in told], rule)
    for name in LISTS:
        cells[name] = _union(getattr(one, name) for one in told)
    cells["type"] = chosen([one.type for one in told if one.type != "other"], "majority") or "other"
    cells["status"] = min((one.status for one in told), key=lambda s: _STATUS_ORDER[s])
    cells["background"] = all(one.background for one in told)
    return replace(first, **cells)


def _independent(tellings: Sequence[Telling]) -> list[Telling]:
    """Of the copies of one text only the first counts."""
    seen: dict[tuple[int, int], Telling] = {}
    for telling in order(tellings):
        seen.setdefault((telling.original, telling.incident.incident), telling)
    return list(seen.values())


def independent_sources(tellings: Sequence[Telling]) -> int:
    """How many reports tell it, copies of one text counted once."""
    return len({telling.original for telling in tellings})


def chosen(values: Sequence[Any], rule: str) -> Any:
    """One of the values told, in order of print; None only where none is told."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    return CHOICES[rule](known)


def _majority(known: list[Any]) -> Any:
    """The value told most often; of equally frequent ones the latest."""
    counts = Counter(known)
    return max(known, key=lambda value: (counts[value], len(known) - 1 - known[::-1].index(value)))


CHOICES: Mapping[str, Callable[[list[Any]], Any]] = {
    "latest": lambda known: known[-1],
    "majority": _majority,
    "lowest": min,
    "highest": max,
}


def _ranged(told: Sequence[Incident], name: str, rule: str) -> dict[str, Any]:
    """The chosen count; low and high hold what all reports say, open where no report closes it."""
    best = chosen([getattr(one, name) for one in told], rule)
    low = min(_known(told, f"{name}_low"), default=None)
    high = max(_known(told, f"{name}_high"), default=None)
    if best is not None:
        low = low if low is None else min(low, best)
        high = high if high is None or high >= best else None
    return {name: best, f"{name}_low": low, f"{name}_high": high}


def _known(told: Sequence[Incident], cell: str) -> list[int]:
    return [value for one in told if (value := getattr(one, cell)) is not None]


def _most_exact(told: Sequence[Incident], key: str, ranks: Mapping[str, int], rule: str, cell: str) -> Incident:
    """The telling whose date or place is the most exact; among equals the one that most say, or the latest."""
    best = min(ranks[getattr(one, key)] for one in told)
    exact = [one for one in told if ranks[getattr(one, key)] == best]
    value = chosen([getattr(one, cell) for one in exact], "majority" if rule == "majority" else "latest")
    return next((one for one in reversed(exact) if getattr(one, cell) == value), exact[-1])


def _cells_of(incident: Incident, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(incident, name) for name in names}


def _union(lists: Any) -> tuple[Any, ...]:
    """All parts told, each once, in the order in which they are first told."""
    seen: dict[Any, Any] = {}
    for items in lists:
        for item in items:
            seen.setdefault(_identity(item), item)
    return tuple(seen.values())


def _identity(item: Any) -> Any:
    """What makes two parts the same: an actor's name and role, the words and class of the others."""
    name = (getattr(item, "canonical", None) or item.text).casefold()
    return name, getattr(item, "role", None) or getattr(item, "category", None) or getattr(item, "klass", None)
