"""A file of entries, read: for each row an entry, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from corridor.catalogue.columns import column_of
from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.checks import check
from corridor.catalogue.exchange.documents import json_items, looks_like_json
from corridor.catalogue.exchange.intake import Format, Intake, RowNotes, RowResult
from corridor.catalogue.exchange.limits import LIMITS, Limits, check_is_table, check_size, read_within
from corridor.catalogue.exchange.rows import fields_of
from corridor.catalogue.exchange.tables import EntryTable, csv_table, xlsx_table
from corridor.catalogue.exchange.texts import Fields
from corridor.catalogue.exchange.workbook import is_zip
from corridor.errors import Location
from corridor.sources.contract import Repair

_NAMES = {field: column.key for field, column in column_of().items()}


def read_entries(path: Path, limits: Limits = LIMITS) -> Intake:
    """The entries of a CSV, JSON or XLSX file; its content decides which of them it is, not its name.

    Raises `SourceError` for a file that is none of them, that is too large, or whose header is not of the
    layout; what is wrong in single rows is in the intake.
    """
    return read_entries_from(read_within(path, limits), path.name, limits)


def read_entries_from(data: bytes, name: str, limits: Limits = LIMITS) -> Intake:
    """The entries of a file by its bytes; `name` is for messages. Raises `SourceError` as `read_entries` does."""
    check_size(data, name, limits)
    form = _format(data)
    if form is Format.JSON:
        check_is_table(data, name)
        rows = _json_rows(json_items(data, name, limits), name)
    else:
        table = xlsx_table(data, name, limits) if form is Format.XLSX else csv_table(data, name, limits)
        rows = _table_rows(table, name)
    return Intake(name, tuple(_each_id_once(rows, name)), _misnamed(name, form))


def _format(data: bytes) -> Format:
    if is_zip(data):
        return Format.XLSX
    return Format.JSON if looks_like_json(data) else Format.CSV


def _misnamed(name: str, form: Format) -> tuple[Repair, ...]:
    suffix = Path(name).suffix.lower()
    others = {f".{other}" for other in Format if other is not form}
    if suffix not in others:
        return ()
    return (Repair(Location(name), f"a name that ends in {suffix}", f"read as {form.upper()}", "content, not name"),)


def _table_rows(table: EntryTable, name: str) -> Iterator[tuple[RowNotes, Entry | None]]:
    for row in table.rows:
        notes = RowNotes(name, row.number, table.sheet, _NAMES)
        fields = fields_of(row.cells, notes)
        if row.beyond:
            notes.error("beyond the header", "as many cells as the header has", row.beyond[0], "look for a stray comma")
        yield notes, _entry(fields, notes)


def _json_rows(items: list[object], name: str) -> Iterator[tuple[RowNotes, Entry | None]]:
    for number, item in enumerate(items, start=1):
        notes = RowNotes(name, number)
        if isinstance(item, dict):
            yield notes, _entry(item, notes)
        else:
            notes.error("", "an object with the fields of an entry", item)
            yield notes, None


def _entry(fields: Fields, notes: RowNotes) -> Entry | None:
    """The entry, or None with everything noted that is wrong; an error of a field that has one is not repeated."""
    check(fields, notes)
    try:
        return Entry.model_validate(fields)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            path = _path(detail["loc"])
            if path not in notes.faulty and (path or not notes.errors):
                _note(path, detail["type"], detail["msg"], detail["input"], notes)
    return None


def _path(place: tuple[int | str, ...]) -> str:
    """The field and what is within it: `target_links[2].category`; empty for the entry as a whole."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")


def _note(path: str, kind: str, message: str, found: object, notes: RowNotes) -> None:
    if kind == "missing":
        notes.error(path, "a value", None, "fill it in")
    elif kind == "extra_forbidden":
        remedy = "contacts are never part of an exchange file; delete it" if path == "contact" else "delete it"
        notes.error(path, "only fields of an entry", found, remedy)
    else:
        notes.error(path, message.removeprefix("Value error, "), found)


def _each_id_once(rows: Iterator[tuple[RowNotes, Entry | None]], name: str) -> Iterator[RowResult]:
    first: dict[str, int] = {}
    for notes, entry in rows:
        if entry is not None and first.setdefault(entry.id, notes.row) != notes.row:
            notes.error(
                "id", "every id once", entry.id, f"row {first[entry.id]} has it too: give one of them another id"
            )
        yield notes.result(entry)
