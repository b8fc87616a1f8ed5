"""On which database the tests of the site run: SQLite in memory, or PostgreSQL."""

from __future__ import annotations

import os

from tests.site import postgres

VARIABLE = "CORRIDOR_TEST_DATABASE"


def on_postgres() -> bool:
    """Whether this run is on PostgreSQL; raises ValueError for a database that the tests do not know."""
    wanted = os.environ.get(VARIABLE, "sqlite")
    if wanted not in ("sqlite", "postgres"):
        raise ValueError(f"{VARIABLE} is sqlite or postgres, not {wanted!r}")
    return wanted == "postgres"


def database_url() -> str:
    """The address of the database, as `DATABASE_URL`; a server is started where one is needed."""
    return postgres.address() if on_postgres() else "sqlite://:memory:"
