"""All measures of a pair of countries, and the names under which its gap rules find them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.measures.pair_displacement import PairDisplacement
from corridor.measures.pair_health_workers import PairHealthWorkers
from corridor.measures.pair_money import PairMoney
from corridor.measures.pair_people import PairPeople
from corridor.measures.pair_price import PriceHistory
from corridor.measures.profile import named_figure
from corridor.places.pair import Pair

PAIR_SERIES = (
    "migrant_stock_by_origin",
    "bilateral_migrant_stock_world_bank",
    "refugees_unhcr",
    "asylum_seekers_unhcr",
    "bilateral_remittances_usd_million",
    "remittance_cost_corridor_percent",
    "foreign_trained_doctors",
)
"""The series of pairs that the measures of a pair read."""


class PairProfile:
    """The measures of a pair, each computed when it is first asked for."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self.evidence = evidence
        self.pair = pair
        self.people = PairPeople(evidence, pair)
        self.displacement = PairDisplacement(evidence, pair)
        self.money = PairMoney(evidence, pair)
        self.price = PriceHistory(evidence, pair)
        self.health_workers = PairHealthWorkers(evidence, pair)

    @cached_property
    def series_with_value(self) -> tuple[str, ...]:
        """Those of `PAIR_SERIES` that have a value for the two countries, either way round."""
        return tuple(key for key in PAIR_SERIES if self._has_value(key))

    def _has_value(self, series: str) -> bool:
        ends = self.pair
        return any(
            figure(self.evidence, series, area, counterpart=other).known
            for area, other in ((ends.destination, ends.origin), (ends.origin, ends.destination))
        )

    @property
    def named(self) -> Mapping[str, Callable[[], Figure]]:
        """Name in a gap rule for a pair -> the figure; not kept, since it would keep the profile alive."""
        return {
            "stock": lambda: self.people.out.stock,
            "best_stock": lambda: self.people.out.best_stock,
            "stock_of_women": lambda: self.people.out.by_sex("F"),
            "refugees": lambda: self.displacement.out.refugees,
            "asylum_seekers": lambda: self.displacement.out.asylum_seekers,
            "remittances": lambda: self.money.home.sent,
            "remittances_percent_gdp": lambda: self.money.home.percent_of_gdp,
            "price": lambda: self.price.latest,
            "doctors": lambda: self.health_workers.out.doctors,
        }

    def figure(self, name: str) -> Figure:
        """The figure of that name; raises `DefinitionError` for a name that is not listed."""
        return named_figure(self.named, name, where="corridor.measures.pair")
