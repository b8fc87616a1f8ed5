"""A second, slow way to read the publishers' files: plain loops over cells at known positions."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable
from pathlib import Path

from python_calamine import CalamineWorkbook

from corridor.sources.contract import Reading

Fact = tuple[str, str, str | None, str, str, float | None, str, str | None, int, str]
"""variable, area, counterpart, period, sex, value, status, sheet, row, column."""

FACT_COLUMNS = (
    "variable",
    "area",
    "counterpart",
    "period",
    "sex",
    "value",
    "status",
    "sheet",
    "row",
    "column",
)


def letters() -> list[str]:
    one = [chr(ord("A") + number) for number in range(26)]
    return one + [first + second for first in one for second in one]


LETTERS = letters()


def sheet_cells(path: Path, sheet: str) -> list[list[object]]:
    with path.open("rb") as stream:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(stream.read()))
    return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def records(path: Path) -> list[list[str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def value_and_status(cell: object, normal: str = "A") -> tuple[float | None, str]:
    if cell in ("..", "", "-", "N/A", " "):
        return None, "O"
    if cell == "~":
        return None, "Q"
    assert isinstance(cell, str | int | float)
    return float(cell), normal


def facts(reading: Reading) -> list[Fact]:
    return list(reading.rows.select(FACT_COLUMNS).iter_rows())


def assert_same(found: Iterable[Fact], expected: Iterable[Fact]) -> None:
    """Every fact of one in the other, with its place; says which is the first that differs."""
    left, right = sorted(found, key=_place), sorted(expected, key=_place)
    assert len(left) == len(right)
    for one, other in zip(left, right, strict=True):
        if one != other:
            raise AssertionError(f"read {one}, expected {other}")


def _place(fact: Fact) -> tuple[str, int, str]:
    return fact[7] or "", fact[8], fact[9]


def value_at(reading: Reading, **where: object) -> tuple[float | None, str, str | None, int, str]:
    """value, status, sheet, row and column of the one row that fits."""
    rows = reading.rows.filter(**where)
    assert rows.height == 1, f"{rows.height} rows for {where}"
    record = rows.row(0, named=True)
    return record["value"], record["status"], record["sheet"], record["row"], record["column"]
