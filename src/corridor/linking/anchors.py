"""The anchor of a target: its official wording, that of its indicators, and its vocabulary, as weighted features."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from corridor.agenda.indicators import indicators
from corridor.agenda.targets import targets
from corridor.linking.features import features
from corridor.linking.vocabulary import vocabularies
from corridor.linking.words import words_of

OF_INDICATOR, OF_PHRASE, OF_WORD = 0.7, 0.8, 0.4
"""How much a feature counts beside one of the official wording, which counts 1."""


def anchor(target: str, wording: str, *, without_indicator: str | None = None) -> Mapping[str, float]:
    """Feature -> weight for one target; the text of one indicator may be left out, to judge its passages fairly."""
    found: dict[str, float] = defaultdict(float)
    _add(found, wording, 1.0)
    for indicator in indicators(target):
        if indicator.code != without_indicator:
            _add(found, indicator.wording, OF_INDICATOR)
    vocabulary = vocabularies().get(target)
    if vocabulary is not None:
        for phrase in vocabulary.phrases:
            _add(found, phrase, OF_PHRASE)
        for word in vocabulary.words:
            _add(found, word, OF_WORD)
    return dict(found)


def anchors() -> Mapping[str, Mapping[str, float]]:
    """The anchor of each target, by code."""
    return {target.code: anchor(target.code, target.wording) for target in targets()}


def _add(found: dict[str, float], text: str, weight: float) -> None:
    for feature in features(words_of(text, language="en")):
        found[feature.name] += weight
