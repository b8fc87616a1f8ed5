"""Repairs of large price files, taken together so that people can read them.

A rule often mends thousands of cells of a column. They become one repair for each column and spelling, or for each
column and rule: its place is the first of the cells, and `found` says how many more there are.
"""

from __future__ import annotations

import polars as pl

from corridor.sources.contract import Repair
from corridor.sources.sheet_columns import SheetColumns


class RepairLog:
    """The repairs of one sheet, in the order in which rules were applied."""

    def __init__(self, columns: SheetColumns) -> None:
        self._columns = columns
        self._repairs: list[Repair] = list(columns.repairs)

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """All repairs so far."""
        return tuple(self._repairs)

    def together(self, cells: pl.DataFrame, role: str, found: str, made: str, rule: str) -> None:
        """One repair for all `cells`, a frame with `row` and the column `found`; none where there are no cells."""
        if not cells.is_empty():
            first = cells.row(cells.get_column("row").arg_min() or 0, named=True)
            self._add(first["row"], first[found], cells.height, role, made, rule)

    def by_spelling(self, cells: pl.DataFrame, role: str, found: str, made: dict[str, str] | str, rule: str) -> None:
        """One repair for each spelling in the column `found`; `made` tells what each became, or all did."""
        spellings = cells.group_by(found).agg(pl.col("row").min(), count=pl.len()).sort("row", found)
        for text, row, count in spellings.iter_rows():
            self._add(row, text, count, role, made if isinstance(made, str) else made[text], rule)

    def _add(self, row: int, text: object, count: int, role: str, made: str, rule: str) -> None:
        where = self._columns.where(row, role)
        more = "" if count == 1 else f", the first of {count:,} such cells in the column"
        self._repairs.append(Repair(where, f"{text!r}{more}", made, rule))
