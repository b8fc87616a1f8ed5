"""How goals are learned from examples, whatever the examples are made of: words, or vectors of an encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from corridor.agenda.wording import Kind, wordings
from corridor.linking.model import Floats

HELD_OUT_REACHED = 0.8
"""Of held-out passages labelled with a goal, the share that must be as likely as not to speak to it, or more."""
ANCHORS_COUNT = 3.0
"""What the anchor of a target counts beside a passage when goals are learned."""
FOLDS = 5

type Rows = npt.NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Examples:
    """What goals are learned from: texts x features, the goal of each, and what each counts."""

    matrix: csr_matrix | Floats
    goals: Rows
    weighed: npt.NDArray[np.float64]

    def only(self, rows: Rows) -> Examples:
        """Some of them."""
        return Examples(self.matrix[rows], self.goals[rows], self.weighed[rows])


def official_texts() -> Iterator[tuple[str, int]]:
    """The official wording of goals and targets, each with its goal."""
    for kind in (Kind.GOAL, Kind.TARGET):
        for code, text in wordings(kind).items():
            yield text, int(code.split(".")[0])


def goal_weights(examples: Examples, strength: float) -> tuple[Floats, Floats]:
    """Weights, features x 17, and a constant for each goal; `strength` is the inverse of the weights' penalty (C)."""
    weights = np.zeros((examples.matrix.shape[1], 17), dtype=np.float32)
    bias = np.zeros(17, dtype=np.float32)
    for goal in range(1, 18):
        learner = LogisticRegression(C=strength, class_weight="balanced", max_iter=1_000)
        learner.fit(examples.matrix, examples.goals == goal, sample_weight=examples.weighed)
        weights[:, goal - 1] = learner.coef_[0]
        bias[goal - 1] = learner.intercept_[0]
    return weights, bias


def goal_levels(
    examples: Examples, size: int, strength: float, scored: Callable[[Rows, Floats, Floats], npt.NDArray[np.floating]]
) -> tuple[tuple[float, float], ...]:
    """For each goal the slope and the level of its score, over passages that the weights were not learned from.

    The first `size` examples are passages, which are held out in turn; `scored` gives the scores of rows, rows x 17,
    with weights and constants.
    """
    goals = examples.goals[:size]
    held_out = np.zeros((size, 17))
    for learned, left in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(np.zeros(size), goals):
        rows = np.concatenate([learned, np.arange(size, len(examples.goals))])
        held_out[left] = scored(left, *goal_weights(examples.only(rows), strength))
    levels = []
    for goal in range(17):
        own = goals == goal + 1
        learner = LogisticRegression(class_weight="balanced").fit(held_out[:, [goal]], own)
        levels.append((float(learner.coef_[0, 0]), float(np.quantile(held_out[own, goal], 1 - HELD_OUT_REACHED))))
    return tuple(levels)
