"""Open SDG, the data and metadata files of national SDG platforms.

Documents and layouts: `indicator_<n>-<n>-<n>.csv`, one indicator a file (`Year`, disaggregations of any
name, `Units`, `Unit multiplier`, `Observation status`, `Series`, `Value`; a row whose disaggregations are
all empty is the headline), and `meta_<n>-<n>-<n>.md` or `.yml`, its metadata in YAML, which gives no rows
but is known, so that it is not reported as a foreign file.

Yields: the indicator's number as variable (`10.7.3`, from the file's name); area is the country by name
(see `corridor.sources.open_sdg_metadata.area_of`); unit `number`, `percent`, or the file's words.
`Sex` and `Age` become SDMX codes, all other disaggregations and `Series` stand in the breakdown. Values
are multiplied by `Unit multiplier`, each with a repair. The vintage is the newest
`source_release_date` of the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import polars as pl

from corridor.errors import SourceError
from corridor.sources.breakdown import breakdown_of, key_of
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Head, Reading, Repair
from corridor.sources.delimited import Layout, Table, has_header, read_table
from corridor.sources.files import plain_name
from corridor.sources.numbers import read_numbers
from corridor.sources.open_sdg_metadata import (
    NAME_OF_DATA,
    area_of,
    indicator_in,
    metadata_beside,
    metadata_fields,
)
from corridor.sources.open_sdg_words import age_code, period_of, words
from corridor.sources.tidy import tidy

NAME = "open_sdg"
VERSION = 1

UNIT_NOT_STATED = "not stated"

LAYOUT = Layout(
    required={"period": ("Year",), "text": ("Value",)},
    optional={
        "unit": ("Units", "Unit", "Unit measure"),
        "multiplier": ("Unit multiplier",),
        "status": ("Observation status",),
        "series": ("Series",),
        "sex": ("Sex",),
        "age": ("Age",),
        "geocode": ("GeoCode",),
    },
)
_KEYS = {"cause_of_death": "cause"}
_RELEASE_DATE = re.compile(r"^(\d{2})/(\d{2})/(\d{4})$")


def sniff(head: Head) -> bool:
    """Whether the file is named as an indicator and has year and value, or is its metadata."""
    if _is_metadata(head.name):
        return head.text is not None and re.search(r"^indicator_number:", head.text, re.MULTILINE) is not None
    return NAME_OF_DATA.match(head.name) is not None and has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All values of a data file; no rows for a metadata file.

    Raises `SourceError` for words that are no period, status or multiplier, and where nothing tells
    the country.
    """
    name = plain_name(path)
    if _is_metadata(name):
        metadata = metadata_fields(path)
        return Reading(pl.DataFrame(schema=ROW_SCHEMA), _title(metadata), _vintage(metadata), AreaScheme.NAME)
    metadata = metadata_beside(path)
    table = read_table(path, LAYOUT)
    frame = table.frame.with_columns(
        variable=pl.lit(indicator_in(name)),
        area=pl.lit(area_of(name, metadata)),
        column=pl.lit(table.written("text")),
        period=_periods(table),
        said=_said_status(table),
    )
    frame = _with_disaggregations(table, frame).drop("status", strict=False)
    numbers = read_numbers(frame, name, delimiter=table.header.delimiter)
    rows, multiplied = _multiplied(table, numbers.frame)
    valued = pl.col("value").is_not_null() & pl.col("said").is_not_null()
    missing = pl.col("value").is_null() & pl.col("said").is_in(["L", "M", "O", "Q"])
    rows = rows.with_columns(status=pl.when(valued | missing).then("said").otherwise("status"))
    kept = [column for column in ROW_SCHEMA if column in rows.columns]
    return Reading(
        tidy(rows.select(kept)),
        _title(metadata) if metadata else f"Indicator {indicator_in(name)}",
        _vintage(metadata),
        AreaScheme.NAME,
        repairs=table.repairs + numbers.repairs + multiplied,
    )


def _is_metadata(name: str) -> bool:
    return name.lower().endswith((".md", ".yml", ".yaml"))


