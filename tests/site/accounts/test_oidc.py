"""Logging in with an OpenID Connect provider, here one that runs on this machine for the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from corridor.site.accounts.models import User

pytestmark = pytest.mark.django_db
PERSON = {
    "sub": "p-1",
    "email": "ana@ministry.example",
    "email_verified": True,
    "name": "Ana  Cruz",
    "phone_number": "1",
}


class _Provider(BaseHTTPRequestHandler):
    def _answer(self, said: object) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        host, port = self.server.server_address[:2]
        base = f"http://{host!s}:{port}"
        if self.path.endswith("/openid-configuration"):
            self._answer(
                {
                    "issuer": base,
                    "authorization_endpoint": f"{base}/authorize",
                    "token_endpoint": f"{base}/token",
                    "userinfo_endpoint": f"{base}/userinfo",
                    "jwks_uri": f"{base}/jwks",
                }
            )
        else:
            self._answer(PERSON)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer({"access_token": "for this test", "token_type": "Bearer"})

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def provider(settings: Settings) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Provider)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    app = {
        "provider_id": "oidc",
        "name": "Ministry",
        "client_id": "c",
        "secret": "s",
        "settings": {"server_url": address},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    cache.clear()
    yield address
    cache.clear()
    server.shutdown()
    thread.join()
    server.server_close()


def test_somebody_comes_in_from_their_ministry(client: Client, provider: str) -> None:
    assert "Log in with Ministry" in client.get("/login/login/").content.decode()

    away = client.post("/login/oidc/oidc/login/?process=login")
    assert away["Location"].startswith(f"{provider}/authorize?")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    client.get("/login/oidc/oidc/login/callback/", {"code": "c", "state": state})

    user = User.objects.get()
    assert (user.email, user.name) == ("ana@ministry.example", "Ana Cruz")
    assert not user.has_usable_password()
    page = client.get("/account/")
    assert page.status_code == 200
    assert "ana@ministry.example" in page.content.decode()


def test_a_stranger_from_the_provider_does_not_get_an_account_that_is_there(client: Client, provider: str) -> None:
    there = User.objects.create_user(PERSON["email"], "a long enough password of words")
    away = client.post("/login/oidc/oidc/login/?process=login")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    client.get("/login/oidc/oidc/login/callback/", {"code": "c", "state": state}, follow=True)

    assert client.get("/account/").status_code == 302
    assert list(User.objects.all()) == [there]


def test_without_a_provider_there_is_no_such_button(client: Client) -> None:
    assert "Log in with" not in client.get("/login/login/").content.decode()
