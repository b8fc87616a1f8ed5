"""A backup: all that the site holds, as it was at one moment, while others go on writing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.db import connection
from django.utils import timezone

from corridor.site.running.archive.manifest import Content, Manifest
from corridor.site.running.archive.write import check_absent, write_archive
from corridor.site.running.databases import snapshot
from corridor.site.running.uploads import stored_uploads


def back_up(target: Path) -> Manifest:
    """Write everything into the archive `target`; gives what is in it.

    What is left out: sessions, failed logins and mails of confirmation, which are for now only; the secret key, which
    is kept apart; the search index and the evidence, which are made anew. Raises `UsageError` when the file is there
    already, OSError where it cannot be written.
    """
    check_absent(target)
    with tempfile.TemporaryDirectory(prefix=".corridor-backup-", dir=target.resolve().parent) as folder:
        workshop = Path(folder)
        made_at = timezone.now()
        with snapshot(workshop) as alias:
            return write_archive(
                target,
                alias,
                Content.FULL,
                stored_uploads(),
                workshop,
                database=connection.vendor,
                made_at=made_at,
            )
