"""No table and no column of a person is forgotten."""

from __future__ import annotations

from django.apps import apps
from django.db.models import EmailField, Model

from corridor.site.running.archive.manifest import Content
from corridor.site.running.archive.rows import fields_of
from corridor.site.running.tables import models_in, table_rules

NOT_PUBLIC = ("email", "password", "digest", "secret", "token", "ip_address", "user_agent", "form_key", "actor")
"""Parts of the names of columns that no scrubbed dump may fill."""

HARMLESS = {"entries.storedentry.packaged_digest"}


def known_models() -> dict[str, type[Model]]:
    return {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}


def test_every_table_is_listed_and_no_other() -> None:
    assert set(table_rules()) == set(known_models()), "say in tables.yaml what is kept of the table"


def test_what_is_emptied_is_a_column() -> None:
    for label, rule in table_rules().items():
        assert set(rule.emptied) <= set(fields_of(known_models()[label])), label


def test_a_scrubbed_dump_points_at_nobody() -> None:
    left_out = set(table_rules()) - set(models_in(Content.SCRUBBED))
    pointing = [
        f"{label}.{field.attname}"
        for label in models_in(Content.SCRUBBED)
        for field in known_models()[label]._meta.concrete_fields
        if field.related_model is not None
        and field.related_model._meta.label_lower in left_out  # type: ignore[union-attr]  # no model points at itself
        and field.attname not in table_rules()[label].emptied
    ]
    assert pointing == []


def test_a_scrubbed_dump_has_no_column_that_sounds_personal() -> None:
    sounding = {
        f"{label}.{field.attname}"
        for label in models_in(Content.SCRUBBED)
        for field in known_models()[label]._meta.concrete_fields
        if (isinstance(field, EmailField) or any(part in field.attname for part in NOT_PUBLIC))
        and field.attname not in table_rules()[label].emptied
    }
    assert sounding == HARMLESS


def test_what_a_scrubbed_dump_keeps_a_backup_keeps_too() -> None:
    assert set(models_in(Content.SCRUBBED)) < set(models_in(Content.FULL))
