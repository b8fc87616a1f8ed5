"""Fitting a table to margins, against the usual rounds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.proportional_fit import proportional_fit
from tests.measures.flows.naive import fitted_table
from tests.measures.flows.tables import pairs_of_tables


def test_two_by_two_by_hand() -> None:
    # The odds ratio of the table is 1, so the cells are row total x column total / all.
    fitted = proportional_fit(np.array([[1.0, 2], [3, 6]]), np.array([4.0, 6]), np.array([5.0, 5]))
    assert fitted.tolist() == [pytest.approx([2, 2]), pytest.approx([3, 3])]


@given(pairs_of_tables(1, 1000))
def test_against_the_usual_rounds(tables: tuple[Persons, Persons]) -> None:
    table, other = tables
    margins = other.sum(axis=1), other.sum(axis=0)
    fitted = proportional_fit(table, *margins)
    np.testing.assert_allclose(fitted.sum(axis=1), margins[0], rtol=1e-9, atol=1e-6)
    np.testing.assert_allclose(fitted.sum(axis=0), margins[1], rtol=1e-9, atol=1e-6)
    # Odds stay those of the table: that is what proportional means.
    odds, fitted_odds = (of[0, 0] * of[1, 1] / (of[0, 1] * of[1, 0]) for of in (table, fitted))
    assert fitted_odds == pytest.approx(odds, rel=1e-6)
    np.testing.assert_allclose(fitted, fitted_table(table, *margins), rtol=1e-5, atol=1e-5)


def test_an_almost_diagonal_table_needs_no_thousands_of_rounds() -> None:
    table = np.diag([1e9, 1e6, 1e3]) + 1.0
    wanted = table.sum(axis=1) * np.array([1, 1.01, 0.97])
    wanted[0] += table.sum() - wanted.sum()
    fitted = proportional_fit(table, wanted, table.sum(axis=0))
    np.testing.assert_allclose(fitted.sum(axis=1), wanted, rtol=1e-10, atol=1e-6)
    np.testing.assert_allclose(fitted.sum(axis=0), table.sum(axis=0), rtol=1e-10, atol=1e-6)


def test_rows_and_columns_of_nobody_stay_empty() -> None:
    table = np.array([[0.0, 0, 0], [0, 2, 3], [0, 4, 1]])
    fitted = proportional_fit(table, np.array([0.0, 4, 4]), np.array([0.0, 5, 3]))
    assert not np.any(fitted[0])
    assert not np.any(fitted[:, 0])
    np.testing.assert_allclose(fitted.sum(axis=1), [0, 4, 4], atol=1e-6)


@pytest.mark.parametrize(
    ("table", "rows", "columns"),
    [
        (np.eye(2), [1.0, 2.0], [2.0, 1.0]),  # zeros stand in the way
        (np.ones((2, 2)), [1.0, 2.0], [2.0, 2.0]),  # other sums
        (np.array([[0.0, 0.0], [1.0, 1.0]]), [1.0, 1.0], [1.0, 1.0]),  # persons for an empty row
    ],
)
def test_margins_that_no_scaling_gives_are_refused(table: Persons, rows: list[float], columns: list[float]) -> None:
    with pytest.raises(UsageError, match="scaled to"):
        proportional_fit(table, np.array(rows), np.array(columns))
