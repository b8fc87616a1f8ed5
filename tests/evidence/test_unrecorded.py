"""Zeros that stand for "not recorded"."""

from __future__ import annotations

import pytest

from corridor.evidence.series import series_definition
from corridor.evidence.unrecorded import REMARK, with_unrecorded_zeros
from tests.builders import rows_of

RECORDS: list[dict[str, object]] = [
    {"value": 0.0},
    {"value": 0.0, "note": "n"},
    {"value": 5.0},
    {"value": None, "status": "O"},
]


def told(series: str) -> list[tuple[float | None, str, str | None]]:
    rows = rows_of(*RECORDS, area="PHL", period="2020", variable="v", unit="u")
    found = with_unrecorded_zeros(series_definition(series), rows)
    assert found.columns == rows.columns
    assert found.select("row", "column").equals(rows.select("row", "column"))
    return found.select("value", "status", "note").rows()


@pytest.mark.parametrize("series", ["remittances_received_usd", "remittances_paid_usd"])
def test_a_zero_becomes_no_value_with_a_remark_and_keeps_its_place(series: str) -> None:
    assert told(series) == [
        (None, "L", REMARK),
        (None, "L", f"n; {REMARK}"),
        (5.0, "A", None),
        (None, "O", None),
    ]


def test_where_zero_is_a_count_it_stays_one() -> None:
    assert told("migrant_deaths") == [(0.0, "A", None), (0.0, "A", "n"), (5.0, "A", None), (None, "O", None)]
