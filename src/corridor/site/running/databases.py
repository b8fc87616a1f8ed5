"""Databases beside the site's own, for a while: one that stands still, and one to work in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, connections, transaction
from django.db.utils import load_backend

SNAPSHOT = "snapshot"
"""The alias of the site's database as it was at one moment."""

STAGING = "staging"
"""The alias of a database of SQLite in which rows are put in order before they go anywhere."""

_SQLITE = "django.db.backends.sqlite3"


@contextmanager
def snapshot(workshop: Path) -> Iterator[str]:
    """The alias of a snapshot of the site's database, while others go on writing; `workshop` takes what it needs."""
    if connection.vendor == "sqlite":
        copy = workshop / "snapshot.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(copy)) as target:
            connection.connection.backup(target)
        with _known_as(SNAPSHOT, _sqlite(copy)):
            yield SNAPSHOT
        return
    from psycopg import IsolationLevel

    still = dict(connection.settings_dict)
    still["OPTIONS"] = {**still.get("OPTIONS", {}), "isolation_level": IsolationLevel.REPEATABLE_READ}
    with _known_as(SNAPSHOT, still), transaction.atomic(using=SNAPSHOT):
        yield SNAPSHOT


@contextmanager
def staging(workshop: Path) -> Iterator[str]:
    """The alias of a new, empty database of SQLite in `workshop`."""
    with _known_as(STAGING, _sqlite(workshop / "staging.sqlite3")):
        yield STAGING


def _sqlite(path: Path) -> dict[str, Any]:
    # Nobody else ever sees the file, and a half-written one is thrown away: no need to wait for the disk.
    quick = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
    return {**_bare(), "ENGINE": _SQLITE, "NAME": str(path), "OPTIONS": {"init_command": quick}}


def _bare() -> dict[str, Any]:
    kept = {name: connection.settings_dict[name] for name in ("TIME_ZONE", "TEST")}
    nothing = dict.fromkeys(("USER", "PASSWORD", "HOST", "PORT"), "")
    return {
        **kept,
        **nothing,
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": False,
    }


@contextmanager
def _known_as(alias: str, settings: dict[str, Any]) -> Iterator[None]:
    backend = load_backend(settings["ENGINE"])
    connections[alias] = backend.DatabaseWrapper(settings, alias)
    try:
        yield
    finally:
        connections[alias].close()
        del connections[alias]
