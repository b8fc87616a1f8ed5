"""What each corridor is known to cost: from quotes where there are any, else from the published series."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.measures.prices.averages import corridor_means
from corridor.measures.prices.corridor_prices import mean_over
from corridor.measures.prices.in_use import world_quotes
from corridor.measures.prices.services import services
from corridor.measures.remittance_cost import SERIES

type Ends = tuple[str, str]
"""Sending and receiving country."""


def known_costs(evidence: Evidence) -> Mapping[Ends, Figure]:
    """(sending, receiving) -> mean total cost of sending USD 200, percent, in the corridor's newest quarter with one.

    The mean over quotes comes first, whatever its quarter; the published corridor series fills in. Both are means over
    all services, not SmaRT averages. Each figure tells its own quarter and source.
    """
    return {**_from_series(evidence), **_from_quotes(evidence)}


def _from_quotes(evidence: Evidence) -> Mapping[Ends, Figure]:
    quotes = world_quotes(evidence)
    means = corridor_means(quotes).sort("start").unique(["sending", "receiving"], keep="last", maintain_order=True)
    newest = services(quotes).join(means, on=["sending", "receiving", "period"], how="semi")
    rows = newest.partition_by("sending", "receiving", as_dict=True)
    return {
        (row["sending"], row["receiving"]): mean_over(
            evidence, rows[row["sending"], row["receiving"]], row["mean_percent"], row["receiving"], row["sending"]
        )
        for row in means.sort("sending", "receiving").iter_rows(named=True)
    }


def _from_series(evidence: Evidence) -> Mapping[Ends, Figure]:
    priced = evidence.rows(SERIES).filter(pl.col("value").is_not_null())
    ends = priced.select("counterpart", "area").unique().sort("counterpart", "area").iter_rows()
    return {
        (sending, receiving): figure(evidence, SERIES, receiving, counterpart=sending) for sending, receiving in ends
    }
