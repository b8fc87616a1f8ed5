"""Large sheets as columns: each cell a number, a day or a text, with the row that it stood in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby
from pathlib import Path

import polars as pl

from corridor.errors import Location
from corridor.sources.contract import Repair
from corridor.sources.files import Cell, is_workbook, plain_name, read_bytes
from corridor.sources.grid import Grid, csv_grid, tidy_text
from corridor.sources.table import SEARCHED_ROWS, Labels, Table, table_in, tables_in
from corridor.sources.workbook_pieces import Piece, Rows, pieces_of, rows_in
from corridor.sources.workers import each_in_order

TEXT_SUFFIX = " text"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns to read, role -> heading; roles in `numbers` and `days` are typed, all others are texts."""

    required: Labels
    optional: Labels
    numbers: frozenset[str]
    days: frozenset[str]
    what: str

    def find(self, grid: Grid) -> Table | None:
        """The table of the grid; raises `SourceError` for two columns of one role, None without the header."""
        if table_in(grid, self.required, self.optional, with_periods=False) is None:
            return None
        return tables_in([grid], self.required, self.optional, with_periods=False, what=self.what)[0]


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The wanted columns of one sheet.

    `frame` has `row` (1-based, as a spreadsheet shows it) and one column a role: String for texts, stripped, null when
    blank. A role of numbers is Float64, one of days Date; what is neither stands beside it in `<role> text`. `labels`
    gives each role's column letter in a workbook and its heading in a CSV file, whose cells are all text (`is_text`).
    """

    file: str
    sheet: str | None
    labels: Mapping[str, str]
    frame: pl.DataFrame
    is_text: bool
    repairs: tuple[Repair, ...] = ()

    def where(self, row: int, role: str) -> Location:
        """The place of a cell."""
        return Location(self.file, self.sheet, row, self.labels[role])


def sheet_columns(path: Path, wanted: Wanted) -> Iterator[SheetColumns]:
    """The columns of each sheet, or of the CSV file, that has the header; the suffix decides.

    A large workbook is read piece by piece, on all cores. Raises `SourceError` for a damaged file, and where two
    columns have one role.
    """
    if is_workbook(path):
        yield from _workbook_columns(path, wanted)
        return
    grid = csv_grid(path)
    table = wanted.find(grid)
    if table is not None:
        cells = [[*row, *[""] * (grid.width - len(row))] for row in grid.rows]
        frame = _frame(Rows("", 0, cells), _Shape(table.labels, wanted), after=table.header_row)
        yield _columns(table, [frame], is_text=True)


def _workbook_columns(path: Path, wanted: Wanted) -> Iterator[SheetColumns]:
    for _, pieces in groupby(pieces_of(read_bytes(path), path), key=lambda piece: piece.sheet):
        yield from _columns_of_pieces(path, pieces, wanted)


def _columns_of_pieces(path: Path, pieces: Iterator[Piece], wanted: Wanted) -> Iterator[SheetColumns]:
    """The columns of the sheet that the pieces are of, or of the sheets in the only piece."""
    for rows in rows_in(next(pieces)):
        table = wanted.find(_grid(path, rows))
        if table is not None:
            shape = _Shape(table.labels, wanted)
            frames = [_frame(rows, shape, after=table.header_row)]
            frames.extend(each_in_order(partial(_frame_of_piece, shape=shape), pieces))
            yield _columns(table, frames, is_text=False)


def _grid(path: Path, rows: Rows) -> Grid:
    """The first rows of a sheet, to find the header in; `_frame` reads the rest."""
    above: list[list[Cell]] = [[] for _ in range(rows.first)]
    return Grid(plain_name(path), rows.sheet, [*above, *rows.cells[:SEARCHED_ROWS]])


def _columns(table: Table, frames: Iterable[pl.DataFrame], *, is_text: bool) -> SheetColumns:
    names = {role: table.column_name(column) for role, column in table.labels.items()}
    grid = table.grid
    return SheetColumns(grid.file, grid.sheet, names, pl.concat(frames), is_text, grid.repairs)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where each role stands, and what it holds."""

    labels: Mapping[str, int]
    wanted: Wanted


def _frame_of_piece(piece: Piece, shape: _Shape) -> pl.DataFrame:
    (rows,) = rows_in(piece) or [Rows("", 0, [])]
    return _frame(rows, shape)


def _schema(shape: _Shape) -> pl.Schema:
    schema: dict[str, pl.DataType] = {"row": pl.Int64()}
    for role in shape.labels:
        if role in shape.wanted.numbers or role in shape.wanted.days:
            schema[role] = pl.Float64() if role in shape.wanted.numbers else pl.Date()
            schema[role + TEXT_SUFFIX] = pl.String()
        else:
            schema[role] = pl.String()
    return pl.Schema(schema)


def _frame(rows: Rows, shape: _Shape, after: int = -1) -> pl.DataFrame:
    """The rows below the 0-based row `after`, without blank ones."""
    cells = rows.cells[max(0, after + 1 - rows.first) :]
    first = max(rows.first, after + 1) + 1
    width = len(cells[0]) if cells else 0
    data: dict[str, Sequence[object]] = {"row": range(first, first + len(cells))}
    for role, column in shape.labels.items():
        of_role = [row[column] for row in cells] if column < width else [""] * len(cells)
        data |= _typed(role, of_role, shape.wanted)
    return _without_blanks(pl.DataFrame(data, schema=_schema(shape)))


def _typed(role: str, cells: Sequence[Cell], wanted: Wanted) -> dict[str, Sequence[object]]:
    if role in wanted.numbers:
        numbers = [cell if _is_number(cell) else None for cell in cells]
        return {role: numbers, role + TEXT_SUFFIX: _texts(cells, _is_number)}
    if role in wanted.days:
        return {role: [_day(cell) for cell in cells], role + TEXT_SUFFIX: _texts(cells, _is_day)}
    return {role: [cell if isinstance(cell, str) else tidy_text(cell) for cell in cells]}


def _is_number(cell: Cell) -> bool:
    return type(cell) is float or type(cell) is int  # a bool is no number


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date)


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None


def _texts(cells: Sequence[Cell], is_typed: Callable[[Cell], bool]) -> list[str | None]:
    return [None if cell == "" or is_typed(cell) else tidy_text(cell) for cell in cells]


def _without_blanks(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts stripped, blank ones null; rows without any cell left out."""
    stripped = pl.col(pl.String).str.strip_chars()
    frame = frame.with_columns(pl.when(stripped != "").then(stripped))
    return frame.filter(~pl.all_horizontal(pl.exclude("row").is_null()))
