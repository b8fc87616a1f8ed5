"""World Bank / KNOMAD, Remittance Inflows.

Publisher: World Bank, Global Knowledge Partnership on Migration and Development (KNOMAD).
Document: annual inward remittance flows, a workbook that is updated once or twice a year.
Layout: one row a country or group, by name; columns are years, the last often marked as an estimate
(`2022e`); some releases add a column with the share of GDP; notes follow below, with the month of
release.

Variables: `remittance_inflows` (million US dollars, current) and `remittance_inflows_share` (percent of
GDP).
Area: the receiving country, by the World Bank's name; the groups and the world are the publisher's. A
blank is missing. A 0 is kept as it stands, though the publisher writes it for early years of many
countries without a record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, ObservationStatus, Reading, Repair
from corridor.sources.grid import Grid, grids_of, head_grids, tidy_text
from corridor.sources.matrix import country_name, labelled_rows
from corridor.sources.table import Table, periods_in
from corridor.sources.tidy import tidy
from corridor.sources.unpivot import ValueColumn, unpivot
from corridor.sources.world_bank import month_of_release

NAME = "world_bank_remittance_inflows"
VERSION = 1

_FEWEST_YEARS = 2
_SHARE = re.compile(r"share of gdp.*?(?P<year>(?:19|20)\d{2})(?P<mark>e?)", re.IGNORECASE)


def sniff(head: Head) -> bool:
    """Whether a sheet has years and its header or title speaks of remittance inflows in US$ million."""
    return any(_inflows_in(grid) is not None for grid in head_grids(head))


def read(path: Path) -> Reading:
    """All countries and years; raises `SourceError` where the layout is broken."""
    grids = grids_of(path)
    table = next((found for grid in grids if (found := _inflows_in(grid)) is not None), None)
    if table is None:
        raise SourceError(
            "a sheet with years and the words remittance inflows (US$ million)",
            f"sheets {', '.join(grid.sheet or grid.file for grid in grids)}",
            where=grids[0].where(0) if grids else None,
            remedy="check that this is the publisher's complete, unedited workbook",
        )
    columns = _value_columns(table)
    numbers = labelled_rows(table, "name", [column.column for column in columns])
    rows: dict[int, dict[str, str | None]] = {row: {"area": country_name(table.text(row, "name"))} for row in numbers}
    frame, repairs = unpivot(table, rows, columns)
    notes = [tidy_text(cell) for row in table.grid.rows[numbers[-1] + 1 :] for cell in row] if numbers else []
    return Reading(
        rows=tidy(frame),
        title="Remittance inflows",
        vintage=month_of_release((*_title_texts(table), *notes, table.grid.file)),
        area_scheme=AreaScheme.WORLD_BANK,
        repairs=(*table.grid.repairs, *_spelling(table, numbers), *repairs),
    )


def _inflows_in(grid: Grid) -> Table | None:
    """The table of a sheet, None when it has no years or does not speak of inflows in millions."""
    for row in range(len(grid.rows)):
        periods = periods_in(grid.rows[row])
        if len(periods) >= _FEWEST_YEARS:
            table = Table(grid, row, {"name": _name_column(grid, row)}, periods)
            said = " ".join(_title_texts(table)).casefold()
            of_inflows = re.search(r"remittance.{0,20}(inflow|inward)|inward remittance", said) is not None
            return table if of_inflows and "million" in said else None
    return None


def _name_column(grid: Grid, header_row: int) -> int:
    """The column with the most words below the header."""
    words = [
        sum(tidy_text(grid.cell(row, column))[:1].isalpha() for row in range(header_row + 1, len(grid.rows)))
        for column in range(grid.width)
    ]
    return max(range(grid.width), key=words.__getitem__)


def _title_texts(table: Table) -> list[str]:
    """The sheet's name, and what stands in and above the header."""
    cells = (cell for row in table.grid.rows[: table.header_row + 1] for cell in row)
    texts = (tidy_text(cell) for cell in cells)
    return [table.grid.sheet or "", *(text for text in texts if re.search("[A-Za-z]", text))]


def _value_columns(table: Table) -> list[ValueColumn]:
    columns = [
        ValueColumn(column, _fields("remittance_inflows", "usd_million", period.text), period.status)
        for column, period in table.periods.items()
    ]
    for column in range(table.grid.width):
        found = _SHARE.search(tidy_text(table.grid.cell(table.header_row, column)))
        if found is not None:
            fields = _fields("remittance_inflows_share", "percent_of_gdp", found["year"])
            columns.append(
                ValueColumn(column, fields, ObservationStatus.ESTIMATED if found["mark"] else ObservationStatus.NORMAL)
            )
    return columns


def _fields(variable: str, unit: str, period: str) -> dict[str, str | None]:
    return {"variable": variable, "unit": unit, "period": period}


def _spelling(table: Table, rows: Sequence[int]) -> tuple[Repair, ...]:
    column = table.labels["name"]
    return tuple(
        Repair(table.where(row, column), written, country_name(written), "spelling of a name")
        for row in rows
        if (written := str(table.grid.cell(row, column))) != country_name(written)
    )
