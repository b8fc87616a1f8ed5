"""A backup holds all of the site, and restoring it gives all of it back."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from corridor.errors import SiteError, UsageError
from corridor.site.accounts.models import User
from corridor.site.entries.changes import catalogue_revision
from corridor.site.entries.models import AuditEvent, Illustration, StoredEntry
from corridor.site.running.archive.manifest import Content
from corridor.site.running.backup import back_up
from corridor.site.running.restore import check_archive, restore
from corridor.site.running.scrub import scrub
from tests.site.entries.people import account
from tests.site.running.filled import fill
from tests.site.running.tables_now import tables_now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "backup.tar.gz"


def test_what_is_restored_is_what_was_there_to_the_last_row(archive: Path) -> None:
    fill()
    before = tables_now()
    assert [model for model in ("entries.answer", "entries.contact", "accounts.apitoken") if not before[model]] == []
    back_up(archive)

    StoredEntry.objects.all().delete()
    User.objects.all().delete()
    account("somebody-else")
    restore(archive)
    assert tables_now() == before


def test_the_manifest_tells_what_is_inside(archive: Path) -> None:
    fill()
    made = back_up(archive)

    assert made.content is Content.FULL
    assert made.rows_of("entries.storedentry") == StoredEntry.objects.count()
    assert made.rows_of("accounts.user") == 3
    assert made.rows_of("sessions.session") == 0
    assert ("entries", "0001_initial") in made.steps
    assert [upload.name for upload in made.uploads] == [Illustration.objects.get().file.name]
    assert check_archive(archive) == made


def test_the_log_tells_of_the_restore(archive: Path) -> None:
    made = back_up(archive)
    restore(archive)
    event = AuditEvent.objects.get()
    assert (event.actor, event.action) == ("system", "restore_backup")
    assert event.detail == {"made_at": made.made_at.isoformat(), "content": "full"}


def test_uploads_come_back_and_others_go(archive: Path) -> None:
    fill()
    name = Illustration.objects.get().file.name
    with default_storage.open(name) as file:
        content = file.read()
    back_up(archive)

    default_storage.delete(name)
    later = default_storage.save("illustrations/later.png", ContentFile(b"later"))
    restore(archive)
    with default_storage.open(name) as file:
        assert file.read() == content
    assert not default_storage.exists(later)


def test_everybody_must_log_in_again(archive: Path) -> None:
    fill()
    back_up(archive)
    assert Session.objects.count() == 1

    restore(archive)
    assert Session.objects.count() == 0


def test_numbers_of_people_are_never_given_twice(archive: Path) -> None:
    """The log names people by number: a new account must not be taken for one that is gone."""
    fill()
    last = account("gone")
    AuditEvent.objects.create(actor=f"account:{last.pk}", role="contributor", action="submit")
    last_number = last.pk
    last.delete()
    back_up(archive)
    restore(archive)

    assert account("new").pk > last_number


def test_the_catalogue_gets_a_revision_that_it_never_had(archive: Path) -> None:
    """Whoever remembers what revision 7 said must not take another revision 7 for it."""
    fill()
    back_up(archive)
    fill_more = catalogue_revision()
    restore(archive)
    restore(archive)

    assert catalogue_revision() == fill_more + 2


def test_the_archive_is_for_its_owner_alone_and_overwrites_nothing(archive: Path) -> None:
    back_up(archive)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert list(archive.parent.iterdir()) == [archive]
    before = archive.read_bytes()
    with pytest.raises(UsageError, match="not there yet"):
        back_up(archive)
    assert archive.read_bytes() == before


def test_a_full_disk_leaves_no_half_archive(archive: Path) -> None:
    # Writing there gives the very error of a full disk.
    (archive.parent / ".backup.tar.gz.partial").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        back_up(archive)

    assert list(archive.parent.iterdir()) == []


def test_a_dump_without_accounts_does_not_wipe_out_accounts(archive: Path) -> None:
    fill()
    before = tables_now()
    scrub(archive)
    with pytest.raises(SiteError, match="the site has accounts"):
        restore(archive)
    assert tables_now() == before
