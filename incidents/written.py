"""Cells as people read and write them: lists as 'Name [tag]; Name [tag]', nothing where nothing is stated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from incidents.errors import UsageError
from incidents.model import (
    ACTOR_KINDS,
    ACTOR_ROLES,
    COUNTS,
    DATE_PRECISIONS,
    GEO_PRECISIONS,
    STATUSES,
    TARGET_CATEGORIES,
    TYPES,
    WEAPON_CLASSES,
    Incident,
)


def lists_as_text(incident: Incident) -> tuple[str, str, str]:
    """The cells that hold lists, actors, targets and weapons, written out for a reader."""
    return (
        written((actor.canonical or actor.text, actor.role) for actor in incident.actors),
        written((target.text, target.category) for target in incident.targets),
        written((weapon.text, weapon.klass) for weapon in incident.weapons),
    )


def written(items: Iterable[tuple[str, str]]) -> str:
    """A list in one cell; what would read as its punctuation is taken out of the names."""
    return "; ".join(f"{_plain(name)} [{tag}]" for name, tag in items)


def lists_of_records_as_text(field: str, records: Sequence[Mapping[str, Any]]) -> str:
    """The same for the records of one list cell."""
    tag = {"actors": "role", "targets": "category", "weapons": "class"}[field]
    return written((one.get("canonical") or one["text"], one[tag]) for one in records)


def _plain(name: str) -> str:
    return " ".join(name.replace(";", ",").replace("[", "(").replace("]", ")").split())


def read_cell(field: str, words: str) -> Any:
    """A cell's value as a person writes it, as JSON has it; no words mean that it is not stated.

    Raises UsageError where the words cannot be meant.
    """
    words = words.strip()
    if field in _ITEMS:
        return [_read_item(field, item.strip()) for item in words.split(";") if item.strip()]
    if not words:
        return _needed(field)
    for fields, read in _READERS:
        if field in fields:
            return read(field, words)
    return words


_COUNTS = (*COUNTS, "killed_low", "killed_high", "wounded_low", "wounded_high")
_WORDS = {
    "type": TYPES, "status": STATUSES, "date_precision": DATE_PRECISIONS, "geo_precision": GEO_PRECISIONS,
}  # fmt: skip
_ITEMS = {"actors": ACTOR_ROLES, "targets": TARGET_CATEGORIES, "weapons": WEAPON_CLASSES}
_EMPTY = {"date_precision": "unknown", "geo_precision": "none", "type": "other"}


def _needed(field: str) -> Any:
    if field in ("status", "background"):
        raise UsageError(f"{field} cannot be empty", "reported, claimed ..." if field == "status" else "true or false")
    return _EMPTY.get(field)


def _read_item(field: str, item: str) -> dict[str, Any]:
    """'Name [tag]' as a record; an actor's tag may hold its role and its kind."""
    found = re.fullmatch(r"(.+?)\s*\[([^\]]+)\]", item)
    name, tags = (found[1], [tag.strip() for tag in found[2].split(",")]) if found else (item, [])
    if field != "actors":
        tag = _one_of(field, tags[0] if tags else "", _ITEMS[field])
        return {"text": name, "category" if field == "targets" else "class": tag}
    role = next((tag for tag in tags if tag in ACTOR_ROLES), "perpetrator")
    kind = next((tag for tag in tags if tag in ACTOR_KINDS), "group" if name[:1].isupper() else "unnamed")
    for tag in tags:
        _one_of(field, tag, (*ACTOR_ROLES, *ACTOR_KINDS))
    return {"text": name, "canonical": None if kind == "unnamed" else name, "kind": kind, "role": role}


def _one_of(field: str, word: str, allowed: Sequence[str]) -> str:
    if word not in allowed:
        raise UsageError(f"{word!r} is not allowed in {field}", f"one of: {', '.join(allowed)}")
    return word


def _count(field: str, words: str) -> int:
    if not re.fullmatch(r"\d{1,9}", words):
        raise UsageError(f"{field}={words}: not a whole number")
    return int(words)


def _degrees(field: str, words: str) -> float:
    limit = 90 if field == "lat" else 180
    try:
        value = float(words)
    except ValueError:
        raise UsageError(f"{field}={words}: not a number") from None
    if not -limit <= value <= limit:
        raise UsageError(f"{field}={words}: not between -{limit} and {limit}")
    return value


def _day(field: str, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise UsageError(f"{field}={words}: no date", "write YYYY-MM-DD") from None


def _truth(field: str, words: str) -> bool:
    if words.lower() not in ("true", "false"):
        raise UsageError(f"{field}={words}: neither true nor false")
    return words.lower() == "true"


def _country(field: str, words: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", words):
        raise UsageError(f"{field}={words}: not the two letters of ISO 3166", "Iraq is IQ")
    return words.upper()


_READERS: tuple[tuple[Iterable[str], Callable[[str, str], Any]], ...] = (
    (_COUNTS, _count),
    (("lat", "lon"), _degrees),
    (("date_start", "date_end"), _day),
    (("background",), _truth),
    (("country",), _country),
    (_WORDS, lambda field, words: _one_of(field, words, _WORDS[field])),
)
