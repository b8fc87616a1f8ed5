"""What would be saved a year if sending money cost no more than a target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from corridor.errors import UsageError
from corridor.evidence.figure import MISSING, Aggregated, Figure, Observed, Recorded, RowReference
from corridor.evidence.slices import ALL, figure_key, figure_label
from corridor.evidence.store import Evidence
from corridor.measures.derive import derive, least_certain
from corridor.measures.prices.known_costs import known_costs
from corridor.measures.prices.weighted import FLOWS, bilateral_flows
from corridor.places.place import PlaceKind
from corridor.places.registry import members, place

MILLION = "USD million"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the target in percent, which corridors, and how remittances answer to cost.

    `receiving` and `sending` are codes of areas or groups, None for all. `elasticity` says by how many percent
    remittances grow when the cost falls by one percentage point; without it no such growth is computed. Raises
    `UsageError` for a target outside 0 to 100 and for a negative elasticity.
    """

    target_percent: float
    receiving: str | None = None
    sending: str | None = None
    elasticity: float | None = None

    def __post_init__(self) -> None:
        """Refuse numbers that make no sense."""
        if not 0 <= self.target_percent <= 100:
            raise UsageError("a target from 0 to 100 per cent", f"{self.target_percent:g}", remedy="--target 3")
        if self.elasticity is not None and not 0 <= self.elasticity < float("inf"):
            raise UsageError(
                "an elasticity of 0 or more: per cent more remittances for one percentage point less cost",
                f"{self.elasticity:g}",
            )


@dataclass(frozen=True, slots=True)
class CorridorSaving:
    """What one corridor would save a year; 0 where it costs no more than the target already (`is_above` false).

    `more` is the growth of remittances, None when no elasticity is given. Each figure tells its own period and status.
    """

    sending: str
    receiving: str
    flow: Figure
    cost: Figure
    saving: Figure
    more: Figure | None
    is_above: bool


@dataclass(frozen=True, slots=True)
class ReceivingSaving:
    """What the corridors to one country would save together, over those whose cost is known."""

    receiving: str
    corridors: int
    saving: Figure
    more: Figure | None


@dataclass(frozen=True, slots=True)
class Savings:
    """The answer, the largest saving first.

    `without_cost` counts the corridors with remittances of which no cost is known, and `without_cost_flow` is what they
    carry: of these nothing is said. `without_flow` counts the corridors with a cost and no estimate of remittances.
    """

    question: Question
    corridors: tuple[CorridorSaving, ...]
    receiving: tuple[ReceivingSaving, ...]
    saving: Figure
    more: Figure | None
    without_cost: Figure
    without_cost_flow: Figure
    without_flow: int


def savings(evidence: Evidence, question: Question) -> Savings:
    """For each corridor: bilateral remittances x (cost - target) / 100, never negative.

    Remittances are the estimates of the newest year, costs those of `known_costs`. The percentage is applied to the
    estimate as if it were the amount sent, and the cost of sending USD 200 as if it held for every amount. Source:
    arithmetic, as in the World Bank's policy note on remittance prices of 2010-04-23 (5 percentage points less on USD
    317 billion are some USD 16 billion a year).
    """
    costs = {ends: cost for ends, cost in known_costs(evidence).items() if _is_asked(question, *ends)}
    flows = bilateral_flows(evidence)
    asked = flows.filter(_asked_end("receiving", question.receiving), _asked_end("sending", question.sending))
    priced: list[CorridorSaving] = []
    unpriced: list[int] = []
    for number, row in enumerate(asked.iter_rows(named=True)):
        cost = costs.pop((row["sending"], row["receiving"]), None)
        if cost is None or cost.value is None:
            unpriced.append(number)
        else:
            priced.append(_corridor(evidence, question, row, cost))
    corridors = tuple(sorted(priced, key=lambda it: (-(it.saving.value or 0.0), it.sending, it.receiving)))
    count, carried = _without_cost(evidence, question, asked[unpriced])
    return Savings(
        question,
        corridors,
        _by_receiving(corridors),
        _sum(corridors, "all", "Saved a year in all corridors with a known cost"),
        _sum_more(corridors, "all", "More remittances a year in all corridors with a known cost"),
        count,
        carried,
        without_flow=len(costs),
    )


