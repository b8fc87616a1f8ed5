"""Asking the API as a program does."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

ROOT = "/api/v1/"


class Asking:
    """A program with or without a token; paths begin after `/api/v1/`."""

    def __init__(self) -> None:
        self._client = Client()

    def get(self, path: str, *, token: str | None = None, **headers: str) -> HttpResponse:
        """The answer to GET; headers by name, `if_none_match` for `If-None-Match`."""
        return self._client.get(ROOT + path, headers=_headers(token, headers))

    def json(self, path: str, *, token: str | None = None, status: int = 200, **headers: str) -> Any:
        """The JSON of the answer, which must have that status."""
        answer = self.get(path, token=token, **headers)
        assert answer.status_code == status, answer.content
        return json.loads(answer.content)

    def send(
        self, method: str, path: str, body: object, *, token: str | None = None, status: int = 200, **headers: str
    ) -> Any:
        """The JSON of the answer to what is sent, which must have that status."""
        answer = self._client.generic(
            method, ROOT + path, json.dumps(body), content_type="application/json", headers=_headers(token, headers)
        )
        assert answer.status_code == status, answer.content
        return json.loads(answer.content)


def problem(answer: HttpResponse, status: int) -> Any:
    """The problem that the answer tells, with that status."""
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    found = json.loads(answer.content)
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    return found


def _headers(token: str | None, more: dict[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return named if token is None else named | {"Authorization": f"Bearer {token}"}
