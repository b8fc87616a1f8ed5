"""Which vintage of a series is preferred: the definition's order, then the newest release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from corridor.evidence.observation import KEY_COLUMNS
from corridor.evidence.series import SeriesDefinition, VintageRule
from corridor.evidence.snapshots import NOT_STATED, Snapshot


def ranks(definition: SeriesDefinition, snapshots: Iterable[Snapshot], newest: Mapping[str, date]) -> Mapping[str, int]:
    """Snapshot id -> rank, 0 the best.

    A complete file comes before an excerpt, then the order of `takes`, then the newer vintage (their
    names sort by date within a publisher; one that is not stated comes last), then the file whose values
    reach further (`newest` gives the start of its last period), then the id, so that the order never
    depends on chance.
    """
    order = {take.reader: position for position, take in reversed(list(enumerate(definition.takes)))}
    named = sorted(snapshots, key=lambda snapshot: snapshot.id)
    furthest_first = sorted(named, key=lambda snapshot: newest.get(snapshot.id, date.min), reverse=True)
    newest_first = sorted(furthest_first, key=_vintage, reverse=True)
    preferred = sorted(newest_first, key=lambda snapshot: (snapshot.excerpt, order[snapshot.reader]))
    return {snapshot.id: rank for rank, snapshot in enumerate(preferred)}


def _vintage(snapshot: Snapshot) -> str:
    return "" if snapshot.vintage == NOT_STATED else snapshot.vintage


def with_preference(rows: pl.DataFrame, rule: VintageRule) -> pl.DataFrame:
    """The rows with `preferred` set for those that a query gets when it names no vintage.

    `replaces`: for each area the rows of its best snapshot that has any value there, so that one
    trend never mixes two releases. `complements`: for each fact the row of the best snapshot that
    lists it, with a value or without: what a publisher withdrew stays withdrawn.
    """
    if rule is VintageRule.COMPLEMENTS:
        return rows.with_columns(preferred=pl.col("rank") == pl.col("rank").min().over(*KEY_COLUMNS))
    valued = pl.when(pl.col("value").is_not_null()).then(pl.col("rank"))
    best = pl.coalesce(valued.min().over("area"), pl.col("rank").min().over("area"))
    return rows.with_columns(preferred=pl.col("rank") == best)
