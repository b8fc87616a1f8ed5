"""The site answers reports as the catalogue in memory does, and reads only what is asked."""

from __future__ import annotations

from typing import Any

import pytest

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.records import Catalogue, packaged
from corridor.errors import UsageError
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.packaged import load_packaged
from corridor.site.entries.site_catalogue import SiteCatalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalogue() -> Catalogue:
    load_packaged()
    return SiteCatalogue()


@pytest.mark.parametrize(
    ("question", "argument"),
    [
        ("of_kind", EntryKind.SUMMIT),
        ("in_country", "WLD"),
        ("in_country", "PHL"),
        ("for_target", "10.7"),
        ("for_target", "10"),
        ("for_goal", 1),
        ("for_goal", 10),
        ("for_area", "diaspora"),
        ("placed", "box:1"),
        ("entry", "gfmd-summit-01"),
    ],
)
def test_answers_are_those_of_the_packaged_catalogue(catalogue: Catalogue, question: str, argument: Any) -> None:
    expected = getattr(packaged(), question)(argument)

    assert expected or argument == "10"
    assert getattr(catalogue, question)(argument) == expected


def test_all_entries_come_in_the_order_of_the_package(catalogue: Catalogue) -> None:
    assert catalogue.entries() == packaged().entries()


def test_what_is_not_public_is_no_answer(catalogue: Catalogue) -> None:
    StoredEntry.objects.filter(slug="gfmd-summit-01").update(published=None, state="withdrawn")

    assert "gfmd-summit-01" not in {entry.id for entry in catalogue.of_kind(EntryKind.SUMMIT)}
    with pytest.raises(UsageError, match="gfmd-summit-01"):
        catalogue.entry("gfmd-summit-01")


def test_a_question_is_one_query(catalogue: Catalogue, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        catalogue.in_country("PHL")
