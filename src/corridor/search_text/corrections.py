"""Did you mean: a query with words that the documents have in place of words that find nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corridor.search_text.query import Query, Term
from corridor.search_text.segmentation import Token
from corridor.search_text.stems import query_stems
from corridor.search_text.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Replacement:
    """A word of a query as typed, and the word in its place."""

    typed: str
    suggested: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A query that finds more, and the words in which it differs."""

    text: str
    replacements: tuple[Replacement, ...]


def correction(query: Query, vocabulary: Vocabulary) -> Correction | None:
    """The query with its unknown words replaced; None where no word is unknown or none comes near."""
    text = query.text
    replacements: list[Replacement] = []
    unknown = sorted(_unknown(query, vocabulary), key=lambda word: word.start, reverse=True)
    for word in unknown:
        for suggested in vocabulary.suggestions(word.word):
            replacements.append(Replacement(word.written, suggested))
            text = text[: word.start] + suggested + text[word.end :]
    return Correction(text, tuple(reversed(replacements))) if replacements else None


def _unknown(query: Query, vocabulary: Vocabulary) -> Iterator[Token]:
    for term in query.wanted:
        for word in _whole_words(term):
            forms = (word.token,) if term.phrase else (word.token, *query_stems(word))
            if not any(form in vocabulary for form in forms):
                yield word


def _whole_words(term: Term) -> tuple[Token, ...]:
    """The words that must be there whole: of a beginning of a word nothing is known."""
    return term.words[:-1] if term.runs[0].prefix else term.words
