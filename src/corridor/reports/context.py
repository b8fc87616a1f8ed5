"""What a section on an area is given: the evidence, the catalogue, the area, the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from corridor.agenda.hlpf import HlpfYear, hlpf_year
from corridor.agenda.indicators import indicators
from corridor.assessments.gap_rules import gap_rules
from corridor.assessments.gaps import Gap, find_gaps
from corridor.catalogue.records import Catalogue
from corridor.evidence.figure import MISSING, Figure, Observed
from corridor.evidence.store import Evidence
from corridor.measures.coverage import Coverage, coverage
from corridor.measures.profile import Profile
from corridor.places.place import Place
from corridor.places.registry import place
from corridor.reports.templates import Subject

COVERAGE_PREFIX = "coverage:"


@dataclass(frozen=True)
class Context:
    """One report's area and year, with everything that its sections may read."""

    evidence: Evidence
    catalogue: Catalogue
    code: str
    year: int
    world: Mapping[str, Figure] = field(default_factory=dict)
    subject: ClassVar[Subject] = Subject.AREA

    @cached_property
    def place(self) -> Place:
        """The area of the report."""
        return place(self.code)

    @property
    def name(self) -> str:
        """The area's name as titles have it."""
        return self.place.name

    @cached_property
    def session(self) -> HlpfYear:
        """The session of the High-Level Political Forum for which the report is written."""
        return hlpf_year(self.year)

    @cached_property
    def profile(self) -> Profile:
        """The measures of the area."""
        return Profile(self.evidence, self.code)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """What data there is for the ten explicit targets."""
        return coverage(self.evidence, self.code)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps found by the stated rules."""
        return find_gaps(gap_rules(), self.figure, self.year)

    def figure(self, name: str) -> Figure:
        """The figure that a gap rule names: one of the profile, or `coverage:<target>`."""
        if not name.startswith(COVERAGE_PREFIX):
            return self.profile.figure(name)
        target = name.removeprefix(COVERAGE_PREFIX)
        known = [row.figure for row in self.coverage if row.target == target and row.figure is not None]
        with_value = [figure for figure in known if figure.known]
        if with_value or known:
            return (with_value or known)[0]
        codes = ", ".join(indicator.code for indicator in indicators(target=target))
        nothing = Observed((), f"a series for indicator {codes} of target {target}")
        return Figure(f"coverage.{target}.{self.code}", None, "", "", MISSING, f"Target {target}", nothing)
