"""`incidents stats`: counts and casualty sums by one or two fields, with bars, and as a figure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from incidents.cli.options import Db, Format, Raw, with_filters

if TYPE_CHECKING:
    from incidents.db.query import Filters
    from incidents.db.session import Connection
    from incidents.db.stats import Tally

SHOWN = 40  # groups of a table, where no other number is given
NUMBERS = ("incidents", "killed", "low", "high", "wounded")
COLUMNS = ("incidents", "killed_low", "killed", "killed_high", "wounded_low", "wounded", "wounded_high")
EIGHTHS = " ▏▎▍▌▋▊▉█"


class Measure(StrEnum):
    """What bars and figures show."""

    incidents = "incidents"
    killed = "killed"
    wounded = "wounded"


class Chart(StrEnum):
    """A kind of figure."""

    series = "series"
    bars = "bars"
    map = "map"


@with_filters
def stats(
    filters: Filters,
    by: Annotated[
        str,
        typer.Option(
            help="One or two of: year month day country admin1 place actor target type weapon source status background "
            "state date_precision geo_precision.",
            metavar="FIELD[,FIELD]",
        ),
    ] = "year",
    db: Db = None,
    format: Annotated[Format, typer.Option(help="How counts are printed.")] = Format.table,
    measure: Annotated[Measure, typer.Option(help="What bars and figures show, and what is sorted by.")] = (
        Measure.incidents
    ),
    limit: Annotated[int | None, typer.Option(help="At most so many groups; a table shows 40.", min=0)] = None,
    plot: Annotated[
        Path | None, typer.Option(help="Draw a figure instead: .png or .svg.", metavar="FILE", rich_help_panel="Figure")
    ] = None,
    chart: Annotated[
        Chart | None, typer.Option(help="Else series for year, month, day, and bars.", rich_help_panel="Figure")
    ] = None,
    title: Annotated[str, typer.Option(help="Words over the figure.", rich_help_panel="Figure")] = "",
    raw: Raw = False,
) -> None:
    """Count incidents, people killed (low, best, high) and wounded, by one or two fields.

    An incident with several actors, targets or weapons counts in the group of each.
    Low sums what is told at least, high the upper bounds; where a bound is open the
    best figure stands in. Incidents that tell no toll add nothing.

    Example: incidents stats --by year --country NG

    Example: incidents stats --by admin1,type --since 2020 --measure killed

    Example: incidents stats --by type --chart map --plot map.png
    """
    from incidents.cli.output import print_rows, say
    from incidents.db.migrate import open_database
    from incidents.db.stats import ordered, read_fields, tallies

    fields = read_fields(by)
    with open_database(db).reading() as connection:
        if plot:
            _plot(connection, filters, fields, plot, chart or _chart(fields), measure, title)
            say(f"drew {plot}")
            return
        found = ordered(tallies(connection, filters, fields), fields, measure)
        whole = tallies(connection, filters, ())
    if format is not Format.table:
        rows = ([*one.keys, one.incidents, *one.killed, *one.wounded] for one in found[:limit])
        print_rows(format, (*fields, *COLUMNS), rows, raw=raw)
        return
    _print(found[: SHOWN if limit is None else limit], fields, measure, whole[0])
    if (more := len(found) - (SHOWN if limit is None else limit)) > 0 and sys.stderr.isatty():
        say(f"{more:,} more groups; --limit N shows them")


def _print(found: Sequence[Tally], fields: Sequence[str], measure: Measure, whole: Tally) -> None:
    """A table with a bar for each group, as wide as the terminal, and the sums over all incidents."""
    from incidents.cli.output import console, print_table

    shown = [_cells(one, _keys(one, found[n - 1] if n else None)) for n, one in enumerate(found)]
    total = _cells(whole, ("all incidents",) if len(fields) == 1 else ("all", ""))
    widths = [max([len(head), *(len(row[n]) for row in (*shown, total))]) for n, head in enumerate((*fields, *NUMBERS))]
    for n in range(len(fields)):
        widths[n] = min(widths[n], 30 if len(fields) == 1 else 20)
    room = max(4, min(40, console().width - sum(widths) - 2 * len(widths) - 1))
    most = max((one.measure(measure) for one in found), default=0)
    bars = [bar(one.measure(measure), most, room) for one in found]
    keys = [[_cut(cell, widths[n]) for n, cell in enumerate(row[: len(fields)])] for row in shown]
    rows = [[*key, *row[len(fields) :], line] for key, row, line in zip(keys, shown, bars, strict=True)]
    print_table(
        (*fields, *NUMBERS, "" if measure is Measure.incidents else f"by {measure}"),
        [*rows, [*total, ""]],
        right=NUMBERS,
    )


def _cells(one: Tally, keys: Sequence[str]) -> list[str]:
    low, best, high = one.killed
    return [*keys, *(f"{count:,}" for count in (one.incidents, best, low, high, one.wounded[1]))]


def _keys(one: Tally, before: Tally | None) -> list[str]:
    """The group's names; the first only where it begins."""
    names = ["not stated" if key is None else key for key in one.keys]
    if before and len(names) == 2 and before.keys[0] == one.keys[0]:
        names[0] = ""
    return names


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: width - 1] + "…"


def bar(value: int, most: int, room: int) -> str:
    """A bar of block characters; of # where the terminal knows no others."""
    if not most or not value:
        return ""
    if "utf" not in (sys.stdout.encoding or "").lower():
        return "#" * max(1, round(value * room / most))
    eighths = max(1, round(value * room * 8 / most))
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def _chart(fields: Sequence[str]) -> Chart:
    return Chart.series if fields[0] in ("year", "month", "day") else Chart.bars


def _plot(
    connection: Connection,
    filters: Filters,
    fields: Sequence[str],
    path: Path,
    chart: Chart,
    measure: Measure,
    title: str,
) -> None:
    from incidents.db.query import count
    from incidents.db.stats import points
    from incidents.exporters import charts, figures, maps
    from incidents.exporters.files import draft

    if path.suffix.lower() not in figures.SUFFIXES:
        raise typer.BadParameter(f"{path}: a figure is one of {', '.join(figures.SUFFIXES)}")
    if chart is Chart.series and fields[0] not in ("year", "month", "day"):
        raise typer.BadParameter("a series goes by year, month or day first; write --by month or --chart bars")
    how: dict[str, Any] = {"title": title, "suffix": path.suffix.lower()}
    total = count(connection, filters)
    how["note"] = f"{total:,} incidents"
    with draft(path) as part:
        if chart is Chart.map:
            group = None if _chart(fields) is Chart.series else fields[0]
            found = list(points(connection, filters, group))
            silent = f"; {total - len(found):,} without a point left out" if len(found) < total else ""
            return maps.draw(part, found, **{**how, "note": how["note"] + silent})
        bars = [_bar(one, measure) for one in _tallies(connection, filters, fields)]
        label = measure if measure is Measure.incidents else f"{measure} (best figure)"
        if chart is Chart.bars:
            return charts.bars(part, bars, measure=label, **how)
        return charts.series(part, bars, unit=fields[0], measure=label, **how)


def _tallies(connection: Connection, filters: Filters, fields: Sequence[str]) -> list[Tally]:
    from incidents.db.stats import tallies

    return tallies(connection, filters, fields)


def _bar(one: Tally, measure: Measure) -> Any:
    from incidents.exporters.charts import Bar

    value = one.measure(measure)
    low, high = (value, value) if measure is Measure.incidents else getattr(one, measure)[::2]
    return Bar(one.keys, value, low, high)
