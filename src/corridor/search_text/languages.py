"""The languages whose grammar search knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from corridor.definitions import Record, data_path, read_keyed
from corridor.search_text.normal_form import normal_form
from corridor.search_text.scripts import Script


class Language(Record):
    """A language: its stemmer, and what people write or leave out in it. The data file says what the fields mean."""

    code: str
    script: Script
    stemmer: str
    acute_on: str = ""
    loose_endings: tuple[str, ...] = ()
    small_words: tuple[str, ...]
    elided: tuple[str, ...] = ()
    target_letters: Mapping[str, str] = Field(default_factory=dict)


@cache
def search_languages() -> Mapping[str, Language]:
    """The languages by their ISO 639-1 code."""
    return read_keyed(data_path(__package__, "languages.yaml"), Language, lambda language: language.code)


def language_of(tag: str | None) -> Language | None:
    """The language of a tag such as `en` or `es-419`; None for one whose grammar search does not know."""
    return search_languages().get((tag or "").replace("_", "-").split("-")[0].casefold())


@cache
def languages_in(script: Script | None) -> tuple[Language, ...]:
    """The languages that are written in a script."""
    return tuple(language for language in search_languages().values() if language.script is script)


@cache
def small_words(script: Script | None) -> frozenset[str]:
    """Words, in their normal form, that a query does not insist on."""
    return frozenset(normal_form(word) for language in languages_in(script) for word in language.small_words)


@cache
def elided(script: Script | None) -> frozenset[str]:
    """What stands before or after an apostrophe and is no word of its own."""
    return frozenset(part for language in languages_in(script) for part in language.elided)
