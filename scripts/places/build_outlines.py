"""Make `outlines.json` of `corridor.places`: the world's areas as SVG paths.

Usage: python scripts/places/build_outlines.py SOURCES [TARGET]

SOURCES holds `map/countries-50m.json`, Natural Earth 1:50m (public domain) as a TopoJSON of
world-atlas, and `codes-m49/undata_m49.csv`. TARGET is the package's `outlines.json` by default.

Natural Earth draws what is held; where the United Nations' statistics go by other areas, the tables
and `western_sahara_redrawn` below say what was moved. The Golan is smaller than a unit of the page
and was left as drawn; so were the lines through Jammu and Kashmir.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from page import HEIGHT, WIDTH, on_page, pieces_on_page, point_in, signed_area, simplified, within_edges
from topology import ArcPolygon, Arcs, Point, decoded_arcs, joined, points_of, polygons_of

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "corridor" / "places" / "data"

# Square units of the page: smaller islands are dropped, and an area whose largest part is smaller
# than the second number gets a dot.
SMALLEST_ISLAND = 0.6
SMALL_AREA = 12.0

ANTARCTICA = "ATA"
# Natural Earth draws these without a code, and the United Nations within the area named.
MERGED = {"N. Cyprus": "CYP", "Somaliland": "SOM"}
# Without a code: Kosovo has its own; Australia's Indian Ocean territories are too small to see and
# without statistics; the Siachen Glacier is in dispute and stays blank.
WITHOUT_ISO = {"Kosovo": "XKX"}
NOT_DRAWN = {"Indian Ocean Ter.", "Siachen Glacier"}
# Part of another area in Natural Earth and an area of its own in United Nations statistics, or of
# another one (Crimea, General Assembly resolution 68/262): west, south, east, north of the part.
MOVED: tuple[tuple[str, str, tuple[float, float, float, float]], ...] = (
    ("FRA", "GUF", (-55.0, 2.0, -51.0, 6.0)),
    ("FRA", "GLP", (-62.0, 15.8, -60.9, 16.6)),
    ("FRA", "MTQ", (-61.3, 14.3, -60.7, 15.0)),
    ("FRA", "REU", (55.0, -21.5, 56.0, -20.8)),
    ("FRA", "MYT", (44.9, -13.1, 45.4, -12.5)),
    ("RUS", "UKR", (32.0, 44.2, 36.8, 46.4)),
)
# The northern border of Western Sahara, from the coast along this parallel.
WESTERN_SAHARA_NORTH = 27 + 40 / 60
# Areas with statistics that the 1:50m map leaves out: longitude and latitude of a point in them.
POINTS: dict[str, Point] = {
    "BES": (-68.27, 12.18),
    "CHI": (-2.35, 49.35),
    "GIB": (-5.35, 36.14),
    "TKL": (-171.85, -9.2),
    "TUV": (179.2, -8.52),
}
DISCLAIMER = (
    "Outlines and borders are simplified from Natural Earth and serve to show statistics only; they are no "
    "statement on the legal status of any country or area, or on where its frontiers lie."
)


def iso_codes(sources: Path) -> dict[str, str]:
    """ISO numeric -> alpha-3, and 158 for TWN."""
    with (sources / "codes-m49" / "undata_m49.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["m49"]: row["iso3"] for row in csv.DictReader(file)} | {"158": "TWN"}


def inside(points: Iterable[Point], box: tuple[float, float, float, float]) -> bool:
    """Whether all points are in the box of west, south, east, north."""
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in points)


def western_sahara_redrawn(areas: dict[str, list[ArcPolygon]], arcs: Arcs) -> None:
    """Give Western Sahara what lies south of its northern border; new arcs are added to `arcs`.

    Natural Earth draws Morocco down to the berm: its ring runs along the berm, then up the coast.
    """
    (morocco,) = max(areas["MAR"], key=lambda polygon: len(points_of(polygon[0], arcs)))
    (sahara,) = max(areas["ESH"], key=lambda polygon: len(points_of(polygon[0], arcs)))
    berm = next(index for index in morocco if ~index in sahara)
    coast = morocco[(morocco.index(berm) + 1) % len(morocco)]
    line, inland = points_of([coast], arcs), points_of([berm], arcs)[0]
    turn = next(i for i, (_, latitude) in enumerate(line) if latitude >= WESTERN_SAHARA_NORTH)
    southern_coast, northern_coast, border = range(len(arcs), len(arcs) + 3)
    arcs.extend([line[: turn + 1], line[turn:], [line[turn], inland]])
    place = sahara.index(~berm)
    sahara[place : place + 1] = [southern_coast, border]
    morocco[morocco.index(berm)] = ~border
    morocco[morocco.index(coast)] = northern_coast


def areas_of(topology: dict[str, Any], arcs: Arcs, codes: dict[str, str]) -> dict[str, list[ArcPolygon]]:
    """Alpha-3 -> polygons, with parts moved and merged as the tables above say."""
    areas: dict[str, list[ArcPolygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name not in NOT_DRAWN:
            code = codes[geometry["id"]] if "id" in geometry else (WITHOUT_ISO | MERGED)[name]
            areas.setdefault(code, []).extend(polygons_of(geometry))
    for origin, target, box in MOVED:
        part = [polygon for polygon in areas[origin] if inside(points_of(polygon[0], arcs), box)]
        if not part:
            raise SystemExit(f"found no part of {origin} for {target}")
        areas[origin] = [polygon for polygon in areas[origin] if polygon not in part]
        areas.setdefault(target, []).extend(part)
    for code in ("UKR", *MERGED.values()):
        areas[code] = joined(areas[code], arcs)
    western_sahara_redrawn(areas, arcs)
    areas.pop(ANTARCTICA)
    return areas


def rounded(ring: Sequence[Point]) -> list[Point]:
    """In whole numbers, without points that fall together."""
    points = [(float(round(x)), float(round(y))) for x, y in ring]
    return [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


def path_of(rings: Iterable[Sequence[Point]]) -> str:
    """SVG path data with relative steps, each ring closed."""
    drawn = []
    for ring in rings:
        steps = " ".join(f"{b[0] - a[0]:.0f},{b[1] - a[1]:.0f}" for a, b in pairwise(ring[:-1]))
        drawn.append(f"M{ring[0][0]:.0f},{ring[0][1]:.0f}l{steps}z")
    return "".join(drawn)


def outline(polygons: list[ArcPolygon], exact: Arcs, plain: Arcs) -> dict[str, Any]:
    """Path, point and smallness of one area."""
    outer = [pieces_on_page(points_of(polygon[0], exact)) for polygon in polygons]
    largest = max((piece for pieces in outer for piece in pieces), key=lambda ring: abs(signed_area(ring)))
    rings: list[list[Point]] = []
    for polygon, pieces in zip(polygons, outer, strict=True):
        if sum(abs(signed_area(piece)) for piece in pieces) < SMALLEST_ISLAND and largest not in pieces:
            continue
        drawn = [rounded(piece) for ring in polygon for piece in pieces_on_page(points_of(ring, plain))]
        rings.extend(ring for ring in drawn if len(ring) > 3 and signed_area(ring) != 0)
    # On the drawn ring where there is one, so that the point lies on what is seen.
    x, y = point_in(max(rings, key=lambda ring: abs(signed_area(ring)), default=largest))
    small = abs(signed_area(largest)) < SMALL_AREA
    return {"path": path_of(rings), "point": [round(x, 1), round(y, 1)], "small": small}


def reportable_codes() -> set[str]:
    """The codes of areas that statistics come for."""
    with (DATA / "areas.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["reportable"]}


def outlines_of(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, dict[str, Any]]:
    """All areas by code. An area without statistics is drawn as land, or left out where too small."""
    arcs = decoded_arcs(topology)
    areas = areas_of(topology, arcs, codes)
    plain = [simplified(arc) for arc in arcs]
    reportable = reportable_codes()
    outlines = {}
    for code, polygons in areas.items():
        drawn = outline(polygons, arcs, plain)
        drawn["small"] = drawn["small"] and code in reportable
        if drawn["path"] or code in reportable:
            outlines[code] = drawn
    for code, place in POINTS.items():
        x, y = on_page(*within_edges(*place))
        outlines[code] = {"path": "", "point": [round(x, 1), round(y, 1)], "small": True}
    return dict(sorted(outlines.items()))


def main(arguments: list[str]) -> None:
    """Write the outlines."""
    if len(arguments) not in (1, 2):
        raise SystemExit(__doc__)
    sources = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) == 2 else DATA / "outlines.json"
    topology = json.loads((sources / "map" / "countries-50m.json").read_text(encoding="utf-8"))
    content = {
        "source": "Natural Earth 1:50m, public domain; Equal Earth projection",
        "disclaimer": DISCLAIMER,
        "view_box": [WIDTH, HEIGHT],
        "outlines": outlines_of(topology, iso_codes(sources)),
    }
    lines = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"')
    target.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
