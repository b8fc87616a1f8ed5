"""Who the migrants are, for one area."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from corridor.evidence.figure import Aggregated
from corridor.evidence.store import Evidence
from corridor.measures.people import People
from tests.measures.figures import build_of, by_origin, stocks


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    return build_of(
        tmp_path,
        stocks(
            {"area": "PHL", "period": "2015", "value": 211862.0},
            {"area": "PHL", "period": "2020", "value": 225525.0},
            {"area": "PHL", "period": "2020", "value": 108420.0, "sex": "F"},
            {"area": "PHL", "period": "2015", "value": 1.0, "sex": "F"},
            {"area": "VNM", "period": "2020", "value": 10.0},
            {"area": "NPL", "period": "2020", "value": 7.0},
        ),
        stocks({"area": "PHL", "value": 109581.085}, variable="population"),
        stocks({"area": "PHL", "value": 0.2}, variable="migrant_share"),
        stocks({"area": "PHL", "value": 48.1}, variable="migrant_female_share"),
        by_origin(
            ("PHL", "CHN", "2019", 30.0),
            ("PHL", "USA", "2019", 10.0),
            ("PHL", "XSO", "2019", 60.0),
            ("USA", "PHL", "2019", 200.0),
            ("CAN", "PHL", "2019", 100.0),
            ("WLD", "PHL", "2019", 400.0),
            ("WLD", "VNM", "2019", 50.0),
            ("WLD", "VNM", "2015", 45.0),
            ("USA", "NPL", "2019", 3.0),
        ),
    )


def test_the_stock_and_what_is_said_of_it(evidence: Evidence) -> None:
    people = People(evidence, "PHL")
    assert (people.stock.value, people.stock.period) == (225525, "2020")
    assert [figure.value for figure in people.stock_trend] == [211862, 225525]
    assert people.population.value == 109581.085
    assert (people.share.value, people.women_share.value) == (0.2, 48.1)
    assert [figure.value for figure in (*people.share_trend, *people.women_share_trend)] == [0.2, 48.1]


def test_growth_goes_over_the_whole_trend(evidence: Evidence) -> None:
    growth = People(evidence, "PHL").growth
    assert growth.value == pytest.approx(100 * math.log(225525 / 211862) / 5)
    assert (growth.period, growth.key) == ("2015/2020", "migrant_stock_growth.PHL")


def test_an_area_with_one_year_or_none_has_no_growth(evidence: Evidence) -> None:
    assert People(evidence, "VNM").growth.value is None
    absent = People(evidence, "FRA").growth
    assert (absent.value, absent.period) == (None, "")


def test_women_are_those_of_the_year_of_the_stock(evidence: Evidence) -> None:
    women = People(evidence, "PHL").by_sex("F")
    assert (women.value, women.period, women.key) == (108420, "2020", "migrant_stock.PHL.2020.F")
    assert People(evidence, "PHL").by_sex("M").value is None
    assert People(evidence, "FRA").by_sex("F").value is None


def test_origins_and_destinations_largest_first(evidence: Evidence) -> None:
    people = People(evidence, "PHL")
    assert [(code, figure.value) for code, figure in people.origins] == [("CHN", 30), ("USA", 10)]
    assert [(code, figure.value) for code, figure in people.destinations] == [("USA", 200), ("CAN", 100)]


def test_shares_of_origins_add_up_over_the_listed_ones(evidence: Evidence) -> None:
    people = People(evidence, "PHL")
    shares = [people.origin_share(code, figure) for code, figure in people.origins]
    assert [share.value for share in shares] == [75, 25]
    assert [share.key for share in shares] == ["origin_share.PHL.CHN", "origin_share.PHL.USA"]


def test_emigrants_are_the_publisher_s_total_and_shares_are_of_it(evidence: Evidence) -> None:
    people = People(evidence, "PHL")
    assert (people.emigrants.value, people.emigrants.key) == (400, "migrant_stock_by_origin.WLD.PHL.2019")
    assert people.destination_share("USA", people.destinations[0][1]).value == 50


def test_where_no_total_is_published_the_destinations_are_summed(evidence: Evidence) -> None:
    emigrants = People(evidence, "NPL").emigrants
    assert (emigrants.value, emigrants.key) == (3, "migrant_stock_by_origin.all.NPL.2019")
    assert People(evidence, "FRA").emigrants.value is None


def test_emigrants_of_a_group_are_summed_over_its_members_in_one_year(evidence: Evidence) -> None:
    emigrants = People(evidence, "035").emigrants
    assert (emigrants.value, emigrants.period, emigrants.status) == (450, "2019", "E")
    assert "computed from 2 of " in emigrants.label
    assert isinstance(emigrants.lineage, Aggregated)
    assert len(emigrants.lineage.rows) == 2
    assert People(evidence, "015").emigrants.value is None


def test_a_published_total_of_a_group_goes_before_the_sum(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, by_origin(("WLD", "LDC", "2019", 9.0), ("WLD", "NPL", "2019", 3.0)))
    assert People(evidence, "LDC").emigrants.value == 9


def test_the_stock_of_a_group_is_summed(evidence: Evidence) -> None:
    stock = People(evidence, "035").stock
    assert (stock.value, stock.status) == (225535, "E")
