"""The tables, as SQLAlchemy models: what was read, what each report tells, what happened, and who decided what.

Ids are assigned by the program, so that no insert has to ask for them. Days are dates, points of time are UTC in
ISO 8601. Columns that SQL users meet are described by the views in `views.py`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

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
)

STATES = ("open", "confirmed", "discarded", "merged", "gone")  # gone: no report tells it any more
LINK_METHODS = ("rules", "copy", "person")
WITHOUT_ROWID: Any = {"sqlite_with_rowid": False}
ACTIONS = ("correct", "merge", "split", "discard", "confirm")
NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}


class Base(DeclarativeBase):
    """All tables of the database."""

    metadata = MetaData(naming_convention=NAMES)


def table_of(model: type[Base]) -> Table:
    """The table of a model, for bulk statements."""
    table = model.__table__
    assert isinstance(table, Table)
    return table


def one_of(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    """A column that holds only the words of a closed list."""
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def _child(owner: str) -> Any:
    """A key into the owner, whose rows go when the owner goes."""
    return ForeignKey(owner, ondelete="CASCADE")


class Source(Base):
    """An outlet."""

    __tablename__ = "source"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text, unique=True)


class Run(Base):
    """One run of the program over reports: its version, its packs and their hash."""

    __tablename__ = "run"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    command: Mapped[str] = mapped_column(Text)
    program: Mapped[str] = mapped_column(Text)
    rules: Mapped[str] = mapped_column(Text)  # one hash over all packs
    packs: Mapped[str] = mapped_column(Text)  # JSON: name, version, sha256 of each
    started_at: Mapped[str] = mapped_column(Text)
    finished_at: Mapped[str | None] = mapped_column(Text)


class Setting(Base):
    """A choice that holds for the whole database, such as the rule for merged values."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Report(Base):
    """One report as it was read; `digest` is over all that extraction sees of it."""

    __tablename__ = "report"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Text, unique=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    copy_of: Mapped[int | None] = mapped_column(ForeignKey("report.id", ondelete="SET NULL"), index=True)
    digest: Mapped[str] = mapped_column(Text)
    published: Mapped[date | None] = mapped_column(Date)
    published_from: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)  # JSON list: what the reader did that a user should know
    text: Mapped[str] = mapped_column(Text)  # last, so that the short columns are read without it


class File(Base):
    """A file whose reports are all stored as these rules read them; gone where one of them may be no more."""

    __tablename__ = "file"
    __table_args__ = (WITHOUT_ROWID,)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    digest: Mapped[str] = mapped_column(Text)  # over its bytes and the options of its reading
    rules: Mapped[str] = mapped_column(Text)
    reports: Mapped[int]


class Shingle(Base):
    """Sampled hashes of a report's word runs, by which copies of one wire text are found."""

    __tablename__ = "shingle"
    __table_args__ = (WITHOUT_ROWID,)
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    report_id: Mapped[int] = mapped_column(_child("report.id"), primary_key=True, index=True)


class Place(Base):
    """A place of the gazetteer that some report names."""

    __tablename__ = "place"
    id: Mapped[str] = mapped_column(Text, primary_key=True)  # 'geonames:98182'
    name: Mapped[str] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(Text)
    admin1: Mapped[str | None] = mapped_column(Text)
    lat: Mapped[float | None]
    lon: Mapped[float | None]


class Actor(Base):
    """A group, state force, person, or unnamed body of people: one row for each canonical name."""

    __tablename__ = "actor"
    __table_args__ = (UniqueConstraint("name", "kind"), one_of("kind", ACTOR_KINDS))
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)


class ActorAlias(Base):
    """A name that reports use for an actor."""

    __tablename__ = "actor_alias"
    __table_args__ = (WITHOUT_ROWID,)
    actor_id: Mapped[int] = mapped_column(_child("actor.id"), primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text, primary_key=True)


class Values:
    """The cells that an incident has, both as one report tells it and as all of them do."""

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    number: Mapped[int]
    date_start: Mapped[date | None] = mapped_column(Date)
    date_end: Mapped[date | None] = mapped_column(Date)
    date_precision: Mapped[str] = mapped_column(Text)
    date_edtf: Mapped[str | None] = mapped_column(Text)
    date_text: Mapped[str | None] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(Text)
    admin1: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    geo_precision: Mapped[str] = mapped_column(Text)
    place_id: Mapped[str | None] = mapped_column(ForeignKey("place.id"))
    actors: Mapped[str] = mapped_column(Text)
    targets: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text)
    weapons: Mapped[str] = mapped_column(Text)
    killed: Mapped[int | None]
    killed_low: Mapped[int | None]
    killed_high: Mapped[int | None]
    wounded: Mapped[int | None]
    wounded_low: Mapped[int | None]
    wounded_high: Mapped[int | None]
    abducted: Mapped[int | None]
    arrested: Mapped[int | None]
    perpetrators_killed: Mapped[int | None]
    status: Mapped[str] = mapped_column(Text)
    background: Mapped[bool]


