"""How figures become text, checked by hand and against a plain second implementation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import ReportError
from corridor.evidence.figure import Figure, Recorded
from corridor.reports.document.inline import Digits
from corridor.reports.writers.numbers import number_text


def shown(value: float | None, digits: Digits, unit: str = "persons", language: str = "en") -> str:
    status = "O" if value is None else "A"
    return number_text(Figure("f", value, unit, "2020", status, "f", Recorded("f", "r", "s")), digits, language)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (225_525, "225,525"),
        (280_598_105, "280,598,105"),
        (0, "0"),
        (-1_234.5, "−1,235"),
        (0.5, "1"),
        (1.5, "2"),
        (2.5, "3"),
        (-2.5, "−3"),
        (-0.4, "0"),
    ],
)
def test_counts_have_thousands_marks_and_no_decimals(value: float, text: str) -> None:
    assert shown(value, Digits.COUNT) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (280_598_105, "281 million"),
        (225_525, "225,500"),
        (225_550, "225,600"),
        (-335_758, "−335,800"),
        (999_949, "999,900"),
        (999_950, "1.0 million"),
        (1_000_000, "1.0 million"),
        (1_049_999, "1.0 million"),
        (1_050_000, "1.1 million"),
        (12_345_678, "12.3 million"),
        (99_949_999, "99.9 million"),
        (99_950_000, "100 million"),
        (999_499_999, "999 million"),
        (999_500_000, "1.0 billion"),
        (-2_450_000_000, "−2.5 billion"),
        (7_794_798_739, "7.8 billion"),
        (1.5e12, "1.5 trillion"),
        (4.2e15, "4,200 trillion"),
        (87, "87"),
        (999.4, "999"),
        (1_234, "1,230"),
        (1_235, "1,240"),
        (9_995, "10,000"),
        (12_345, "12,300"),
        (0, "0"),
    ],
)
def test_rounded_numbers_keep_what_a_reader_can_say(value: float, text: str) -> None:
    assert shown(value, Digits.ROUNDED) == text


@pytest.mark.parametrize(
    ("value", "one", "two"),
    [
        (3.6, "3.6", "3.60"),
        (2.675, "2.7", "2.68"),
        (0.25, "0.3", "0.25"),
        (0.205, "0.2", "0.21"),
        (-0.35, "−0.4", "−0.35"),
        (-0.04, "0.0", "−0.04"),
        (12_345.678, "12,345.7", "12,345.68"),
        (9.995, "10.0", "10.00"),
        (1e-9, "0.0", "0.00"),
    ],
)
def test_decimals_round_halves_up_as_by_hand(value: float, one: str, two: str) -> None:
    assert shown(value, Digits.ONE) == one
    assert shown(value, Digits.TWO) == two


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (441e9, "USD 441 billion"),
        (45.62e9, "USD 45.6 billion"),
        (-1.2e9, "USD −1.2 billion"),
        (999_999.4, "USD 999,999"),
        (999_999.5, "USD 1.0 million"),
        (12_345, "USD 12,345"),
        (200, "USD 200"),
        (5.125, "USD 5.13"),
        (0, "USD 0"),
    ],
)
def test_money_names_its_currency(value: float, text: str) -> None:
    assert shown(value, Digits.MONEY, "USD") == text


@pytest.mark.parametrize("unit", ["percent", "usd", "USD_million", ""])
def test_money_in_no_currency_is_refused(unit: str) -> None:
    with pytest.raises(ReportError, match="three-letter code"):
        shown(1.0, Digits.MONEY, unit)


def test_codes_are_whole_and_bare() -> None:
    assert shown(3.0, Digits.CODE) == "3"
    assert shown(2030, Digits.CODE) == "2030"
    with pytest.raises(ReportError, match="whole number"):
        shown(2.5, Digits.CODE)


@pytest.mark.parametrize("digits", list(Digits))
def test_what_is_missing_says_so_and_is_never_zero(digits: Digits) -> None:
    assert shown(None, digits, "USD") == "no data"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ReportError, match="figure f"):
        shown(value, Digits.COUNT)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_whole_count_reads_back_as_itself(value: int) -> None:
    text = shown(float(value), Digits.COUNT)
    assert int(text.replace(",", "").replace("−", "-")) == value


@given(st.floats(min_value=-1e14, max_value=1e14, allow_nan=False))
def test_a_rounded_number_is_never_far_off(value: float) -> None:
    text = shown(value, Digits.ROUNDED).replace(",", "").replace("−", "-")
    number, _, word = text.partition(" ")
    scale = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
    read = Fraction(number) * scale
    assert abs(read - Fraction(value)) <= max(Fraction(1, 2), abs(Fraction(value)) / 19)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=3))
def test_two_decimals_agree_with_rounding_by_hand(value: object) -> None:
    thousandths = round(Fraction(str(value)) * 1000)
    hundredths = (abs(thousandths) + 5) // 10 * (1 if thousandths >= 0 else -1)
    text = shown(float(str(value)), Digits.TWO).replace(",", "").replace("−", "-")
    assert Fraction(text) == Fraction(hundredths, 100)


@pytest.mark.parametrize(
    ("language", "count", "rounded", "money", "minus"),
    [
        ("fr", "225\u202f525", "281 millions", "34,5 milliards USD", "−1\u202f234,5"),
        ("es", "225\u202f525", "281 millones", "34,5 mil millones USD", "−1\u202f234,5"),
        ("ru", "225\xa0525", "281 млн", "34,5 млрд USD", "−1\xa0234,5"),
        ("ar", "225,525", "281 مليون", "34.5 بليون USD", "\u200e−1,234.5"),
        ("zh", "225,525", "2.81亿", "USD 345亿", "−1,234.5"),
    ],
)
def test_each_language_has_its_marks_and_words(language: str, count: str, rounded: str, money: str, minus: str) -> None:
    assert shown(225_525, Digits.COUNT, language=language) == count
    assert shown(280_598_105, Digits.ROUNDED, language=language) == rounded
    assert shown(34.5e9, Digits.MONEY, "USD", language) == money
    assert shown(-1_234.5, Digits.ONE, language=language) == minus


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("fr", 1_000_000, "1,0 million"),
        ("fr", 1_900_000, "1,9 million"),
        ("fr", 2_000_000, "2,0 millions"),
        ("es", 1_000_000, "1,0 millón"),
        ("es", 1_500_000, "1,5 millones"),
        ("es", 1e12, "1,0 billón"),
        ("zh", 999_950, "100万"),
        ("zh", 12_345_678, "1,235万"),
        ("zh", 99_995_000, "1.00亿"),
        ("zh", 225_525, "225,500"),
    ],
)
def test_the_form_of_a_word_follows_its_number(language: str, value: float, text: str) -> None:
    assert shown(value, Digits.ROUNDED, language=language) == text
