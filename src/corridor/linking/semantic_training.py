"""Training a head for a sentence encoder, from the data that the packaged model is trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import numpy as np
from sklearn.linear_model import LogisticRegression

from corridor.agenda.targets import targets
from corridor.agenda.wording import Kind, languages, wordings
from corridor.linking.encoder import Encoder
from corridor.linking.goal_learning import ANCHORS_COUNT, Examples, Rows, goal_levels, goal_weights, official_texts
from corridor.linking.model import Floats, Levels, packaged_model
from corridor.linking.probabilities import targets_of
from corridor.linking.semantic import HEAD, SemanticHead
from corridor.linking.training import GoalPassage, TargetPassage, fair_scores
from corridor.linking.vocabulary import vocabularies

STRENGTH = 1.0
"""The inverse of the weights' penalty (C)."""
OF_PHRASES = 0.8
"""What the mean of a vocabulary's phrases counts in an anchor, beside the official wording, which counts 1."""
UNDERSTOOD = 0.6
"""The share of targets whose goal must be found by their wording in a language that counts as understood."""


class Embeds(Protocol):
    """What is needed of an encoder."""

    @property
    def name(self) -> str:
        """The name of its file."""
        ...

    @property
    def fingerprint(self) -> str:
        """What tells it from others."""
        ...

    def embed(self, texts: Sequence[str]) -> Floats:
        """Vectors of length 1, texts x dimension."""
        ...


def train_head(
    folder: Path, goal_passages: Sequence[GoalPassage], target_passages: Sequence[TargetPassage]
) -> SemanticHead:
    """Train a head for the encoder in a folder, and write it there as `head.npz`."""
    head = trained_head(Encoder(folder), goal_passages, target_passages)
    head.save(folder / HEAD)
    return head


def trained_head(
    encoder: Embeds, goal_passages: Sequence[GoalPassage], target_passages: Sequence[TargetPassage]
) -> SemanticHead:
    """A head; the same encoder and data give the same head.

    Goals are learned and levelled as for the packaged model. What a target's probability is made of is weighed on
    `target_passages`, beside what the packaged model makes of their words with their own indicators left out.
    """
    anchored = semantic_anchors(encoder)
    codes = [target.code for target in targets()]
    head = SemanticHead(
        targets=codes,
        goal_weights=np.zeros((anchored.shape[1], 17), dtype=np.float32),
        goal_bias=np.zeros(17, dtype=np.float32),
        anchors=anchored,
        levels=Levels((), ()),
        languages=(),
        encoder=encoder.fingerprint,
        made_from={encoder.name: encoder.fingerprint, "passages": f"{len(goal_passages)} and {len(target_passages)}"},
    )
    head, levels = _with_goals(head, encoder, goal_passages)
    head = replace(head, languages=tuple(code for code in languages() if _understands(head, encoder, code)))
    return replace(head, levels=Levels(_target_levels(head, encoder, target_passages), levels))


def semantic_anchors(encoder: Embeds) -> Floats:
    """Targets x dimension, each of length 1: the official wording with the mean of the vocabulary's phrases.

    Indicators are left out: they made anchors no better, and passages can be judged fairly without more.
    """
    anchored = encoder.embed([target.wording for target in targets()])
    for row, target in enumerate(targets()):
        vocabulary = vocabularies().get(target.code)
        if vocabulary is not None and vocabulary.phrases:
            anchored[row] += OF_PHRASES * encoder.embed(vocabulary.phrases).mean(axis=0)
    lengths = np.linalg.norm(anchored, axis=1, keepdims=True)
    return (anchored / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _with_goals(
    head: SemanticHead, encoder: Embeds, passages: Sequence[GoalPassage]
) -> tuple[SemanticHead, tuple[tuple[float, float], ...]]:
    """The head with its weights for goals, and their levels."""
    texts = [*((one.text, one.goal) for one in passages), *official_texts()]
    vectors = np.concatenate([encoder.embed([text for text, _ in texts]), head.anchors])
    goals = np.array([*(goal for _, goal in texts), *(head.goal_of_target + 1)])
    weighed = np.array([1.0] * len(texts) + [ANCHORS_COUNT] * len(head.targets))
    examples = Examples(vectors, goals, weighed)

    def scored(rows: Rows, weights: Floats, bias: Floats) -> Floats:
        return replace(head, goal_weights=weights, goal_bias=bias).goal_scores(vectors[rows])

    weights, bias = goal_weights(examples, STRENGTH)
    levels = goal_levels(examples, len(passages), STRENGTH, scored)
    return replace(head, goal_weights=weights, goal_bias=bias), levels


def _understands(head: SemanticHead, encoder: Embeds, language: str) -> bool:
    worded = wordings(Kind.TARGET, language)
    found = head.goal_scores(encoder.embed([worded[code] for code in head.targets])).argmax(axis=1)
    return float((found == head.goal_of_target).mean()) >= UNDERSTOOD


def _target_levels(head: SemanticHead, encoder: Embeds, passages: Sequence[TargetPassage]) -> tuple[float, ...]:
    """Weights of `joined_parts`, and the constant, that make probabilities of what is known of `passages`."""
    model = packaged_model()
    by_words = np.stack([targets_of(*fair_scores(model, one), model) for one in passages])
    parts = head.joined_parts(encoder.embed([one.text for one in passages]), by_words)
    right = np.array([[code == one.target for code in head.targets] for one in passages])
    learner = LogisticRegression(C=10.0, max_iter=5_000).fit(parts.reshape(-1, parts.shape[2]), right.ravel())
    return (*(float(weight) for weight in learner.coef_[0]), float(learner.intercept_[0]))
