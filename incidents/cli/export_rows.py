"""From the database to the rows of an export: filters, privacy, profile, columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from incidents.errors import UsageError
from incidents.exporters.package import ACTORS, EVIDENCE, REPORTS, Table
from incidents.exporters.privacy import PERSON, coarsen, divisions, pseudonym, redact_names, withhold
from incidents.exporters.profiles import Column, Profile, row_maker

if TYPE_CHECKING:
    from incidents.db.query import Filters
    from incidents.db.session import Connection

LISTS = ("actors", "targets", "weapons")
Record = dict[str, Any]
Change = Callable[[Record], Record]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to export: which incidents, in which order and columns, and what is withheld."""

    filters: Filters
    profile: Profile
    redact: bool = False
    level: str | None = None
    sort: str = ""
    limit: int | None = None
    offset: int = 0

    @property
    def how(self) -> dict[str, Any]:
        return {"sort": self.sort, "limit": self.limit, "offset": self.offset}

    @property
    def withholds(self) -> bool:
        return self.redact or self.level is not None


def narrowed(profile: Profile, names: Sequence[str]) -> Profile:
    """The profile with the chosen columns only, in the order given; raises UsageError for a name that is none."""
    held = {column.name: column for column in profile.columns}
    if unknown := [name for name in names if name not in held]:
        raise UsageError(f"{unknown[0]!r} is no column of the profile {profile.name}", f"one of: {', '.join(held)}")
    return replace(profile, columns=tuple(held[name] for name in names)) if names else profile


def telling(profile: Profile, *, redact: bool, level: str | None) -> Profile:
    """The profile with what is withheld told in its description, and so in every codebook."""
    told = ["Names of victims and private persons are left out."] if redact else []
    told += [f"Points are those of the division ({level}); places below it are left out."] if level else []
    told += ["Sentences, headlines and addresses are withheld; reports are known by pseudonyms."] if told else []
    return replace(profile, about=" ".join([profile.about, *told]))


def changes(chosen: Chosen) -> list[Change]:
    """What is done to a record before anything is written."""
    made: list[Change] = [redact_names] if chosen.redact else []
    if chosen.level:
        division = divisions(chosen.level)
        made.append(lambda record: coarsen(record, division))
    return [*made, withhold] if made else []


def record_stream(connection: Connection, chosen: Chosen, *, whole: bool) -> Iterator[Record]:
    """Records, changed as chosen; `whole` with their evidence."""
    from incidents.db.records import records

    lists = (*LISTS, "evidence") if whole else LISTS
    found = records(connection, chosen.filters, **chosen.how, lists=lists)
    made = changes(chosen)
    for record in found:
        for change in made:
            record = change(record)
        yield record


def row_stream(connection: Connection, chosen: Chosen) -> Iterator[Sequence[Any]]:
    """Rows of the profile's columns; the database's own where nothing has to be done to them."""
    from incidents.db.records import plain_rows

    if chosen.profile.name == "native" and not chosen.withholds:
        return plain_rows(connection, chosen.filters, chosen.profile.header, **chosen.how)
    make = row_maker(chosen.profile)
    native = chosen.profile.name == "native"
    found = record_stream(connection, chosen, whole=False)
    return (make(_flat(record) if native else record) for record in found)


def _flat(record: Record) -> Record:
    """The record with its lists written out, as the database's flat rows have them."""
    from incidents.written import lists_of_records_as_text

    return record | {name: lists_of_records_as_text(name, record[name]) for name in LISTS}


def tables(connection: Connection, chosen: Chosen) -> list[Table]:
    """The tables of a data package."""
    made = [Table("incidents", chosen.profile.columns, row_stream(connection, chosen))]
    for name, view, columns in (
        ("evidence", "incident_evidence", EVIDENCE),
        ("reports", "incident_report", REPORTS),
        ("actors", "incident_actor", ACTORS),
    ):
        made.append(Table(name, columns, _parts(connection, chosen, view, columns)))
    return made


def _parts(connection: Connection, chosen: Chosen, view: str, columns: Sequence[Column]) -> Iterator[Sequence[Any]]:
    from incidents.db.part_rows import part_rows

    names = [column.name for column in columns]
    found = part_rows(connection, _only(connection, chosen), view, names)
    if not chosen.withholds:
        return found
    return (list(_withheld(dict(zip(names, row, strict=True)), chosen).values()) for row in found)


def _only(connection: Connection, chosen: Chosen) -> Filters:
    """The filters; with a limit the incidents that it leaves."""
    from incidents.db.query import rows

    if chosen.limit is None and not chosen.offset:
        return chosen.filters
    return replace(chosen.filters, ids=tuple(row[0] for row in rows(connection, chosen.filters, ["id"], **chosen.how)))


def _withheld(row: Record, chosen: Chosen) -> Mapping[str, Any]:
    """A row beside the incidents with what privacy asks left out."""
    if "report_id" in row:
        row |= {"report_id": pseudonym(row["report_id"])}
        return row | {name: None for name in ("text", "title", "url") if name in row}
    if chosen.redact and row["kind"] in ("person", "unnamed"):
        words = PERSON if row["kind"] == "person" else "unnamed"
        return row | {"actor": words, "text": words}
    return row | {"text": row["actor"]} if chosen.redact else row
