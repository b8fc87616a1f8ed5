"""Which quotes of a build count: one release for each corridor and quarter, world-wide and national files apart."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from corridor.evidence.snapshots import NOT_STATED, Snapshot
from corridor.evidence.store import Evidence
from corridor.sources.readers import national_prices


def world_quotes(evidence: Evidence) -> pl.DataFrame:
    """The quotes of Remittance Prices Worldwide, on which all averages of the world rest.

    Where several workbooks hold a corridor in a quarter, those of the newest release are given. National files
    stay out: two researchers' quotes of one service would count twice.
    """
    return quotes_in_use(evidence, world_files(evidence, evidence.quotes))


def world_files(evidence: Evidence, quotes: pl.DataFrame) -> pl.DataFrame:
    """The rows of `quotes` that no national file holds."""
    return quotes.filter(~_is_national(evidence))


def quotes_in_use(evidence: Evidence, quotes: pl.DataFrame) -> pl.DataFrame:
    """The rows of `quotes` from the newest release that holds their corridor and quarter.

    National files and Remittance Prices Worldwide do not replace each other, nor do the files of two authorities. The
    newest is the later vintage, then
    the file retrieved later, then the greater id, so that the order never depends on chance; an excerpt comes last.
    """
    held = quotes.get_column("snapshot").unique().to_list()
    if len(held) < 2:
        return quotes
    order = {known.id: place for place, known in enumerate(_newest_first(evidence.snapshots[one] for one in held))}
    rank = pl.col("snapshot").replace_strict(list(order), list(order.values()), return_dtype=pl.UInt32)
    series = {one: _series_of_files(evidence.snapshots[one]) for one in held}
    of_series = pl.col("snapshot").replace_strict(list(series), list(series.values()), return_dtype=pl.String)
    best = rank.min().over(of_series, "sending", "receiving", "period")
    return quotes.filter(rank == best)


def _newest_first(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    def age(known: Snapshot) -> tuple[bool, str, str, str]:
        vintage = "" if known.vintage == NOT_STATED else known.vintage
        retrieved = known.retrieved_on.isoformat() if known.retrieved_on else ""
        return (not known.excerpt, vintage, retrieved, known.id)

    return sorted(snapshots, key=age, reverse=True)


def _series_of_files(known: Snapshot) -> str:
    """What the releases of one publisher have in common: an authority's title, nothing for the world's workbook."""
    return known.title if known.reader == national_prices.NAME else ""


def _is_national(evidence: Evidence) -> pl.Expr:
    national = [known.id for known in evidence.snapshots.values() if known.reader == national_prices.NAME]
    return pl.col("snapshot").is_in(national)
