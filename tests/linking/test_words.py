"""Words as English stems, and where they stand in the text as written."""

from __future__ import annotations

import pytest
from hypothesis import given

from corridor.linking.words import Words, english_stem, foreign_stems, stem, words_of
from tests.linking.made import few_examples, mixed_text


def written(text: str, words: Words) -> list[str]:
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


def test_english_words_come_as_stems_with_their_places() -> None:
    text = "The workers’ rights, under ILO Convention 97."
    words = words_of(text)
    assert words.language == "en"
    assert words.stems == ("the", "worker", "right", "under", "ilo", "convent", "97")
    assert written(text, words) == ["The", "workers", "rights", "under", "ILO", "Convention", "97"]
    assert len(words) == 7


def test_figures_and_codes_are_one_word() -> None:
    assert words_of("In 2.5 million homes, 10.c and 10-7", "en").stems == (
        "in",
        "2.5",
        "million",
        "home",
        "10.c",
        "and",
        "10-7",
    )


@pytest.mark.parametrize(
    ("word", "other"),
    [("foreigners", "foreign"), ("statistics", "statistical"), ("minors", "minority"), ("organs", "organization")],
)
def test_words_that_the_stemmer_would_take_for_others_are_kept_apart(word: str, other: str) -> None:
    assert english_stem(word) != english_stem(other)


def test_a_possessive_is_the_word() -> None:
    assert english_stem("migrant's") == english_stem("migrants") == "migrant"


def test_chinese_and_figures_are_their_own_stems() -> None:
    assert stem("移民", "zh") == "移民"
    assert stem("17.18", "en") == "17.18"


def test_the_place_of_a_word_is_that_of_the_text_as_written() -> None:
    text = "Les re\u0301fugie\u0301s et l’éducation"
    words = words_of(text)
    assert words.language == "fr"
    assert written(text, words) == ["re\u0301fugie\u0301s", "l’éducation"]
    assert words.stems == (english_stem("refugees"), english_stem("education"))


def test_stems_within_a_span_are_of_whole_words() -> None:
    text = "safe migration for workers"
    words = words_of(text, "en")
    assert words.stems_within(5, len(text)) == ("migrat", "for", "worker")
    assert words.stems_within(6, len(text) - 1) == ("for",)


def test_a_language_that_is_none_of_the_six_has_no_words() -> None:
    assert words_of("Ένας μετανάστης") == Words(None, (), (), ())
    assert words_of("10 20 30") == Words(None, (), (), ())


def test_foreign_stems_are_without_elision_and_article() -> None:
    assert foreign_stems("l'éducation", "fr") == foreign_stems("éducation", "fr")
    assert foreign_stems("المهاجرين", "ar") == foreign_stems("مهاجرين", "ar")


@few_examples
@given(mixed_text)
def test_words_stand_in_their_order_and_are_not_empty(text: str) -> None:
    words = words_of(text)
    places = list(zip(words.starts, words.ends, strict=True))
    assert len(words.stems) == len(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert all(words.stems)
