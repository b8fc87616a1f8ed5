"""Table 1 of the founding document, which marks goals by category, as far as it can be reconstructed.

Source: the Global Forum on Migration and Development's contribution to the High-level Political Forum
2017. The text at hand lost the table's columns; `data/founding_table_one.yaml` says how each cell was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.agenda.categories import LinkCategory
from corridor.definitions import SourcedRecord, data_path, read_keyed
from corridor.errors import UsageError


class FoundingCell(SourcedRecord):
    """One cell: whether the founding document marks the goal in the category.

    `marked` is None where a mark stands in this or another cell of the row, and it is not known in which.
    """

    goal: int
    category: LinkCategory
    marked: bool | None
    note: str | None = None


@cache
def founding_table() -> Mapping[tuple[int, LinkCategory], FoundingCell]:
    """All cells by goal and category."""
    return read_keyed(
        data_path("corridor.agenda", "founding_table_one.yaml"), FoundingCell, lambda cell: (cell.goal, cell.category)
    )


def founding_cell(goal: int, category: LinkCategory) -> FoundingCell:
    """One cell; raises `UsageError` for an unknown goal."""
    found = founding_table().get((goal, category))
    if found is None:
        raise UsageError(
            "the number of a goal in table 1",
            str(goal),
            where="founding_table_one.yaml",
            remedy="look the goal up in `goals()`",
        )
    return found
