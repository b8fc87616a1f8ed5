"""Each formula, against numbers worked out by hand and a second, naive way to compute it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.evidence.figure import Computed
from corridor.measures.change import difference, growth_percent_per_year, growth_rate
from corridor.measures.derive import CERTAIN_FIRST, derive, least_certain
from corridor.measures.formulas import formulas
from corridor.measures.refugee_rate import rate_per_100k, refugees_per_100k
from corridor.measures.remittance_cost import meets_global_target
from corridor.measures.shares import migrant_share_percent, percent_of, ratio, share_percent
from corridor.sources.contract import ObservationStatus
from tests.measures.figures import made

COUNTS = st.floats(0, 1e9, allow_nan=False)
POSITIVE = st.floats(1e-3, 1e9, allow_nan=False)


def test_migrants_in_the_philippines_of_2020() -> None:
    # UN DESA 2020, tables 1 and 2: 225,525 of 109,581.085 thousand.
    share = migrant_share_percent(made(225525), made(109581.085, "thousand_persons"), key="k", label="l")
    assert share.value == pytest.approx(0.20580650, abs=1e-8)
    assert (share.unit, share.period, share.status) == ("percent", "2020", "A")


def test_the_growth_of_migrants_in_the_philippines() -> None:
    # UN DESA 2020, table 1: 211,862 in 2015 and 225,525 in 2020; table 5 says 1.2499.
    growth = growth_percent_per_year(made(211862, period="2015"), made(225525, period="2020"), key="k", label="l")
    assert growth.value == pytest.approx(1.2499, abs=5e-5)
    assert (growth.unit, growth.period) == ("percent_per_year", "2015/2020")


def test_a_stock_that_doubles_in_ten_years_grows_by_seven_per_cent() -> None:
    assert growth_rate(50, 100, 10) == pytest.approx(6.931472, abs=1e-6)


def test_the_example_of_indicator_10_7_4() -> None:
    # 50,000 refugees from a country in which 950,000 people live; without R below it would be 5,263.
    rate = refugees_per_100k(made(50_000), made(950, "thousand_persons"), key="k", label="l")
    assert rate.value == 5000
    assert (rate.unit, rate.period) == ("per_100k", "2020")


@pytest.mark.parametrize(
    ("cost", "met"), [(2.999, True), (3.0, False), (3.001, False), (0.0, True), (-1.0, True), (None, None)]
)
def test_the_global_target_of_10_c_is_less_than_three(cost: float | None, met: bool | None) -> None:
    assert meets_global_target(made(cost, "percent")) is met


def test_the_difference_of_two_percentages_is_in_percentage_points() -> None:
    points = difference(made(6.16, "percent", "2011"), made(4.57, "percent", "2020"), key="k", label="l")
    assert points.value == pytest.approx(-1.59)
    assert (points.unit, points.period) == ("percentage_points", "2011/2020")
    assert difference(made(5), made(3), key="k", label="l").unit == "persons"


def test_migrants_die_twice_as_often() -> None:
    twice = ratio(made(9.0), made(4.5), formula="migrants_per_native_risk", key="k", label="l")
    assert (twice.value, twice.unit) == (2.0, "times")


@given(COUNTS, POSITIVE)
def test_percent_against_a_second_way(part: float, whole: float) -> None:
    found = percent_of(part, whole)
    assert found is not None
    assert math.isclose(found * whole, part * 100, rel_tol=1e-9, abs_tol=1e-9)


@given(POSITIVE, POSITIVE, st.integers(1, 40))
def test_growth_compounds_to_the_last_value(first: float, last: float, years: int) -> None:
    rate = growth_rate(first, last, years)
    assert rate is not None
    grown = first
    for _ in range(years):
        grown *= math.exp(rate / 100)
    assert math.isclose(grown, last, rel_tol=1e-6)


@given(COUNTS, POSITIVE)
def test_the_refugee_rate_against_a_second_way(refugees: float, population: float) -> None:
    rate = rate_per_100k(refugees, population)
    assert rate is not None
    assert 0 <= rate <= 100_000
    assert math.isclose(rate * (population + refugees), 1e5 * refugees, rel_tol=1e-9, abs_tol=1e-6)


@pytest.mark.parametrize(("first", "last", "years"), [(0, 1, 5), (1, 0, 5), (-1, 1, 5), (1, 2, 0), (1, 2, -5)])
def test_growth_from_or_to_nothing_has_no_rate(first: float, last: float, years: float) -> None:
    assert growth_rate(first, last, years) is None


def test_nothing_is_divided_by_zero() -> None:
    assert percent_of(1, 0) is None
    assert rate_per_100k(0, 0) is None
    share = share_percent(made(1), made(0), key="k", label="l")
    assert (share.value, share.status) == (None, ObservationStatus.CANNOT_EXIST)
    assert ratio(made(1), made(0), formula="migrants_per_native_risk", key="k", label="l").value is None
    assert growth_percent_per_year(made(1), made(2), key="k", label="l").value is None, "both of 2020"


def test_a_missing_input_gives_no_value_and_says_why() -> None:
    share = share_percent(made(None, status="Q"), made(None, status="L"), key="k", label="l")
    assert (share.value, share.status) == (None, "Q")
    late = share_percent(made(3), made(None, status="L"), key="k", label="l")
    assert (late.value, late.status) == (None, "L")
    growth = growth_percent_per_year(made(None, period=""), made(2), key="k", label="l")
    assert (growth.value, growth.period) == (None, "")


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [(("A", "A"), "A"), (("A", "E"), "E"), (("F", "E"), "F"), (("E", "P"), "P"), (("U", "I"), "U"), (("A", "Z"), "Z")],
)
def test_the_status_of_the_least_certain_input_is_carried(statuses: tuple[str, str], worst: str) -> None:
    first, second = (made(1.0, status=status) for status in statuses)
    assert share_percent(first, second, key="k", label="l").status == worst
    assert share_percent(second, first, key="k", label="l").status == worst


def test_every_status_with_a_value_has_its_rank() -> None:
    without_value = {"L", "M", "O", "Q"}
    assert set(CERTAIN_FIRST) == {status.value for status in ObservationStatus} - without_value
    assert least_certain(()) == "A"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: share_percent(made(1, "persons"), made(1, "USD"), key="k", label="l"),
        lambda: ratio(made(1, "a"), made(1, "b"), formula="migrants_per_native_risk", key="k", label="l"),
        lambda: difference(made(1, "a"), made(1, "b"), key="k", label="l"),
        lambda: growth_percent_per_year(made(1, "a"), made(1, "b"), key="k", label="l"),
        lambda: migrant_share_percent(made(1), made(1, "persons"), key="k", label="l"),
        lambda: migrant_share_percent(made(1, "percent"), made(1, "thousand_persons"), key="k", label="l"),
        lambda: refugees_per_100k(made(1), made(1, "persons"), key="k", label="l"),
        lambda: refugees_per_100k(made(1, "percent"), made(1, "thousand_persons"), key="k", label="l"),
    ],
)
def test_units_are_not_mixed(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=r"unit| is in "):
        wrong()


def test_a_computed_figure_keeps_its_inputs_and_formula() -> None:
    first, second = made(1, key="a"), made(2, key="b", period="2021")
    found = derive("difference", (first, second), lambda a, b: b - a, key="k", unit="u", label="L")
    assert (found.key, found.unit, found.label, found.period) == ("k", "u", "L", "2021")
    assert found.lineage == Computed("difference", (first, second))
    with pytest.raises(KeyError):
        derive("no_such_formula", (first,), lambda a: a, key="k", unit="u", label="L")


def test_every_formula_names_its_expression_and_source() -> None:
    for key, formula in formulas().items():
        assert formula.key == key
        assert formula.expression
        assert formula.source
