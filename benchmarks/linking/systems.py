"""Corridor and its peers, each as what a benchmark asks: which goals, which targets, how fast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline

from corridor.linking.link import LIKELY, link
from corridor.linking.meaning import Meaning
from corridor.linking.training import GoalPassage

_PATTERNS_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class System:
    """A system by name: the goals and the targets that it gives a text; None where it knows no targets.

    `is_slow` where it takes about a second a text, so that it is asked a part of the texts only.
    """

    name: str
    goals: Callable[[str], frozenset[int]]
    targets: Callable[[str], frozenset[str]] | None
    is_slow: bool = False


def corridor(meaning: Meaning | None = None) -> System:
    """Corridor as `corridor link` runs it, a text being one document."""

    def goals(text: str) -> frozenset[int]:
        return frozenset(one.goal for links in link(text, meaning=meaning) for one in links.goals)

    def targets(text: str) -> frozenset[str]:
        return frozenset(one.target for links in link(text, meaning=meaning) for one in links.targets)

    return System("Corridor, default" if meaning is None else "Corridor, with [semantic]", goals, targets)


def seesus(*, cache_raised: bool) -> System | None:
    """seesus, as shipped or with the cache of its regular expressions raised; None where it is not installed."""
    if find_spec("seesus") is None:
        return None
    import regex
    from seesus import SeeSus

    shipped = 500

    def found(text: str) -> SeeSus:
        regex.regex._MAXCACHE = _PATTERNS_KEPT * 100 if cache_raised else shipped
        return SeeSus(text)

    def goals(text: str) -> frozenset[int]:
        return frozenset(int(code.removeprefix("SDG")) for code in found(text).sdg)

    def targets(text: str) -> frozenset[str]:
        return frozenset(code.removeprefix("SDG").replace("_", ".") for code in found(text).target)

    return System(f"seesus 1.2.1, {'cache raised' if cache_raised else 'as shipped'}", goals, targets, is_slow=True)


def tf_idf(passages: Sequence[GoalPassage]) -> System:
    """Plain TF-IDF with one logistic regression a goal, learned from the same passages as Corridor's."""
    learner = make_pipeline(
        TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2), strip_accents="unicode"),
        OneVsRestClassifier(LogisticRegression(C=3.0, max_iter=1_000, class_weight="balanced")),
    )
    learner.fit([one.text for one in passages], [one.goal for one in passages])
    vectors, classes = learner[0], learner[1]

    def goals(text: str) -> frozenset[int]:
        row = vectors.transform([text])
        likely = np.array([one.predict_proba(row)[0, 1] for one in classes.estimators_])
        return frozenset(int(classes.classes_[place]) for place in np.flatnonzero(likely >= LIKELY))

    return System("TF-IDF and logistic regression", goals, None)
