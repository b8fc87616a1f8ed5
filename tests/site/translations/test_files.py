"""The files of translations as they lie in the package."""

from __future__ import annotations

import pytest
from django.conf import settings

from scripts.translations.compiled import compiled
from scripts.translations.languages import LANGUAGES, LOCALE, Language
from scripts.translations.messages import read_messages, written_messages

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)


def test_each_language_of_the_interface_but_english_has_a_file() -> None:
    offered = {code for code, _ in settings.LANGUAGES} - {"en"}
    assert {language.folder.replace("_", "-").lower() for language in LANGUAGES} == offered
    assert {path.name for path in LOCALE.iterdir()} == {language.folder for language in LANGUAGES}


@each_language
def test_the_compiled_file_is_in_step(language: Language) -> None:
    assert language.compiled_file.read_bytes() == compiled(read_messages(language.file), language.head), (
        "run `make translations`"
    )


@each_language
def test_the_file_has_its_fixed_form(language: Language) -> None:
    """Sorted, each text once, no dates and line numbers: so that a difference is a difference in words."""
    messages = read_messages(language.file)
    assert len({message.key for message in messages}) == len(messages)
    assert language.file.read_text(encoding="utf-8") == written_messages(messages, language.head), (
        "run `make translations`"
    )