def _title(metadata: Mapping[str, object]) -> str:
    number = metadata.get("indicator_number")
    title = next((str(metadata[key]) for key in ("indicator_available", "graph_title") if metadata.get(key)), "")
    return f"Indicator {number}: {title}" if title else f"Indicator {number}"


def _vintage(metadata: Mapping[str, object]) -> str | None:
    """The newest release date of the sources, which are written day/month/year."""
    dates = [
        date(int(match[3]), int(match[2]), int(match[1]))
        for key, value in metadata.items()
        if key.startswith("source_release_date") and (match := _RELEASE_DATE.match(str(value)))
    ]
    return max(dates).isoformat() if dates else None


def _translated(table: Table, key: str, translate: Callable[[str], str | None], expected: str) -> pl.Series:
    """The column in codes; blanks stay null. Raises `SourceError` at the first word without code."""
    column = table.frame.get_column(key)
    codes = {word: translate(word) for word in column.drop_nulls().unique(maintain_order=True)}
    for word, code in codes.items():
        if code is None:
            row = table.frame.filter(pl.col(key) == word).get_column("row")[0]
            raise SourceError(
                expected,
                repr(word),
                where=table.place(row, key),
                remedy="if the word is right, add it to the reader's words (open_sdg_words.csv)",
            )
    return column.replace_strict(codes, default=None, return_dtype=pl.String)


def _periods(table: Table) -> pl.Series:
    periods = _translated(table, "period", period_of, "a year, quarter, month or span of years")
    if periods.has_nulls():
        row = table.frame.filter(periods.is_null()).get_column("row")[0]
        raise SourceError(
            "a year, quarter, month or span of years",
            "a blank cell",
            where=table.place(row, "period"),
            remedy="check the row in the publisher's file",
        )
    return periods


def _said_status(table: Table) -> pl.Series:
    """The status that the file states in words; null where it states none."""
    if not table.has("status"):
        return pl.Series([None] * len(table.frame), dtype=pl.String)
    known = words("status")
    return _translated(table, "status", lambda word: known.get(word.lower()), "a status of the SDMX vocabulary")


def _with_disaggregations(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """`sex`, `age` and `unit` in codes, and all other disaggregations in `breakdown`.

    A word that is no known sex or age becomes `_U` and stays in the breakdown (`age_code=School age`).
    """
    parts = {(_KEYS.get(key_of(name), key_of(name))): name for name in table.unnamed()}
    if table.has("series"):
        parts["series"] = "series"
    for key, known in (("sex", lambda word: words("sex").get(word.lower())), ("age", age_code)):
        if table.has(key):
            written = frame.get_column(key).drop_nulls().unique()
            codes = {word: code for word in written if (code := known(word)) is not None}
            coded = pl.col(key).replace_strict(codes, default="_U", return_dtype=pl.String)
            other = pl.when(~pl.col(key).is_in(list(codes))).then(key)
            parts[f"{key}_code"] = f"{key}_code"
            frame = frame.with_columns(
                pl.when(pl.col(key).is_null()).then(pl.lit("_T")).otherwise(coded).alias(key),
                other.alias(f"{key}_code"),
            )
    unit = pl.col("unit").str.to_lowercase().replace(words("unit")) if table.has("unit") else pl.lit(None, pl.String)
    return frame.with_columns(unit=unit.fill_null(UNIT_NOT_STATED), breakdown=breakdown_of(parts))


def _multiplied(table: Table, frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    """Values in whole units: `2.5` with multiplier `Millions` is 2,500,000, with a repair."""
    if not table.has("multiplier"):
        return frame, ()
    known = words("multiplier")
    factor = _translated(table, "multiplier", lambda word: known.get(word.lower()), "a unit multiplier")
    frame = frame.with_columns(factor.cast(pl.Float64).fill_null(1.0).alias("factor"))
    frame = frame.with_columns(whole=pl.col("value") * pl.col("factor"))
    changed = frame.filter((pl.col("factor") != 1) & pl.col("value").is_not_null())
    repairs = tuple(
        Repair(table.place(row, "text"), f"{text} {multiplier}", f"{whole:.15g}", "unit multiplier")
        for row, text, multiplier, whole in changed.select("row", "text", "multiplier", "whole").iter_rows()
    )
    return frame.with_columns(value="whole"), repairs
