"""World Bank, Remittance Prices Worldwide (Corridors): export from DataBank.

Publisher: World Bank.
Document: DataBank export of the database "Remittance Prices Worldwide (Corridors)", CSV or workbook.
Layout: one row a corridor and series, with name and code of the sending and of the receiving country;
columns are quarters (`2011Q1 [YR2011Q1]`); below, the database's name and `Last Updated: 12/07/2020`,
month first, which is the vintage as an ISO date (7 December 2020).

Variable: the series' code (`ATCR.CORR`: average total cost of sending USD 200, mean over all services).
Unit: percent of the amount sent. **Area: the receiving country, counterpart: the sending country**, both
by the World Bank's code. `..` is a quarter without a price (most pairs are no corridor at all).
"""

from __future__ import annotations

from pathlib import Path

from corridor.errors import SourceError
from corridor.sources.contract import AreaScheme, Head, Reading
from corridor.sources.grid import grids_of, head_grids
from corridor.sources.table import Table, table_in, tables_in
from corridor.sources.tidy import tidy
from corridor.sources.unpivot import ValueColumn, unpivot
from corridor.sources.world_bank import last_updated, unit_in_name

NAME = "world_bank_databank_corridors"
VERSION = 1

_SENDING, _RECEIVING = "sending country code", "receiving country code"
_REQUIRED = {
    _SENDING: r"sending countr(y|ies) code",
    _RECEIVING: r"receiving countr(y|ies) code",
    "series name": "series name",
    "series code": "series code",
}
_PERCENT_SERIES = ("ATCR.CORR",)


def sniff(head: Head) -> bool:
    """Whether a sheet has codes of sending and receiving country and of a series, and quarters."""
    return any(table_in(grid, _REQUIRED) is not None for grid in head_grids(head))


def read(path: Path) -> Reading:
    """All corridors and quarters; raises `SourceError` where the layout is broken."""
    (table, *_) = tables_in(grids_of(path), _REQUIRED, what="Remittance Prices Worldwide, corridors")
    columns = [ValueColumn(column, {"period": period.text}, period.status) for column, period in table.periods.items()]
    frame, repairs = unpivot(table, _rows(table), columns)
    return Reading(
        rows=tidy(frame),
        title="Remittance Prices Worldwide (Corridors)",
        vintage=last_updated(table.grid),
        area_scheme=AreaScheme.WORLD_BANK,
        counterpart_scheme=AreaScheme.WORLD_BANK,
        repairs=(*table.grid.repairs, *repairs),
    )


def _rows(table: Table) -> dict[int, dict[str, str | None]]:
    """The rows with codes of both ends; a footer has neither codes nor values."""
    rows: dict[int, dict[str, str | None]] = {}
    for row in table.body():
        sending, receiving = table.text(row, _SENDING), table.text(row, _RECEIVING)
        if sending and receiving:
            rows[row] = {
                "area": receiving,
                "counterpart": sending,
                "variable": table.text(row, "series code"),
                "unit": _unit(table, row),
            }
        elif table.has_number(row, table.periods):
            missing = _RECEIVING if sending else _SENDING
            raise SourceError(
                f"the {missing} beside the values",
                "an empty cell",
                where=table.where(row, table.labels[missing]),
                remedy="check the row in the publisher's file",
            )
    return rows


def _unit(table: Table, row: int) -> str:
    if table.text(row, "series code") in _PERCENT_SERIES:
        return "percent"
    unit = unit_in_name(table.text(row, "series name"))
    if unit is None:
        raise SourceError(
            f"a series whose unit is known ({', '.join(_PERCENT_SERIES)}) or stands in its name",
            f"{table.text(row, 'series code')!r}, {table.text(row, 'series name')!r}",
            where=table.where(row, table.labels["series code"]),
            remedy="look the unit up in DataBank and add the series to this reader",
        )
    return unit
