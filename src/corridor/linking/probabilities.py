"""Scores as probabilities, calibrated on passages whose target is known."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from corridor.linking.model import Floats, Model
from corridor.linking.scores import Scores

NEAR = 0.15
"""Likeness from which the nearest target is near at all; being nearest among the far ones says nothing."""


def target_parts(likeness: Floats, goals: Floats, model: Model) -> npt.NDArray[np.float64]:
    """What the probability of each target is made of, targets x 4.

    Its likeness, its likeness beside that of the nearest target (or `NEAR`), the score of its goal, and that score
    beside the highest of all goals.
    """
    goal = goals[model.goal_of_target]
    best = max(float(likeness.max()), NEAR)
    return np.stack([likeness, likeness / best, goal, goal - goals.max()], axis=1).astype(np.float64)


def target_probabilities(scores: Scores, model: Model) -> npt.NDArray[np.float64]:
    """The probability of each target, in the order of `model.targets`; all 0 where the model knows too few words."""
    if scores.is_thin:
        return np.zeros(len(model.targets))
    return targets_of(scores.likeness, scores.goals, model)


def targets_of(likeness: Floats, goals: Floats, model: Model) -> npt.NDArray[np.float64]:
    """The probability of each target from its likeness and the scores of goals."""
    *slopes, constant = model.levels.target
    return logistic(target_parts(likeness, goals, model) @ np.array(slopes) + constant)


def goal_probabilities(scores: Scores, model: Model) -> npt.NDArray[np.float64]:
    """The probability of each of the 17 goals; all 0 where the model knows too few words."""
    if scores.is_thin:
        return np.zeros(17)
    slopes, levels = np.array(model.levels.goal).T
    return logistic(slopes * (scores.goals.astype(np.float64) - levels))


def logistic(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The probabilities that have these log-odds."""
    return 1.0 / (1.0 + np.exp(-np.clip(values, -50, 50)))
