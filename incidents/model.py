"""The values that flow through the house: reports in, incidents with their evidence out.

This module imports nothing of ours. Offsets are counted in characters of `Report.text`, the end exclusive.
`None` always means that the text does not say; 0 means that it says 'nobody'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

TYPES = (
    "armed_assault",
    "armed_clash",
    "bombing",
    "suicide_bombing",
    "air_drone_strike",
    "shelling",
    "assassination",
    "abduction",
    "arson",
    "execution",
    "raid_arrest",
    "protest_riot_violence",
    "sexual_violence",
    "looting_property",
    "foiled_attack",
    "other",
)
STATUSES = ("reported", "claimed", "unconfirmed", "denied", "attempted")
DATE_PRECISIONS = ("day", "week", "month", "season", "year", "unknown")
GEO_PRECISIONS = ("place", "near", "admin2", "admin1", "country", "none")
ACTOR_KINDS = ("group", "state", "person", "unnamed")
ACTOR_ROLES = ("perpetrator", "opponent", "claimant")
TARGET_CATEGORIES = (
    "civilians",
    "police",
    "military",
    "government",
    "religious",
    "education",
    "health",
    "media",
    "aid",
    "infrastructure",
    "business",
    "transport",
    "diplomatic",
    "other",
)
WEAPON_CLASSES = (
    "firearm",
    "explosive",
    "suicide",
    "artillery",
    "air",
    "drone",
    "vehicle",
    "blade",
    "fire",
    "chemical",
    "blunt",
    "other",
)
UNSPOKEN = "no rule pack reads the language"  # so begins the note of a report that is stored and not extracted
COUNTS = ("killed", "wounded", "abducted", "arrested", "perpetrators_killed")

# The order of the record's keys, and of the columns of every flat export (CONTRACT §4).
RECORD_KEYS = (
    "report_id",
    "incident",
    "date_start",
    "date_end",
    "date_precision",
    "date_edtf",
    "date_text",
    "country",
    "admin1",
    "place",
    "lat",
    "lon",
    "geo_precision",
    "place_id",
    "actors",
    "targets",
    "type",
    "weapons",
    "killed",
    "killed_low",
    "killed_high",
    "wounded",
    "wounded_low",
    "wounded_high",
    "abducted",
    "arrested",
    "perpetrators_killed",
    "status",
    "background",
    "evidence",
)


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was read; `text` is what offsets refer to and is never changed afterwards."""

    id: str
    text: str
    title: str | None = None  # from metadata; a title that stands in the text is found by the scan
    published: date | None = None
    published_from: str | None = None  # metadata, dateline, front matter, file name, option ...
    source: str | None = None  # outlet
    url: str | None = None
    language: str | None = None  # ISO 639-1; None: not known
    notes: tuple[str, ...] = ()  # what the reader did that a user should know


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report, or a part of an input, that cannot be read: its name, the reason and the way out."""

    name: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FileRead:
    """Stands behind the reports of one file in a stream of them; not `read` where it is stored as it is.

    `digest` is None of what cannot be known again: standard input, or a file of which something was refused.
    """

    name: str
    digest: str | None
    reports: int  # that it holds
    read: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or bullet; `section` says where it stands.

    Sections: title, lead (first sentence of the body), body, heading, bullet, update (an entry of a live blog),
    caption, dateline (bylines too; read for date and place only),
    boilerplate (never read for incidents), comment (never read).
    """

    index: int
    start: int
    end: int
    section: str
    paragraph: int
    update: int | None = None  # number of the live-blog entry or bullet block that it belongs to


class Count(NamedTuple):
    """A number of people: best value and bounds; None where open or not told."""

    value: int | None
    low: int | None
    high: int | None


class Mention(NamedTuple):
    """Words of the text that name something the packs know: a number, who, thing, place, date or weapon."""

    kind: str
    start: int
    end: int
    rule: str
    value: Any = None


class Finding(NamedTuple):
    """One value read for one field, the words that prove it, and the rule that read it."""

    field: str
    value: Any
    start: int
    end: int
    rule: str
    sentence: int
    status: str = "stated"  # stated hedged claimed denied negated planned past


class Evidence(NamedTuple):
    """The words that a value of an incident was read from."""

    field: str
    start: int
    end: int
    text: str
    rule: str

    def record(self) -> dict[str, Any]:
        return {"field": self.field, "start": self.start, "end": self.end, "text": self.text, "rule": self.rule}


@dataclass(frozen=True, slots=True)
class Actor:
    text: str
    canonical: str | None
    kind: str
    role: str = "perpetrator"

    def record(self) -> dict[str, Any]:
        return {"text": self.text, "canonical": self.canonical, "kind": self.kind, "role": self.role}


@dataclass(frozen=True, slots=True)
class Target:
    text: str
    category: str

    def record(self) -> dict[str, Any]:
        return {"text": self.text, "category": self.category}


@dataclass(frozen=True, slots=True)
class Weapon:
    text: str
    klass: str

    def record(self) -> dict[str, Any]:
        return {"text": self.text, "class": self.klass}


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as one report tells it: the record of CONTRACT §4."""

    report_id: str
    incident: int
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = "unknown"
    date_edtf: str | None = None
    date_text: str | None = None
    country: str | None = None
    admin1: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    geo_precision: str = "none"
    place_id: str | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Target, ...] = ()
    type: str = "other"
    weapons: tuple[Weapon, ...] = ()
    killed: int | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    wounded: int | None = None
    wounded_low: int | None = None
    wounded_high: int | None = None
    abducted: int | None = None
    arrested: int | None = None
    perpetrators_killed: int | None = None
    status: str = "reported"
    background: bool = False
    evidence: tuple[Evidence, ...] = ()

    def record(self) -> dict[str, Any]:
        """The JSON-ready record, keys in the contract's order."""
        return {key: _plain(getattr(self, key)) for key in RECORD_KEYS}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [item.record() for item in value]
    return value.isoformat() if isinstance(value, date) else value


class Note(NamedTuple):
    """Why something was read so, or rejected: what `--explain` prints."""

    stage: str
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the rules made of one report."""

    report: Report
    incidents: tuple[Incident, ...] = ()
    notes: tuple[Note, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_foreign(self) -> bool:
        """Whether the report is in a language that no pack reads, and therefore was not extracted."""
        return any(note.reason.startswith(UNSPOKEN) for note in self.notes)
