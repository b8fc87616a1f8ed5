"""A query as a small tree: all groups must hold, one term of a group is enough, a term holds by one of its runs."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.search_text.segmentation import Token


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that follow one another in a document; of the last, the beginning is enough where `prefix` says so."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word, phrase, code or beginning of a word, as `runs` of which one must be there, or none where `excluded`.

    `words` are its words with their places in the query; `phrase` says that they were quoted.
    """

    words: tuple[Token, ...]
    runs: tuple[Run, ...]
    phrase: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that OR joins: one must hold."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: `text` as far as it was read; `cut` where more was written."""

    text: str
    groups: tuple[Group, ...] = ()
    cut: bool = False

    def __bool__(self) -> bool:
        """Whether anything is asked; an empty query finds every document."""
        return bool(self.groups)

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that a document is found by."""
        return tuple(term for group in self.groups for term in group.terms if not term.excluded)
