"""Figures for a paper, through matplotlib: what the charts and the map share. PNG or SVG, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from incidents.exporters.extras import ExportError, needed

# Okabe and Ito's colours, which people who are colour-blind tell apart; grey for the rest.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#E69F00", "#CC79A7", "#56B4E9")
REST = "#999999"
WIDTH, HEIGHT, DPI = 7.0, 4.2, 200  # inches; the width of a page's text
INK, PALE = "#333333", "#d9d9d9"
STYLE = {
    "font.family": "DejaVu Sans", "font.size": 9, "axes.edgecolor": INK, "axes.labelcolor": INK, "text.color": INK,
    "xtick.color": INK, "ytick.color": INK, "svg.hashsalt": "incidents", "svg.fonttype": "path",
}  # fmt: skip
SUFFIXES = (".png", ".svg")


def figure(height: float = HEIGHT) -> Any:
    """An empty figure; raises ExportError without the extra."""
    needed("matplotlib", "plot", "A plot")
    made = needed("matplotlib.figure", "plot", "A plot")
    return made.Figure(figsize=(WIDTH, height), layout="constrained")


def styled() -> Any:
    """Our fonts and colours, for as long as the context lasts."""
    return needed("matplotlib", "plot", "A plot").rc_context(STYLE)


def save(made: Any, path: Path, *, suffix: str) -> None:
    """Write the figure, without a date, so that the same data are the same bytes."""
    if suffix not in SUFFIXES:
        raise ExportError(f"{suffix or 'no suffix'}: no kind of picture", f"one of: {', '.join(SUFFIXES)}")
    metadata = {"Date": None} if suffix == ".svg" else {"Software": None}
    kind = suffix.lstrip(".")
    made.savefig(path, dpi=DPI, format=kind, metadata=metadata, bbox_inches="tight", pad_inches=0.08)


def plain(axes: Any, *, grid: str) -> None:
    """No box around the data, and thin lines to read values by."""
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.grid(axis=grid, color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)


def footed(axes: Any, note: str, *, below: int) -> None:
    """A note under the axes, so many points below them."""
    axes.annotate(
        note, (0, 0), (0, -below), xycoords="axes fraction", textcoords="offset points", fontsize=7, color="#666666"
    )
