"""How a figure becomes text: digits, thousands marks, magnitudes, and "no data"."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from corridor.errors import ReportError
from corridor.evidence.figure import Figure
from corridor.reports.document.inline import Digits
from corridor.reports.writers.phrases import Phrases, phrases

_MILLION = Decimal(1_000_000)
_THOUSAND = Decimal(1_000)
_CURRENCY = re.compile(r"[A-Z]{3}")


def number_text(figure: Figure, digits: Digits, language: str = "en") -> str:
    """The figure's value as a reader sees it, without its unit unless `digits` is MONEY.

    Halves are rounded away from zero, on the shortest decimal form of the value, as one does by
    hand from the published cell. A missing value is "no data". Raises `ReportError` for a value
    that is no number, a code that is not whole, and money whose unit is not a currency code.
    """
    words = phrases(language)
    if figure.value is None:
        return words.no_data
    if not math.isfinite(figure.value):
        raise _unfit(figure, "a finite value, or None with a status")
    value = Decimal(repr(float(figure.value)))
    match digits:
        case Digits.COUNT:
            return _decimal(value, 0, words)
        case Digits.ROUNDED:
            return _rounded(value, words)
        case Digits.ONE:
            return _decimal(value, 1, words)
        case Digits.TWO:
            return _decimal(value, 2, words)
        case Digits.MONEY:
            return _money(figure, value, words)
        case Digits.CODE:
            return _code(figure, value, words)


def _rounded(value: Decimal, words: Phrases) -> str:
    """Hundreds from 10,000, tens from 1,000, else whole; from a million on in words."""
    size = abs(value)
    step = 100 if size >= 10 * _THOUSAND else 10 if size >= _THOUSAND else 1
    near = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return _decimal(near, 0, words) if abs(near) < _MILLION else _in_words(value, words)


def _money(figure: Figure, value: Decimal, words: Phrases) -> str:
    if not _CURRENCY.fullmatch(figure.unit):
        raise _unfit(figure, "money in a currency's three-letter code as its unit")
    size = abs(value)
    if _round(size, 0) >= _MILLION:
        amount = _in_words(value, words)
    elif size >= _THOUSAND or value == value.to_integral_value():
        amount = _decimal(value, 0, words)
    else:
        amount = _decimal(value, 2, words)
    return words.money.format(currency=figure.unit, amount=amount)


def _code(figure: Figure, value: Decimal, words: Phrases) -> str:
    if value != value.to_integral_value():
        raise _unfit(figure, "a code that is a whole number")
    return _decimal(value, 0, words).replace(words.thousands_mark, "")


def _in_words(value: Decimal, words: Phrases) -> str:
    """Three significant digits at most, but no digit before the point is dropped: 1.0 million."""
    below_10, below_100 = words.digits_in_words
    for index, magnitude in enumerate(words.magnitudes):
        scaled = value.scaleb(-magnitude.power)
        size = abs(_round(scaled, 1))
        places = 0 if size >= 100 else below_100 if size >= 10 else below_10
        shown = _round(scaled, places)
        larger = words.magnitudes[index + 1 :]
        if not larger or abs(shown) < Decimal(1).scaleb(larger[0].power - magnitude.power):
            break
    name = magnitude.one if abs(shown) < Decimal(repr(words.singular_below)) else magnitude.many
    return f"{_decimal(shown, places, words)}{words.before_magnitude}{name}"


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _decimal(value: Decimal, places: int, words: Phrases) -> str:
    near = _round(value, places)
    marks = str.maketrans({",": words.thousands_mark, ".": words.decimal_mark})
    text = f"{abs(near):,.{places}f}".translate(marks)
    return f"{words.minus}{text}" if near < 0 else text


def _unfit(figure: Figure, expected: str) -> ReportError:
    return ReportError(
        expected,
        f"{figure.value!r} in unit {figure.unit!r}",
        where=f"figure {figure.key}",
        remedy="show it with other digits, or mend the measure that gives it",
    )
