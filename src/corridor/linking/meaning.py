"""What a sentence encoder adds: it reads a passage by its meaning, and joins that with what the words say."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

import numpy as np
import numpy.typing as npt


class Meaning(Protocol):
    """Joins probabilities by words with probabilities by meaning; .5 stays the level from which a link is given."""

    @property
    def languages(self) -> Collection[str]:
        """The languages that it understands; passages in others are linked by their words alone."""
        ...

    def goals(self, text: str, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The probability of each of the 17 goals."""
        ...

    def targets(self, text: str, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The probability of each target, in the order of the Agenda."""
        ...
