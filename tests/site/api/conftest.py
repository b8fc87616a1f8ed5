"""A small catalogue, the starter pack, and tokens of several accounts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from corridor.catalogue.permissions import Role
from corridor.site.accounts.tokens import issue
from tests.site.api.asking import Asking
from tests.site.entries.people import account
from tests.site.evidence_pages.conftest import MakeBuild, make_build, own_store
from tests.site.pages.catalogue import Small, make_small
from tests.site.starter_pack import empty_store, shows_the_starter_pack, starter

__all__ = ["MakeBuild", "empty_store", "make_build", "own_store", "shows_the_starter_pack", "starter"]


@dataclass(frozen=True)
class Tokens:
    """The tokens of a contributor, of another, of a reviewer, and of focal points of Nepal and of the Philippines."""

    chloe: str
    carl: str
    rita: str
    nepal: str
    philippines: str


@pytest.fixture
def small(db: None) -> Small:
    return make_small()


@pytest.fixture
def ask() -> Asking:
    return Asking()


@pytest.fixture
def tokens(db: None) -> Tokens:
    def token(name: str, *roles: Role, country: str = "") -> str:
        return issue(account(name, *roles, country=country), "test", 30).secret

    return Tokens(
        chloe=token("chloe-api"),
        carl=token("carl-api"),
        rita=token("rita-api", Role.REVIEWER),
        nepal=token("nepal-api", Role.FOCAL_POINT, country="NPL"),
        philippines=token("philippines-api", Role.FOCAL_POINT, country="PHL"),
    )
