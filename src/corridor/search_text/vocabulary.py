"""The words that documents have, and which of them a mistyped word may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from corridor.search_text.edits import edits
from corridor.search_text.lexeme import word_of
from corridor.search_text.scripts import Script, script_of

SHORTEST = 3
"""Letters of the shortest word that is corrected."""

SHORTEST_FOR_TWO = 5
"""Letters of the shortest word in which two errors are looked for."""

type _Bits = NDArray[np.uint64]
"""Sets of letters, or of pairs of letters, as bits: a column for each word."""

_LETTER_BITS, _PAIR_BITS = 128, 256


class Vocabulary:
    """Tokens of documents, with the number of documents that have each.

    `counts` may hold stems and codes; these are known, and never suggested. `spellings` says how to write a word
    whose token is spelled otherwise, as `Document.spellings` does. Made once for many questions.
    """

    def __init__(self, counts: Mapping[str, int], spellings: Mapping[str, str] | None = None) -> None:
        self._tokens = frozenset(counts)
        by_frequency = sorted(counts, key=lambda token: (-counts[token], token))
        words = ((word_of(token), token) for token in by_frequency)
        known = [(word, token) for word, token in words if word is not None and is_correctable(word)]
        self._words = [word for word, _ in known]
        self._written = [(spellings or {}).get(token, word) for word, token in known]
        self._lengths = np.array([len(word) for word in self._words], dtype=np.int64)
        self._letters = _columns(map(_letters, self._words), _LETTER_BITS)
        self._pairs = _columns(map(_pairs, self._words), _PAIR_BITS)

    def __contains__(self, token: str) -> bool:
        return token in self._tokens

    def suggestions(self, word: str, most: int = 1) -> tuple[str, ...]:
        """At most `most` words, as written, that a word in its normal form may be, other than itself.

        Those one error away come before those two away, and of these the more frequent first. An error is a letter
        too many, too few, wrong, or swapped with its neighbour.
        """
        found: list[str] = []
        if is_correctable(word):
            for errors in (1, 2) if len(word) >= SHORTEST_FOR_TWO else (1,):
                for rank in self._near(word, errors):
                    if len(found) == most:
                        break
                    if edits(word, self._words[rank], errors) == errors:
                        found.append(self._written[rank])
        return tuple(found)

    def _near(self, word: str, errors: int) -> Iterator[int]:
        """The ranks of words that may be `errors` away, the most frequent first.

        One error changes the length by one, two of the bits of letters, and parts three pairs, at most. Words that
        differ by more need not be compared letter by letter.
        """
        letters, pairs = _columns([_letters(word)], _LETTER_BITS), _columns([_pairs(word)], _PAIR_BITS)
        near = np.abs(self._lengths - len(word)) <= errors
        near &= _count(self._letters ^ letters) <= 2 * errors
        near &= _count(self._pairs & pairs) + 3 * errors >= _count(pairs)
        yield from np.flatnonzero(near).tolist()


def is_correctable(word: str) -> bool:
    """Whether a word in its normal form is of the kind that is corrected: letters of a script that parts words."""
    spelled = all(letter.isalpha() or not letter.isalnum() for letter in word)
    return len(word) >= SHORTEST and spelled and script_of(word[0]) is not Script.UNSPACED


def _letters(word: str) -> int:
    """The letters of a word as bits, once for a letter and once more for its repetition."""
    once = twice = 0
    for letter in word:
        bit = 1 << (ord(letter) & 63)
        twice |= once & bit
        once |= bit
    return once | twice << 64


def _pairs(word: str) -> int:
    """The neighbours in a word as bits; some pairs share one."""
    found = 0
    for letter, after in zip(f" {word}", f"{word} ", strict=True):
        found |= 1 << ((ord(letter) * 31 + ord(after)) & 255)
    return found


def _columns(bits: Iterable[int], width: int) -> _Bits:
    joined = b"".join(each.to_bytes(width // 8, "little") for each in bits)
    return np.ascontiguousarray(np.frombuffer(joined, dtype="<u8").reshape(-1, width // 64).T)


def _count(bits: _Bits) -> NDArray[np.int16]:
    """The number of bits of each word."""
    return np.bitwise_count(bits).sum(axis=0, dtype=np.int16)
