"""The fields of an entry as columns of a file and as people call them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.catalogue.entry import Entry
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import DefinitionError

_FILE = data_path("corridor.catalogue", "columns.yaml")


class Form(StrEnum):
    """How a cell holds its value."""

    TEXT = "text"
    LIST = "list"
    RECORDS = "records"
    NUMBER = "number"
    YEAR = "year"
    DATE = "date"


class Column(Record):
    """A column: its heading, the field of `Entry` that it holds, its label for people, how a cell is written.

    `parts` are the fields of each record of a cell with records, in their order.
    """

    key: str
    field: str
    label: str
    form: Form
    mandatory: bool = False
    parts: tuple[str, ...] = ()
    meaning: str


@cache
def columns() -> Mapping[str, Column]:
    """All columns by key, in the order of a file; raises `DefinitionError` unless each field has one."""
    found = read_keyed(_FILE, Column, lambda column: column.key, section="columns")
    held = sorted(column.field for column in found.values())
    if held != sorted(Entry.model_fields):
        raise DefinitionError("each field of an entry once", ", ".join(held), where=_FILE.name)
    return found


@cache
def column_of() -> Mapping[str, Column]:
    """Field of `Entry` -> its column."""
    return {column.field: column for column in columns().values()}
