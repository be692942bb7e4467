"""Options that several commands share: the database, the packs, the filters, the format."""

from __future__ import annotations

import inspect
import os
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from incidents.db.query import Filters
    from incidents.readers import Limits, Options


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"
    json = "json"


Db = Annotated[
    str | None,
    typer.Option("--db", help="The database: a file or a URL; else INCIDENTS_DB, else incidents.db.", metavar="URL"),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--pack", help="A rule pack of your own, beside those that ship; may be given again.", metavar="DIR"),
]
Batch = Annotated[int, typer.Option("--batch", help="Reports in one transaction.", min=1)]
Values = Annotated[
    str | None,
    typer.Option("--values", help="How a count is chosen where reports differ: latest, majority, lowest, highest."),
]
Workers = Annotated[int, typer.Option("--workers", help="Processes that extract at the same time.", min=1)]
Published = Annotated[
    str | None,
    typer.Option("--published", help="Publication date of reports that do not tell one.", metavar="YYYY-MM-DD"),
]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", help="What a record calls one of our keys, as text=body; may be given again."),
]
Kind = Annotated[str | None, typer.Option("--kind", help="The kind of every input, whatever its name says.")]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        help="Seconds that reading one report may take, and extracting it; 0 is no limit. [default: 30]",
        min=0,
        metavar="SECONDS",
    ),
]
IncidentId = Annotated[int, typer.Argument(help="The incident's id, as `incidents list` shows it.", metavar="ID")]
By = Annotated[str | None, typer.Option("--by", help="Who decides; else the user of this computer.", metavar="NAME")]
Note = Annotated[str | None, typer.Option("--note", help="Why, for those who read the history.", metavar="WORDS")]
Raw = Annotated[bool, typer.Option("--raw", help="Leave cells that a spreadsheet would run as a formula as they are.")]


def parse_date(value: str | None) -> date | None:
    """A day as an option gives it; raises BadParameter."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; write YYYY-MM-DD") from error


def parse_span(value: str) -> tuple[date, date]:
    """The first and the last day of '2021', '2021-12' or '2021-12-05'; raises BadParameter."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
    if not found:
        raise typer.BadParameter(f"{value!r} is no date; write 2021, 2021-12 or 2021-12-05")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(year or 0, month or 12, day or monthrange(year or 0, month or 12)[1])
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date: {error}") from error
    return first, last


def parse_mapping(pairs: list[str] | None) -> dict[str, str]:
    """`text=body` as a mapping; raises BadParameter."""
    for pair in pairs or ():
        if not all(pair.partition("=")[::2]):
            raise typer.BadParameter(f"{pair!r} maps nothing; write --map text=body")
    return dict(pair.split("=", 1) for pair in pairs or ())


def reading(
    published: str | None, mapping: list[str] | None, kind: str | None, time_limit: float | None = None
) -> Options:
    """How the inputs are to be read; raises BadParameter or UsageError."""
    from incidents.readers import Options, checked

    return checked(Options(parse_date(published), parse_mapping(mapping), kind, limits(time_limit)))


def limits(time_limit: float | None) -> Limits:
    """The limits of INCIDENTS_LIMITS, with the seconds of a command's option; raises UsageError."""
    from incidents.readers import limits_told

    found = limits_told(os.environ.get("INCIDENTS_LIMITS"))
    return found if time_limit is None else replace(found, seconds=time_limit)


def parse_near(value: str | None) -> tuple[float, float, float] | None:
    """'LAT,LON,KM' or 'NAME,KM' as a point and a distance; names are looked up in the gazetteer."""
    if not value:
        return None
    *where, km = (part.strip() for part in value.split(","))
    distance = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:km)?", km, re.IGNORECASE)
    if not where or not distance:
        raise typer.BadParameter(f"{value!r} is no place and distance; write Kirkuk,50km or 35.47,44.39,50")
    if len(where) == 2 and all(re.fullmatch(r"-?\d+(?:\.\d+)?", part) for part in where):
        lat, lon = map(float, where)
        if abs(lat) > 90 or abs(lon) > 180:
            raise typer.BadParameter(f"{lat}, {lon} is no point: latitude to 90, longitude to 180 degrees")
    else:
        lat, lon = _point_of(", ".join(where))
    return lat, lon, float(distance[1])


