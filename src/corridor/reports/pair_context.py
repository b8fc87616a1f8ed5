"""What a section on a pair of countries is given: the evidence, the catalogue, both ends, the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from corridor.assessments.gap_rules import pair_gap_rules
from corridor.assessments.gaps import Gap, find_gaps
from corridor.catalogue.entry import PRACTICE_KINDS, Entry, EntryKind, EntryState
from corridor.catalogue.records import Catalogue
from corridor.evidence.figure import Figure
from corridor.evidence.store import Evidence
from corridor.measures.pair import PairProfile
from corridor.measures.pair_recruitment import recruitment_cost
from corridor.measures.profile import Profile
from corridor.places.pair import Pair
from corridor.places.registry import place
from corridor.reports.phrasing import capital, counted
from corridor.reports.templates import Subject

CATALOGUE = "corridor/catalogue/data"


@dataclass(frozen=True)
class PairContext:
    """One sheet's pair and year, with everything that its sections may read."""

    evidence: Evidence
    catalogue: Catalogue
    pair: Pair
    year: int
    made_on: date
    subject: ClassVar[Subject] = Subject.PAIR

    @property
    def code(self) -> str:
        """Both codes: `PHL-ARE`."""
        return self.pair.code

    @property
    def name(self) -> str:
        """Both names as titles have them, the origin first."""
        origin, destination = place(self.pair.origin), place(self.pair.destination)
        return f"{capital(origin.short_name)} to {destination.short_name}"

    @cached_property
    def profile(self) -> PairProfile:
        """The measures of the pair."""
        return PairProfile(self.evidence, self.pair)

    @cached_property
    def origin(self) -> Profile:
        """The measures of the country of origin by itself."""
        return Profile(self.evidence, self.pair.origin)

    @cached_property
    def destination(self) -> Profile:
        """The measures of the country of destination by itself."""
        return Profile(self.evidence, self.pair.destination)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Published entries that name both countries: agreements first, within each those of fewest countries."""
        both = [
            entry
            for entry in self.catalogue.in_country(self.pair.origin)
            if self.pair.destination in entry.countries
            and entry.kind in PRACTICE_KINDS
            and entry.state is EntryState.PUBLISHED
        ]
        return tuple(sorted(both, key=lambda it: (it.kind is not EntryKind.AGREEMENT, len(it.countries), it.id)))

    @cached_property
    def agreements(self) -> tuple[Entry, ...]:
        """The agreements among the entries."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.AGREEMENT)

    @cached_property
    def agreements_counted(self) -> Figure:
        """How many agreements the catalogue holds that name both countries."""
        label = "Agreements that name both countries"
        return counted(f"agreements.{self.code}", self.agreements, label, file=CATALOGUE, source="the catalogue")

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps found by the stated rules for a pair."""
        return find_gaps(pair_gap_rules(), self.figure, self.year)

    def figure(self, name: str) -> Figure:
        """The figure that a gap rule for a pair names; raises `DefinitionError` for a name that there is not."""
        match name:
            case "agreements":
                return self.agreements_counted
            case "recruitment_cost":
                return recruitment_cost(self.pair)
            case _:
                return self.profile.figure(name)
