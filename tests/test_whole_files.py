"""Files put in place together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.errors import ReportError
from corridor.whole_files import put


def test_the_pieces_become_the_file_in_the_place_of_the_older(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"older and longer")
    put({path: iter([b"a", b"", b"bc"])}, tmp_path)
    assert path.read_bytes() == b"abc"
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_finished_leaves_the_older(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("broken")

    path = tmp_path / "a.html"
    path.write_bytes(b"older")
    with pytest.raises(ValueError, match="broken"):
        put({tmp_path / "b.html": [b"whole"], path: broken()}, tmp_path)
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "a.csv"
    put({path: [b"a"]}, path.parent)
    assert path.read_bytes() == b"a"


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"here")
    with pytest.raises(ReportError, match="a folder with room for the document") as caught:
        put({tmp_path / "file" / "a.csv": [b"a"]}, tmp_path / "file")
    assert caught.value.where == str(tmp_path / "file")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ReportError):
        put({tmp_path / "a": [b"a"]}, tmp_path)
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]
