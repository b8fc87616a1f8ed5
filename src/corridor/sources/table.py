"""Find the header of a sheet or CSV by what it says, not by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corridor.errors import Location, SourceError
from corridor.sources.files import Cell, column_letter
from corridor.sources.grid import Grid, heading, tidy_text
from corridor.sources.periods import Period, period_in

SEARCHED_ROWS = 60
_NUMBER = re.compile(r"[+-]?\.?\d")

Labels = Mapping[str, str]
"""Role of a column -> regular expression that its whole heading matches, in lower case."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose header has been found.

    `header_row` is 0-based: the row with the periods, or with the labels when there are none.
    `labels` gives the column of each role, `periods` the period above each column of values.
    """

    grid: Grid
    header_row: int
    labels: Mapping[str, int]
    periods: Mapping[int, Period]

    def column_name(self, column: int) -> str:
        """The letter in a workbook, the heading as written in a CSV."""
        if self.grid.sheet is not None:
            return column_letter(column)
        written = str(self.grid.cell(self.header_row, column))
        return written or column_letter(column)

    def where(self, row: int, column: int) -> Location:
        """The place of a 0-based row and column."""
        return Location(self.grid.file, self.grid.sheet, row + 1, self.column_name(column))

    def text(self, row: int, role: str) -> str:
        """The tidy text in the column of a role; empty when the table has no such column."""
        column = self.labels.get(role)
        return "" if column is None else tidy_text(self.grid.cell(row, column))

    def has_number(self, row: int, columns: Iterable[int]) -> bool:
        """Whether a cell of the row in these columns begins like a number."""
        return any(_NUMBER.match(tidy_text(self.grid.cell(row, column))) for column in columns)

    def body(self) -> range:
        """The 0-based rows below the header."""
        return range(self.header_row + 1, len(self.grid.rows))


def table_in(
    grid: Grid, required: Labels, optional: Labels | None = None, *, with_periods: bool = True
) -> Table | None:
    """The table of a grid, None when no row is its header.

    The header is the first row that names a period (where `with_periods`) and has the required
    labels in it or above it. Where two columns carry one role, the first counts.
    """
    wanted = {**required, **(optional or {})}
    nearest: dict[int, str] = {}
    for row, cells in enumerate(grid.rows[:SEARCHED_ROWS]):
        nearest.update(_roles_in(cells, wanted))
        periods = periods_in(cells) if with_periods else {}
        if with_periods and not periods:
            continue
        columns = _columns_of_roles(nearest, periods)
        if columns.keys() >= required.keys():
            return Table(grid, row, {role: found[0] for role, found in columns.items()}, periods)
    return None


def tables_in(
    grids: Sequence[Grid],
    required: Labels,
    optional: Labels | None = None,
    *,
    with_periods: bool = True,
    what: str,
) -> list[Table]:
    """The tables of all grids that have one.

    Raises `SourceError` when none has, and when two columns of one carry the same role.
    """
    found = [table_in(grid, required, optional, with_periods=with_periods) for grid in grids]
    tables = [table for table in found if table is not None]
    for table in tables:
        _check_roles(table, {**required, **(optional or {})})
    if tables:
        return tables
    sheets = [grid.sheet for grid in grids if grid.sheet is not None]
    raise SourceError(
        f"a header with {', '.join(required)}{' and years' if with_periods else ''} ({what})",
        f"none in the first {SEARCHED_ROWS} rows" + (f" of sheets {', '.join(sheets)}" if sheets else ""),
        where=Location(grids[0].file, sheets[0] if len(sheets) == 1 else None, 1) if grids else None,
        remedy="check that this is the publisher's complete, unedited file",
    )


def periods_in(row: Sequence[Cell]) -> dict[int, Period]:
    """0-based column -> the period that its cell in a row names."""
    found = ((column, period_in(cell)) for column, cell in enumerate(row))
    return {column: period for column, period in found if period is not None}


def _roles_in(row: Sequence[Cell], wanted: Labels) -> dict[int, str]:
    """0-based column -> the role that its cell in a row is the heading of."""
    roles: dict[int, str] = {}
    for column, cell in enumerate(row):
        if not isinstance(cell, str) or not cell.lstrip()[:1].isalpha():
            continue
        text = heading(cell)
        role = next((role for role, pattern in wanted.items() if re.fullmatch(pattern, text)), None)
        if role is not None:
            roles[column] = role
    return roles


def _columns_of_roles(nearest: Mapping[int, str], periods: Mapping[int, Period]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for column in sorted(nearest.keys() - periods.keys()):
        columns.setdefault(nearest[column], []).append(column)
    return columns


def _check_roles(table: Table, wanted: Labels) -> None:
    nearest: dict[int, str] = {}
    for cells in table.grid.rows[: table.header_row + 1]:
        nearest.update(_roles_in(cells, wanted))
    for role, columns in _columns_of_roles(nearest, table.periods).items():
        if len(columns) > 1:
            raise SourceError(
                f"one column for {role}",
                f"columns {' and '.join(map(column_letter, columns))} both headed so",
                where=table.grid.where(table.header_row, columns[1]),
                remedy="remove the copy of the column, or download the file again",
            )
