"""What an entry takes, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from corridor.catalogue.entry import Entry, EntryState, Translation, TranslationStatus
from corridor.catalogue.records import packaged
from tests.catalogue.made import made


def arabic(**fields: object) -> Translation:
    plain = {"language": "ar", "title": "عنوان", "summary": "ملخص.", "status": "draft", "by": "A. Translator"}
    return Translation.model_validate(plain | fields)


def test_languages_are_those_of_the_original_and_of_the_translations() -> None:
    entry = made("a", language="fr", translations=(arabic(), arabic(language="zh-Hans")))

    assert entry.languages == ("fr", "ar", "zh-Hans")
    assert entry.translations[0].status is TranslationStatus.DRAFT
    assert made("b").languages == ("en",)


@pytest.mark.parametrize("languages", [("ar", "ar"), ("en",)])
def test_a_language_has_one_text(languages: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError, match="one text in each language"):
        made("a", translations=tuple(arabic(language=language) for language in languages))


@pytest.mark.parametrize("language", ["", "English", "EN", "e", "en_GB"])
def test_a_language_is_a_code(language: str) -> None:
    with pytest.raises(ValidationError, match="language"):
        made("a", language=language)


@pytest.mark.parametrize("name", ["../secret.png", "a/b.png", "a\\b.png", ".htaccess", "", "a.png\n"])
def test_an_illustration_is_a_bare_file_name(name: str) -> None:
    assert made("a", illustration="stall-2.png").illustration == "stall-2.png"
    with pytest.raises(ValidationError, match="illustration"):
        made("a", illustration=name)


def test_a_withdrawn_entry_says_why() -> None:
    assert made("a", state="withdrawn", withdrawn_reason="It ended.").state is EntryState.WITHDRAWN
    for reason in (None, ""):
        with pytest.raises(ValidationError, match="says why"):
            made("a", state="withdrawn", withdrawn_reason=reason)


def test_dates_and_places_in_the_forum() -> None:
    entry = made("a", date_shared="2014-02-27", forum_sources=("GFMD 2018, roundtable 2.1", "Thematic meeting 1"))

    assert entry.date_shared == date(2014, 2, 27)
    assert entry.forum_sources == ("GFMD 2018, roundtable 2.1", "Thematic meeting 1")


def test_contacts_have_no_place_in_an_entry() -> None:
    assert "contact" not in Entry.model_fields
    with pytest.raises(ValidationError, match="contact"):
        made("a", contact="a@example.org")


def test_packaged_records_claim_nothing_that_they_do_not_know() -> None:
    for entry in packaged().entries():
        assert (entry.date_shared, entry.illustration, entry.translations) == (None, None, ())
        assert entry.languages == ("en",)
