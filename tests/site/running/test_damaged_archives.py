"""Whatever is wrong with an archive: it is refused with a reason, and nothing is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage

from corridor.errors import SiteError
from corridor.site.entries.models import StoredEntry
from corridor.site.running.backup import back_up
from corridor.site.running.restore import restore
from corridor.site.running.uploads import stored_uploads
from tests.site.running.archives import MANIFEST, Parts, parts_of, put_together, with_manifest, with_rows
from tests.site.running.filled import fill
from tests.site.running.tables_now import tables_now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    fill()
    path = tmp_path / "backup.tar.gz"
    back_up(path)
    StoredEntry.objects.filter(slug="ready-made").update(public_title="Changed since")
    return path


def refused(archive: Path) -> str:
    """Why the archive is refused; everything must be as it was."""
    before, uploads = tables_now(), list(stored_uploads())
    with pytest.raises(SiteError) as error:
        restore(archive)
    assert tables_now() == before
    assert list(stored_uploads()) == uploads
    assert all(default_storage.exists(name) for name in uploads)
    return error.value.message


@pytest.mark.parametrize("kept", [0, 1, 10, 500, 5_000, -8, -1])
def test_cut_off_anywhere(archive: Path, kept: int) -> None:
    archive.write_bytes(archive.read_bytes()[:kept])
    assert "a whole archive" in refused(archive)


@pytest.mark.parametrize("place", [0.01, 0.3, 0.6, 0.95])
def test_one_bit_turned(archive: Path, place: float) -> None:
    content = bytearray(archive.read_bytes())
    content[int(len(content) * place)] ^= 0x10
    archive.write_bytes(content)
    assert refused(archive)


def _no_manifest(parts: Parts) -> None:
    del parts[MANIFEST]


def _a_table_less(parts: Parts) -> None:
    del parts["tables/entries.contact.jsonl"]


def _something_more(parts: Parts) -> None:
    parts["../../etc/cron.d/evil"] = b"* * * * * root true\n"


def _other_bytes(parts: Parts) -> None:
    content = parts["tables/entries.contact.jsonl"]
    parts["tables/entries.contact.jsonl"] = content.replace(b"Ministry", b"Minister")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_no_manifest, "without a manifest"),
        (_a_table_less, "without tables/entries.contact.jsonl"),
        (_something_more, "does not tell of"),
        (_other_bytes, "other bytes than the manifest says"),
    ],
)
def test_other_parts_than_the_manifest_tells_of(archive: Path, change: Callable[[Parts], None], reason: str) -> None:
    parts = parts_of(archive)
    change(parts)
    put_together(parts, archive)
    assert reason in refused(archive)


def _newer_format(manifest: dict[str, Any]) -> None:
    manifest |= {"format": 2, "something": "new"}


def _newer_steps(manifest: dict[str, Any]) -> None:
    manifest["steps"].append(["entries", "0999_of_the_future"])


def _no_steps(manifest: dict[str, Any]) -> None:
    del manifest["steps"]


def _climbs(manifest: dict[str, Any]) -> None:
    manifest["uploads"][0]["name"] = "../secret-key"


def _wrong_count(manifest: dict[str, Any]) -> None:
    manifest["tables"][0]["rows"] += 1


def _unknown_column(manifest: dict[str, Any]) -> None:
    manifest["tables"][0]["fields"][1] = "passwort"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_newer_format, "format 2"),
        (_newer_steps, "of a newer version, with entries 0999_of_the_future"),
        (_no_steps, "a manifest that is none"),
        (_climbs, "a manifest that is none"),
        (_wrong_count, "as the manifest says"),
        (_unknown_column, "rows that fit the tables"),
    ],
)
def test_manifests(archive: Path, change: Callable[[dict[str, Any]], None], reason: str) -> None:
    with_manifest(archive, change)
    assert reason in refused(archive)


def _two_of_one_name(rows: list[dict[str, Any]]) -> None:
    rows[1]["slug"] = rows[0]["slug"]


def _nobody(rows: list[dict[str, Any]]) -> None:
    rows[0]["contributor_id"] = 4711


def _no_day(rows: list[dict[str, Any]]) -> None:
    rows[0]["created_at"] = "yesterday"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_two_of_one_name, "rows that fit the tables"),
        (_nobody, "rows that belong together"),
        (_no_day, "rows that fit the tables"),
    ],
)
def test_rows_that_cannot_be(archive: Path, change: Callable[[list[dict[str, Any]]], None], reason: str) -> None:
    with_rows(archive, "entries.storedentry", change)
    assert reason in refused(archive)


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all,")
    assert "a whole archive" in refused(tmp_path / "letter.txt")
    assert "no such file" in refused(tmp_path / "nothing")


def test_an_older_archive_is_brought_up_to_date(archive: Path) -> None:
    def before_the_last_step(manifest: dict[str, Any]) -> None:
        manifest["steps"].remove(["mfa", "0003_authenticator_type_uniq"])

    with_manifest(archive, before_the_last_step)
    restore(archive)
    assert StoredEntry.objects.get(slug="ready-made").public_title.startswith("Ready made")
