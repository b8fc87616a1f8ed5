"""The page of an account."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.site.accounts.models import RoleGrant, User
from corridor.site.entries.models import AuditEvent, SavedSearch
from tests.site.entries.conftest import People
from tests.site.entries.people import account, submitted
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import text

pytestmark = pytest.mark.django_db


def test_it_shows_own_entries_and_those_of_the_country(people: People, browser: Browser) -> None:
    submitted(people.contributor, title="From the Philippines")
    submitted(people.contributor, title="From Sweden", countries=("SWE",))

    mine, theirs = text(browser("chloe").get("/account/")), text(browser("fe").get("/account/"))
    assert "From the Philippines" in mine
    assert "From Sweden" in mine
    assert "From the Philippines" in theirs
    assert "From Sweden" not in theirs
    assert "/login/" in Client().get("/account/")["Location"]


def test_searches_are_listed_and_deleted_by_their_owner_only(browser: Browser) -> None:
    anna, otto = browser("anna"), browser("otto")
    search = SavedSearch.objects.create(
        user=User.objects.get(name="anna"), name="<Remittances>", query="q=money&kind=law"
    )

    page = text(anna.get("/account/"))
    assert "&lt;Remittances&gt;" in page
    assert "?q=money&amp;kind=law" in page
    otto.post(f"/account/searches/{search.pk}/delete/")
    assert SavedSearch.objects.exists()
    anna.post(f"/account/searches/{search.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_the_name_is_the_persons_own(browser: Browser) -> None:
    anna = browser("anna")
    anna.post("/account/", {"save_name": "1", "name": "Anna Öst"})

    assert User.objects.get().name == "Anna Öst"


def test_a_role_that_is_taken_away_is_gone_at_once_and_in_the_log(browser: Browser) -> None:
    ada, rita = browser("ada", Role.ADMINISTRATOR), browser("rita", Role.REVIEWER)
    held = RoleGrant.objects.get(role=Role.REVIEWER)
    assert rita.get("/queue/").status_code == 200

    assert rita.post(f"/account/roles/{held.pk}/take/").status_code == 403
    ada.post(f"/account/roles/{held.pk}/take/")

    assert rita.get("/queue/").status_code == 403
    assert AuditEvent.objects.get(action="revoke_role").detail["role"] == "reviewer"


def test_tokens_are_counted(browser: Browser) -> None:
    anna = browser("anna")
    sent = {"issue_token": "1", "token_name": "import", "days": "30"}
    for _ in range(20):
        assert anna.post("/account/", sent).status_code == 200
    assert anna.post("/account/", sent).status_code == 400
    assert anna.post("/account/", sent | {"token_name": ""}).status_code == 422
    assert account("b").tokens.count() == 0
