"""What stands above a column of values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.evidence.observation import period_start
from corridor.sources.contract import ObservationStatus
from corridor.sources.periods import Period, period_in


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (2020, "2020"),
        (2020.0, "2020"),
        ("2020", "2020"),
        (" 2020 ", "2020"),
        ("YR2020", "2020"),
        ("1990 [YR1990]", "1990"),
        ("1990-1995", "1990/1995"),
        ("1990 \u2013 1995", "1990/1995"),
        ("1990/1995", "1990/1995"),
        ("2011Q1 [YR2011Q1]", "2011-Q1"),
        ("2011 Q3", "2011-Q3"),
        ("2011-Q3", "2011-Q3"),
    ],
)
def test_periods(cell: object, text: str) -> None:
    assert period_in(cell) == Period(text)


@pytest.mark.parametrize(
    ("cell", "status"), [("2022e", "E"), ("2022 e", "E"), ("2022(e)", "E"), ("2022p", "P"), ("2022F", "F")]
)
def test_marks_behind_a_year(cell: str, status: str) -> None:
    assert period_in(cell) == Period("2022", ObservationStatus(status))


@pytest.mark.parametrize("cell", ["", None, True, "WORLD", "20", 3000, 2020.5, "2020-1", "2011Q5", "in 2020", "202020"])
def test_no_period(cell: object) -> None:
    assert period_in(cell) is None


@given(st.integers(1900, 2199), st.integers(1, 4))
def test_every_period_can_be_dated(year: int, quarter: int) -> None:
    for cell in (year, f"{year}Q{quarter}", f"{year}-{min(year + 5, 2199)}"):
        period = period_in(cell)
        assert period is not None
        start = period_start(period.text)
        assert start is not None
        assert start.year == year
