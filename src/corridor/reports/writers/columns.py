"""How wide a table's columns are: the more a column has to say, the more room it gets."""

from __future__ import annotations

from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import GoalBadge, Link, Text, Words

NUMBER_LENGTH = 10
LONGEST = 120
DAMPING = 0.7


def column_weights(table: Table) -> tuple[float, ...]:
    """A weight for each column, at least 1 and room for its longest word.

    It grows more slowly than the length of what the column says.
    """
    rows = (*table.head, *table.rows)
    lengths = [[_length(row[column].text) for row in rows] for column in range(len(table.head[0]))]
    typical = [(sum(of) / len(of) + min(max(of), LONGEST)) / 2 for of in lengths]
    words = [max(_longest_word(row[column]) for row in rows) for column in range(len(lengths))]
    return tuple(
        max(1.0, round((length / 8) ** DAMPING, 2), word / 6) for length, word in zip(typical, words, strict=True)
    )


def _longest_word(cell: Cell) -> int:
    said = " ".join(piece.text for piece in cell.text if isinstance(piece, Words | Link))
    mark = 2 if cell.uncertain else 0
    return max((len(word) for word in said.split()), default=0) + mark


def _length(text: Text) -> int:
    total = 0
    for piece in text:
        match piece:
            case Words(said) | Link(said):
                total += len(said)
            case GoalBadge():
                total += 3
            case _:
                total += NUMBER_LENGTH
    return total
