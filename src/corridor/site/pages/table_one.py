"""Table 1 of the founding document as the records give it today: goals by categories of link with migration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from corridor.agenda.categories import LinkCategory
from corridor.agenda.codes import goal_of
from corridor.agenda.goals import goals
from corridor.agenda.hlpf import hlpf_years
from corridor.agenda.links import Agreement, TableCell, table_cell, table_one
from corridor.catalogue.entry import LinkState
from corridor.certainty import Certainty
from corridor.site.definition_words import definitions_language
from corridor.site.entries.changes import PublicName
from corridor.site.pages.labels import CERTAINTIES
from corridor.site.pages.ties import counts, link_groups

SURE = (Certainty.CERTAIN, Certainty.HIGH)


@dataclass(frozen=True, slots=True)
class CellOfOne:
    """A cell: the targets behind it, how sure it is, and how many accepted links of entries it has."""

    category: LinkCategory
    targets: tuple[str, ...]
    certainty: str
    uncertain: bool
    accepted: int


@dataclass(frozen=True, slots=True)
class RowOfOne:
    """A goal's row; `focus_years` are the sessions that reviewed it in depth, `entries` those that name it."""

    number: int
    short_title: str
    focus_years: tuple[int, ...]
    cells: tuple[CellOfOne, ...]
    entries: int


def table_one_rows() -> tuple[RowOfOne, ...]:
    """All rows, by goal."""
    accepted, entries = _accepted(), counts(PublicName.GOAL)
    return tuple(
        RowOfOne(
            number=goal.number,
            short_title=goal.short_title_in(definitions_language()),
            focus_years=tuple(year.year for year in hlpf_years() if goal.number in year.focus_goals),
            cells=tuple(_cell(table_cell(goal.number, category), accepted) for category in LinkCategory),
            entries=entries.get(str(goal.number), 0),
        )
        for goal in goals()
    )


def differing_cells() -> tuple[TableCell, ...]:
    """The cells in which the computed table differs from the best reconstruction of the printed one."""
    return tuple(cell for cell in table_one() if cell.agreement is Agreement.DIFFERS)


def _accepted() -> Mapping[tuple[int, LinkCategory], int]:
    found: Counter[tuple[int, LinkCategory]] = Counter()
    for group in link_groups():
        if group.state is LinkState.ACCEPTED and group.category is not None:
            found[goal_of(group.target), group.category] += group.count
    return found


def _cell(cell: TableCell, accepted: Mapping[tuple[int, LinkCategory], int]) -> CellOfOne:
    return CellOfOne(
        category=cell.category,
        targets=cell.targets,
        certainty=str(CERTAINTIES[cell.certainty]),
        uncertain=cell.certainty not in SURE,
        accepted=accepted.get((cell.goal, cell.category), 0),
    )
