"""UN Statistics Division, Global SDG Indicators Database, the CSV that people download.

Document: SDG Global Database (unstats.un.org/sdgs/dataportal, "Download CSV", and the API's CSV).
Layout: one row a value: `Goal`, `Target`, `Indicator`, `SeriesCode`, `SeriesDescription`, `GeoAreaCode`
(M49), `GeoAreaName`, `TimePeriod`, `Value`, `Time_Detail`, `TimeCoverage`, `UpperBound`, `LowerBound`,
`BasePeriod`, `Source`, `GeoInfoUrl`, `FootNote`, then the dimensions in brackets (`[Age]`, `[Sex]`,
`[Nature]`, `[Units]`,
`[Reporting Type]`, `[Migratory status]`, `[Policy Domains]` ...). Older exports write the headers in lower or
camel case and the dimensions without brackets.

Yields: each series code of the file as variable; unit by `[Units]` in lower case (`percent`,
`number`, `per_100000_emp`). The release is not in the file. A series that serves several
indicators stands in the file once for each; it is given once, and the rows left out are named in
one repair. Rules for status, note and codes: `corridor.sources.unsd_rows`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from corridor.errors import Location
from corridor.sources.contract import AreaScheme, Head, Reading, Repair
from corridor.sources.delimited import Layout, Table, has_header, read_table, squash
from corridor.sources.unsd_rows import tidy_rows

NAME = "unsd_sdg_csv"
VERSION = 1

LAYOUT = Layout(
    required={
        "variable": ("SeriesCode", "Series"),
        "area": ("GeoAreaCode",),
        "period": ("TimePeriod",),
        "text": ("Value",),
        "units": ("[Units]",),
    },
    optional={
        "goal": ("Goal",),
        "target": ("Target",),
        "indicator": ("Indicator",),
        "series_description": ("SeriesDescription", "SeriesDesc"),
        "area_name": ("GeoAreaName",),
        "time_detail": ("Time_Detail",),
        "time_coverage": ("TimeCoverage",),
        "upper_bound": ("UpperBound",),
        "lower_bound": ("LowerBound",),
        "base_period": ("BasePeriod",),
        "source": ("Source",),
        "geo_info_url": ("GeoInfoUrl",),
        "footnote": ("FootNote", "FootNotes"),
        "value_type": ("ValueType", "Value_Type"),
    },
)
_REMARKS = ("source", "footnote", "time_detail", "time_coverage", "lower_bound", "upper_bound", "base_period")
_FACT = ("variable", "area", "period", "text", "units")


def sniff(head: Head) -> bool:
    """Whether the file has the columns of the SDG Global Database."""
    return has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All values of the file; raises `SourceError` for a broken row."""
    table = read_table(path, LAYOUT)
    dimensions = {name: name for name in table.unnamed()} | {"units": table.written("units")}
    frame, repeated = _each_fact_once(table, list(dimensions))
    frame = frame.with_columns(pl.lit(table.written("text")).alias("column"))
    remarks = {key: key.replace("_", " ") for key in _REMARKS if table.has(key)}
    if "time_detail" in remarks:
        same = pl.col("time_detail") == pl.col("period")
        frame = frame.with_columns(pl.when(~same.fill_null(value=False)).then("time_detail").alias("time_detail"))
    rows, repairs = tidy_rows(frame, table.file, dimensions, remarks, delimiter=table.header.delimiter)
    return Reading(rows, _title(table), None, AreaScheme.M49, repairs=table.repairs + repeated + repairs)


def _title(table: Table) -> str:
    """The series' description when the file holds one series, else the database's name."""
    if table.has("series_description"):
        titles = table.frame.get_column("series_description").drop_nulls().unique()
        if len(titles) == 1:
            return str(titles[0])
    return "Global SDG Indicators Database"


def _each_fact_once(table: Table, dimensions: list[str]) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    """The rows without those that repeat a fact under another indicator."""
    if not table.has("indicator") or table.frame.get_column("indicator").n_unique() < 2:
        return table.frame, ()
    shared = table.frame.group_by("variable").agg(pl.col("indicator").n_unique()).filter(pl.col("indicator") > 1)
    if shared.is_empty():
        return table.frame, ()
    several = pl.col("variable").is_in(shared.get_column("variable").to_list())
    first = table.frame.select("row", *_FACT, *[name for name in dimensions if squash(name) != "units"])
    kept_rows = (
        first.filter(several)
        .unique([name for name in first.columns if name != "row"], keep="first", maintain_order=True)
        .get_column("row")
    )
    kept = table.frame.filter(~several | pl.col("row").is_in(kept_rows.to_list()))
    left_out = len(table.frame) - len(kept)
    if not left_out:
        return kept, ()
    repair = Repair(
        Location(table.file, column=table.written("indicator")),
        f"{left_out} rows that repeat a series under a further indicator",
        "left out",
        "a series that serves several indicators is read once",
    )
    return kept, (repair,)
