"""Uploaded files in the site's storage, and those that no entry names any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from corridor.site.entries.models import Illustration

_SURELY_NAMED_BY_NOW = timedelta(days=1)
"""A file is stored before the entry that names it is."""


def stored_uploads(folder: str = "") -> Iterator[str]:
    """The names of all files in the storage."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from stored_uploads(f"{prefix}{name}")


def drop_unnamed(names: Iterable[str]) -> None:
    """Delete those of the files that no entry names."""
    unnamed = set(names) - set(Illustration.objects.values_list("file", flat=True))
    for name in sorted(unnamed):
        default_storage.delete(name)


def drop_old_unnamed() -> None:
    """Delete all files that no entry names, unless they are of today: their entry may be on its way."""
    before = timezone.now() - _SURELY_NAMED_BY_NOW
    drop_unnamed(name for name in stored_uploads() if default_storage.get_modified_time(name) < before)
