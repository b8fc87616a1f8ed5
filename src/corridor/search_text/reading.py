"""Queries as people type them, read leniently: whatever is typed is a query, and no sign is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corridor.search_text.languages import small_words
from corridor.search_text.normal_form import Normal, normalised
from corridor.search_text.query import Group, Query, Term
from corridor.search_text.shape import SCRIPTS, shape
from corridor.search_text.terms import read_phrase, read_word

LONGEST_QUERY = 400
"""Signs of a query that are read."""

MOST_WORDS = 64
"""Words of a query that are read."""

_LETTERS = "".join(SCRIPTS) + "n"
_PIECES = re.compile(
    rf"""(?P<minus>(?<![{_LETTERS}m./'*-])-+)?
         (?:"(?P<phrase>[^"]*)(?:"|$) | (?P<word>[./'-]*[{_LETTERS}][{_LETTERS}m./'-]*)(?P<star>\*?))
         | (?P<bar>\|)""",
    re.VERBOSE,
)
_OR, _AND, _NOT = "OR", "AND", "NOT"


def read_query(text: str) -> Query:
    """The query that a text is.

    All words must be found, in any form (`migrants` finds migrant); small words (the, of) are not insisted on.
    `"..."` finds words as they stand, side by side. `-` before a word or phrase excludes. `OR` or `|` between two
    is satisfied by one, and binds closer than the blank: `a b OR c` wants a, and one of b and c. `migr*` finds what
    begins so. `AND` and `NOT` in capitals are understood; brackets and all other signs are blanks. A quotation mark
    that is not closed reaches to the end.
    """
    # One sign more than is read says that there is more.
    return _read(text[: LONGEST_QUERY + 1])


@lru_cache(maxsize=256)
def _read(text: str) -> Query:
    read = text[:LONGEST_QUERY]
    reader = _Reader(normalised(read))
    for piece in _PIECES.finditer(shape(reader.normal.text)):
        reader.take(piece)
    groups = tuple(Group(tuple(group)) for group in reader.groups)
    return Query(read, _insisted_on(groups), cut=reader.cut or len(text) > len(read))


@dataclass(slots=True)
class _Reader:
    """What was read so far."""

    normal: Normal
    groups: list[list[Term]] = field(default_factory=list)
    words: int = 0
    cut: bool = False
    joins: bool = False
    excludes: bool = False

    def take(self, piece: re.Match[str]) -> None:
        """Read one more piece."""
        said = self._operator(piece)
        if said == _OR:
            self.joins = True
        elif said == _NOT:
            self.excludes = True
        elif said is None:
            self._take_term(piece)

    def _operator(self, piece: re.Match[str]) -> str | None:
        if piece["bar"]:
            return _OR
        written = self.normal.as_written(*piece.span("word")) if piece["word"] and not piece["star"] else ""
        return written if written in {_OR, _AND, _NOT} and not piece["minus"] else None

    def _take_term(self, piece: re.Match[str]) -> None:
        left = MOST_WORDS - self.words
        if left <= 0:
            self.cut = True
            return
        term: Term | None
        if piece["phrase"] is not None:
            term = read_phrase(self.normal, *piece.span("phrase"), left)
        else:
            term = read_word(self.normal, *piece.span("word"), star=bool(piece["star"]))
        if term is None:
            return
        self.words += len(term.words)
        term = replace(term, excluded=self.excludes or bool(piece["minus"]))
        if self.joins and self.groups:
            self.groups[-1].append(term)
        else:
            self.groups.append([term])
        self.joins = self.excludes = False


def _insisted_on(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups without small words, unless nothing else is wanted."""
    large = tuple(group for group in groups if not _is_small(group))
    others = any(not term.excluded for group in large for term in group.terms)
    return large if others else groups


def _is_small(group: Group) -> bool:
    term = group.terms[0]
    alone = len(group.terms) == len(term.words) == len(term.runs[0].tokens) == 1
    plain = not (term.phrase or term.excluded or term.runs[0].prefix)
    return alone and plain and term.words[0].word in small_words(term.words[0].script)
