"""Tokens: shown once, kept as digests, good for a term, and revoked at once."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone

from corridor.errors import UsageError
from corridor.site.accounts.models import ApiToken
from corridor.site.accounts.tokens import issue, revoke, user_of
from corridor.site.entries.models import AuditEvent
from tests.site.entries.people import account

pytestmark = pytest.mark.django_db


def test_a_token_acts_for_its_account_and_only_its_digest_is_kept() -> None:
    anna = account("anna")
    issued = issue(anna, "nightly import", 30)

    assert user_of(issued.secret) == anna
    kept = ApiToken.objects.get()
    assert kept.digest == sha256(issued.secret.encode()).hexdigest()
    assert kept.last_used_on == timezone.now().date()
    assert len(issued.secret) >= 43 + len("corridor_")
    assert issued.secret not in str(AuditEvent.objects.values())


@pytest.mark.parametrize("secret", ["", "corridor_", "x" * 5_000, "corridor_\x00"])
def test_what_is_no_token_acts_for_nobody(secret: str) -> None:
    issue(account("anna"), "import", 30)

    assert user_of(secret) is None


def test_expired_revoked_or_of_a_closed_account() -> None:
    anna = account("anna")
    expired, ended, good = (issue(anna, name, 30) for name in ("a", "b", "c"))
    ApiToken.objects.filter(pk=expired.token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    revoke(anna, ended.token.pk)

    assert [user_of(one.secret) for one in (expired, ended, good)] == [None, None, anna]
    anna.is_active = False
    anna.save()
    assert user_of(good.secret) is None


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_term_is_a_year_at_most(days: int) -> None:
    with pytest.raises(UsageError):
        issue(account("anna"), "import", days)


def test_nobody_revokes_the_token_of_another() -> None:
    issued = issue(account("anna"), "import", 30)

    with pytest.raises(UsageError):
        revoke(account("otto"), issued.token.pk)
    assert user_of(issued.secret) is not None


def test_the_page_shows_a_token_once(client: Client) -> None:
    anna = account("anna")
    client.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")

    page = client.post("/account/", {"issue_token": "1", "token_name": "harvest", "days": "30"}).content.decode()

    token = ApiToken.objects.get()
    secret = page.partition("<code>")[2].partition("</code>")[0]
    assert user_of(secret) == anna
    again = client.get("/account/").content.decode()
    assert secret not in again
    assert "harvest" in again
    client.post(f"/account/tokens/{token.pk}/revoke/")
    assert user_of(secret) is None
    assert "harvest" not in client.get("/account/").content.decode()
