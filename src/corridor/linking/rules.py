"""Rules for the explicit targets: which groups of terms must meet in a sentence, and which must not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, product

from corridor.certainty import MainStep
from corridor.definitions import Record, data_path, read_record
from corridor.errors import DefinitionError
from corridor.linking.terms import Hit, TermIndex

FILE = "rules.yaml"
_MOST_COMBINED = 400
"""Combinations of hits that are tried for one rule in one sentence; a passage with more repeats itself."""


class Rule(Record):
    """A target, what must stand in one sentence for it, and how often a link by the rule was right.

    `near` is the most words from the first term to the last, None where the sentence is enough. Of the annotated
    passages, the rule holds in `held`, and in `right` of these both readers named the target.
    """

    target: str
    all: tuple[str, ...]
    none: tuple[str, ...] = ()
    near: int | None = None
    held: int
    right: int

    @property
    def certainty(self) -> float:
        """The probability of a link by the rule: Laplace's rule of succession on what was read."""
        return (self.right + 1) / (self.held + 2)


class _Rules(Record):
    source: str
    certainty: MainStep
    groups: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that holds, the hits that it holds by, and the certainty of the surest rule for its target that holds."""

    rule: Rule
    hits: tuple[Hit, ...]
    certainty: float

    @property
    def words(self) -> int:
        """How many words the terms have."""
        return sum(hit.last - hit.first + 1 for hit in self.hits)

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
    """What the rules say of a passage: for each target the most telling firing, and the targets kept out."""

    firings: Mapping[str, Firing]
    kept_out: frozenset[str]


def ruled(stems: Sequence[str], sentence_of: Sequence[int]) -> Ruled:
    """Apply all rules to the words of a passage; `sentence_of` numbers the sentence of each word."""
    hits = _terms().hits(stems)
    holding: dict[str, list[Firing]] = {}
    kept_out: set[str] = set()
    for firing in _met(hits, sentence_of):
        target = firing.rule.target
        if _is_kept_out(firing.rule, hits):
            kept_out.add(target)
        else:
            holding.setdefault(target, []).append(firing)
    firings = {target: _most_telling(several) for target, several in holding.items()}
    return Ruled(firings, frozenset(kept_out - firings.keys()))


def _most_telling(several: Sequence[Firing]) -> Firing:
    """The firing whose terms have most words, for it is the best evidence; of two alike the closer, then the surer."""
    best = min(several, key=lambda firing: (-firing.words, firing.last - firing.first, -firing.certainty))
    return replace(best, certainty=max(firing.certainty for firing in several))


def rules_that_hold(stems: Sequence[str], sentence_of: Sequence[int]) -> tuple[Rule, ...]:
    """Every rule that holds in a passage, in the order of the file; `ruled` keeps the most telling of each target."""
    hits = _terms().hits(stems)
    return tuple(firing.rule for firing in _met(hits, sentence_of) if not _is_kept_out(firing.rule, hits))


def _met(hits: Mapping[str, tuple[Hit, ...]], sentence_of: Sequence[int]) -> Iterator[Firing]:
    """Where the groups of `all` meet, rule by rule, whatever must not be there."""
    for rule in rules():
        if all(group in hits for group in rule.all):
            yield from islice(_combinations(rule, [hits[group] for group in rule.all], sentence_of), 1)


def _is_kept_out(rule: Rule, hits: Mapping[str, tuple[Hit, ...]]) -> bool:
    return any(group in hits for group in rule.none)


def _combinations(rule: Rule, hits: Sequence[tuple[Hit, ...]], sentence_of: Sequence[int]) -> Iterator[Firing]:
    """The combinations of one hit a group that stand in one sentence, and near enough."""
    for tried, several in enumerate(product(*hits)):
        if tried == _MOST_COMBINED:
            return
        firing = Firing(rule, several, rule.certainty)
        if sentence_of[firing.first] != sentence_of[firing.last]:
            continue
        if rule.near is None or firing.last - firing.first <= rule.near:
            yield firing
