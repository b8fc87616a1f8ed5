"""Search by PostgreSQL's text search: the types tsvector and tsquery, and GIN indexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from corridor.search_text.document import Document, Field
from corridor.search_text.postgres import tsquery, tsvector
from corridor.search_text.query import Query

_PUT = """
INSERT INTO search_words (entry_id, title, whole) VALUES (%s, %s::tsvector, %s::tsvector)
ON CONFLICT (entry_id) DO UPDATE SET title = excluded.title, whole = excluded.whole
"""
_FIND = "SELECT search_found_{column}(%s::tsquery)"
_NOTHING = Field((), (), ())


class Postgres:
    """The table `search_words`: a row for each entry, with the words of its title and all its words.

    Titles have a column of their own: an index does not know weights, and would have to look at every row.
    """

    def put(self, documents: Mapping[int, Document]) -> None:
        """Take documents in, in place of earlier ones."""
        rows = [
            (number, tsvector(Document(each.title, _NOTHING, {})), tsvector(each)) for number, each in documents.items()
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_PUT, rows)

    def drop(self, ids: Iterable[int]) -> None:
        """Forget documents."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE entry_id = ANY(%s)", [list(ids)])

    def empty(self) -> None:
        """Forget all documents."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words")

    def tidy(self) -> None:
        """Let the planner know how many rows there are."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_words")

    def find(self, query: Query, *, in_title: bool) -> NDArray[np.int64]:
        """The documents that a query finds."""
        column = "title" if in_title else "whole"
        with connection.cursor() as cursor:
            cursor.execute(_FIND.format(column=column), [tsquery(query)])
            (found,) = cursor.fetchone()
        return np.frombuffer(found or b"", dtype=">i8").astype(np.int64)

    def counts(self) -> Mapping[str, int]:
        """All tokens with their documents."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT word, ndoc FROM ts_stat('SELECT whole FROM search_words')")
            return dict(cursor.fetchall())
