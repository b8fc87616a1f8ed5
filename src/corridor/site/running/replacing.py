"""All rows of the site's database replaced by those of the staging database, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.models import Max, Model

from corridor.site.entries.models import PublicChange
from corridor.site.running.archive.rows import fields_of, put_rows, rows_of
from corridor.site.running.databases import STAGING
from corridor.site.running.numbering import go_on_from
from corridor.site.running.tables import table_rules
from corridor.site.search.indexing import make_index_anew


def replace_all(last_numbers: Mapping[str, int]) -> None:
    """Empty every table, fill it from the staging database, and bring the search index in step; all of it or nothing.

    `last_numbers` are those from which each table goes on counting. The catalogue gets a revision that it never had,
    so that nobody takes what they remember of another one for it.
    """
    models = [apps.get_model(label) for label in table_rules()]
    with transaction.atomic():
        _keep_writers_out(models)
        highest = PublicChange.objects.aggregate(highest=Max("pk"))["highest"] or 0
        for model in models:
            _empty(model)
        for model in models:
            put_rows(model, fields_of(model), rows_of(model, STAGING), DEFAULT_DB_ALIAS)
            go_on_from(model, last_numbers.get(model._meta.label_lower, 0), DEFAULT_DB_ALIAS)
        go_on_from(PublicChange, highest, DEFAULT_DB_ALIAS)
        PublicChange.objects.create(entry_slug="")
        connection.check_constraints()
        make_index_anew()


def _keep_writers_out(models: list[type[Model]]) -> None:
    """On PostgreSQL others may read the old rows until the end, but add none; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in models)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")


def _empty(model: type[Model]) -> None:
    with connection.cursor() as cursor:
        # Past the models: the log's own model refuses to delete.
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - names of the models
