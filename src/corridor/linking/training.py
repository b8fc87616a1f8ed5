"""Training: from passages with their goal and passages with their target to a model."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corridor.agenda.wording import Kind, wordings
from corridor.linking.anchors import anchor, anchors
from corridor.linking.features import features
from corridor.linking.goal_learning import ANCHORS_COUNT, Examples, Rows, goal_levels, goal_weights, official_texts
from corridor.linking.model import Floats, Levels, Model
from corridor.linking.probabilities import target_parts
from corridor.linking.scores import scores
from corridor.linking.words import words_of

STRENGTH = 0.5
"""The inverse of the weights' penalty (C)."""
RARE = 2
"""Passages that a feature must be in, unless an anchor has it."""


@dataclass(frozen=True, slots=True)
class GoalPassage:
    """A passage and the number of the goal that somebody labelled it with."""

    text: str
    goal: int


@dataclass(frozen=True, slots=True)
class TargetPassage:
    """A passage of an indicator's metadata, the indicator, and its target."""

    text: str
    indicator: str
    target: str


def trained(
    goal_passages: Sequence[GoalPassage], target_passages: Sequence[TargetPassage], made_from: Mapping[str, str]
) -> Model:
    """A model; the same data give the same model.

    Goals are learned from `goal_passages` and the official wording of goals and targets; the levels of probability
    from passages that were held out, and from `target_passages`, whose own indicators are left out of the anchors.
    """
    texts = [*((one.text, one.goal) for one in goal_passages), *official_texts()]
    counted: list[Mapping[str, float]] = [_counts(text) for text, _ in texts]
    model = _without_goals(counted[: len(goal_passages)], made_from)
    counted += anchors().values()
    goals = np.array([*(goal for _, goal in texts), *(model.goal_of_target + 1)])
    weighed = np.array([1.0] * len(texts) + [ANCHORS_COUNT] * len(model.targets))
    examples = Examples(_matrix(counted, model), goals, weighed)
    weights, bias = goal_weights(examples, STRENGTH)
    model = replace(model, goal_weights=weights, goal_bias=bias)
    known = [words_of(one.text, "en") for one in goal_passages]

    def scored(rows: Rows, weights: Floats, bias: Floats) -> Floats:
        fold = replace(model, goal_weights=weights, goal_bias=bias)
        return np.stack([scores(known[row], fold).goals for row in rows])

    levels = goal_levels(examples, len(known), STRENGTH, scored)
    model = replace(model, levels=Levels(model.levels.target, levels))
    return replace(model, levels=Levels(_target_levels(model, target_passages), levels))


def _counts(text: str) -> Counter[str]:
    return Counter(feature.name for feature in features(words_of(text, "en")))


def _without_goals(counted: Sequence[Mapping[str, float]], made_from: Mapping[str, str]) -> Model:
    """The features with their weights, and the anchors."""
    of_targets = anchors()
    in_passages: Counter[str] = Counter()
    for counts in counted:
        in_passages.update(counts.keys())
    in_anchors: Counter[str] = Counter()
    for weights in of_targets.values():
        in_anchors.update(weights.keys())
    names = sorted({name for name, count in in_passages.items() if count >= RARE} | set(in_anchors))
    size = len(counted)
    rarity = {name: math.log((1 + size) / (1 + in_passages[name])) for name in names}
    # Told from other targets by how few anchors have it, and from everything by how few passages do.
    idf = [
        math.log(1 + len(of_targets) / in_anchors[name]) * math.sqrt(math.log(1 + size / (1 + in_passages[name])))
        if name in in_anchors
        else 0.0
        for name in names
    ]
    model = Model(
        names=names,
        targets=list(of_targets),
        idf=np.array(idf, dtype=np.float32),
        goal_idf=np.array([rarity[name] + 1 for name in names], dtype=np.float32),
        goal_weights=np.zeros((len(names), 17), dtype=np.float32),
        goal_bias=np.zeros(17, dtype=np.float32),
        anchors=np.zeros((len(names), len(of_targets)), dtype=np.float32),
        levels=Levels((0.0,) * 5, ((1.0, 0.0),) * 17),
        made_from=made_from,
    )
    for column, weights in enumerate(of_targets.values()):
        _set_anchor(model, column, weights)
    return model


def _set_anchor(model: Model, column: int, weights: Mapping[str, float]) -> None:
    model.anchors[:, column] = anchor_vector(model, weights)


def anchor_vector(model: Model, weights: Mapping[str, float]) -> Floats:
    """An anchor as a column of length 1, ready for the cosine with a passage."""
    vector = np.zeros(len(model.names), dtype=np.float32)
    for name, weight in weights.items():
        if name in model.place:
            row = model.place[name]
            vector[row] = _damped(weight) * model.idf[row]
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _damped(count: float) -> float:
    return 1 + math.log(count) if count > 1 else count


def _matrix(counted: Sequence[Mapping[str, float]], model: Model) -> csr_matrix:
    """Passages x features, each passage of length 1, as `scores` weighs them for goals."""
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for counts in counted:
        row = [(model.place[name], count) for name, count in counts.items() if name in model.place]
        values = np.array([_damped(count) * model.goal_idf[place] for place, count in row])
        length = float(np.linalg.norm(values)) or 1.0
        data += list(values / length)
        columns += [place for place, _ in row]
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(counted), len(model.names)))


def _target_levels(model: Model, passages: Sequence[TargetPassage]) -> tuple[float, ...]:
    """Slopes over `target_parts`, and the constant, that make probabilities of what is known of `passages`."""
    parts = []
    right = []
    for one in passages:
        parts.append(fair_parts(model, one))
        right.append(np.array([code == one.target for code in model.targets]))
    learner = LogisticRegression(C=10.0, max_iter=5_000).fit(np.concatenate(parts), np.concatenate(right))
    return (*(float(slope) for slope in learner.coef_[0]), float(learner.intercept_[0]))


def fair_parts(model: Model, one: TargetPassage) -> npt.NDArray[np.float64]:
    """`target_parts` of a passage, with an anchor of its target that leaves its own indicator out."""
    return target_parts(*fair_scores(model, one), model)


def fair_scores(model: Model, one: TargetPassage) -> tuple[Floats, Floats]:
    """Likeness with targets and scores of goals for a passage, its own indicator being left out of the anchor."""
    column = model.targets.index(one.target)
    own = anchor(one.target, wordings(Kind.TARGET)[one.target], without_indicator=one.indicator)
    anchored = model.anchors.copy()
    anchored[:, column] = anchor_vector(model, own)
    found = scores(words_of(one.text, "en"), replace(model, anchors=anchored))
    return found.likeness, found.goals
