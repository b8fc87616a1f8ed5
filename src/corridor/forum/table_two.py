"""Table 2 of the founding document: which roundtables spoke to which area, computed from their placements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corridor.certainty import Certainty, least_certain
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError
from corridor.forum.areas import areas
from corridor.forum.roundtables import Role, roundtables
from corridor.forum.summits import Summit, summit

COLUMNS = tuple(range(1, 10))
"""The summits that table 2 covers: Belgium 2007 to Bangladesh 2016."""

_FILE = data_path("corridor.forum", "table_two.yaml")


class RawBlock(Record):
    """A run of roundtable numbers as it stands in the text of the founding document.

    `after` names the column headings last seen before it. One block may hold two cells, one above the other.
    """

    id: int
    after: str
    text: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The roundtable numbers of the block, in order."""
        return tuple(re.findall(r"\d\.\d", self.text))


class OpenCell(Record):
    """A cell of which the record does not say whether (more) roundtables belong in it."""

    summit: int
    area: str
    note: str


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A roundtable number in a cell, how sure its place is and what it claims."""

    number: str
    certainty: Certainty
    role: Role
    raw_block: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The roundtables of one summit in one area.

    `certainty` is that of the least certain number that is not merely doubtful, None for a cell without
    numbers. A cell without numbers means that no placement was found, never that the area was not
    discussed. `open` says that (more) numbers may belong here.
    """

    numbers: tuple[CellNumber, ...]
    certainty: Certainty | None
    open: bool = False

    @property
    def text(self) -> str:
        """The cell in short: `2.1, 2.2`; doubtful ones as `(1.3)`, candidates as `1.1 or 1.2`, open as `?`."""
        either = [n.number for n in self.numbers if n.role is Role.ALTERNATIVE]
        any_of = [n.number for n in self.numbers if n.role is Role.AND_OR]
        shown = [_shown(n) for n in self.numbers if n.role in (Role.FIRM, Role.DOUBTFUL)]
        shown += [" or ".join(either)] if either else []
        shown += [" and/or ".join(any_of)] if any_of else []
        shown += ["?"] if self.open else []
        return ", ".join(shown)


@dataclass(frozen=True, slots=True)
class TableTwo:
    """The table: six areas (rows) by nine summits (columns)."""

    areas: tuple[str, ...]
    summits: tuple[Summit, ...]
    cells: Mapping[tuple[str, int], Cell]

    def cell(self, area: str, summit_number: int) -> Cell:
        """The cell of `area` and summit; raises `UsageError` outside the table."""
        try:
            return self.cells[area, summit_number]
        except KeyError:
            raise UsageError(
                f"an area of table 2 and a summit from {COLUMNS[0]} to {COLUMNS[-1]}",
                f"{area!r} and {summit_number!r}",
                where="table 2",
            ) from None


@cache
def raw_blocks() -> tuple[RawBlock, ...]:
    """The numbers of table 2 in the order of the founding document's text, their columns lost."""
    return tuple(read_keyed(_FILE, RawBlock, lambda block: block.id, section="raw_blocks").values())


@cache
def open_cells() -> tuple[OpenCell, ...]:
    """The cells that the record leaves open."""
    return tuple(read_keyed(_FILE, OpenCell, lambda cell: (cell.summit, cell.area), section="open_cells").values())


@cache
def table_two() -> TableTwo:
    """Table 2, every cell made from the placements of the roundtables."""
    keys = tuple(a.key for a in areas())
    is_open = {(c.area, c.summit) for c in open_cells()}
    cells = {(a, s): _cell(a, s, (a, s) in is_open) for a in keys for s in COLUMNS}
    return TableTwo(keys, tuple(summit(n) for n in COLUMNS), cells)


def _cell(area: str, summit_number: int, is_open: bool) -> Cell:
    numbers = tuple(
        CellNumber(r.number, p.certainty, p.role, p.raw_block)
        for r in roundtables()
        if r.summit == summit_number
        for p in r.placements
        if p.area == area
    )
    claimed = [n.certainty for n in numbers if n.role is not Role.DOUBTFUL]
    return Cell(numbers, least_certain(claimed) if claimed else None, is_open)


def _shown(number: CellNumber) -> str:
    return f"({number.number})" if number.role is Role.DOUBTFUL else number.number
