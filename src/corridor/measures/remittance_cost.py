"""The two tests of target 10.c on published averages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corridor.evidence.figure import MISSING, Aggregated, Figure, Observed
from corridor.evidence.pairs import pairs
from corridor.evidence.store import Evidence
from corridor.places.place import PlaceKind
from corridor.places.registry import members, place

GLOBAL_TARGET_PERCENT = 3.0
CORRIDOR_TARGET_PERCENT = 5.0
SERIES = "remittance_cost_corridor_percent"


class CorridorEnd(StrEnum):
    """Which end of a corridor one means."""

    RECEIVING = "receiving"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class PricedCorridor:
    """A corridor with its mean total cost in percent: money goes from `sending` to `receiving`."""

    sending: str
    receiving: str
    cost: Figure


@dataclass(frozen=True, slots=True)
class CorridorCosts:
    """The corridors of one end, dearest first.

    `counted` and `above_target` are the numbers of corridors with a value and above 5 %.
    """

    corridors: tuple[PricedCorridor, ...]
    counted: Figure
    above_target: Figure


def meets_global_target(cost: Figure) -> bool | None:
    """Whether a mean over all services is below 3 %; None without value.

    Source: metadata of SDG indicator 10.c.1, World Bank and UNSD, 2018-02-02.
    """
    return None if cost.value is None else cost.value < GLOBAL_TARGET_PERCENT


def corridor_costs(evidence: Evidence, code: str, end: CorridorEnd) -> CorridorCosts:
    """The corridors whose `end` is the area, or a member of the group, in the latest quarter that has any.

    The costs are means over all services. The official test of 5 % takes the three cheapest
    qualifying services (SmaRT), so that a corridor above 5 % here may still pass it.
    """
    codes = members(code) if place(code).kind is PlaceKind.GROUP else (code,)
    priced = [corridor for one in codes for corridor in _of(evidence, one, end)]
    newest = max((corridor.cost.period for corridor in priced), default="")
    latest = [corridor for corridor in priced if corridor.cost.period == newest]
    corridors = tuple(sorted(latest, key=lambda it: (-(it.cost.value or 0.0), it.sending, it.receiving)))
    above = tuple(it for it in corridors if (it.cost.value or 0.0) > CORRIDOR_TARGET_PERCENT)
    about = f"{end}.{code}.{newest or 'none'}"
    return CorridorCosts(
        corridors,
        _count(newest, corridors, about, "corridors_counted", "Corridors with a price"),
        _count(newest, above, about, "corridors_above_5_percent", "Corridors whose mean cost is above 5 %"),
    )


def _of(evidence: Evidence, code: str, end: CorridorEnd) -> tuple[PricedCorridor, ...]:
    if end is CorridorEnd.RECEIVING:
        return tuple(PricedCorridor(other, code, cost) for other, cost in pairs(evidence, SERIES, area=code))
    return tuple(PricedCorridor(code, other, cost) for other, cost in pairs(evidence, SERIES, counterpart=code))


def _count(period: str, counted: tuple[PricedCorridor, ...], about: str, formula: str, label: str) -> Figure:
    """How many corridors there are; no value where no corridor has a price at all."""
    lineages = [corridor.cost.lineage for corridor in counted]
    rows = tuple(row for lineage in lineages if isinstance(lineage, Observed) for row in lineage.rows)
    lineage = Aggregated(formula, f"series={SERIES} {about}", rows)
    value, status = (float(len(counted)), "A") if period else (None, MISSING)
    return Figure(f"{formula}.{about}", value, "corridors", period, status, label, lineage)
