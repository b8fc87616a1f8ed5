"""A square table of countries by countries, as the World Bank lays out its bilateral estimates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corridor.errors import SourceError
from corridor.sources.contract import ObservationStatus, Repair
from corridor.sources.grid import Grid, tidy_text
from corridor.sources.table import Table
from corridor.sources.unpivot import ValueColumn

SEARCHED_ROWS = 40
MOST_NAMES_SHARED = 0.5
_LETTER = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where the names stand: `header_row` and `label_column` are 0-based."""

    grid: Grid
    header_row: int
    label_column: int

    def table(self) -> Table:
        """The matrix as a table without periods."""
        return Table(self.grid, self.header_row, {"name": self.label_column}, {})

    def columns(self, field: str) -> list[ValueColumn]:
        """The columns of values; `field` is the end of the pair that they stand for."""
        header = self.grid.rows[self.header_row]
        names = ((column, country_name(cell)) for column, cell in enumerate(header) if column != self.label_column)
        return [ValueColumn(column, {field: name}, ObservationStatus.ESTIMATED) for column, name in names if name]

    def rows(self, field: str) -> dict[int, dict[str, str | None]]:
        """The labelled rows down to the last one with a value; what follows are notes.

        Raises `SourceError` when a name stands twice.
        """
        table = self.table()
        numbered = labelled_rows(table, "name", [column.column for column in self.columns(field)])
        seen: dict[str, int] = {}
        for row in numbered:
            name = country_name(table.text(row, "name"))
            if name in seen:
                raise SourceError(
                    "each country once",
                    f"{name} in rows {seen[name] + 1} and {row + 1}",
                    where=self.grid.where(row, self.label_column),
                    remedy="compare the names with the publisher's file",
                )
            seen[name] = row
        return {row: {field: name} for name, row in seen.items()}

    def title_texts(self) -> list[str]:
        """What stands above the names and in their corner."""
        above = [cell for row in self.grid.rows[: self.header_row] for cell in row]
        corner = self.grid.cell(self.header_row, self.label_column)
        return [text for cell in (*above, corner) if (text := tidy_text(cell))]

    def note_texts(self) -> list[str]:
        """What stands below the last row of values."""
        last = max(self.rows("name"), default=self.header_row)
        return [text for row in self.grid.rows[last + 1 :] for cell in row if (text := tidy_text(cell))]

    def name_repairs(self) -> tuple[Repair, ...]:
        """One repair for each name that had spaces or a footnote mark to lose."""
        header = self.grid.rows[self.header_row]
        places = [(self.header_row, column) for column in range(len(header)) if column != self.label_column]
        places.extend((row, self.label_column) for row in self.rows("name"))
        return tuple(
            Repair(self.table().where(row, column), written, country_name(written), "spelling of a name")
            for row, column in places
            if (written := str(self.grid.cell(row, column))) != country_name(written)
        )


def country_name(cell: object) -> str:
    """A country's name in one line without footnote marks such as `*` or `(a)` at its end."""
    return re.sub(r"(\s*\([a-z]\)|\s*[*\u2020])+$", "", tidy_text(cell))


def matrix_in(grid: Grid) -> Matrix | None:
    """The matrix of a grid: the row and the column that share most of their names; None without one."""
    labels = [_names(_column(grid, column)) for column in range(grid.width)]
    for row in range(min(len(grid.rows), SEARCHED_ROWS)):
        names = _names(grid.rows[row])
        if len(names) < 2:
            continue
        column = max(range(grid.width), key=lambda candidate: len(names & labels[candidate]))
        shared = len((names & labels[column]) - _names([grid.cell(row, column)]))
        if shared >= max(2, MOST_NAMES_SHARED * min(len(names), len(labels[column]))):
            return Matrix(grid, row, column)
    return None


def labelled_rows(table: Table, role: str, columns: Sequence[int]) -> list[int]:
    """The rows with a label, down to the last that has a number in one of the columns."""
    rows = [row for row in table.body() if _LETTER.search(table.text(row, role))]
    with_number = [row for row in rows if table.has_number(row, columns)]
    return [row for row in rows if with_number and row <= with_number[-1]]


def _names(cells: Sequence[object]) -> frozenset[str]:
    return frozenset(country_name(cell) for cell in cells if isinstance(cell, str) and _LETTER.search(cell))


def _column(grid: Grid, column: int) -> list[object]:
    return [grid.cell(row, column) for row in range(len(grid.rows))]
