"""Remittances and their cost, for one area."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.evidence.figure import Aggregated
from corridor.evidence.store import Evidence
from corridor.measures.money import Money
from corridor.measures.remittance_cost import CorridorEnd, corridor_costs
from tests.measures.figures import batch, build_of, corridors, wdi

RECEIVED, PAID = "BX.TRF.PWKR.CD.DT", "BM.TRF.PWKR.CD.DT"
PERCENT, COST = "BX.TRF.PWKR.DT.GD.ZS", "SI.RMT.COST.IB.ZS"
NOT_OF_WLD = ("NPL", "PHL", "VNM")


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    years = [(str(year), float(year)) for year in (1999, 2000, 2019)]
    bilateral = [
        {"area": "PHL", "counterpart": code, "value": value}
        for code, value in (("USA", 9.0), ("SAU", 12.0), ("WLD", 99.0))
    ]
    return build_of(
        tmp_path,
        wdi(RECEIVED, "usd", *({"area": "PHL", "period": period, "value": value} for period, value in years)),
        wdi(PAID, "usd", {"area": "PHL", "value": 4.0}),
        wdi(PERCENT, "percent_of_gdp", {"area": "PHL", "period": "1990", "value": 1.0}, {"area": "PHL", "value": 9.3}),
        wdi(COST, "percent", {"area": "PHL", "period": "2011", "value": 6.5}, {"area": "PHL", "value": 4.5}),
        batch("world_bank_bilateral_remittances", "bilateral_remittances", "usd_million", bilateral, period="2018"),
        corridors(
            ("PHL", "ARE", "2020-Q3", 3.2),
            ("PHL", "JPN", "2020-Q3", 5.0),
            ("PHL", "CHE", "2020-Q3", 5.01),
            ("PHL", "QAT", "2020-Q3", 0.0),
            ("PHL", "USA", "2020-Q3", -1.0),
            ("PHL", "GBR", "2020-Q1", 9.0),
            ("VNM", "JPN", "2020-Q3", 6.0),
            ("NPL", "JPN", "2019-Q1", 7.0),
        ),
    )


def test_what_is_received_and_paid(evidence: Evidence) -> None:
    money = Money(evidence, "PHL")
    assert (money.received.value, money.received.unit, money.received.period) == (2019, "USD", "2019")
    assert [figure.period for figure in money.received_trend] == ["2000", "2019"]
    assert money.received_set_aside is None
    assert money.paid.value == 4
    assert (money.percent_of_gdp.value, [figure.value for figure in money.percent_trend]) == (9.3, [9.3])
    assert [(code, figure.value) for code, figure in money.sending_countries] == [("SAU", 12), ("USA", 9)]


def test_the_cost_and_its_change_in_percentage_points(evidence: Evidence) -> None:
    money = Money(evidence, "PHL")
    assert (money.cost_to.value, money.cost_change.value) == (4.5, -2.0)
    assert (money.cost_change.unit, money.cost_change.period) == ("percentage_points", "2011/2020")
    assert [figure.value for figure in money.cost_trend] == [6.5, 4.5]
    nothing = Money(evidence, "FRA").cost_change
    assert (nothing.value, nothing.period) == (None, "")


def test_a_corridor_of_exactly_five_per_cent_is_not_above(evidence: Evidence) -> None:
    costs = Money(evidence, "PHL").corridors_in
    assert [(it.sending, it.receiving, it.cost.value) for it in costs.corridors] == [
        ("CHE", "PHL", 5.01),
        ("JPN", "PHL", 5.0),
        ("ARE", "PHL", 3.2),
        ("QAT", "PHL", 0.0),
        ("USA", "PHL", -1.0),
    ]
    assert (costs.counted.value, costs.above_target.value) == (5, 1)
    assert (costs.above_target.unit, costs.above_target.period) == ("corridors", "2020-Q3")
    assert isinstance(costs.counted.lineage, Aggregated)
    assert isinstance(costs.above_target.lineage, Aggregated)
    rows = [evidence.row_at(row.series, row.row)["counterpart"] for row in costs.above_target.lineage.rows]
    assert (rows, len(costs.counted.lineage.rows)) == (["CHE"], 5)


def test_none_above_the_limit_is_zero_and_none_at_all_is_no_value(evidence: Evidence) -> None:
    below = corridor_costs(evidence, "ARE", CorridorEnd.SENDING)
    assert (below.counted.value, below.above_target.value, below.above_target.status) == (1, 0, "A")
    nothing = corridor_costs(evidence, "FRA", CorridorEnd.SENDING)
    assert (nothing.corridors, nothing.counted.value, nothing.above_target.status) == ((), None, "O")


def test_money_leaves_through_other_corridors_than_it_comes(evidence: Evidence) -> None:
    costs = Money(evidence, "JPN").corridors_out
    assert [(it.receiving, it.cost.value) for it in costs.corridors] == [("VNM", 6.0), ("PHL", 5.0)]
    money = Money(evidence, "PHL")
    keys = [figure.key for it in (money.corridors_in, money.corridors_out) for figure in (it.counted, it.above_target)]
    assert len(set(keys)) == 4


def test_a_group_has_the_corridors_of_its_members_in_one_quarter(evidence: Evidence) -> None:
    costs = Money(evidence, "WLD").corridors_in
    assert {it.cost.period for it in costs.corridors} == {"2020-Q3"}
    assert (costs.counted.value, costs.above_target.value) == (6, 2)
