"""A point map over country outlines that ship with the program: nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import cos, radians, sqrt
from pathlib import Path
from typing import Any

from incidents.exporters.extras import ExportError
from incidents.exporters.figures import COLOURS, HEIGHT, INK, REST, WIDTH, figure, footed, save, styled
from incidents.resources import resource

LAND, BORDER, SEA = "#f2efe9", "#b5aea4", "#e9f0f4"
LEAST_SPAN = 5.0  # degrees of longitude that a map shows at the least
CREDIT = "outlines: Natural Earth"
Point = tuple[float, float, int, str | None]
Ring = list[tuple[float, float]]
Box = tuple[float, float, float, float]


def draw(path: Path, points: Sequence[Point], *, note: str, title: str, suffix: str) -> None:
    """Points (longitude, latitude, dead, group) as circles whose area grows with the dead, coloured by group.

    Raises ExportError where there is no point.
    """
    if not points:
        raise ExportError("nothing has a point to draw", "loosen the filters")
    box = frame(points)
    with styled():
        made = figure(_height(box))
        axes = made.add_subplot()
        _land(axes, box)
        _circles(axes, points)
        _set_frame(axes, box, title)
        footed(axes, f"{note}; {CREDIT}", below=28)
        save(made, path, suffix=suffix)


def frame(points: Sequence[Point]) -> Box:
    """West, south, east, north around the points, with room at the edges and the shape of a page."""
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    middle_y = (min(ys) + max(ys)) / 2
    squeeze = max(0.25, cos(radians(middle_y)))
    tall = max((max(ys) - min(ys)) * 1.2, LEAST_SPAN * 0.6)
    wide = max((max(xs) - min(xs)) * 1.2, LEAST_SPAN, tall / squeeze * 0.9)
    tall = max(tall, wide * squeeze * 0.45)
    middle_x = (min(xs) + max(xs)) / 2
    west, east = _within(middle_x - wide / 2, middle_x + wide / 2, 180)
    south, north = _within(middle_y - tall / 2, middle_y + tall / 2, 88)
    return west, south, east, north


def _within(low: float, high: float, limit: float) -> tuple[float, float]:
    """The span moved inside the limits, and cut to them where it is wider."""
    shift = max(0.0, -limit - low) - max(0.0, high - limit)
    return max(-limit, low + shift), min(limit, high + shift)


def _aspect(box: Box) -> float:
    return 1 / max(0.25, cos(radians((box[1] + box[3]) / 2)))


def _height(box: Box) -> float:
    tall, wide = (box[3] - box[1]) * _aspect(box), box[2] - box[0]
    return float(min(1.5 * HEIGHT, max(2.5, 0.85 * WIDTH * tall / wide + 0.7)))


def _land(axes: Any, box: Box) -> None:
    from matplotlib.collections import PolyCollection

    near = [ring for ring in outlines() if _touches(ring, box)]
    axes.add_collection(PolyCollection(near, facecolor=LAND, edgecolor=BORDER, linewidth=0.5, zorder=1))
    axes.set_facecolor(SEA)


def outlines() -> Iterator[Ring]:
    """The rings of all countries in degrees; one that crosses 180° comes twice, once for each side of the map."""
    made = json.loads((resource("seeds") / "outlines" / "outlines.json").read_text(encoding="utf-8"))
    for steps in made["rings"]:
        ring = _unwrapped(steps, made["scale"])
        yield ring
        for turn, off in ((-360, max(x for x, _ in ring) > 180), (360, min(x for x, _ in ring) < -180)):
            if off:
                yield [(x + turn, y) for x, y in ring]


def _unwrapped(steps: Sequence[int], scale: int) -> Ring:
    """The points of a ring; a step of more than half the globe is one across 180°."""
    x = y = turn = 0
    ring: Ring = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        if ring and abs(dx) > 180 * scale:
            turn -= 360 * scale if dx > 0 else -360 * scale
        x, y = x + dx, y + dy
        ring.append(((x + turn) / scale, y / scale))
    return ring


def _touches(ring: Ring, box: Box) -> bool:
    xs, ys = zip(*ring, strict=True)
    return bool(min(xs) <= box[2] and max(xs) >= box[0] and min(ys) <= box[3] and max(ys) >= box[1])


def _circles(axes: Any, points: Sequence[Point]) -> None:
    colours = _colours(points)
    most = max(point[2] for point in points)
    smallest = 14.0 if len(points) < 300 else 6.0
    for name, colour in colours.items():
        own = sorted((p for p in points if _group(p, colours) == name), key=lambda p: -p[2])
        xs, ys, dead = [p[0] for p in own], [p[1] for p in own], [p[2] for p in own]
        sizes = [area(count, most, smallest) for count in dead]
        axes.scatter(xs, ys, s=sizes, color=colour, alpha=0.6, edgecolor="white", linewidth=0.4, zorder=2, label=name)
    _legend(axes, colours, most, smallest)


def area(dead: int, most: int, smallest: float) -> float:
    """The area of a circle in square points: the smallest for nobody, growing with the dead."""
    return smallest + (18.0 * smallest * dead / max(most, 10) if dead else 0.0)


def _group(point: Point, known: Mapping[str, str]) -> str:
    name = point[3] or "not stated"
    return name if name in known else "others"


def _colours(points: Sequence[Point]) -> dict[str, str]:
    """The largest groups with their colours; the rest are grey."""
    counts: dict[str, int] = {}
    for point in points:
        counts[point[3] or "not stated"] = counts.get(point[3] or "not stated", 0) + 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    shown = dict(zip(ranked, COLOURS, strict=False))
    return shown if len(ranked) <= len(COLOURS) else {**shown, "others": REST}


def _legend(axes: Any, colours: Mapping[str, str], most: int, smallest: float) -> None:
    """Groups by colour where there are several, and circles of one, some and the most dead."""
    from matplotlib.lines import Line2D

    steps = sorted({0, round(most / 4), most})
    marks = [("killed: 0 or not told" if not n else f"{n:,}", "none", area(n, most, smallest)) for n in steps]
    if len(colours) > 1:
        marks = [*((name, colour, 36.0) for name, colour in colours.items()), *marks]
    handles = [
        Line2D([], [], marker="o", linestyle="", markerfacecolor=fill, markersize=sqrt(size), label=name,
               markeredgecolor=INK if fill == "none" else fill, markeredgewidth=0.6, alpha=0.8)
        for name, fill, size in marks
    ]  # fmt: skip
    axes.legend(
        handles=handles, frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0), labelspacing=0.9
    )


def _set_frame(axes: Any, box: Box, title: str) -> None:
    axes.set_xlim(box[0], box[2])
    axes.set_ylim(box[1], box[3])
    axes.set_aspect(_aspect(box))
    axes.xaxis.set_major_formatter(lambda x, _: _degrees(x, "E", "W"))
    axes.yaxis.set_major_formatter(lambda y, _: _degrees(y, "N", "S"))
    axes.tick_params(length=2, labelsize=7)
    if title:
        axes.set_title(title, loc="left", fontsize=10)


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{plus if value > 0 else minus if value < 0 else ''}"
