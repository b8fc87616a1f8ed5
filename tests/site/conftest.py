"""What all tests of the site share."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.files.storage import InMemoryStorage, storages

from tests.site.databases import on_postgres

HERE = Path(__file__).parent
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_serialized_rollback", "live_server"}


@pytest.fixture(autouse=True)
def nothing_left_behind() -> None:
    """Each test begins without uploads and without counts of requests, whatever ran before it in the process."""
    kept = storages["default"]
    if isinstance(kept, InMemoryStorage):
        for folder in kept.listdir("")[0]:
            kept.delete(folder)
    for each in caches.all():
        each.clear()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what uses the database; the rest has run with the whole suite."""
    if on_postgres():
        left_out = {item for item in items if item.path.is_relative_to(HERE) and not _uses_database(item)}
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=list(left_out))


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)
