"""Annex: the publishers' files that the series of this sheet were read from."""

from __future__ import annotations

from corridor.measures.pair import PAIR_SERIES
from corridor.reports.document.blocks import Block
from corridor.reports.pair_context import PairContext
from corridor.reports.sections.source_table import source_table

COUNTRY_SERIES = (
    "population",
    "migrant_stock",
    "remittances_received_usd",
    "remittances_received_percent_gdp",
    "remittances_paid_usd",
)
"""The series of single countries in the head of the sheet, and in the weight of remittances."""


def blocks(context: PairContext) -> tuple[Block, ...]:
    """One table of the files from which the preferred rows of these series come."""
    evidence = context.evidence
    used = {
        snapshot
        for series in (*PAIR_SERIES, *COUNTRY_SERIES)
        for snapshot in evidence.rows(series).get_column("snapshot").unique()
    }
    read = [snapshot for key, snapshot in evidence.snapshots.items() if key in used]
    return source_table("Publishers' files from which the series of this sheet come", read)