def _corridor(evidence: Evidence, question: Question, row: Mapping[str, object], cost: Figure) -> CorridorSaving:
    sending, receiving = str(row["sending"]), str(row["receiving"])
    flow, target = _flow(evidence, row), _chosen("target", question.target_percent, "percent")
    ends, names = f"{receiving}.{sending}", f"{place(sending).name} to {place(receiving).name}"
    saving = derive(
        "saving_at_target",
        (flow, cost, target),
        lambda usd_million, percent, limit: usd_million * max(percent - limit, 0.0) / 100,
        key=f"saving.{ends}",
        unit=MILLION,
        label=f"Saved a year at {question.target_percent:g} per cent: {names}",
        period=flow.period,
    )
    more = None
    if question.elasticity is not None:
        more = derive(
            "more_remittances_at_target",
            (flow, cost, target, _chosen("elasticity", question.elasticity, "percent_per_percentage_point")),
            lambda usd_million, percent, limit, growth: usd_million * growth * max(percent - limit, 0.0) / 100,
            key=f"more_remittances.{ends}",
            unit=MILLION,
            label=f"More remittances a year at {question.target_percent:g} per cent: {names}",
            period=flow.period,
        )
    is_above = cost.value is not None and cost.value > question.target_percent
    return CorridorSaving(sending, receiving, flow, cost, saving, more, is_above)


def _flow(evidence: Evidence, row: Mapping[str, object]) -> Figure:
    """The estimate of a corridor's remittances, as `corridor.evidence.query` would give it."""
    receiving, sending, period = str(row["receiving"]), str(row["sending"]), str(row["flow_period"])
    reference = RowReference(evidence.build, FLOWS, int(str(row["flow_position"])))
    return Figure(
        figure_key(FLOWS, receiving, sending, period, ALL),
        float(str(row["usd_million"])),
        MILLION,
        period,
        str(row["flow_status"]),
        figure_label(FLOWS, receiving, sending, ALL),
        Observed((reference,), f"series={FLOWS} area={receiving} counterpart={sending}"),
    )


def _chosen(name: str, value: float, unit: str) -> Figure:
    """What the person who asks has chosen, so that a trace shows it."""
    lineage = Recorded("corridor prices what-if", name, "chosen by the person who asks")
    return Figure(f"what_if.{name}", value, unit, "", "A", f"{name.capitalize()} of the question", lineage)


def _without_cost(evidence: Evidence, question: Question, rows: pl.DataFrame) -> tuple[Figure, Figure]:
    references = tuple(RowReference(evidence.build, FLOWS, position) for position in rows.get_column("flow_position"))
    query = f"series={FLOWS} receiving={question.receiving or 'all'} sending={question.sending or 'all'}, no cost known"
    period = "" if rows.is_empty() else str(rows.get_column("flow_period")[0])
    status = least_certain(rows.get_column("flow_status").unique().sort())
    count = Figure(
        "what_if.without_cost",
        float(rows.height),
        "corridors",
        period,
        "A",
        "Corridors with remittances of which no cost is known",
        Aggregated("corridors_without_cost", query, references),
    )
    carried = Figure(
        "what_if.without_cost_flow",
        float(rows.get_column("usd_million").sum()),
        MILLION,
        period,
        status,
        "Remittances through the corridors of which no cost is known",
        Aggregated("remittances_without_cost", query, references),
    )
    return count, carried


def _by_receiving(corridors: Sequence[CorridorSaving]) -> tuple[ReceivingSaving, ...]:
    by_country: dict[str, list[CorridorSaving]] = {}
    for corridor in corridors:
        by_country.setdefault(corridor.receiving, []).append(corridor)
    found = [
        ReceivingSaving(
            code,
            len(these),
            _sum(these, code, f"Saved a year: corridors to {place(code).name} with a known cost"),
            _sum_more(these, code, f"More remittances a year: corridors to {place(code).name} with a known cost"),
        )
        for code, these in by_country.items()
    ]
    return tuple(sorted(found, key=lambda it: (-(it.saving.value or 0.0), it.receiving)))


def _sum(corridors: Sequence[CorridorSaving], about: str, label: str) -> Figure:
    return _sum_of((it.saving for it in corridors), f"saving.{about}", label)


def _sum_more(corridors: Sequence[CorridorSaving], about: str, label: str) -> Figure | None:
    figures = [it.more for it in corridors if it.more is not None]
    return _sum_of(figures, f"more_remittances.{about}", label) if figures else None


def _sum_of(figures: Iterable[Figure], key: str, label: str) -> Figure:
    inputs = tuple(figures)
    if not inputs:
        return Figure(key, None, MILLION, "", MISSING, label, Aggregated("sum_over_corridors", "no corridor", ()))
    return derive("sum_over_corridors", inputs, lambda *values: sum(values), key=key, unit=MILLION, label=label)


def _is_asked(question: Question, sending: str, receiving: str) -> bool:
    return sending in _codes(question.sending, sending) and receiving in _codes(question.receiving, receiving)


def _asked_end(column: str, code: str | None) -> pl.Expr:
    return pl.lit(value=True) if code is None else pl.col(column).is_in(list(_codes(code, code)))


def _codes(code: str | None, otherwise: str) -> tuple[str, ...]:
    """The codes that an area or group stands for; `otherwise` where none is asked for."""
    if code is None:
        return (otherwise,)
    return members(code) if place(code).kind is PlaceKind.GROUP else (code,)
