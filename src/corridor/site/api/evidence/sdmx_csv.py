"""Observations as SDMX-CSV.

Source: SDMX 3.0, SDMX-CSV 2.0.0 data message (field guide, 2023). Each series is a dataflow `CORRIDOR:<SERIES>(1.0)`;
dimensions first, then the value, then attributes. A text that a spreadsheet would take for a formula gets an
apostrophe before it, as in every CSV file of the site.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from corridor.site.evidence_pages.explore.export import as_csv

AGENCY = "CORRIDOR"
VERSION = "1.0"
NOT_APPLICABLE = "_Z"

DIMENSIONS: Mapping[str, str] = {
    "REF_AREA": "area",
    "COUNTERPART_AREA": "counterpart",
    "SEX": "sex",
    "AGE": "age",
    "MIGRATORY_STATUS": "migratory_status",
    "MIGRATORY_CRITERION": "criterion",
    "BREAKDOWN": "breakdown",
    "TIME_PERIOD": "period",
}
"""Dimension -> column of an export."""

ATTRIBUTES: Mapping[str, str] = {
    "UNIT_MEASURE": "unit",
    "OBS_STATUS": "status",
    "COMMENT_OBS": "note",
    "DATA_PROVIDER": "publisher",
    "SOURCE_TITLE": "title",
    "VINTAGE": "vintage",
    "LICENCE": "licence",
    "ATTRIBUTION": "attribution",
    "SOURCE_FILE": "file",
    "SOURCE_SHA256": "sha256",
    "SOURCE_SHEET": "sheet",
    "SOURCE_ROW": "row",
    "SOURCE_COLUMN": "column",
    "BUILD": "build",
}
"""Attribute -> column of an export."""

HEADER = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES)

_SEVERAL_YEARS = r"^(\d{4})/(\d{4})$"


def as_sdmx_csv(exported: pl.DataFrame) -> bytes:
    """An export of observations as an SDMX-CSV message; a dimension that does not apply is `_Z`."""
    flow = pl.format("{}:{}({})", pl.lit(AGENCY), pl.col("series").str.to_uppercase(), pl.lit(VERSION))
    dimensions = [_dimension(column).alias(name) for name, column in DIMENSIONS.items() if name != "TIME_PERIOD"]
    table = exported.select(
        pl.lit("dataflow").alias("STRUCTURE"),
        flow.alias("STRUCTURE_ID"),
        pl.lit("I").alias("ACTION"),  # information: what there is, not what to change
        *dimensions,
        _time_period().alias("TIME_PERIOD"),
        pl.col("value").alias("OBS_VALUE"),
        *(pl.col(column).alias(name) for name, column in ATTRIBUTES.items()),
    )
    return as_csv(table.select(HEADER))


def _dimension(column: str) -> pl.Expr:
    return pl.col(column).replace("", None).fill_null(NOT_APPLICABLE)


def _time_period() -> pl.Expr:
    """The period as SDMX writes it: `2015/2020` is a time range, its first day and how many years it lasts."""
    period = pl.col("period")
    first, last = (period.str.extract(_SEVERAL_YEARS, group).cast(pl.Int32) for group in (1, 2))
    return (
        pl.when(first.is_not_null())
        .then(pl.format("{}-01-01/P{}Y", period.str.extract(_SEVERAL_YEARS, 1), last - first + 1))
        .otherwise(pl.when(period.str.contains(r"^\d{4}-\d{2}$")).then(period.str.replace("-", "-M")).otherwise(period))
    )
