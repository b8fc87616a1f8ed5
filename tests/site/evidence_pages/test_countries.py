"""The list of countries, and the profile of one."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.evidence.store import Evidence
from corridor.places.registry import countries
from corridor.site.entries.packaged import load_packaged
from corridor.site.evidence_pages.countries import page as country_module
from tests.site.evidence_pages.reading import figures, main_text, opened, page_of, plain, rows

pytestmark = pytest.mark.django_db


def test_every_country_stands_under_its_region_once(client: Client) -> None:
    page = opened(client, "/countries/")
    sections = {plain(it.all("h2")[0].text): it for it in page.all("section")}
    assert {"Africa", "Americas", "Asia", "Europe", "Oceania"} <= set(sections)
    asia = [plain(link.text) for link in sections["Asia"].all("a")]
    assert "Philippines" in asia
    assert "Kenya" not in asia
    listed = [
        link.attributes["href"].split("/")[-2]
        for name, section in sections.items()
        if name != "Groups of countries"
        for link in section.all("li")[0:]
        for link in link.all("a")
    ]
    assert sorted(listed) == sorted(place.code for place in countries())


@pytest.mark.parametrize(
    "words", ["Philippines", "philippines", "Filipinas", "Филиппины", "الفلبين", "菲律宾", "PHL", "608"]
)
def test_a_name_in_any_of_six_languages_leads_to_the_country(client: Client, words: str) -> None:
    response = client.get("/countries/", {"q": words})
    assert response.status_code == 302
    assert response["Location"] == "/countries/PHL/"


def test_a_part_of_a_name_lists_what_has_it(client: Client) -> None:
    response = client.get("/countries/", {"q": "guinea"})
    found = page_of(response).of("places")[0]
    assert [plain(link.text) for link in found.all("a")] == [
        "Guinea", "Equatorial Guinea", "Guinea-Bissau", "Papua New Guinea",
    ]  # fmt: skip


def test_words_that_no_name_has_say_what_to_do(client: Client) -> None:
    assert "Try fewer letters" in main_text(page_of(client.get("/countries/", {"q": "qqq"})))


def test_the_philippines_have_their_published_figures(client: Client) -> None:
    page = opened(client, "/countries/PHL/")
    shown = figures(page)
    # UN DESA, International Migrant Stock 2020, table 1; World Bank, World Development Indicators, 2023-05-10.
    assert shown["/countries/PHL/figures/migrant_stock.PHL.2020/"] == "225,525"
    assert shown["/countries/PHL/figures/remittances_received_usd.PHL.2021/"] == "USD 36.7 billion"
    assert shown["/countries/PHL/figures/remittances_received_percent_gdp.PHL.2021/"] == "9.3"
    assert shown["/countries/PHL/figures/remittance_cost_to_percent.PHL.2020/"] == "4.57"
    people = rows(page, "table-people")
    assert people[1] == ["2020", "225,525", "0.2", "48.1"]
    assert people[-1][:2] == ["1990", "154,071"]
    destinations = rows(page, "table-destinations")
    assert destinations[1][:2] == ["United States of America", "2,047,269"]
    assert "Every figure" not in main_text(page)


def test_the_table_stands_before_the_chart_of_the_same_subject(client: Client) -> None:
    source = client.get("/countries/PHL/").content.decode()
    for subject in ("people", "money", "cost", "displacement"):
        assert 0 < source.index(f'id="table-{subject}"') < source.index(f'id="chart-{subject}"')


def test_corridors_are_links_in_the_right_direction(client: Client) -> None:
    page = opened(client, "/countries/PHL/")
    addresses = [link.attributes["href"] for link in page.all("a")]
    assert "/corridors/PHL-USA/" in addresses
    assert "/corridors/CHN-PHL/" in addresses


def test_every_figure_opens_its_trace(client: Client) -> None:
    for path in ("/countries/PHL/", "/countries/LDC/"):
        found = figures(opened(client, path))
        assert len(found) > 40
        for address, number in found.items():
            trace = opened(client, address)
            said = plain(trace.of("one-figure")[0].text)
            assert said.startswith("no data") == (number == "no data"), address
            assert trace.of("step"), address


def test_practices_are_counted_and_the_latest_shown(client: Client) -> None:
    empty = opened(client, "/countries/PHL/")
    assert figures(empty)["/countries/PHL/figures/count.practices.PHL/"] == "0"
    load_packaged()
    page = opened(client, "/countries/PHL/")
    number = int(figures(page)["/countries/PHL/figures/count.practices.PHL/"])
    assert number > 5
    assert len(page.of("entries")[0].all("li")) >= 5
    assert "published entries that name PHL" in main_text(opened(client, "/countries/PHL/figures/count.practices.PHL/"))


def test_a_group_has_its_own_page_without_links_to_sheets(client: Client) -> None:
    page = opened(client, "/countries/LDC/")
    assert "Least developed countries" in plain(page.all("h1")[0].text)
    assert not any(link.attributes["href"].startswith("/corridors/LDC") for link in page.all("a"))


def test_a_page_is_made_once_for_each_build_and_language(
    client: Client, starter: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/countries/KEN/").content

    def never(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(country_module, "country_figures", never)
    monkeypatch.setattr(country_module, "_made", never)
    assert client.get("/countries/KEN/").content == first


@pytest.mark.parametrize(
    ("code", "way"),
    [("XXX", "/countries/"), ("phl", "/countries/PHL/"), ("PH", "/countries/PHL/"), ("UNK", "/countries/")],
)
def test_a_code_of_no_country_is_answered_with_a_way_on(client: Client, code: str, way: str) -> None:
    page = opened(client, f"/countries/{code}/", 404)
    assert way in [link.attributes["href"] for link in page.all("main")[0].all("a")]
    assert f"with the code {code}" in main_text(page)


def test_a_key_of_no_figure_is_answered_with_the_way_back(client: Client) -> None:
    page = opened(client, "/countries/PHL/figures/migrant_stock.KEN.2020/", 404)
    assert "/countries/PHL/" in [link.attributes["href"] for link in page.all("main")[0].all("a")]
