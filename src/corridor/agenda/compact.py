"""The Global Compact for Migration: objectives, guiding principles, and how they meet goals and targets.

Source: General Assembly resolution 73/195; labels as short as on the UN Network on Migration's hub. No
official table from objectives to targets exists, so most links are this project's own proposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.definitions import OWN, SourcedRecord, data_path, read_keyed, read_records
from corridor.errors import UsageError


class Objective(SourcedRecord):
    """One of the objectives, with a short label."""

    number: int
    label: str


class Principle(SourcedRecord):
    """One of the guiding principles, by its letter, with a short label."""

    letter: str
    label: str


class CompactLink(SourcedRecord):
    """A link of one or more objectives with goals, targets and indicators taken together.

    `source` is `own` where this project proposes it, else the page that states it.
    """

    objectives: tuple[int, ...]
    goals: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    note: str | None = None

    @property
    def proposed(self) -> bool:
        """Whether the link is this project's proposal."""
        return self.source == OWN


class AreaObjectives(SourcedRecord):
    """The objectives that a migration and development area of the Forum meets, main ones apart."""

    area: str
    objectives: tuple[int, ...]
    also: tuple[int, ...] = ()
    principles: tuple[str, ...] = ()


@cache
def _objectives() -> Mapping[int, Objective]:
    return read_keyed(
        data_path("corridor.agenda", "compact.yaml"),
        Objective,
        lambda objective: objective.number,
        section="objectives",
    )


@cache
def principles() -> Mapping[str, Principle]:
    """The guiding principles by letter."""
    return read_keyed(
        data_path("corridor.agenda", "compact.yaml"),
        Principle,
        lambda principle: principle.letter,
        section="principles",
    )


@cache
def compact_links() -> tuple[CompactLink, ...]:
    """Every link between objectives and the Agenda, confirmed ones first."""
    return read_records(data_path("corridor.agenda", "compact_links.yaml"), CompactLink)


@cache
def area_objectives() -> Mapping[str, AreaObjectives]:
    """The objectives of each of the Forum's areas, by the area's key; this project's proposal."""
    return read_keyed(
        data_path("corridor.agenda", "compact.yaml"), AreaObjectives, lambda record: record.area, section="areas"
    )


def objectives() -> tuple[Objective, ...]:
    """All objectives by number."""
    return tuple(_objectives().values())


def objective(number: int) -> Objective:
    """The objective of that number; raises `UsageError` where there is none."""
    found = _objectives().get(number)
    if found is None:
        raise UsageError(
            f"the number of an objective of the Global Compact, 1 to {len(_objectives())}",
            str(number),
            remedy="look the objective up in `objectives()`",
        )
    return found


def links_of_objective(number: int) -> tuple[CompactLink, ...]:
    """The links that name an objective, confirmed ones first; `UsageError` for an unknown objective."""
    wanted = objective(number).number
    return tuple(link for link in compact_links() if wanted in link.objectives)


def objectives_of_target(code: str) -> tuple[int, ...]:
    """The objectives linked with a target or an indicator by its own code, by number."""
    found = {
        number
        for link in compact_links()
        if code in link.targets or code in link.indicators
        for number in link.objectives
    }
    return tuple(sorted(found))
