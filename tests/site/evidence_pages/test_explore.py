"""The explorer: the list, the table and its filter, files that equal it, the embedded page."""

from __future__ import annotations

import csv
import io
from collections import Counter
from urllib.parse import unquote, urlsplit

import polars as pl
import pytest
from django.test import Client

from corridor.evidence.series import series_definitions
from corridor.evidence.store import Evidence
from corridor.places.registry import groups
from corridor.site.evidence_pages.explore.export import COLUMNS, as_csv
from corridor.site.evidence_pages.explore.subjects import subjects
from tests.site.evidence_pages.reading import figures, main_text, opened, page_of, plain, rows

pytestmark = pytest.mark.django_db

STOCK = "/explore/migrant_stock/"


def _csv(client: Client, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(path).content.decode())))


def _file(page_path: str, extension: str) -> str:
    path, _, query = page_path.partition("?")
    return f"{path}data.{extension}?{query}"


def test_each_series_stands_under_exactly_one_subject() -> None:
    listed = Counter(key for subject in subjects().values() for key in subject.series)
    assert listed == Counter(series_definitions().keys())


@pytest.mark.parametrize("by", ["subject", "target"])
def test_all_series_are_listed_and_those_of_the_build_are_links(client: Client, starter: Evidence, by: str) -> None:
    page = opened(client, f"/explore/?by={by}")
    links = {link.attributes["href"] for link in page.of("series-list") for link in link.all("a")}
    assert links == {f"/explore/{key}/" for key in starter.series}
    assert "not in this build" in main_text(page)


def test_without_a_filter_the_newest_period_of_countries_is_ranked(client: Client) -> None:
    page = opened(client, STOCK)
    table = rows(page, "table")
    assert table[0] == ["Country or area", "Value"]
    # UN DESA, International Migrant Stock 2020: the three countries with most migrants.
    assert table[1:4] == [
        ["United States of America", "50,632,836"],
        ["Germany", "15,762,457"],
        ["Saudi Arabia", "13,454,842"],
    ]
    assert len(table) == 51
    assert "World" not in [row[0] for row in table]


def test_an_area_shows_all_its_periods_and_a_line(client: Client) -> None:
    page = opened(client, f"{STOCK}?area=PHL&area=ARE")
    table = rows(page, "table")
    assert table[0] == ["Country or area", "Period", "Value"]
    assert table[1:3] == [["Philippines", "2020", "225,525"], ["United Arab Emirates", "2020", "8,716,332"]]
    assert len(table) == 15
    source = client.get(f"{STOCK}?area=PHL&area=ARE").content.decode()
    assert 0 < source.index('id="table"') < source.index('id="chart"') < source.index('id="map"')


def test_what_is_missing_suppressed_or_estimated_says_so(client: Client) -> None:
    table = rows(opened(client, "/explore/bilateral_remittances_usd_million/?area=PHL"), "table")
    assert table[0][-1] == "Status"
    assert all(row[-1].startswith("estimated") for row in table[1:])


