"""How the model's proposals fared: what people accepted and refused of them, target by target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from django.db.models import Count

from corridor.agenda.codes import order
from corridor.catalogue.entry import LINKING
from corridor.site.entries.models import LinkDecision

ALL = "all"
_Z = 1.959964  # the 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class TargetPrecision:
    """Decisions on the model's proposals of one target, or of `ALL`; `low` and `high` are Wilson's 95 % interval."""

    target: str
    accepted: int
    refused: int

    @property
    def decided(self) -> int:
        """How many proposals people decided on."""
        return self.accepted + self.refused

    @property
    def precision(self) -> float:
        """The share that people accepted."""
        return self.accepted / self.decided

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return max(0.0, self._centre - self._half_width)

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return min(1.0, self._centre + self._half_width)

    @property
    def _centre(self) -> float:
        return (self.precision + _Z**2 / (2 * self.decided)) / (1 + _Z**2 / self.decided)

    @property
    def _half_width(self) -> float:
        spread = self.precision * (1 - self.precision) / self.decided + _Z**2 / (4 * self.decided**2)
        return _Z * sqrt(spread) / (1 + _Z**2 / self.decided)


def link_precision() -> tuple[TargetPrecision, ...]:
    """One for each target that people decided on, in the order of the Agenda, then one for `ALL`; or none at all."""
    decided = LinkDecision.objects.filter(proposed_by__startswith=LINKING).values("target", "accepted")
    counts = {(row["target"], row["accepted"]): row["times"] for row in decided.annotate(times=Count("pk")).order_by()}
    return (*_by_target(counts), *_total(counts))


def _by_target(counts: Mapping[tuple[str, bool], int]) -> list[TargetPrecision]:
    targets = sorted({target for target, _ in counts}, key=order)
    return [
        TargetPrecision(target, counts.get((target, True), 0), counts.get((target, False), 0)) for target in targets
    ]


def _total(counts: Mapping[tuple[str, bool], int]) -> list[TargetPrecision]:
    total: Counter[bool] = Counter()
    for (_, accepted), times in counts.items():
        total[accepted] += times
    return [TargetPrecision(ALL, total[True], total[False])] if total else []
