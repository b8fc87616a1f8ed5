"""The vocabulary of the targets."""

from __future__ import annotations

from corridor.agenda.targets import targets
from corridor.linking.features import features
from corridor.linking.vocabulary import vocabularies
from corridor.linking.words import words_of


def test_every_target_has_a_vocabulary() -> None:
    assert set(vocabularies()) == {target.code for target in targets()}
    assert len(vocabularies()) == 169


def test_every_vocabulary_has_phrases_and_words_that_the_model_can_count() -> None:
    empty = [
        (code, text)
        for code, one in vocabularies().items()
        for text in (*one.phrases, *one.words)
        if not list(features(words_of(text, "en")))
    ]
    assert empty == []
    assert [code for code, one in vocabularies().items() if not one.phrases or not one.words] == []


def test_neighbours_are_told_apart() -> None:
    said = {code: {*one.phrases, *one.words} for code, one in vocabularies().items()}
    assert [(a, b) for a in said for b in said if a < b and said[a] <= said[b]] == []
