"""Simple means of total cost: of a corridor, and of the world."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from corridor.measures.prices.conventions import terms
from corridor.measures.prices.services import CORRIDOR, MEAN, QUARTER, TEST_AMOUNT_USD, services


def corridor_means(quotes: pl.DataFrame, amount_usd: float = TEST_AMOUNT_USD) -> pl.DataFrame:
    """The simple mean over all services of each corridor and quarter that count, in percent of the amount.

    Columns: `period`, `start`, `sending`, `receiving`, `services`, `mean_percent`. A corridor without such a service
    has no row. Source: SDG indicator 10.c.1 metadata, World Bank and UNSD, 2018-02-02.
    """
    return services(quotes, amount_usd).group_by(CORRIDOR).agg(MEAN).sort("start", "sending", "receiving", "period")


def global_means(
    quotes: pl.DataFrame, amount_usd: float = TEST_AMOUNT_USD, *, without_senders: Collection[str] = ()
) -> pl.DataFrame:
    """The simple mean over all services in the world, by quarter: not a mean over corridors.

    Columns: `period`, `start`, `services`, `mean_percent`. `without_senders` leaves out what is sent from these
    countries, see `senders_left_out`. Source: SDG indicator 10.c.1 metadata, World Bank and UNSD, 2018-02-02: all
    services of the data base, USD 200 or its equivalent.
    """
    kept = services(quotes, amount_usd)
    if without_senders:
        kept = kept.filter(~pl.col("sending").is_in(list(without_senders)))
    return kept.group_by(QUARTER).agg(MEAN).sort("start", "period")


def senders_left_out() -> tuple[str, ...]:
    """The sending countries that the World Bank leaves out of its simple average, see the convention's certainty."""
    return terms("senders_left_out_of_simple_mean")
