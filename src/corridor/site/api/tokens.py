"""Who asks: the account that the request's token acts for."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest
from ninja.security import HttpBearer

from corridor.catalogue.permissions import Actor
from corridor.site.accounts.actor import actor_of
from corridor.site.accounts.models import User
from corridor.site.accounts.tokens import PREFIX, user_of
from corridor.site.api.problems import ProblemError

_LONGEST = 200
_SCHEME = "bearer"


def bad_token() -> ProblemError:
    """401: unknown, expired and revoked tokens are answered alike."""
    return ProblemError(
        HTTPStatus.UNAUTHORIZED,
        "The token is unknown, expired or revoked.",
        where="the header Authorization",
        remedy="make a new token on the page of your account and send it as: Authorization: Bearer <token>",
    )


def user_of_request(request: HttpRequest) -> User | None:
    """The account of the request's token, None where it brings none.

    Raises `ProblemError` (401) for anything in the header that is no good token.
    """
    said = request.headers.get("Authorization")
    if said is None:
        return None
    scheme, _space, secret = said.partition(" ")
    secret = secret.strip()
    well_made = scheme.lower() == _SCHEME and secret.startswith(PREFIX) and secret.isascii() and len(secret) < _LONGEST
    user = user_of(secret) if well_made else None
    if user is None:
        raise bad_token()
    return user


class Token(HttpBearer):
    """Asks for a token; the edge of the API has looked it up already."""

    def __call__(self, request: HttpRequest) -> Actor | None:
        """The account as an actor, None without a token."""
        user: User | None = getattr(request, "api_user", None)
        return None if user is None else actor_of(user)

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The same for ninja, which asks for this method."""
        return self(request)


def actor_asking(request: HttpRequest) -> Actor:
    """The actor that `Token` found."""
    found: Actor = request.auth  # type: ignore[attr-defined]  # ninja puts it there
    return found
