"""Measures of a pair of countries, on made numbers and against naive formulae."""

from __future__ import annotations

import gc
import math
import weakref
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import DefinitionError
from corridor.evidence.figure import Aggregated, Computed, Observed
from corridor.evidence.store import Evidence
from corridor.measures.pair import PairProfile
from corridor.measures.pair_money import gdp_from_remittances, remittances_percent_gdp
from corridor.measures.pair_people import net_stock
from corridor.measures.pair_price import quarters_between
from corridor.measures.pair_recruitment import recruitment_cost, survey_of
from corridor.places.pair import Pair
from tests.measures.figures import batch, build_of, by_origin, corridors, made, unhcr, wdi

PAIR = Pair("PHL", "ARE")
AMOUNTS = st.floats(0.5, 1e12)


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    money = [("PHL", "ARE", 300.0), ("PHL", "USA", 900.0), ("ARE", "PHL", 0.0)]
    world_bank = [{"area": "PHL", "counterpart": "ARE", "period": "2017", "value": 7.0}]
    doctors = [
        {"area": "ARE", "counterpart": code, "period": "2018", "value": value}
        for code, value in (("PHL", 20.0), ("EGY", 60.0))
    ]
    return build_of(
        tmp_path,
        by_origin(
            *(("ARE", "PHL", "1990", 50.0), ("ARE", "PHL", "2019", 200.0), ("ARE", "IND", "2019", 600.0)),
            *(("PHL", "ARE", "1990", 3.0), ("PHL", "ARE", "2019", 5.0), ("SAU", "PHL", "2019", 200.0)),
        ),
        batch(
            "world_bank_bilateral_stocks", "bilateral_migrant_stock", "persons", world_bank, migratory_status="migrant"
        ),
        unhcr("refugees", ("ARE", "PHL", "2013", 4.0), ("ARE", "PHL", "2014", 6.0)),
        batch(
            "world_bank_bilateral_remittances",
            "bilateral_remittances",
            "usd_million",
            [{"area": area, "counterpart": sender, "value": value} for area, sender, value in money],
            period="2018",
        ),
        wdi("BX.TRF.PWKR.CD.DT", "usd", {"area": "PHL", "period": "2018", "value": 2e9}),
        wdi("BX.TRF.PWKR.DT.GD.ZS", "percent_of_gdp", {"area": "PHL", "period": "2018", "value": 10.0}),
        corridors(("PHL", "ARE", "2011-Q1", 5.5), ("PHL", "ARE", "2011-Q3", 5.0), ("PHL", "ARE", "2012-Q1", 4.0)),
        batch("oecd_health_workforce", "FTDS", "persons", doctors),
    )


def test_people_both_ways(evidence: Evidence) -> None:
    people = PairProfile(evidence, PAIR).people
    assert (people.out.stock.value, people.back.stock.value, people.net.value) == (200, 5, 195)
    assert people.net.period == "2019"
    assert [tuple(it.value for it in of_year) for of_year in people.by_year] == [(50, 3, 47), (200, 5, 195)]
    assert people.out.growth.value == pytest.approx(100 * math.log(200 / 50) / 29)
    # 200 of the 400 Filipinos abroad; 200 of 800 migrants with a listed origin
    assert (people.out.share_of_emigrants.value, people.out.share_of_migrants.value) == (50, 25)
    assert not people.out.by_sex("F").known
    assert people.out.best_stock is people.out.stock


def test_an_estimate_stands_in_where_no_stock_is_listed(tmp_path: Path) -> None:
    estimates = [
        {"area": "CHE", "counterpart": "XKX", "period": "2017", "value": 9.0},
        {"area": "XKX", "counterpart": "CHE", "period": "2017", "value": 0.0},
    ]
    reader = "world_bank_bilateral_stocks"
    made_of = batch(reader, "bilateral_migrant_stock", "persons", estimates, migratory_status="migrant")
    people = PairProfile(build_of(tmp_path, made_of), Pair("XKX", "CHE")).people
    assert (people.out.best_stock.value, people.back.best_stock.value) == (9, None)
    assert (people.net.value, people.out.share_of_emigrants.value, people.by_year) == (None, None, ())


def test_money_and_its_weight(evidence: Evidence) -> None:
    money = PairProfile(evidence, PAIR).money
    assert (money.home.sent.value, money.home.share_of_received.value) == (300, 25)
    # GDP is 2e9 / 10 % = 20e9; 300e6 of it are 1.5 %
    assert (money.home.receiving_gdp.value, money.home.percent_of_gdp.value) == (2e10, 1.5)
    assert isinstance(money.home.percent_of_gdp.lineage, Computed)
    assert money.other_way.sent.value == 0
    assert (money.other_way.share_of_received.value, money.other_way.percent_of_gdp.value) == (None, None)


def test_gdp_without_an_estimate_is_of_one_year(tmp_path: Path) -> None:
    received = wdi(
        "BX.TRF.PWKR.CD.DT", "usd", {"area": "PHL", "value": 2e9}, {"area": "PHL", "period": "2021", "value": 3e9}
    )
    share = wdi("BX.TRF.PWKR.DT.GD.ZS", "percent_of_gdp", {"area": "PHL", "period": "2020", "value": 10.0})
    home = PairProfile(build_of(tmp_path / "a", received, share), PAIR).money.home
    # The latest year has no share, so that there is no GDP of it; one of the year before would be of another year.
    assert (home.receiving_gdp.value, home.receiving_gdp.period, home.percent_of_gdp.value) == (None, "2021", None)
    newer = wdi("BX.TRF.PWKR.DT.GD.ZS", "percent_of_gdp", {"area": "PHL", "period": "2021", "value": 10.0})
    home = PairProfile(build_of(tmp_path / "b", received, newer), PAIR).money.home
    assert (home.receiving_gdp.value, home.receiving_gdp.period, home.percent_of_gdp.value) == (3e10, "2021", None)