def _value_checks() -> tuple[CheckConstraint, ...]:
    """What must hold of the cells of every incident."""
    ordered = " AND ".join(
        f"{what}_low <= {what} AND {what} <= {what}_high AND {what}_low <= {what}_high"
        for what in ("killed", "wounded")
    )
    return (
        one_of("type", TYPES),
        one_of("status", STATUSES),
        one_of("date_precision", DATE_PRECISIONS),
        one_of("geo_precision", GEO_PRECISIONS),
        CheckConstraint(" AND ".join(f"{count} >= 0" for count in COUNTS), name="counts"),
        CheckConstraint(ordered, name="ranges"),
        CheckConstraint("date_start <= date_end", name="dates"),
        CheckConstraint("lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name="point"),
        CheckConstraint("length(country) = 2", name="country"),
    )


class Incident(Values, Base):
    """What happened, told by one or more reports; its cells follow from their tellings and a person's corrections.

    `report_id` and `number` name the telling that leads; `actors`, `targets` and `weapons` are written out for
    reading, their parts stand in `party`, `target` and `weapon`.
    """

    __tablename__ = "incident"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, sort_order=-2)
    state: Mapped[str] = mapped_column(Text, sort_order=-1)
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("incident.id"), sort_order=-1)
    reports: Mapped[int] = mapped_column(sort_order=1)  # how many tell it
    sources: Mapped[int] = mapped_column(sort_order=1)  # of these, how many are no copy of another
    corrected: Mapped[int] = mapped_column(sort_order=1)  # cells that a person set
    sentence: Mapped[str | None] = mapped_column(Text, sort_order=2)  # the words that state it

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805
        return (
            one_of("state", STATES),
            *_value_checks(),
            Index("incident_report_id", "report_id"),
            Index("incident_date", "date_start", "date_end"),
            Index("incident_country_date", "country", "date_start"),
            Index("incident_place", func.lower(text("place"))),
            Index("incident_admin1", func.lower(text("admin1"))),
            Index("incident_type_date", "type", "date_start"),
            Index("incident_status_date", "status", "date_start"),
            Index("incident_killed_told", func.coalesce(text("killed"), text("killed_low"))),
            Index("incident_wounded_told", func.coalesce(text("wounded"), text("wounded_low"))),
            Index(
                "incident_background",
                "date_start",
                sqlite_where=text("background"),
                postgresql_where=text("background"),
            ),
        )


class Extracted(Values, Base):
    """One incident as one report tells it; lists are kept as the JSON of the record."""

    __tablename__ = "extracted"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False, sort_order=-2)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True, sort_order=-1)
    gone: Mapped[bool] = mapped_column(sort_order=-1)  # the rules read it no more; kept for a person's decision
    day: Mapped[date | None] = mapped_column(Date, sort_order=1)  # the first it may be of, told or by publication
    words: Mapped[str] = mapped_column(Text, sort_order=1)  # what may tell it from other attacks, for linking

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805
        return (
            *_value_checks(),
            Index("extracted_link", "country", "day", "date_end", "lat", "lon"),
            Index("extracted_report", "report_id", "gone", "incident_id"),
            Index("extracted_day", "day"),
        )


class Evidence(Base):
    """The words that a value was read from; offsets count characters of the report's text."""

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("span_start <= span_end", name="span"),
        WITHOUT_ROWID,
    )
    extracted_id: Mapped[int] = mapped_column(_child("extracted.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    field: Mapped[str] = mapped_column(Text)
    span_start: Mapped[int]
    span_end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(Text)


class Party(Base):
    """An actor's part in an incident."""

    __tablename__ = "party"
    __table_args__ = (one_of("role", ACTOR_ROLES), {"sqlite_with_rowid": False})
    incident_id: Mapped[int] = mapped_column(_child("incident.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    actor_id: Mapped[int] = mapped_column(ForeignKey("actor.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)


class Target(Base):
    """Who or what an incident was aimed at."""

    __tablename__ = "target"
    __table_args__ = (
        one_of("category", TARGET_CATEGORIES),
        Index("target_category", "category"),
        WITHOUT_ROWID,
    )
    incident_id: Mapped[int] = mapped_column(_child("incident.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(Text)


class Weapon(Base):
    """What an incident was done with."""

    __tablename__ = "weapon"
    __table_args__ = (
        one_of("class", WEAPON_CLASSES),
        Index("weapon_class", "class"),
        WITHOUT_ROWID,
    )
    incident_id: Mapped[int] = mapped_column(_child("incident.id"), primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    klass: Mapped[str] = mapped_column("class", Text)


class Link(Base):
    """Why a telling belongs to its incident: the telling it was matched with, the score, the reasons."""

    __tablename__ = "link"
    __table_args__ = (one_of("method", LINK_METHODS),)
    extracted_id: Mapped[int] = mapped_column(_child("extracted.id"), primary_key=True, autoincrement=False)
    other_id: Mapped[int | None] = mapped_column(ForeignKey("extracted.id", ondelete="SET NULL"), index=True)
    method: Mapped[str] = mapped_column(Text)
    score: Mapped[float]
    reasons: Mapped[str] = mapped_column(Text)  # JSON list of [reason, weight]


class Correction(Base):
    """A person's decision: dated, named, undoable; `old` and `new` are JSON."""

    __tablename__ = "correction"
    __table_args__ = (one_of("action", ACTIONS),)
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True)
    action: Mapped[str] = mapped_column(Text)
    field: Mapped[str | None] = mapped_column(Text)
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    undone_by: Mapped[str | None] = mapped_column(Text)  # who took it back
    undone_at: Mapped[str | None] = mapped_column(Text)
