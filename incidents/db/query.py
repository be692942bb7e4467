"""Asking: the filters that list, export and stats share, as SQL over the view incident_flat.

Only parameters carry what a user wrote; names of columns are checked against the view's. How the first rows of a large
database are found fast stands in `first.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from incidents import called
from incidents.db.views import FLAT_COLUMNS
from incidents.errors import UsageError
from incidents.kept import compiled
from incidents.model import STATUSES, TARGET_CATEGORIES, TYPES, WEAPON_CLASSES

KM_PER_DEGREE = 111.195  # on a sphere of radius 6,371 km
PAGE = 1000  # rows fetched at a time


@dataclass(frozen=True, slots=True)
class Filters:
    """Which incidents are meant; None: any. Several words of a closed list are separated by commas."""

    since: date | None = None
    until: date | None = None
    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    near: tuple[float, float, float] | None = None  # latitude, longitude, kilometres
    actor: str | None = None
    target: str | None = None
    type: str | None = None
    weapon: str | None = None
    min_killed: int | None = None
    min_wounded: int | None = None
    status: str | None = None
    source: str | None = None
    text: str | None = None
    background: bool | None = None
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition on `f`, a row of incident_flat or of incident, and its parameters.

    `ids` is a query for the incidents that meet it, from an index or another table; then `sql` is for looking at
    one row of incident on SQLite, which is `slow` where words are looked up in a report.
    """

    sql: str
    values: Mapping[str, Any] = field(default_factory=dict)
    ids: str | None = None
    slow: bool = False
    indexed: str | None = None  # the condition on the row's own cells, as an index knows it

    @property
    def anywhere(self) -> str:
        """The condition for a query that goes through many incidents."""
        return self.indexed or (f"f.id IN ({self.ids})" if self.ids else self.sql)


def clauses(filters: Filters, connection: Connection) -> list[Clause]:
    """The conditions that filters mean; raises UsageError for a word that is none of a closed list."""
    return [
        make(connection, value)
        for name, make in _CLAUSES.items()
        if (value := getattr(filters, name)) is not None and value != ""
    ]


def count(connection: Connection, filters: Filters) -> int:
    """How many incidents the filters let through."""
    where, values = _where(clauses(filters, connection))
    return int(connection.execute(text(f"SELECT count(*) FROM incident_flat f{where}"), values).scalar() or 0)


def rows(
    connection: Connection,
    filters: Filters,
    columns: Sequence[str],
    *,
    sort: str = "",
    limit: int | None = None,
    offset: int = 0,
) -> Iterator[tuple[Any, ...]]:
    """The chosen columns of the incidents that the filters let through, fetched page by page."""
    from incidents.db.first import Page, first_ids

    conditions = clauses(filters, connection)
    order = order_by(sort)
    for name in columns:
        _known(name, FLAT_COLUMNS, "column")
    found = None if limit is None else first_ids(connection, conditions, Page(sort, limit, offset))
    if found is not None:
        conditions, limit, offset = [listed(found)], None, 0
    where, values = _where(conditions)
    statement = f"SELECT {', '.join('f.' + name for name in columns)} FROM incident_flat f{where}{order}"
    if limit is not None or offset:
        statement += " LIMIT :limit OFFSET :offset"
        values = {**values, "limit": 2**62 if limit is None else limit, "offset": offset}
    streamed = connection.execution_options(stream_results=True, yield_per=PAGE)
    for page in streamed.execute(text(statement), values).partitions(PAGE):
        yield from (tuple(row) for row in page)


def _where(conditions: Sequence[Clause]) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    for one in conditions:
        values |= one.values
    return (" WHERE " + " AND ".join(one.anywhere for one in conditions) if conditions else "", values)


def listed(ids: Iterable[int]) -> Clause:
    """A condition that an incident is one of these."""
    return Clause(f"f.id IN ({', '.join(str(int(id)) for id in ids) or 'NULL'})")


