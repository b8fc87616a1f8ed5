"""What all tests share: where the publishers' real files are, and which tests begin."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# Examples are the same each time, and a busy machine is no failure.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, so that no worker is left alone with one in the end."""
    items.sort(key=lambda item: item.get_closest_marker("full_size") is None)


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
