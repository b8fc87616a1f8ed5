"""The two fits, each a product of two matrices, against an iterative fit of the whole array."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from benchmarks.flows import direct_fit
from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.moves import independent_moves, minimum_moves
from corridor.measures.flows.natural_change import with_unknown_natural_change
from tests.measures.flows.naive import fitted_moves
from tests.measures.flows.tables import EXAMPLE_END, EXAMPLE_START, pairs_of_tables


def test_people_of_one_birthplace_by_hand() -> None:
    # Born in the first place: 5 fewer in it and 5 fewer in the second; 5 more in each of the others.
    before, after = np.zeros((4, 4)), np.zeros((4, 4))
    before[0], after[0] = EXAMPLE_START[0], EXAMPLE_END[0]
    expected = [[0, 0, 2.5, 2.5], [0, 0, 2.5, 2.5], [0, 0, 0, 0], [0, 0, 0, 0]]
    assert minimum_moves(before, after).tolist() == expected


def test_the_whole_example_by_hand() -> None:
    # Birthplaces 2 to 4 lose (5, 0, 5, 35), (0, 10, 25, 0), (25, 45, 0, 0) and gain
    # (0, 45, 0, 0), (25, 0, 0, 10), (0, 0, 15, 55).
    flows = minimum_moves(EXAMPLE_START, EXAMPLE_END)
    assert flows[0].tolist() == pytest.approx([0, 5, 2.5 + 25 * 15 / 70, 2.5 + 25 * 55 / 70])
    assert flows[3].tolist() == pytest.approx([0, 35, 0, 0])
    assert flows[2].tolist() == pytest.approx([25 * 25 / 35, 5, 0, 25 * 10 / 35])


def test_independent_people_of_one_birthplace_by_hand() -> None:
    before, after = np.zeros((2, 2)), np.zeros((2, 2))
    before[0], after[0] = (60, 40), (50, 50)
    assert independent_moves(before, after).tolist() == [[0, 30], [20, 0]]


@given(pairs_of_tables(1))
def test_against_the_iterative_fit_of_the_whole_array(tables: tuple[Persons, Persons]) -> None:
    before, after = with_unknown_natural_change(*tables)
    np.testing.assert_allclose(minimum_moves(before, after), fitted_moves(before, after, stayers=True), atol=1e-8)
    np.testing.assert_allclose(independent_moves(before, after), fitted_moves(before, after, stayers=False), atol=1e-8)


@given(pairs_of_tables())
def test_moves_turn_one_table_into_the_other(tables: tuple[Persons, Persons]) -> None:
    before, after = with_unknown_natural_change(*tables)
    net = after.sum(axis=0) - before.sum(axis=0)
    for flows in (minimum_moves(before, after), independent_moves(before, after)):
        np.testing.assert_allclose(flows.sum(axis=0) - flows.sum(axis=1), net, atol=1e-6)
        assert np.all(flows >= 0)
    assert minimum_moves(before, after).sum() == pytest.approx(np.maximum(after - before, 0).sum())


@settings(max_examples=30)
@given(pairs_of_tables(1))
def test_the_fit_that_is_timed_beside_it_gives_the_same(tables: tuple[Persons, Persons]) -> None:
    before, after = with_unknown_natural_change(*tables)
    np.testing.assert_allclose(minimum_moves(before, after), direct_fit(before, after), atol=1e-5)


def test_totals_that_differ_are_refused() -> None:
    with pytest.raises(UsageError, match="birthplace number 1"):
        minimum_moves(np.array([[1.0, 0], [0, 2]]), np.array([[0, 1.0], [0, 3]]))
    with pytest.raises(UsageError, match="before and after"):
        independent_moves(np.eye(2), np.zeros((2, 2)))
