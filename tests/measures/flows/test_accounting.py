"""Demographic accounting with births and deaths: nobody appears from nowhere, and the world stays the world."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corridor.errors import UsageError
from corridor.measures.flows.accounting import minimisation_closed, minimisation_open, pseudo_bayesian_closed
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.natural_change import NaturalChange
from corridor.measures.flows.proportional_fit import proportional_fit

TABLES = arrays(np.float64, (4, 4), elements=st.integers(1, 60).map(float))
METHODS = (minimisation_closed, minimisation_open, pseudo_bayesian_closed)


@pytest.mark.parametrize("method", METHODS)
def test_births_and_deaths_alone_move_nobody(method: object) -> None:
    """Two countries, no migrants: 30 births and 10 deaths make 20 more residents, and no flow."""
    assert callable(method)
    before = np.array([[100.0, 0.0], [0.0, 50.0]])
    after = np.array([[120.0, 0.0], [0.0, 50.0]])
    natural = NaturalChange(np.array([30.0, 5.0]), np.array([10.0, 5.0]))
    assert np.allclose(method(before, after, natural), 0, atol=0.01)


@settings(deadline=None, max_examples=30)
@given(before=TABLES, after=TABLES)
def test_flows_are_never_negative_and_nobody_moves_to_where_they_are(before: Persons, after: Persons) -> None:
    large = before + np.diag(np.full(4, 1000.0))
    last = after + np.diag(np.full(4, 1000.0))
    natural = NaturalChange(np.full(4, 40.0), np.full(4, 30.0))
    for method in METHODS:
        flows = method(large, last, natural)
        assert np.all(flows >= 0)
        assert np.allclose(np.diagonal(flows), 0)


@settings(deadline=None, max_examples=40)
@given(table=TABLES, rows=arrays(np.float64, 4, elements=st.integers(1, 99).map(float)))
def test_a_fitted_table_has_its_margins(table: Persons, rows: Persons) -> None:
    columns = rows[::-1].copy()
    fitted = proportional_fit(table, rows, columns)
    assert np.allclose(fitted.sum(axis=1), rows, atol=0.01)
    assert np.allclose(fitted.sum(axis=0), columns, atol=1e-6)
    # The odds of any two rows and columns stay those of the table: that is what proportional means.
    odds = table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0])
    assert np.isclose(fitted[0, 0] * fitted[1, 1] / (fitted[0, 1] * fitted[1, 0]), odds, rtol=1e-3)


def test_margins_that_no_scaling_gives() -> None:
    with pytest.raises(UsageError):
        proportional_fit(np.eye(2), np.array([1.0, 2.0]), np.array([2.0, 1.0]))


def test_what_the_methods_refuse() -> None:
    stocks = np.array([[0.0, 5.0], [7.0, 0.0]])
    with pytest.raises(UsageError):
        pseudo_bayesian_closed(stocks, stocks)
    with pytest.raises(UsageError):
        minimisation_closed(stocks, stocks, NaturalChange(np.zeros(3), np.zeros(3)))
