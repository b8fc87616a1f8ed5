"""The two limits of target 10.c as figures, and the caution that goes with the test of a corridor."""

from __future__ import annotations

from corridor.evidence.figure import Figure, Recorded
from corridor.measures.remittance_cost import CORRIDOR_TARGET_PERCENT, GLOBAL_TARGET_PERCENT
from corridor.reports.document.blocks import Note
from corridor.reports.document.inline import text
from corridor.reports.phrasing import one

SOURCE = "Target 10.c; SDG indicator 10.c.1 metadata, World Bank and UNSD, 2018-02-02"
FILE = "corridor/measures/remittance_cost.py"


def global_limit() -> Figure:
    """The 3 % for the mean of all services."""
    return _limit(GLOBAL_TARGET_PERCENT, "mean of all services")


def corridor_limit() -> Figure:
    """The 5 % for a single corridor."""
    return _limit(CORRIDOR_TARGET_PERCENT, "single corridor")


def smart_caution() -> Note:
    """Why a corridor above the line here may still pass the official test."""
    return Note(
        text(
            "The official test of {limit} per cent takes the three cheapest services that qualify (SmaRT). The "
            "published corridor series is the mean of all services, so that a corridor above the line here may still "
            "pass the official test.",
            limit=one(corridor_limit()),
        )
    )


def _limit(limit_percent: float, name: str) -> Figure:
    key, lineage = f"target_10c.{limit_percent:.0f}_percent", Recorded(FILE, name, SOURCE)
    return Figure(key, limit_percent, "percent", "2030", "A", f"Target 10.c, {name}", lineage)
