"""Where terms of several words stand among the stems of a passage: one pass finds the terms of all groups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corridor.linking.words import english_stem
from corridor.search_text.normal_form import normal_form

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?(?:\.\w+)*")


def term_stems(term: str) -> tuple[str, ...]:
    """The stems of a term, as those of a passage are made."""
    return tuple(english_stem(word) for word in _WORD.findall(normal_form(term)))


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of a group, and the first and last of the words that it stands for."""

    group: str
    first: int
    last: int


class TermIndex:
    """Terms by their stems."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        self._groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._lengths: dict[str, tuple[int, ...]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for group, terms in groups.items():
            for term in terms:
                stems = term_stems(term)
                self._groups[stems].append(group)
                lengths[stems[0]].add(len(stems))
        self._lengths = {stem: tuple(sorted(several)) for stem, several in lengths.items()}

    def hits(self, stems: Sequence[str]) -> Mapping[str, tuple[Hit, ...]]:
        """The hits of each group that has any, in the order of the words."""
        found: dict[str, list[Hit]] = {}
        for place, stem in enumerate(stems):
            for length in self._lengths.get(stem, ()):
                if place + length > len(stems):
                    break
                for group in self._groups.get(tuple(stems[place : place + length]), ()):
                    found.setdefault(group, []).append(Hit(group, place, place + length - 1))
        return {group: tuple(hits) for group, hits in found.items()}
