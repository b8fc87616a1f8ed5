"""A store without a build, so that pages show the starter pack, and a way to build another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from django.core.cache import caches

from corridor.evidence.build import build
from corridor.evidence.store import Evidence
from tests.builders import RECEIVED, write_wdi
from tests.real_build import real_build
from tests.site.starter_pack import empty_store, shows_the_starter_pack, starter

__all__ = ["empty_store", "shows_the_starter_pack", "starter"]

type MakeBuild = Callable[[Mapping[int, object]], str]


@pytest.fixture
def shared_build(
    shared_data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Evidence:
    """The build of the publishers' real files, as the current one."""
    folder = real_build(shared_data, tmp_path_factory)
    monkeypatch.setenv("CORRIDOR_STORE", str(folder.parent.parent))
    return Evidence(folder)


@pytest.fixture
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of the test's own; nothing made of another is kept."""
    store = tmp_path / "store"
    monkeypatch.setenv("CORRIDOR_STORE", str(store))
    caches["evidence"].clear()
    yield store
    caches["evidence"].clear()


@pytest.fixture
def make_build(own_store: Path, tmp_path: Path) -> MakeBuild:
    """Builds from what the Philippines received in each year, makes it current, and gives its name."""

    def make(received: Mapping[int, object]) -> str:
        folder = tmp_path / f"snapshots-{len(list(tmp_path.iterdir()))}"
        write_wdi(folder / "received.csv", RECEIVED, {"PHL": received, "NPL": {2019: 8e9}})
        return build(folder, own_store).build

    return make
