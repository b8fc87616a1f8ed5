"""Refugees and asylum seekers from one country of a pair in the other, from UNHCR."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure, trend
from corridor.evidence.store import Evidence
from corridor.places.pair import Pair

REFUGEES = "refugees_unhcr"
ASYLUM_SEEKERS = "asylum_seekers_unhcr"


class RefugeOneWay:
    """People from the origin of a pair who sought refuge in its destination."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self._evidence = evidence
        self._pair = pair

    @cached_property
    def refugees(self) -> Figure:
        """Refugees under UNHCR's mandate at the end of the latest year with a count, persons."""
        return self._latest(REFUGEES)

    @cached_property
    def asylum_seekers(self) -> Figure:
        """Asylum seekers with a pending case at the end of the latest year with a count, persons."""
        return self._latest(ASYLUM_SEEKERS)

    @cached_property
    def refugee_trend(self) -> tuple[Figure, ...]:
        """Refugees at the end of each year with a count, persons."""
        return trend(self._evidence, REFUGEES, self._pair.destination, counterpart=self._pair.origin)

    def _latest(self, series: str) -> Figure:
        return figure(self._evidence, series, self._pair.destination, counterpart=self._pair.origin)


class PairDisplacement:
    """Both directions of a pair."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self.out = RefugeOneWay(evidence, pair)
        self.back = RefugeOneWay(evidence, pair.back)
