"""Values that a publisher released before the year could be known."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from corridor.evidence.provisional import status_in
from corridor.evidence.series import SeriesDefinition, series_definition
from tests.builders import snapshot

WITHIN_A_YEAR = series_definition("migrant_stock").model_copy(update={"provisional_within_months": 12})
WITHIN_HALF_A_YEAR = WITHIN_A_YEAR.model_copy(update={"provisional_within_months": 6})


def status(year: int, vintage: str, said: str = "A", series: SeriesDefinition = WITHIN_A_YEAR) -> str:
    rows = pl.DataFrame({"start": [date(year, 1, 1)], "status": [said]})
    known = snapshot("a", "world_bank_wdi", vintage)
    return str(rows.select(status=status_in(series, known))["status"][0])


@pytest.mark.parametrize(
    ("year", "vintage", "expected"),
    [
        (2022, "2023-05-10", "P"),
        (2022, "2023-12-31", "P"),
        (2022, "2024-01-01", "A"),
        (2021, "2023-05-10", "A"),
        (2023, "2023-05-10", "P"),
        (2024, "2023-05-10", "P"),
        (2022, "2023 revision", "A"),
        (2022, "not stated", "A"),
    ],
)
def test_a_year_is_provisional_until_a_year_after_its_end(year: int, vintage: str, expected: str) -> None:
    assert status(year, vintage) == expected


def test_another_status_of_the_reader_stays() -> None:
    assert status(2022, "2023-05-10", said="E") == "E"
    assert status(2022, "2023-05-10", said="O") == "O"


def test_series_without_the_rule_have_no_provisional_values() -> None:
    assert status(2022, "2023-05-10", series=series_definition("migrant_stock")) == "A"


@pytest.mark.parametrize(("vintage", "expected"), [("2023-06-30", "P"), ("2023-07-01", "A")])
def test_the_definition_says_how_long_a_value_is_provisional(vintage: str, expected: str) -> None:
    assert status(2022, vintage, series=WITHIN_HALF_A_YEAR) == expected
