"""Demographic accounting with and without births and deaths, against a second way place by place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import UsageError
from corridor.measures.flows.accounting import minimisation_closed, minimisation_open, pseudo_bayesian_closed
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.birthplace_totals import balanced_world
from corridor.measures.flows.moves import minimum_moves
from corridor.measures.flows.natural_change import NaturalChange, with_unknown_natural_change
from tests.measures.flows.naive import accounted, fitted_moves
from tests.measures.flows.tables import EXAMPLE_END, EXAMPLE_START, pairs_of_tables

METHODS = (minimisation_closed, minimisation_open, pseudo_bayesian_closed)
NOBODY = NaturalChange(np.zeros(4), np.zeros(4))
SHARES = st.lists(st.floats(0, 0.2), min_size=5, max_size=5)
# Abel (2013), the example with births and deaths.
START = np.array([[1000, 100, 10, 0], [55, 555, 50, 5], [80, 40, 800, 40], [20, 25, 20, 200]], dtype=np.float64)
END = np.array([[1060, 60, 10, 10], [45, 540, 40, 0], [70, 75, 770, 70], [30, 30, 20, 230]], dtype=np.float64)
CHANGE = NaturalChange(np.array([80.0, 20, 40, 60]), np.array([70.0, 30, 50, 10]))


def test_tables_with_the_same_totals_are_left_as_they_are() -> None:
    expected = minimum_moves(EXAMPLE_START, EXAMPLE_END)
    for minimise in (minimisation_closed, minimisation_open):
        for change in (None, NOBODY):
            np.testing.assert_allclose(minimise(EXAMPLE_START, EXAMPLE_END, change), expected, atol=1e-6)


@pytest.mark.parametrize(("minimise", "closed"), [(minimisation_closed, True), (minimisation_open, False)])
def test_the_example_with_births_and_deaths(minimise: Callable[..., Persons], closed: bool) -> None:
    before, after = accounted(START, END, CHANGE.births, CHANGE.deaths, closed=closed)
    np.testing.assert_allclose(minimise(START, END, CHANGE), fitted_moves(before, after, stayers=True), atol=1e-5)


@settings(max_examples=30)  # the second way takes many rounds
@given(pairs_of_tables(1, 500), SHARES, SHARES)
def test_against_a_second_way(tables: tuple[Persons, Persons], born: list[float], dying: list[float]) -> None:
    start, end = (table + np.diag(np.full(len(table), 2000.0)) for table in tables)
    size = len(start)
    change = NaturalChange(end.sum(axis=0) * born[:size], start.sum(axis=0) * dying[:size])
    before, after = accounted(start, end, change.births, change.deaths, closed=False)
    np.testing.assert_allclose(
        minimisation_open(start, end, change), fitted_moves(before, after, stayers=True), rtol=1e-6, atol=1e-4
    )
    before, after = accounted(start, end, change.births, change.deaths, closed=True)
    closed, fitted = minimisation_closed(start, end, change), fitted_moves(before, after, stayers=True)
    np.testing.assert_allclose(closed, fitted, rtol=1e-5, atol=1e-2)
    np.testing.assert_allclose(
        pseudo_bayesian_closed(start, end, change),
        0.87 * fitted + 0.13 * fitted_moves(before, after, stayers=False),
        rtol=1e-5,
        atol=1e-2,
    )


@given(pairs_of_tables(1), SHARES)
def test_the_closed_net_migration_is_growth_less_natural_change(
    tables: tuple[Persons, Persons], born: list[float]
) -> None:
    start, end = (table + np.diag(np.full(len(table), 50_000.0)) for table in tables)
    change = NaturalChange(end.sum(axis=0) * born[: len(start)], start.sum(axis=0) * 0.05)
    first, last = balanced_world(start, end, change)
    net = last.sum(axis=0) - first.sum(axis=0) - change.births + change.deaths
    flows = minimisation_closed(start, end, change)
    np.testing.assert_allclose(flows.sum(axis=0) - flows.sum(axis=1), net, atol=1e-4)
    assert net.sum() == pytest.approx(0, abs=1e-6)


def test_more_newborn_than_native_born_are_spread_over_the_residents() -> None:
    start, end = np.array([[5.0, 5], [40, 50]]), np.array([[5.0, 5], [55, 50]])
    change = NaturalChange(np.array([15.0, 0]), np.zeros(2))
    before, after = accounted(start, end, change.births, change.deaths, closed=False)
    assert after[0, 0] < 5
    np.testing.assert_allclose(
        minimisation_open(start, end, change), fitted_moves(before, after, stayers=True), atol=1e-6
    )


@given(pairs_of_tables(), st.integers(0, 10**6))
def test_without_births_and_deaths_the_number_of_native_born_does_not_matter(
    tables: tuple[Persons, Persons], native_born: int
) -> None:
    start, end = tables
    more = start + np.diag(np.full(len(start), float(native_born)))
    np.testing.assert_allclose(minimisation_closed(start, end), minimisation_closed(more, end), atol=1e-6)
    np.testing.assert_allclose(minimisation_closed(start, end), minimisation_open(start, end))


@given(pairs_of_tables())
def test_unknown_natural_change_happens_at_home(tables: tuple[Persons, Persons]) -> None:
    before, after = with_unknown_natural_change(*tables)
    away = ~np.eye(len(before), dtype=bool)
    assert before[away].tolist() == tables[0][away].tolist()
    assert after[away].tolist() == tables[1][away].tolist()
    np.testing.assert_allclose(before.sum(axis=1), after.sum(axis=1))
    assert np.all(after >= 0)
    assert np.all(np.diagonal(before) >= np.diagonal(tables[0]))


@pytest.mark.parametrize("method", METHODS)
def test_births_and_deaths_alone_move_nobody(method: Callable[..., Persons]) -> None:
    # Two countries without migrants: 30 births and 10 deaths make 20 more residents, and no flow.
    change = NaturalChange(np.array([30.0, 5]), np.array([10.0, 5]))
    flows = method(np.diag([100.0, 50]), np.diag([120.0, 50]), change)
    np.testing.assert_allclose(flows, np.zeros((2, 2)), atol=1e-6)


@given(pairs_of_tables(1, 60))
def test_flows_are_never_negative_and_nobody_moves_to_where_they_are(tables: tuple[Persons, Persons]) -> None:
    start, end = (table + np.diag(np.full(len(table), 1000.0)) for table in tables)
    change = NaturalChange(np.full(len(start), 40.0), np.full(len(start), 30.0))
    for method in METHODS:
        flows = method(start, end, change)
        assert np.all(flows >= 0)
        assert not np.any(np.diagonal(flows))


def test_the_pseudo_bayesian_estimate_needs_native_born() -> None:
    with pytest.raises(UsageError, match="native-born"):
        pseudo_bayesian_closed(np.array([[0.0, 1], [1, 0]]), np.ones((2, 2)))


@pytest.mark.parametrize(
    "change",
    [
        NaturalChange(np.zeros(3), np.zeros(4)),
        NaturalChange(np.zeros(4), np.full(4, -1.0)),
        NaturalChange(np.full(4, 1e6), np.zeros(4)),
        NaturalChange(np.zeros(4), np.full(4, np.nan)),
    ],
)
def test_births_and_deaths_that_cannot_be_are_refused(change: NaturalChange) -> None:
    with pytest.raises(UsageError):
        minimisation_open(EXAMPLE_START, EXAMPLE_END, change)


def test_a_world_that_cannot_be_balanced_is_refused() -> None:
    with pytest.raises(UsageError, match="more than all native-born"):
        minimisation_closed(EXAMPLE_START, EXAMPLE_END, NaturalChange(np.zeros(4), np.full(4, 1e6)))
