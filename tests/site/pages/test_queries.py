"""How often the database is asked: the same for many entries as for few."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from corridor.catalogue.entry import EntryKind
from corridor.site.entries.loading import load_published
from tests.catalogue.made import made
from tests.site.pages.catalogue import link

pytestmark = pytest.mark.django_db

MOST = 16
WARM = 12
PATHS = (
    "/",
    "/practices/",
    "/practices/?q=entry&area=remittances",
    "/targets/10.c/",
    "/goals/",
    "/goals/10/",
    "/areas/",
    "/areas/remittances/",
    "/summits/",
    "/calls/",
    "/decisions/",
    "/entries/few-0/",
    "/practices/feed/",
    "/practices/entries.json",
)


def load(name: str, count: int) -> None:
    kinds = (EntryKind.CALL, EntryKind.OFFER, EntryKind.PRACTICE, EntryKind.ROUNDTABLE)
    load_published(
        made(
            f"{name}-{number}",
            kind=kinds[number % len(kinds)],
            title=f"Entry {name} {number}",
            countries=("PHL", "NPL", "MAR")[: 1 + number % 3],
            areas=("remittances", "diaspora")[: 1 + number % 2],
            target_links=(link("10.c"), link("10.7")),
            year_start=2010 + number % 10,
        )
        for number in range(count)
    )


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_as_many_questions_for_many_entries_as_for_few(client: Client) -> None:
    load("few", 4)
    few = {}
    for path in PATHS:
        cache.clear()
        few[path] = asked(client, path)
    load("many", 60)
    for path in PATHS:
        cache.clear()
        cold, warm = asked(client, path), asked(client, path)
        assert cold <= few[path] + 2, path  # the second page of a list may need one more
        assert cold <= MOST, path
        assert warm <= min(cold, WARM), path
