"""What lower cost would save, in the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import polars as pl

from corridor.cli.output import show_frame

if TYPE_CHECKING:
    from corridor.evidence.figure import Figure
    from corridor.measures.prices.savings import CorridorSaving, ReceivingSaving, Savings

CORRIDOR = pl.Schema(
    {
        **{"sending": pl.String, "receiving": pl.String, "remittances_usd_million": pl.Float64},
        **{"remittances_period": pl.String, "remittances_status": pl.String, "cost_percent": pl.Float64},
        **{"cost_period": pl.String, "cost_status": pl.String, "saved_usd_million": pl.Float64},
        **{"more_usd_million": pl.Float64, "state": pl.String},
    }
)
COUNTRY = pl.Schema(
    {
        **{"receiving": pl.String, "corridors": pl.Int64, "saved_usd_million": pl.Float64},
        **{"more_usd_million": pl.Float64, "status": pl.String},
    }
)


def show_savings(found: Savings, *, by_country: bool, csv: bool) -> None:
    """A row for each corridor or receiving country; what is not in it is said on standard error."""
    rows = [_country(one) for one in found.receiving] if by_country else [_corridor(one) for one in found.corridors]
    frame = pl.DataFrame(rows, schema=COUNTRY if by_country else CORRIDOR)
    show_frame(frame, csv=csv, decimals=2)
    sys.stderr.write("\n".join(_notes(found)) + "\n")


def _corridor(one: CorridorSaving) -> dict[str, object]:
    return {
        "sending": one.sending,
        "receiving": one.receiving,
        "remittances_usd_million": one.flow.value,
        "remittances_period": one.flow.period,
        "remittances_status": one.flow.status,
        "cost_percent": one.cost.value,
        "cost_period": one.cost.period,
        "cost_status": one.cost.status,
        "saved_usd_million": one.saving.value,
        "more_usd_million": _value(one.more),
        "state": "above the target" if one.is_above else "at or below the target already",
    }


def _country(one: ReceivingSaving) -> dict[str, object]:
    return {
        "receiving": one.receiving,
        "corridors": one.corridors,
        "saved_usd_million": one.saving.value,
        "more_usd_million": _value(one.more),
        "status": one.saving.status,
    }


def _notes(found: Savings) -> list[str]:
    question, below = found.question, sum(not one.is_above for one in found.corridors)
    if not found.corridors:
        opening = "No corridor has both an estimate of remittances and a known cost; nothing can be said."
    else:
        opening = (
            f"Saved a year at {question.target_percent:g} per cent: {found.saving.value:,.0f} million US dollars. "
            f"Corridors with a known cost: {len(found.corridors)}; of these at or below the target already, saving "
            f"nothing: {below}."
        )
    lines = [
        opening,
        f"Corridors with remittances and no known cost, of which nothing is said: {found.without_cost.value:,.0f}; "
        f"they carry {found.without_cost_flow.value:,.0f} million US dollars a year.",
    ]
    if found.without_flow:
        lines.append(f"Corridors with a known cost and no estimate of remittances: {found.without_flow}.")
    lines.append(
        "Remittances are estimates from stocks of migrants and incomes, not measured flows; costs are means over all "
        "services for USD 200, and each row tells the period and status of both."
    )
    if question.elasticity is None:
        lines.append("No growth of remittances is computed: no elasticity was given.")
    else:
        lines.append(f"Growth of remittances: {question.elasticity:g} per cent for one point less cost, as you chose.")
    return lines


def _value(figure: Figure | None) -> float | None:
    return None if figure is None else figure.value
