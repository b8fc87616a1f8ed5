"""What migrants send and receive, and what it costs."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.pairs import pairs
from corridor.evidence.query import figure, set_aside, trend
from corridor.evidence.store import Evidence
from corridor.measures.area_value import area_value
from corridor.measures.change import difference
from corridor.measures.remittance_cost import CorridorCosts, CorridorEnd, corridor_costs
from corridor.places.registry import place


class Money:
    """Remittances into and out of one area, from the World Bank."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    @cached_property
    def received(self) -> Figure:
        """Personal remittances received, US dollars."""
        return area_value(self._evidence, "remittances_received_usd", self._code)

    @cached_property
    def received_trend(self) -> tuple[Figure, ...]:
        """Remittances received since 2000, US dollars a year."""
        return trend(self._evidence, "remittances_received_usd", self._code, since=2000)

    @cached_property
    def received_set_aside(self) -> Figure | None:
        """A newer, provisional sum that the publisher's release already holds; None when there is none."""
        return set_aside(self._evidence, "remittances_received_usd", self._code)

    @cached_property
    def percent_of_gdp(self) -> Figure:
        """Remittances received in percent of GDP (17.3.2)."""
        return figure(self._evidence, "remittances_received_percent_gdp", self._code)

    @cached_property
    def percent_trend(self) -> tuple[Figure, ...]:
        """Remittances received since 2000, percent of GDP."""
        return trend(self._evidence, "remittances_received_percent_gdp", self._code, since=2000)

    @cached_property
    def paid(self) -> Figure:
        """Personal remittances paid, US dollars."""
        return area_value(self._evidence, "remittances_paid_usd", self._code)

    @cached_property
    def cost_to(self) -> Figure:
        """Average cost of sending USD 200 to the area, percent (10.c.1)."""
        return figure(self._evidence, "remittance_cost_to_percent", self._code)

    @cached_property
    def cost_trend(self) -> tuple[Figure, ...]:
        """The average cost in all years with a value, percent."""
        return trend(self._evidence, "remittance_cost_to_percent", self._code)

    @cached_property
    def cost_change(self) -> Figure:
        """Change of the average cost over the trend, percentage points."""
        first = self.cost_trend[0] if self.cost_trend else self.cost_to
        label = f"Change of the average cost: {place(self._code).name}"
        return difference(first, self.cost_to, key=f"remittance_cost_change.{self._code}", label=label)

    @cached_property
    def corridors_in(self) -> CorridorCosts:
        """Corridors through which money comes into the area."""
        return corridor_costs(self._evidence, self._code, CorridorEnd.RECEIVING)

    @cached_property
    def corridors_out(self) -> CorridorCosts:
        """Corridors through which money leaves the area."""
        return corridor_costs(self._evidence, self._code, CorridorEnd.SENDING)

    @cached_property
    def sending_countries(self) -> tuple[tuple[str, Figure], ...]:
        """Countries from which the area receives most, million US dollars, largest first."""
        return pairs(self._evidence, "bilateral_remittances_usd_million", area=self._code)
