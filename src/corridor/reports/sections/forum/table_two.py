"""Table 2: six areas by nine summits, computed from the placements of the roundtables."""

from __future__ import annotations

from corridor.certainty import Certainty
from corridor.forum.areas import area
from corridor.forum.summits import Summit
from corridor.forum.table_two import TableTwo, table_two
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Heading, Table
from corridor.reports.document.inline import Words, text

SURE = (Certainty.CERTAIN, Certainty.HIGH)


def blocks(context: Context) -> tuple[Block, ...]:
    """The table with the certainty of every cell."""
    table = table_two()
    head = (
        (
            Cell((Words("Area"),), header=True),
            *(Cell((Words(_column(meeting)),), header=True) for meeting in table.summits),
        ),
    )
    rows = tuple(
        (
            Cell((Words(area(key).short_title),), header=True),
            *(_cell(table, key, meeting) for meeting in table.summits),
        )
        for key in table.areas
    )
    return (
        Heading(2, "Past roundtables by area", "table-two-heading"),
        Table(
            "table-2",
            "Roundtables of past summits by area",
            head,
            rows,
            notes=(
                text("Numbers are roundtables; the word in brackets is the certainty of the cell."),
                text("(1.3) is doubtful; “or” joins alternatives; “?” means that more may belong in the cell."),
                text("An empty cell means that no placement was found, never that the area was not discussed."),
            ),
        ),
    )


def _column(meeting: Summit) -> str:
    return f"{' / '.join(meeting.chairs)} {meeting.year}"


def _cell(table: TableTwo, key: str, meeting: Summit) -> Cell:
    cell = table.cell(key, meeting.number)
    if not cell.text:
        return Cell((Words("–"),))
    sure = cell.certainty is None or cell.certainty in SURE
    certainty = f" ({cell.certainty.replace('_', ' ')})" if cell.certainty is not None else ""
    return Cell((Words(f"{cell.text}{certainty}"),), uncertain=not sure)
