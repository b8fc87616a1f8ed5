"""Who may do what, in whatever state; checked against a table written by hand."""

from __future__ import annotations

import pytest

from corridor.catalogue import permissions
from corridor.catalogue.entry import EntryState
from corridor.catalogue.permissions import (
    Access,
    Actor,
    Role,
    check_access,
    check_act,
    check_moderate,
    may_access,
    may_act,
    may_moderate,
    permits,
    roles,
    scopes,
)
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import Action
from corridor.errors import DefinitionError, NotPermitted

ENTRY = Standing(EntryState.IN_REVIEW, "chloe", frozenset({"wendy"}), frozenset({"PHL", "ARE"}), frozenset({"rita"}))
OF_NOBODY = Standing(EntryState.DRAFT, None, countries=frozenset({"PHL"}))

STRANGER = Actor()
KEY_HOLDER = Actor(has_edit_key=True)
CONTRIBUTOR = Actor("chloe", frozenset({Role.CONTRIBUTOR}))
OTHER_CONTRIBUTOR = Actor("otto", frozenset({Role.CONTRIBUTOR}))
FOCAL_POINT = Actor("fe", frozenset({Role.FOCAL_POINT}), frozenset({"PHL"}))
OTHER_FOCAL_POINT = Actor("fay", frozenset({Role.FOCAL_POINT}), frozenset({"SWE"}))
REVIEWER = Actor("rob", frozenset({Role.REVIEWER}))
EDITOR = Actor("ed", frozenset({Role.EDITOR}))
ADMINISTRATOR = Actor("ada", frozenset({Role.ADMINISTRATOR}))
EVERYBODY = (
    *(STRANGER, KEY_HOLDER, CONTRIBUTOR, OTHER_CONTRIBUTOR, FOCAL_POINT, OTHER_FOCAL_POINT),
    *(REVIEWER, EDITOR, ADMINISTRATOR),
)

WRITING = (Action.SAVE_DRAFT, Action.SUBMIT, Action.RESUBMIT, Action.REVISE, Action.WITHDRAW)
JUDGING = (Action.TAKE_INTO_REVIEW, Action.APPROVE, Action.REQUEST_CHANGES, Action.PUBLISH)
MAY_WRITE = {KEY_HOLDER, CONTRIBUTOR, FOCAL_POINT, EDITOR, ADMINISTRATOR}
MODERATORS = {REVIEWER, EDITOR, ADMINISTRATOR}
BY_HAND: dict[Action | Access, set[Actor]] = {
    **dict.fromkeys(WRITING, MAY_WRITE),
    **dict.fromkeys(JUDGING, MODERATORS),
    Action.RESTORE: {EDITOR, ADMINISTRATOR},
    Access.READ: MAY_WRITE | {REVIEWER},
    Access.COMMENT: MAY_WRITE | {REVIEWER},
    Access.NOTES: MODERATORS,
    Access.CONTACT: MODERATORS,
    Access.LINKS: MODERATORS,
    Access.ANSWERS: {KEY_HOLDER, CONTRIBUTOR, EDITOR, ADMINISTRATOR},
}


@pytest.mark.parametrize("what", BY_HAND)
@pytest.mark.parametrize("actor", EVERYBODY, ids=str)
def test_everybody_and_everything(actor: Actor, what: Action | Access) -> None:
    expected = actor in BY_HAND[what]

    if isinstance(what, Action):
        assert may_act(actor, what, ENTRY) is expected
    else:
        assert may_access(actor, what, ENTRY) is expected


def test_the_table_by_hand_is_complete() -> None:
    assert set(BY_HAND) == set(permits()) == {*Action, *Access}
    assert set(roles()) == set(Role)
    assert len(scopes()) == 4


@pytest.mark.parametrize("state", EntryState)
def test_who_may_does_not_depend_on_the_state(state: EntryState) -> None:
    standing = Standing(state, "chloe", countries=frozenset({"PHL"}))

    assert may_act(CONTRIBUTOR, Action.SUBMIT, standing)
    assert not may_act(STRANGER, Action.SUBMIT, standing)
    assert may_access(STRANGER, Access.READ, standing) is (state is EntryState.PUBLISHED)
    assert not may_access(STRANGER, Access.NOTES, standing)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("action", JUDGING)
def test_nobody_judges_what_they_wrote(role: Role, action: Action) -> None:
    for own in (
        Actor("chloe", frozenset({role})),
        Actor("wendy", frozenset({role})),
        Actor("rob", frozenset({role}), has_edit_key=True),
        Actor(None, frozenset({role})),
    ):
        assert not may_act(own, action, ENTRY)
    assert not may_access(Actor("chloe", frozenset({Role.REVIEWER})), Access.NOTES, ENTRY)


def test_nobody_approves_a_version_twice() -> None:
    rita = Actor("rita", frozenset({Role.REVIEWER}))

    with pytest.raises(NotPermitted, match="you have approved this version"):
        check_act(rita, Action.APPROVE, ENTRY)
    assert may_act(rita, Action.PUBLISH, ENTRY)


def test_a_focal_point_acts_for_the_own_country_only() -> None:
    both = Actor("fay", frozenset({Role.FOCAL_POINT}), frozenset({"SWE", "ARE"}))
    worldwide = Standing(EntryState.DRAFT, countries=frozenset({"WLD"}))

    assert may_act(both, Action.SUBMIT, ENTRY)
    assert not may_act(both, Action.SUBMIT, worldwide)
    assert not may_act(FOCAL_POINT, Action.APPROVE, ENTRY)
    # The countries alone, without the role, permit nothing.
    assert not may_act(Actor("fe", frozenset({Role.CONTRIBUTOR}), frozenset({"PHL"})), Action.SUBMIT, ENTRY)


def test_an_entry_of_nobody_is_not_everybodys_own() -> None:
    assert not may_act(STRANGER, Action.SAVE_DRAFT, OF_NOBODY)
    assert not may_access(STRANGER, Access.READ, OF_NOBODY)
    assert may_act(KEY_HOLDER, Action.SAVE_DRAFT, OF_NOBODY)


def test_a_moderator_keeps_what_everybody_may_with_own_entries() -> None:
    own = Actor("chloe", frozenset({Role.REVIEWER}))

    assert may_act(own, Action.SAVE_DRAFT, ENTRY)
    assert not may_act(REVIEWER, Action.SAVE_DRAFT, ENTRY)


def test_refusals_say_who_may() -> None:
    with pytest.raises(NotPermitted) as caught:
        check_act(OTHER_FOCAL_POINT, Action.WITHDRAW, ENTRY)
    assert caught.value.expected == (
        "somebody who may do this (Withdraw): visitor, contributor: own entries; "
        "focal point: entries of the own country; editor, administrator: any entry"
    )
    assert caught.value.found == "focal point"
    with pytest.raises(NotPermitted, match="See the contact"):
        check_access(CONTRIBUTOR, Access.CONTACT, ENTRY)
    check_access(EDITOR, Access.CONTACT, ENTRY)


def test_the_queue_is_for_moderators() -> None:
    assert {actor for actor in EVERYBODY if may_moderate(actor)} == MODERATORS
    check_moderate(REVIEWER)
    with pytest.raises(NotPermitted, match=r"a moderator: reviewer, editor, administrator\nfound visitor"):
        check_moderate(STRANGER)


def test_a_table_without_all_permits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "read_keyed", lambda *_, **__: {})

    with pytest.raises(DefinitionError, match="found nothing"):
        permits.__wrapped__()
