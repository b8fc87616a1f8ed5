"""Rows of links as CSV and as Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, fields
from io import BytesIO

import polars as pl

from corridor.catalogue.exchange.cells import neutralised
from corridor.linking.output.rows import LinkRow

_TYPES = {"str": pl.String, "int": pl.Int64, "float": pl.Float64}
SCHEMA = {field.name: _TYPES[str(field.type)] for field in fields(LinkRow)}


def frame_of(rows: Iterable[LinkRow]) -> pl.DataFrame:
    """The rows as a frame with a column for each field, also where there are none."""
    return pl.DataFrame([astuple(row) for row in rows], schema=SCHEMA, orient="row")


def as_csv(rows: Iterable[LinkRow]) -> bytes:
    """CSV in UTF-8 with a header; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    neutral = pl.col(pl.String).map_elements(neutralised, return_dtype=pl.String)
    return frame_of(rows).with_columns(neutral).write_csv().encode("utf-8")


def as_parquet(rows: Iterable[LinkRow]) -> bytes:
    """Parquet; texts are as they stand in the document."""
    stream = BytesIO()
    frame_of(rows).write_parquet(stream, compression="zstd")
    return stream.getvalue()
