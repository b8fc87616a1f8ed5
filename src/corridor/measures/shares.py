"""Shares and ratios."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.measures.derive import derive, must_be_in, one_unit


def percent_of(part: float, whole: float) -> float | None:
    """100 x part / whole; None for a whole of zero."""
    return None if whole == 0 else 100 * part / whole


def share_percent(part: Figure, whole: Figure, *, key: str, label: str) -> Figure:
    """`part` in percent of `whole`; both in the same unit.

    Raises ValueError for figures in different units.
    """
    one_unit(part, whole)
    return derive("share_percent", (part, whole), percent_of, key=key, unit="percent", label=label)


def migrant_share_percent(stock: Figure, population: Figure, *, key: str, label: str) -> Figure:
    """Migrants in percent of the population: stock in persons, population in thousand persons.

    Source: UN DESA, International Migrant Stock 2020, notes to table 3. Raises ValueError for other units.
    """
    must_be_in("persons", stock)
    must_be_in("thousand_persons", population)
    return derive(
        "migrant_share_percent",
        (stock, population),
        lambda persons, thousands: percent_of(persons, thousands * 1000),
        key=key,
        unit="percent",
        label=label,
    )


def ratio(numerator: Figure, denominator: Figure, *, formula: str, key: str, label: str) -> Figure:
    """How many times `denominator` fits into `numerator`; no value for a denominator of zero.

    Raises ValueError for figures in different units.
    """
    one_unit(numerator, denominator)
    return derive(
        formula,
        (numerator, denominator),
        lambda above, below: None if below == 0 else above / below,
        key=key,
        unit="times",
        label=label,
    )
