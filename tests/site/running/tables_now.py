"""All that the tables hold, to compare one time with another."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS

from corridor.site.running.archive.manifest import Content
from corridor.site.running.archive.rows import rows_of
from corridor.site.running.restore import RESTORE
from corridor.site.running.tables import models_in

type Tables = dict[str, list[tuple[Any, ...]]]


def tables_now(content: Content = Content.FULL) -> Tables:
    """The rows of every table that a backup has, but for what a restore adds: a public change, an event of the log."""
    kept = (model for model in models_in(content) if model != "entries.publicchange")
    found = {model: list(rows_of(apps.get_model(model), DEFAULT_DB_ALIAS)) for model in kept}
    found["entries.auditevent"] = [row for row in found["entries.auditevent"] if RESTORE not in row]
    return found
