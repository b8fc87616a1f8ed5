"""Making the first administrator, and others, from the machine itself."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.errors import UsageError
from corridor.site.accounts.models import RoleGrant, User
from corridor.site.entries.models import AuditEvent
from corridor.site.running.administrators import appoint
from tests.site.entries.people import account
from tests.site.running.conftest import Surround

pytestmark = pytest.mark.django_db


def test_a_new_address_becomes_an_account_with_the_role(surround: Surround) -> None:
    surround(address="https://corridor.example")
    done = appoint(" Maria@EXAMPLE.org ")

    user = User.objects.get()
    assert (done.new_account, done.new_role, user.email) == (True, True, "Maria@example.org")
    assert not user.has_usable_password()
    assert RoleGrant.objects.get(user=user).role == Role.ADMINISTRATOR
    assert EmailAddress.objects.get(user=user).verified
    assert done.password_link.startswith("https://corridor.example/login/password/reset/key/")


def test_the_link_sets_a_password_once(client: Client) -> None:
    path = urlsplit(appoint("maria@example.org").password_link).path
    form = client.get(path, follow=True)
    where = form.redirect_chain[-1][0]
    words = {"password1": "three quiet corridors", "password2": "three quiet corridors"}
    client.post(where, words)

    assert User.objects.get().check_password("three quiet corridors")
    assert "password1" not in Client().get(path, follow=True).content.decode()


def test_an_account_that_is_there_keeps_its_password_and_gets_the_role() -> None:
    user = account("maria", Role.REVIEWER)
    user.set_password("an older password")
    user.save()
    done = appoint("MARIA@example.org")

    user.refresh_from_db()
    assert (done.new_account, done.new_role) == (False, True)
    assert user.check_password("an older password")
    assert {grant.role for grant in user.grants.all()} == {Role.REVIEWER, Role.ADMINISTRATOR}


def test_doing_it_again_adds_nothing_and_the_log_tells_of_it_once() -> None:
    appoint("maria@example.org")
    assert not appoint("maria@example.org").new_role

    event = AuditEvent.objects.get()
    assert (event.actor, event.action) == ("system", "grant_role")
    assert event.detail == {"account": User.objects.get().pk, "role": "administrator", "country": ""}


def test_a_password_can_be_given_at_once_if_it_is_hard_to_guess() -> None:
    with pytest.raises(UsageError, match="hard to guess"):
        appoint("maria@example.org", "password")
    assert User.objects.count() == 0

    appoint("maria@example.org", "three quiet corridors")
    assert User.objects.get().check_password("three quiet corridors")


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(UsageError, match="an e-mail address"):
        appoint("maria")
