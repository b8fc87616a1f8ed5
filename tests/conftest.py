"""Fixtures for all tests: where the publishers' real files are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_data_folder() -> Path | None:
    """The folder of publishers' real files, or None where this machine has none."""
    named = os.environ.get("CORRIDOR_SHARED_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    return folder if (folder / "MANIFEST.csv").is_file() else None


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of publishers' real files; the test is skipped, loudly, where it is absent."""
    folder = shared_data_folder()
    if folder is None:
        pytest.skip("needs the publishers' real files: set CORRIDOR_SHARED_DATA to the folder with MANIFEST.csv")
    return folder
