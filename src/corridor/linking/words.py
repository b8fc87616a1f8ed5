"""The words of a passage as stems, with their places: what every later step counts and looks up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import snowballstemmer

from corridor.definitions import Record, data_path, read_records
from corridor.linking.glossary import Glossary, glossary
from corridor.linking.language import language_of, small_words
from corridor.search_text.arabic import as_noun
from corridor.search_text.normal_form import Normal, normal_form, normalised

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.-]?\w+)*")
_STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
_SHORTEST_STEM = 3
_ELIDED = re.compile(r"^(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu)'")


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a passage in English, in their order; the i-th stands at `starts[i]` to `ends[i]` of the text.

    Words of the other languages come as the English stems that the glossary gives for them; words that it does
    not know are left out.
    """

    language: str | None
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.stems)

    def stems_within(self, start: int, end: int) -> tuple[str, ...]:
        """The stems of the words that stand between two places of the text."""
        places = zip(self.stems, self.starts, self.ends, strict=True)
        return tuple(stem for stem, first, last in places if first >= start and last <= end)


def words_of(text: str, language: str | None = None) -> Words:
    """The words of a text in any of the six languages; which, is told from the text where it is not given."""
    normal = normalised(text)
    found = list(_WORD.finditer(normal.text))
    language = language or language_of(normal.text, [match.group() for match in found])
    if language is None:
        return Words(None, (), (), ())
    if language == "en":
        stems = tuple(english_stem(match.group()) for match in found)
        return Words("en", stems, *_places(normal, [match.span() for match in found]))
    known = list(_translated(normal.text, found, glossary(language)))
    stems = tuple(stem for stem, _ in known)
    return Words(language, stems, *_places(normal, [span for _, span in known]))


def _places(normal: Normal, spans: list[tuple[int, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(normal.starts[start] for start, _ in spans), tuple(normal.ends[end - 1] for _, end in spans)


@lru_cache(maxsize=1 << 16)
def english_stem(word: str) -> str:
    """The stem of an English word in its normal form."""
    bare = word.removesuffix("'s")
    return _kept_apart().get(bare) or stem(bare, "en")


class _KeptApart(Record):
    stem: str
    words: tuple[str, ...]


@cache
def _kept_apart() -> Mapping[str, str]:
    records = read_records(data_path(__package__, "kept_apart.yaml"), _KeptApart)
    return {word: record.stem for record in records for word in record.words}


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """The stem of a word in its normal form; Chinese words are their own stems."""
    if language not in _STEMMERS or not word.isalpha():
        return word
    # A stemmer keeps the word it works on, so each call has its own: threads do not meet.
    return normal_form(str(snowballstemmer.stemmer(_STEMMERS[language]).stemWord(word)))


def _translated(text: str, found: list[re.Match[str]], known: Glossary) -> Iterator[tuple[str, tuple[int, int]]]:
    """The English stems for the longest entries of the glossary, from left to right, with the places they stand for."""
    if known.unspaced:
        yield from _translated_signs(text, known)
        return
    small = small_words()[known.language]
    stems = [word if (word := match.group()) in small else _known_stem(word, known) for match in found]
    place = 0
    while place < len(stems):
        for length in range(min(known.longest, len(stems) - place), 0, -1):
            # A stem of one or two letters is what the stemmer left of a small word, or of a word that it mistook.
            word = found[place].group()
            if length == 1 and word in small:
                continue
            english = known.as_written.get(word) if length == 1 else None
            if english is None and not (length == 1 and len(stems[place]) < _SHORTEST_STEM):
                english = known.entries.get(tuple(stems[place : place + length]))
            if english is not None:
                span = (found[place].start(), found[place + length - 1].end())
                yield from ((one, span) for one in english)
                place += length
                break
        else:
            place += 1


def foreign_stems(phrase: str, language: str) -> tuple[str, ...]:
    """The stems of a phrase in one of the languages that part words, as `words_of` finds them in a text."""
    small = small_words()[language]
    words = [match.group() for match in _WORD.finditer(normal_form(phrase))]
    return tuple(word if word in small else _foreign_stem(word, language) for word in words)


_ATTACHED = ("و", "ف", "ل", "ب", "ك", "س")


def _known_stem(word: str, known: Glossary) -> str:
    """The stem of a word; in Arabic without the particle that is attached to it, where only that is known."""
    whole = _foreign_stem(word, known.language)
    if known.language != "ar" or whole in known.first:
        return whole
    for length in (1, 2):
        if len(word) > length + 2 and all(letter in _ATTACHED for letter in word[:length]):
            bare = _foreign_stem(word[length:], "ar")
            if bare in known.first:
                return bare
    return whole


def _foreign_stem(word: str, language: str) -> str:
    if language == "ar":
        word = as_noun(word)
    return stem(_ELIDED.sub("", word) if language == "fr" else word, language)


def _translated_signs(text: str, known: Glossary) -> Iterator[tuple[str, tuple[int, int]]]:
    place = 0
    while place < len(text):
        for length in range(min(known.longest, len(text) - place), 0, -1):
            english = known.entries.get(tuple(text[place : place + length]))
            if english is not None:
                yield from ((one, (place, place + length)) for one in english)
                place += length
                break
        else:
            place += 1
