"""Who and when together, and the table that people read."""

from __future__ import annotations

from corridor.catalogue.entry import EntryState
from corridor.catalogue.moderation import access_rows, open_actions, transition_rows
from corridor.catalogue.permissions import Actor, Role
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import Action


def test_buttons_of_a_page() -> None:
    draft = Standing(EntryState.DRAFT, "c", countries=frozenset({"PHL"}))
    in_review = Standing(EntryState.IN_REVIEW, "c", approvals=frozenset({"r1"}))
    reviewer = Actor("r2", frozenset({Role.REVIEWER}))

    assert open_actions(Actor("c"), draft) == (Action.SAVE_DRAFT, Action.SUBMIT, Action.WITHDRAW)
    assert open_actions(reviewer, draft) == ()
    assert open_actions(reviewer, in_review) == (Action.APPROVE, Action.REQUEST_CHANGES)
    assert open_actions(Actor("r1", frozenset({Role.REVIEWER})), in_review) == (Action.REQUEST_CHANGES,)
    assert open_actions(Actor(), Standing(EntryState.PUBLISHED, "c", public=True)) == ()


def test_the_table_in_words() -> None:
    rows = {row.action: row for row in transition_rows()}
    publish = rows["Publish"]

    assert len(rows) == len(Action)
    assert (publish.before, publish.after, publish.needs) == (("In review",), "Published", ("approvals by 2 people",))
    assert publish.who == ("reviewer, editor, administrator: entries of others",)
    assert (rows["Save"].after, rows["Withdraw"].needs) == ("as before", ("a reason",))
    assert dict(access_rows())["See the contact"] == ("reviewer, editor, administrator: any entry",)
