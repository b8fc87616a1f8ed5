"""UN DESA, International Migrant Stock: by sex, destination and origin (the publisher's workbook).

Publisher: United Nations, Department of Economic and Social Affairs, Population Division.
Document: workbook by sex, destination and origin
(`undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx`, and the 2024 revision).
Layout: one row a pair, with the location codes of destination and origin; columns are years in three
blocks (both sexes, male, female). The 2020 revision has notes and type of data of the destination, the
2024 revision has coverage and data type.

Variable: `migrant_stock_by_origin` (persons). Area: destination, the country of residence; counterpart:
origin, the country of birth or citizenship; both location codes as text, scheme UN DESA. The publisher's
groups and the origin `Others` (2003) are kept. Criterion: by the destination's type of data.
"""

from __future__ import annotations

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

NAME = "undesa_stock_by_origin_workbook"
VERSION = 1

_DESTINATION, _ORIGIN = "code of destination", "code of origin"
_REQUIRED = {_DESTINATION: f"{CODE} of destination", _ORIGIN: f"{CODE} of origin"}
_OPTIONAL = {
    "notes": f"{NOTES}( of destination)?",
    "type of data": f"{TYPE_OF_DATA}( of destination)?",
    "coverage": r"coverage( of destination)?",
}


def sniff(head: Head) -> bool:
    """Whether a sheet has location codes of destination and of origin, and years."""
    return any(table_in(grid, _REQUIRED, _OPTIONAL) is not None for grid in head_grids(head))


def read(path: Path) -> Reading:
    """All pairs of all years and sexes; raises `SourceError` where the layout is broken."""
    grids = grids_of(path)
    frames: list[pl.DataFrame] = []
    repairs: list[Repair] = []
    for table in tables_in(grids, _REQUIRED, _OPTIONAL, what="International Migrant Stock, by origin"):
        frame, mended = _rows_of(table)
        frames.append(frame)
        repairs.extend(mended)
    return Reading(
        rows=pl.concat(frames),
        title=title_of(grids),
        vintage=vintage_of(grids),
        area_scheme=AreaScheme.UN_DESA,
        counterpart_scheme=AreaScheme.UN_DESA,
        repairs=tuple(repairs),
    )


def _rows_of(table: Table) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    columns = [_value_column(table, column) for column in table.periods]
    numbers, headings = data_rows(table, [_DESTINATION, _ORIGIN], table.periods)
    frame, repairs = unpivot(table, {row: _pair(table, row) for row in numbers}, columns, MARKS)
    imputed = pl.col("imputed").is_not_null() & pl.col("value").is_not_null()
    frame = frame.with_columns(
        status=pl.when(imputed).then(pl.lit(ObservationStatus.IMPUTED.value)).otherwise("status")
    )
    rows = tidy(
        frame.drop("imputed"),
        variable="migrant_stock_by_origin",
        unit="persons",
        migratory_status="migrant",
    )
    return rows, (*headings, *repairs)


def _pair(table: Table, row: int) -> dict[str, str | None]:
    kind = table.text(row, "type of data")
    coverage = table.text(row, "coverage")
    said = remark(kind, table.text(row, "notes"))
    return {
        "area": location_code(table, row, _DESTINATION),
        "counterpart": location_code(table, row, _ORIGIN),
        "criterion": criterion_of(kind),
        "imputed": "I" if is_imputed(kind) else None,
        "note": "; ".join(part for part in (said, f"coverage: {coverage}" if coverage else "") if part) or None,
    }


def _value_column(table: Table, column: int) -> ValueColumn:
    period = table.periods[column]
    return ValueColumn(column, {"period": period.text, "sex": _sex_of(table, column)}, period.status)


def _sex_of(table: Table, column: int) -> str:
    """By the block's headings, else by the sheet's title."""
    titles = (tidy_text(cell) for row in range(table.header_row) for cell in table.grid.rows[row])
    for text in (
        *block_texts(table, column),
        *(title for title in titles if "sexes" in title or "male" in title),
    ):
        if sex := sex_in(text):
            return sex
    raise SourceError(
        "a heading above the years that names the sex (both sexes, male, female)",
        " / ".join(block_texts(table, column)) or "none",
        where=table.where(table.header_row, column),
        remedy="check the headings in the publisher's file",
    )
