"""All estimates of flows that one build of the evidence gives."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

import numpy as np

from corridor.errors import EvidenceError, UsageError
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.flow_table import FlowTable
from corridor.measures.flows.methods import FlowMethod, flows_by
from corridor.measures.flows.native_born import populations_thousand, with_native_born
from corridor.measures.flows.stock_table import StockTable, stock_years, stocks_from_evidence


class FlowEstimates:
    """Flows between countries and areas, for each period between two years with stocks; made when first asked for."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._stocks: dict[str, StockTable] = {}
        self._population: dict[str, Mapping[str, float]] = {}
        self._tables: dict[tuple[FlowMethod, str], FlowTable] = {}

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods (`2010/2015`) between neighbouring years with stocks, oldest first; none in the starter pack."""
        return tuple(f"{first}/{last}" for first, last in pairwise(stock_years(self.evidence)))

    def chosen(self, period: str | None) -> tuple[str, ...]:
        """The one period that is named, else all; raises `UsageError` when there is none or not that one."""
        if not self.periods:
            raise UsageError(
                "migrant stocks by origin of at least two years",
                f"{len(stock_years(self.evidence))} in build {self.evidence.build}",
                remedy="run `corridor evidence build DIR` with UN DESA's table of stocks by destination and origin",
            )
        if period is not None and period not in self.periods:
            raise UsageError(f"a period among {', '.join(self.periods)}", repr(period))
        return self.periods if period is None else (period,)

    def stocks(self, period: str) -> tuple[StockTable, StockTable]:
        """The stock tables at both ends of a period; raises `UsageError` for a period that is not in `periods`."""
        (named,) = self.chosen(period)
        first, last = (self._stock_table(year) for year in named.split("/"))
        return first, last

    def places(self, period: str) -> tuple[str, ...]:
        """The places that the stock tables at both ends of a period have; raises as `stocks` does."""
        first, last = self.stocks(period)
        return tuple(code for code in first.places if code in set(last.places))

    def table(self, method: FlowMethod, period: str) -> FlowTable:
        """The flows by one method in one period.

        Raises `UsageError` as `stocks` does, and `EvidenceError` when the method needs populations that are missing.
        """
        if (method, period) not in self._tables:
            places = self.places(period)
            first, last = (stocks.among(places) for stocks in self.stocks(period))
            if method.needs_native_born:
                first = self._with_native_born(first, places, period)
            flows = flows_by(method, first, last)
            flows.flags.writeable = False
            self._tables[method, period] = FlowTable(method, period, places, flows)
        return self._tables[method, period]

    def without_population(self, period: str) -> tuple[str, ...]:
        """The places of a period whose population at its start the evidence does not have."""
        known = self._populations(period)
        return tuple(code for code in self.places(period) if code not in known)

    def snapshots(self, period: str) -> tuple[Snapshot, ...]:
        """The publishers' files that the stocks of a period were read from; raises as `stocks` does."""
        names = dict.fromkeys(name for stocks in self.stocks(period) for name in stocks.snapshots)
        return tuple(self.evidence.snapshots[name] for name in names)

    def _stock_table(self, year: str) -> StockTable:
        if year not in self._stocks:
            self._stocks[year] = stocks_from_evidence(self.evidence, year)
        return self._stocks[year]

    def _populations(self, period: str) -> Mapping[str, float]:
        year, _ = period.split("/")
        if year not in self._population:
            self._population[year] = populations_thousand(self.evidence, year)
        return self._population[year]

    def _with_native_born(self, migrants: Persons, places: tuple[str, ...], period: str) -> Persons:
        lacking = self.without_population(period)
        if lacking:
            raise EvidenceError(
                f"the population of all {len(places)} places at the start of {period}",
                f"none for {len(lacking)} of them ({', '.join(lacking[:5])})",
                where=f"build {self.evidence.build}",
                remedy="build with UN DESA's workbook of migrant stocks, which has populations",
            )
        known = self._populations(period)
        return with_native_born(migrants, np.array([known[code] for code in places]))
