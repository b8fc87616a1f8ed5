"""Price quotes as a build stores them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from corridor.sources.quotes import QUOTE_SCHEMA

QUOTES = "quotes"
"""What a `RowReference` names in place of a series when it points to a quote."""

STORED_QUOTE_SCHEMA = pl.Schema([*QUOTE_SCHEMA.items(), ("start", pl.Date()), ("snapshot", pl.String())])
"""A quote with areas as Corridor's codes, the first day of its period, and the snapshot's id."""

_ORDER = ("receiving", "sending", "start", "firm", "quote", "amount_usd", "snapshot", "sheet", "row", "column")


def stored_quotes(parts: Sequence[pl.DataFrame]) -> pl.DataFrame | None:
    """All quotes of a build in the order in which they are stored; None when there are none."""
    if not parts:
        return None
    return pl.concat(parts).cast(STORED_QUOTE_SCHEMA).sort(_ORDER, nulls_last=False, maintain_order=True)
