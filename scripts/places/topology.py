"""Reading a TopoJSON: arcs, rings, polygons, and putting neighbours together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Point = tuple[float, float]
Arcs = list[list[Point]]
# A ring as the topology gives it: arcs one after the other; ~i is arc i backwards.
ArcRing = list[int]
# A polygon: outer ring, then holes.
ArcPolygon = list[ArcRing]


def decoded_arcs(topology: dict[str, Any]) -> Arcs:
    """The arcs of a quantised topology as longitudes and latitudes (TopoJSON 1.0, section 2.1.3)."""
    (scale_x, scale_y), (left, bottom) = (topology["transform"][key] for key in ("scale", "translate"))
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in deltas:
            x, y = x + step_x, y + step_y
            arc.append((left + x * scale_x, bottom + y * scale_y))
        arcs.append(arc)
    return arcs


def polygons_of(geometry: dict[str, Any]) -> list[ArcPolygon]:
    """The polygons of a Polygon or MultiPolygon."""
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else list(geometry["arcs"])


def points_of(ring: ArcRing, arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The ring's points, the last one the first again."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def stitched(loose: Iterable[int], arcs: Sequence[Sequence[Point]]) -> list[ArcRing]:
    """Arcs put end to end until each chain closes."""
    left = list(loose)
    rings = []
    while left:
        ring = [left.pop(0)]
        while (end := points_of(ring, arcs)[-1]) != points_of(ring, arcs)[0]:
            following = next(index for index in left if points_of([index], arcs)[0] == end)
            left.remove(following)
            ring.append(following)
        rings.append(ring)
    return rings


def joined(polygons: list[ArcPolygon], arcs: Sequence[Sequence[Point]]) -> list[ArcPolygon]:
    """Polygons with common borders made one: arcs that two of them share go, the rest is stitched.

    Right for neighbours without holes, which is all that it is used for.
    """
    used = {index for polygon in polygons for ring in polygon for index in ring}
    shared = {index for index in used if ~index in used}
    touched = [p for p in polygons if any(index in shared for ring in p for index in ring)]
    whole = [p for p in polygons if p not in touched]
    loose = [index for polygon in touched for ring in polygon for index in ring if index not in shared]
    return whole + [[ring] for ring in stitched(loose, arcs)]
