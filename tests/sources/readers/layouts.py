"""Write small files in publishers' layouts."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter
import xlwt

Rows = Sequence[Sequence[object]]


def write_workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """`.xlsx` or `.xls` by the suffix; empty texts stay empty cells."""
    if path.suffix == ".xls":
        old = xlwt.Workbook()
        for name, rows in sheets.items():
            sheet = old.add_sheet(name)
            for row, column, cell in _cells(rows):
                sheet.write(row, column, cell)
        old.save(str(path))
        return path
    with xlsxwriter.Workbook(str(path)) as new:
        for name, rows in sheets.items():
            worksheet = new.add_worksheet(name)
            for row, column, cell in _cells(rows):
                if isinstance(cell, str):
                    worksheet.write_string(row, column, cell)
                else:
                    worksheet.write(row, column, cell)
    return path


def _cells(rows: Rows) -> list[tuple[int, int, object]]:
    return [
        (number, column, cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell not in ("", None)
    ]


def csv_bytes(rows: Rows, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=end).writerows(rows)
    return stream.getvalue().encode(encoding)


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8", end: str = "\r\n") -> Path:
    """Gzipped when the name ends in `.gz`."""
    data = csv_bytes(rows, encoding, end)
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def blank_columns(rows: Rows, count: int) -> list[list[object]]:
    """The rows moved to the right."""
    return [["" for _ in range(count)] + list(row) for row in rows]


def padded(rows: Rows) -> list[list[object]]:
    width = max(len(row) for row in rows)
    return [list(row) + [""] * (width - len(row)) for row in rows]
