"""The public log of decisions."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.site.entries.loading import load_published
from corridor.site.entries.models import AuditEvent
from tests.catalogue.made import made
from tests.site.evidence_pages.reading import opened
from tests.site.pages.catalogue import REASON, Small
from tests.site.pages.reading import said

pytestmark = pytest.mark.django_db


def test_it_has_every_public_decision_with_its_reason(client: Client, small: Small) -> None:
    text = said(opened(client, "/decisions/"))

    assert f"Withdrawn Gone desk 1 {REASON}" in text
    assert "9 Published" not in text
    assert f"{AuditEvent.objects.filter(public=True).count()} decisions" in text


def test_what_is_not_public_is_not_in_it(client: Client, small: Small) -> None:
    AuditEvent.objects.create(
        actor="account:1", role="reviewer", action="publish", entry_title="Hidden", public=False, note="Hidden reason"
    )
    for path in ("/decisions/", "/decisions/feed/"):
        assert "Hidden" not in client.get(path).content.decode()


def test_nobody_is_named(client: Client, small: Small) -> None:
    assert "account:" not in client.get("/decisions/").content.decode()


def test_one_kind_of_decision(client: Client, small: Small) -> None:
    text = said(opened(client, "/decisions/?action=withdraw"))

    assert "1 decision ·" in text
    assert "Second desk" not in text
    assert client.get("/decisions/?action=approve").status_code == 400


def test_pages(client: Client) -> None:
    load_published(made(f"entry-{number}") for number in range(55))

    rows = [len(opened(client, f"/decisions/?page={page}").all("tr")) - 1 for page in (1, 2)]

    assert rows == [50, 5]
    assert client.get("/decisions/?page=3").status_code == 400
