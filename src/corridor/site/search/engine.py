"""The database's own full-text engine: takes documents in, and gives the entries that a query finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from corridor.errors import SiteError
from corridor.search_text.document import Document
from corridor.search_text.query import Query
from corridor.site.search import postgres, sqlite

type Ids = NDArray[np.int64]
"""Numbers of stored entries, in no order."""


class Engine(Protocol):
    """What the index needs of a database; documents go by the number of their stored entry."""

    def put(self, documents: Mapping[int, Document]) -> None:
        """Take documents in, in place of earlier ones of the same numbers."""
        ...

    def drop(self, ids: Iterable[int]) -> None:
        """Forget documents."""
        ...

    def empty(self) -> None:
        """Forget all documents."""
        ...

    def tidy(self) -> None:
        """Put the index in order after many documents came in."""
        ...

    def find(self, query: Query, *, in_title: bool) -> Ids:
        """The documents that a query finds, in their titles alone or anywhere."""
        ...

    def counts(self) -> Mapping[str, int]:
        """All tokens, with the number of documents that have each."""
        ...


def engine() -> Engine:
    """The engine of the site's database; raises `SiteError` for a database that has none."""
    if connection.vendor == "sqlite":
        return sqlite.Sqlite()
    if connection.vendor == "postgresql":
        return postgres.Postgres()
    raise SiteError("SQLite or PostgreSQL", connection.vendor, where="DATABASE_URL")
