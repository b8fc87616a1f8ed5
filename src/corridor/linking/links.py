"""What is found: links from a passage to targets, goals, areas and objectives, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corridor.agenda.categories import LinkCategory
from corridor.linking.passage import Passage


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a passage; `passage.text[start:end]` is `text`."""

    start: int
    end: int
    text: str


class ReasonKind(StrEnum):
    """Why a link was made: the target's code, a rule, words of its vocabulary, likeness to its wording."""

    MENTION = "mention"
    RULE = "rule"
    WORDS = "words"
    LIKENESS = "likeness"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a link: its kind, and what it rests on, in words for a reader."""

    kind: ReasonKind
    detail: str


@dataclass(frozen=True, slots=True)
class TargetLink:
    """A link to a target: how probable, in which category, the span that carries it, the clause that it answers.

    `category` is None where the passage says nothing of migration.
    """

    target: str
    probability: float
    category: LinkCategory | None
    evidence: Span
    clause: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class GoalLink:
    """A goal, by its number, with its probability: at least that of its most probable target."""

    goal: int
    probability: float


@dataclass(frozen=True, slots=True)
class ThemeLink[K]:
    """An area (by key) or an objective (by number), with the span that speaks of it."""

    key: K
    evidence: Span


@dataclass(frozen=True, slots=True)
class PassageLinks:
    """All that was found in one passage; `abstained` says why nothing was, where that is known.

    `language` is the code of the language that the passage is written in, None where it is not one of the six.
    """

    passage: Passage
    language: str | None
    targets: tuple[TargetLink, ...] = ()
    goals: tuple[GoalLink, ...] = ()
    areas: tuple[ThemeLink[str], ...] = ()
    objectives: tuple[ThemeLink[int], ...] = ()
    abstained: str | None = None
