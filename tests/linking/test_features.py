"""What the model counts in a passage."""

from __future__ import annotations

import pytest

from corridor.linking.features import Feature, features, stop_stems
from corridor.linking.words import Words, words_of


def names(text: str, language: str | None = None) -> list[str]:
    return [feature.name for feature in features(words_of(text, language))]


def test_content_words_and_pairs_of_neighbours_are_features() -> None:
    assert list(features(words_of("Rights of the migrants and workers", "en"))) == [
        Feature("right", 0, 0),
        Feature("migrant", 3, 3),
        Feature("right migrant", 0, 3),
        Feature("worker", 5, 5),
        Feature("migrant worker", 3, 5),
    ]


def test_stop_words_are_no_features() -> None:
    assert names("It is of the and", "en") == []
    assert {"the", "of", "with"} <= stop_stems()


def test_pairs_of_other_languages_come_in_both_orders() -> None:
    words = Words("fr", ("worker", "migrant"), (0, 13), (12, 21))
    assert [feature.name for feature in features(words)] == ["worker", "migrant", "worker migrant", "migrant worker"]


@pytest.mark.parametrize(("text", "language"), [("trabajadores de migrantes", "es"), ("migrant worker", "en")])
def test_a_pair_is_the_same_feature_in_every_language(text: str, language: str) -> None:
    assert "migrant worker" in names(text, language)
