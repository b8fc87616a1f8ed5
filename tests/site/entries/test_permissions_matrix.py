"""Each role and each action: the services refuse exactly what the table of permits refuses, and nothing is changed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from corridor.catalogue.entry import EntryState
from corridor.catalogue.permissions import Actor, Role
from corridor.catalogue.states import Action, transitions
from corridor.errors import NotPermitted
from corridor.site.entries.actions.drafts import save_draft, start_draft
from corridor.site.entries.actions.illustration import attach_illustration, remove_illustration
from corridor.site.entries.actions.publishing import publish, restore, revise, withdraw
from corridor.site.entries.actions.reviewing import approve, request_changes, take_into_review
from corridor.site.entries.actions.submitting import resubmit, submit
from corridor.site.entries.models import Approval, AuditEvent, StoredEntry
from tests.site.entries.people import account, actor, picture, started, written

DO: dict[Action, Callable[[Actor, StoredEntry], Any]] = {
    Action.SAVE_DRAFT: lambda who, e: save_draft(who, e.slug, written(), revision=e.revision),
    Action.SUBMIT: lambda who, e: submit(who, e.slug, revision=e.revision),
    Action.TAKE_INTO_REVIEW: lambda who, e: take_into_review(who, e.slug, revision=e.revision),
    Action.APPROVE: lambda who, e: approve(who, e.slug, revision=e.revision),
    Action.REQUEST_CHANGES: lambda who, e: request_changes(who, e.slug, revision=e.revision, reason="Because."),
    Action.RESUBMIT: lambda who, e: resubmit(who, e.slug, revision=e.revision),
    Action.PUBLISH: lambda who, e: publish(who, e.slug, revision=e.revision),
    Action.REVISE: lambda who, e: revise(who, e.slug, revision=e.revision),
    Action.WITHDRAW: lambda who, e: withdraw(who, e.slug, revision=e.revision, reason="Because."),
    Action.RESTORE: lambda who, e: restore(who, e.slug, revision=e.revision),
}
WRITERS = {"owner", "key holder", "focal point", "editor", "administrator"}
JUDGES = {"reviewer", "editor", "administrator"}
MAY: dict[Action, set[str]] = {
    **dict.fromkeys((Action.SAVE_DRAFT, Action.SUBMIT, Action.RESUBMIT, Action.REVISE, Action.WITHDRAW), WRITERS),
    **dict.fromkeys((Action.TAKE_INTO_REVIEW, Action.APPROVE, Action.REQUEST_CHANGES, Action.PUBLISH), JUDGES),
    Action.RESTORE: {"editor", "administrator"},
}
ROLES: dict[str, tuple[Role, str]] = {
    "focal point": (Role.FOCAL_POINT, "PHL"),
    "focal point elsewhere": (Role.FOCAL_POINT, "SWE"),
    "reviewer": (Role.REVIEWER, ""),
    "editor": (Role.EDITOR, ""),
    "administrator": (Role.ADMINISTRATOR, ""),
}


def somebody(name: str, owner: Actor) -> Actor:
    if name == "owner":
        return owner
    if name in ("visitor", "key holder"):
        return Actor(has_edit_key=name == "key holder")
    if name == "another contributor":
        return actor("otto")
    role, country = ROLES[name]
    return actor("x", role, country=country)


@pytest.mark.django_db
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("name", ["visitor", "key holder", "owner", "another contributor", *ROLES])
def test_every_role_with_every_action(name: str, action: Action) -> None:
    owner = actor("owner")
    entry = _ready_for(action, owner)
    events = AuditEvent.objects.count()
    who = somebody(name, owner)

    if name in MAY[action]:
        DO[action](who, entry)
        assert AuditEvent.objects.filter(action=action).exists()
    else:
        with pytest.raises(NotPermitted):
            DO[action](who, entry)
        assert AuditEvent.objects.count() == events
        assert StoredEntry.objects.get().revision == entry.revision


def _ready_for(action: Action, owner: Actor) -> StoredEntry:
    """An entry in the state in which the action is possible, with the approvals that it needs."""
    entry = started(owner)
    entry.state = transitions()[action].before[0]
    if entry.state == EntryState.WITHDRAWN:
        entry.withdrawn_reason = "Because."
    entry.save()
    for number in range(transitions()[action].approvals):
        Approval.objects.create(entry=entry, version=1, reviewer=account(f"approver{number}"))
    return entry


@pytest.mark.django_db
def test_pictures_are_for_those_who_write() -> None:
    owner = actor("owner")
    entry = started(owner)
    for stranger in (Actor(), actor("otto"), actor("rita", Role.REVIEWER)):
        with pytest.raises(NotPermitted):
            attach_illustration(stranger, entry.slug, picture(), revision=entry.revision)
        with pytest.raises(NotPermitted):
            remove_illustration(stranger, entry.slug, revision=entry.revision)


@pytest.mark.django_db
def test_the_forums_own_records_are_begun_by_moderators_only() -> None:
    forum = written(kind="roundtable")
    with pytest.raises(NotPermitted):
        start_draft(actor("otto"), forum, form_key=str(uuid.uuid4()))
    start_draft(actor("rita", Role.REVIEWER), forum, form_key=str(uuid.uuid4()))
