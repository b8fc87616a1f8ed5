"""`corridor.evidence.fetch`: what ends up in the snapshot folder, and what never does."""

from __future__ import annotations

import errno
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from corridor.errors import FetchError
from corridor.evidence import fetch as fetch_module
from corridor.evidence.downloads import Download, FileKind
from corridor.evidence.fetch import Fetched
from corridor.evidence.snapshots import provenance_in, sha256_of, snapshot_files
from tests.evidence.fetching import BODY, MARK, TODAY, csv_at, names, run
from tests.evidence.publisher_server import Answer, serving


def test_a_file_comes_with_its_sidecar_and_nothing_else(tmp_path: Path, client: httpx.Client) -> None:
    steps: list[tuple[int, int | None]] = []
    with serving(Answer(BODY)) as publisher:
        fetched = run(
            tmp_path / "new" / "folder",
            csv_at(publisher.address),
            client,
            progress=lambda *step: steps.append(step),
        )
        address = publisher.address
    folder = tmp_path / "new" / "folder"
    assert fetched == Fetched(folder / "stock.csv", sha256_of(fetched.path), len(BODY), new=True)
    assert fetched.path.read_bytes() == BODY
    assert names(folder) == ["stock.csv", "stock.csv.snapshot.json"]
    assert json.loads((folder / "stock.csv.snapshot.json").read_text()) == {
        "id": fetched.sha256[:12],
        "sha256": fetched.sha256,
        "file": "stock.csv",
        "size_bytes": len(BODY),
        "publisher": "Publisher",
        "title": "Title",
        "vintage": "2020 revision",
        "licence": "CC BY 4.0",
        "attribution": "Publisher. CC BY 4.0",
        "address": address,
        "form": None,
        "retrieved_on": "2026-03-01",
        "note": None,
    }
    assert (steps[0], steps[-1]) == ((0, len(BODY)), (len(BODY), len(BODY)))


def test_the_build_finds_the_file_and_what_the_sidecar_says(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY)) as publisher:
        run(tmp_path, csv_at(publisher.address), client)
    (tmp_path / "other.part").write_bytes(b"half")
    assert [path.name for path in snapshot_files(tmp_path)] == ["stock.csv"]
    known = provenance_in(tmp_path)["stock.csv"]
    assert (known.vintage, known.licence, known.retrieved_on) == ("2020 revision", "CC BY 4.0", TODAY)


REFUSED = [
    (FileKind.CSV, b"", "an empty file"),
    (FileKind.CSV, b"\xef\xbb\xbf \n<!DOCTYPE HTML><title>Log in, please", "web page"),
    (FileKind.CSV, b"<html>a,b", "web page"),
    (FileKind.XLSX, b"a,b\n1,2\n", "begins"),
]


@pytest.mark.parametrize(("kind", "body", "found"), REFUSED)
def test_what_is_no_file_of_its_kind_is_refused_and_not_kept(
    tmp_path: Path, client: httpx.Client, kind: FileKind, body: bytes, found: str
) -> None:
    with serving(Answer(body, headers=MARK)) as publisher, pytest.raises(FetchError, match=found):
        run(tmp_path, csv_at(publisher.address, kind=kind), client)
    assert names(tmp_path) == []


def test_an_unchanged_file_is_not_stored_twice(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY)) as publisher:
        first = run(tmp_path, csv_at(publisher.address), client)
        again = run(tmp_path, csv_at(publisher.address, file="other_name.csv"), client)
    assert (again.path, again.new) == (first.path, False)
    assert names(tmp_path) == ["stock.csv", "stock.csv.snapshot.json"]


def test_another_content_goes_beside_the_old_file(tmp_path: Path, client: httpx.Client) -> None:
    newer = BODY.replace(b",1,2", b",3,4")
    with serving(Answer(BODY), Answer(newer)) as publisher:
        first = run(tmp_path, csv_at(publisher.address), client)
        second = run(tmp_path, csv_at(publisher.address), client)
    assert first.path.read_bytes() == BODY
    assert second.path == tmp_path / f"stock--{second.sha256[:12]}.csv"
    assert second.path.read_bytes() == newer
    assert len(names(tmp_path)) == 4


