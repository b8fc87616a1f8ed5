"""The category of a link."""

from __future__ import annotations

import pytest

from corridor.agenda.categories import LinkCategory
from corridor.agenda.links import explicit_targets, links_of
from corridor.linking.categories import CategoryCues
from corridor.linking.words import words_of


def cues(text: str) -> CategoryCues:
    return CategoryCues(words_of(text, "en").stems)


@pytest.mark.parametrize("code", explicit_targets())
def test_a_target_that_the_founding_document_names_is_explicit(code: str) -> None:
    assert cues("Diaspora investment in business").category(code) is LinkCategory.EXPLICIT


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Migrants in detention need protection from abuse.", LinkCategory.VULNERABILITY),
        ("Diaspora entrepreneurs invest their skills in a start-up.", LinkCategory.POTENTIAL),
        ("Job creation for young people at home is an alternative to migration.", LinkCategory.EMPLOYMENT),
    ],
)
def test_the_words_of_a_passage_say_the_category(text: str, category: LinkCategory) -> None:
    assert cues(text).category("1.1") is category


def test_the_category_with_most_words_wins() -> None:
    text = "Migrants need protection; shelter and legal aid matter more to migrants than trade."
    assert cues(text).category("1.1") is LinkCategory.VULNERABILITY


def test_where_words_are_even_the_listed_category_comes_first() -> None:
    even = cues("Migrants: shelter and trade.")
    for code, category in (("1.1", LinkCategory.VULNERABILITY), ("8.2", LinkCategory.POTENTIAL)):
        listed = links_of(code)
        assert listed is not None
        assert listed.categories == (category,)
        assert even.category(code) is category


def test_without_words_it_is_the_first_listed_or_none() -> None:
    bare = cues("Migrants came.")
    listed = links_of("1.1")
    assert listed is not None
    assert bare.category("1.1") is listed.categories[0]
    assert links_of("12.7") is None
    assert bare.category("12.7") is None


def test_a_passage_that_is_not_on_migration_has_no_category() -> None:
    text = cues("Protection of patients from abuse.")
    assert not text.on_migration
    assert text.category("1.1") is None
    assert text.category("10.7") is None
    assert text.category("1.1", in_context=True) is LinkCategory.VULNERABILITY
    assert text.category("10.7", in_context=True) is LinkCategory.EXPLICIT
