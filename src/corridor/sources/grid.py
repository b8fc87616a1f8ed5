"""A sheet or a CSV file as rows of cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corridor.errors import Location
from corridor.sources.contract import Head, Repair
from corridor.sources.files import (
    Cell,
    column_letter,
    csv_records,
    is_workbook,
    open_workbook,
    plain_name,
    read_text,
    sheet_rows,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells from A1 on; rows may differ in length. `sheet` is None outside workbooks."""

    file: str
    sheet: str | None
    rows: Sequence[Sequence[Cell]]
    repairs: tuple[Repair, ...] = ()

    @property
    def width(self) -> int:
        """Cells of the longest row."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 0-based row and column; an empty text beyond the end of a row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def where(self, row: int, column: int | None = None) -> Location:
        """The place of a 0-based row and column, 1-based and lettered as a spreadsheet shows it."""
        letter = None if column is None else column_letter(column)
        return Location(self.file, self.sheet, row + 1, letter)


def tidy_text(cell: Cell) -> str:
    """A cell as text in one line, without the spaces around it; a whole float loses its `.0`."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def heading(cell: Cell) -> str:
    """A heading to compare with: one line, lower case, without footnote marks such as `(a)` or `*`."""
    return re.sub(r"(\s*\((?:[a-z]|\d{1,2})\)|\*)+$", "", tidy_text(cell).casefold())


def csv_grid(path: Path) -> Grid:
    """The whole CSV file; blank records are kept as empty rows so that numbers stay true."""
    decoded = read_text(path)
    rows: list[Sequence[Cell]] = []
    for number, record in csv_records(decoded.text):
        rows.extend([()] * (number - 1 - len(rows)))
        rows.append(record)
    return Grid(plain_name(path), None, rows, decoded.repairs)


def workbook_grids(path: Path) -> list[Grid]:
    """All sheets in the workbook's order."""
    workbook = open_workbook(path)
    name = plain_name(path)
    return [Grid(name, sheet, sheet_rows(workbook, sheet, path.name)) for sheet in workbook.sheet_names]


def grids_of(path: Path) -> list[Grid]:
    """The sheets of a workbook, or a CSV file as the only one; the suffix decides."""
    if is_workbook(path):
        return workbook_grids(path)
    return [csv_grid(path)]


def head_grids(head: Head) -> list[Grid]:
    """The beginning of a file as grids, for `sniff`; none for a file that is neither text nor workbook."""
    if head.sheets is not None:
        return [Grid(head.name, sheet, rows) for sheet, rows in head.sheets.items()]
    if head.text is not None and head.name.lower().endswith(".csv"):
        lines = head.text[:20_000]
        return [Grid(head.name, None, [record for _, record in csv_records(lines)])]
    return []
