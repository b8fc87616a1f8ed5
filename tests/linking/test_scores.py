"""Scores, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from math import log, sqrt

import numpy as np
import pytest

from corridor.linking.model import Model
from corridor.linking.scores import LIKENESS_IN_GOAL, scores
from corridor.linking.words import words_of
from tests.linking.made import small_model


@pytest.fixture
def model() -> Model:
    """Two targets of goal 10 and one of goal 8."""
    model = small_model(
        {"fee": [1.0, 0.0, 0.6], "visa": [0.0, 1.0, 0.8], "worker": [0.0, 0.0, 0.0]},
        ["10.7", "10.c", "8.8"],
        idf=[3.0, 4.0, 0.0],
    )
    weights = np.zeros((3, 17), dtype=np.float32)
    weights[2, 0] = 2.0  # worker speaks for goal 1
    bias = np.zeros(17, dtype=np.float32)
    bias[4] = -1.5
    return replace(model, goal_weights=weights, goal_bias=bias)


def test_likeness_is_the_cosine_with_each_anchor(model: Model) -> None:
    found = scores(words_of("A visa, a fee and a bicycle", "en"), model)
    # 3 and 4 make a length of 5.
    np.testing.assert_allclose(found.likeness, [0.6, 0.8, 0.36 + 0.64], rtol=1e-6)
    assert sorted(feature.name for feature in found.known) == ["fee", "visa"]
    assert not found.is_empty


def test_a_word_that_comes_again_counts_by_its_logarithm(model: Model) -> None:
    found = scores(words_of("Fee, fee, fee and visa", "en"), model)
    fee, visa = 3 * (1 + log(3)), 4
    length = sqrt(fee**2 + visa**2)
    np.testing.assert_allclose(found.likeness[:2], [fee / length, visa / length], rtol=1e-6)


def test_a_goal_scores_by_words_constant_and_its_nearest_target(model: Model) -> None:
    found = scores(words_of("worker visa fee fee", "en"), model)
    times = np.array([1, 1, 1 + log(2)])
    worker = times[0] / np.linalg.norm(times)
    expected = np.zeros(17)
    expected[0] = 2 * worker
    expected[4] = -1.5
    expected[9] = LIKENESS_IN_GOAL * max(found.likeness[:2])
    expected[7] = LIKENESS_IN_GOAL * found.likeness[2]
    np.testing.assert_allclose(found.goals, expected, rtol=1e-5, atol=1e-6)


def test_words_that_the_model_does_not_know_leave_nothing(model: Model) -> None:
    found = scores(words_of("Bicycles and bridges", "en"), model)
    assert found.is_empty
    assert found.is_thin
    assert not found.likeness.any()
    assert found.known == ()


def test_a_word_without_weight_is_like_no_target(model: Model) -> None:
    found = scores(words_of("workers", "en"), model)
    assert not found.is_empty
    assert list(found.likeness) == [0, 0, 0]


@pytest.mark.parametrize(
    ("text", "thin"), [("visa fee", True), ("visa visa fee fee", True), ("visa, fee, worker", False)]
)
def test_a_passage_is_thin_by_its_different_words(text: str, thin: bool, model: Model) -> None:
    assert scores(words_of(text, "en"), model).is_thin is thin
