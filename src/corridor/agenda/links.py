"""Links between migration and the targets, and the table of goals that they add up to.

Sources: the founding document (GFMD 2017), UN DESA Policy Brief 146, IOM, ODI; see `target_evidence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Self

from pydantic import model_validator

from corridor.agenda.categories import LinkCategory
from corridor.agenda.codes import order
from corridor.agenda.founding_table import FoundingCell, founding_cell
from corridor.agenda.goals import goals
from corridor.agenda.target_evidence import Seen, TargetEvidence, evidence_for
from corridor.agenda.targets import target
from corridor.certainty import Certainty, MainStep
from corridor.definitions import Parts, Record, data_path, read_keyed


class Basis(StrEnum):
    """Who put the target in the category: a source's own text, or this project."""

    SOURCE = "source"
    PROPOSED = "proposed"


class TargetLinks(Record):
    """The migration links of one target: its categories, each with its basis, and the listings.

    `certainty` is about the link and its category together: high where two or more listings print the
    target's number, medium where one does and the category follows from its text, low otherwise.
    """

    target: str
    listed_by: Parts[str]
    categories: Parts[LinkCategory]
    bases: Parts[Basis]
    certainty: MainStep
    note: str

    @model_validator(mode="after")
    def _one_basis_a_category(self) -> Self:
        if len(self.categories) != len(self.bases):
            raise ValueError("categories and bases must be equally many")
        return self

    @property
    def basis(self) -> Mapping[LinkCategory, Basis]:
        """The basis of each category, in the founding document's order."""
        return dict(zip(self.categories, self.bases, strict=True))

    @property
    def goal(self) -> int:
        """The target's goal."""
        return target(self.target).goal

    @property
    def evidence(self) -> tuple[TargetEvidence, ...]:
        """The listings one by one, with address and how the target was seen there."""
        return evidence_for(self.target)

    @property
    def number_seen(self) -> bool:
        """Whether at least one listing prints the target's number (hard evidence)."""
        return any(row.how is Seen.NUMBER_SEEN for row in self.evidence)


class ListingState(StrEnum):
    """What is known of a target. There is no state for a target without links: nobody listed those."""

    LINKED = "linked"
    NO_LISTING_FOUND = "no listing found"


@cache
def _links() -> Mapping[str, TargetLinks]:
    found = read_keyed(
        data_path("corridor.agenda", "target_links.csv"), TargetLinks, lambda links: target(links.target).code
    )
    return {code: found[code] for code in sorted(found, key=order)}


def target_links() -> tuple[TargetLinks, ...]:
    """All targets with a listing, in the order of the Agenda."""
    return tuple(_links().values())


def links_of(code: str) -> TargetLinks | None:
    """The links of one target, None where no listing was found; `UsageError` for an unknown target."""
    return _links().get(target(code).code)


def link_state(code: str) -> ListingState:
    """Whether a listing of the target was found; `UsageError` for an unknown target."""
    return ListingState.NO_LISTING_FOUND if links_of(code) is None else ListingState.LINKED


def explicit_targets() -> tuple[str, ...]:
    """The codes of the targets that the founding document calls explicit, in the order of the Agenda."""
    return tuple(links.target for links in target_links() if LinkCategory.EXPLICIT in links.basis)


class Agreement(StrEnum):
    """How a computed cell stands to the founding document's."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class TableCell:
    """A goal in a category: marked when one of the goal's targets is linked in that category.

    `targets` are the codes the mark rests on; `link_certainty` is that of the surest of these links,
    None for an empty cell. `founding` is the founding document's cell. `certainty` follows `table_one`.
    """

    goal: int
    category: LinkCategory
    targets: tuple[str, ...]
    link_certainty: Certainty | None
    founding: FoundingCell

    @property
    def marked(self) -> bool:
        """Whether any target link stands behind the cell."""
        return bool(self.targets)

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the founding document has the cell so."""
        return self.founding.certainty

    @property
    def agreement(self) -> Agreement:
        """Whether the founding document, as far as reconstructed, has the same."""
        if self.founding.marked is None:
            return Agreement.UNDECIDED
        return Agreement.AGREES if self.founding.marked is self.marked else Agreement.DIFFERS


@cache
def table_one() -> tuple[TableCell, ...]:
    """Goals by categories, computed from the target links, goal by goal in the order of the categories.

    Certainty of a cell: certain in the category explicit, which the ten named targets fix; high in the
    other cells of the focus goals of 2017, where counts, sums and prose leave one filling; elsewhere as
    the reconstruction of that row says (from high to low). The agreement of focus goals is by
    construction: the links were sorted so that they fit the table, so it does not confirm the table.
    """
    return tuple(_cell(goal.number, category) for goal in goals() for category in LinkCategory)


def table_cell(goal: int, category: LinkCategory) -> TableCell:
    """One computed cell; raises `UsageError` for an unknown goal."""
    return _cell(goal, category)


def marked_goals(category: LinkCategory, among: Iterable[int]) -> tuple[int, ...]:
    """The goals of `among` that are marked in the category, by number."""
    wanted = set(among)
    return tuple(cell.goal for cell in table_one() if cell.marked and cell.category is category and cell.goal in wanted)


def _cell(goal: int, category: LinkCategory) -> TableCell:
    founding = founding_cell(goal, category)
    behind = [links for links in target_links() if links.goal == goal and category in links.basis]
    return TableCell(
        goal=goal,
        category=category,
        targets=tuple(links.target for links in behind),
        link_certainty=min((links.certainty for links in behind), key=lambda it: it.rank, default=None),
        founding=founding,
    )
