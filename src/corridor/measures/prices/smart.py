"""The SmaRT average: the three cheapest services of a corridor that qualify."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from corridor.measures.prices.conventions import number, terms
from corridor.measures.prices.services import CORRIDOR, QUARTER, at_amount
from corridor.sources.quotes import WITHIN_FIVE_DAYS


class SmartState(StrEnum):
    """Whether a corridor has a SmaRT average in a quarter."""

    SMART = "smart"
    # Fewer services qualify than the average takes: the corridor has none, which is not 0 per cent.
    NO_SMART = "no_smart"


def qualifies() -> pl.Expr:
    """Whether a service qualifies: transparent, within five days, accessible, and its total cost known.

    Transparent and within five days must be stated. Accessible: the reach of its network is stated and not low; where
    the file says nothing of the network, the money must reach an account or a wallet. Source: SDG indicator
    10.c.1 metadata, World Bank and UNSD, 2018-02-02 (transparency, speed of five days or less, accessibility as
    proximity of branches or access to a bank account, phone or internet); how the reach is read from the files
    is Corridor's own choice, see the conventions.
    """
    network = pl.col("network").str.strip_chars().str.to_lowercase()
    is_near = ~network.is_in(list(terms("low_networks")))
    is_in_account = pl.col("pickup").str.split(";").list.eval(pl.element().is_in(_accounts())).list.any()
    return (
        pl.col("total_percent").is_not_null()
        & pl.col("transparent").fill_null(value=False)
        & pl.col("speed").is_in([str(speed) for speed in sorted(WITHIN_FIVE_DAYS)]).fill_null(value=False)
        & is_near.fill_null(is_in_account.fill_null(value=False))
    )


def smart_means(quotes: pl.DataFrame) -> pl.DataFrame:
    """The simple mean of the three cheapest services that qualify, for each corridor and quarter with any quote.

    Columns: `period`, `start`, `sending`, `receiving`, `qualifying` (how many there are), `smart_percent` (null
    unless three qualify) and `state`, a `SmartState`. At USD 200. Source: SDG indicator 10.c.1 metadata, World Bank
    and UNSD, 2018-02-02; World Bank, Getting SmaRT about remittance price monitoring, 2016-06. What is done with fewer
    than three is not in the text that could be read: here such a corridor has no SmaRT average.
    """
    taken = int(number("smart_services"))
    marked = at_amount(quotes).select(*CORRIDOR, cost=pl.when(qualifies()).then(pl.col("total_percent")))
    counted = marked.sort("cost", nulls_last=True).group_by(CORRIDOR, maintain_order=True)
    return (
        counted.agg(qualifying=pl.col("cost").count(), smart_percent=pl.col("cost").head(taken).mean())
        .with_columns(
            smart_percent=pl.when(pl.col("qualifying") >= taken).then(pl.col("smart_percent")),
            state=pl.when(pl.col("qualifying") >= taken)
            .then(pl.lit(SmartState.SMART.value))
            .otherwise(pl.lit(SmartState.NO_SMART.value)),
        )
        .sort("start", "sending", "receiving", "period")
    )


def global_smart_means(smart: pl.DataFrame) -> pl.DataFrame:
    """The mean over the corridors that have a SmaRT average, by quarter, of what `smart_means` gives.

    Columns: `period`, `start`, `corridors`, `with_smart`, `smart_percent` (null where no corridor has one). That
    it is a mean over corridors is taken for granted: no source at hand says so.
    """
    return (
        smart.group_by(QUARTER)
        .agg(
            corridors=pl.len(), with_smart=pl.col("smart_percent").count(), smart_percent=pl.col("smart_percent").mean()
        )
        .sort("start", "period")
    )


def _accounts() -> list[str]:
    return list(terms("account_pickups"))
