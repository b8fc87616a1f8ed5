"""The largest corridors of the world, by the people who live at the other end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure, in_period, newest_period, observed
from corridor.evidence.row import plain_rows
from corridor.evidence.slices import ALL, of_dimensions, query_text
from corridor.evidence.store import Evidence
from corridor.measures.pair_money import SERIES as MONEY
from corridor.measures.people import BY_ORIGIN
from corridor.places.pair import Pair
from corridor.places.registry import countries

SHOWN = 50


@dataclass(frozen=True, slots=True)
class LargeCorridor:
    """A corridor of people, and the money that they send home (million US dollars)."""

    pair: Pair
    people: Figure
    money: Figure


def largest_corridors(evidence: Evidence) -> tuple[LargeCorridor, ...]:
    """The corridors between two countries or areas with most people in the newest year, the largest first."""
    codes = [place.code for place in countries()]
    rows = of_dimensions(evidence.rows(BY_ORIGIN), BY_ORIGIN, ALL).filter(
        pl.col("area").is_in(codes)
        & pl.col("counterpart").is_in(codes)
        & (pl.col("area") != pl.col("counterpart"))
        & (pl.col("value") > 0)
    )
    newest = in_period(rows, newest_period(rows)).sort(["value", "position"], descending=[True, False]).head(SHOWN)
    found = []
    for row in plain_rows(newest):
        query = query_text(BY_ORIGIN, row.area, row.counterpart, row.period, ALL)
        people = observed(evidence, BY_ORIGIN, row, query, ALL)
        money = figure(evidence, MONEY, row.counterpart or "", counterpart=row.area)
        found.append(LargeCorridor(Pair(row.counterpart or "", row.area), people, money))
    return tuple(found)


def figures_of_largest(corridors: tuple[LargeCorridor, ...]) -> Mapping[str, Figure]:
    """Their figures by key."""
    return {figure.key: figure for corridor in corridors for figure in (corridor.people, corridor.money)}
