"""What people write when they speak of a target: phrases that tell it from its neighbours, and typical words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.definitions import Record, data_path, read_record


class Vocabulary(Record):
    """Of one target, in English; the project's own choice."""

    phrases: tuple[str, ...]
    words: tuple[str, ...]


class _Goal(Record):
    source: str
    certainty: str
    targets: Mapping[str, Vocabulary]


@cache
def vocabularies() -> Mapping[str, Vocabulary]:
    """The vocabulary of each target by its code."""
    folder = data_path(__package__, "vocabulary")
    found: dict[str, Vocabulary] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        found.update(read_record(path, _Goal).targets)
    return found
