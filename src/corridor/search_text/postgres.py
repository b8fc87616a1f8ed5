"""Documents and queries for PostgreSQL: literals of the types tsvector and tsquery, to be cast, not parsed by a
text search configuration.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corridor.search_text.document import MOST_WORDS, Document, Field
from corridor.search_text.lexeme import EVERYWHERE
from corridor.search_text.query import Group, Query, Run, Term

TITLE_WEIGHT = "A"
BODY_WEIGHT = ""
"""PostgreSQL's weight D, which it does not write."""

_FIRST_CODE = MOST_WORDS + 3


def tsvector(document: Document) -> str:
    """The literal of a document: a stem stands at the place of its word, codes stand apart behind all words."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for token, place, weight in _placed(document):
        if token != EVERYWHERE:
            places[token].append(f"{place}{weight}")
    placed = (f"'{token}':{','.join(at)}" for token, at in places.items())
    return " ".join([f"'{EVERYWHERE}'", *placed])


def tsquery(query: Query) -> str:
    """The literal of a query; that of an empty query finds every document."""
    return " & ".join(map(_group, query.groups)) or f"'{EVERYWHERE}'"


def _placed(document: Document) -> Iterator[tuple[str, int, str]]:
    # A place is left free between title and body, and between codes, so that no phrase reaches across.
    body_start = len(document.title.words) + 2
    yield from _words(document.title, 1, TITLE_WEIGHT)
    yield from _words(document.body, body_start, BODY_WEIGHT)
    codes = [(code, TITLE_WEIGHT) for code in document.title.codes]
    codes += [(code, BODY_WEIGHT) for code in document.body.codes]
    yield from ((code, _FIRST_CODE + 2 * number, weight) for number, (code, weight) in enumerate(codes))


def _words(field: Field, start: int, weight: str) -> Iterator[tuple[str, int, str]]:
    for tokens in (field.words, field.stems):
        yield from ((token, place, weight) for place, token in enumerate(tokens, start))


def _group(group: Group) -> str:
    return _either([_term(term) for term in group.terms])


def _term(term: Term) -> str:
    any_run = _either([_run(run) for run in term.runs])
    return f"!({any_run})" if term.excluded else any_run


def _either(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' | '.join(parts)})"


def _run(run: Run) -> str:
    # Tokens are letters and digits, so there is no apostrophe to double. <-> binds closer than | and &.
    return " <-> ".join(f"'{token}'" for token in run.tokens) + (":*" if run.prefix else "")
