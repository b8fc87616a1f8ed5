"""Bring a reader's frame into the shape of `ROW_SCHEMA`."""

from __future__ import annotations

import polars as pl

from corridor.sources.contract import ROW_SCHEMA, ObservationStatus

ROW_DEFAULTS: dict[str, str | None] = {
    "counterpart": None,
    "sex": "_T",
    "age": "_T",
    "migratory_status": "_T",
    "criterion": None,
    "breakdown": "",
    "status": ObservationStatus.NORMAL.value,
    "note": None,
    "sheet": None,
}
"""What a row says in a column that neither the frame nor the caller gives."""


def tidy(frame: pl.DataFrame, **defaults: str | float | None) -> pl.DataFrame:
    """The frame with all columns of `ROW_SCHEMA`, in its order and types.

    A column that is missing is filled with the value in `defaults`, else with that of
    `ROW_DEFAULTS`. A column that the frame has is kept as it is.
    Raises `ValueError` (a fault of the reader, not of the file) for a column that the schema does
    not know and for one that nothing fills.
    """
    unknown = sorted((set(frame.columns) | set(defaults)) - set(ROW_SCHEMA))
    if unknown:
        raise ValueError(f"columns that ROW_SCHEMA does not know: {', '.join(unknown)}")
    fill = {**ROW_DEFAULTS, **defaults}
    unfilled = [name for name in ROW_SCHEMA if name not in frame.columns and name not in fill]
    if unfilled:
        raise ValueError(f"columns without value or default: {', '.join(unfilled)}")
    return frame.with_columns(
        pl.lit(fill[name]).alias(name) for name in ROW_SCHEMA if name not in frame.columns
    ).select(pl.col(name).cast(dtype) for name, dtype in ROW_SCHEMA.items())
