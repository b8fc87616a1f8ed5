"""Displaced people in and from one area."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.evidence.store import Evidence
from corridor.measures.displacement import Displacement
from tests.measures.figures import build_of, stocks, unhcr


@pytest.fixture
def evidence(tmp_path: Path) -> Evidence:
    return build_of(
        tmp_path,
        unhcr(
            "refugees",
            ("PHL", "AFG", "2014", 100.0),
            ("PHL", "UNK", "2014", 50.0),
            ("IRN", "AFG", "2014", 900.0),
            ("AFG", "AFG", "2014", 5.0),
            ("PHL", "AFG", "2013", 7.0),
        ),
        unhcr("asylum_seekers", ("PHL", "AFG", "2014", 3.0), ("NPL", "PHL", "2014", 2.0)),
        unhcr("idps", ("PHL", "AFG", "2014", 0.0), ("PHL", "PHL", "2014", 142430.0), ("PHL", "PHL", "2013", 9.0)),
        unhcr("stateless", ("PHL", "PHL", "2014", 6015.0), ("PHL", "XXA", "2014", 123.0), ("NPL", None, "2014", 8.0)),
        stocks({"area": "PHL", "value": 1023.0, "status": "E"}, variable="refugee_stock"),
        stocks(
            {"area": "AFG", "period": "2010", "value": 28000.0},
            {"area": "AFG", "period": "2015", "value": 34000.0},
            {"area": "AFG", "period": "2020", "value": 39000.0},
            variable="population",
        ),
    )


def test_those_who_found_refuge_are_counted_wherever_from(evidence: Evidence) -> None:
    found = Displacement(evidence, "PHL")
    assert (found.refugees_hosted.value, found.refugees_hosted.period) == (150, "2014")
    assert found.asylum_seekers_hosted.value == 3
    assert [(code, figure.value) for code, figure in found.refugee_origins] == [("AFG", 100)]


def test_those_who_left_are_counted_in_other_countries(evidence: Evidence) -> None:
    found = Displacement(evidence, "AFG")
    assert found.refugees_from.value == 1000
    assert [(code, figure.value) for code, figure in found.asylum_countries] == [("IRN", 900), ("PHL", 100)]
    assert Displacement(evidence, "PHL").asylum_seekers_from.value == 2


def test_figures_of_both_directions_have_keys_of_their_own(evidence: Evidence) -> None:
    found = Displacement(evidence, "AFG")
    figures = (found.refugees_hosted, found.refugees_from, found.asylum_seekers_hosted, found.asylum_seekers_from)
    assert len({figure.key for figure in figures}) == 4


def test_the_displaced_inside_are_those_of_the_area_itself(evidence: Evidence) -> None:
    inside = Displacement(evidence, "PHL").displaced_inside
    assert (inside.value, inside.period) == (142430, "2014")


def test_the_stateless_are_summed_however_the_origin_is_written(evidence: Evidence) -> None:
    assert Displacement(evidence, "PHL").stateless.value == 6138
    assert Displacement(evidence, "NPL").stateless.value == 8
    assert Displacement(evidence, "FRA").stateless.value is None


def test_the_rate_takes_the_population_of_the_nearest_year(evidence: Evidence) -> None:
    rate = Displacement(evidence, "AFG").refugee_rate
    assert rate.value == pytest.approx(100_000 * 1000 / (34_000_000 + 1000))
    assert (rate.period, rate.key) == ("2014", "refugees_per_100k.AFG.2014")


def test_without_refugees_or_population_there_is_no_rate(evidence: Evidence) -> None:
    nobody = Displacement(evidence, "FRA").refugee_rate
    assert (nobody.value, nobody.key) == (None, "refugees_per_100k.FRA.none")
    assert Displacement(evidence, "UNK").refugees_from.value == 50
    assert Displacement(evidence, "UNK").refugee_rate.value is None


def test_un_desa_s_stock_keeps_its_status(evidence: Evidence) -> None:
    found = Displacement(evidence, "PHL")
    assert (found.refugee_stock.value, found.refugee_stock.status) == (1023, "E")
    assert [figure.value for figure in found.refugee_trend] == [1023]


def test_a_group_is_the_sum_of_its_members(evidence: Evidence) -> None:
    hosted = Displacement(evidence, "035").refugees_hosted
    assert (hosted.value, hosted.status) == (150, "E")
    assert "computed from 1 of" in hosted.label
