from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corridor.errors import ReportError
from corridor.linking.output.write import write


def test_the_pieces_become_the_file_in_the_place_of_the_older(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"older and longer")
    write(path, iter([b"a", b"", b"bc"]))
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
        write(path, broken())
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="a folder with room for the file") as caught:
        write(tmp_path / "missing" / "a.csv", [b"a"])
    assert caught.value.where == str(tmp_path / "missing" / "a.csv")


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(ReportError):
        write(tmp_path / "a", [b"a"])
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]