def order_by(sort: str) -> str:
    """'-killed,date_start' as ORDER BY: a minus is descending, what is not stated comes last, ids break ties."""
    if not sort:
        return " ORDER BY f.id"
    terms = []
    for name in sort.split(","):
        down = name.startswith("-")
        _known(name.lstrip("-"), FLAT_COLUMNS, "column")
        terms.append(f"f.{name.lstrip('-')} {'DESC' if down else 'ASC'} NULLS LAST")
    return f" ORDER BY {', '.join(terms)}, f.id{' DESC' if sort.startswith('-') else ''}"


def _known(word: str, allowed: Sequence[str], what: str) -> str:
    if word not in allowed:
        raise UsageError(f"{word!r} is no {what}", f"one of: {', '.join(allowed)}")
    return word


def of_index(sql: str, values: Mapping[str, Any], row: str | None = None) -> Clause:
    """A condition on cells that have an index; `row` is the same put so that SQLite does not use it."""
    return Clause(row or sql, values, f"SELECT f.id FROM incident f WHERE {sql}", indexed=sql)


def one_of(name: str, column: str, allowed: Sequence[str] | None) -> Callable[[Connection, Any], Clause]:
    """A condition that a column holds one of the words given, separated by commas."""

    def make(_: Connection, value: str) -> Clause:
        words = [word.strip() for word in value.split(",") if word.strip()]
        for word in words if allowed else ():
            _known(word, allowed or (), name)
        values = {f"{name}_{n}": word for n, word in enumerate(words)}
        return Clause(f"{column} IN ({', '.join(':' + key for key in values)})", values)

    return make


def _cell(name: str, allowed: Sequence[str] | None = None) -> Callable[[Connection, str], Clause]:
    """A condition that a cell of the incident, in an index with the date, holds one of the words given."""

    def make(connection: Connection, value: str) -> Clause:
        plain = one_of(name, f"f.{name}", allowed)(connection, value)
        return of_index(plain.sql, plain.values)

    return make


def _named(name: str) -> Callable[[Connection, str], Clause]:
    """A condition that a cell is this name, however it is cased."""
    sql = f"lower(f.{name}) = lower(:{name})"
    return lambda _, value: of_index(sql, {name: value}, f"+{sql}")


def _place(connection: Connection, value: str) -> Clause:
    """A place by its name, however it is cased.

    'Carrizal' is also 'Carrizal, Convención', named with what holds it, 'Carrizal camp' and 'Vereda Carrizal'.
    """
    sqlite = connection.dialect.name == "sqlite"
    place = "lower(f.place)" if sqlite else 'lower(f.place) COLLATE "C"'
    spots = {"place": value} | {f"place_{kind}": f"{kind} {value}" for kind in called.BEFORE}
    values = spots | {"place_kinds": f"|{'|'.join(called.BEHIND)}|"}
    plain = f"({' OR '.join(_spot(place, spot) for spot in spots)} OR {_of_a_kind(place, sqlite)})"
    return of_index(plain, values, plain.replace(place, f"+{place}") if sqlite else plain)


def _spot(place: str, name: str) -> str:
    """The place is of this name, or named with what holds it; behind ', ' comes ',!': a range of the index."""
    return f"{place} = lower(:{name}) OR ({place} > lower(:{name}) || ', ' AND {place} < lower(:{name}) || ',!')"


def _of_a_kind(place: str, sqlite: bool) -> str:
    """The name is followed by the word for what the place is: 'Carrizal camp'."""
    rest = f"substr({place}, length(:place) + 2)"
    if sqlite:
        kind = f"instr(:place_kinds, '|' || substr({rest}, 1, instr({rest} || ',', ',') - 1) || '|') > 0"
    else:
        kind = f"strpos(:place_kinds, '|' || split_part({rest}, ',', 1) || '|') > 0"
    return f"({place} > lower(:place) || ' ' AND {place} < lower(:place) || '!' AND {kind})"


def _at_least(count: str) -> Callable[[Connection, Any], Clause]:
    """The count, or where only bounds are told its lower bound, is at least so many."""
    sql = f"coalesce(f.{count}, f.{count}_low) >= :min_{count}"
    return lambda _, value: of_index(sql, {f"min_{count}": value}, f"+{sql}")


