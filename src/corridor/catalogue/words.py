"""Two versions of a text compared word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

MAX_PAIRS = 100_000
"""Pairs of equal words in two texts; where there are more, what lies between their first and last difference counts
as replaced. Comparing costs time by these pairs, and somebody may send one word ten thousand times."""

# A word is what stands between blanks and punctuation; each sign of punctuation and each Chinese or Japanese
# character is one too. Blanks belong to the word before them.
_MARKS = r".,;:!?()\[\]{}\"“”‘’«»…/–—،؛؟。、「」『』，；：？！（）《》"
_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"(?P<word>[{_IDEOGRAPHS}]|[{_MARKS}]|[^\s{_IDEOGRAPHS}{_MARKS}]+|^(?=\s))(?P<blanks>\s*)")

type Word = tuple[str, str]
"""A word and the blanks after it."""


class PieceKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went or came."""

    kind: PieceKind
    text: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, what went before what came.

    Without what was added the pieces make the old text, without what was removed the new one.
    """
    old, new = _words(before), _words(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    found = [
        Piece(PieceKind.SAME, _text(old[:head])),
        *_middle(old[head : len(old) - tail], new[head : len(new) - tail]),
        Piece(PieceKind.SAME, _text(old[len(old) - tail :])),
    ]
    return tuple(piece for piece in _runs(found) if piece.text)


def _runs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces that follow one another made one, what went before what came."""
    filled = (piece for piece in pieces if piece.text)
    for _, group in groupby(filled, key=lambda piece: piece.kind is PieceKind.SAME):
        run = tuple(group)
        for kind in PieceKind:
            yield Piece(kind, "".join(piece.text for piece in run if piece.kind is kind))


def _words(text: str) -> list[Word]:
    return [(found["word"], found["blanks"]) for found in _WORD.finditer(text)]


def _text(words: Iterable[Word]) -> str:
    return "".join(word + blanks for word, blanks in words)


def _shared(old: Sequence[Word], new: Sequence[Word]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))


def _middle(old: list[Word], new: list[Word]) -> Iterator[Piece]:
    old_words, new_words = [word for word, _ in old], [word for word, _ in new]
    counted = Counter(new_words)
    if sum(times * counted[word] for word, times in Counter(old_words).items()) > MAX_PAIRS:
        yield from _replaced(_text(old), _text(new))
        return
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for operation, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if operation != "equal":
            yield from _replaced(_text(old[old_from:old_to]), _text(new[new_from:new_to]))
            continue
        for (word, old_blanks), (_, new_blanks) in zip(old[old_from:old_to], new[new_from:new_to], strict=True):
            yield Piece(PieceKind.SAME, word)
            if old_blanks == new_blanks:
                yield Piece(PieceKind.SAME, new_blanks)
            else:
                yield from _replaced(old_blanks, new_blanks)


def _replaced(old: str, new: str) -> Iterator[Piece]:
    yield Piece(PieceKind.REMOVED, old)
    yield Piece(PieceKind.ADDED, new)
