"""One cell to a value or a status."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import Location, SourceError
from corridor.sources.cells import parse_number
from corridor.sources.contract import ObservationStatus

PLACE = Location("file.csv", None, 7, "2020")
SHEET = Location("book.xlsx", "Data", 7, "C")


@pytest.mark.parametrize(
    ("cell", "value"),
    [(5, 5), (0, 0), (-1.5, -1.5), ("5", 5), (" 5.25 ", 5.25), ("-3", -3), ("+3", 3), (".5", 0.5), ("1.", 1)],
)
def test_plain_numbers(cell: object, value: float) -> None:
    parsed = parse_number(cell, PLACE)
    assert (parsed.value, parsed.status, parsed.rule) == (value, ObservationStatus.NORMAL, None)


@pytest.mark.parametrize("cell", ["1e3", "1E+3", "1.5e-2"])
def test_powers_of_ten(cell: str) -> None:
    assert parse_number(cell, PLACE).value == float(cell)


@pytest.mark.parametrize("cell", ["", " ", None, "..", "...", "-", "\u2013", "\u2014", "N/A", "na", "NaN", "null"])
def test_missing_is_never_zero(cell: object) -> None:
    parsed = parse_number(cell, PLACE)
    assert (parsed.value, parsed.status) == (None, ObservationStatus.MISSING)


@pytest.mark.parametrize("cell", ["*", "~", "c", "<5", "< 10", "\u22645", "<0.5"])
def test_suppressed(cell: str) -> None:
    parsed = parse_number(cell, PLACE)
    assert (parsed.value, parsed.status) == (None, ObservationStatus.SUPPRESSED)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234", 1234),
        ("12,345,678.5", 12345678.5),
        ("1 234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("-1,234", -1234),
    ],
)
def test_thousands_marks_are_named(cell: str, value: float) -> None:
    parsed = parse_number(cell, PLACE)
    assert (parsed.value, parsed.rule) == (value, "thousands mark")


def test_a_typographic_minus_is_named() -> None:
    parsed = parse_number("\u22122.5", PLACE)
    assert (parsed.value, parsed.rule) == (-2.5, "typographic minus")


def test_a_number_kept_as_text_in_a_workbook_is_named() -> None:
    assert parse_number("12", SHEET).rule == "number kept as text"
    assert parse_number("..", SHEET).rule is None
    assert parse_number(12.0, SHEET).rule is None


def test_a_publishers_own_marks_come_first() -> None:
    marks = {"\u2014": ObservationStatus.NOT_SIGNIFICANT}
    assert parse_number("\u2014", PLACE, marks).status is ObservationStatus.NOT_SIGNIFICANT
    assert parse_number("\u2014", PLACE).status is ObservationStatus.MISSING
    assert parse_number("..", PLACE, marks).status is ObservationStatus.MISSING


@pytest.mark.parametrize(
    "cell",
    [
        "about 5",
        "1,23",
        "12,34,567",
        "1.234.567",
        "1e999",
        "5%",
        True,
        date(2020, 1, 1),
        float("nan"),
        float("inf"),
        "#N/A",
    ],
)
def test_anything_else_is_an_error_with_its_place(cell: object) -> None:
    with pytest.raises(SourceError) as caught:
        parse_number(cell, PLACE)
    assert str(caught.value.where) == "file.csv, row 7, column 2020"
    assert repr(cell) in caught.value.found
    assert caught.value.remedy


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_is_read_back(number: float) -> None:
    assert parse_number(repr(number), PLACE).value == number
    assert parse_number(number, PLACE).value == number


@given(st.integers(-(10**12), 10**12))
def test_with_and_without_thousands_marks_is_the_same(number: int) -> None:
    assert parse_number(f"{number:,}", PLACE).value == number
    assert parse_number(str(number), PLACE).value == number
