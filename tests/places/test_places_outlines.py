"""The map's outlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.errors import DefinitionError
from corridor.places import outlines as module
from corridor.places.outlines import VIEW_BOX, disclaimer, outlines
from corridor.places.registry import countries, place

Ring = list[tuple[float, float]]


def rings(path: str) -> Iterator[Ring]:
    """The rings of path data, as the script writes it: `Mx,yldx,dy dx,dy...z`."""
    for piece in path.split("z")[:-1]:
        matched = re.fullmatch(r"M(-?\d+),(-?\d+)l((?:-?\d+,-?\d+ ?)+)", piece)
        assert matched, piece
        x, y = float(matched[1]), float(matched[2])
        ring = [(x, y)]
        for step in matched[3].split():
            dx, dy = step.split(",")
            x, y = x + float(dx), y + float(dy)
            ring.append((x, y))
        yield ring


def area(ring: Ring) -> float:
    closed = [*ring, ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, closed[1:], strict=True)) / 2


def size(code: str) -> float:
    """Area on the page; holes turn the other way."""
    return abs(sum(area(ring) for ring in rings(outlines()[code].path)))


def contains(path: str, point: tuple[float, float]) -> bool:
    x, y = point
    odd = False
    for ring in rings(path):
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
                odd = not odd
    return odd


def test_every_country_of_reports_is_on_the_map() -> None:
    assert {country.code for country in countries()} <= set(outlines())
    assert "ATA" not in outlines()
    for code, outline in outlines().items():
        assert outline.code == place(code).code
        assert outline.path or outline.small


def test_all_lies_within_the_view_box() -> None:
    width, height = VIEW_BOX
    for outline in outlines().values():
        for x, y in [outline.point, *(point for ring in rings(outline.path) for point in ring)]:
            assert -1 <= x <= width + 1
            assert -1 <= y <= height + 1


def test_no_ring_runs_across_the_map() -> None:
    for outline in outlines().values():
        for ring in rings(outline.path):
            for (ax, _), (bx, _) in zip(ring, [*ring[1:], ring[0]], strict=True):
                assert abs(ax - bx) < 90, outline.code


# Land areas in thousand square kilometres: UNSD, Demographic Yearbook, table 3.
@pytest.mark.parametrize(
    ("code", "thousand_km2"),
    [
        ("RUS", 17_098),
        ("CAN", 9_985),
        ("USA", 9_834),
        ("BRA", 8_516),
        ("AUS", 7_692),
        ("IND", 3_287),
        ("KAZ", 2_725),
        ("DZA", 2_382),
        ("ESH", 266),
        ("MAR", 447),
        ("SOM", 638),
        ("UKR", 604),
        ("FRA", 552),
        ("PHL", 300),
        ("NPL", 147),
        ("GUF", 84),
    ],
)
def test_sizes_are_in_proportion(code: str, thousand_km2: int) -> None:
    # Equal Earth keeps areas: the whole globe of 510.1 million km2 lies on the page's width of 1000.
    km2_per_unit = 510_100 / (1000 * 1000 * GLOBE_SHARE)
    tolerance = 0.05 if thousand_km2 > 500 else 0.12
    assert size(code) * km2_per_unit == pytest.approx(thousand_km2, rel=tolerance)


# The area of the Equal Earth map over the square of its width: 4 pi / 5.41283^2, since the width is
# 2 pi 1.340264^-1 cos(0) / (sqrt(3) / 2) radii and the map has the area of the sphere.
WIDTH_IN_RADII = 2 * 3.141592653589793 / (3**0.5 / 2) / 1.340264
GLOBE_SHARE = 4 * 3.141592653589793 / WIDTH_IN_RADII**2


SIMFEROPOL = (555.0, 82.6)
BOUJDOUR = (435.9, 147.3)


def test_points_are_inside_what_is_drawn() -> None:
    for outline in outlines().values():
        if not outline.small:
            assert contains(outline.path, outline.point), outline.code


@pytest.mark.parametrize(
    ("west", "east"), [("USA", "GBR"), ("GBR", "PHL"), ("ESP", "ITA"), ("IND", "VNM"), ("CHL", "ARG")]
)
def test_east_is_to_the_right(west: str, east: str) -> None:
    assert outlines()[west].point[0] < outlines()[east].point[0]


@pytest.mark.parametrize(("north", "south"), [("NOR", "ITA"), ("ITA", "ZAF"), ("CHN", "AUS")])
def test_north_is_up(north: str, south: str) -> None:
    assert outlines()[north].point[1] < outlines()[south].point[1]


def test_crimea_and_western_sahara_are_where_the_united_nations_has_them() -> None:
    # Simferopol 34.1 E, 44.95 N; Boujdour's hinterland 13.2 W, 25.5 N, projected by the script.
    assert contains(outlines()["UKR"].path, SIMFEROPOL)
    assert not contains(outlines()["RUS"].path, SIMFEROPOL)
    assert contains(outlines()["ESH"].path, BOUJDOUR)
    assert not contains(outlines()["MAR"].path, BOUJDOUR)


def test_the_map_says_what_its_lines_are_not() -> None:
    assert "legal status" in disclaimer()
    file = Path(module.__file__).parent / "data" / "outlines.json"
    assert file.stat().st_size < 160_000


@pytest.mark.parametrize("text", ['{"view_box": [1, 1], "outlines": {}}', '{"view_box": [1000, 433], "outlines": []}'])
def test_a_damaged_file_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "outlines.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    for cached in (module._content, module.outlines):
        cached.cache_clear()
    with pytest.raises(DefinitionError):
        outlines()
    for cached in (module._content, module.outlines):
        cached.cache_clear()
