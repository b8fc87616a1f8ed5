"""Builds, series, figures, countries, corridors and prices by the API."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.measures.coverage import coverage
from tests.site.api.asking import Asking, problem

pytestmark = pytest.mark.django_db


def test_the_build_has_a_citable_name(ask: Asking, starter: Evidence) -> None:
    found = ask.json("build")
    assert (found["name"], found["is_current"], found["is_starter"]) == (starter.citable_name, True, True)
    assert found["series"] == len(starter.series)
    assert {one["sha256"] for one in found["files"]} == {it.sha256 for it in starter.snapshots.values()}


def test_series_are_listed_and_told(ask: Asking, starter: Evidence) -> None:
    found = ask.json("series?limit=1000")
    assert {one["key"] for one in found["items"]} == set(starter.series)
    one = ask.json("series/migrant_stock")
    assert one["observations"] == starter.series["migrant_stock"].observations
    assert {"_T", "F", "M"} <= set(one["codes"]["sex"])
    assert one["files"][0]["licence"]
    of_target = ask.json("series?target=10.c")["items"]
    assert all("10.c" in it["targets"] for it in of_target)


def test_a_figure_leads_back_to_its_cell(ask: Asking, starter: Evidence) -> None:
    expected = figure(starter, "migrant_stock", "PHL")
    found = ask.json(f"figures/{expected.key}")
    assert (found["value"], found["unit"], found["period"]) == (expected.value, expected.unit, expected.period)
    cell = found["observations"][0]
    row = starter.row_at("migrant_stock", expected.lineage.rows[0].row)  # type: ignore[union-attr]
    assert (cell["sheet"], cell["row"], cell["column"]) == (row["sheet"], row["row"], row["column"])
    snapshot = starter.snapshots[row["snapshot"]]
    names = {detail["name"]: detail["value"] for detail in found["trace"][0]["details"]}
    assert names["SHA-256"] == cell["sha256"] == snapshot.sha256
    assert names["Licence"] == cell["licence"] == snapshot.licence
    assert names["Vintage"] == cell["vintage"] == snapshot.vintage
    assert Client().get(found["page"].removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize("key", ["migrant_stock.ATL.2020", "migrant_stock.PHL.1066", "no_series.PHL.2020", "x"])
def test_a_figure_that_there_is_not(ask: Asking, key: str) -> None:
    problem(ask.get(f"figures/{key}"), 404)


def test_countries_have_names_in_six_languages(ask: Asking) -> None:
    found = ask.json("countries?limit=1000")
    assert found["total"] == len(found["items"]) >= 240
    nepal = ask.json("countries/NPL")
    assert nepal in found["items"]
    assert set(nepal["names"]) == {"ar", "en", "es", "fr", "ru", "zh"}
    assert nepal["names"]["ru"] == "Непал"
    groups = ask.json("countries?kind=group&limit=1000")["items"]
    assert {one["kind"] for one in groups} == {"group"}
    problem(ask.get("countries/ATL"), 404)


def test_coverage_is_that_of_the_measure(ask: Asking, starter: Evidence) -> None:
    found = ask.json("countries/PHL/coverage")
    rows = coverage(starter, "PHL")
    assert [(one["target"], one["indicator"]) for one in found["items"]] == [(it.target, it.indicator) for it in rows]
    assert [one["figure"] and one["figure"]["value"] for one in found["items"]] == [
        it.figure and it.figure.value for it in rows
    ]


def test_a_corridor_gives_the_figures_of_its_sheet(ask: Asking, starter: Evidence) -> None:
    found = ask.json("corridors/NPL-QAT")
    assert (found["origin"], found["destination"]) == ("NPL", "QAT")
    assert found["figures"]
    page = Client().get(f"/corridors/NPL-QAT/?build={starter.citable_name}").content.decode()
    traces = [one["trace"].removeprefix("http://testserver") for one in found["figures"]]
    assert sum(trace in page for trace in traces) > len(traces) / 2
    assert Client().get(traces[0]).status_code == 200
    for wrong in ("NPL-NPL", "NPL-ATL", "nepal"):
        problem(ask.get(f"corridors/{wrong}"), 404)


def test_averages_of_one_end(ask: Asking, starter: Evidence) -> None:
    found = ask.json("prices/averages?receiving=PHL")
    assert found["counted"]["value"] == len(found["items"]) > 0
    costs = [one["cost"]["value"] for one in found["items"]]
    assert costs == sorted(costs, reverse=True)
    first = found["items"][0]
    again = figure(starter, "remittance_cost_corridor_percent", first["receiving"], counterpart=first["sending"])
    assert again.value == first["cost"]["value"]
    problem(ask.get("prices/averages"), 400)
    problem(ask.get("prices/averages?receiving=PHL&sending=USA"), 400)


def test_services_say_when_the_build_has_no_quotes(ask: Asking, starter: Evidence) -> None:
    found = ask.json("prices/services?sending=USA&receiving=PHL")
    assert found["has_quotes"] is (starter.quotes_record is not None)
    assert (found["sending"], found["receiving"], found["amount_usd"]) == ("USA", "PHL", 200)
    problem(ask.get("prices/services?sending=USA"), 400)
    problem(ask.get("prices/services?sending=USA&receiving=PHL&amount_usd=10"), 400)
    problem(ask.get("prices/services?sending=USA&receiving=ATL"), 400)


def test_series_and_countries_come_in_parts(ask: Asking) -> None:
    answer = ask.get("series?limit=2&offset=1")
    assert len(json.loads(answer.content)["items"]) == 2
    assert 'offset=3>; rel="next"' in answer.headers["Link"]
    assert 'offset=0>; rel="prev"' in answer.headers["Link"]
