"""An entry as a row of cells, and a row of cells as the fields of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from corridor.catalogue.columns import Column, Form, columns
from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.cells import LIST_MARK, PART_MARK, as_meant, joined, neutralised, parted
from corridor.catalogue.exchange.intake import RowNotes
from corridor.sources.files import Cell

IMPORT = "import"
"""Who proposed a target link that the file gives without a name."""

_ADDRESS = ("http://", "https://")


def cells_of(entry: Entry) -> dict[str, str]:
    """The entry's cells by column, each safe to open in a spreadsheet."""
    fields = entry.model_dump(mode="json")
    return {key: neutralised(_written(column, fields[column.field])) for key, column in columns().items()}


def fields_of(cells: Mapping[str, Cell], notes: RowNotes) -> dict[str, object]:
    """The fields that the cells hold, in the form of the JSON exchange; an empty cell is an empty list or left out."""
    several = [column.field for column in columns().values() if column.form in (Form.LIST, Form.RECORDS)]
    found: dict[str, object] = {field: [] for field in several}
    for key, cell in cells.items():
        column = columns()[key]
        text = as_meant(_text(column, cell, notes))
        if text.strip():
            found[column.field] = _read(column, text, notes)
    return found


def _written(column: Column, value: object) -> str:
    if value is None:
        return ""
    if column.form is Form.LIST and isinstance(value, list):
        return joined(map(str, value), LIST_MARK)
    if column.form is Form.RECORDS and isinstance(value, list):
        return "\n".join(_record_line(column, record) for record in value)
    return str(value)


def _record_line(column: Column, record: Mapping[str, str | None]) -> str:
    values = [record[part] or "" for part in column.parts]
    while not values[-1]:
        values.pop()
    return joined(values, PART_MARK)


def _text(column: Column, cell: Cell, notes: RowNotes) -> str:
    """The cell as text; numbers and days of a workbook as people write them."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() else repr(cell)
        if column.field == "target_links":
            # A spreadsheet makes 8.10 the number 8.1, which is another target.
            notes.error(column.field, "text, such as 8.10", cell, "format the column as text and write the target anew")
        return text
    if isinstance(cell, (datetime, date)):
        day = cell.date() if isinstance(cell, datetime) else cell
        if column.form is not Form.DATE:
            notes.error(column.field, "text", day.isoformat(), "format the column as text and write the value anew")
        return day.isoformat()
    return str(cell)


def _read(column: Column, text: str, notes: RowNotes) -> object:
    match column.form:
        case Form.LIST:
            values = [part for part in parted(text, f"{LIST_MARK}\n") if part]
            return [_number(value) for value in values] if column.field == "gcm_objectives" else values
        case Form.RECORDS:
            lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
            return [
                record
                for number, line in enumerate(_one_a_line(column, lines))
                if (record := _record(column, line, number, notes)) is not None
            ]
        case Form.NUMBER | Form.YEAR:
            return _number(text.strip())
        case _:
            return _tidy(column, text, notes)


def _tidy(column: Column, text: str, notes: RowNotes) -> str:
    tidy = text.strip()
    if tidy != text:
        notes.repair(column.field, text[-20:] if text[-1:].isspace() else text[:20], "left out", "blanks around a text")
    return tidy


def _number(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def _one_a_line(column: Column, lines: list[str]) -> list[str]:
    """The records; targets alone may also stand in one line, parted by semicolons."""
    if column.field != "target_links" or any(PART_MARK in line for line in lines):
        return lines
    return [part for line in lines for part in parted(line, LIST_MARK) if part]


def _record(column: Column, line: str, number: int, notes: RowNotes) -> dict[str, str] | None:
    path = f"{column.field}[{number}]"
    values = parted(line, PART_MARK)
    if len(values) > len(column.parts):
        expected = f"at most {len(column.parts)} parts: {f' {PART_MARK} '.join(column.parts)}"
        notes.error(path, expected, line, rf"write \{PART_MARK} for a {PART_MARK} that is part of the text")
        return None
    record = {part: value for part, value in zip(column.parts, values, strict=False) if value}
    if column.field == "target_links" and "by" not in record:
        notes.repair(path, line, f"proposed by {IMPORT}", "target without who proposed it")
        record["by"] = IMPORT
    if column.field == "sources" and len(values) == 1 and line.strip().startswith(_ADDRESS):
        address = values[0]
        notes.repair(path, address, "publisher and title from the address", "source that is an address alone")
        return {"publisher": urlsplit(address).netloc, "title": address, "url": address}
    return record
