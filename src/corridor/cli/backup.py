"""`corridor backup` and `corridor restore`: all that the site holds, in one file, and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corridor.cli.words import SiteFolder

if TYPE_CHECKING:
    from corridor.site.running.archive.manifest import Manifest


def backup(file: Path, *, folder: SiteFolder = None) -> None:
    """Write all that the site holds into one archive; the site may be in use meanwhile.

    The archive has the database and the uploads, with their hashes. It holds personal data: keep it as safe as the
    site. It has neither the secret key nor the evidence.

    Example: corridor backup corridor-2026-11-24.tar.gz

    Parameters
    ----------
    file
        The archive; no file is overwritten.
    """
    from corridor.site.running.start import at_the_site

    with at_the_site("write the backup", folder):
        from corridor.site.running.backup import back_up

        manifest = back_up(file)
    sys.stdout.write(f"{file}: {_contents(manifest)}\n")


def restore(file: Path, *, check: bool = False, folder: SiteFolder = None) -> None:
    """Put a backup in place of all that the site holds, on either database; it is checked first.

    A damaged archive, or one of a newer version, is refused before anything is replaced. The old content gives way
    to the new one at once. Afterwards everybody must log in again.

    Example: corridor restore corridor-2026-11-24.tar.gz --check
    Example: corridor restore corridor-2026-11-24.tar.gz

    Parameters
    ----------
    file
        An archive of `corridor backup` or `corridor site scrub`.
    check
        Only say whether the archive could be restored here.
    """
    from corridor.site.running.start import machine_faults, name_folder, set_up

    home = name_folder(folder)
    with machine_faults("restore the backup"):
        from corridor.site.environment import keep_secret
        from corridor.site.running.folder import make_folder

        make_folder(home)
        keep_secret(home)
        set_up()
        from corridor.site.running.first_start import make_tables
        from corridor.site.running.restore import check_archive
        from corridor.site.running.restore import restore as put_back

        make_tables()
        manifest = check_archive(file) if check else put_back(file)
    done = "whole, and can be restored" if check else "restored"
    sys.stdout.write(f"{file}: {done}; {_contents(manifest)}\n")


def _contents(manifest: Manifest) -> str:
    tables = {"entries": "entries.storedentry", "versions": "entries.entryversion", "accounts": "accounts.user"}
    counts = ", ".join(f"{manifest.rows_of(model):,} {name}" for name, model in tables.items())
    made = manifest.made_at.strftime("%Y-%m-%d %H:%M UTC")
    return f"{counts}, {len(manifest.uploads):,} uploads, as of {made}, {manifest.content.value}"
