"""What the model counts in a passage: content words and pairs of neighbours among them, as stems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corridor.definitions import Record, data_path, read_record
from corridor.linking.words import Words, english_stem


class _StopWords(Record):
    words: tuple[str, ...]


@cache
def stop_stems() -> frozenset[str]:
    """Stems of English words that say nothing of a subject."""
    return frozenset(map(english_stem, read_record(data_path(__package__, "stop_words.yaml"), _StopWords).words))


@dataclass(frozen=True, slots=True)
class Feature:
    """A stem or a pair of stems, and which words of the passage it was made of (first, last)."""

    name: str
    first: int
    last: int


def features(words: Words) -> Iterator[Feature]:
    """Each content word, and each pair of content words with only stop words or figures between.

    Pairs from other languages come in both orders: the model learned the English one (migrant workers), and a
    language may have the other (travailleurs migrants).
    """
    stop = stop_stems()
    both_orders = words.language != "en"
    before: tuple[str, int] | None = None
    for place, stem in enumerate(words.stems):
        if stem in stop or stem.isdecimal():
            continue
        yield Feature(stem, place, place)
        if before is not None:
            yield Feature(f"{before[0]} {stem}", before[1], place)
            if both_orders:
                yield Feature(f"{stem} {before[0]}", before[1], place)
        before = (stem, place)
