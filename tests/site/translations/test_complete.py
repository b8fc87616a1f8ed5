"""No text of the interface is left in English, and no translation breaks the page it stands on."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pytest

from scripts.translations.collected import collected_messages
from scripts.translations.languages import LANGUAGES, Language
from scripts.translations.messages import Message, read_messages

PLACEHOLDER = re.compile(r"%\([^)]+\)[sd]|%[sd]|(?<!\{)\{[^{}]*\}")

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)


type Pairs = list[tuple[Message, str, int]]


def translations(language: Language) -> Pairs:
    """Each message with each of its translations that is there, and the number of its plural form."""
    return [
        (message, translation, form)
        for message in read_messages(language.file)
        for form, translation in enumerate(message.translations)
        if translation
    ]


@cache
def collected() -> tuple[Message, ...]:
    return collected_messages()


@each_language
def test_every_text_is_there_and_no_other(language: Language) -> None:
    there = {(message.key, message.plural) for message in read_messages(language.file)}
    wanted = {(message.key, message.plural) for message in collected()}
    assert (sorted(wanted - there), sorted(there - wanted)) == ([], []), "run `make translations`, then translate"


@each_language
def test_every_text_is_translated(language: Language) -> None:
    left = [message.text for message in read_messages(language.file) if not message.is_translated]
    assert left == []


@each_language
def test_every_plural_form_is_there(language: Language) -> None:
    found = {
        message.text: len(message.translations)
        for message in read_messages(language.file)
        if len(message.translations) != (1 if message.plural is None else language.forms)
    }
    assert found == {}


@each_language
def test_placeholders_are_the_same(language: Language) -> None:
    found = [
        (message.text, translation)
        for message, translation, form in translations(language)
        if not _same_placeholders(message, translation, is_last=form == language.forms - 1)
    ]
    assert found == []


def _same_placeholders(message: Message, translation: str, *, is_last: bool) -> bool:
    allowed = [Counter(PLACEHOLDER.findall(text)) for text in (message.text, message.plural) if text is not None]
    there = Counter(PLACEHOLDER.findall(translation))
    # A form for none, one or two may say the number in words: one placeholder fewer, none that is new.
    in_words = message.plural is not None and not is_last
    return there in allowed or (in_words and any(there < one and one.total() - there.total() == 1 for one in allowed))


@each_language
def test_html_is_that_of_the_english_text(language: Language) -> None:
    found = [
        (message.text, translation)
        for message, translation, _ in translations(language)
        if _tags(translation) not in (_tags(message.text), _tags(message.plural or message.text))
    ]
    assert found == []


class _Tags(HTMLParser):
    """Notes the tags with their attributes' names, and whether they are balanced."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(" ".join([tag, *sorted(name for name, _ in attrs)]))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.seen.append(f"/{tag} without its beginning")


def _tags(text: str) -> Counter[str]:
    """The tags of a text; one that is not closed counts as another tag."""
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return Counter([*parser.seen, *(f"{tag} without its end" for tag in parser.open)])


@each_language
def test_spaces_and_line_ends_at_the_edges_are_the_same(language: Language) -> None:
    found = [
        (message.text, translation)
        for message, translation, _ in translations(language)
        if _edges(translation) != _edges(message.text)
    ]
    assert found == []


def _edges(text: str) -> tuple[str, str]:
    return (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
