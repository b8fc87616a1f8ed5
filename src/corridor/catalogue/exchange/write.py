"""Entries as a file of one of the exchange formats; the same entries give the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime

import xlsxwriter

from corridor.catalogue.columns import columns
from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.rows import cells_of
from corridor.catalogue.exchange.texts import MAX_TEXT
from corridor.catalogue.exchange.workbook import SHEET
from corridor.errors import Location, UsageError

MARK = "\ufeff"
"""By this mark at the beginning, spreadsheets know that a CSV file is in UTF-8."""

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_WIDTH = 24


def write_entries(entries: Iterable[Entry], form: Format) -> bytes:
    """The file with these entries, in their order, every field of each.

    Raises `UsageError` when a text is too long for a cell of a workbook.
    """
    match form:
        case Format.CSV:
            return _csv(entries)
        case Format.JSON:
            return _json(entries)
        case Format.XLSX:
            return _xlsx(entries)


def _csv(entries: Iterable[Entry]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns()))
    writer.writeheader()
    writer.writerows(cells_of(entry) for entry in entries)
    return (MARK + text.getvalue()).encode()


def _json(entries: Iterable[Entry]) -> bytes:
    items = [entry.model_dump(mode="json") for entry in entries]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _xlsx(entries: Iterable[Entry]) -> bytes:
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True})
    # The library writes the present time otherwise, and equal entries gave different bytes.
    workbook.set_properties({"created": _MADE})
    sheet = workbook.add_worksheet(SHEET)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(columns()) - 1, _WIDTH)
    heading = workbook.add_format({"bold": True})
    for index, key in enumerate(columns()):
        sheet.write_string(0, index, key, heading)
    for number, entry in enumerate(entries, start=1):
        for index, (key, cell) in enumerate(cells_of(entry).items()):
            if len(cell) > MAX_TEXT:
                raise _too_long(entry, key)
            if cell:
                sheet.write_string(number, index, cell)
    workbook.close()
    return made.getvalue()


def _too_long(entry: Entry, key: str) -> UsageError:
    return UsageError(
        f"texts of at most {MAX_TEXT:,} characters for a workbook",
        f"a longer one in {entry.id}",
        where=Location("entries.xlsx", SHEET, column=key),
        remedy="take CSV or JSON",
    )
