"""How right links are: the protocols of the benchmarks, as plain functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from benchmarks.linking.data import Explicit, Judged
from corridor.agenda.links import explicit_targets
from corridor.linking.model import Model
from corridor.linking.training import TargetPassage, fair_parts

GOALS = range(1, 18)


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives, false negatives."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def counted[K](pairs: Iterable[tuple[frozenset[K], frozenset[K]]]) -> Counts:
    """Counts over (wanted, found)."""
    right = wrong = missed = 0
    for wanted, found in pairs:
        right += len(wanted & found)
        wrong += len(found - wanted)
        missed += len(wanted - found)
    return Counts(right, wrong, missed)


def one_in(judged: Sequence[Judged], each: int) -> tuple[Judged, ...]:
    """One judgement in `each` of every goal, in the order of the benchmark."""
    return tuple(one for goal in GOALS for one in [it for it in judged if it.goal == goal][::each])


def by_goal(judged: Sequence[Judged], goals: Callable[[str], frozenset[int]]) -> Mapping[int, tuple[float, float]]:
    """Accuracy and F1 for each goal over the passages that were judged for it, as the public benchmark asks."""
    found: dict[int, tuple[float, float]] = {}
    for goal in GOALS:
        rows = [(one.speaks, goal in goals(one.text)) for one in judged if one.goal == goal]
        counts = counted((frozenset([goal] * speaks), frozenset([goal] * said)) for speaks, said in rows)
        found[goal] = fmean(speaks == said for speaks, said in rows), counts.f1
    return found


def nearest_targets(model: Model, passages: Sequence[TargetPassage]) -> tuple[float, float]:
    """The share of passages whose target comes first, and among the first three; own indicator left out of anchors."""
    first = third = 0
    *slopes, constant = model.levels.target
    for one in passages:
        score = fair_parts(model, one) @ np.array(slopes) + constant
        order = [model.targets[place] for place in np.argsort(-score, kind="stable")[:3]]
        first += order[0] == one.target
        third += one.target in order
    return first / len(passages), third / len(passages)


def explicit(passages: Sequence[Explicit], targets: Callable[[str], frozenset[str]]) -> Counts:
    """Counts over the ten explicit targets."""
    ten = frozenset(explicit_targets())
    return counted((one.agreed, targets(one.text) & ten) for one in passages)


def agreement(passages: Sequence[Explicit]) -> Mapping[str, tuple[int, int, float]]:
    """For each explicit target how many passages each reader gave it, and Cohen's kappa between the two."""
    size = len(passages)
    found = {}
    for target in explicit_targets():
        a = [target in one.reader_a for one in passages]
        b = [target in one.reader_b for one in passages]
        agreed = fmean(x == y for x, y in zip(a, b, strict=True))
        chance = (sum(a) / size) * (sum(b) / size) + (1 - sum(a) / size) * (1 - sum(b) / size)
        found[target] = sum(a), sum(b), (agreed - chance) / (1 - chance) if chance < 1 else 1.0
    return found


def macro_f1(pairs: Sequence[tuple[int, frozenset[int]]]) -> float:
    """Mean F1 over the goals, each passage having one."""
    return fmean(
        counted((frozenset({goal}) & {wanted}, found & {goal}) for wanted, found in pairs).f1 for goal in GOALS
    )
