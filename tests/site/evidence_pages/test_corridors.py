"""The choice of a corridor, the largest ones, and the sheet in the site's frame."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from corridor.agenda.hlpf import hlpf_years
from corridor.site.entries.packaged import load_packaged
from corridor.site.evidence_pages.corridors.sheet import session_year
from tests.site.evidence_pages.reading import figures, main_text, opened, plain, rows

pytestmark = pytest.mark.django_db


def test_the_largest_corridors_are_ranked_and_lead_to_their_sheets(client: Client) -> None:
    page = opened(client, "/corridors/")
    table = rows(page, "table-largest")
    # UN DESA, International Migrant Stock 2019: people born in Mexico who live in the United States.
    assert table[1][:2] == ["Mexico to United States of America", "11,489,684"]
    numbers = [int(row[1].replace(",", "")) for row in table[1:]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 50
    assert "/corridors/MEX-USA/" in [link.attributes["href"] for link in page.all("a")]
    address = "/corridors/figures/migrant_stock_by_origin.USA.MEX.2019/"
    assert figures(page)[address] == "11,489,684"
    assert "11,489,684" in main_text(opened(client, address))


def test_two_countries_lead_to_their_sheet(client: Client) -> None:
    response = client.get("/corridors/", {"origin": "PHL", "destination": "ARE"})
    assert (response.status_code, response["Location"]) == (302, "/corridors/PHL-ARE/")
    same = client.get("/corridors/", {"origin": "PHL", "destination": "PHL"})
    assert "Choose two different countries" in same.content.decode()


def test_the_sheet_stands_in_the_frame_with_its_figures(client: Client) -> None:
    page = opened(client, "/corridors/PHL-ARE/")
    shown = figures(page)
    assert shown["/corridors/PHL-ARE/figures/migrant_stock_by_origin.ARE.PHL.2019/"] == "556,407"
    assert shown["/corridors/PHL-ARE/figures/remittance_cost_corridor_percent.PHL.ARE.2020-Q3/"] == "3.07"
    assert len(page.of("sheet")) == 1
    for address in shown:
        opened(client, address)


def test_the_sheet_is_marked_as_english_on_a_page_in_another_language(client: Client) -> None:
    page = opened(client, "/ar/corridors/PHL-ARE/")
    (sheet,) = page.of("sheet")
    assert (sheet.attributes["lang"], sheet.attributes["dir"]) == ("en", "ltr")
    assert next(iter(figures(page))).startswith("/ar/corridors/PHL-ARE/figures/")


def test_the_sheet_follows_the_catalogue(client: Client) -> None:
    before = opened(client, "/corridors/PHL-SAU/")
    load_packaged()
    after = opened(client, "/corridors/PHL-SAU/")
    assert plain(before.of("sheet")[0].text) != plain(after.of("sheet")[0].text)


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("PHL-PHL", "/countries/PHL/"),
        ("phl-are", "/corridors/PHL-ARE/"),
        ("PHL-LDC", "/countries/PHL/"),
        ("PHL", "/countries/PHL/"),
        ("figures", "/corridors/"),
        ("XXX-YYY", "/corridors/"),
        ("PHL-ARE-SAU", "/corridors/"),
    ],
)
def test_what_is_no_corridor_is_answered_with_a_way_on(client: Client, code: str, way: str) -> None:
    page = opened(client, f"/corridors/{code}/", 404)
    assert way in [link.attributes["href"] for link in page.all("main")[0].all("a")]


def test_a_key_of_no_figure_leads_back(client: Client) -> None:
    page = opened(client, "/corridors/PHL-ARE/figures/nothing/", 404)
    assert "/corridors/PHL-ARE/" in [link.attributes["href"] for link in page.all("main")[0].all("a")]
    opened(client, "/corridors/figures/nothing/", 404)


def test_the_session_is_that_of_this_year_or_the_last_one_known() -> None:
    known = [it.year for it in hlpf_years() if it.theme is not None]
    assert session_year(date(2019, 5, 1)) == 2019
    assert session_year(date(2099, 1, 1)) == max(known)
