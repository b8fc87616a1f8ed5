"""Refugees, asylum seekers, the internally displaced and the stateless of one area."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.pairs import pairs
from corridor.evidence.query import figure, trend
from corridor.evidence.store import Evidence
from corridor.measures.area_value import area_value
from corridor.measures.refugee_rate import refugees_per_100k
from corridor.measures.totals import everyone_total
from corridor.places.registry import place


class Displacement:
    """Displaced people in and from one area, from UN DESA and UNHCR."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    @cached_property
    def refugee_stock(self) -> Figure:
        """Refugees and asylum seekers among the migrants of the area (UN DESA), persons."""
        return area_value(self._evidence, "refugee_stock", self._code)

    @cached_property
    def refugee_trend(self) -> tuple[Figure, ...]:
        """The refugee stock in all years of the preferred release."""
        return trend(self._evidence, "refugee_stock", self._code)

    @cached_property
    def refugees_hosted(self) -> Figure:
        """Refugees under UNHCR's mandate in the area, persons."""
        return self._in_area("refugees_unhcr", "Refugees hosted")

    @cached_property
    def asylum_seekers_hosted(self) -> Figure:
        """Asylum seekers with a pending case in the area, persons."""
        return self._in_area("asylum_seekers_unhcr", "Asylum seekers hosted")

    @cached_property
    def refugees_from(self) -> Figure:
        """Refugees from the area in other countries, persons."""
        return self._from("refugees_unhcr", "Refugees from the area")

    @cached_property
    def asylum_seekers_from(self) -> Figure:
        """Asylum seekers from the area in other countries, persons."""
        return self._from("asylum_seekers_unhcr", "Asylum seekers from the area")

    @cached_property
    def displaced_inside(self) -> Figure:
        """Internally displaced persons protected or assisted by UNHCR, persons."""
        return self._in_area("idps_unhcr", "Internally displaced persons")

    @cached_property
    def stateless(self) -> Figure:
        """Stateless persons who live in the area, persons."""
        return self._in_area("stateless_unhcr", "Stateless persons")

    @cached_property
    def refugee_rate(self) -> Figure:
        """Refugees from the area per 100 000 of its population (10.7.4).

        The population is that of the year nearest to the refugees' among UN DESA's years.
        """
        near = self._population_near(self.refugees_from.period)
        label = f"Refugees per 100,000 population, by country of origin: {place(self._code).name}"
        key = f"refugees_per_100k.{self._code}.{self.refugees_from.period or 'none'}"
        return refugees_per_100k(self.refugees_from, near, key=key, label=label)

    def _population_near(self, period: str) -> Figure:
        known = trend(self._evidence, "population", self._code)
        if not known or not period:
            return figure(self._evidence, "population", self._code)
        year = int(period[:4])
        return min(known, key=lambda value: (abs(int(value.period[:4]) - year), value.period))

    def _in_area(self, series: str, title: str) -> Figure:
        """Everyone in the area, wherever from: also from the area itself, from nowhere known, stateless."""
        label = f"{title}: {place(self._code).name}"
        return everyone_total(self._evidence, series, area=self._code, formula="sum_over_everyone", label=label)

    def _from(self, series: str, title: str) -> Figure:
        label = f"{title}: {place(self._code).name}"
        return everyone_total(
            self._evidence, series, counterpart=self._code, formula="sum_over_asylum_countries", label=label
        )

    @cached_property
    def asylum_countries(self) -> tuple[tuple[str, Figure], ...]:
        """Countries of asylum of refugees from the area, largest first."""
        return pairs(self._evidence, "refugees_unhcr", counterpart=self._code)

    @cached_property
    def refugee_origins(self) -> tuple[tuple[str, Figure], ...]:
        """Countries of origin of refugees in the area, largest first."""
        return pairs(self._evidence, "refugees_unhcr", area=self._code)
