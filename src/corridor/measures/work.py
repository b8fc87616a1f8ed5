"""Work and exploitation: injuries by migratory status, labour rights, child work, trafficking."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.slices import Dimensions
from corridor.evidence.store import Evidence
from corridor.measures.shares import ratio
from corridor.places.registry import place


class Work:
    """Indicators of targets 8.7, 8.8 and 16.2 for one area."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    @cached_property
    def injuries(self) -> Figure:
        """Fatal occupational injuries per 100 000 employees (8.8.1)."""
        return figure(self._evidence, "fatal_injuries_per_100k", self._code)

    @cached_property
    def injuries_of_migrants(self) -> Figure:
        """The same among migrants."""
        slice_ = Dimensions(migratory_status="migrant")
        return figure(self._evidence, "fatal_injuries_per_100k", self._code, dimensions=slice_)

    @cached_property
    def injuries_of_others(self) -> Figure:
        """The same among non-migrants, in the year of the migrants' value."""
        slice_ = Dimensions(migratory_status="non_migrant")
        period = self.injuries_of_migrants.period or None
        return figure(self._evidence, "fatal_injuries_per_100k", self._code, period=period, dimensions=slice_)

    @cached_property
    def injury_ratio(self) -> Figure:
        """How many times higher the rate of migrants is."""
        label = f"Fatal injuries, migrants to non-migrants: {place(self._code).name}"
        return ratio(
            self.injuries_of_migrants,
            self.injuries_of_others,
            formula="migrants_per_native_risk",
            key=f"injury_ratio.{self._code}",
            label=label,
        )

    @cached_property
    def labour_rights(self) -> Figure:
        """Compliance with labour rights, 0 (best) to 10 (8.8.2)."""
        return figure(self._evidence, "labour_rights_compliance", self._code)

    @cached_property
    def trafficking_victims(self) -> Figure:
        """Detected victims of trafficking, persons (16.2.2)."""
        return figure(self._evidence, "trafficking_victims_detected", self._code)
