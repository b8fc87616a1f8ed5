"""World Bank, World Development Indicators: the grid of countries by years.

Publisher: World Bank.
Document: download of an indicator (`API_..._DS2_en_excel_v2_....xls`, `API_..._DS2_en_csv_v2_....csv`),
the whole database (`WDICSV.csv`), or a DataBank export with countries down and years across.
Layout: columns `Country Name`, `Country Code`, `Indicator Name`, `Indicator Code` (DataBank: `Series
...`), then the years; `Last Updated Date` above, or `Last Updated:` below.

Variable: the indicator's code (`BX.TRF.PWKR.CD.DT`). Unit: the last bracket of the indicator's name:
`current US$` -> `usd`, `% of GDP` -> `percent_of_gdp`, `%` -> `percent`, any other bracket its words
joined by `_`; `number` where the name has no bracket. Area: the World Bank's code, which is ISO alpha-3
for countries and its own for groups. Period: the year. A blank is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, Reading
from corridor.sources.grid import Grid, grids_of, head_grids
from corridor.sources.periods import Period
from corridor.sources.table import Table, table_in, tables_in
from corridor.sources.tidy import tidy
from corridor.sources.unpivot import ValueColumn, unpivot
from corridor.sources.world_bank import last_updated, unit_in_name

NAME = "world_bank_wdi"
VERSION = 1

_REQUIRED = {
    "country code": "country code",
    "indicator name": "(indicator|series) name",
    "indicator code": "(indicator|series) code",
}


def sniff(head: Head) -> bool:
    """Whether a sheet has country code, indicator name, indicator code and years in one header."""
    return any(table_in(grid, _REQUIRED) is not None for grid in head_grids(head))


def read(path: Path) -> Reading:
    """All countries and years; raises `SourceError` where the layout is broken."""
    grids = grids_of(path)
    (table, *_) = tables_in(grids, _REQUIRED, what="World Development Indicators")
    rows = _rows(table)
    columns = [_value_column(column, period) for column, period in table.periods.items()]
    frame, repairs = unpivot(table, rows, columns)
    return Reading(
        rows=tidy(frame),
        title=_title(table, list(rows)),
        vintage=_vintage(grids),
        area_scheme=AreaScheme.WORLD_BANK,
        repairs=(*table.grid.repairs, *repairs),
    )


def _value_column(column: int, period: Period) -> ValueColumn:
    return ValueColumn(column, {"period": period.text}, period.status)


def _rows(table: Table) -> dict[int, dict[str, str | None]]:
    """The rows with codes; a footer has neither codes nor values."""
    rows: dict[int, dict[str, str | None]] = {}
    for row in table.body():
        area, code = table.text(row, "country code"), table.text(row, "indicator code")
        if area and code:
            unit = unit_in_name(table.text(row, "indicator name")) or "number"
            rows[row] = {"area": area, "variable": code, "unit": unit}
        elif table.has_number(row, table.periods):
            missing = "indicator code" if area else "country code"
            raise SourceError(
                f"the {missing} beside the values",
                "an empty cell",
                where=table.where(row, table.labels[missing]),
                remedy="check the row in the publisher's file",
            )
    return rows


def _title(table: Table, rows: Sequence[int]) -> str:
    names = {table.text(row, "indicator name") for row in rows}
    return f"World Development Indicators: {names.pop()}" if len(names) == 1 else "World Development Indicators"


def _vintage(grids: Sequence[Grid]) -> str | None:
    return next((found for grid in grids if (found := last_updated(grid)) is not None), None)
