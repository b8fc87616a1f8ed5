"""A dump without personal data has none, and is of use."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.catalogue.entry import EntryState
from corridor.site.accounts.models import User
from corridor.site.entries.models import AuditEvent, EntryVersion, StoredEntry
from corridor.site.entries.published import public_versions
from corridor.site.entries.standing import standing_of
from corridor.site.running.restore import restore
from corridor.site.running.scrub import scrub
from tests.site.running.archives import parts_of
from tests.site.running.filled import SECRETS, fill
from tests.site.running.tables_now import tables_now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return tmp_path / "public.tar.gz"


def test_no_personal_word_is_anywhere_in_it(dump: Path) -> None:
    filled = fill()
    everything = str(tables_now())
    assert [word for word in SECRETS if word not in everything] == [], "the test must know what to look for"
    scrub(dump)

    text = b"".join(parts_of(dump).values()).decode()
    assert [word for word in SECRETS if word in text] == []
    assert "Waiting practice" not in text
    assert "Gone practice" not in text.replace(_public_log(filled.withdrawn.slug), "")
    assert "Chloe's own words" not in text
    assert f"account:{filled.chloe.pk}" not in text


def _public_log(slug: str) -> str:
    """Withdrawals stay in the public log of decisions."""
    return "Gone practice" if AuditEvent.objects.filter(entry_slug=slug, public=True).exists() else ""


def test_pictures_of_drafts_stay_out(dump: Path) -> None:
    fill()
    assert scrub(dump).uploads == ()


def test_it_changes_nothing_here(dump: Path) -> None:
    fill()
    before = tables_now()
    scrub(dump)
    assert tables_now() == before


def test_restored_elsewhere_it_shows_what_is_public_and_can_be_worked_with(dump: Path) -> None:
    filled = fill()
    public = {version.entry.slug: version.record for version in public_versions()}
    scrub(dump)
    StoredEntry.objects.all().delete()
    User.objects.all().delete()
    restore(dump)

    assert {version.entry.slug: version.record for version in public_versions()} == public
    assert StoredEntry.objects.count() == len(public)
    revised = StoredEntry.objects.get(slug=filled.public.slug)
    assert (revised.state, revised.working, revised.published) == (EntryState.PUBLISHED, 1, 1)
    assert standing_of(revised).public
    assert not EntryVersion.objects.filter(entry=revised, number=2).exists()
