"""A small catalogue with one of everything that pages show."""

from __future__ import annotations

import pytest

from tests.site.pages.catalogue import Small, make_small
from tests.site.starter_pack import empty_store, shows_the_starter_pack

__all__ = ["empty_store", "shows_the_starter_pack"]


@pytest.fixture
def small(db: None) -> Small:
    return make_small()
