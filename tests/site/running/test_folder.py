"""The site's folder is for its owner alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from corridor.site.running.folder import make_folder, open_to_others


def test_a_new_folder_is_closed_to_others_whatever_the_mask(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        make_folder(tmp_path / "a" / "site")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a" / "site").stat().st_mode) == 0o700


def test_a_folder_that_is_there_stays_as_its_owner_wants_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    make_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


def test_what_others_could_read_is_named_with_what_to_do(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert list(open_to_others(tmp_path)) == []
    (tmp_path / "secret-key").write_text("secret")
    (tmp_path / "secret-key").chmod(0o640)
    tmp_path.chmod(0o755)

    assert list(open_to_others(tmp_path)) == [
        f"{tmp_path} is open to others: chmod go= {tmp_path}",
        f"{tmp_path}/secret-key is open to others: chmod go= {tmp_path}/secret-key",
    ]


def test_the_folder_of_another_user_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setattr(os, "geteuid", lambda: 4_711)
    assert list(open_to_others(tmp_path)) == [f"{tmp_path} belongs to another user (uid {os.getuid()})"]
