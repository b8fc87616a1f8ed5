"""Stock differencing, by hand and cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.differencing import drop_negatives, reverse_negatives
from corridor.measures.flows.migration_rate import implied_net_migration
from tests.measures.flows.tables import EXAMPLE_END, EXAMPLE_START, pairs_of_tables


def test_the_example_with_falls_dropped() -> None:
    expected = [[0, 0, 5, 5], [0, 0, 0, 0], [25, 0, 0, 10], [0, 0, 15, 0]]
    assert drop_negatives(EXAMPLE_START, EXAMPLE_END).tolist() == expected


def test_the_example_with_falls_reversed() -> None:
    # The stock of people born in A who live in B fell by 5: five went from B to A.
    expected = [[0, 5, 5, 30], [5, 0, 10, 45], [25, 5, 0, 10], [0, 35, 15, 0]]
    assert reverse_negatives(EXAMPLE_START, EXAMPLE_END).tolist() == expected


@given(pairs_of_tables())
def test_cell_by_cell(tables: tuple[Persons, Persons]) -> None:
    start, end = tables
    dropped, reversed_ = drop_negatives(start, end), reverse_negatives(start, end)
    for i in range(len(start)):
        for j in range(len(start)):
            grown, back = end[i, j] - start[i, j], start[j, i] - end[j, i]
            assert dropped[i, j] == (max(grown, 0) if i != j else 0)
            assert reversed_[i, j] == (max(grown, 0) + max(back, 0) if i != j else 0)


@given(pairs_of_tables())
def test_reversed_falls_give_the_net_migration_that_the_stocks_imply(tables: tuple[Persons, Persons]) -> None:
    flows = reverse_negatives(*tables)
    assert (flows.sum(axis=0) - flows.sum(axis=1)).tolist() == implied_net_migration(*tables).tolist()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (np.zeros((2, 2)), np.zeros((3, 3))),
        (np.zeros((2, 3)), np.zeros((2, 3))),
        (np.zeros(4), np.zeros(4)),
        (np.array([[0.0, -1.0], [0.0, 0.0]]), np.zeros((2, 2))),
        (np.zeros((2, 2)), np.array([[0.0, np.nan], [0.0, 0.0]])),
    ],
)
def test_tables_that_do_not_fit_are_refused(start: Persons, end: Persons) -> None:
    with pytest.raises(UsageError):
        drop_negatives(start, end)