def _near(connection: Connection, value: tuple[float, float, float]) -> Clause:
    """Within a circle, on a plane that touches the globe at its centre: right to a percent up to 500 km."""
    lat, lon, km = value
    dlat = km / KM_PER_DEGREE
    squeeze = max(math.cos(math.radians(lat)), 0.01)
    dlon = min(dlat / squeeze, 180.0)
    box = f"f.lat BETWEEN :near_s AND :near_n AND {_lon_within(lon, dlon)}"
    away = "abs(f.lon - :near_lon)"
    around = f"(CASE WHEN {away} > 180 THEN 360 - {away} ELSE {away} END)"
    far = f"(f.lat - :near_lat) * (f.lat - :near_lat) + {around} * {around} * :near_k <= :near_r"
    values = {"near_lat": lat, "near_lon": lon, "near_s": lat - dlat, "near_n": lat + dlat}
    values |= {"near_w": (lon - dlon + 180) % 360 - 180, "near_e": (lon + dlon + 180) % 360 - 180}
    values |= {"near_k": squeeze**2, "near_r": dlat**2}
    inside = f"{box} AND {far}"
    cells = _cells((lat - dlat, lat + dlat), _spans(lon, dlon)) if connection.dialect.name == "sqlite" else ()
    if not cells:
        return Clause(inside, values)
    return of_index(
        f"{CELL} IN ({', '.join(map(str, cells))}) AND {inside}", values, f"{box.replace('f.l', '+f.l')} AND {far}"
    )


CELL = "CAST(f.lat + 90 AS INTEGER) * 360 + CAST(f.lon + 180 AS INTEGER)"  # a degree by a degree; indexed on SQLite
MOST_CELLS = 4000


def _cells(lats: tuple[float, float], lons: Sequence[tuple[float, float]]) -> list[int]:
    """The cells that a box touches; none where they are too many to be looked up one by one."""
    rows = range(int(max(lats[0] + 90, 0)), int(min(lats[1] + 90, 180)) + 1)
    columns = [n for west, east in lons for n in range(int(west + 180), int(east + 180) + 1)]
    return [row * 360 + n for row in rows for n in columns] if len(rows) * len(columns) <= MOST_CELLS else []


def _spans(lon: float, dlon: float) -> list[tuple[float, float]]:
    """The longitudes within reach, in one or, across the date line, two spans."""
    west, east = lon - dlon, lon + dlon
    if dlon >= 180:
        return [(-180.0, 180.0)]
    if west < -180:
        return [(west + 360, 180.0), (-180.0, east)]
    return [(west, 180.0), (-180.0, east - 360)] if east > 180 else [(west, east)]


def _lon_within(lon: float, dlon: float) -> str:
    if dlon >= 180:
        return "f.lon BETWEEN -180 AND 180 AND :near_w <= 180 AND :near_e <= 180"
    crosses = lon - dlon < -180 or lon + dlon > 180
    return "(f.lon >= :near_w OR f.lon <= :near_e)" if crosses else "f.lon BETWEEN :near_w AND :near_e"


