"""What changed between two builds, by series and area."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from corridor.evidence.observation import KEY_COLUMNS, OBSERVATION_SCHEMA
from corridor.evidence.series import series_definition
from corridor.evidence.store import Evidence

CHANGE_SCHEMA = pl.Schema(
    {
        "series": pl.String,
        **dict.fromkeys(KEY_COLUMNS, pl.String),
        # `added`, `removed`, `changed`.
        "change": pl.String,
        "old": pl.Float64,
        "new": pl.Float64,
        "old_snapshot": pl.String,
        "new_snapshot": pl.String,
    }
)


def changes(old: Evidence, new: Evidence, series: Iterable[str] | None = None) -> pl.DataFrame:
    """One row a fact (see `CHANGE_SCHEMA`) whose preferred value differs between the builds.

    A value that appears where there was none is `added`, the opposite `removed`. A series that the
    definitions no longer name is compared as the build holds it. Raises `UsageError` for an unknown series.
    """
    keys = sorted(set(old.series) | set(new.series)) if series is None else sorted(series)
    for key in keys:
        if key not in old.series and key not in new.series:
            series_definition(key)
    return pl.concat([pl.DataFrame(schema=CHANGE_SCHEMA), *(_series_changes(old, new, key) for key in keys)])


def summary(found: pl.DataFrame) -> pl.DataFrame:
    """How many facts were added, removed and changed, by series and area."""
    return (
        found.group_by("series", "area")
        .agg(
            added=(pl.col("change") == "added").sum(),
            removed=(pl.col("change") == "removed").sum(),
            changed=(pl.col("change") == "changed").sum(),
        )
        .sort("series", "area")
    )


def _series_changes(old: Evidence, new: Evidence, series: str) -> pl.DataFrame:
    before, after = (_values(evidence, series) for evidence in (old, new))
    joined = before.join(after, on=KEY_COLUMNS, how="full", coalesce=True, nulls_equal=True, suffix="_after")
    differing = joined.filter(pl.col("value").ne_missing(pl.col("value_after")))
    kind = (
        pl.when(pl.col("value").is_null())
        .then(pl.lit("added"))
        .when(pl.col("value_after").is_null())
        .then(pl.lit("removed"))
        .otherwise(pl.lit("changed"))
    )
    return (
        differing.with_columns(series=pl.lit(series), change=kind)
        .rename(
            {
                "value": "old",
                "value_after": "new",
                "snapshot": "old_snapshot",
                "snapshot_after": "new_snapshot",
            }
        )
        .select(CHANGE_SCHEMA.names())
        .sort("series", *KEY_COLUMNS)
    )


def _values(evidence: Evidence, series: str) -> pl.DataFrame:
    held = series in evidence.series
    rows = evidence.rows(series) if held else pl.DataFrame(schema=OBSERVATION_SCHEMA)
    valued = rows.filter(pl.col("value").is_not_null())
    return valued.select(*KEY_COLUMNS, "value", "snapshot").unique(KEY_COLUMNS, keep="first", maintain_order=True)
