"""Training, on small data made by hand: two hundred sentences, a few for each goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from corridor.agenda.goals import goals
from corridor.agenda.indicators import indicators
from corridor.agenda.targets import targets
from corridor.linking.anchors import anchor
from corridor.linking.model import Model
from corridor.linking.probabilities import goal_probabilities
from corridor.linking.scores import scores
from corridor.linking.training import GoalPassage, TargetPassage, anchor_vector, fair_scores, trained
from corridor.linking.vocabulary import vocabularies
from corridor.linking.words import words_of

MADE_FROM = {"goals.csv": "made by hand"}
OWN_WORDS = {goal: f"zyx{sign}" for goal, sign in enumerate("bcdfghjklmnpqrtvw", start=1)}
"""For each goal a word that nothing else has."""


def goal_passages() -> list[GoalPassage]:
    """For each goal six sentences of words that its targets are spoken of with, and of one made up for the goal."""
    made = []
    for goal in goals():
        words = [word for target in targets(goal.number) for word in vocabularies()[target.code].words]
        for number in range(6):
            said = " and ".join(words[number::6][:6])
            made.append(GoalPassage(f"Progress with {OWN_WORDS[goal.number]} and {said}.", goal.number))
    return made


def target_passages() -> list[TargetPassage]:
    chosen = [indicator for goal in goals() for indicator in indicators()[goal.number :: 40]]
    return [TargetPassage(one.wording, one.code, one.target) for one in chosen]


@pytest.fixture(scope="module")
def passages_of_targets() -> Sequence[TargetPassage]:
    return target_passages()


@pytest.fixture(scope="module")
def model(passages_of_targets: Sequence[TargetPassage]) -> Model:
    return trained(goal_passages(), passages_of_targets, MADE_FROM)


def test_the_same_data_give_the_same_model(model: Model, passages_of_targets: Sequence[TargetPassage]) -> None:
    again = trained(goal_passages(), passages_of_targets, MADE_FROM)
    assert (again.names, again.targets, again.levels) == (model.names, model.targets, model.levels)
    assert again.made_from == MADE_FROM
    for name in ("idf", "goal_idf", "goal_weights", "goal_bias", "anchors"):
        np.testing.assert_array_equal(getattr(again, name), getattr(model, name), err_msg=name)


def test_levels_and_weights_are_finite(model: Model) -> None:
    assert np.isfinite([*model.levels.target, *np.ravel(model.levels.goal)]).all()
    assert all(np.isfinite(getattr(model, name)).all() for name in ("idf", "goal_idf", "goal_weights", "goal_bias"))
    assert (len(model.levels.target), len(model.levels.goal)) == (5, 17)
    assert all(slope > 0 for slope, _ in model.levels.goal)
    assert list(model.targets) == [target.code for target in targets()]


def test_a_word_of_one_goal_speaks_for_that_goal(model: Model) -> None:
    taken = []
    for goal in goals():
        word = OWN_WORDS[goal.number]
        taken.append(int(model.goal_weights[model.place[word]].argmax()) + 1)
    assert taken == [goal.number for goal in goals()]


def test_passages_of_a_goal_are_most_likely_of_that_goal(model: Model) -> None:
    right = 0
    for one in goal_passages():
        right += int(goal_probabilities(scores(words_of(one.text, "en"), model), model).argmax()) + 1 == one.goal
    assert right / len(goal_passages()) > 0.9


def test_likeness_raises_the_probability_of_a_target(model: Model) -> None:
    likeness, beside_nearest, goal, beside_highest, _ = model.levels.target
    assert likeness + beside_nearest > 0
    assert goal + beside_highest > 0


def test_features_are_those_of_anchors_and_of_several_passages(model: Model) -> None:
    rare = [GoalPassage("Once said: wuggle.", 1), *goal_passages()]
    names = set(trained(rare, target_passages()[:20], MADE_FROM).names)
    assert "wuggl" not in names
    assert OWN_WORDS[1] in names
    assert set(anchor("10.7", "")) <= names
    only_in_passages = model.idf[model.place[OWN_WORDS[1]]]
    assert only_in_passages == 0
    assert model.goal_idf[model.place[OWN_WORDS[1]]] > model.goal_idf[model.place["progress"]]


def test_anchors_have_length_one(model: Model) -> None:
    np.testing.assert_allclose(np.linalg.norm(model.anchors, axis=0), 1, rtol=1e-5)
    assert not anchor_vector(model, {"no such feature": 1.0}).any()


def test_a_passage_is_judged_without_the_wording_of_its_own_indicator(model: Model) -> None:
    one = TargetPassage("Recruitment cost borne by employee as a proportion of income", "10.7.1", "10.7")
    column = list(model.targets).index("10.7")
    fair, _ = fair_scores(model, one)
    unfair = scores(words_of(one.text, "en"), model).likeness
    assert fair[column] < unfair[column]
    np.testing.assert_array_equal(np.delete(fair, column), np.delete(unfair, column))
    other, _ = fair_scores(model, replace(one, indicator="1.1.1"))
    np.testing.assert_allclose(other, unfair, rtol=1e-5)