def _actor(connection: Connection, value: str) -> Clause:
    """Incidents of the actors that bear these words in their name or an alias, as whole words."""
    query = (
        "SELECT id, name FROM actor WHERE lower(name) LIKE :part UNION ALL "
        "SELECT actor_id, name FROM actor_alias WHERE lower(name) LIKE :part"
    )
    whole = compiled(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
    found = connection.execute(text(query), {"part": f"%{value.lower()}%"})
    ids = sorted({int(id) for id, name in found if whole.search(name)})
    any_of = f"p.actor_id IN ({', '.join(map(str, ids)) or 'NULL'})"
    return _of_parts("party", Clause(any_of))


def _of_parts(table: str, inner: Clause) -> Clause:
    """Incidents with a part `p` in that table that meets a condition."""
    parts = f"SELECT p.incident_id FROM {table} p WHERE {inner.sql}"
    return Clause(f"EXISTS ({parts} AND p.incident_id = f.id)", inner.values, parts)


def _part(name: str, table: str, column: str, allowed: Sequence[str]) -> Callable[[Connection, Any], Clause]:
    """Incidents with a part of a class of the closed list, or with these words in a part."""

    def make(connection: Connection, value: str) -> Clause:
        if all(word.strip() in allowed for word in value.split(",")):
            inner = one_of(name, f"p.{column}", allowed)(connection, value)
        else:
            inner = Clause(f"lower(p.text) LIKE :{name}_part", {f"{name}_part": f"%{value.lower()}%"})
        return _of_parts(table, inner)

    return make


def _source(connection: Connection, value: str) -> Clause:
    """Incidents whose leading report is from this outlet, however its name is cased."""
    found = connection.execute(text("SELECT id, name FROM source"))
    ids = [str(int(id)) for id, name in found if name.casefold() == value.casefold()]
    reports = f"SELECT r.id FROM report r WHERE r.source_id IN ({', '.join(ids) or 'NULL'})"
    incidents = f"SELECT i.id FROM incident i WHERE i.report_id IN ({reports})"
    return Clause(f"EXISTS ({reports} AND r.id = f.report_id)", {}, incidents)


def _text(connection: Connection, value: str) -> Clause:
    """Incidents of reports that hold all the words; "..." is a phrase, a star at a word's end stands for any ending."""
    terms = _terms(value)
    if connection.dialect.name == "postgresql":
        words = "to_tsvector('simple', incidents_fold(coalesce(r.title, '') || ' ' || left(r.text, 200000)))"
        match = f"FROM report r WHERE {words} @@ to_tsquery('simple', incidents_fold(:words))"
        id = "r.id"
        sought = " & ".join(" <-> ".join(f"'{word}'" for word in words) + ":*" * star for words, star in terms)
    else:
        match = "FROM report_words WHERE report_words MATCH :words"
        id = "report_words.rowid"
        sought = " AND ".join(f'"{" ".join(words)}"' + "*" * star for words, star in terms)
    told = "extracted x WHERE NOT x.gone"
    ids = f"SELECT x.incident_id FROM {told} AND x.report_id IN (SELECT {id} {match})"
    all_at_once = any(star for _, star in terms)  # a beginning of words cannot be looked up in one report
    found = (
        f"x.report_id IN (SELECT {id} {match})" if all_at_once else f"EXISTS (SELECT 1 {match} AND {id} = x.report_id)"
    )
    row = f"EXISTS (SELECT 1 FROM {told} AND x.incident_id = f.id AND {found})"
    return Clause(row, {"words": sought}, ids, slow=True)


def _terms(value: str) -> list[tuple[list[str], bool]]:
    """The words of each phrase, and whether it ends in a star; nothing in them is syntax."""
    found = re.findall(r'"([^"]+)"|(\S+)', value)
    terms = [(re.findall(r"\w+", phrase or word), word.endswith("*")) for phrase, word in found]
    if not any(words for words, _ in terms):
        raise UsageError(f"{value!r} holds no word to search for", "write words, or a phrase in double quotes")
    return [(words, star) for words, star in terms if words]


_CLAUSES: Mapping[str, Callable[[Connection, Any], Clause]] = {
    "since": lambda _, value: Clause("f.date_end >= :since", {"since": value.isoformat()}),
    "until": lambda _, value: Clause("f.date_start <= :until", {"until": value.isoformat()}),
    "country": lambda connection, value: _cell("country")(connection, value.upper()),
    "admin1": _named("admin1"),
    "place": _place,
    "near": _near,
    "actor": _actor,
    "target": _part("target", "target", "category", TARGET_CATEGORIES),
    "type": _cell("type", TYPES),
    "weapon": _part("weapon", "weapon", "class", WEAPON_CLASSES),
    "min_killed": _at_least("killed"),
    "min_wounded": _at_least("wounded"),
    "status": _cell("status", STATUSES),
    "source": _source,
    "text": _text,
    "background": lambda _, value: Clause("f.background" if value else "NOT f.background"),
    "ids": lambda _, value: listed(value),
}
