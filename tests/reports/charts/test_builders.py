"""Specifications: every number in them is a figure's, and they draw what they should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from corridor.errors import ReportError
from corridor.evidence.figure import Figure, Recorded
from corridor.reports.charts.bar import bar_chart
from corridor.reports.charts.drawing import draw_chart
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line, Named
from corridor.reports.charts.theme import FONT, PALETTE, RULE, WIDTH
from corridor.reports.charts.threshold import threshold_chart
from corridor.reports.document.inline import Digits


def figure(value: float | None, period: str = "2020") -> Figure:
    status = "O" if value is None else "A"
    return Figure(f"f.{value}.{period}", value, "persons", period, status, "f", Recorded("f", "r", "s"))


def named(**values: float | None) -> list[Named]:
    return [Named(name, figure(value)) for name, value in values.items()]


def rows(specification: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in (specification, *specification["layer"]):
        yield from part.get("data", {}).get("values", ())


WOMEN = Line("Women", (figure(30.0, "2020"), figure(10.0, "2000"), figure(None, "2010")))
MEN = Line("Men", (figure(12.0, "2000"), figure(20.0, "2010"), figure(29.0, "2020")))
LIMITS = [Named("Average", figure(3.0)), Named("Limit", figure(5.0))]


def test_a_line_runs_over_its_years_with_a_gap_where_nothing_is_known() -> None:
    specification = line_chart([WOMEN, MEN], Digits.COUNT, "Persons")
    women, men, ends = specification["layer"]
    assert women["data"]["values"] == [
        {"year": 2000.0, "value": 10.0},
        {"year": 2010.0, "value": None},
        {"year": 2020.0, "value": 30.0},
    ]
    assert women["mark"]["invalid"] == "break-paths-show-domains"
    assert (women["mark"]["stroke"], men["mark"]["stroke"]) == PALETTE[:2]
    assert women["mark"]["point"]["shape"] != men["mark"]["point"]["shape"]
    assert [row["text"] for row in ends["data"]["values"]] == ["Women 30", "Men 29"]
    assert specification["title"] == "Persons"
    years = women["encoding"]["x"]["axis"]["values"]
    assert years == [2000, 2010, 2020]


def test_a_threshold_is_a_dashed_line_named_at_the_first_year() -> None:
    rule, name, *_ = line_chart([WOMEN], Digits.ONE, "Per cent", threshold=LIMITS[1])["layer"]
    assert rule["data"]["values"] == name["data"]["values"] == [{"year": 2000.0, "value": 5.0, "text": "Limit: 5"}]
    assert (rule["mark"]["type"], rule["mark"]["strokeDash"], set(rule["encoding"])) == ("rule", [4, 3], {"y"})
    (_, half, *_) = line_chart([WOMEN], Digits.ONE, "Per cent", threshold=Named("Half", figure(0.5)))["layer"]
    assert half["data"]["values"][0]["text"] == "Half: 0.5"
    with pytest.raises(ReportError, match="at least one value"):
        line_chart([WOMEN], Digits.ONE, "Per cent", threshold=Named("None", figure(None)))


def test_names_at_the_ends_of_lines_do_not_lie_on_one_another() -> None:
    ends = line_chart([WOMEN, MEN], Digits.COUNT, "Persons")["layer"][-1]["data"]["values"]
    assert ends[0]["value"] - ends[1]["value"] > 1.5
    assert ends[0]["value"] + ends[1]["value"] == pytest.approx(59)


def test_a_flat_line_and_a_line_without_values_are_drawn() -> None:
    flat = Line("Flat", (figure(0.0, "2000"), figure(0.0, "2010")))
    empty = Line("Empty", (figure(None, "2000"),))
    specification = line_chart([flat, empty], Digits.COUNT, "Persons")
    assert [row["text"] for row in specification["layer"][-1]["data"]["values"]] == ["Flat 0"]
    assert "Flat 0" in draw_chart(specification)


def test_a_line_chart_may_leave_zero_out() -> None:
    zero, free = (line_chart([MEN], Digits.COUNT, "Persons", from_zero=on) for on in (True, False))
    assert zero["layer"][0]["encoding"]["y"]["scale"]["zero"] is True
    assert free["layer"][0]["encoding"]["y"]["scale"]["zero"] is False


@pytest.mark.parametrize("count", [0, 7])
def test_more_lines_than_can_be_told_apart_are_refused(count: int) -> None:
    with pytest.raises(ReportError, match="1 to 6 lines"):
        line_chart([MEN] * count, Digits.COUNT, "Persons")


def test_bars_keep_their_order_and_name_what_is_missing() -> None:
    specification = bar_chart(named(Canada=3.0, Japan=None, Chad=9.0), Digits.COUNT, marked="Chad")
    assert [(row["name"], row["value"], row["text"]) for row in rows(specification)] == [
        ("Canada", 3.0, "3"),
        ("Japan", None, "no data"),
        ("Chad", 9.0, "9"),
    ]
    assert [row["colour"] for row in rows(specification)] == [RULE, RULE, PALETTE[0]]
    assert specification["layer"][0]["encoding"]["y"]["scale"]["domain"] == ["Canada", "Japan", "Chad"]


def test_without_a_mark_all_bars_are_coloured() -> None:
    assert {row["colour"] for row in rows(bar_chart(named(a=1.0, b=2.0), Digits.COUNT))} == {PALETTE[0]}


def test_bars_that_cannot_be_told_apart_are_refused() -> None:
    with pytest.raises(ReportError, match="different names"):
        bar_chart([*named(a=1.0), *named(a=2.0)], Digits.COUNT)
    with pytest.raises(ReportError, match="at most 40 rows"):
        bar_chart([Named(str(number), figure(1.0)) for number in range(41)], Digits.COUNT)


def test_dots_that_share_a_name_are_refused() -> None:
    with pytest.raises(ReportError, match="different names for a threshold chart"):
        threshold_chart([*named(a=1.0), *named(a=2.0)], LIMITS, Digits.TWO, "Cost")


def test_dots_above_the_highest_threshold_differ_in_shape_and_colour() -> None:
    specification = threshold_chart(named(a=2.5, b=5.0, c=5.01, d=None), LIMITS, Digits.TWO, "Cost, per cent")
    dots = {row["name"]: row for row in rows(specification) if "name" in row}
    assert [dots[name]["shape"] for name in "abcd"] == ["circle", "circle", "square", "circle"]
    assert [dots[name]["text"] for name in "abcd"] == ["2.50", "5.00", "5.01", "no data"]
    assert dots["d"]["value"] is None
    assert {dots["a"]["colour"], dots["c"]["colour"]} == set(PALETTE[:2])


def test_thresholds_are_named_with_their_number() -> None:
    specification = threshold_chart(named(a=2.5), LIMITS, Digits.TWO, "Cost, per cent")
    assert {row["text"] for row in rows(specification) if "name" not in row} == {"Average: 3", "Limit: 5"}
    odd = threshold_chart(named(a=2.5), [Named("Half", figure(2.5))], Digits.TWO, "Cost, per cent")
    assert "Half: 2.50" in {row["text"] for row in rows(odd)}


def test_thresholds_without_a_value_are_refused() -> None:
    for limits in ([], [Named("Average", figure(None))]):
        with pytest.raises(ReportError, match="thresholds that all have a value"):
            threshold_chart(named(a=1.0), limits, Digits.TWO, "Cost")


@pytest.mark.parametrize(
    "specification",
    [
        line_chart([WOMEN, MEN], Digits.COUNT, "Persons"),
        bar_chart(named(Canada=3.0, Japan=None), Digits.COUNT),
        threshold_chart(named(Canada=3.0, Japan=None, Chad=8.0), LIMITS, Digits.ONE, "Cost"),
    ],
    ids=["line", "bar", "threshold"],
)
def test_every_chart_draws_in_the_documents_face_at_its_width(specification: dict[str, Any]) -> None:
    svg = draw_chart(specification)
    assert f'width="{WIDTH}"' in svg
    assert set(re.findall(r'font-family="([^"]+)"', svg)) == {FONT}
    assert "NaN" not in svg
    assert "undefined" not in svg
    words = [row["text"] for row in rows(specification) if "text" in row]
    assert words
    assert all(f">{text}</text>" in svg for text in words)


def test_a_bar_is_as_long_as_its_value() -> None:
    svg = draw_chart(bar_chart(named(a=10.0, b=5.0), Digits.COUNT))
    paths = re.findall(rf'd="M0,[\d.]+h([\d.]+)v16h[^"]*" fill="{PALETTE[0]}"', svg)
    assert next(float(length) for length in paths) == pytest.approx(2 * float(paths[1]))
    assert len(paths) == 2
