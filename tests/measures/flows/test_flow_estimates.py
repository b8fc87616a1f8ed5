"""Estimates from a build, by all methods."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corridor.errors import EvidenceError, UsageError
from corridor.evidence.store import open_starter
from corridor.measures.flows.accounting import minimisation_closed
from corridor.measures.flows.estimates import FlowEstimates
from corridor.measures.flows.methods import FlowMethod, find_method, flows_by, method_definitions
from tests.measures.flows.evidence import PLACES, STOCKS, evidence_of


@pytest.fixture
def estimates(tmp_path: Path) -> FlowEstimates:
    return FlowEstimates(evidence_of(tmp_path))


def test_periods_lie_between_neighbouring_years(estimates: FlowEstimates) -> None:
    assert estimates.periods == ("2010/2015", "2015/2019")
    assert estimates.chosen(None) == estimates.periods
    assert estimates.chosen("2015/2019") == ("2015/2019",)
    with pytest.raises(UsageError, match="a period among 2010/2015, 2015/2019"):
        estimates.table(FlowMethod.DROP_NEGATIVES, "2010/2019")


def test_flows_by_hand(estimates: FlowEstimates) -> None:
    # 2010 to 2015: in France 100 more born in Morocco, 10 more in the Philippines; in Morocco 10 fewer born in France.
    dropped = estimates.table(FlowMethod.DROP_NEGATIVES, "2010/2015")
    assert dropped.places == PLACES
    assert dropped.flows.tolist() == [[0, 0, 0], [100, 0, 5], [10, 0, 0]]
    assert estimates.table(FlowMethod.REVERSE_NEGATIVES, "2010/2015").flow("MAR", "FRA") == 110
    # Net migration: France 100 + 10 + 10, Morocco -10 - 100 - 5, the Philippines 5 - 10; 978 migrants in 2010.
    rate = estimates.table(FlowMethod.MIGRATION_RATE, "2010/2015").flow("MAR", "FRA")
    assert rate == pytest.approx((120 + 115 + 5) * 900 / 978)
    closed = estimates.table(FlowMethod.MINIMISATION_CLOSED, "2010/2015")
    assert closed.flow("MAR", "FRA") == pytest.approx(110)
    assert closed.net_migration["FRA"] == pytest.approx(120)


def test_a_table_is_made_once(estimates: FlowEstimates) -> None:
    first = estimates.table(FlowMethod.MINIMISATION_OPEN, "2010/2015")
    assert estimates.table(FlowMethod.MINIMISATION_OPEN, "2010/2015") is first
    assert not first.flows.flags.writeable


def test_the_pseudo_bayesian_estimate_by_hand(estimates: FlowEstimates) -> None:
    # Native-born in 2010: France 10,000 - 920, Morocco 10,000 - 50, the Philippines 10,000 - 8.
    first, last = estimates.stocks("2010/2015")
    least = minimisation_closed(first.persons, last.persons)[1, 0]
    from_french = 50 * (9080 + 10) / (9080 + 50 + 8)
    from_moroccans = 9950 * 1000 / (9950 + 900)
    from_filipinos = 0
    independent = from_french + from_moroccans + from_filipinos
    table = estimates.table(FlowMethod.PSEUDO_BAYESIAN_CLOSED, "2010/2015")
    assert table.flow("MAR", "FRA") == pytest.approx(0.87 * least + 0.13 * independent)


def test_without_a_population_there_is_no_pseudo_bayesian_estimate(tmp_path: Path) -> None:
    estimates = FlowEstimates(evidence_of(tmp_path, populations=("FRA", "MAR")))
    assert estimates.without_population("2010/2015") == ("PHL",)
    with pytest.raises(EvidenceError, match=r"none for 1 of them \(PHL\)"):
        estimates.table(FlowMethod.PSEUDO_BAYESIAN_CLOSED, "2010/2015")


def test_a_place_in_only_one_of_both_tables_is_left_out(tmp_path: Path) -> None:
    estimates = FlowEstimates(evidence_of(tmp_path, (*STOCKS, ("NPL", "FRA", "2015", 3.0))))
    assert estimates.stocks("2010/2015")[1].places == ("FRA", "MAR", "NPL", "PHL")
    assert estimates.table(FlowMethod.DROP_NEGATIVES, "2010/2015").places == PLACES


def test_the_files_that_the_stocks_are_from(estimates: FlowEstimates) -> None:
    assert [known.reader for known in estimates.snapshots("2010/2015")] == ["undesa_stock_by_origin_long"]


def test_one_year_gives_no_period() -> None:
    starter = FlowEstimates(open_starter())
    if starter.periods:
        pytest.fail("the starter pack holds two years now: say so in the help of `corridor flows`")
    with pytest.raises(UsageError, match="at least two years"):
        starter.chosen(None)


@pytest.mark.parametrize("method", FlowMethod)
def test_every_method_gives_flows(estimates: FlowEstimates, method: FlowMethod) -> None:
    flows = estimates.table(method, "2010/2015").flows
    assert flows.shape == (3, 3)
    assert np.all(flows >= 0)
    assert flows.sum() > 0
    assert not np.any(np.diagonal(flows))


@pytest.mark.parametrize("method", [method for method in FlowMethod if not method.needs_native_born])
def test_nothing_moves_where_nothing_changes(method: FlowMethod) -> None:
    stocks = np.array([[100.0, 5.0], [7.0, 80.0]])
    assert not flows_by(method, stocks, stocks).any()


def test_methods_have_names_and_definitions() -> None:
    assert set(method_definitions()) == set(FlowMethod)
    assert find_method(" Reverse-Negatives ") is FlowMethod.REVERSE_NEGATIVES
    with pytest.raises(UsageError, match="drop_negatives"):
        find_method("gravity")
