"""How a command comes to the site: where its folder is, Django's settings, and faults of the machine as errors."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corridor.errors import SiteError
from corridor.site.environment import FOLDER_VARIABLE, site_folder

SETTINGS_VARIABLE = "DJANGO_SETTINGS_MODULE"

_FULL = ("disk is full", "no space left")
_NOT_WRITABLE = ("readonly database", "unable to open database file", "attempt to write a readonly")


def name_folder(folder: Path | None) -> Path:
    """The site's folder, which the settings will read: the one given, else that of the variables."""
    if folder is not None:
        os.environ[FOLDER_VARIABLE] = str(folder.resolve())
    return site_folder()


def set_up() -> None:
    """Make Django ready; only after this can models be imported. Doing it again changes nothing."""
    os.environ.setdefault(SETTINGS_VARIABLE, "corridor.site.settings")
    import django

    django.setup()


@contextmanager
def machine_faults(doing: str) -> Iterator[None]:
    """A full disk, a folder that cannot be written, or a database that cannot be reached become a `SiteError`."""
    from django.db.utils import DatabaseError, InterfaceError

    try:
        yield
    except OSError as error:
        raise _of_system(doing, error) from error
    except (DatabaseError, InterfaceError) as error:
        raise _of_database(doing, error) from error


def _of_system(doing: str, error: OSError) -> SiteError:
    where = str(error.filename) if error.filename else None
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(doing, where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _not_writable(doing, where)
    return SiteError(f"to be able to {doing}", error.strerror or str(error), where=where)


def _of_database(doing: str, error: Exception) -> SiteError:
    said = str(error).strip()
    if any(words in said.lower() for words in _FULL):
        return _full(doing, None)
    if any(words in said.lower() for words in _NOT_WRITABLE):
        return _not_writable(doing, None)
    return SiteError(
        f"a database in which to {doing}",
        said.partition("\n")[0] or type(error).__name__,
        remedy="look whether the database runs, and whether DATABASE_URL is right",
    )


def _full(doing: str, where: str | None) -> SiteError:
    return SiteError(
        f"room on the disk to {doing}", "a full disk", where=where, remedy="make room and do it again; nothing is lost"
    )


def _not_writable(doing: str, where: str | None) -> SiteError:
    return SiteError(
        f"a folder that may be written, to {doing}",
        "one that may not",
        where=where,
        remedy="give it to the user who runs Corridor, or name another with --folder",
    )


@contextmanager
def at_the_site(doing: str, folder: Path | None) -> Iterator[None]:
    """Models at hand, on a database that has its tables; faults of the machine become a `SiteError`.

    Raises `SiteError` where no site was started yet.
    """
    home = name_folder(folder)
    if "DATABASE_URL" not in os.environ and not home.is_dir():
        raise _no_site(str(home))
    with machine_faults(doing):
        set_up()
        from django.db import connection

        if "entries_storedentry" not in connection.introspection.table_names():
            raise _no_site(str(home))
        yield


def _no_site(where: str) -> SiteError:
    return SiteError(
        "a site that was started before",
        "none",
        where=where,
        remedy="start `corridor serve` once, or name its --folder",
    )
