"""Who the migrants are: stock, share, sex, origins, destinations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from corridor.evidence.figure import Figure, Observed
from corridor.evidence.pairs import pairs
from corridor.evidence.query import figure, trend
from corridor.evidence.slices import ALL, Dimensions, of_dimensions
from corridor.evidence.store import Evidence
from corridor.measures.area_value import area_value
from corridor.measures.change import growth_percent_per_year
from corridor.measures.shares import share_percent
from corridor.measures.totals import members_total, pairs_total
from corridor.places.place import PlaceKind
from corridor.places.registry import place

BY_ORIGIN = "migrant_stock_by_origin"
WORLD = "WLD"


class People:
    """Migrants in and from one area, from UN DESA's stocks."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    @cached_property
    def stock(self) -> Figure:
        """Migrants who live in the area, persons."""
        return area_value(self._evidence, "migrant_stock", self._code)

    @cached_property
    def criterion(self) -> str | None:
        """Whom the stock counts: `birth` (people born abroad), `citizenship` (foreign citizens), None if not stated."""
        return None if self._stock_row is None else self._stock_row["criterion"]

    @cached_property
    def refugees_added(self) -> bool:
        """Whether UN DESA added refugees to the stock (type of data R)."""
        remark = "" if self._stock_row is None else self._stock_row["note"] or ""
        kinds = remark.partition("type of data: ")[2].partition(";")[0]
        return "R" in kinds.split()

    @cached_property
    def _stock_row(self) -> Mapping[str, Any] | None:
        lineage = self.stock.lineage
        if not isinstance(lineage, Observed) or not lineage.rows:
            return None
        return self._evidence.row_at(lineage.rows[0].series, lineage.rows[0].row)

    @cached_property
    def stock_trend(self) -> tuple[Figure, ...]:
        """The stock in all years of the preferred release."""
        return trend(self._evidence, "migrant_stock", self._code)

    @cached_property
    def growth(self) -> Figure:
        """Average annual rate of change over the whole trend, percent a year."""
        first = self.stock_trend[0] if self.stock_trend else self.stock
        last = self.stock_trend[-1] if self.stock_trend else self.stock
        label = f"Average annual change of the migrant stock: {place(self._code).name}"
        return growth_percent_per_year(first, last, key=f"migrant_stock_growth.{self._code}", label=label)

    @cached_property
    def share(self) -> Figure:
        """Migrants in percent of the population, as the publisher gives it."""
        return figure(self._evidence, "migrant_share", self._code)

    @cached_property
    def share_trend(self) -> tuple[Figure, ...]:
        """The share in all years of the preferred release, percent of the population."""
        return trend(self._evidence, "migrant_share", self._code)

    @cached_property
    def women_share_trend(self) -> tuple[Figure, ...]:
        """The share of women and girls in all years of the preferred release, percent of migrants."""
        return trend(self._evidence, "migrant_female_share", self._code)

    @cached_property
    def population(self) -> Figure:
        """Population at mid-year, thousand persons."""
        return area_value(self._evidence, "population", self._code)

    @cached_property
    def women_share(self) -> Figure:
        """Women and girls in percent of migrants."""
        return figure(self._evidence, "migrant_female_share", self._code)

    def by_sex(self, sex: str) -> Figure:
        """The stock of one sex (`F`, `M`) in the year of the stock, persons."""
        slice_ = Dimensions(sex=sex)
        return area_value(
            self._evidence, "migrant_stock", self._code, period=self.stock.period or None, dimensions=slice_
        )

    @cached_property
    def origins(self) -> tuple[tuple[str, Figure], ...]:
        """Countries of origin of the migrants who live in the area, largest first."""
        return pairs(self._evidence, BY_ORIGIN, area=self._code)

    @cached_property
    def destinations(self) -> tuple[tuple[str, Figure], ...]:
        """Countries where people from the area live, largest first."""
        return pairs(self._evidence, BY_ORIGIN, counterpart=self._code)

    @cached_property
    def emigrants(self) -> Figure:
        """People from the area who live abroad, persons: the publisher's world total, else a sum."""
        published = figure(self._evidence, BY_ORIGIN, WORLD, counterpart=self._code)
        if published.known:
            return published
        if place(self._code).kind is PlaceKind.GROUP:
            return self._emigrants_of_members()
        label = f"People from the area who live abroad: {place(self._code).name}"
        return pairs_total(
            self._evidence, BY_ORIGIN, counterpart=self._code, formula="sum_over_destinations", label=label
        )

    def _emigrants_of_members(self) -> Figure:
        rows = self._evidence.parts(BY_ORIGIN).of_area(WORLD)
        of_world = of_dimensions(rows, BY_ORIGIN, ALL)
        key = f"{BY_ORIGIN}.{WORLD}.{self._code}.computed"
        return members_total(self._evidence, BY_ORIGIN, self._code, of_world, "counterpart", key)

    @cached_property
    def listed_origins(self) -> Figure:
        """The sum over all countries of origin that are listed, persons."""
        return pairs_total(
            self._evidence, BY_ORIGIN, area=self._code, formula="sum_over_origins", label="All listed origins"
        )

    def origin_share(self, code: str, stock: Figure) -> Figure:
        """One origin in percent of the sum over all origins listed."""
        label = f"Share of migrants from {place(code).name}: {place(self._code).name}"
        return share_percent(stock, self.listed_origins, key=f"origin_share.{self._code}.{code}", label=label)

    def destination_share(self, code: str, stock: Figure) -> Figure:
        """One destination in percent of all people from the area who live abroad."""
        label = f"Share of people from {place(self._code).name} who live in {place(code).name}"
        return share_percent(stock, self.emigrants, key=f"destination_share.{self._code}.{code}", label=label)
