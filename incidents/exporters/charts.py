"""Time series and bars of counts by one or two fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from incidents.exporters.extras import ExportError
from incidents.exporters.figures import COLOURS, INK, REST, figure, footed, plain, save, styled

OTHERS, SILENT = "others", "not stated"
MOST_BARS, MOST_BARS_OF_TIME, MOST_PERIODS = 25, 120, 20_000
LABEL = 34  # characters


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its keys, the figure, and the bounds around it where there are any."""

    keys: tuple[str | None, ...]
    value: int
    low: int
    high: int


def series(path: Path, bars: Sequence[Bar], *, unit: str, measure: str, note: str, title: str, suffix: str) -> None:
    """Counts over time, empty periods as 0; a second key stacks them by its largest groups.

    Raises ExportError where no bar has a date.
    """
    dated = [bar for bar in bars if bar.keys[0] is not None]
    if not dated:
        raise ExportError("nothing has a date to draw", "loosen the filters")
    ends = [str(bar.keys[0]) for bar in dated]
    periods = list(periods_between(min(ends), max(ends), unit))
    groups = grouped(dated)
    with styled():
        made = figure()
        axes = made.add_subplot()
        _stacks(axes, periods, groups)
        _frame(axes, measure, title, list(groups))
        _time_ticks(axes, periods)
        left_out = sum(bar.value for bar in bars) - sum(bar.value for bar in dated)
        footed(axes, f"{note}; {left_out:,} without a {unit} left out" if left_out else note, below=32)
        save(made, path, suffix=suffix)


def periods_between(first: str, last: str, unit: str) -> Iterator[str]:
    """Every year, month or day from the first to the last, as ISO 8601 writes them."""
    count = 0
    while first <= last:
        if (count := count + 1) > MOST_PERIODS:
            raise ExportError(f"more than {MOST_PERIODS:,} {unit}s to draw", "narrow it by --since and --until")
        yield first
        first = _next(first, unit)


def _next(period: str, unit: str) -> str:
    if unit == "year":
        return f"{int(period) + 1:04d}"
    if unit == "day":
        return (date.fromisoformat(period) + timedelta(days=1)).isoformat()
    year, month = map(int, period.split("-"))
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def grouped(bars: Sequence[Bar]) -> Mapping[str, dict[str, int]]:
    """Values by second key and first, the largest groups by name and the rest as others."""
    totals: dict[str, int] = {}
    for bar in bars:
        name = _name(bar.keys[1]) if len(bar.keys) == 2 else ""
        totals[name] = totals.get(name, 0) + bar.value
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    shown = ranked if len(ranked) <= len(COLOURS) + 1 else ranked[: len(COLOURS)]
    groups: dict[str, dict[str, int]] = {name: {} for name in shown}
    for bar in bars:
        name = _name(bar.keys[1]) if len(bar.keys) == 2 else ""
        group = groups.setdefault(name if name in shown else OTHERS, {})
        first = _name(bar.keys[0])
        group[first] = group.get(first, 0) + bar.value
    return groups


def _name(key: str | None) -> str:
    return SILENT if key is None else key


def _stacks(axes: Any, periods: Sequence[str], groups: Mapping[str, Mapping[str, int]]) -> None:
    """Bars on each other; with many periods one line for each group."""
    below = [0] * len(periods)
    for n, (name, values) in enumerate(groups.items()):
        heights = [values.get(period, 0) for period in periods]
        colour = COLOURS[n] if n < len(COLOURS) and name != OTHERS else REST
        if len(periods) > MOST_BARS_OF_TIME:
            axes.plot(range(len(periods)), heights, color=colour, linewidth=0.9, label=name)
            continue
        axes.bar(range(len(periods)), heights, bottom=below, width=0.82, color=colour, label=name)
        below = [low + height for low, height in zip(below, heights, strict=True)]
    axes.set_xlim(-0.6, len(periods) - 0.4)
    axes.set_ylim(bottom=0)


