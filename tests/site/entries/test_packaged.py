"""The packaged records become published entries, once, and leave people's changes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from corridor.catalogue.entry import Entry, EntryState
from corridor.catalogue.records import packaged
from corridor.site.entries.changes import catalogue_revision
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import AuditEvent, PublicChange, StoredEntry
from corridor.site.entries.packaged import load_packaged
from corridor.site.entries.published import public_history, public_version, published_entries, published_entry
from tests.catalogue.made import made

pytestmark = pytest.mark.django_db


def test_every_packaged_record_is_published_as_it_is() -> None:
    loaded = load_packaged()

    entries = packaged().entries()
    assert [entry.id for entry in entries] == list(loaded.added)
    assert published_entries(loaded.added) == {entry.id: entry for entry in entries}
    assert AuditEvent.objects.filter(actor="system", action="publish", public=True).count() == len(entries)
    assert PublicChange.objects.count() == len(entries)
    assert catalogue_revision() == PublicChange.objects.order_by("pk").last().pk  # type: ignore[union-attr]  # there is one


def test_the_number_of_queries_does_not_grow_with_the_number_of_records(
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    with django_assert_max_num_queries(50):
        load_packaged()


def test_loading_again_changes_nothing() -> None:
    load_packaged()
    revision = catalogue_revision()

    again = load_packaged()

    assert (again.added, again.renewed, again.left) == ((), (), ())
    assert catalogue_revision() == revision


def test_a_record_that_changed_in_the_package_gives_a_new_version() -> None:
    load_published([made("a", title="Old"), made("b")])

    loaded = load_published([made("a", title="New"), made("b")])

    assert loaded.renewed == ("a",)
    now = published_entry("a")
    assert now is not None
    assert (now.title, now.version, now.state) == ("New", 2, EntryState.PUBLISHED)
    old = public_version("a", 1)
    assert old is not None
    assert old.title == "Old"
    assert [step.version for step in public_history("a")] == [1, 2]


@pytest.mark.parametrize("change", [{"working": 2, "state": "draft"}, {"state": "withdrawn", "published": None}])
def test_an_entry_that_people_are_at_work_on_is_left_alone(change: dict[str, object]) -> None:
    load_published([made("a", title="Old")])
    StoredEntry.objects.update(**change)

    loaded = load_published([made("a", title="New")])

    assert (loaded.renewed, loaded.left) == ((), ("a",))


def test_an_entry_that_people_published_otherwise_is_left_alone() -> None:
    load_published([made("a", title="Old")])
    version = StoredEntry.objects.get().version(1)
    version.record["title"] = "As people put it"
    version.save()

    assert load_published([made("a", title="New")]).left == ("a",)


def test_all_or_nothing() -> None:
    def entries() -> Iterator[Entry]:
        yield made("a")
        raise RuntimeError("the machine stops")

    with pytest.raises(RuntimeError):
        load_published(entries())

    assert not StoredEntry.objects.exists()
