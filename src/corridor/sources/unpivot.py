"""Columns of values to one row a value, with status, place and the repairs made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from corridor.errors import SourceError
from corridor.sources.cells import Parsed, parse_number
from corridor.sources.contract import ObservationStatus, Repair
from corridor.sources.files import Cell
from corridor.sources.table import Table

Marks = Mapping[str, ObservationStatus]


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of values and what holds for all of them (`period`, `sex`, `unit`, ...).

    `status` is that of its values; a cell without a number has the status of its mark.
    """

    column: int
    fields: Mapping[str, str | None]
    status: ObservationStatus = ObservationStatus.NORMAL


@dataclass(slots=True)
class _Parser:
    """Reads the cells of one table; equal texts are parsed once."""

    table: Table
    marks: Marks | None
    known: dict[str, Parsed] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)

    def column(self, rows: Sequence[int], column: int, normal: str) -> tuple[list[float | None], list[str]]:
        values: list[float | None] = []
        statuses: list[str] = []
        for row in rows:
            cell = self.table.grid.cell(row, column)
            if type(cell) is float:
                values.append(cell)
                statuses.append(normal)
                continue
            parsed = self.parse(cell, row, column)
            values.append(parsed.value)
            statuses.append(normal if parsed.value is not None else parsed.status)
        return values, statuses

    def parse(self, cell: Cell, row: int, column: int) -> Parsed:
        parsed = self.known.get(cell) if isinstance(cell, str) else None
        if parsed is None:
            parsed = parse_number(cell, self.table.where(row, column), self.marks)
            if isinstance(cell, str):
                self.known[cell] = parsed
        if parsed.rule is not None:
            made = "no value, suppressed" if parsed.value is None else repr(parsed.value)
            self.repairs.append(Repair(self.table.where(row, column), str(cell), made, parsed.rule))
        return parsed


def unpivot(
    table: Table,
    rows: Mapping[int, Mapping[str, str | None]],
    columns: Sequence[ValueColumn],
    marks: Marks | None = None,
) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    """One row for each cell of the given rows and columns.

    `rows` gives for each 0-based row what holds for all its values (`area`, `note`, ...). The frame has
    these fields, those of the columns, and `value`, `status`, `sheet`, `row`, `column`; a cell without
    a number keeps its row, with a null value and the status that its mark stands for.
    Raises `SourceError` for a cell that is neither, for a row that ends before its values do (a truncated
    CSV), and for a period that stands twice.
    """
    _check_columns(table, columns)
    _check_rows(table, rows, columns)
    numbers = list(rows)
    names = list(next(iter(rows.values()))) if rows else []
    schema = dict.fromkeys(names, pl.String)
    base = pl.DataFrame([[rows[row][name] for row in numbers] for name in names], schema=schema)
    base = base.with_columns(pl.Series("row", [row + 1 for row in numbers], dtype=pl.Int64))
    parser = _Parser(table, marks)
    parts: list[pl.DataFrame] = []
    for column in columns:
        values, statuses = parser.column(numbers, column.column, column.status.value)
        parts.append(
            base.with_columns(
                pl.Series("value", values, dtype=pl.Float64),
                pl.Series("status", statuses, dtype=pl.String),
                pl.lit(table.grid.sheet, dtype=pl.String).alias("sheet"),
                pl.lit(table.column_name(column.column)).alias("column"),
                *(pl.lit(text, dtype=pl.String).alias(name) for name, text in column.fields.items()),
            )
        )
    return pl.concat(parts), tuple(parser.repairs)


def _check_columns(table: Table, columns: Sequence[ValueColumn]) -> None:
    seen: dict[tuple[tuple[str, str | None], ...], int] = {}
    for column in columns:
        key = tuple(sorted(column.fields.items()))
        if key in seen:
            raise SourceError(
                "each period once" if "period" in column.fields else "each column once",
                f"columns {table.column_name(seen[key])} and {table.column_name(column.column)} for "
                + ", ".join(f"{name} {text}" for name, text in key if text is not None),
                where=table.where(table.header_row, column.column),
                remedy="compare the headings with the publisher's file; one is a copy or mislabelled",
            )
        seen[key] = column.column


def _check_rows(table: Table, rows: Mapping[int, Mapping[str, str | None]], columns: Sequence[ValueColumn]) -> None:
    if not rows or not columns:
        raise SourceError(
            "rows and columns of values",
            f"{len(rows)} rows and {len(columns)} columns",
            where=table.grid.where(table.header_row),
            remedy="download the file again; it seems to end after its header",
        )
    last = max(column.column for column in columns)
    for row in rows:
        length = len(table.grid.rows[row])
        if length <= last:
            raise SourceError(
                f"{last + 1} cells in the row",
                f"{length} cells",
                where=table.where(row, last),
                remedy="download the file again; an interrupted download ends like this",
            )
