"""Rules for the explicit targets: which groups of terms must meet in a sentence, and which must not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from corridor.certainty import MainStep
from corridor.definitions import Record, data_path, read_record
from corridor.errors import DefinitionError
from corridor.linking.terms import Hit, TermIndex

FILE = "rules.yaml"
_MOST_COMBINED = 400
"""Combinations of hits that are tried for one rule in one sentence; a passage with more repeats itself."""


class Rule(Record):
    """A target, what must stand in one sentence for it, and how often a link by the rule is right.

    `near` is the most words from the first term to the last, None where the sentence is enough.
    """

    target: str
    all: tuple[str, ...]
    none: tuple[str, ...] = ()
    near: int | None = None
    certainty: float


class _Rules(Record):
    source: str
    certainty: MainStep
    groups: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that holds, and the hits that it holds by."""

    rule: Rule
    hits: tuple[Hit, ...]

    @property
    def first(self) -> int:
        """The first word of the hits."""
        return min(hit.first for hit in self.hits)

    @property
    def last(self) -> int:
        """The last word of the hits."""
        return max(hit.last for hit in self.hits)


@cache
def _definitions() -> _Rules:
    found = read_record(data_path(__package__, FILE), _Rules)
    for rule in found.rules:
        unknown = {*rule.all, *rule.none} - set(found.groups)
        if unknown:
            raise DefinitionError("groups that the file defines", ", ".join(sorted(unknown)), where=FILE)
    return found


@cache
def _terms() -> TermIndex:
    return TermIndex(_definitions().groups)


def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return _definitions().rules


@cache
def ruled_targets() -> frozenset[str]:
    """The targets that have rules."""
    return frozenset(rule.target for rule in rules())


def rule_groups() -> Mapping[str, tuple[str, ...]]:
    """The terms of each group that rules name."""
    return _definitions().groups


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say of a passage: the best firing for each target, and the targets that a rule kept out."""

    firings: Mapping[str, Firing]
    kept_out: frozenset[str]


def ruled(stems: Sequence[str], sentence_of: Sequence[int]) -> Ruled:
    """Apply all rules to the words of a passage; `sentence_of` numbers the sentence of each word."""
    hits = _terms().hits(stems)
    firings: dict[str, Firing] = {}
    kept_out: set[str] = set()
    for rule in rules():
        if not all(group in hits for group in rule.all):
            continue
        firing = next(_combinations(rule, [hits[group] for group in rule.all], sentence_of), None)
        if firing is None:
            continue
        if any(group in hits for group in rule.none):
            kept_out.add(rule.target)
        elif rule.target not in firings or firings[rule.target].rule.certainty < rule.certainty:
            firings[rule.target] = firing
    return Ruled(firings, frozenset(kept_out - firings.keys()))


def _combinations(rule: Rule, hits: Sequence[tuple[Hit, ...]], sentence_of: Sequence[int]) -> Iterator[Firing]:
    """The combinations of one hit a group that stand in one sentence, and near enough."""
    for tried, several in enumerate(product(*hits)):
        if tried == _MOST_COMBINED:
            return
        firing = Firing(rule, several)
        if sentence_of[firing.first] != sentence_of[firing.last]:
            continue
        if rule.near is None or firing.last - firing.first <= rule.near:
            yield firing
