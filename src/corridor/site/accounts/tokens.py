"""Tokens with which programs act for an account; only their digests are kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from corridor.errors import UsageError
from corridor.site.accounts.actor import actor_of
from corridor.site.accounts.models import ApiToken, User
from corridor.site.entries.audit import log

PREFIX = "corridor_"
"""What every token begins with, so that scanners for leaked secrets know it."""

LONGEST_DAYS = 366
ISSUE = "issue_token"
REVOKE = "revoke_token"
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token: `secret` is shown once and kept nowhere."""

    token: ApiToken
    secret: str


@transaction.atomic
def issue(user: User, name: str, days: int) -> Issued:
    """A new token that is good for so many days; raises `UsageError` for a term that is too long or none."""
    if not 1 <= days <= LONGEST_DAYS:
        raise UsageError(f"1 to {LONGEST_DAYS} days", str(days))
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    expires_at = timezone.now() + timedelta(days=days)
    token = ApiToken.objects.create(user=user, name=name, digest=_digest(secret), expires_at=expires_at)
    log(actor_of(user), ISSUE, detail={"token": token.pk})
    return Issued(token, secret)


def user_of(secret: str) -> User | None:
    """The account for which a token acts, None when it is unknown, expired, revoked, or the account is closed."""
    now = timezone.now()
    token = (
        ApiToken.objects.select_related("user")
        .filter(digest=_digest(secret), revoked_at=None, expires_at__gt=now, user__is_active=True)
        .first()
    )
    if token is None:
        return None
    if token.last_used_on != now.date():
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=now.date())
    return token.user


@transaction.atomic
def revoke(user: User, token_id: int) -> ApiToken:
    """End one of the account's tokens; raises `UsageError` for a number that is none of them."""
    token = ApiToken.objects.select_for_update().filter(user=user, pk=token_id).first()
    if token is None:
        raise UsageError("the number of a token of the account", str(token_id))
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save()
        log(actor_of(user), REVOKE, detail={"token": token.pk})
    return token


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
