"""Periods: where each begins, in which year it ends, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.evidence.observation import KEY_COLUMNS, OBSERVATION_SCHEMA, last_year, period_start


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2020", date(2020, 1, 1), 2020),
        ("2020-Q1", date(2020, 1, 1), 2020),
        ("2020-Q4", date(2020, 10, 1), 2020),
        ("2020-07", date(2020, 7, 1), 2020),
        ("2015/2020", date(2015, 1, 1), 2020),
        ("2015/2015", date(2015, 1, 1), 2015),
        ("0001", date(1, 1, 1), 1),
    ],
)
def test_periods_begin_and_end(period: str, start: date, end: int) -> None:
    assert period_start(period) == start
    assert last_year(period) == end


@pytest.mark.parametrize(
    "text",
    [
        *("", "20", "20200", "2020-Q5", "2020-Q0", "2020-13", "2020-00", "2020-7", "2020/2015", "0000", "2020\n"),
        *(" 2020", "2020/", "latest", "2020-Q1/2021", "٢٠٢٠", "2020.0"),
    ],
)
def test_what_is_no_period_has_no_start(text: str) -> None:
    assert period_start(text) is None


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_begins_in_its_quarter_and_year(year: int, month: int) -> None:
    start = period_start(f"{year:04}-{month:02}")
    quarter = period_start(f"{year:04}-Q{(month - 1) // 3 + 1}")
    assert start == date(year, month, 1)
    assert quarter is not None
    assert quarter <= start
    assert period_start(f"{year:04}") == date(year, 1, 1)


def test_a_fact_is_told_by_columns_of_the_schema() -> None:
    assert set(KEY_COLUMNS) < set(OBSERVATION_SCHEMA)
    assert not {"series", "value", "status", "snapshot", "rank"} & set(KEY_COLUMNS)
