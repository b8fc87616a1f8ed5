"""Signing up, logging in, the second factor, lock-out: in the site's look, and silent on who has an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from corridor.catalogue.permissions import Role
from corridor.site.accounts.actor import actor_of
from corridor.site.accounts.models import RoleGrant, User
from tests.site.entries.people import account

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password of words"  # noqa: S105 - of accounts that live for a test
NEW = {"password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture(autouse=True)
def _no_limits_from_other_tests() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def anna() -> User:
    user = User.objects.create_user("anna@example.org", PASSWORD, name="Anna")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def text(response: object) -> str:
    page = response.content.decode()  # type: ignore[attr-defined]  # the test client's answer
    return re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_sign_up_confirm_and_log_in(client: Client) -> None:
    client.post("/login/signup/", {"email": "Nina@Example.org", **NEW})
    link = re.search(r"http://[^/]+(/login/confirm-email/\S+)", mail.outbox[0].body)
    assert link is not None
    assert client.post("/login/login/", {"login": "nina@example.org", "password": PASSWORD}, follow=True).redirect_chain
    assert client.get("/account/").status_code == 302  # not before the address is confirmed

    assert "nina@example.org" in text(client.get(link[1]))
    client.post(link[1])
    client.post("/login/login/", {"login": "NINA@example.org", "password": PASSWORD})

    assert "nina@example.org" in text(client.get("/account/"))


def test_nobody_learns_whether_an_address_has_an_account(anna: User) -> None:
    for address, sent in (
        ("/login/signup/", lambda email: {"email": email, **NEW}),
        ("/login/password/reset/", lambda email: {"email": email}),
        ("/login/login/", lambda email: {"login": email, "password": "wrong"}),
    ):
        pages = []
        for email in (anna.email, "nobody@example.org"):
            first = Client().post(address, sent(email))
            followed = Client().get(first["Location"]) if first.status_code == 302 else first
            pages.append((first.status_code, first.get("Location"), text(followed).replace(email, "")))
        assert pages[0] == pages[1], address


def test_an_existing_address_is_told_by_mail_only(client: Client, anna: User) -> None:
    client.post("/login/signup/", {"email": anna.email, **NEW})

    assert User.objects.count() == 1
    assert [letter.to for letter in mail.outbox] == [[anna.email]]


@pytest.mark.parametrize("email", ["anna@example.org", "nobody@example.org"])
def test_guessing_is_locked_out_with_an_account_and_without(client: Client, anna: User, email: str) -> None:
    for _ in range(5):
        last = client.post("/login/login/", {"login": email, "password": "a guess"})

    assert last.status_code == 429
    assert "Too many attempts" in text(last)
    right = client.post("/login/login/", {"login": email.upper(), "password": PASSWORD})
    assert right.status_code == 429
    assert client.get("/account/").status_code == 302


def test_the_lock_is_for_one_address_from_one_place(client: Client, anna: User) -> None:
    for _ in range(5):
        client.post("/login/login/", {"login": anna.email, "password": "a guess"})

    from_home = Client(REMOTE_ADDR="203.0.113.9")
    from_home.post("/login/login/", {"login": anna.email, "password": PASSWORD})
    assert from_home.get("/account/").status_code == 200


def test_a_second_factor_is_asked_for(client: Client, anna: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(anna, secret)

    asked = client.post("/login/login/", {"login": anna.email, "password": PASSWORD})

    assert asked["Location"].endswith("/2fa/authenticate/")
    assert client.get("/account/").status_code == 302
    page = client.get(asked["Location"])
    assert 'name="code"' in text(page)
    assert client.post(asked["Location"], {"code": "000000"}).status_code == 200
    assert client.get("/account/").status_code == 302


PAGES = (
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "socialaccount_connections",
)
ENTRANCES = ("account_login", "account_signup", "account_reset_password", "account_email_verification_sent")


@pytest.mark.parametrize("prefix", ["", "/ar"])
@pytest.mark.parametrize("name", [*PAGES, *ENTRANCES])
def test_every_page_stands_in_the_frame_of_the_site(client: Client, anna: User, name: str, prefix: str) -> None:
    if name in PAGES:
        client.post("/login/login/", {"login": anna.email, "password": PASSWORD})

    with translation.override("en"):
        address = prefix + reverse(name)
    page = client.get(address, follow=True)
    if "/reauthenticate/" in page.request["PATH_INFO"]:
        page = client.post(page.request["PATH_INFO"] + f"?next={address}", {"password": PASSWORD}, follow=True)

    assert page.status_code == 200
    assert page.request["PATH_INFO"] == address
    html = text(page)
    assert html.count("<h1") == 1
    assert 'class="site-head"' in html
    assert "account.css" in html
    assert " style=" not in html
    # What browsers would run stands in files of the site's own.
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    assert inline == []


def test_what_lets_others_in_asks_for_the_password_again(client: Client, anna: User) -> None:
    client.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")

    asked = client.get(reverse("mfa_activate_totp"))

    assert "/reauthenticate/" in asked["Location"]
    assert text(client.get(asked["Location"])).count("<h1") == 1


def test_an_account_is_an_actor_with_the_roles_it_holds() -> None:
    user = account("fe", Role.FOCAL_POINT, country="PHL")
    RoleGrant.objects.create(user=user, role=Role.FOCAL_POINT, country="SWE", granted_by="system")
    RoleGrant.objects.create(user=user, role=Role.REVIEWER, granted_by="system")

    actor = actor_of(User.objects.get(pk=user.pk))

    assert actor.id == str(user.pk)
    assert actor.roles == {Role.CONTRIBUTOR, Role.FOCAL_POINT, Role.REVIEWER}
    assert actor.countries == {"PHL", "SWE"}
    user.is_active = False
    assert actor_of(user).roles == frozenset()
