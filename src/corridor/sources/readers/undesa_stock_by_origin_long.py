"""UN DESA, International Migrant Stock: by destination and origin, as an Open Numbers (DDF) file.

Publisher: United Nations, Department of Economic and Social Affairs, Population Division.
Document: `ddf--datapoints--migrant_stock--by--destination--origin--year.csv`, made by Open Numbers of the
publisher's table of destination and origin; only countries, no groups.
Layout: one row a value; columns `destination`, `origin`, `year`, `migrant_stock` in any order. Countries
are in Open Numbers' own codes: ISO 3166-1 alpha-3 in lower case, but for a few (`gbm` Isle of Man, `hos`
Holy See, `chanisl` Channel Islands, `nld_curacao`).

Variable: `migrant_stock_by_origin` (persons). Area: destination, the country of residence; counterpart:
origin; both as written, scheme ISO alpha-3 (whose aliases hold the odd codes). The vintage is
the revision in the file's name, where it has one.
"""

from __future__ import annotations

import re
from pathlib import Path

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, Reading
from corridor.sources.grid import grids_of, head_grids
from corridor.sources.periods import period_in
from corridor.sources.table import Table, table_in, tables_in
from corridor.sources.tidy import tidy
from corridor.sources.undesa import vintage_in_name
from corridor.sources.unpivot import ValueColumn, unpivot

NAME = "undesa_stock_by_origin_long"
VERSION = 1

_REQUIRED = {
    "destination": "destination",
    "origin": "origin",
    "year": "year",
    "migrant_stock": r"migrant[ _]stock",
}


def sniff(head: Head) -> bool:
    """Whether the header is destination, origin, year and migrant_stock, in any order."""
    return any(table_in(grid, _REQUIRED, with_periods=False) is not None for grid in head_grids(head))


def read(path: Path) -> Reading:
    """All values; raises `SourceError` where the layout is broken."""
    grids = grids_of(path)
    (table, *_) = tables_in(
        grids, _REQUIRED, with_periods=False, what="Open Numbers, migrant stock by destination and origin"
    )
    rows = {row: _pair(table, row) for row in table.body() if any(table.grid.rows[row])}
    frame, repairs = unpivot(table, rows, [ValueColumn(table.labels["migrant_stock"], {})])
    return Reading(
        rows=tidy(frame, variable="migrant_stock_by_origin", unit="persons", migratory_status="migrant"),
        title="International Migrant Stock by destination and origin (Open Numbers)",
        vintage=vintage_in_name(path.name),
        area_scheme=AreaScheme.ISO3,
        counterpart_scheme=AreaScheme.ISO3,
        repairs=(*table.grid.repairs, *repairs),
    )


def _pair(table: Table, row: int) -> dict[str, str | None]:
    period = period_in(table.grid.cell(row, table.labels["year"]))
    if period is None:
        raise SourceError(
            "a year",
            repr(table.grid.cell(row, table.labels["year"])),
            where=table.where(row, table.labels["year"]),
            remedy="check the row in the file",
        )
    return {
        "area": _code(table, row, "destination"),
        "counterpart": _code(table, row, "origin"),
        "period": period.text,
    }


def _code(table: Table, row: int, role: str) -> str:
    written = table.text(row, role)
    if not re.fullmatch(r"[A-Za-z_]+", written):
        raise SourceError(
            "a country code of letters",
            repr(written),
            where=table.where(row, table.labels[role]),
            remedy="check the row in the file",
        )
    return written
