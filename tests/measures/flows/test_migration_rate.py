"""The migration rate method."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.migration_rate import implied_net_migration, migration_rate
from tests.measures.flows.tables import EXAMPLE_END, EXAMPLE_START, pairs_of_tables


def test_the_example() -> None:
    # 420 migrants at the start, 80 of them born in the second place and living in the first.
    flows = migration_rate(EXAMPLE_START, EXAMPLE_END, world_moves=210)
    assert flows[1, 0] == pytest.approx(40)
    assert flows.sum() == pytest.approx(210)
    assert flows[0, 3] == 0


def test_the_moves_that_the_example_implies() -> None:
    # First place: 170 migrants become 165, its people elsewhere 20 become 25. And so on.
    assert implied_net_migration(EXAMPLE_START, EXAMPLE_END).tolist() == [-10, -15, -10, 35]
    assert migration_rate(EXAMPLE_START, EXAMPLE_END).sum() == pytest.approx(70)


def test_without_migrants_nobody_moves() -> None:
    assert migration_rate(np.eye(3), np.ones((3, 3)), world_moves=9).tolist() == np.zeros((3, 3)).tolist()


@pytest.mark.parametrize("moves", [-1.0, float("inf"), float("nan")])
def test_a_number_of_moves_that_cannot_be_is_refused(moves: float) -> None:
    with pytest.raises(UsageError, match="number of moves"):
        migration_rate(EXAMPLE_START, EXAMPLE_END, world_moves=moves)


@given(pairs_of_tables(1))
def test_flows_are_as_the_stocks_to_each_other(tables: tuple[Persons, Persons]) -> None:
    start, _ = tables
    flows = migration_rate(*tables, world_moves=1000.0)
    assert flows[0, 1] * start[1, 0] == pytest.approx(flows[1, 0] * start[0, 1])
    assert not np.any(np.diagonal(flows))
