"""Observations by the API: which, in which form, and that all forms say the same."""

from __future__ import annotations

import csv
import io
import json
import re

import polars as pl
import pytest
from django.test import Client

from corridor.evidence.store import Evidence
from corridor.site.api.evidence.sdmx_csv import ATTRIBUTES, DIMENSIONS, HEADER
from corridor.site.evidence_pages.explore.export import COLUMNS
from tests.site.api.asking import Asking, problem
from tests.site.api.conftest import MakeBuild
from tests.site.api.test_entries import next_path

STOCK = "series/migrant_stock/observations"
BILATERAL = "bilateral_migrant_stock"

pytestmark = pytest.mark.django_db


def test_the_values_are_those_of_the_build(ask: Asking, starter: Evidence) -> None:
    found = ask.json(f"{STOCK}?area=PHL&sex=_T&limit=5000")
    rows = starter.rows("migrant_stock").filter((pl.col("area") == "PHL") & (pl.col("sex") == "_T"))
    assert found["total"] == rows.height > 0
    assert [one["value"] for one in found["items"]] == rows.get_column("value").to_list()
    assert set(found["items"][0]) == set(COLUMNS)
    assert found["items"][0]["sha256"] in {snapshot.sha256 for snapshot in starter.snapshots.values()}


def test_all_forms_say_the_same(ask: Asking) -> None:
    query = f"{STOCK}?area=PHL&area=NPL"
    rows = ask.json(f"{query}&limit=5000")["items"]
    assert rows
    parquet = pl.read_parquet(io.BytesIO(ask.get(f"{query}&format=parquet").content))
    assert parquet.to_dicts() == rows
    read = list(csv.DictReader(io.StringIO(ask.get(f"{query}&format=csv").content.decode())))
    assert [(row["area"], row["period"], float(row["value"])) for row in read] == [
        (row["area"], row["period"], row["value"]) for row in rows
    ]


def test_the_pages_export_is_the_same(ask: Asking) -> None:
    page = Client().get("/explore/migrant_stock/data.csv?area=PHL&period=all&sex=all&age=all&migratory_status=all")
    assert page.status_code == 200
    ours = ask.get(f"{STOCK}?area=PHL&format=csv").content
    assert sorted(ours.splitlines()) == sorted(page.content.splitlines())


def test_sdmx_csv_is_read_back(ask: Asking) -> None:
    answer = ask.get(f"{STOCK}?area=PHL", accept="application/vnd.sdmx.data+csv")
    assert answer.headers["Content-Type"] == "application/vnd.sdmx.data+csv;version=2.0.0"
    read = list(csv.DictReader(io.StringIO(answer.content.decode())))
    rows = ask.json(f"{STOCK}?area=PHL&limit=5000")["items"]
    assert tuple(read[0]) == HEADER
    assert {row["STRUCTURE_ID"] for row in read} == {"CORRIDOR:MIGRANT_STOCK(1.0)"}
    assert {(row["STRUCTURE"], row["ACTION"]) for row in read} == {("dataflow", "I")}
    for said, row in zip(read, rows, strict=True):
        assert float(said["OBS_VALUE"]) == row["value"]
        for name, column in {**DIMENSIONS, **ATTRIBUTES}.items():
            assert said[name] == str(row[column] if row[column] not in (None, "") else "_Z" * (name in DIMENSIONS))
    assert len({tuple(row[name] for name in DIMENSIONS) for row in read}) == len(read)


def test_sdmx_csv_writes_periods_as_sdmx_does() -> None:
    from corridor.site.api.evidence.sdmx_csv import _time_period

    periods = pl.DataFrame({"period": ["2020", "2020-Q3", "2020-07", "2015/2020"]})
    assert periods.select(_time_period()).to_series().to_list() == ["2020", "2020-Q3", "2020-M07", "2015-01-01/P6Y"]


def test_periods_are_cut_at_both_ends(ask: Asking) -> None:
    every = [one["period"] for one in ask.json(f"{STOCK}?area=PHL&sex=_T&limit=5000")["items"]]
    years = sorted({int(period) for period in every})
    first, last = years[1], years[-2]
    cut = ask.json(f"{STOCK}?area=PHL&sex=_T&period_from={first}&period_to={last}&limit=5000")["items"]
    assert {int(one["period"]) for one in cut} == {year for year in years if first <= year <= last}


def test_a_year_takes_its_quarters(ask: Asking, starter: Evidence) -> None:
    key = "remittance_cost_corridor_percent"
    periods = starter.rows(key).get_column("period").unique().to_list()
    year = max(period[:4] for period in periods)
    found = ask.json(f"series/{key}/observations?period_from={year}&period_to={year}&limit=5000")["items"]
    assert {one["period"] for one in found} == {period for period in periods if period.startswith(year)}
    assert all(re.fullmatch(r"\d{4}-Q\d", one["period"]) for one in found)


def test_the_other_end_is_a_filter(ask: Asking, starter: Evidence) -> None:
    key = "remittance_cost_corridor_percent"
    row = starter.rows(key).row(0, named=True)
    found = ask.json(f"series/{key}/observations?area={row['area']}&counterpart={row['counterpart']}")["items"]
    assert {(one["area"], one["counterpart"]) for one in found} == {(row["area"], row["counterpart"])}


def test_parts_are_the_whole(ask: Asking) -> None:
    whole = ask.json(f"{STOCK}?area=PHL&limit=5000")["items"]
    joined: list[object] = []
    path = f"{STOCK}?area=PHL&limit={len(whole) // 3}"
    while path:
        answer = ask.get(path)
        joined += json.loads(answer.content)["items"]
        path = next_path(answer.headers.get("Link", ""))
    assert joined == whole


def test_json_has_a_stated_maximum(ask: Asking) -> None:
    answer = ask.get(f"series/{BILATERAL}/observations?limit=1000000")
    if answer.status_code == 404:
        answer = ask.get(f"{STOCK}?limit=1000000")
    found = json.loads(answer.content)
    assert len(found["items"]) == min(5_000, found["total"])
    assert found["limit"] == 5_000


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("area=ATL", "the code of a place"),
        ("sex=X", "F, M"),
        ("period_from=0000", "a period such as 2020"),
    ],
)
def test_codes_that_there_are_not_are_refused(ask: Asking, query: str, expected: str) -> None:
    assert expected in problem(ask.get(f"{STOCK}?{query}"), 400)["expected"]


def test_a_misspelt_period_and_too_many_codes_are_refused(ask: Asking) -> None:
    problem(ask.get(f"{STOCK}?period_to=last"), 400)
    problem(ask.get(f"{STOCK}?" + "&".join(["area=PHL"] * 61)), 400)


def test_a_series_that_there_is_not(ask: Asking) -> None:
    problem(ask.get("series/no_such_series/observations"), 404)
    problem(ask.get("series/No-Such/observations"), 404)


def test_an_address_with_a_build_keeps_its_vintage(ask: Asking, make_build: MakeBuild) -> None:
    path = "series/remittances_received_usd/observations?area=PHL"
    old = make_build({2020: 34e9})
    first = ask.get(f"{path}&build={old}")
    new = make_build({2020: 35e9})
    assert old != new
    assert [one["value"] for one in ask.json(path)["items"] if one["period"] == "2020"] == [35e9]
    assert ask.json("build")["name"] == new
    assert ask.get(f"{path}&build={old}").content == first.content
    told = problem(ask.get(f"{path}&build=0123456789abcdef"), 410)
    assert "0123456789abcdef" in told["detail"]
