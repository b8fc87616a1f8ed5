"""UN DESA, International Migrant Stock: by destination and origin, one column an origin.

Publisher: United Nations, Department of Economic and Social Affairs, Population Division.
Document: `UN_MigrantStockByOriginAndDestination_2019.xlsx` and earlier revisions, or table 1 of it as a
CSV that a repository made (without title, notes and location codes).
Layout: one row a year and destination; columns `Year`, `Destination` (in the workbook with notes, code and
type of data), `Total`, `Other South`, `Other North`, then one an origin, by name. A blank cell is a pair
that the publisher does not tell apart.

Variables: `migrant_stock` (persons, the column `Total`) and `migrant_stock_by_origin` (persons). Area:
destination, the country of residence, by location code (scheme UN DESA) where the file has it, else by name;
counterpart: origin, by name. Rows that only head a list of groups (all cells `..`) are passed over. The CSV
names no revision; its vintage is that in the file's name, where it has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, Reading, Repair
from corridor.sources.grid import grids_of, head_grids, heading, tidy_text
from corridor.sources.periods import period_in
from corridor.sources.table import Table, table_in, tables_in
from corridor.sources.tidy import tidy
from corridor.sources.undesa import (
    CODE,
    MARKS,
    NOTES,
    TYPE_OF_DATA,
    criterion_of,
    location_code,
    remark,
    sex_in,
    title_of,
    vintage_in_name,
    vintage_of,
)
from corridor.sources.unpivot import ValueColumn, unpivot

NAME = "undesa_stock_by_origin_wide"
VERSION = 1

_REQUIRED = {"year": "year", "destination": r"(.*country or area of )?destination", "total": "total"}
_OPTIONAL = {"code": CODE, "notes": NOTES, "type of data": TYPE_OF_DATA, "sort order": r"sort order|index"}
_OTHER_ORIGINS = {"other north", "other south"}


def sniff(head: Head) -> bool:
    """Whether a header has year, destination, total, and the origins that are told apart from no other."""
    tables = (table_in(grid, _REQUIRED, _OPTIONAL, with_periods=False) for grid in head_grids(head))
    return any(
        {heading(cell) for cell in table.grid.rows[table.header_row]} >= _OTHER_ORIGINS
        for table in tables
        if table is not None
    )


def read(path: Path) -> Reading:
    """All pairs of all years; raises `SourceError` where the layout is broken."""
    grids = grids_of(path)
    tables = tables_in(
        grids,
        _REQUIRED,
        _OPTIONAL,
        with_periods=False,
        what="International Migrant Stock, one column an origin",
    )
    frames: list[pl.DataFrame] = []
    repairs: list[Repair] = []
    for table in tables:
        columns = _columns(table)
        rows, headings = _rows(table, columns)
        frame, mended = unpivot(table, rows, columns, MARKS)
        frames.append(frame.with_columns(sex=pl.lit(_sex_of(table))))
        repairs.extend((*table.grid.repairs, *headings, *mended))
    is_total = pl.col("counterpart").is_null()
    variable = pl.when(is_total).then(pl.lit("migrant_stock")).otherwise(pl.lit("migrant_stock_by_origin"))
    coded = all("code" in table.labels for table in tables)
    return Reading(
        rows=tidy(pl.concat(frames).with_columns(variable=variable), unit="persons", migratory_status="migrant"),
        title=f"{title_of(grids)} by destination and origin",
        vintage=vintage_of(grids) or vintage_in_name(path.name),
        area_scheme=AreaScheme.UN_DESA if coded else AreaScheme.NAME,
        counterpart_scheme=AreaScheme.NAME,
        repairs=tuple(repairs),
    )


def _columns(table: Table) -> list[ValueColumn]:
    columns = [ValueColumn(table.labels["total"], {"counterpart": None})]
    for column, cell in enumerate(table.grid.rows[table.header_row]):
        if column not in table.labels.values() and tidy_text(cell):
            columns.append(ValueColumn(column, {"counterpart": tidy_text(cell)}))
    return columns


def _sex_of(table: Table) -> str:
    """As the title above the header says; both sexes where it does not (`Total migrant stock`)."""
    titles = (tidy_text(cell) for row in table.grid.rows[: table.header_row] for cell in row)
    found = (sex_in(title) for title in titles if title.startswith("Table"))
    return next((sex for sex in found if sex is not None), "_T")


def _rows(table: Table, columns: Sequence[ValueColumn]) -> tuple[dict[int, dict[str, str | None]], tuple[Repair, ...]]:
    named = [row for row in table.body() if table.text(row, "destination")]
    headings = _headings(table, named, columns)
    rows = {row: _row(table, row) for row in named if row not in headings}
    if not headings:
        return rows, ()
    names = ", ".join(dict.fromkeys(table.text(row, "destination") for row in headings))
    found = f"{len(headings)} rows with no value: {names}"
    return rows, (Repair(table.grid.where(headings[0]), found, "passed over", "heading rows"),)


def _headings(table: Table, rows: Sequence[int], columns: Sequence[ValueColumn]) -> list[int]:
    """The rows of names that have `..` in every cell of every year: such a name heads a list of groups."""
    blank = [row for row in rows if all(table.grid.cell(row, column.column) == ".." for column in columns)]
    with_values = {table.text(row, "destination") for row in set(rows) - set(blank)}
    return [row for row in blank if table.text(row, "destination") not in with_values]


def _row(table: Table, row: int) -> dict[str, str | None]:
    period = period_in(table.grid.cell(row, table.labels["year"]))
    area = location_code(table, row, "code") if "code" in table.labels else table.text(row, "destination")
    if period is None or area is None:
        role = "year" if period is None else "code"
        raise SourceError(
            "a year" if role == "year" else "a location code",
            repr(table.grid.cell(row, table.labels[role])),
            where=table.where(row, table.labels[role]),
            remedy="check the row in the publisher's file",
        )
    kind = table.text(row, "type of data")
    note = remark(kind, table.text(row, "notes"))
    return {"area": area, "period": period.text, "criterion": criterion_of(kind), "note": note}
