"""Scores as probabilities, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import numpy as np
import pytest

from corridor.linking.model import Levels, Model
from corridor.linking.probabilities import goal_probabilities, target_parts, target_probabilities
from corridor.linking.scores import scores
from corridor.linking.words import words_of
from tests.linking.made import small_model


def logistic(value: float) -> float:
    return 1 / (1 + exp(-value))


@pytest.fixture
def model() -> Model:
    """Of three words, one of which counts nothing."""
    anchors = {"fee": [1.0, 0.0], "visa": [0.0, 1.0], "bank": [0.0, 0.0]}
    return small_model(anchors, ["8.8", "10.c"], idf=[3.0, 4.0, 0.0])


def test_the_parts_of_a_target() -> None:
    goals = np.zeros(17, dtype=np.float32)
    goals[7], goals[9] = 2, 5
    model = small_model({"fee": [1.0, 0.0]}, ["8.8", "10.c"])
    parts = target_parts(np.array([0.2, 0.4], dtype=np.float32), goals, model)
    np.testing.assert_allclose(parts, [[0.2, 0.5, 2, -3], [0.4, 1, 5, 0]], rtol=1e-6)


def test_parts_without_likeness_are_finite(model: Model) -> None:
    parts = target_parts(np.zeros(2, dtype=np.float32), np.zeros(17, dtype=np.float32), model)
    assert not parts.any()


def test_a_target_is_as_likely_as_the_curve_says(model: Model) -> None:
    found = scores(words_of("visa fee bank", "en"), model)
    wanted = [logistic(2 * 0.6 - 1), logistic(2 * 0.8 - 1)]  # slope 2 on likeness, constant -1
    np.testing.assert_allclose(target_probabilities(found, model), wanted, rtol=1e-6)


def test_a_goal_at_its_level_is_as_likely_as_not(model: Model) -> None:
    found = scores(words_of("visa fee bank", "en"), model)
    score = float(found.goals[9])
    levels = [(1.0, 0.0)] * 17
    levels[9] = (3.0, score)
    levels[7] = (2.0, float(found.goals[7]) - 1)
    likely = goal_probabilities(found, replace(model, levels=Levels(model.levels.target, tuple(levels))))
    assert likely[9] == pytest.approx(0.5)
    assert likely[7] == pytest.approx(logistic(2))
    assert likely.shape == (17,)


@pytest.mark.parametrize("text", ["Bicycles", "visa fee", "visa fee visa fee visa"])
def test_nothing_is_likely_where_hardly_a_word_is_known(text: str, model: Model) -> None:
    found = scores(words_of(text, "en"), model)
    assert not target_probabilities(found, model).any()
    assert not goal_probabilities(found, model).any()
    assert len(target_probabilities(found, model)) == 2


def test_no_score_is_too_high_for_a_probability(model: Model) -> None:
    found = scores(words_of("visa fee bank", "en"), model)
    steep = replace(model, levels=Levels((1e6, 0, 0, 0, 0), ((1e6, -1.0),) * 16 + ((1e6, 1e6),)))
    assert target_probabilities(found, steep).max() == pytest.approx(1)
    assert goal_probabilities(found, steep)[16] == pytest.approx(0)