def _point_of(name: str) -> tuple[float, float]:
    """The point of the best known place of a name."""
    from incidents.gazetteer import open_gazetteer

    for one in sorted(open_gazetteer().candidates(name), key=lambda one: -(one.population or 0)):
        if one.lat is not None and one.lon is not None:
            return one.lat, one.lon
    raise typer.BadParameter(f"the gazetteer knows no {name!r}; give LAT,LON,KM")


def parse_countries(value: str | None) -> str | None:
    """'IQ,Nigeria' as ISO codes of two letters; names are looked up in the gazetteer; raises BadParameter."""
    words = [word.strip() for word in (value or "").split(",") if word.strip()]
    return ",".join(map(_country, words)) or None


def _country(word: str) -> str:
    if re.fullmatch("[A-Za-z]{2}", word):
        return word.upper()
    from incidents.gazetteer import open_gazetteer

    found = [one.country for one in open_gazetteer().candidates(word) if one.kind == "country" and one.country]
    if not found:
        raise typer.BadParameter(f"{word!r} is no country; write its name or its ISO code of two letters, such as IQ")
    return found[0]


def _option(name: str, help: str, kind: Any = str, metavar: str | None = None, flag: str = "") -> inspect.Parameter:
    option = typer.Option(flag or f"--{name.replace('_', '-')}", help=help, metavar=metavar, rich_help_panel="Filters")
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[kind | None, option]
    )


FILTERS = (
    _option("since", "From this day, month or year on.", metavar="DATE"),
    _option("until", "Up to and with this day, month or year.", metavar="DATE"),
    _option("country", "ISO code or name; several with commas.", metavar="IQ"),
    _option("admin1", "First-level division.", metavar="NAME"),
    _option("place", "Name of the place.", metavar="NAME"),
    _option("near", "Around a place or a point: Kirkuk,50km or LAT,LON,KM.", metavar="WHERE"),
    _option("actor", "Words of an actor's name or alias.", metavar="WORDS"),
    _option("target", "Category of target, or words of one.", metavar="WORDS"),
    _option("type", "Type of incident; several with commas.", metavar="TYPE"),
    _option("weapon", "Class of weapon, or words of one.", metavar="WORDS"),
    _option("min_killed", "At least so many killed.", int, "N"),
    _option("min_wounded", "At least so many wounded.", int, "N"),
    _option("status", "reported, claimed, unconfirmed, denied, attempted.", metavar="WORD"),
    _option("source", "The outlet.", metavar="NAME"),
    _option("text", 'Words of the report, all of them; "..." is a phrase.', metavar="WORDS"),
    _option("background", "Only, or no, older incidents told as context.", bool, flag="--background/--no-background"),
)


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all filters; it gets them as one value, its parameter `filters`."""
    signature = inspect.signature(command)
    seen = vars(inspect.getmodule(command))
    own = [p.replace(annotation=eval(p.annotation, seen)) for p in signature.parameters.values() if p.name != "filters"]
    names = [p.name for p in FILTERS]

    def run(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in names}
        command(filters=make_filters(**chosen), **given)

    positional = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    run.__doc__ = command.__doc__
    run.__name__ = command.__name__
    run.__signature__ = inspect.Signature([*positional, *FILTERS])  # type: ignore[attr-defined]
    return run


def make_filters(
    *,
    since: str | None = None,
    until: str | None = None,
    country: str | None = None,
    near: str | None = None,
    **given: Any,
) -> Filters:
    """The filters of a command line; raises BadParameter."""
    from incidents.db.query import Filters

    assert set(given) <= {field.name for field in fields(Filters)}
    return Filters(
        since=parse_span(since)[0] if since else None,
        until=parse_span(until)[1] if until else None,
        country=parse_countries(country),
        near=parse_near(near),
        **given,
    )
