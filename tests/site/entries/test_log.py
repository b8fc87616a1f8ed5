"""The log can only be added to, and names nobody."""

from __future__ import annotations

import pytest

from corridor.catalogue.permissions import Actor, Role
from corridor.errors import UsageError
from corridor.site.entries.actions.reviewing import approve
from corridor.site.entries.audit import as_what, log, who
from corridor.site.entries.models import AuditEvent
from tests.site.entries.conftest import People
from tests.site.entries.people import published

pytestmark = pytest.mark.django_db


def test_an_event_is_never_changed_or_deleted() -> None:
    event = log(Actor(), "look")

    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("actor", "name", "role"),
    [
        (Actor(), "visitor", Role.VISITOR),
        (Actor(has_edit_key=True), "key", Role.VISITOR),
        (Actor("7", frozenset({Role.CONTRIBUTOR, Role.EDITOR, Role.REVIEWER})), "account:7", Role.EDITOR),
    ],
)
def test_actors_are_numbers_and_roles(actor: Actor, name: str, role: Role) -> None:
    assert (who(actor), as_what(actor)) == (name, role)


def test_no_name_or_address_of_a_person_is_in_it(people: People) -> None:
    published(people.contributor, people.rita, people.rob)

    said = str(list(AuditEvent.objects.values()))
    for personal in ("chloe", "rita", "example.org", "Ana Contact"):
        assert personal not in said


def test_an_entry_that_is_not_there_is_said_so(people: People) -> None:
    with pytest.raises(UsageError, match="no-such-entry"):
        approve(people.rita, "no-such-entry", revision=1)
