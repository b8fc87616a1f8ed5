"""Flows from stocks: against the published estimates, a naive second implementation, and their own margins."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from benchmarks.flows import direct_fit
from corridor.errors import UsageError
from corridor.measures.flows.accounting import minimisation_closed, minimisation_open, pseudo_bayesian_closed
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.differencing import drop_negatives, reverse_negatives
from corridor.measures.flows.flow_table import FlowTable
from corridor.measures.flows.methods import FlowMethod, find_method, flows_by, method_definitions
from corridor.measures.flows.migration_rate import migration_rate
from corridor.measures.flows.moves import minimum_moves

PERIODS = ("1990", "1995", "2000", "2005", "2010", "2015")


class Published:
    """Abel and Cohen's stocks and flows between the areas that both files name."""

    def __init__(self, folder: Path, flows: str) -> None:
        self._stocks, self._flows = (
            json.loads(gzip.decompress((folder / f"{name}.json.gz").read_bytes())) for name in ("stock", flows)
        )
        there, here = ({name: i for i, name in enumerate(of["names"]) if i not in of["regions"]} for of in self._both)
        self.names = [name for name in there if name in here]
        self._at = [[of[name] for name in self.names] for of in (there, here)]

    @property
    def _both(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return self._stocks, self._flows

    def stocks(self, year: str) -> Persons:
        return self._part(self._stocks["matrix"][year], self._at[0])

    def flows(self, year: str) -> Persons:
        found = self._part(self._flows["matrix"][year], self._at[1])
        np.fill_diagonal(found, 0)
        return found

    @staticmethod
    def _part(matrix: list[list[float]], at: list[int]) -> Persons:
        return np.asarray(matrix, dtype=float)[np.ix_(at, at)]


@pytest.mark.parametrize(
    ("file", "method"), [("flow_sd_drop_neg", drop_negatives), ("flow_sd_rev_neg", reverse_negatives)]
)
@pytest.mark.parametrize("year", ["2010", "2015"])
def test_differencing_agrees_with_every_published_cell(shared_data: Path, file: str, method: Any, year: str) -> None:
    published = Published(shared_data / "bilateral-flows", file)
    assert len(published.names) == 229
    found = method(published.stocks(year), published.stocks(str(int(year) + 5)))
    assert np.array_equal(np.round(found), published.flows(year))


def test_the_rate_method_agrees_when_the_published_total_is_given(shared_data: Path) -> None:
    """The published world total rests on births and deaths, which are not in the folder."""
    published = Published(shared_data / "bilateral-flows", "flow_mig_rate")
    wanted = published.flows("2015")
    found = migration_rate(published.stocks("2015"), published.stocks("2020"), float(wanted.sum()))
    assert (np.round(found) == wanted).mean() > 0.997
    assert np.abs(np.round(found) - wanted).max() <= max(2.0, 1e-5 * wanted.max())


TABLES = arrays(np.float64, (4, 4), elements=st.integers(0, 50).map(float))


@given(start=TABLES, end=TABLES)
def test_differencing_is_what_plain_loops_say(start: Persons, end: Persons) -> None:
    dropped, reversed_ = np.zeros((4, 4)), np.zeros((4, 4))
    for born in range(4):
        for lives in range(4):
            if born == lives:
                continue
            growth = end[born, lives] - start[born, lives]
            if growth > 0:
                dropped[born, lives] += growth
                reversed_[born, lives] += growth
            else:
                reversed_[lives, born] -= growth
    assert np.array_equal(drop_negatives(start, end), dropped)
    assert np.allclose(reverse_negatives(start, end), reversed_)


@given(start=TABLES)
def test_the_rate_method_shares_the_total_by_stocks(start: Persons) -> None:
    found = migration_rate(start, start, 1000.0)
    abroad = start - np.diag(np.diagonal(start))
    expected = 1000.0 * abroad / abroad.sum() if abroad.sum() else np.zeros_like(start)
    assert np.allclose(found, expected)


POSITIVE = arrays(np.float64, (4, 4), elements=st.integers(1, 60).map(float))


@settings(deadline=None, max_examples=40)
@given(before=POSITIVE, changes=arrays(np.float64, (4, 4), elements=st.integers(1, 60).map(float)))
def test_minimum_moves_is_the_direct_fit_of_the_whole_array(before: Persons, changes: Persons) -> None:
    after = changes * (before.sum(axis=1) / changes.sum(axis=1))[:, np.newaxis]
    assert np.allclose(minimum_moves(before, after), direct_fit(before, after), atol=1e-3)


@given(before=POSITIVE, changes=POSITIVE)
def test_minimum_moves_keep_the_margins(before: Persons, changes: Persons) -> None:
    """Who came less who left is the growth of residents; nobody moves more than the stocks demand."""
    after = changes * (before.sum(axis=1) / changes.sum(axis=1))[:, np.newaxis]
    moves = minimum_moves(before, after)
    assert np.allclose(moves.sum(axis=0) - moves.sum(axis=1), after.sum(axis=0) - before.sum(axis=0), atol=1e-3)
    assert np.isclose(moves.sum(), np.maximum(after - before, 0).sum(), atol=1e-3)
    assert np.all(np.diagonal(moves) == 0)


@pytest.mark.parametrize("method", list(FlowMethod))
def test_every_method_gives_flows_and_says_what_it_is(method: FlowMethod) -> None:
    chance = np.random.default_rng(7)
    start = chance.integers(1, 100, (5, 5)).astype(float)
    end = start * chance.uniform(0.9, 1.2, (5, 5))
    flows = flows_by(method, start, end)
    assert flows.shape == (5, 5)
    assert np.all(flows >= 0)
    assert np.all(np.diagonal(flows) == 0)
    assert method_definitions()[method].source
    assert find_method(method.replace("_", "-")) is method


def test_nothing_moves_where_nothing_changes() -> None:
    stocks = np.array([[100.0, 5.0], [7.0, 80.0]])
    for method in (drop_negatives, reverse_negatives, minimisation_closed, minimisation_open):
        assert not method(stocks, stocks).any()
    assert pseudo_bayesian_closed(stocks, stocks).sum() > 0


def test_totals_of_a_table() -> None:
    table = FlowTable(FlowMethod.DROP_NEGATIVES, "2015/2020", ("A", "B"), np.array([[0.0, 3.0], [1.0, 0.0]]))
    assert (table.flow("A", "B"), table.flow("A", "A"), table.flow("A", "C")) == (3.0, None, None)
    assert table.total == 4.0
    assert table.in_migration == {"A": 1.0, "B": 3.0}
    assert table.out_migration == {"A": 3.0, "B": 1.0}
    assert table.net_migration == {"A": -2.0, "B": 2.0}


def test_tables_that_do_not_fit_together() -> None:
    with pytest.raises(UsageError):
        drop_negatives(np.zeros((2, 2)), np.zeros((3, 3)))
    with pytest.raises(UsageError):
        find_method("guessing")
