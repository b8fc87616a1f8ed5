"""What lower cost would save."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import UsageError
from corridor.evidence.figure import Computed, Observed, Recorded
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence, open_starter
from corridor.evidence.trace import trace
from corridor.measures.formulas import formulas
from corridor.measures.prices.known_costs import known_costs
from corridor.measures.prices.savings import Question, savings
from corridor.measures.prices.weighted import FLOWS, bilateral_flows
from tests.measures.figures import corridors
from tests.measures.prices.quotes import costing, evidence_of, flows, world_file


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    # ARE to PHL has quotes (5 %) and an older series value (9 %); USA to MEX only the series; JPN to PHL is cheap.
    quotes = [costing(4.0), costing(6.0)]
    series = corridors(
        ("PHL", "ARE", "2020-Q3", 9.0),
        ("MEX", "USA", "2020-Q3", 4.18),
        ("MEX", "USA", "2020-Q1", 9.99),
        ("PHL", "JPN", "2020-Q3", 2.5),
        ("FJI", "NZL", "2020-Q3", 8.0),
    )
    known = flows(
        *(("PHL", "ARE", 300.0), ("MEX", "USA", 30_000.0), ("PHL", "JPN", 1000.0), ("NPL", "QAT", 50.0)),
        *(("NPL", "IND", 25.0), ("NPL", "CHN", 0.0)),
    )
    return evidence_of(tmp_path, (world_file(), quotes), rows=[series, known])


def test_savings_by_hand(evidence: Evidence) -> None:
    found = savings(evidence, Question(3.0))
    told = {(it.sending, it.receiving): it for it in found.corridors}
    assert list(told) == [("USA", "MEX"), ("ARE", "PHL"), ("JPN", "PHL")]
    # 30,000 x 1.18 % = 354; 300 x 2 % = 6; 2.5 % is below the target and saves nothing, not minus 5.
    assert [it.saving.value for it in found.corridors] == [pytest.approx(354.0), pytest.approx(6.0), 0.0]
    assert [it.is_above for it in found.corridors] == [True, True, False]
    assert (told["ARE", "PHL"].cost.value, told["ARE", "PHL"].cost.period) == (5.0, "2024-Q3")
    assert (told["USA", "MEX"].cost.value, told["USA", "MEX"].cost.period) == (4.18, "2020-Q3")
    assert {it.saving.status for it in found.corridors} == {"E"}
    assert (found.saving.value, found.saving.unit, found.saving.period) == (pytest.approx(360.0), "USD million", "2018")
    assert [(it.receiving, it.corridors, it.saving.value) for it in found.receiving] == [
        ("MEX", 1, pytest.approx(354.0)),
        ("PHL", 2, pytest.approx(6.0)),
    ]
    assert (found.without_cost.value, found.without_cost_flow.value, found.without_flow) == (2.0, 75.0, 1)
    assert found.more is None


def test_the_elasticity_is_the_askers(evidence: Evidence) -> None:
    found = savings(evidence, Question(3.0, elasticity=0.5))
    # 300 x 0.5 % x 2 points = 3.
    assert [it.more.value for it in found.corridors if it.more] == [pytest.approx(177.0), pytest.approx(3.0), 0.0]
    assert found.more is not None
    assert found.more.value == pytest.approx(180.0)
    assert [it.more.value for it in found.receiving if it.more] == [pytest.approx(177.0), pytest.approx(3.0)]
    assert found.corridors[0].more is not None
    assert isinstance(found.corridors[0].more.lineage, Computed)
    assert isinstance(found.corridors[0].more.lineage.inputs[-1].lineage, Recorded)


def test_only_the_corridors_that_are_asked_for(evidence: Evidence) -> None:
    philippines = savings(evidence, Question(3.0, receiving="PHL"))
    assert [it.sending for it in philippines.corridors] == ["ARE", "JPN"]
    assert (philippines.without_cost.value, philippines.without_flow) == (0.0, 0)
    from_usa = savings(evidence, Question(3.0, sending="USA"))
    assert [it.receiving for it in from_usa.corridors] == ["MEX"]
    to_asia = savings(evidence, Question(3.0, receiving="035"))
    assert [it.receiving for it in to_asia.corridors] == ["PHL", "PHL"]
    poorest = savings(evidence, Question(3.0, receiving="LDC"))
    assert (poorest.corridors, poorest.saving.value, poorest.saving.status) == ((), None, "O")
    assert poorest.without_cost_flow.value == 75.0


@pytest.mark.parametrize("target", [-0.1, 100.1, float("nan")])
def test_a_target_is_a_share_of_the_amount(target: float) -> None:
    with pytest.raises(UsageError, match="a target from 0 to 100"):
        Question(target)


@pytest.mark.parametrize("elasticity", [-0.1, float("nan"), float("inf")])
def test_an_elasticity_is_not_negative(elasticity: float) -> None:
    with pytest.raises(UsageError, match="an elasticity"):
        Question(3.0, elasticity=elasticity)


def test_a_build_without_flows_saves_nothing(tmp_path: Path) -> None:
    found = savings(evidence_of(tmp_path, (world_file(), [costing(4.0)])), Question(3.0))
    assert (found.corridors, found.receiving, found.saving.value, found.without_cost.value) == ((), (), None, 0.0)
    assert found.without_flow == 1


def test_figures_are_traced_and_those_of_the_flows_are_the_evidences_own(evidence: Evidence) -> None:
    found = savings(evidence, Question(3.0))
    for corridor in found.corridors:
        asked = figure(evidence, FLOWS, corridor.receiving, counterpart=corridor.sending)
        assert (corridor.flow.key, corridor.flow.value, corridor.flow.status) == (asked.key, asked.value, asked.status)
        assert isinstance(corridor.flow.lineage, Observed)
        assert isinstance(asked.lineage, Observed)
        assert corridor.flow.lineage.rows == asked.lineage.rows
    texts = [step.text for step in trace(found.saving, evidence, formulas()).steps]
    assert any("ARE to PHL, 2024-Q3" in text for text in texts)
    assert any("record target" in text for text in texts)


def test_the_starter_pack_against_a_naive_sum() -> None:
    starter = open_starter()
    found = savings(starter, Question(3.0))
    costs = {ends: cost.value for ends, cost in known_costs(starter).items()}
    total = 0.0
    for row in bilateral_flows(starter).iter_rows(named=True):
        cost = costs.get((row["sending"], row["receiving"]))
        if cost is not None and cost > 3:
            total += row["usd_million"] * (cost - 3) / 100
    assert found.saving.value == pytest.approx(total)
    carried = sum(it.flow.value or 0 for it in found.corridors) + (found.without_cost_flow.value or 0)
    assert carried == pytest.approx(float(bilateral_flows(starter).get_column("usd_million").sum()))


def test_the_world_banks_own_arithmetic_of_2010(tmp_path: Path) -> None:
    # Five points less on 317 billion are some 16 billion: policy note of 2010-04-23.
    known = flows(("PHL", "ARE", 317_000.0))
    found = savings(evidence_of(tmp_path, (world_file(), [costing(8.0)]), rows=[known]), Question(3.0))
    assert found.saving.value == pytest.approx(15_850)
