"""What charts are made of."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import ReportError
from corridor.evidence.figure import Figure, Recorded
from corridor.reports.charts.series import known, spread, year_of


def of_period(period: str, value: float | None = 1.0) -> Figure:
    return Figure("f", value, "persons", period, "A", "f", Recorded("f", "r", "s"))


@pytest.mark.parametrize(
    ("period", "year"),
    [("2020", 2020), ("2020-Q1", 2020), ("2020-Q3", 2020.5), ("2020-07", 2020.5), ("2015/2020", 2015)],
)
def test_a_period_begins_at_a_place_in_years(period: str, year: float) -> None:
    assert year_of(of_period(period)) == year


@pytest.mark.parametrize("period", ["", "20", "2020-Q5", "2020-13", "circa 2020", "2020-W03"])
def test_other_periods_are_refused(period: str) -> None:
    with pytest.raises(ReportError, match="figure f"):
        year_of(of_period(period))


def test_known_values_leave_out_what_is_missing() -> None:
    assert known([of_period("2020", 0.0), of_period("2020", None)], "chart") == [0.0]
    with pytest.raises(ReportError, match="at least one value for a bar chart"):
        known([of_period("2020", None)], "bar chart")


def test_labels_that_touch_are_moved_apart_around_their_middle() -> None:
    assert spread([10.0, 11.0, 50.0], 4.0) == [8.5, 12.5, 50.0]
    assert spread([5.0, 5.0, 5.0], 2.0) == [3.0, 5.0, 7.0]
    assert spread([1.0, 9.0], 4.0) == [1.0, 9.0]
    assert spread([], 4.0) == []


@given(st.lists(st.floats(-1e6, 1e6), max_size=6), st.floats(0.1, 1e4))
def test_spread_labels_stand_apart_in_the_same_order(heights: list[float], least: float) -> None:
    placed = spread(heights, least)
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    in_order = [placed[index] for index in order]
    gaps = [after - before for before, after in itertools.pairwise(in_order)]
    assert all(gap >= least * 0.999 - 1e-6 for gap in gaps)
    assert sum(placed) == pytest.approx(sum(heights), abs=1e-3 + abs(sum(heights)) * 1e-9)
