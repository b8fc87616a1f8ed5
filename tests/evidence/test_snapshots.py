"""What is known of each file before a reader has seen it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import EvidenceError
from corridor.evidence.snapshots import provenance_in, publisher_defaults, sha256_of, snapshot_files
from corridor.sources.detect import readers

HEADER = "topic,file,publisher,original_format,rows,note"


def manifest(folder: Path, *lines: str, header: str = HEADER) -> Path:
    (folder / "MANIFEST.csv").write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return folder


def test_a_manifest_tells_excerpts_and_notes(tmp_path: Path) -> None:
    lines = (
        "a,x/a.csv,P,yes,1,",
        "a,x/b.csv,P,cut to few countries,1,zipped",
        "a,x/c.csv,P,,1,",
        "a,x/d.csv,P,no subset",
    )
    known = provenance_in(manifest(tmp_path, *lines))
    assert {name: (told.excerpt, told.note) for name, told in known.items()} == {
        "x/a.csv": (False, "original format: yes"),
        "x/b.csv": (True, "original format: cut to few countries; zipped"),
        "x/c.csv": (False, None),
        "x/d.csv": (True, "original format: no subset"),
    }


def test_a_sidecar_goes_before_the_manifest(tmp_path: Path) -> None:
    manifest(tmp_path, "a,x/a.csv,P,partial,1,n")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.csv.snapshot.json").write_text('{"title": "T", "size_bytes": 3}')
    (told,) = provenance_in(tmp_path).values()
    assert (told.title, told.excerpt, told.note) == ("T", False, None)


def test_a_folder_without_either_tells_nothing(tmp_path: Path) -> None:
    assert provenance_in(tmp_path) == {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"retrieved_on": "soon"}', '{"title": 3}'])
def test_a_broken_sidecar_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.csv.snapshot.json").write_text(content)
    with pytest.raises(EvidenceError, match="a sidecar") as caught:
        provenance_in(tmp_path)
    assert str(caught.value.where).endswith("a.csv.snapshot.json")


@pytest.mark.parametrize("header", ["file,note", "a,b,c", ""])
def test_a_manifest_without_its_columns_is_named(tmp_path: Path, header: str) -> None:
    with pytest.raises(EvidenceError, match="original_format"):
        provenance_in(manifest(tmp_path, "x", header=header))


def test_only_publishers_files_are_listed_in_a_stable_order(tmp_path: Path) -> None:
    for name in (
        "b.csv",
        "a/z.csv",
        "a.csv",
        ".git/x.csv",
        "a/.x.csv",
        "c.csv.snapshot.json",
        "d.part",
        "MANIFEST.csv",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in snapshot_files(tmp_path)] == ["a.csv", "a/z.csv", "b.csv"]


def test_the_hash_is_that_of_the_stored_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256_of(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_every_reader_has_publisher_licence_and_address() -> None:
    known = publisher_defaults()
    for reader in readers():
        assert known[reader.NAME].licence
        assert known[reader.NAME].address.startswith("https://")
    assert set(known) == {reader.NAME for reader in readers()}
