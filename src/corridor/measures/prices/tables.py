"""The averages of all quarters as one table, by what a person asks for."""

from __future__ import annotations

import polars as pl

from corridor.errors import UsageError
from corridor.evidence.store import Evidence
from corridor.measures.prices.averages import corridor_means
from corridor.measures.prices.breakdowns import Breakdown, means_by
from corridor.measures.prices.in_use import world_quotes
from corridor.measures.prices.indices import Index, index_means
from corridor.measures.prices.services import at_amount
from corridor.measures.prices.smart import global_smart_means, smart_means
from corridor.measures.prices.target_tests import target_tests
from corridor.measures.prices.weighted import bilateral_flows, weighted_means

WORLD, CORRIDOR = "world", "corridor"
CHOICES = (WORLD, CORRIDOR, *Breakdown, *Index)


def table_of(evidence: Evidence, by: str) -> pl.DataFrame:
    """The averages by `world`, `corridor`, a `Breakdown` or an `Index`, at USD 200, one row a quarter and category.

    Every table has `period` and `start`. That of the world has what `target_tests` gives, `weighted_mean_percent` and
    `smart_mean_percent`; that of corridors the mean and the SmaRT average. Raises `UsageError` for another word.
    """
    if by not in CHOICES:
        raise UsageError(f"one of {', '.join(CHOICES)}", repr(by), remedy="corridor prices averages --by firm_type")
    quotes = at_amount(world_quotes(evidence))
    if by == WORLD:
        return _of_world(evidence, quotes)
    if by == CORRIDOR:
        return _of_corridors(quotes)
    if by in tuple(Index):
        return index_means(quotes, Index(by))
    return means_by(quotes, Breakdown(by))


def _of_world(evidence: Evidence, quotes: pl.DataFrame) -> pl.DataFrame:
    smart = smart_means(quotes)
    weighted = weighted_means(quotes, bilateral_flows(evidence))
    more = (
        weighted.select("period", weighted_mean_percent="mean_percent"),
        global_smart_means(smart).select("period", smart_mean_percent="smart_percent"),
    )
    found = target_tests(quotes, smart)
    for table in more:
        found = found.join(table, on="period", how="left", maintain_order="left")
    return found


def _of_corridors(quotes: pl.DataFrame) -> pl.DataFrame:
    ends = ["period", "start", "sending", "receiving"]
    return smart_means(quotes).join(corridor_means(quotes), on=ends, how="left", maintain_order="left")
