"""A dump without personal data: what the public sees and the tables around it, for trying things out elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, connections, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from corridor.catalogue.entry import EntryState
from corridor.catalogue.states import Action
from corridor.site.entries.models import AuditEvent, EntryVersion, Illustration, LinkDecision, StoredEntry
from corridor.site.running.archive.manifest import Content, Manifest
from corridor.site.running.archive.rows import fields_of, put_rows, rows_of
from corridor.site.running.archive.write import check_absent, write_archive
from corridor.site.running.databases import snapshot, staging
from corridor.site.running.steps import go_on
from corridor.site.running.tables import TableRule, table_rules


def scrub(target: Path) -> Manifest:
    """Write the archive `target` without accounts, contacts, answers, keys, tokens, notes, and what never was public.

    It can be restored like a backup. Raises `UsageError` when the file is there already.
    """
    check_absent(target)
    with tempfile.TemporaryDirectory(prefix=".corridor-scrub-", dir=target.resolve().parent) as folder:
        workshop = Path(folder)
        made_at = timezone.now()
        with staging(workshop) as alias:
            go_on(alias)
            with snapshot(workshop) as source, _unchecked(alias):
                for rule in table_rules().values():
                    if rule.scrubbed:
                        _copy(rule, source, alias)
            _keep_what_is_public(alias)
            connections[alias].check_constraints()
            return write_archive(
                target,
                alias,
                Content.SCRUBBED,
                Illustration.objects.using(alias).order_by("file").values_list("file", flat=True).distinct(),
                workshop,
                database=connection.vendor,
                made_at=made_at,
            )


@contextmanager
def _unchecked(alias: str) -> Iterator[None]:
    """In the order of the tables, a row may come before the one that it points at."""
    with connections[alias].constraint_checks_disabled(), transaction.atomic(using=alias):
        yield


def _copy(rule: TableRule, source: str, alias: str) -> None:
    model = apps.get_model(rule.model)
    names = fields_of(model)
    put_rows(model, names, _emptied(names, rows_of(model, source), rule.emptied), alias)


def _emptied(
    names: Sequence[str], rows: Iterator[tuple[Any, ...]], emptied: Mapping[str, Any]
) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(emptied.get(name, value) for name, value in zip(names, row, strict=True))


def _keep_what_is_public(alias: str) -> None:
    """Leave what everybody may read: published entries, versions that are or were public, the log of decisions."""
    stored = StoredEntry.objects.using(alias)
    stored.filter(published=None).delete()
    stored.update(state=EntryState.PUBLISHED, working=F("published"))
    events = AuditEvent.objects.using(alias)
    events.filter(public=False).delete()
    shown = set(events.filter(action=Action.PUBLISH).values_list("entry_slug", "version"))
    versions = EntryVersion.objects.using(alias)
    _delete_unless(versions, versions.values_list("pk", "entry__slug", "number"), shown)
    decisions = LinkDecision.objects.using(alias)
    _delete_unless(decisions, decisions.values_list("pk", "entry_slug", "version"), shown)
    pictures = Illustration.objects.using(alias)
    named = set(versions.values_list("entry__slug", "record__illustration"))
    _delete_unless(pictures, pictures.values_list("pk", "entry__slug", "name"), named)


def _delete_unless(rows: QuerySet[Any], keys: Iterable[tuple[Any, Any, Any]], kept: Set[tuple[Any, Any]]) -> None:
    hidden = [key for key, slug, which in keys if (slug, which) not in kept]
    for some in batched(hidden, 500, strict=False):
        rows.filter(pk__in=some).delete()
