"""Texts, words and a small model, made by hand for the tests of linking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from corridor.agenda.links import explicit_targets
from corridor.linking import link
from corridor.linking.links import PassageLinks, TargetLink
from corridor.linking.model import Levels, Model
from corridor.linking.rules import Ruled, ruled
from corridor.linking.sentences import sentences_of_words
from corridor.linking.words import words_of
from tests.search_text.made import BETWEEN, WORDS

few_examples = settings(max_examples=40)

_PARTS = (
    *WORDS,
    "SDG 10.7",
    "🧳",
    "👩🏽‍⚕️",
    "remittance fees",
    "trafficking in persons",
    "réfugiés",
    "إرسال التحويلات",
    "目标10.7",
)
_SIGNS = (*BETWEEN, "\n\n", "\x00", "\x1c", "\t", "? ", "…", "؟ ", "。", "\u202e")
mixed_text = st.one_of(
    st.lists(st.tuples(st.sampled_from(_PARTS), st.sampled_from(_SIGNS)), max_size=25).map(
        lambda parts: "".join(map("".join, parts))
    ),
    st.text(max_size=60),
)
"""Mixed scripts, control characters, emoji, codes of targets, and anything else."""


def rules_of(text: str) -> Ruled:
    """What the rules say of an English text."""
    words = words_of(text, "en")
    return ruled(words.stems, sentences_of_words(text, words.starts))


def one(text: str) -> PassageLinks:
    """The links of a text that is one passage."""
    (links,) = link(text)
    return links


def by_code(links: PassageLinks) -> Mapping[str, TargetLink]:
    return {found.target: found for found in links.targets}


def explicit_of(text: str) -> set[str]:
    """The explicit targets that a text is linked to."""
    return {found.target for links in link(text) for found in links.targets} & set(explicit_targets())


def small_model(anchors: Mapping[str, Sequence[float]], targets: Sequence[str], **given: Sequence[float]) -> Model:
    """A model of a few features, each with its value in the anchor of each target; it has no words for goals."""
    size = len(anchors)
    return Model(
        names=list(anchors),
        targets=list(targets),
        idf=np.array(given.get("idf", [1.0] * size), dtype=np.float32),
        goal_idf=np.array(given.get("goal_idf", [1.0] * size), dtype=np.float32),
        goal_weights=np.zeros((size, 17), dtype=np.float32),
        goal_bias=np.zeros(17, dtype=np.float32),
        anchors=np.array(list(anchors.values()), dtype=np.float32),
        levels=Levels((2.0, 0.0, 0.0, 0.0, -1.0), ((1.0, 0.0),) * 17),
        made_from={"passages": "made by hand"},
    )
