"""Whether the site can do its work now: database, tables, search index, evidence."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection

from corridor.catalogue.entry import EntryState
from corridor.errors import CorridorError, SiteError
from corridor.evidence.store import open_evidence
from corridor.site.entries.models import StoredEntry
from corridor.site.running.steps import steps_left
from corridor.site.search.indexing import index_lag

_log = logging.getLogger("corridor.condition")
_WAITING = (EntryState.SUBMITTED, EntryState.IN_REVIEW)


def queue_length() -> int:
    """How many entries wait for moderators."""
    return StoredEntry.objects.filter(state__in=_WAITING).count()


def condition() -> dict[str, bool]:
    """Each thing that the site needs, and whether it is as it should be; what is wrong goes into the log."""
    return {name: _holds(name, look) for name, look in _NEEDED.items()}


def _holds(name: str, look: Callable[[], None]) -> bool:
    try:
        look()
    except (DatabaseError, CorridorError) as error:
        _log.error("not ready: %s: %s", name, type(error).__name__)
        return False
    return True


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _tables() -> None:
    left = steps_left(DEFAULT_DB_ALIAS)
    if left:
        raise SiteError("all steps of the tables", f"{left} that are left", remedy="start `corridor serve`")


def _search_index() -> None:
    lag = index_lag()
    if lag:
        raise SiteError("a search index in step", f"one that is {lag} changes behind")


def _evidence() -> None:
    open_evidence()


_NEEDED: Mapping[str, Callable[[], None]] = {
    "database": _database,
    "tables": _tables,
    "search index": _search_index,
    "evidence": _evidence,
}
