"""What words of the other five languages mean, as English stems: one model then serves all six."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corridor.definitions import Parts, Record, data_path, read_records
from corridor.search_text.normal_form import normal_form

_UNSPACED = frozenset({"zh"})


class _Line(Record):
    """An English word or phrase in its normal form, and how the language says it."""

    english: str
    said: Parts[str]


@dataclass(frozen=True, slots=True)
class Glossary:
    """For one language: stems (or signs, where `unspaced`) of a word or phrase -> the English stems for it.

    `as_written` has single words in their normal form: it comes before the stem, which other words may share. `first`
    are the stems that an entry begins with, `longest` the most that one has.
    """

    language: str
    unspaced: bool
    longest: int
    first: frozenset[str]
    entries: Mapping[tuple[str, ...], tuple[str, ...]]
    as_written: Mapping[str, tuple[str, ...]]


@cache
def glossary(language: str) -> Glossary:
    """The glossary of one of the five languages other than English."""
    from corridor.linking.words import english_stem, foreign_stems  # the two need each other

    unspaced = language in _UNSPACED
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    as_written: dict[str, tuple[str, ...]] = {}
    for line in read_records(data_path(__package__, "glossary", f"{language}.csv"), _Line):
        english = tuple(map(english_stem, normal_form(line.english).split()))
        for said in line.said:
            key = tuple(normal_form(said)) if unspaced else foreign_stems(said, language)
            if not unspaced and len(key) == 1:
                as_written.setdefault(normal_form(said), english)
            # The first line wins: the file has the more frequent meaning first.
            if key:
                entries.setdefault(key, english)
    longest = max(map(len, entries), default=1)
    return Glossary(language, unspaced, longest, frozenset(key[0] for key in entries), entries, as_written)
