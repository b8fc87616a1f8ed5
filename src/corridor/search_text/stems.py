"""Stems of words: what a document is found by, and what a query tries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from corridor.search_text import arabic
from corridor.search_text.languages import Language, languages_in, search_languages
from corridor.search_text.lexeme import stem_lexeme
from corridor.search_text.normal_form import normal_form
from corridor.search_text.scripts import Script
from corridor.search_text.segmentation import Token

_ACUTE = "\u0301"
_VOWELS_TRIED = 2


def document_stem(token: Token, language: Language) -> str | None:
    """The token for the stem of a word in a document of this language; None for figures and other scripts."""
    if token.script is not language.script or not token.word.isalpha():
        return None
    spelling = arabic.as_noun(token.word) if token.script is Script.ARABIC else _with_accents(token)
    return _stem(spelling, language.code)


def query_stems(token: Token) -> tuple[str, ...]:
    """The tokens for the stems that the word of a query may have, in all languages of its script."""
    if not token.word.isalpha():
        return ()
    found = (
        _stem(spelling, language.code)
        for language in languages_in(token.script)
        for spelling in _readings(token, language)
    )
    return tuple(dict.fromkeys(found))


def _with_accents(token: Token) -> str:
    """The word with its accents, which tell the stemmers more than the normal form does."""
    if token.script is not Script.LATIN or token.written.isascii():
        return token.word
    spelled = unicodedata.normalize("NFKC", token.written).casefold()
    # What one sign stands for (⒜) is more than the word.
    return spelled if spelled.isalpha() and normal_form(spelled) == token.word else token.word


def _readings(token: Token, language: Language) -> Iterator[str]:
    """The word, and what it may be in a text where a query leaves accents out or a text attaches something."""
    if token.script is Script.ARABIC:
        yield from arabic.readings(token.word)
        return
    word = _with_accents(token)
    yield word
    for ending in language.loose_endings:
        if word.endswith(ending):
            yield word[:-1]
        elif word.endswith(ending[:-1]):
            yield word + ending[-1]
    if word == token.word and language.acute_on:
        vowels = [vowel.end() for vowel in re.finditer(f"[{language.acute_on}]", word)]
        for end in vowels[-_VOWELS_TRIED:]:
            yield unicodedata.normalize("NFC", word[:end] + _ACUTE + word[end:])


@lru_cache(maxsize=1 << 16)
def _stem(spelling: str, language: str) -> str:
    # A stemmer keeps the word it works on, so each call has its own: threads do not meet.
    stemmer = snowballstemmer.stemmer(search_languages()[language].stemmer)
    return stem_lexeme(language, normal_form(str(stemmer.stemWord(spelling))))
