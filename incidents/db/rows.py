"""Between values and rows: an incident's cells, its lists written out, and text that every database can keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from incidents.kept import compiled
from incidents.model import RECORD_KEYS, Actor, Incident, Report, Target, Weapon
from incidents.packs import Pack

LISTS = ("actors", "targets", "weapons")
SCALARS = tuple(key for key in RECORD_KEYS if key not in ("report_id", "incident", "evidence", *LISTS))
DATES = ("date_start", "date_end")
Row = dict[str, Any]
T = TypeVar("T")
_UNSTORABLE = compiled("[\0\ud800-\udfff]")


def parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    source = iter(items)
    while part := list(islice(source, size)):
        yield part


_SCALARS: Callable[[Incident], tuple[Any, ...]] = attrgetter(*SCALARS)


def scalars(incident: Incident) -> tuple[Any, ...]:
    """The cells that hold one value, in the order of `SCALARS`."""
    return _SCALARS(incident)


def as_json(value: Any) -> str:
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # made once: json.dumps makes one each time


def lists_as_json(incident: Incident) -> tuple[str, ...]:
    """The cells that hold lists, as the JSON of the record, in the order of `LISTS`: how a telling is kept."""
    return tuple(f"[{','.join(map(_item_as_json, getattr(incident, key)))}]" for key in LISTS)


@lru_cache(4096)  # the same actors, targets and weapons come again and again
def _item_as_json(item: Actor | Target | Weapon) -> str:
    return as_json(item.record())


def incident_of(row: Mapping[str, Any], *, report_id: str = "") -> Incident:
    """An incident from the row of a telling; without its evidence."""
    cells: Row = {key: row[key] for key in SCALARS}
    for key in DATES:
        cells[key] = day(cells[key])
    cells["background"] = bool(cells["background"])
    cells |= {key: items(key, row[key]) for key in LISTS}
    return Incident(report_id, row["number"], **cells)


def day(value: Any) -> date | None:
    """A day from what the driver gives: SQLite text, PostgreSQL a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def items(key: str, written_as_json: str) -> tuple[Any, ...]:
    """The parts of a list cell from its JSON."""
    return tuple(item_of(key, item) for item in json.loads(written_as_json))


def item_of(key: str, item: Mapping[str, Any]) -> Actor | Target | Weapon:
    """One part of a list cell from its record."""
    if key == "actors":
        return Actor(item["text"], item.get("canonical"), item["kind"], item.get("role", "perpetrator"))
    if key == "targets":
        return Target(item["text"], item["category"])
    return Weapon(item["text"], item["class"])


def digest(report: Report) -> str:
    """A hash over everything of a report that extraction sees or the database keeps."""
    published = report.published and report.published.isoformat()
    seen = (report.text, report.title, published, report.source, report.url, report.language)
    return sha256(json.dumps(seen).encode()).hexdigest()


def rules_hash(packs: Sequence[Pack]) -> str:
    """One hash over the packs, in their order."""
    return sha256("\n".join(f"{pack.name} {pack.sha256}" for pack in packs).encode()).hexdigest()


def storable(value: T) -> T:
    """The value with NUL and lone surrogates, which no database keeps, as U+FFFD; offsets stay true."""
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _UNSTORABLE.sub("\ufffd", value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        made = map(storable, value)
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: storable(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **changes)
    return value


def is_storable(report: Report) -> bool:
    """Whether no text of a report needs mending before it is stored."""
    texts = (report.text, report.id, report.title, report.source, report.url)
    return not any(_UNSTORABLE.search(text) for text in texts if text and not _fine(text))


def _fine(text: str) -> bool:
    return text.isascii() and "\0" not in text
