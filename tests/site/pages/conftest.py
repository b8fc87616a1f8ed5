"""A small catalogue with one of everything that pages show, and nothing kept from other tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from tests.site.pages.catalogue import Small, make_small


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("empty_store")


@pytest.fixture(autouse=True)
def _shows_the_starter_pack(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDOR_STORE", str(empty_store))


@pytest.fixture
def small(db: None) -> Small:
    return make_small()
