"""The page of a figure: from the number to the cell."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.evidence.store import Evidence
from corridor.measures.formulas import formulas
from tests.site.evidence_pages.reading import main_text, opened, plain

pytestmark = pytest.mark.django_db


def _terms(client: Client, path: str) -> dict[str, str]:
    page = opened(client, path)
    names, values = page.of("terms")[-1].all("dt"), page.of("terms")[-1].all("dd")
    return {plain(name.text): plain(value.text) for name, value in zip(names, values, strict=True)}


@pytest.mark.parametrize(
    "path",
    [
        "/countries/PHL/figures/migrant_stock.PHL.2020/",
        "/explore/migrant_stock/figures/migrant_stock.PHL.2020/",
    ],
)
def test_an_observation_names_publisher_file_hash_sheet_row_and_column(
    client: Client, starter: Evidence, path: str
) -> None:
    said = _terms(client, path)
    assert said["Publisher"] == "United Nations, Department of Economic and Social Affairs, Population Division"
    assert said["Vintage"] == "2020 revision"
    assert said["Licence"] == "CC BY 3.0 IGO"
    assert said["File"] == "undesa-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx"
    assert said["SHA-256 of the file"] == "c2bae98812a1f68b1d7f57a8d3d11903b85522d664f319dfe87daa30f653fd5b"
    # Table 1 of the workbook, the row of the Philippines, the column of both sexes in 2020.
    assert (said["Sheet"], said["Row"], said["Column"]) == ("Table 1", "120", "L")
    assert said["Status"] == "A: normal value"
    assert said["Build"] == starter.citable_name


def test_a_computed_figure_names_its_formula_and_inputs(client: Client) -> None:
    page = opened(client, "/countries/PHL/")
    (address,) = {
        link.attributes["href"] for link in page.of("figure") if "refugees_per_100k" in link.attributes.get("href", "")
    }
    text = main_text(opened(client, address))
    formula = formulas()["refugees_per_100k"]
    assert plain(formula.expression) in text
    assert plain(formula.source) in text
    assert "Input:" in text
    assert "Column" in text


def test_a_figure_of_a_sheet_has_its_trace(client: Client) -> None:
    said = _terms(client, "/corridors/PHL-ARE/figures/migrant_stock_by_origin.ARE.PHL.2019/")
    assert said["Vintage"] == "2019 revision"
    assert said["Row"].isdigit()
    assert said["Column"]


def test_a_period_of_two_years_stays_in_the_address(client: Client, starter: Evidence) -> None:
    page = opened(client, "/explore/migrant_share/?area=PHL&sex=F")
    addresses = [link.attributes["href"] for link in page.of("figure") if "href" in link.attributes]
    assert "/explore/migrant_share/figures/migrant_share.PHL.2020.F/" in addresses
    assert "Women and girls" in plain(opened(client, addresses[0]).all("h1")[0].text)


def test_the_address_of_a_trace_that_keeps_the_build_is_on_it(client: Client, starter: Evidence) -> None:
    page = opened(client, "/countries/PHL/figures/migrant_stock.PHL.2020/")
    permanent = f"http://testserver/countries/PHL/figures/migrant_stock.PHL.2020/?build={starter.citable_name}"
    assert permanent in [link.attributes["href"] for link in page.of("address")]
    assert "225,525" in main_text(opened(client, permanent.removeprefix("http://testserver")))
