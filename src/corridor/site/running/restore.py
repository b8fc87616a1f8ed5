"""Restoring: check the archive, put it in order beside the site's database, then put it in place of what is there.

The database changes in one transaction: whoever reads sees all of the old or all of the new. Uploads are named by
their content, so that adding them first and taking others away last leaves nothing half done.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import DatabaseError, connections, transaction

from corridor.errors import SiteError
from corridor.site.accounts.models import User
from corridor.site.entries.models import AuditEvent
from corridor.site.entries.planner import count_rows_anew
from corridor.site.running.archive.manifest import Content, Manifest, TableRecord
from corridor.site.running.archive.read import part_of, unpack
from corridor.site.running.archive.rows import put_rows, row_of
from corridor.site.running.databases import staging
from corridor.site.running.numbering import go_on_from
from corridor.site.running.replacing import replace_all
from corridor.site.running.steps import check_known, go_on, go_to
from corridor.site.running.uploads import stored_uploads

RESTORE = "restore_backup"
_SYSTEM = "system"


def check_archive(source: Path) -> Manifest:
    """The manifest of an archive that could be restored here; raises `SiteError` for one that could not."""
    with _ready(source) as (manifest, _):
        return manifest


def restore(source: Path) -> Manifest:
    """Put what the archive holds in place of all that is there; gives its manifest.

    Raises `SiteError` for an archive that is damaged or of a newer version, before anything is replaced.
    """
    with _ready(source) as (manifest, workshop):
        _check_nobody_is_lost(manifest, source)
        _add_uploads(manifest, workshop)
        with transaction.atomic():
            replace_all({table.model: table.last_number for table in manifest.tables})
            _log(manifest)
        count_rows_anew()
        _drop_other_uploads(manifest)
    return manifest


def _log(manifest: Manifest) -> None:
    detail = {"made_at": manifest.made_at.isoformat(), "content": manifest.content.value}
    AuditEvent.objects.create(actor=_SYSTEM, role=_SYSTEM, action=RESTORE, detail=detail)


def _check_nobody_is_lost(manifest: Manifest, source: Path) -> None:
    if manifest.content is Content.SCRUBBED and User.objects.exists():
        raise SiteError(
            "a full backup, for the site has accounts",
            "a dump without accounts",
            where=str(source),
            remedy="restore it into a new folder or database: it is for trying things out",
        )


@contextmanager
def _ready(source: Path) -> Iterator[tuple[Manifest, Path]]:
    """The archive checked, and its rows in the staging database, in the form of this version."""
    if not source.is_file():
        raise SiteError("an archive of `corridor backup`", "no such file", where=str(source))
    with tempfile.TemporaryDirectory(prefix="corridor-restore-") as folder:
        workshop = Path(folder)
        manifest = unpack(source, workshop)
        check_known(manifest.steps, "an archive")
        with staging(workshop) as alias:
            then = go_to(manifest.steps, alias)
            # A row may come before the one that it points at; in the end all are looked at.
            with connections[alias].constraint_checks_disabled(), transaction.atomic(using=alias):
                for table in manifest.tables:
                    _fill(then, table, workshop, alias)
            _check_ties(alias, source)
            go_on(alias)
            yield manifest, workshop


def _fill(then: Apps, table: TableRecord, workshop: Path, alias: str) -> None:
    try:
        model = then.get_model(table.model)
        put_rows(model, table.fields, _rows(part_of(table, workshop)), alias)
        go_on_from(model, table.last_number, alias)
    except (LookupError, ValueError, TypeError, ValidationError, DatabaseError) as error:
        raise SiteError("rows that fit the tables", f"{type(error).__name__}", where=table.file) from error
    if model._base_manager.using(alias).count() != table.rows:
        raise SiteError(f"{table.rows} rows, as the manifest says", "another number", where=table.file)


def _rows(path: Path) -> Iterator[list[Any]]:
    with path.open("rb") as lines:
        for line in lines:
            yield row_of(line)


def _check_ties(alias: str, source: Path) -> None:
    try:
        connections[alias].check_constraints()
    except DatabaseError as error:
        raise SiteError("rows that belong together", str(error).partition("\n")[0], where=str(source)) from error


def _add_uploads(manifest: Manifest, workshop: Path) -> None:
    for upload in manifest.uploads:
        if default_storage.exists(upload.name):
            if default_storage.size(upload.name) == upload.bytes:
                continue  # named by its content, so it is the same
            default_storage.delete(upload.name)
        with part_of(upload, workshop).open("rb") as content:
            default_storage.save(upload.name, File(content))


def _drop_other_uploads(manifest: Manifest) -> None:
    kept = {upload.name for upload in manifest.uploads}
    for name in list(stored_uploads()):
        if name not in kept:
            default_storage.delete(name)
