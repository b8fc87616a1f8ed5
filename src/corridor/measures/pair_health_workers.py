"""Doctors trained in one country of a pair who practise in the other: the migration side of target 3.c."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.measures.health_workers import SERIES
from corridor.measures.shares import share_percent
from corridor.measures.totals import pairs_total
from corridor.places.pair import Pair
from corridor.places.registry import place


class DoctorsOneWay:
    """Doctors trained in the origin of a pair who practise in its destination, as OECD countries report them."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self._evidence = evidence
        self._pair = pair

    @cached_property
    def doctors(self) -> Figure:
        """The latest count, persons."""
        return figure(self._evidence, SERIES, self._pair.destination, counterpart=self._pair.origin)

    @cached_property
    def share(self) -> Figure:
        """Percent of all foreign-trained doctors in the destination whose country of training is listed."""
        destination = self._pair.destination
        label = f"Foreign-trained doctors with a listed country of training: {place(destination).name}"
        whole = pairs_total(
            self._evidence,
            SERIES,
            area=destination,
            period=self.doctors.period or None,
            formula="sum_over_origins",
            label=label,
        )
        label = f"Share of foreign-trained doctors from {place(self._pair.origin).name}: {place(destination).name}"
        return share_percent(self.doctors, whole, key=f"pair_share_of_doctors.{self._pair.code}", label=label)


class PairHealthWorkers:
    """Both directions of a pair."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self.out = DoctorsOneWay(evidence, pair)
        self.back = DoctorsOneWay(evidence, pair.back)
