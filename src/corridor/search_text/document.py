"""A document made ready for search: words, stems and codes of its title and body, the same for both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corridor.search_text.languages import Language, language_of
from corridor.search_text.lexeme import EVERYWHERE
from corridor.search_text.scripts import Script
from corridor.search_text.segmentation import Segmented, segment
from corridor.search_text.stems import document_stem

LONGEST_TEXT = 100_000
"""Signs of a title or body that are read; the rest is not found."""

MOST_WORDS = 14_000
"""Words of title and body together that are found. PostgreSQL counts places up to 16,383."""

MOST_CODES = 1_000
"""Codes of title and body together, pieces of codes counted, that are found whole."""

MOST_PLACES = 255
"""Places of one word that count; PostgreSQL keeps no more than 256."""

MOST_BYTES = 900_000
"""Size of all distinct tokens and their places. PostgreSQL takes 1,048,575 bytes."""


@dataclass(frozen=True, slots=True)
class Field:
    """The tokens of a title or a body: its words in order, the stem of each, and the codes.

    `EVERYWHERE` stands where a word has no stem, or where a token has more places than count. `stems` is empty
    where search does not know the language.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What the engines take in of a document.

    `spellings` is for corrections that a person reads: how words whose token is spelled otherwise were written first,
    in small letters, by their token (`educacion`: educación).
    """

    title: Field
    body: Field
    spellings: Mapping[str, str]


@dataclass(slots=True)
class _Room:
    """What the limits leave for further tokens."""

    words: int = MOST_WORDS
    codes: int = MOST_CODES
    bytes: int = MOST_BYTES
    places: Counter[str] = field(default_factory=Counter)

    def admit(self, token: str | None) -> str:
        if token is None or self.places[token] >= MOST_PLACES:
            return EVERYWHERE
        # A place takes two bytes; a token its letters, the count of places, and a byte to keep these aligned.
        self.bytes -= 2 if self.places[token] else len(token.encode()) + 5
        self.places[token] += 1
        return token

    def admit_field(self, given: Field) -> Field:
        words: list[str] = []
        stems: list[str] = []
        for word, stem in zip(given.words, given.stems, strict=True):
            if self.words <= 0 or self.bytes <= 0:
                break
            self.words -= 1
            words.append(self.again(word))
            stems.append(self.again(stem))
        all_words = len(words) == len(given.words)
        codes = given.codes[: self.codes] if all_words and self.bytes > 0 else ()
        self.codes -= len(codes)
        return Field(tuple(words), tuple(stems), tuple(map(self.again, codes)))

    def again(self, token: str) -> str:
        return self.admit(None if token == EVERYWHERE else token)


def document(title: str, body: str, language: str | None = None) -> Document:
    """A document made ready; `language` is the tag of its language (`en`, `es-419`), None where it is not known."""
    known = language_of(language)
    spellings: dict[str, str] = {}
    room = _Room()
    of_title, of_body = (_field(text[:LONGEST_TEXT], known, room, spellings) for text in (title, body))
    return Document(of_title, of_body, spellings)


def joined(documents: Sequence[Document]) -> Document:
    """Several documents as one, within the limits of one; no phrase reaches from one into another."""
    title = _side_by_side([each.title for each in documents])
    body = _side_by_side([each.body for each in documents])
    if not _fits(title, body):
        room = _Room()
        title, body = room.admit_field(title), room.admit_field(body)
    spellings: dict[str, str] = {}
    for each in reversed(documents):
        spellings |= each.spellings
    return Document(title, body, spellings)


def _side_by_side(fields: Sequence[Field]) -> Field:
    words: list[str] = []
    stems: list[str] = []
    codes: list[str] = []
    for each in fields:
        if each.words and words:
            words.append(EVERYWHERE)
            stems.append(EVERYWHERE)
        words += each.words
        stems += each.stems or [EVERYWHERE] * len(each.words)
        codes += each.codes
    return Field(tuple(words), tuple(stems), tuple(codes))


def _fits(*fields: Field) -> bool:
    """Whether the fields keep all limits for sure: no letter takes more than four bytes."""
    tokens = [token for each in fields for token in (*each.words, *each.stems, *each.codes) if token != EVERYWHERE]
    return (
        sum(len(each.words) for each in fields) <= MOST_WORDS
        and sum(len(each.codes) for each in fields) <= MOST_CODES
        and 4 * sum(map(len, tokens)) + 7 * len(tokens) <= MOST_BYTES
        and max(Counter(tokens).values(), default=0) <= MOST_PLACES
    )


def _field(text: str, language: Language | None, room: _Room, spellings: dict[str, str]) -> Field:
    found = segmented(text, language)
    words: list[str] = []
    stems: list[str] = []
    for token in found.tokens:
        if room.words <= 0 or room.bytes <= 0:
            break
        room.words -= 1
        words.append(room.admit(token.token))
        if (spelling := token.written.lower()) != token.token and token.script is not Script.UNSPACED:
            spellings.setdefault(token.token, spelling)
        if language:
            stems.append(room.admit(document_stem(token, language)))
    return Field(tuple(words), tuple(stems), _codes(found, len(words), room))


def segmented(text: str, language: Language | None) -> Segmented:
    """The words and codes of a document's text."""
    return segment(text, language.target_letters if language else None)


def _codes(found: Segmented, words: int, room: _Room) -> tuple[str, ...]:
    codes: list[str] = []
    for code in (code for code in found.codes if code.last < words):
        if room.codes <= 0 or room.bytes <= 0:
            break
        room.codes -= 1
        codes.append(room.admit(code.token))
    return tuple(codes)
