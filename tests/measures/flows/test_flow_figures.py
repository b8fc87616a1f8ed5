"""Flows as figures: value, status, and the way back to the stocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.evidence.figure import Aggregated, Computed
from corridor.evidence.store import Evidence
from corridor.evidence.trace import trace
from corridor.measures.flows.estimates import FlowEstimates
from corridor.measures.flows.figures import flow_figure
from corridor.measures.flows.methods import FlowMethod
from corridor.measures.formulas import formulas
from tests.measures.flows.evidence import evidence_of

PERIOD = "2010/2015"


@pytest.fixture
def estimates(tmp_path: Path) -> FlowEstimates:
    return FlowEstimates(evidence_of(tmp_path))


@pytest.mark.parametrize("method", FlowMethod)
def test_value_key_and_status(estimates: FlowEstimates, method: FlowMethod) -> None:
    found = flow_figure(estimates, method, PERIOD, "MAR", "FRA")
    assert found.value == estimates.table(method, PERIOD).flow("MAR", "FRA")
    assert (found.key, found.unit, found.period) == (f"flow.{method}.MAR.FRA.{PERIOD}", "persons", PERIOD)
    assert found.status == "E"
    assert found.label.endswith(": Morocco to France")


@pytest.mark.parametrize(
    ("method", "stocks"),
    [
        (FlowMethod.DROP_NEGATIVES, ["FRA.MAR.2010", "FRA.MAR.2015"]),
        (FlowMethod.REVERSE_NEGATIVES, ["FRA.MAR.2010", "FRA.MAR.2015", "MAR.FRA.2010", "MAR.FRA.2015"]),
        (FlowMethod.MIGRATION_RATE, ["FRA.MAR.2010", "FRA.MAR.2015", "all.all.2010", "all.all.2015"]),
    ],
)
def test_the_stocks_that_a_flow_rests_on(estimates: FlowEstimates, method: FlowMethod, stocks: list[str]) -> None:
    lineage = flow_figure(estimates, method, PERIOD, "MAR", "FRA").lineage
    assert isinstance(lineage, Computed)
    assert lineage.formula == f"flow_{method}"
    assert [part.key for part in lineage.inputs] == [f"migrant_stock_by_origin.{ends}" for ends in stocks]


def test_accounting_rests_on_all_stocks_and_the_pseudo_bayesian_estimate_on_populations(
    estimates: FlowEstimates,
) -> None:
    lineage = flow_figure(estimates, FlowMethod.PSEUDO_BAYESIAN_CLOSED, PERIOD, "MAR", "FRA").lineage
    assert isinstance(lineage, Computed)
    world = lineage.inputs[4]
    assert world.value == 978
    assert isinstance(world.lineage, Aggregated)
    assert len(world.lineage.rows) == 4
    assert [part.key for part in lineage.inputs[6:]] == ["population.MAR.2010", "population.FRA.2010"]


def test_a_stock_that_is_not_listed_makes_the_flow_unsure(estimates: FlowEstimates) -> None:
    found = flow_figure(estimates, FlowMethod.DROP_NEGATIVES, PERIOD, "MAR", "PHL")
    assert (found.value, found.status) == (5, "U")


def test_where_no_stock_is_listed_there_is_no_estimate(estimates: FlowEstimates) -> None:
    found = flow_figure(estimates, FlowMethod.DROP_NEGATIVES, PERIOD, "PHL", "MAR")
    assert (found.value, found.status) == (None, "O")
    # The other direction is listed in 2015: people born in Morocco may return from the Philippines.
    found = flow_figure(estimates, FlowMethod.REVERSE_NEGATIVES, PERIOD, "PHL", "MAR")
    assert (found.value, found.status) == (0, "U")


def test_a_country_outside_of_the_table_has_no_estimate(estimates: FlowEstimates) -> None:
    assert flow_figure(estimates, FlowMethod.MIGRATION_RATE, PERIOD, "NPL", "FRA").value is None


def test_without_populations_only_the_pseudo_bayesian_estimate_is_missing(tmp_path: Path) -> None:
    estimates = FlowEstimates(evidence_of(tmp_path, populations=("FRA",)))
    assert not flow_figure(estimates, FlowMethod.PSEUDO_BAYESIAN_CLOSED, PERIOD, "MAR", "FRA").known
    assert flow_figure(estimates, FlowMethod.MINIMISATION_CLOSED, PERIOD, "MAR", "FRA").known


def test_the_trace_names_the_formula_and_the_cells(estimates: FlowEstimates) -> None:
    found = flow_figure(estimates, FlowMethod.REVERSE_NEGATIVES, PERIOD, "MAR", "FRA")
    steps = trace(found, estimates.evidence, formulas()).steps
    assert steps[0].kind == "formula"
    assert "reverse negative" in dict(steps[0].details)["Source of the formula"]
    assert [step.text for step in steps if step.kind == "observation"] == [
        "migrant_stock_by_origin, FRA, MAR, 2010: 900 persons",
        "migrant_stock_by_origin, FRA, MAR, 2015: 1000 persons",
        "migrant_stock_by_origin, MAR, FRA, 2010: 50 persons",
        "migrant_stock_by_origin, MAR, FRA, 2015: 40 persons",
    ]


@pytest.mark.usefixtures("shared_data")
def test_the_philippines_to_the_emirates(real_evidence: Evidence) -> None:
    # UN DESA, 2019 revision: 474,083 in 2010 and 518,041 in 2015; 425 and 431 the other way.
    estimates = FlowEstimates(real_evidence)
    assert flow_figure(estimates, FlowMethod.REVERSE_NEGATIVES, PERIOD, "PHL", "ARE").value == 518_041 - 474_083
    assert flow_figure(estimates, FlowMethod.REVERSE_NEGATIVES, PERIOD, "ARE", "PHL").value == 431 - 425
    assert estimates.without_population(PERIOD) == ()
    least = estimates.table(FlowMethod.MINIMISATION_CLOSED, PERIOD)
    assert least.total < estimates.table(FlowMethod.REVERSE_NEGATIVES, PERIOD).total
