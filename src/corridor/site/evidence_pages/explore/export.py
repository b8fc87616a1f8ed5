"""The rows of a filter as files, each with the publisher and the cell behind it."""

from __future__ import annotations

from io import BytesIO

import polars as pl

from corridor.evidence.store import Evidence

COLUMNS = (
    *("series", "area", "counterpart", "period", "sex", "age", "migratory_status", "criterion", "breakdown"),
    *("value", "unit", "status", "note"),
    *("publisher", "title", "vintage", "licence", "attribution", "file", "sha256", "sheet", "row", "column", "build"),
)

_FORMULA = r"^[=+\-@\t\r]"
"""What a spreadsheet would take for a formula at the beginning of a text."""


def exported(evidence: Evidence, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with what is known of their files, in the columns of an export."""
    known = list(evidence.snapshots.values())
    about = pl.DataFrame(
        {
            "snapshot": [it.id for it in known],
            **{
                name: [getattr(it, name) for it in known]
                for name in ("publisher", "title", "vintage", "licence", "attribution", "file", "sha256")
            },
        }
    )
    joined = rows.join(about, on="snapshot", how="left", maintain_order="left")
    return joined.with_columns(build=pl.lit(evidence.citable_name)).select(COLUMNS)


def as_csv(table: pl.DataFrame) -> bytes:
    """The table as CSV in UTF-8; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    texts = pl.col(pl.String)
    plain = table.with_columns(pl.when(texts.str.contains(_FORMULA)).then("'" + texts).otherwise(texts).name.keep())
    return plain.write_csv().encode("utf-8")


def as_parquet(table: pl.DataFrame) -> bytes:
    """The table as Parquet."""
    stream = BytesIO()
    table.write_parquet(stream, compression="zstd")
    return stream.getvalue()
