"""The head on a sentence encoder: what the vector of a passage says of goals and targets."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corridor.errors import UsageError
from corridor.linking.encoder import Encoder
from corridor.linking.model import Floats, Levels
from corridor.linking.probabilities import logistic

HEAD = "head.npz"
LIKENESS_IN_GOAL = 4.0
"""What the likeness of a goal's nearest target counts beside the weights, in the score of the goal."""
_TRAIN = "train it: corridor linking train GOALS TARGETS --semantic FOLDER --out head.npz"
_NEVER = 1e-6


@dataclass(frozen=True)
class SemanticHead:
    """`goal_weights` is dimension x 17, `anchors` targets x dimension; anchors have length 1.

    `levels.target` has the weights of `joined_parts`, the constant last; `levels.goal` slope and level of each goal.
    `encoder` is the fingerprint of the encoder it was trained for, `languages` those that this one understands.
    """

    targets: Sequence[str]
    goal_weights: Floats
    goal_bias: Floats
    anchors: Floats
    levels: Levels
    languages: Sequence[str]
    encoder: str
    made_from: Mapping[str, str]

    @cached_property
    def goal_of_target(self) -> npt.NDArray[np.intp]:
        """For each target the column of its goal."""
        return np.array([int(code.split(".")[0]) - 1 for code in self.targets], dtype=np.intp)

    def likeness(self, vectors: Floats) -> Floats:
        """The cosine with each target's anchor, texts x targets."""
        return vectors @ self.anchors.T

    def goal_scores(self, vectors: Floats) -> Floats:
        """Texts x 17."""
        nearest = np.full((17, len(vectors)), -1.0, dtype=np.float32)
        np.maximum.at(nearest, self.goal_of_target, self.likeness(vectors).T)
        scores: Floats = vectors @ self.goal_weights + self.goal_bias + LIKENESS_IN_GOAL * nearest.T
        return scores

    def joined_goals(self, vector: Floats, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The mean of the two probabilities of each goal."""
        slopes, levels = np.array(self.levels.goal).T
        return (by_words + logistic(slopes * (self.goal_scores(vector[None])[0] - levels))) / 2

    def joined_parts(self, vectors: Floats, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """What the probability of each target is made of, texts x targets x 5.

        The log-odds by words, its likeness, that beside the nearest target, the score of its goal, and that beside
        the highest of all goals.
        """
        likely = np.clip(by_words, _NEVER, 1 - _NEVER)
        likeness, goals = self.likeness(vectors), self.goal_scores(vectors)
        goal = goals[:, self.goal_of_target]
        nearest, highest = likeness.max(axis=1, keepdims=True), goals.max(axis=1, keepdims=True)
        odds = np.log(likely / (1 - likely))
        return np.stack([odds, likeness, likeness - nearest, goal, goal - highest], axis=2).astype(np.float64)

    def joined_targets(self, vector: Floats, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The probability of each target: a weighted mean of log-odds, made so that it is right as often as it says.

        A plain mean of probabilities would lose links: an encoder is seldom sure of one target among 169.
        """
        *weights, constant = self.levels.target
        return logistic(self.joined_parts(vector[None], by_words[None])[0] @ np.array(weights) + constant)

    def save(self, path: Path) -> None:
        """Write it as a compressed archive of arrays, which holds no code."""
        about = {
            "levels": [self.levels.target, self.levels.goal],
            "languages": list(self.languages),
            "encoder": self.encoder,
            "made_from": dict(self.made_from),
        }
        np.savez_compressed(
            path,
            targets=np.frombuffer("\n".join(self.targets).encode(), dtype=np.uint8),
            about=np.frombuffer(json.dumps(about, sort_keys=True).encode(), dtype=np.uint8),
            goal_weights=self.goal_weights,
            goal_bias=self.goal_bias,
            anchors=self.anchors,
        )


def read_head(path: Path) -> SemanticHead:
    """The head that `SemanticHead.save` wrote; raises `UsageError` where there is none, or another file."""
    if not path.is_file():
        raise UsageError(f"{path.name} beside the encoder", "no such file", where=str(path.parent), remedy=_TRAIN)
    try:
        with np.load(path, allow_pickle=False) as archive:
            held = {key: archive[key] for key in archive.files}
        about = json.loads(held["about"].tobytes())
        target_levels, goal_levels = about["levels"]
        return SemanticHead(
            targets=held["targets"].tobytes().decode().split("\n"),
            goal_weights=held["goal_weights"],
            goal_bias=held["goal_bias"],
            anchors=held["anchors"],
            levels=Levels(tuple(target_levels), tuple((slope, level) for slope, level in goal_levels)),
            languages=tuple(about["languages"]),
            encoder=about["encoder"],
            made_from=about["made_from"],
        )
    except (KeyError, ValueError, OSError, TypeError, AttributeError) as error:
        found = f"{type(error).__name__}: {error}"
        raise UsageError("a head that `corridor linking train` wrote", found, where=str(path), remedy=_TRAIN) from error


class Semantic:
    """An encoder with its head, from one folder: a `Meaning`. Each passage is embedded once.

    Raises `UsageError` where the folder lacks one of them, or the head was trained for another encoder.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._encoder = Encoder(folder, threads=threads)
        self._head = read_head(folder / HEAD)
        if self._head.encoder != self._encoder.fingerprint:
            raise UsageError(
                f"a head for {self._encoder.name} ({self._encoder.fingerprint})",
                f"a head for another encoder ({self._head.encoder})",
                where=str(folder / HEAD),
                remedy=_TRAIN,
            )
        self._last: tuple[str, Floats] | None = None

    @property
    def languages(self) -> Sequence[str]:
        """The languages that the encoder understands."""
        return self._head.languages

    def goals(self, text: str, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The probability of each of the 17 goals."""
        return self._head.joined_goals(self._vector(text), by_words)

    def targets(self, text: str, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The probability of each target, in the order of the Agenda."""
        return self._head.joined_targets(self._vector(text), by_words)

    def _vector(self, text: str) -> Floats:
        if self._last is None or self._last[0] != text:
            self._last = (text, self._encoder.embed([text])[0])
        return self._last[1]
