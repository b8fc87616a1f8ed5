"""OECD, Health Workforce Migration, the CSV of OECD.Stat.

Layout: `COU`, `Country` (of work), `VAR`, `Variable`, `CO2`, `Country of origin` (where trained), `YEA`,
`Year`, `Value`, `Flag Codes`, `Flags`.

Yields: the publisher's code `VAR` as variable (`FTDS` foreign-trained doctors, stock; `FTDF` annual
inflow; `FTNS`, `FTNF` the same for nurses), unit `persons`, or `percent` where the variable's name says
so. Area is the country of work, counterpart the country of training, both ISO alpha-3. Flags
become the status (B, D, E, P as in SDMX; C confidential is suppressed; L missing); all flags are in the note.
"""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, ObservationStatus, Reading
from corridor.sources.delimited import Layout, Table, has_header, read_table
from corridor.sources.numbers import read_numbers
from corridor.sources.tidy import tidy

NAME = "oecd_health_workforce"
VERSION = 1

LAYOUT = Layout(
    required={
        "area": ("COU",),
        "variable": ("VAR",),
        "counterpart": ("CO2",),
        "text": ("Value",),
    },
    optional={
        "area_name": ("Country",),
        "variable_name": ("Variable",),
        "counterpart_name": ("Country of origin",),
        "year_code": ("YEA",),
        "period": ("Year",),
        "flag_codes": ("Flag Codes",),
        "flags": ("Flags",),
    },
    one_of=(("period", "year_code"),),
)
_STATUS_OF_FLAG = {
    "B": ObservationStatus.BREAK,
    "D": ObservationStatus.DIFFERENT_DEFINITION,
    "E": ObservationStatus.ESTIMATED,
    "P": ObservationStatus.PROVISIONAL,
    "F": ObservationStatus.FORECAST,
    "U": ObservationStatus.LOW_RELIABILITY,
    "C": ObservationStatus.SUPPRESSED,
    "L": ObservationStatus.MISSING,
    "M": ObservationStatus.MISSING,
}


def sniff(head: Head) -> bool:
    """Whether the file has OECD's codes of country of work, country of training, and variable."""
    return has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All values of the file; raises `SourceError` for a row without country or year, or an unknown flag."""
    table = read_table(path, LAYOUT)
    year = "period" if table.has("period") else "year_code"
    frame = table.frame.with_columns(pl.col(year).alias("period"))
    _check_rows(table, frame, year)
    frame = frame.with_columns(pl.lit(table.written("text")).alias("column"), unit=_unit(table), note=_note(table))
    numbers = read_numbers(frame, table.file, delimiter=table.header.delimiter)
    rows = numbers.frame.with_columns(status=_status(table))
    kept = ("variable", "area", "counterpart", "period", "value", "unit", "status", "note", "row", "column")
    return Reading(
        tidy(rows.select(kept)),
        title="OECD Health Workforce Migration",
        vintage=None,
        area_scheme=AreaScheme.ISO3,
        counterpart_scheme=AreaScheme.ISO3,
        repairs=table.repairs + numbers.repairs,
    )


def _check_rows(table: Table, frame: pl.DataFrame, year: str) -> None:
    for key, pattern, expected in (
        ("area", r"^[A-Z0-9_]+$", "a code of the country of work"),
        ("counterpart", r"^[A-Z0-9_]+$", "a code of the country of training"),
        ("variable", r"^\w+$", "a code of the variable"),
        (year, r"^\d{4}$", "a year"),
    ):
        wrong = frame.filter(~pl.col(key).str.contains(pattern).fill_null(value=False))
        if not wrong.is_empty():
            row, found = wrong.select("row", key).row(0)
            raise SourceError(
                expected,
                repr(found),
                where=table.place(row, key),
                remedy="check the row in the publisher's file; a truncated download often ends like this",
            )


def _unit(table: Table) -> pl.Expr:
    if not table.has("variable_name"):
        return pl.lit("persons")
    share = pl.col("variable_name").str.contains(r"(?i)%|per ?cent|share|proportion").fill_null(value=False)
    return pl.when(share).then(pl.lit("percent")).otherwise(pl.lit("persons"))


def _note(table: Table) -> pl.Expr:
    words = [pl.col(key) for key in ("flag_codes", "flags") if table.has(key)]
    if not words:
        return pl.lit(None, dtype=pl.String)
    joined = pl.concat_str(words, separator=": ", ignore_nulls=True)
    return pl.when(joined != "").then(pl.lit("flag: ") + joined)


def _status(table: Table) -> pl.Expr:
    """The status of the first flag; a missing value keeps the status of its mark, unless suppressed."""
    if not table.has("flag_codes"):
        return pl.col("status")
    statuses: dict[str, str] = {}
    flagged = table.frame.filter(pl.col("flag_codes").is_not_null()).select("row", "flag_codes")
    for row, flags in flagged.unique("flag_codes", keep="first", maintain_order=True).iter_rows():
        codes = re.findall(r"[A-Z]+", flags.upper())
        unknown = [code for code in codes if code not in _STATUS_OF_FLAG]
        if unknown:
            raise SourceError(
                f"flags among {', '.join(_STATUS_OF_FLAG)}",
                repr(flags),
                where=table.place(row, "flag_codes"),
                remedy="add the flag to corridor.sources.readers.oecd_health_workforce",
            )
        statuses[flags] = _STATUS_OF_FLAG[codes[0]].value
    told = pl.col("flag_codes").replace_strict(statuses, default=None, return_dtype=pl.String)
    valued = pl.col("value").is_not_null()
    fits = valued | (told == ObservationStatus.SUPPRESSED.value)
    return pl.when(fits & told.is_not_null()).then(told).otherwise(pl.col("status"))
