"""Fixtures for tests of pages and answers that show the starter pack, whatever the machine has built."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.evidence.store import Evidence, open_starter


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty_store")


@pytest.fixture(autouse=True)
def shows_the_starter_pack(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_STORE", str(empty_store))


@pytest.fixture(scope="session")
def starter() -> Evidence:
    return open_starter()
