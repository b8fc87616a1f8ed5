"""Dates of release and units in names."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from corridor.sources.grid import Grid
from corridor.sources.world_bank import iso_date, last_updated, month_of_release, unit_in_name, year_of_data


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Personal remittances, received (current US$)", "usd"),
        ("Personal remittances, received (% of GDP)", "percent_of_gdp"),
        ("Average transaction cost of sending remittances to a specific country (%)", "percent"),
        ("International migrant stock (% of population)", "percent_of_population"),
        ("GDP (constant 2015 US$)", "constant_2015_usd"),
        ("Compulsory education (official) duration (years)", "years"),
        ("Net migration", None),
    ],
)
def test_unit_in_name(name: str, unit: str | None) -> None:
    assert unit_in_name(name) == unit


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("12/07/2020", "2020-12-07"),
        ("2021-09-15", "2021-09-15"),
        (date(2023, 5, 10), "2023-05-10"),
        (datetime(2023, 5, 10, 12), "2023-05-10"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_date(cell: object, iso: str | None) -> None:
    assert iso_date(cell) == iso


def test_last_updated_beside_or_behind() -> None:
    assert last_updated(Grid("f", None, [[], ["Last Updated Date", "", "2021-09-15"]])) == "2021-09-15"
    assert last_updated(Grid("f", None, [["x"], ["Last Updated: 12/07/2020", ""]])) == "2020-12-07"
    assert last_updated(Grid("f", None, [["Last Updated Date"]])) is None
    assert last_updated(Grid("f", None, [["x"]])) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("(October 2019 Version)", "2019-10"),
        ("Bilateralremittancematrix2018Oct2019.csv", "2019-10"),
        ("Date: June 2023", "2023-06"),
        ("Dec. 2022", "2022-12"),
        ("Sept 2021", "2021-09"),
        ("Market 2018, Marching 2019", None),
        ("2019", None),
    ],
)
def test_month_of_release(text: str, month: str | None) -> None:
    assert month_of_release(["nothing", text]) == month


def test_year_of_data() -> None:
    assert year_of_data(["none", "matrix2018Oct2019", "2020"]) == "2018"
    assert year_of_data(["120180"]) is None
