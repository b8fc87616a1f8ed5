"""Translation files are read as they were written, and compiled to what Python's gettext reads."""

from __future__ import annotations

import gettext
import io
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.translations.collect import merged
from scripts.translations.compiled import compiled
from scripts.translations.languages import LANGUAGES, Language
from scripts.translations.messages import Message, read_messages, written_messages

RUSSIAN = next(language for language in LANGUAGES if language.folder == "ru")
ODD = 'He said "no", \\ and left\nfor %(place)s'
MESSAGES = (
    Message("%(count)s entry", "%(count)s entries", translations=("запись", "записи", "записей")),
    Message("May", context="month", translations=("май",)),
    Message("May", context="permission", translations=("может",)),
    Message(ODD, translations=("Он сказал «нет»\n%(place)s",), flags=("python-format",), notes=("a place",)),
    Message("Untouched"),
)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_text(written_messages(MESSAGES, RUSSIAN.head), encoding="utf-8")

    assert set(read_messages(file)) == set(MESSAGES)
    assert written_messages(read_messages(file), RUSSIAN.head) == file.read_text(encoding="utf-8")


def test_messages_no_longer_used_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_text('msgid ""\nmsgstr ""\n\n#~ msgid "old"\n#~ msgstr "alt"\n', encoding="utf-8")
    assert read_messages(file) == ()


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_text('msgid "a"\nmsgstr"b"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no line of"):
        read_messages(file)


def test_compiled_translations_are_found() -> None:
    found = gettext.GNUTranslations(io.BytesIO(compiled(MESSAGES, RUSSIAN.head)))

    assert [found.ngettext("%(count)s entry", "%(count)s entries", n) for n in (1, 21, 3, 11, 25)] == [
        "запись", "запись", "записи", "записей", "записей",
    ]  # fmt: skip
    assert found.pgettext("month", "May") == "май"
    assert found.pgettext("permission", "May") == "может"
    assert found.gettext(ODD) == "Он сказал «нет»\n%(place)s"


def test_what_no_person_stands_behind_is_not_compiled() -> None:
    doubtful = Message("Gap", translations=("пробел",), flags=("fuzzy",))
    partly = Message("a", "b", translations=("x", "", "z"))
    assert compiled([doubtful, partly, Message("Untouched")], RUSSIAN.head) == compiled([], RUSSIAN.head)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_the_rule_of_plural_forms_uses_each_form(language: Language) -> None:
    forms = tuple(map(str, range(language.forms)))
    found = gettext.GNUTranslations(io.BytesIO(compiled([Message("a", "b", translations=forms)], language.head)))
    assert {found.ngettext("a", "b", number) for number in range(200)} == set(forms)


def test_merging_keeps_known_translations_and_drops_texts_that_are_gone() -> None:
    collected = [replace(message, translations=("",)) for message in MESSAGES[:2]] + [Message("New", "News")]

    found = merged(collected, RUSSIAN, MESSAGES)

    assert found == (MESSAGES[0], MESSAGES[1], Message("New", "News", translations=("", "", "")))


def test_a_text_that_gets_a_plural_is_translated_anew() -> None:
    (found,) = merged([Message("entry", "entries")], RUSSIAN, [Message("entry", translations=("запись",))])
    assert found.translations == ("", "", "")
