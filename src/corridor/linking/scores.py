"""How like a passage is to each target, and how much it speaks to each goal, before rules are asked."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corridor.linking.features import Feature, features
from corridor.linking.model import Floats, Model
from corridor.linking.words import Words

LIKENESS_IN_GOAL = 12.0
"""What the likeness of a goal's nearest target counts beside the weights of words, in the score of the goal."""


FEWEST_WORDS = 3
"""Different words that the model must know in a passage to judge it by likeness."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one passage. `likeness` is the cosine with each target's anchor; `goals` a score for each goal.

    `known` are the features that the model knows, `rows` their rows, `weights` what each counts in the passage.
    """

    known: tuple[Feature, ...]
    rows: npt.NDArray[np.intp]
    weights: Floats
    likeness: Floats
    goals: Floats

    @property
    def is_empty(self) -> bool:
        """Whether the model knows no word of the passage."""
        return not len(self.rows)

    @property
    def is_thin(self) -> bool:
        """Whether the model knows so few words of the passage that likeness to anything is chance."""
        return len({feature.name for feature in self.known if feature.first == feature.last}) < FEWEST_WORDS


def scores(words: Words, model: Model) -> Scores:
    """Score a passage by its words."""
    found = list(features(words))
    counts = Counter(feature.name for feature in found)
    known = [(row, count) for name, count in counts.items() if (row := model.place.get(name)) is not None]
    rows = np.array([row for row, _ in known], dtype=np.intp)
    times = np.array([1 + math.log(count) for _, count in known], dtype=np.float32)
    anchored = _normal(times * model.idf[rows])
    worded = _normal(times * model.goal_idf[rows])
    likeness = anchored @ model.anchors[rows]
    nearest = np.full(17, 0.0, dtype=np.float32)
    np.maximum.at(nearest, model.goal_of_target, likeness)
    goals = worded @ model.goal_weights[rows] + model.goal_bias + LIKENESS_IN_GOAL * nearest
    return Scores(
        known=tuple(feature for feature in found if feature.name in model.place),
        rows=rows,
        weights=anchored,
        likeness=likeness,
        goals=goals,
    )


def _normal(values: Floats) -> Floats:
    length = float(np.sqrt(values @ values))
    return values / length if length else values
