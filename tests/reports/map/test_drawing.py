"""The map: the right colour on the right area, nothing dropped in silence."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from corridor.evidence.figure import Figure, Recorded
from corridor.places.outlines import VIEW_BOX, Outline, outlines
from corridor.reports.document.blocks import MapBlock
from corridor.reports.document.inline import Digits
from corridor.reports.map.classes import RAMP
from corridor.reports.map.drawing import MARK, draw_map

SVG = "{http://www.w3.org/2000/svg}"
WORLD = {
    outline.code: outline
    for outline in (
        Outline("AAA", "M0,0l9,0 0,9z", (3.0, 3.0), False),
        Outline("BBB", "M20,0l9,0 0,9z", (23.0, 3.0), False),
        Outline("CCC", "M40,0l1,0 0,1z", (40.5, 0.5), True),
        Outline("DDD", "", (60.0, 3.0), True),
        Outline("EEE", "M80,0l9,0 0,9z", (83.0, 3.0), False),
    )
}


def figure(code: str, value: float | None) -> Figure:
    return Figure(
        code, value, "persons", "2020", "O" if value is None else "A", f"In {code} & there", Recorded("f", "r", "s")
    )


def block(marked: str | None = None, **values: float | None) -> MapBlock:
    figures = {code: figure(code, value) for code, value in values.items()}
    return MapBlock("m", "Caption", figures, "People <2020>", "Alternative", marked, digits=Digits.COUNT)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - text made here, no entities of others


def drawn(given: MapBlock) -> ET.Element:
    return parsed(draw_map(given, WORLD, (100.0, 40.0), "en"))


def fills(root: ET.Element) -> dict[str, str]:
    """The fill of each area by where it begins, as far as it has a figure."""
    out = {}
    for shape in (*root.iter(f"{SVG}path"), *root.iter(f"{SVG}circle")):
        title = shape.find(f"{SVG}title")
        if title is not None and title.text:
            out[title.text] = shape.get("fill", "")
    return out


def test_each_area_has_the_colour_of_its_value() -> None:
    root = drawn(block(AAA=1.0, BBB=2000.0, DDD=2000.0))
    assert fills(root) == {
        "In AAA & there: 1": RAMP[0],
        "In BBB & there: 2,000": RAMP[-1],
        "In DDD & there: 2,000": RAMP[-1],
    }


def test_areas_without_a_value_are_hatched_and_say_so() -> None:
    root = drawn(block(AAA=1.0, BBB=None))
    assert fills(root)["In BBB & there: no data"] == "url(#no-data)"
    shapes = [*root.iter(f"{SVG}path"), *root.iter(f"{SVG}circle")]
    # BBB, CCC (outline and dot), DDD, EEE, and the legend's swatch is no such shape.
    assert [shape.get("fill") for shape in shapes].count("url(#no-data)") == 5
    assert root.find(f".//{SVG}pattern[@id='no-data']") is not None


def test_small_states_have_a_dot_where_they_lie() -> None:
    dots = [(dot.get("cx"), dot.get("cy")) for dot in drawn(block(DDD=1.0)).iter(f"{SVG}circle")]
    assert dots == [("40.5", "0.5"), ("60", "3")]


def test_the_legend_gives_title_limits_and_no_data() -> None:
    texts = [text.text for text in drawn(block(AAA=1.0, BBB=2000.0, EEE=1.0)).iter(f"{SVG}text")]
    assert texts == ["People <2020>", "1", "2,000", "no data"]
    many = {f"A{number:02}": float(number) for number in range(10)}
    texts = [text.text for text in drawn(block(**many)).iter(f"{SVG}text")]
    assert texts[1:6] == ["0 to 1", "2 to 3", "4 to 5", "6 to 7", "8 to 9"]


def test_what_has_no_outline_is_named() -> None:
    texts = [text.text for text in drawn(block(AAA=1.0, ZZZ=2.0, YYY=3.0)).iter(f"{SVG}text")]
    assert texts[-1] == "Without an outline, not drawn: YYY, ZZZ"


def test_the_marked_area_is_outlined_last_and_in_the_legend() -> None:
    root = drawn(block(marked="AAA", AAA=1.0, BBB=2.0))
    paths = list(root.iter(f"{SVG}path"))
    assert [path.get("stroke") for path in paths].index(MARK) == len(paths) - 1
    assert "In AAA & there" in [text.text for text in root.iter(f"{SVG}text")]


def test_a_marked_area_without_a_figure_is_outlined_all_the_same() -> None:
    root = drawn(block(marked="EEE", AAA=1.0))
    marked = [path for path in root.iter(f"{SVG}path") if path.get("stroke") == MARK]
    assert [path.get("fill") for path in marked] == ["url(#no-data)"]
    assert [swatch.get("stroke") for swatch in root.iter(f"{SVG}rect")].count(MARK) == 0


def test_the_legend_lies_inside_the_picture() -> None:
    root = drawn(block(marked="AAA", AAA=1.0, BBB=2.0, CCC=3.0, DDD=4.0, EEE=5.0, ZZZ=6.0))
    height = float(root.get("height", "0"))
    assert root.get("viewBox") == f"0 0 100 {height:g}"
    assert all(40 < float(text.get("y", "0")) < height for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("code", ["PHL", "USA", "DEU"])
def test_the_real_outlines_are_coloured(code: str) -> None:
    svg = draw_map(block(**{code: 5.0}), outlines(), VIEW_BOX, "en")
    assert len(re.findall(rf'<path d="[^"]+" fill="{RAMP[2]}"', svg)) == 1
    assert len(list(parsed(svg).iter(f"{SVG}path"))) > 150
