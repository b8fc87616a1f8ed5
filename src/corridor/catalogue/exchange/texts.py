"""What every text of an entry from outside must keep to: its length, and characters that others can store."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corridor.catalogue.exchange.intake import RowNotes

MAX_TEXT = 32_767
"""Characters of one text: what a cell of a workbook holds."""

MAX_VALUES = 500
"""Values of one field."""

type Fields = dict[str, object]
"""The fields of one row, in the form of the JSON exchange."""

# Half characters and control characters, which neither databases nor spreadsheets take.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def check_texts(fields: Fields, notes: RowNotes) -> None:
    """Notes fields that are too large or hold unfit characters, and takes them out, so that nobody looks further."""
    for field, value in list(fields.items()):
        if fault := _fault(value):
            expected, found, remedy = fault
            notes.error(field, expected, found, remedy)
            del fields[field]


def _fault(value: object) -> tuple[str, str, str] | None:
    if isinstance(value, list) and len(value) > MAX_VALUES:
        return f"at most {MAX_VALUES} values", f"{len(value)} values", "keep the main ones"
    for text in _texts_in(value):
        if len(text) > MAX_TEXT:
            return f"texts of at most {MAX_TEXT:,} characters", f"{len(text):,} characters", "shorten it"
        if unfit := _UNFIT.search(text):
            return "text without control characters", unfit[0], "delete the character, or copy the text anew"
    return None


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _texts_in(part))
    elif isinstance(value, list):
        yield from (text for part in value for text in _texts_in(part))
