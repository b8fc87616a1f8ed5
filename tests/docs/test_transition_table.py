"""The page on moderation is in step with the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.docs import transition_table
from scripts.docs.transition_table import main, reference


def test_the_page_is_what_the_tables_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["--check"]), capsys.readouterr().err) == (0, "")


def test_rows_of_the_page() -> None:
    lines = reference().splitlines()

    assert "| Draft | is being written; those who write it and moderators see it |" in lines
    assert (
        "| Restore | Brings it back as a draft. It becomes public again only through a new review. "
        "| Withdrawn | Draft | editor, administrator: any entry |  |"
    ) in lines


def test_the_check_notices_a_page_out_of_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(transition_table, "REFERENCE", tmp_path / "reference" / "moderation.md")
    assert main(["--check"]) == 1
    assert "make docs" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
