"""What it costs to send money through one corridor, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from corridor.evidence.figure import MISSING, Aggregated, Figure, Observed
from corridor.evidence.query import figure, trend
from corridor.evidence.store import Evidence
from corridor.measures.remittance_cost import CORRIDOR_TARGET_PERCENT, SERIES
from corridor.places.pair import Pair
from corridor.places.registry import place


class PriceHistory:
    """The mean cost of sending USD 200 from the destination of a pair to its origin, percent.

    It is the mean over all services of the corridor; target 10.c's test takes the three cheapest that qualify (SmaRT).
    """

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self._evidence = evidence
        self._receiving = pair.origin
        self._sending = pair.destination

    @cached_property
    def latest(self) -> Figure:
        """The cost in the latest quarter with a price."""
        return figure(self._evidence, SERIES, self._receiving, counterpart=self._sending)

    @cached_property
    def priced(self) -> tuple[Figure, ...]:
        """The quarters with a price, oldest first."""
        return trend(self._evidence, SERIES, self._receiving, counterpart=self._sending)

    @cached_property
    def quarters(self) -> tuple[Figure, ...]:
        """Every quarter from the first with a price to the last; one without price has no value."""
        if not self.priced:
            return ()
        known = {cost.period: cost for cost in self.priced}
        between = quarters_between(self.priced[0].period, self.priced[-1].period)
        return tuple(known[quarter] if quarter in known else self._in(quarter) for quarter in between)

    def _in(self, quarter: str) -> Figure:
        return figure(self._evidence, SERIES, self._receiving, counterpart=self._sending, period=quarter)

    @cached_property
    def counted(self) -> Figure:
        """How many quarters have a price."""
        return self._count(self.priced, "Quarters with a price", formula="quarters_priced")

    @cached_property
    def above_target(self) -> Figure:
        """In how many of them the mean cost was above 5 %."""
        above = tuple(it for it in self.priced if it.value is not None and it.value > CORRIDOR_TARGET_PERCENT)
        return self._count(above, "Quarters with a mean cost above 5 %", formula="quarters_above_5_percent")

    def _count(self, counted: tuple[Figure, ...], label: str, *, formula: str) -> Figure:
        ends = f"{self._sending}.{self._receiving}"
        rows = tuple(row for it in counted if isinstance(it.lineage, Observed) for row in it.lineage.rows)
        lineage = Aggregated(formula, f"series={SERIES} area={self._receiving} counterpart={self._sending}", rows)
        between = f"{self.priced[0].period}/{self.priced[-1].period}" if self.priced else ""
        value, status = (float(len(counted)), "A") if self.priced else (None, MISSING)
        label = f"{label}: {place(self._sending).name} to {place(self._receiving).name}"
        return Figure(f"{formula}.{ends}", value, "quarters", between, status, label, lineage)


def quarters_between(first: str, last: str) -> Iterator[str]:
    """Every quarter from the first to the last, both included: `2011-Q1`, `2011-Q2`, ..."""
    start, end = (4 * int(quarter[:4]) + int(quarter[-1]) - 1 for quarter in (first, last))
    for number in range(start, end + 1):
        yield f"{number // 4}-Q{number % 4 + 1}"
