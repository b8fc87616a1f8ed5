"""World Bank, Remittance Prices Worldwide: the whole data set, a row a service.

Publisher: World Bank.
Document: workbook `rpw_dataset_2011_2025_q3.xlsx` (Data Catalog 0037898) and its successors, or a CSV file with the
same headings; what a subset leaves out is null.
Layout: the sheets `Dataset (up to Q1 2016)` and `Dataset (from Q2 2016)` have one row a service, found by their
headings; other sheets are passed over, and either may be missing. Each row prices two amounts, `cc1` (USD 200) and
`cc2` (USD 500 or the round equivalent), and becomes one quote for each. Columns without a heading are not read.

The publisher stores a margin of 0 and rates of 1 where the exchange rate was not disclosed: margin and total are
unknown then. With one currency at both ends the same cells are real zeros. Rules that mend cells are in
`corridor.sources.rpw_services`, those that only say what is odd in `corridor.sources.rpw_quotes`. Repairs are taken
together: one for each rule, column and, where few, spelling, with the place of the first cell and the number of
cells; a workbook has hundreds of thousands of such cells.

Vintage: the last quarter that the file holds, `2025-Q3`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Head, Reading, Repair
from corridor.sources.files import plain_name
from corridor.sources.grid import head_grids
from corridor.sources.price_repairs import RepairLog
from corridor.sources.quotes import QUOTE_SCHEMA
from corridor.sources.rpw_layout import COLUMNS, quarter
from corridor.sources.rpw_quotes import quotes
from corridor.sources.rpw_services import services
from corridor.sources.sheet_columns import sheet_columns
from corridor.sources.table import table_in

NAME = "world_bank_rpw"
VERSION = 1


def sniff(head: Head) -> bool:
    """Whether a sheet has the headings of period, firm, the two countries' codes, and the total cost."""
    return any(table_in(grid, COLUMNS.required, with_periods=False) is not None for grid in head_grids(head))


def read(path: Path) -> Reading:
    """The quotes of both sheets; raises `SourceError` for a file without the headings, or with one twice."""
    parts: list[pl.DataFrame] = []
    repairs: list[Repair] = []
    for columns in sheet_columns(path, COLUMNS):
        log = RepairLog(columns)
        parts.append(quotes(services(columns, log), columns, log))
        repairs.extend(log.repairs)
    if not parts:
        raise SourceError(
            "a sheet with the headings period, source_code, destination_code, firm and cc1 total cost %",
            "none",
            where=Location(plain_name(path)),
            remedy="check that this is the publisher's complete, unedited file",
        )
    every = pl.concat(parts)
    return Reading(
        rows=pl.DataFrame(schema=ROW_SCHEMA),
        title="Remittance Prices Worldwide",
        vintage=_last_quarter(every),
        area_scheme=AreaScheme.WORLD_BANK,
        repairs=tuple(repairs),
        quotes=every.cast(QUOTE_SCHEMA),
    )


def _last_quarter(every: pl.DataFrame) -> str | None:
    periods = every.get_column("period").drop_nulls().unique()
    return max((period for period in periods if quarter(period.replace("-", "")) == period), default=None)
