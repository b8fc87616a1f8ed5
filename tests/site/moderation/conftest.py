"""Browsers of people who take part in the life of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.site.accounts.models import User
from tests.site.entries.conftest import people
from tests.site.entries.people import account

__all__ = ["people"]

type Browser = Callable[..., Client]

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def _no_throttle_from_other_tests() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def browser(db: None) -> Browser:
    """A browser in which somebody of that name is logged in, an account with these roles where there is none."""

    def of(name: str, *roles: Role, country: str = "") -> Client:
        user = User.objects.filter(name=name).first() or account(name, *roles, country=country)
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return of
