"""What happens when somebody guesses passwords."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

WAIT_SECONDS = 3_600


def tried_address(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str | None:
    """The e-mail address with which somebody tries to log in, whether it has an account or not."""
    said = (credentials or {}).get("email") or request.POST.get("login")
    return said.strip().lower() if isinstance(said, str) else None


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """The page for whoever failed too often; it is the same for every address, with an account or without."""
    response = render(request, "account/locked_out.html", status=429)
    response.headers["Retry-After"] = str(WAIT_SECONDS)
    return response
