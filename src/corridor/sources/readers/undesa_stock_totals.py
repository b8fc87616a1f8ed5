"""UN DESA, International Migrant Stock: totals by sex and destination.

Publisher: United Nations, Department of Economic and Social Affairs, Population Division.
Document: workbook by sex and destination (`UN_MigrantStockTotal_2019.xlsx`,
`undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx`, and other revisions of the same shape).
Layout: one sheet a table; rows are areas with a location code, columns are years or spans of years in
blocks, each block headed by what it counts and for which sex. A sheet is known by the words of its
headings, a block by the heading above its first year; nothing is taken from a position.

Variables (all sexes `_T`, `M`, `F` where the block says so):
- `migrant_stock` (persons), `migrant_share` (percent of the population), `migrant_female_share` (percent
  of the migrant stock), `migrant_stock_change` (percent a year)
- `refugee_stock` (persons), `refugee_share` (percent of the migrant stock), `refugee_stock_change`
  (percent a year)
- `population` (thousand persons)

Area: location code as text, scheme UN DESA (M49 for countries, own numbers for groups). Criterion: birth
or citizenship by the type of data (null where the publisher uses both or had to impute, status `I` then),
displacement for the refugee variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, ObservationStatus, Reading, Repair
from corridor.sources.grid import grids_of, head_grids, tidy_text
from corridor.sources.table import Table, table_in, tables_in
from corridor.sources.tidy import tidy
from corridor.sources.undesa import (
    CODE,
    MARKS,
    NOTES,
    TYPE_OF_DATA,
    block_texts,
    criterion_of,
    data_rows,
    is_imputed,
    location_code,
    remark,
    sex_in,
    title_of,
    vintage_of,
)
from corridor.sources.unpivot import ValueColumn, unpivot

NAME = "undesa_stock_totals"
VERSION = 1

_REQUIRED = {"code": CODE}
_OPTIONAL = {"notes": NOTES, "type of data": TYPE_OF_DATA}


@dataclass(frozen=True, slots=True)
class _Variable:
    """A variable and the words that tell its heading: all of `words`, none of `without`."""

    key: str
    unit: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        lower = text.casefold()
        return all(word in lower for word in self.words) and not any(word in lower for word in self.without)


_VARIABLES = (
    _Variable("refugee_stock_change", "percent_per_year", ("rate of change", "refugee")),
    _Variable("migrant_stock_change", "percent_per_year", ("rate of change", "migrant stock"), ("refugee",)),
    _Variable("refugee_share", "percent", ("refugee", "percentage of the international migrant stock")),
    _Variable("migrant_female_share", "percent", ("female migrants", "percentage"), ("refugee",)),
    _Variable("migrant_share", "percent", ("migrant stock", "percentage of the total population")),
    _Variable("refugee_stock", "persons", ("refugee",), ("percentage", "rate of change")),
    _Variable("population", "thousand_persons", ("population", "thousands"), ("migrant",)),
    _Variable("migrant_stock", "persons", ("migrant stock at mid-year",), ("refugee", "percentage")),
)
_NEVER_IMPUTED = ("population", "refugee_stock", "refugee_stock_change")
_WITHOUT_SEX = ("migrant_female_share", "refugee_stock", "refugee_share", "refugee_stock_change")


def sniff(head: Head) -> bool:
    """Whether a sheet has location codes, years, and a heading of one of the variables."""
    tables = [table for grid in head_grids(head) if (table := table_in(grid, _REQUIRED, _OPTIONAL))]
    return any(_variable_of(table, column) for table in tables for column in table.periods)


def read(path: Path) -> Reading:
    """All values of all tables; raises `SourceError` where the layout is broken."""
    grids = grids_of(path)
    frames: list[pl.DataFrame] = []
    repairs: list[Repair] = []
    for table in tables_in(grids, _REQUIRED, _OPTIONAL, what="International Migrant Stock, totals"):
        frame, mended = _rows_of(table)
        frames.append(frame)
        repairs.extend(mended)
    return Reading(
        rows=pl.concat(frames),
        title=title_of(grids),
        vintage=vintage_of(grids),
        area_scheme=AreaScheme.UN_DESA,
        repairs=tuple(repairs),
    )


def _rows_of(table: Table) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    columns = [_value_column(table, column) for column in table.periods]
    numbers, headings = data_rows(table, ["code"], table.periods)
    frame, repairs = unpivot(table, {row: _area(table, row) for row in numbers}, columns, MARKS)
    is_population = pl.col("variable") == "population"
    is_refugee = pl.col("variable").str.starts_with("refugee")
    is_imputed_here = pl.col("imputed").is_not_null() & ~pl.col("variable").is_in(_NEVER_IMPUTED)
    frame = frame.with_columns(
        migratory_status=pl.when(is_population).then(pl.lit("_T")).otherwise(pl.lit("migrant")),
        criterion=pl.when(is_refugee).then(pl.lit("displacement")).when(~is_population).then("criterion"),
        note=pl.when(is_population).then("footnote").otherwise("note"),
        status=pl.when(is_imputed_here & pl.col("value").is_not_null())
        .then(pl.lit(ObservationStatus.IMPUTED.value))
        .otherwise("status"),
    )
    return tidy(frame.drop("imputed", "footnote")), (*headings, *repairs)


def _area(table: Table, row: int) -> Mapping[str, str | None]:
    kind = table.text(row, "type of data")
    notes = table.text(row, "notes")
    return {
        "area": location_code(table, row, "code"),
        "criterion": criterion_of(kind),
        "imputed": "I" if is_imputed(kind) else None,
        "note": remark(kind, notes),
        "footnote": remark("", notes),
    }


def _value_column(table: Table, column: int) -> ValueColumn:
    variable = _variable_of(table, column)
    if variable is None:
        raise SourceError(
            "a heading above the years that says what they count",
            " / ".join(block_texts(table, column)) or "none",
            where=table.where(table.header_row, column),
            remedy="check that this is UN DESA's workbook of totals by sex and destination",
        )
    sex = "_T" if variable.key in _WITHOUT_SEX else _sex_of(table, column)
    fields = {
        "variable": variable.key,
        "unit": variable.unit,
        "sex": sex,
        "period": table.periods[column].text,
    }
    return ValueColumn(column, fields, table.periods[column].status)


def _sex_of(table: Table, column: int) -> str:
    for text in block_texts(table, column):
        if sex := sex_in(text):
            return sex
    raise SourceError(
        "a heading above the years that names the sex (both sexes, male, female)",
        " / ".join(block_texts(table, column)) or "none",
        where=table.where(table.header_row, column),
        remedy="check the headings in the publisher's file",
    )


def _variable_of(table: Table, column: int) -> _Variable | None:
    """By the block's headings, else by the sheet's title."""
    for text in (*block_texts(table, column), *_title_texts(table)):
        for variable in _VARIABLES:
            if variable.is_in(text):
                return variable
    return None


def _title_texts(table: Table) -> list[str]:
    texts = (tidy_text(cell) for row in range(table.header_row) for cell in table.grid.rows[row])
    return [text for text in texts if text.casefold().startswith("table")]
