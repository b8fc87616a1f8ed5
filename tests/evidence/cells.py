"""Open a publisher's file at the place that an observation names, without Corridor's readers."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook


def cell_at(path: Path, sheet: str | None, row: int | None, column: str) -> object:
    """What stands in a workbook's cell, in a CSV record under a heading, or at a JSON path."""
    if sheet is not None:
        return _sheet(path, sheet)[_number(row) - 1][_index_of(column)]
    if row is not None:
        records = _records(path)
        heading = next(number for number, record in enumerate(records) if column in record)
        return records[row - 1][records[heading].index(column)]
    found = _document(path)
    for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", column):
        found = found[int(index)] if index else found[key]
    return found


def _number(row: int | None) -> int:
    assert row is not None
    return row


def _index_of(letters: str) -> int:
    index = 0
    for letter in letters:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


@cache
def _sheet(path: Path, sheet: str) -> list[list[object]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(_bytes(path)))
    return [list(row) for row in workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)]


@cache
def _records(path: Path) -> list[list[str]]:
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline="")))


@cache
def _document(path: Path) -> Any:
    return json.loads(_bytes(path).decode("utf-8-sig"))
