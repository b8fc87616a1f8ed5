"""Small files of entries for tests."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping

import xlsxwriter

from corridor.catalogue.exchange.intake import Intake
from corridor.catalogue.exchange.read import read_entries_from

ROW = {
    "id": "stall-2",
    "kind": "practice",
    "title": "Stall",
    "summary": "The city lends a stall.",
    "countries": "PHL; ARE",
    "level": "local",
    "sources": "City | About the stall | https://city.example/stall",
    "certainty": "high",
}
"""A row with little more than what must be there."""


def csv_of(*rows: Mapping[str, str], delimiter: str = ",") -> bytes:
    """A CSV file with the columns of the first row; ROW where none is given."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list((rows or (ROW,))[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows or (ROW,))
    return text.getvalue().encode()


def intake_of(*rows: Mapping[str, str]) -> Intake:
    """What reading a CSV file with these rows gives."""
    return read_entries_from(csv_of(*rows), "f.csv")


def workbook_of(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """A workbook that `write` fills."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True})
    write(workbook)
    workbook.close()
    return made.getvalue()


def sheet_of(row: Mapping[str, object], name: str = "entries") -> bytes:
    """A workbook with one sheet: the headings of `row`, and its values as a spreadsheet types them."""

    def write(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet(name)
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for column, (key, value) in enumerate(row.items()):
            sheet.write_string(0, column, key)
            sheet.write(1, column, value, *([day] if hasattr(value, "year") else []))

    return workbook_of(write)


def replaced(workbook: bytes, part: str, content: bytes) -> bytes:
    """The workbook with other content in one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return made.getvalue()


def part_of(workbook: bytes, part: str) -> bytes:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as old:
        return old.read(part)