def test_a_file_damaged_in_the_folder_is_fetched_again(tmp_path: Path, client: httpx.Client) -> None:
    with serving(Answer(BODY)) as publisher:
        first = run(tmp_path, csv_at(publisher.address), client)
        first.path.write_bytes(b"edited,by,hand")
        second = run(tmp_path, csv_at(publisher.address), client)
    assert second.new
    assert second.path.read_bytes() == BODY


def test_a_file_put_there_by_hand_gets_its_sidecar(tmp_path: Path, client: httpx.Client) -> None:
    (tmp_path / "stock.csv").write_bytes(BODY)
    with serving(Answer(BODY)) as publisher:
        run(tmp_path, csv_at(publisher.address), client)
    assert names(tmp_path) == ["stock.csv", "stock.csv.snapshot.json"]


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def zipped(address: str, **changed: Any) -> Download:
    inner = {"kind": "zip", "member": "API_*.csv", "member_kind": "csv", "file": None}
    return csv_at(address, **(inner | changed))


def test_the_wanted_file_of_an_archive_is_stored(tmp_path: Path, client: httpx.Client) -> None:
    body = archive(**{"folder__API_X.csv": BODY, "Metadata_X.csv": b"a,b"})
    with serving(Answer(body, headers=MARK)) as publisher:
        fetched = run(tmp_path, zipped(publisher.address, note="yearly"), client)
    assert fetched.path == tmp_path / "API_X.csv"
    assert fetched.path.read_bytes() == BODY
    assert names(tmp_path) == ["API_X.csv", "API_X.csv.snapshot.json"]
    note = json.loads((tmp_path / "API_X.csv.snapshot.json").read_text())["note"]
    assert note.startswith("yearly; file folder/API_X.csv of a zip archive with SHA-256 ")


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ({"other.csv": b"a,b"}, "0 among other.csv"),
        ({"API_1.csv": b"a,b", "API_2.csv": b"a,b"}, "2 among"),
        ({"API_1.csv": b"<html>,"}, "web page"),
    ],
)
def test_an_archive_without_the_wanted_file_is_refused(
    tmp_path: Path, client: httpx.Client, members: dict[str, bytes], found: str
) -> None:
    with (
        serving(Answer(archive(**members), headers=MARK)) as publisher,
        pytest.raises(FetchError, match=found),
    ):
        run(tmp_path, zipped(publisher.address), client)
    assert names(tmp_path) == []


def test_an_archive_damaged_inside_is_refused(tmp_path: Path, client: httpx.Client) -> None:
    body = bytearray(archive(**{"API_X.csv": bytes(range(256)) * 40}))
    body[60:64] = b"\xff\xff\xff\xff"
    with serving(Answer(bytes(body))) as publisher, pytest.raises(FetchError, match="whole zip archive"):
        run(tmp_path, zipped(publisher.address), client)
    assert names(tmp_path) == []


def test_a_full_disk_leaves_only_what_can_be_gone_on_with(
    tmp_path: Path, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: str) -> None:
        path.write_text(content[:5])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with serving(Answer(BODY, headers=MARK)) as publisher:
        with monkeypatch.context() as patched:
            patched.setattr(fetch_module, "_write_through", full)
            with pytest.raises(FetchError, match="full disk") as caught:
                run(tmp_path, csv_at(publisher.address), client)
        assert caught.value.remedy is not None
        assert "free some space" in caught.value.remedy
        assert names(tmp_path) == ["stock.part", "stock.validator.part"]
        fetched = run(tmp_path, csv_at(publisher.address), client)
        assert publisher.ranges() == [None, f"bytes={len(BODY)}-"]
    assert fetched.path.read_bytes() == BODY


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path, client: httpx.Client) -> None:
    (tmp_path / "taken").write_text("a file")
    with serving(Answer(BODY)) as publisher, pytest.raises(FetchError, match="can be written") as caught:
        run(tmp_path / "taken", csv_at(publisher.address), client)
    assert str(caught.value.where) == str(tmp_path / "taken")
