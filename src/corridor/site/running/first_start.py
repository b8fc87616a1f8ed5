"""Everything that must be there before the site serves; doing it again changes nothing that is there."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from corridor.site.entries.loading import Loaded
from corridor.site.entries.packaged import load_packaged
from corridor.site.entries.planner import count_rows_anew
from corridor.site.running.steps import check_known
from corridor.site.running.turns import Turn, one_at_a_time
from corridor.site.search.indexing import bring_index_up_to_date


def prepare() -> Loaded:
    """Bring tables, packaged entries, search index and static files up to date; gives what was loaded.

    Several processes that start at once take turns. Raises `SiteError` for a database of a newer version.
    """
    with one_at_a_time(Turn.START, settings.ENVIRONMENT.folder):
        _migrate()
        loaded = load_packaged()
        bring_index_up_to_date()
        count_rows_anew()
        call_command("collectstatic", interactive=False, verbosity=0)
    return loaded


def make_tables() -> None:
    """Bring the tables up to date, and nothing else. Raises `SiteError` for a database of a newer version."""
    with one_at_a_time(Turn.START, settings.ENVIRONMENT.folder):
        _migrate()


def _migrate() -> None:
    check_known(MigrationRecorder(connection).applied_migrations(), "a database")
    call_command("migrate", interactive=False, verbosity=0)
