"""Figures over quotes: their values, states and the rows behind them; which release counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import DefinitionError
from corridor.evidence.figure import Aggregated, Figure
from corridor.evidence.quotes import QUOTES
from corridor.evidence.store import Evidence, open_starter
from corridor.evidence.trace import trace
from corridor.measures.formulas import formulas
from corridor.measures.prices import conventions
from corridor.measures.prices.breakdowns import Breakdown
from corridor.measures.prices.corridor_prices import corridor_mean, smart_average
from corridor.measures.prices.in_use import world_quotes
from corridor.measures.prices.indices import Index
from corridor.measures.prices.published import Measure, check_against_published, published_values
from corridor.measures.prices.smart import SmartState
from corridor.measures.prices.tables import CHOICES, table_of
from corridor.measures.prices.weighted import FLOWS, bilateral_flows, weighed
from corridor.measures.prices.world_prices import WorldPrices
from tests.measures.prices.quotes import Quote, costing, evidence_of, flows, national_file, world_file

OLDER = {"period": "2016-Q3"}
PRICES: list[Quote] = [
    costing(2.0, firm="A"),
    costing(4.0, firm="B"),
    costing(6.0, firm="C"),
    costing(20.0, firm="D", firm_type="bank", speed="six_days_or_more"),
    costing(None, firm="E", transparent=False),
    costing(1.0, firm="A", amount_usd=500.0),
    costing(9.0, sending="USA", receiving="MEX", firm="F", firm_type="bank"),
    costing(7.42, **OLDER),
]


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    known = flows(("PHL", "ARE", 300.0), ("MEX", "USA", 100.0), ("NPL", "QAT", 50.0))
    return evidence_of(tmp_path, (world_file(), PRICES), rows=[known])


def firms(evidence: Evidence, figure: Figure) -> list[str]:
    assert isinstance(figure.lineage, Aggregated)
    return sorted(evidence.quote_at(row.row)["firm"] for row in figure.lineage.rows if row.series == QUOTES)


def test_a_corridor_has_its_mean_with_the_services_behind_it(evidence: Evidence) -> None:
    mean = corridor_mean(evidence, "PHL", "ARE")
    assert (mean.value, mean.unit, mean.period, mean.status) == (8.0, "percent", "2024-Q3", "A")
    assert mean.key == "corridor_mean.PHL.ARE.2024-Q3"
    assert mean.label == "Mean cost of sending USD 200: United Arab Emirates to Philippines"
    assert firms(evidence, mean) == ["A", "B", "C", "D"]
    assert corridor_mean(evidence, "PHL", "ARE", "2016-Q3").value == 7.42
    missing = corridor_mean(evidence, "PHL", "USA")
    assert (missing.value, missing.status, missing.period) == (None, "O", "")


def test_a_trace_leads_to_the_cells(evidence: Evidence) -> None:
    steps = trace(corridor_mean(evidence, "PHL", "ARE"), evidence, formulas()).steps
    assert steps[0].kind == "formula"
    assert "ARE to PHL, 2024-Q3, A" in steps[1].text
    assert "sheet Data, row" in steps[1].text


def test_a_smart_average_has_a_state(evidence: Evidence) -> None:
    smart = smart_average(evidence, "PHL", "ARE")
    assert (smart.state, smart.mean.value, smart.qualifying.value) == (SmartState.SMART, 4.0, 3.0)
    assert firms(evidence, smart.mean) == ["A", "B", "C"]
    one = smart_average(evidence, "MEX", "USA")
    assert (one.state, one.mean.value, one.mean.status) == (SmartState.NO_SMART, None, "M")
    assert (one.qualifying.value, one.qualifying.unit) == (1.0, "services")
    nothing = smart_average(evidence, "PHL", "USA")
    assert (nothing.state, nothing.mean.value, nothing.mean.status) == (None, None, "O")


def test_no_service_that_qualifies_is_not_a_missing_corridor(tmp_path: Path) -> None:
    held = evidence_of(tmp_path, (world_file(), [costing(3.0, speed=None)]))
    smart = smart_average(held, "PHL", "ARE")
    assert (smart.state, smart.mean.status, smart.qualifying.value) == (SmartState.NO_SMART, "M", 0.0)
    assert firms(held, smart.qualifying) == ["Firm"]


def test_the_world_in_a_quarter(evidence: Evidence) -> None:
    world = WorldPrices(evidence, evidence.quotes)
    assert world.mean().value == pytest.approx((2 + 4 + 6 + 20 + 9) / 5)
    assert world.mean(("USA",)).value == 8.0
    assert world.mean(("USA",)).key == "global_mean.without_USA.WLD.2024-Q3"
    assert world.smart_mean().value == 4.0
    assert world.mean_of(Breakdown.PROVIDER_TYPE, "bank").value == 14.5
    assert world.mean_of(Breakdown.RECEIVING_REGION, "EAS").value == 8.0
    assert firms(evidence, world.mean_of(Breakdown.PICKUP, "bank_account")) == ["A", "B", "C", "D", "F"]
    assert world.index(Index.DIGITAL).value is None
    assert world.index(Index.INTERNATIONAL_OPERATORS).value is None
    weighted = world.weighted_mean()
    assert weighted.value == pytest.approx((300 * 8 + 100 * 9) / 400)
    assert weighted.status == "E"
    assert isinstance(weighted.lineage, Aggregated)
    assert sum(row.series == FLOWS for row in weighted.lineage.rows) == 2


def test_a_build_without_quotes_has_figures_without_values(tmp_path: Path) -> None:
    known = flows(("PHL", "ARE", 300.0))
    empty = evidence_of(tmp_path, rows=[known])
    world = WorldPrices(empty, empty.quotes)
    for figure in (world.mean(), world.weighted_mean(), world.smart_mean(), world.index(Index.DIGITAL)):
        assert (figure.value, figure.status, figure.period) == (None, "O", "")
    assert all(check.difference is None for check in check_against_published(empty))


def test_published_values_stand_beside_the_build(evidence: Evidence) -> None:
    checks = check_against_published(evidence)
    assert len(checks) == len(published_values()) + sum(it.measure is Measure.GLOBAL_MEAN for it in published_values())
    of_2016 = [it for it in checks if it.published.period == "2016-Q3"]
    found = {(it.published.measure, it.method): it.difference for it in of_2016}
    assert found[Measure.GLOBAL_MEAN, "all services"] == 0
    assert found[Measure.CORRIDORS, "all services"] == 1 - 365
    assert found[Measure.SENDING_COUNTRIES, "all services"] == 1 - 48
    assert found[Measure.RECEIVING_COUNTRIES, "all services"] == 1 - 105
    assert found[Measure.SMART_MEAN, "all services"] is None


def test_counts_of_corridors_for_the_check(tmp_path: Path) -> None:
    prices = [costing(4.0, period="2023-Q3"), costing(5.0, period="2023-Q3", sending="USA")]
    checks = check_against_published(evidence_of(tmp_path, (world_file(), prices)))
    found = {it.published.measure: it.computed.value for it in checks if it.published.period == "2023-Q3"}
    assert found[Measure.CORRIDORS_WITHOUT_SMART] == 2
    assert found[Measure.CORRIDORS_BELOW_5_PERCENT] == 50


def test_the_newest_release_counts_for_each_corridor_and_quarter(tmp_path: Path) -> None:
    old = [
        costing(1.0, period="2024-Q1"),
        costing(2.0, period="2024-Q2"),
        costing(3.0, period="2024-Q1", sending="USA"),
    ]
    new = [costing(10.0, period="2024-Q1"), costing(11.0, period="2024-Q3")]
    own = [costing(50.0, period="2024-Q1")]
    files = ((world_file("old", "2024-Q2"), old), (world_file("new", "2024-Q3"), new), (national_file(), own))
    held = world_quotes(evidence_of(tmp_path, *files))
    assert sorted(held.get_column("total_percent")) == [2.0, 3.0, 10.0, 11.0]


def test_the_weighted_mean_of_2016_is_that_of_the_world_bank() -> None:
    # Corridor means of the DataBank, weighed with the matrix of 2018; issue 19 of the World Bank's report says 5.73.
    starter = open_starter()
    series = starter.rows("remittance_cost_corridor_percent")
    means = (
        series.filter(series.get_column("period") == "2016-Q3")
        .drop_nulls("value")
        .select("period", "start", sending="counterpart", receiving="area", mean_percent="value")
    )
    told = weighed(means, bilateral_flows(starter)).row(0, named=True)
    published = next(
        it.value for it in published_values() if (it.period, it.measure) == ("2016-Q3", Measure.WEIGHTED_MEAN)
    )
    assert told["mean_percent"] == pytest.approx(published, abs=0.02)
    assert told["corridors"] == 360


@pytest.mark.parametrize("by", CHOICES)
def test_every_table_has_its_quarters(evidence: Evidence, by: str) -> None:
    found = table_of(evidence, by)
    assert {"period", "start"} <= set(found.columns)
    assert set(found.get_column("period")) <= {"2016-Q3", "2024-Q3"}


def test_the_table_of_the_world_has_all_means(evidence: Evidence) -> None:
    row = table_of(evidence, "world").row(-1, named=True)
    told = (row["mean_percent"], row["weighted_mean_percent"], row["smart_mean_percent"], row["meets_corridors"])
    assert told == (pytest.approx(8.2), pytest.approx(8.25), 4.0, None)


def test_a_convention_without_what_is_asked_for_is_an_error() -> None:
    with pytest.raises(DefinitionError, match="a number"):
        conventions.number("low_networks")
    with pytest.raises(DefinitionError, match="a list of terms"):
        conventions.terms("smart_services")
    for convention in conventions.conventions().values():
        assert (convention.number is None) == bool(convention.terms), convention.key
