"""Search by SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from corridor.search_text.document import Document
from corridor.search_text.fts5 import columns, match
from corridor.search_text.query import Query


class Sqlite:
    """The table `search_words` of FTS5: a row for each entry, title and body."""

    def put(self, documents: Mapping[int, Document]) -> None:
        """Take documents in, in place of earlier ones."""
        self.drop(documents)
        rows = [(number, *columns(each)) for number, each in documents.items()]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (rowid, title, body) VALUES (%s, %s, %s)", rows)

    def drop(self, ids: Iterable[int]) -> None:
        """Forget documents."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(number,) for number in ids])

    def empty(self) -> None:
        """Forget all documents."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words")

    def tidy(self) -> None:
        """Merge the parts in which the documents came in."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")

    def find(self, query: Query, *, in_title: bool) -> NDArray[np.int64]:
        """The documents that a query finds."""
        wanted = match(query)
        if in_title:
            wanted = f"{{title}} : ({wanted})"
        with connection.cursor() as cursor:
            # One long text is read faster than many rows.
            cursor.execute("SELECT group_concat(rowid) FROM search_words WHERE search_words MATCH %s", [wanted])
            (found,) = cursor.fetchone()
        return np.fromstring(found or "", dtype=np.int64, sep=",")

    def counts(self) -> Mapping[str, int]:
        """All tokens with their documents."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT term, doc FROM search_word_counts")
            return dict(cursor.fetchall())
