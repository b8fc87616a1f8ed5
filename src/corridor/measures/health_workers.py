"""Doctors who were trained in one country and practise in another: the migration side of target 3.c."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.pairs import pairs
from corridor.evidence.store import Evidence
from corridor.measures.totals import pairs_total
from corridor.places.registry import place

SERIES = "foreign_trained_doctors"


class HealthWorkers:
    """Foreign-trained doctors from and in one area, as OECD countries report them."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    @cached_property
    def doctors_abroad(self) -> Figure:
        """Doctors trained in the area who practise in reporting countries, persons."""
        label = f"Doctors trained in the area who practise abroad: {place(self._code).name}"
        return pairs_total(self._evidence, SERIES, counterpart=self._code, formula="sum_over_destinations", label=label)

    @cached_property
    def countries_of_practice(self) -> tuple[tuple[str, Figure], ...]:
        """Where these doctors practise, largest first."""
        return pairs(self._evidence, SERIES, counterpart=self._code)

    @cached_property
    def doctors_from_abroad(self) -> Figure:
        """Foreign-trained doctors who practise in the area, persons."""
        label = f"Foreign-trained doctors who practise in the area: {place(self._code).name}"
        return pairs_total(self._evidence, SERIES, area=self._code, formula="sum_over_origins", label=label)

    @cached_property
    def countries_of_training(self) -> tuple[tuple[str, Figure], ...]:
        """Where these doctors were trained, largest first."""
        return pairs(self._evidence, SERIES, area=self._code)
