"""Documents and queries for SQLite's FTS5: a table of two columns, title and body.

The table is made with the tokenizer `ascii`, which takes every letter beyond ASCII as one, whichever Unicode version
it was assigned in; as all tokens are letters and digits, it finds exactly these. A column has the words first, then
their stems in the same order, so that neighbours are neighbours in both, then the codes.
"""

from __future__ import annotations

from collections.abc import Sequence

from corridor.search_text.document import Document, Field
from corridor.search_text.lexeme import EVERYWHERE
from corridor.search_text.query import Group, Query, Run, Term

TOKENIZER = "ascii"
"""The argument `tokenize` of the table."""


def columns(document: Document) -> tuple[str, str]:
    """What the columns title and body hold."""
    return _column(document.title), _column(document.body)


def match(query: Query) -> str:
    """The expression for MATCH; that of an empty query finds every document."""
    wanted = [_group(group) for group in query.groups if not _only_excludes(group)]
    unwanted = [_any(term) for group in query.groups if _only_excludes(group) for term in group.terms]
    return " NOT ".join([" AND ".join(wanted) or _string(EVERYWHERE), *unwanted])


def _column(field: Field) -> str:
    codes = [token for code in field.codes for token in (code, EVERYWHERE)]
    return " ".join([*field.words, EVERYWHERE, *field.stems, EVERYWHERE, *codes])


def _only_excludes(group: Group) -> bool:
    return len(group.terms) == 1 and group.terms[0].excluded


def _group(group: Group) -> str:
    return _either([_term(term) for term in group.terms])


def _term(term: Term) -> str:
    return f"({_string(EVERYWHERE)} NOT {_any(term)})" if term.excluded else _any(term)


def _any(term: Term) -> str:
    return _either([_run(run) for run in term.runs])


def _either(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _run(run: Run) -> str:
    return _string(" ".join(run.tokens)) + (" *" if run.prefix else "")


def _string(tokens: str) -> str:
    # Tokens are letters and digits, so there is no quotation mark to double.
    return f'"{tokens}"'