@pytest.mark.parametrize(
    "query",
    [
        "?area=PHL",
        "?period=2010&sex=F&places=all",
        "?period=all&places=groups&sex=all&order=area",
        "?area=PHL&area=KEN&sex=all&period=all&order=value",
    ],
)
def test_files_equal_the_filter_and_the_pages_of_the_table(client: Client, starter: Evidence, query: str) -> None:
    path = f"{STOCK}{query}"
    exported = _csv(client, _file(path, "csv"))
    # A second reading of the build's file, row by row in plain Python.
    wanted = dict.fromkeys(query[1:].split("&"))
    every = [row for row in starter.all_rows("migrant_stock").iter_rows(named=True) if row["preferred"]]
    expected = [row for row in every if _is_wanted(row, list(wanted))]
    assert len(exported) == len(expected) > 5
    assert Counter(_cell(row) for row in exported) == Counter(_cell(row) for row in expected)
    table = pl.read_parquet(io.BytesIO(client.get(_file(path, "parquet")).content))
    assert table.columns == list(COLUMNS) == list(exported[0])
    assert [_cell(row) for row in table.iter_rows(named=True)] == [_cell(row) for row in exported]
    seen: list[str] = []
    for number in range(1, -(-len(exported) // 50) + 1):
        page = opened(client, f"{path}&page={number}")
        value = rows(page, "table")[0].index("Value")
        seen += [row[value] for row in rows(page, "table")[1:]]
    assert seen == [f"{float(row['value']):,.0f}" for row in exported]


def _is_wanted(row: dict[str, object], said: list[str]) -> bool:
    codes = {group.code for group in groups()}
    areas = [it.removeprefix("area=") for it in said if it.startswith("area=")]
    period = next((it.removeprefix("period=") for it in said if it.startswith("period=")), "all")
    sex = next((it.removeprefix("sex=") for it in said if it.startswith("sex=")), "_T")
    kind = next((it.removeprefix("places=") for it in said if it.startswith("places=")), "countries")
    in_kind = bool(areas) or kind == "all" or (row["area"] in codes) == (kind == "groups")
    return (
        (not areas or row["area"] in areas)
        and period in ("all", row["period"])
        and sex in ("all", row["sex"])
        and in_kind
    )


def _cell(row: dict[str, object]) -> tuple[object, ...]:
    return (
        row["area"],
        row["period"],
        row["sex"],
        float(str(row["value"])),
        row["sheet"],
        str(row["row"]),
        row["column"],
    )


def test_an_export_names_the_file_and_the_build(client: Client, starter: Evidence) -> None:
    (row,) = _csv(client, f"{STOCK}data.csv?area=PHL&period=2020")
    assert row["value"] == "225525.0"
    assert (row["sheet"], row["row"], row["column"]) == ("Table 1", "120", "L")
    assert row["licence"] == "CC BY 3.0 IGO"
    assert row["sha256"] == "c2bae98812a1f68b1d7f57a8d3d11903b85522d664f319dfe87daa30f653fd5b"
    assert row["build"] == starter.citable_name
    response = client.get(f"{STOCK}data.csv?area=PHL&period=2020")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    name = f"migrant_stock-{starter.citable_name}.csv"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_text_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    table = pl.DataFrame({"note": ["=1+1", "+2", "-3", "@x", "plain", None], "value": [-1.0, 2.0, 3.0, 4.0, 5.0, 6.0]})
    lines = as_csv(table).decode().splitlines()
    assert lines == ["note,value", "'=1+1,-1.0", "'+2,2.0", "'-3,3.0", "'@x,4.0", "plain,5.0", ",6.0"]


def test_every_cell_opens_its_trace(client: Client) -> None:
    for path in (
        f"{STOCK}?area=PHL&sex=all",
        "/explore/migration_policy_band/?area=PHL&breakdown=all",
        "/explore/remittance_cost_corridor_percent/?area=PHL",
        "/explore/fatal_injuries_per_100k/?migratory_status=all&sex=all",
    ):
        found = figures(opened(client, path))
        assert len(found) > 5
        for address, number in list(found.items())[:20]:
            trace = opened(client, address)
            (said,) = [it.text for it in trace.of("one-figure")[0].of("value")]
            assert said == number or float(said.replace(",", "")) == float(number.replace(",", ""))
            assert unquote(urlsplit(address).path).split("/figures/")[1].rstrip("/") in main_text(trace)


def test_a_cell_shows_the_same_fact_in_other_vintages(client: Client, shared_build: Evidence) -> None:
    text = main_text(opened(client, f"{STOCK}figures/migrant_stock.PHL.2015/"))
    assert "211,862" in text
    assert "The same fact in other vintages" in text
    assert "2019 revision" in text


def test_only_the_embedded_page_may_be_framed(client: Client) -> None:
    embedded = client.get(f"{STOCK}embed/?area=PHL")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "script-src 'self'" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    for path in (STOCK, "/countries/PHL/", f"{STOCK}data.csv", f"{STOCK}figures/migrant_stock.PHL.2020/"):
        response = client.get(path)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_the_code_to_embed_leads_to_a_page_that_keeps_the_build(client: Client, starter: Evidence) -> None:
    page = opened(client, f"{STOCK}?area=PHL")
    (code,) = [it.text for it in page.all("textarea")]
    address = code.split('src="')[1].split('"')[0]
    assert address.startswith("http://testserver/explore/migrant_stock/embed/?area=PHL&")
    assert f"build={starter.citable_name}" in address
    embedded = opened(client, address.removeprefix("http://testserver"))
    assert len(embedded.all("svg")) == 1
    assert "Philippines" in embedded.all("svg")[0].text


def test_a_map_colours_the_countries_of_one_period(client: Client) -> None:
    page = opened(client, STOCK)
    (world,) = [it for it in page.all("figure") if it.attributes["id"] == "map"]
    titles = {title.text for title in world.all("title")}
    assert "Philippines: 225,500" in titles
    assert "no statement on the legal status" in plain(world.text)


@pytest.mark.parametrize(
    "path",
    [
        "/explore/nothing/",
        "/explore/nothing/data.csv",
        "/explore/host_community_unhcr/",
        f"{STOCK}?area=XXX",
        f"{STOCK}?period=1850",
        f"{STOCK}?sex=X",
        f"{STOCK}?order=random",
        f"{STOCK}?places=moon",
        f"{STOCK}?page=0",
        f"{STOCK}?page=99",
        f"{STOCK}?page=two",
        f"{STOCK}?page=999999999999999999999",
        f"{STOCK}data.xls",
        f"{STOCK}embed/?area=XXX",
        f"{STOCK}figures/migrant_stock.PHL.1999/",
        f"{STOCK}figures/x/",
        f"{STOCK}figures/migrant_stock./",
        "/explore/?by=chance",
        "/explore/migrant_stock/?" + "&".join(f"area={code}" for code in ["PHL", "KEN"] + [g.code for g in groups()]),
    ],
)
def test_what_is_not_there_is_answered_with_a_way_on(client: Client, path: str) -> None:
    page = opened(client, path, 404)
    assert page.all("main")[0].all("a")


def test_a_filter_that_leaves_nothing_says_so(client: Client) -> None:
    text = main_text(opened(client, f"{STOCK}?area=XKX&period=2020"))
    assert "Take one of its parts away" in text
    assert page_of(client.get(f"{STOCK}?area=XKX&period=2020")).of("filter")
