"""All measures of one area, and the names under which gap rules find its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from corridor.errors import DefinitionError
from corridor.evidence.figure import Figure
from corridor.evidence.store import Evidence
from corridor.measures.deaths import Deaths
from corridor.measures.displacement import Displacement
from corridor.measures.health_workers import HealthWorkers
from corridor.measures.money import Money
from corridor.measures.people import People
from corridor.measures.policy import Policy
from corridor.measures.work import Work


class Profile:
    """The measures of one area, each computed when it is first asked for."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self.evidence = evidence
        self.code = code
        self.people = People(evidence, code)
        self.displacement = Displacement(evidence, code)
        self.money = Money(evidence, code)
        self.policy = Policy(evidence, code)
        self.deaths = Deaths(evidence, code)
        self.work = Work(evidence, code)
        self.health_workers = HealthWorkers(evidence, code)

    @cached_property
    def named(self) -> Mapping[str, Callable[[], Figure]]:
        """Name in a gap rule -> the figure."""
        return {
            "migrant_stock": lambda: self.people.stock,
            "migrant_stock_growth": lambda: self.people.growth,
            "emigrants": lambda: self.people.emigrants,
            "migrant_women_share": lambda: self.people.women_share,
            "refugee_stock": lambda: self.displacement.refugee_stock,
            "refugee_rate": lambda: self.displacement.refugee_rate,
            "displaced_inside": lambda: self.displacement.displaced_inside,
            "stateless": lambda: self.displacement.stateless,
            "remittances_received": lambda: self.money.received,
            "remittances_percent_gdp": lambda: self.money.percent_of_gdp,
            "remittance_cost_to": lambda: self.money.cost_to,
            "remittance_cost_change": lambda: self.money.cost_change,
            "corridors_above_5_percent": lambda: self.money.corridors_in.above_target,
            "policy_band": lambda: self.policy.total,
            "policy_weakest_band": lambda: self.policy.weakest,
            "deaths_published": lambda: self.deaths.published,
            "injury_ratio": lambda: self.work.injury_ratio,
            "injuries_of_migrants": lambda: self.work.injuries_of_migrants,
            "labour_rights": lambda: self.work.labour_rights,
            "trafficking_victims": lambda: self.work.trafficking_victims,
        }

    def figure(self, name: str) -> Figure:
        """The figure of that name; raises `DefinitionError` for a name that is not listed."""
        return named_figure(self.named, name, where="corridor.measures.profile")


def named_figure(named: Mapping[str, Callable[[], Figure]], name: str, *, where: str) -> Figure:
    """The figure that a gap rule names; raises `DefinitionError` for a name that is not listed."""
    if name not in named:
        raise DefinitionError(
            f"a figure among {', '.join(sorted(named))}",
            repr(name),
            where=where,
            remedy="mend the gap rule, or add the figure there",
        )
    return named[name]()
