"""Fields that take several values of several parts each, as rows of inputs that work without scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise

MOST_ROWS = 60
BLANKS = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a row: its key, label, and how it is put in; `options` are the choices of a select or suggestions."""

    key: str
    label: str | Promise
    input: str = "text"
    options: Sequence[tuple[str, str]] = ()
    max_length: int = 300

    @property
    def is_select(self) -> bool:
        """Whether the value is one of the options."""
        return self.input == "select"


type Row = dict[str, str]


class RowsWidget(forms.Widget):
    """Rows of inputs; those that are filled, and some blank ones after them."""

    template_name = "moderation/forms/rows.html"

    def __init__(self, columns: Sequence[Column], row_label: str | Promise, *, suggestions: str = "") -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.row_label = row_label
        self.suggestions = suggestions
        self.blanks = BLANKS

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Row]:
        """The rows as they were sent, those that are blank left out."""
        pattern = re.compile(rf"{re.escape(name)}-(\d{{1,3}})-")
        numbers = sorted({int(found[1]) for key in data if (found := pattern.match(key))})[:MOST_ROWS]
        rows = [
            {c.key: str(data.get(f"{name}-{number}-{c.key}", "")).strip() for c in self.columns} for number in numbers
        ]
        return [row for row in rows if self._is_filled(row)]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """False: no row at all is an answer too."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The first input, where a click on the label leads."""
        return f"{id_}-0-{self.columns[0].key}" if id_ else id_

    def get_context(self, name: str, value: list[Row] | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template shows: each row's number and its cells."""
        context = super().get_context(name, value, attrs)
        filled = list(value or ())
        blank = {column.key: "" for column in self.columns}
        rows = [*filled, *[blank] * max(0, min(self.blanks, MOST_ROWS - len(filled)))]
        base = (attrs or {}).get("id", f"id_{name}")
        context["widget"] |= {
            "rows": [self._shown(number, row, name, base) for number, row in enumerate(rows)],
            "suggestions": self.suggestions,
            "is_single": len(self.columns) == 1,
        }
        return context

    def _shown(self, number: int, row: Row, name: str, base: str) -> _ShownRow:
        cells = (_Cell(c, f"{name}-{number}-{c.key}", f"{base}-{number}-{c.key}", row[c.key]) for c in self.columns)
        return _ShownRow(str(self.row_label) % {"number": number + 1}, tuple(cells))

    def _is_filled(self, row: Row) -> bool:
        # A select has always a value; only what was typed counts.
        return any(row[column.key] for column in self.columns if not column.is_select)


@dataclass(frozen=True, slots=True)
class _Cell:
    column: Column
    name: str
    id: str
    value: str


@dataclass(frozen=True, slots=True)
class _ShownRow:
    label: str
    cells: tuple[_Cell, ...]
