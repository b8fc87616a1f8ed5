"""Where allauth meets the site: whose request it is, and what an account takes over from a provider."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from corridor.site.accounts.models import User
from corridor.site.running.client import client_address


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts with an e-mail address and a password."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of the client, told in the same way as everywhere on the site."""
        return client_address(request)


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts that come from an OpenID Connect provider."""

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """The account with the provider's e-mail address and name; nothing else is taken over."""
        user: User = sociallogin.user
        user.email = str(data.get("email") or "")
        parts = (data.get("name") or f"{data.get('first_name') or ''} {data.get('last_name') or ''}").split()
        user.name = " ".join(parts)[:120]
        return user
