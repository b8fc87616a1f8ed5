"""SDG indicator 10.7.4: refugees by country of origin per 100 000 population."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.measures.derive import derive, must_be_in


def rate_per_100k(refugees: float, population: float) -> float | None:
    """100 000 x R / (P + R), both in persons; the refugees are in the denominator too."""
    whole = population + refugees
    return None if whole == 0 else 100_000 * refugees / whole


def refugees_per_100k(refugees: Figure, population: Figure, *, key: str, label: str) -> Figure:
    """Refugees from a country (persons) against its population (thousand persons).

    Source: metadata of SDG indicator 10.7.4, UNHCR and UNSD, 2021-02-01. Raises ValueError for other units.
    """
    must_be_in("persons", refugees)
    must_be_in("thousand_persons", population)
    return derive(
        "refugees_per_100k",
        (refugees, population),
        lambda persons, thousands: rate_per_100k(persons, thousands * 1000),
        key=key,
        unit="per_100k",
        label=label,
        period=refugees.period,
    )
