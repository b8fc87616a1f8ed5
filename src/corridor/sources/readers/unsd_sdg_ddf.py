"""UN Statistics Division, Global SDG Indicators Database, as DDF data points.

Document: the database as Open Numbers files it (repository `ddf--unstats--sdg_indicators`), one CSV a
series: `ddf--datapoints--<series>--by--<dimensions>.csv`. Layout: `geo_area` (M49 without leading
zeros), `year`, dimensions (`nature`, `units`, `sex`, `age`, `migratory_status`, `policy_domains`,
...) with codes in lower case, and one column of values that is named for the series.

Yields: one variable, the series code in capitals (`SG_CPA_MIGRS`); unit as the file states
(`percent`, `number`, `score`, `per_100000_emp`). The release is not in the file. Rules for status,
note and codes: `corridor.sources.unsd_rows`.
"""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head, Reading
from corridor.sources.delimited import Layout, Table, has_header, read_table, squash
from corridor.sources.files import plain_name
from corridor.sources.unsd_rows import tidy_rows

NAME = "unsd_sdg_ddf"
VERSION = 1

LAYOUT = Layout(required={"area": ("geo_area",), "period": ("year",), "units": ("units",)})
_SERIES_IN_NAME = re.compile(r"^ddf--datapoints--(\w+?)--by--", re.IGNORECASE)
_AGE = re.compile(r"^(lt)?(\d+)(?:_(\d+))?([ym]?)$")


def sniff(head: Head) -> bool:
    """Whether the file is named as DDF data points and has UNSD's columns."""
    return head.name.lower().startswith("ddf--datapoints--") and has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All data points; raises `SourceError` for a broken row or a file without column of values."""
    table = read_table(path, LAYOUT)
    series = _series_column(table, plain_name(path))
    dimensions = {name: name for name in table.unnamed() if name != series} | {"units": table.written("units")}
    frame = table.frame.with_columns(
        pl.lit(series.upper()).alias("variable"), pl.lit(series).alias("column"), pl.col(series).alias("text")
    )
    ages = [name for name in dimensions if squash(name) == "age"]
    frame = frame.with_columns(pl.col(name).map_elements(_age_text, pl.String) for name in ages)
    rows, repairs = tidy_rows(frame, table.file, dimensions, {}, delimiter=table.header.delimiter)
    return Reading(rows, series.upper(), None, AreaScheme.M49, repairs=table.repairs + repairs)


def _series_column(table: Table, name: str) -> str:
    """The header that the file's name gives, else the only one that looks like a series code."""
    named = _SERIES_IN_NAME.match(name)
    columns = table.unnamed()
    if named and (same := [column for column in columns if squash(column) == squash(named[1])]):
        return same[0]
    raise SourceError(
        f"a column named for the series {named[1] if named else ''}".strip(),
        f"columns {', '.join(table.header.written)}",
        where=Location(table.file, row=table.header.row),
        remedy="keep the file's own name, which tells the series",
    )


def _age_text(code: str) -> str:
    """A file-safe age code as UNSD writes it: `lt5y` is `<5Y`, `15` is `15+`, `15_24` is `15-24`."""
    match = _AGE.match(code)
    if match is None:
        return code
    below, first, last, unit = match.groups()
    if below:
        return f"<{first}{unit or 'y'}"
    return f"{first}-{last}{unit}" if last else f"{first}+"
