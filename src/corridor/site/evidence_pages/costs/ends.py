"""Between which countries there are prices: quotes of single services, or a published average."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from corridor.evidence.store import Evidence
from corridor.measures.remittance_cost import SERIES


@dataclass(frozen=True, slots=True)
class PricedEnds:
    """The corridors as (sending, receiving): those with quotes of services, and those with a published average."""

    quoted: frozenset[tuple[str, str]]
    averaged: frozenset[tuple[str, str]]

    @property
    def sending(self) -> tuple[str, ...]:
        """The countries from which money is sent."""
        return tuple(sorted({sending for sending, _ in self.quoted | self.averaged}))

    @property
    def receiving(self) -> tuple[str, ...]:
        """The countries to which money is sent."""
        return tuple(sorted({receiving for _, receiving in self.quoted | self.averaged}))


def priced_ends(evidence: Evidence) -> PricedEnds:
    """The corridors that the build has prices for."""
    averages = evidence.rows(SERIES).filter(pl.col("value").is_not_null())
    return PricedEnds(
        quoted=frozenset(evidence.quotes.select("sending", "receiving").unique().iter_rows()),
        averaged=frozenset(averages.select("counterpart", "area").unique().iter_rows()),
    )