def test_price_history_keeps_its_holes(evidence: Evidence) -> None:
    price = PairProfile(evidence, PAIR).price
    assert [(it.period, it.value) for it in price.quarters] == [
        *(("2011-Q1", 5.5), ("2011-Q2", None), ("2011-Q3", 5.0), ("2011-Q4", None), ("2012-Q1", 4.0)),
    ]
    assert (price.latest.value, price.counted.value, price.above_target.value) == (4.0, 3, 1)
    assert isinstance(price.above_target.lineage, Aggregated)
    assert [evidence.row_at(row.series, row.row)["period"] for row in price.above_target.lineage.rows] == ["2011-Q1"]
    nothing = PairProfile(evidence, PAIR.back).price
    assert (nothing.quarters, nothing.counted.value, nothing.above_target.value) == ((), None, None)


def test_refugees_and_doctors(evidence: Evidence) -> None:
    profile = PairProfile(evidence, PAIR)
    out, back = profile.displacement.out, profile.displacement.back
    assert (out.refugees.value, out.refugees.period, [it.value for it in out.refugee_trend]) == (6, "2014", [4, 6])
    assert (out.asylum_seekers.known, back.refugees.known) == (False, False)
    doctors = profile.health_workers
    assert (doctors.out.doctors.value, doctors.out.share.value, doctors.back.doctors.value) == (20, 25, None)


def test_series_with_a_value_either_way(evidence: Evidence) -> None:
    assert PairProfile(evidence, PAIR).series_with_value == (
        "migrant_stock_by_origin",
        "bilateral_migrant_stock_world_bank",
        "refugees_unhcr",
        "bilateral_remittances_usd_million",
        "remittance_cost_corridor_percent",
        "foreign_trained_doctors",
    )
    assert PairProfile(evidence, Pair("FRA", "DEU")).series_with_value == ()


def test_a_pair_without_anything_has_figures_without_value(evidence: Evidence) -> None:
    profile = PairProfile(evidence, Pair("FRA", "DEU"))
    figures = [profile.figure(name) for name in profile.named]
    assert all(figure.value is None and figure.status != "A" for figure in figures)
    with pytest.raises(DefinitionError, match=r"corridor\.measures\.pair"):
        profile.figure("nothing")


def test_a_profile_that_is_let_go_does_not_keep_its_build(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, by_origin(("ARE", "PHL", "2019", 200.0), ("ARE", "IND", "2019", 600.0)))
    profile = PairProfile(evidence, PAIR)
    assert [profile.figure(name).known for name in profile.named].count(True) == 2
    assert profile.series_with_value == ("migrant_stock_by_origin",)
    known = weakref.ref(evidence)
    gc.disable()
    try:
        del evidence, profile
        assert known() is None
    finally:
        gc.enable()


def test_recruitment_cost_is_never_known() -> None:
    surveyed = survey_of(Pair("PHL", "QAT"))
    assert surveyed is not None
    assert "10.7.1" in surveyed.source
    assert survey_of(Pair("QAT", "PHL")) is None
    cost = recruitment_cost(PAIR)
    assert (cost.value, cost.status) == (None, "O")
    assert isinstance(cost.lineage, Observed)


@given(received=AMOUNTS, percent=st.floats(0.001, 100), million=st.floats(0, 1e6))
def test_weight_in_gdp_is_what_a_naive_reader_computes(received: float, percent: float, million: float) -> None:
    gdp = gdp_from_remittances(made(received, "USD"), made(percent, "percent"), key="g", label="l")
    share = remittances_percent_gdp(made(million, "USD million"), gdp, key="s", label="l")
    one_percent = received / percent
    assert gdp.value == pytest.approx(one_percent * 100)
    assert share.value == pytest.approx(million * 1e6 / one_percent)


def test_gdp_cannot_come_from_a_share_of_zero_or_of_another_year() -> None:
    none = gdp_from_remittances(made(5, "USD"), made(0, "percent"), key="g", label="l")
    assert (none.value, none.status) == (None, "M")
    with pytest.raises(ValueError, match="2019 and 2020"):
        gdp_from_remittances(made(5, "USD", "2019"), made(1, "percent"), key="g", label="l")
    with pytest.raises(ValueError, match="one year"):
        remittances_percent_gdp(made(5, "USD million", "2019"), made(1, "USD"), key="g", label="l")
    with pytest.raises(ValueError, match="not in USD million"):
        remittances_percent_gdp(made(5, "USD"), made(1, "USD"), key="g", label="l")


def test_net_takes_persons_only() -> None:
    assert net_stock(made(3), made(8), key="n", label="l").value == -5
    with pytest.raises(ValueError, match="not in persons"):
        net_stock(made(3), made(8, "percent"), key="n", label="l")


@given(st.integers(1990, 2030), st.integers(1, 4), st.integers(0, 60))
def test_quarters_follow_one_another(year: int, quarter: int, more: int) -> None:
    expected = [(year, quarter)]
    for _ in range(more):
        y, q = expected[-1]
        expected.append((y, q + 1) if q < 4 else (y + 1, 1))
    names = [f"{y}-Q{q}" for y, q in expected]
    assert list(quarters_between(names[0], names[-1])) == names
