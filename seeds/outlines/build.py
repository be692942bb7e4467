"""Makes outlines.json, the borders that maps are drawn over, from the npm data set world-atlas (Natural Earth, 1:50m).

npm pack world-atlas && tar xzf world-atlas-*.tgz && python seeds/outlines/build.py package/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TOLERANCE = 0.06  # degrees by which a simplified line may be off
SMALLEST = 0.02  # square degrees of bounding box; smaller islands are left out
SCALE = 100  # units a degree


def absolute(arc: list[list[int]], scale: list[float], shift: list[float]) -> list[tuple[float, float]]:
    """The points of a quantised TopoJSON arc in degrees."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def simplified(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Douglas and Peucker's line simplification; both ends stay."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((away(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0, 0)
        )
        if far > TOLERANCE:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def away(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """The distance of a point from a line, in degrees."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = (
        0.0 if not length else max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    )
    return ((point[0] - start[0] - along * dx) ** 2 + (point[1] - start[1] - along * dy) ** 2) ** 0.5


def ring_of(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        ring += arcs[index] if index >= 0 else arcs[~index][::-1]
    return ring


def is_small(ring: list[tuple[float, float]]) -> bool:
    xs, ys = zip(*ring, strict=True)
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) < SMALLEST


def packed(ring: list[tuple[float, float]]) -> list[int]:
    """A ring as steps in hundredths of a degree, the first from 0, 0; points that fall together are one."""
    out: list[int] = []
    x = y = 0
    for lon, lat in ring:
        dx, dy = round(lon * SCALE) - x, round(lat * SCALE) - y
        if dx or dy or not out:
            out += (dx, dy)
            x, y = x + dx, y + dy
    return out


def main() -> None:
    world = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    frame = world["transform"]
    raw = [absolute(arc, frame["scale"], frame["translate"]) for arc in world["arcs"]]
    arcs = [simplified(arc) for arc in raw]
    rings = []
    for country in world["objects"]["countries"]["geometries"]:
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings += [packed(ring_of(part[0], arcs)) for part in parts if not is_small(ring_of(part[0], raw))]
    made = {"source": "Natural Earth 1:50m, public domain, by world-atlas 2.0.2 (ISC)", "scale": SCALE, "rings": rings}
    target = Path(__file__).with_name("outlines.json")
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(rings)} rings, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