def _frame(axes: Any, measure: str, title: str, names: Sequence[str]) -> None:
    plain(axes, grid="y")
    axes.set_ylabel(measure)
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    if title:
        axes.set_title(title, loc="left", fontsize=10)
    if len(names) > 1:
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def _time_ticks(axes: Any, periods: Sequence[str]) -> None:
    """At most ten labels, at the starts of years where there are years enough."""
    years = [n for n, period in enumerate(periods) if len(period) == 7 and period.endswith("-01")]
    spots = years if len(years) >= 3 else list(range(len(periods)))
    step = max(1, -(-len(spots) // 10))
    spots = spots[::step]
    axes.set_xticks(spots, [periods[n][:4] if years and len(years) >= 3 else periods[n] for n in spots])


def bars(path: Path, found: Sequence[Bar], *, measure: str, note: str, title: str, suffix: str) -> None:
    """Horizontal bars, the largest on top, with their figures and the bounds; raises ExportError for none."""
    if not found:
        raise ExportError("there is nothing to draw", "loosen the filters")
    names = _order(found)
    with styled():
        made = figure(max(1.6, 0.24 * len(names) + 1.0))
        axes = made.add_subplot()
        stacked = {} if len(found[0].keys) == 1 else grouped(found)
        if stacked:
            _stacked_bars(axes, names, stacked)
        else:
            _plain_bars(axes, names, {_name(bar.keys[0]): bar for bar in found})
        _bar_frame(axes, names, measure, title, list(stacked))
        more = len({bar.keys[0] for bar in found}) - len(names)
        footed(axes, f"{note}; {more:,} smaller ones left out" if more else note, below=44)
        save(made, path, suffix=suffix)


def _order(found: Sequence[Bar]) -> list[str]:
    """The names of the largest bars, the largest first."""
    totals: dict[str, int] = {}
    for bar in found:
        totals[_name(bar.keys[0])] = totals.get(_name(bar.keys[0]), 0) + bar.value
    return sorted(totals, key=lambda name: (name == SILENT, -totals[name], name))[:MOST_BARS]


def _plain_bars(axes: Any, names: Sequence[str], by: Mapping[str, Bar]) -> None:
    heights = [by[name].value for name in names]
    axes.barh(range(len(names)), heights, color=COLOURS[0], height=0.72)
    ends = heights
    if any(by[name].low != by[name].high for name in names):
        low = [max(0, by[name].value - by[name].low) for name in names]
        high = [max(0, by[name].high - by[name].value) for name in names]
        axes.errorbar(heights, range(len(names)), xerr=[low, high], fmt="none", ecolor=INK, elinewidth=0.8, capsize=2)
        ends = [height + more for height, more in zip(heights, high, strict=True)]
    widest = max(ends) or 1
    for n, (height, end) in enumerate(zip(heights, ends, strict=True)):
        axes.text(end + widest * 0.012, n, f"{height:,}", va="center", fontsize=8)
    axes.set_xlim(0, widest * 1.1)


def _stacked_bars(axes: Any, names: Sequence[str], groups: Mapping[str, Mapping[str, int]]) -> None:
    left = [0] * len(names)
    for n, (name, values) in enumerate(groups.items()):
        widths = [values.get(one, 0) for one in names]
        colour = COLOURS[n] if n < len(COLOURS) and name != OTHERS else REST
        axes.barh(range(len(names)), widths, left=left, color=colour, height=0.72, label=_short(name))
        left = [start + width for start, width in zip(left, widths, strict=True)]


def _bar_frame(axes: Any, names: Sequence[str], measure: str, title: str, groups: Sequence[str]) -> None:
    plain(axes, grid="x")
    axes.set_yticks(range(len(names)), [_short(name) for name in names])
    axes.invert_yaxis()
    axes.set_xlabel(measure)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.tick_params(axis="y", length=0)
    if title:
        axes.set_title(title, loc="left", fontsize=10)
    if groups:
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))


def _short(name: str) -> str:
    return name if len(name) <= LABEL else name[: LABEL - 1] + "…"
