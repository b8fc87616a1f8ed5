"""What reading a file of entries gives: for each row an entry, or what is wrong with the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corridor.catalogue.entry import Entry
from corridor.errors import Location
from corridor.sources.contract import Repair


class Format(StrEnum):
    """The forms of exchange files."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class RowError:
    """One thing that is wrong in a row: what was expected, what was found, where, what to do."""

    expected: str
    found: str
    place: Location
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class RowResult:
    """A row: its entry, or all that is wrong with it; `repairs` are what was mended.

    A row that repeats an earlier one has neither entry nor errors, and says so in its repairs.
    """

    row: int
    entry: Entry | None
    errors: tuple[RowError, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """A file that was read; `repairs` are those of the file as a whole."""

    file: str
    rows: tuple[RowResult, ...]
    repairs: tuple[Repair, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all rows that have one, in their order."""
        return tuple(row.entry for row in self.rows if row.entry is not None)

    @property
    def errors(self) -> tuple[RowError, ...]:
        """All that is wrong, row after row."""
        return tuple(error for row in self.rows for error in row.errors)

    @property
    def all_repairs(self) -> tuple[Repair, ...]:
        """All that was mended: of the file, then row after row."""
        return (*self.repairs, *(repair for row in self.rows for repair in row.repairs))


@dataclass(slots=True)
class RowNotes:
    """What is noted while a row is read.

    Where something stood is a field of the entry (`countries`), or a path that begins with one
    (`target_links[2].category`); `names` maps fields to what the file calls them, where that differs.
    """

    file: str
    row: int
    sheet: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    """Paths that have an error, so that no second one is noted for the same value."""

    def error(self, path: str, expected: str, found: object, remedy: str | None = None) -> None:
        """Notes what is wrong."""
        self.faulty.add(path)
        self.errors.append(RowError(expected, shown(found), self._place(path), remedy))

    def repair(self, path: str, found: object, made: str, rule: str) -> None:
        """Notes what was mended, and by which rule."""
        self.repairs.append(Repair(self._place(path), shown(found), made, rule))

    def result(self, entry: Entry | None) -> RowResult:
        """The row as it came out; an entry with errors is none."""
        return RowResult(self.row, None if self.errors else entry, tuple(self.errors), tuple(self.repairs))

    def _place(self, path: str) -> Location:
        field_name, bracket, rest = path.partition("[")
        return Location(self.file, self.sheet, self.row, f"{self.names.get(field_name, field_name)}{bracket}{rest}")


def shown(found: object, length: int = 80) -> str:
    """A value as a message shows it, cut to `length` characters."""
    text = repr(found)
    return text if len(text) <= length else f"{text[:length]}..."
