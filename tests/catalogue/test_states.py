"""What can be done in which state, and that nothing becomes public without two others' approval."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.catalogue import states as states_module
from corridor.catalogue.entry import EntryState
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import (
    Action,
    check_possible,
    check_reason,
    is_possible,
    possible_actions,
    standing_after,
    states,
    transitions,
)
from corridor.errors import DefinitionError, UsageError, WrongState

DRAFT, SUBMITTED, IN_REVIEW, RETURNED, PUBLISHED, WITHDRAWN = EntryState
TWO = frozenset({"r1", "r2"})

# Written down a second time, by hand: what leads from where to where.
BY_HAND = {
    (DRAFT, Action.SAVE_DRAFT): DRAFT,
    (RETURNED, Action.SAVE_DRAFT): RETURNED,
    (DRAFT, Action.SUBMIT): SUBMITTED,
    (SUBMITTED, Action.TAKE_INTO_REVIEW): IN_REVIEW,
    (IN_REVIEW, Action.APPROVE): IN_REVIEW,
    (SUBMITTED, Action.REQUEST_CHANGES): RETURNED,
    (IN_REVIEW, Action.REQUEST_CHANGES): RETURNED,
    (RETURNED, Action.RESUBMIT): SUBMITTED,
    (IN_REVIEW, Action.PUBLISH): PUBLISHED,
    (PUBLISHED, Action.REVISE): DRAFT,
    (DRAFT, Action.WITHDRAW): WITHDRAWN,
    (SUBMITTED, Action.WITHDRAW): WITHDRAWN,
    (IN_REVIEW, Action.WITHDRAW): WITHDRAWN,
    (RETURNED, Action.WITHDRAW): WITHDRAWN,
    (PUBLISHED, Action.WITHDRAW): WITHDRAWN,
    (WITHDRAWN, Action.RESTORE): DRAFT,
}


@pytest.mark.parametrize(("state", "action"), list(product(EntryState, Action)))
def test_every_action_in_every_state(state: EntryState, action: Action) -> None:
    standing = Standing(state, "contributor", approvals=TWO)
    expected = BY_HAND.get((state, action))

    assert is_possible(action, standing) is (expected is not None)
    if expected is None:
        with pytest.raises(WrongState, match=f"one that is {states()[state].label.lower()}"):
            check_possible(action, standing)
        with pytest.raises(WrongState):
            standing_after(action, standing, "somebody")
    else:
        assert standing_after(action, standing, "somebody").state is expected


def test_what_can_be_done_now() -> None:
    assert possible_actions(Standing(DRAFT)) == (Action.SAVE_DRAFT, Action.SUBMIT, Action.WITHDRAW)
    assert Action.PUBLISH not in possible_actions(Standing(IN_REVIEW))
    assert Action.PUBLISH in possible_actions(Standing(IN_REVIEW, approvals=TWO))


@pytest.mark.parametrize(
    ("contributor", "authors", "approvals", "counted"),
    [
        ("c", set(), {"r1", "r2"}, 2),
        ("c", set(), {"r1"}, 1),
        ("c", set(), {"r1", "c"}, 1),
        ("c", {"r2"}, {"r1", "r2"}, 1),
        (None, set(), {"r1", "r2"}, 2),
        (None, {"r1"}, {"r1", "r2", "r3"}, 2),
    ],
)
def test_approvals_of_those_who_wrote_do_not_count(
    contributor: str | None, authors: set[str], approvals: set[str], counted: int
) -> None:
    standing = Standing(IN_REVIEW, contributor, frozenset(authors), approvals=frozenset(approvals))

    assert standing.counted_approvals == counted
    if counted < 2:
        with pytest.raises(WrongState, match=f"(?s)approvals by 2 people.*found {counted}"):
            check_possible(Action.PUBLISH, standing)
    else:
        check_possible(Action.PUBLISH, standing)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_some_actions_need_a_reason(reason: str) -> None:
    needing = {action for action, transition in transitions().items() if transition.reason}

    assert needing == {Action.WITHDRAW, Action.REQUEST_CHANGES}
    for action in Action:
        check_reason(action, "It ended.")
        if action in needing:
            with pytest.raises(UsageError, match="a reason"):
                check_reason(action, reason)
        else:
            check_reason(action, reason)


def test_the_life_of_an_entry() -> None:
    standing = Standing(DRAFT, "c")
    for action, by in [
        (Action.SAVE_DRAFT, "c"),
        (Action.SUBMIT, "c"),
        (Action.TAKE_INTO_REVIEW, "r1"),
        (Action.APPROVE, "r1"),
        (Action.REQUEST_CHANGES, "r2"),
    ]:
        standing = standing_after(action, standing, by)
    assert (standing.state, standing.approvals, standing.authors) == (RETURNED, frozenset(), frozenset())

    for action, by in [
        (Action.SAVE_DRAFT, "e"),
        (Action.RESUBMIT, "c"),
        (Action.TAKE_INTO_REVIEW, "r1"),
        (Action.APPROVE, "r1"),
        (Action.APPROVE, "r2"),
    ]:
        standing = standing_after(action, standing, by)
    assert (standing.authors, standing.approvals, standing.public) == ({"e"}, {"r1", "r2"}, False)
    published = standing_after(Action.PUBLISH, standing, "r2")
    assert (published.state, published.public) == (PUBLISHED, True)


def test_a_revision_starts_anew_while_the_published_version_stays_public() -> None:
    published = Standing(PUBLISHED, "c", frozenset({"e"}), approvals=TWO, public=True)
    revised = standing_after(Action.REVISE, published, "f")

    assert revised == Standing(DRAFT, "c", frozenset({"f"}), public=True)
    assert not standing_after(Action.WITHDRAW, revised, "c").public
    assert standing_after(Action.REVISE, published, None).authors == frozenset()


def test_what_was_withdrawn_is_not_public_and_comes_back_without_approvals() -> None:
    withdrawn = standing_after(Action.WITHDRAW, Standing(PUBLISHED, "c", approvals=TWO, public=True), "c")
    restored = standing_after(Action.RESTORE, withdrawn, "e")

    assert withdrawn == Standing(WITHDRAWN, "c")
    assert restored == Standing(DRAFT, "c", frozenset({"e"}))


STEPS = st.lists(st.tuples(st.sampled_from(Action), st.sampled_from(["c", "r1", "r2", "e", None])), max_size=60)


@given(STEPS)
def test_no_way_leads_past_two_approvals(steps: list[tuple[Action, str | None]]) -> None:
    standing = Standing(DRAFT, "c")
    wrote: set[str | None] = {"c"}
    approved: set[str | None] = set()
    for action, by in steps:
        if not is_possible(action, standing):
            continue
        before, standing = standing, standing_after(action, standing, by)
        # A second, naive account of who wrote and who approved since the version began.
        if action in (Action.REVISE, Action.RESTORE):
            wrote, approved = {"c", by}, set()
        elif action is Action.SAVE_DRAFT:
            wrote.add(by)
        elif action is Action.APPROVE:
            approved.add(by)
        elif action in (Action.REQUEST_CHANGES, Action.WITHDRAW):
            approved = set()
        if standing.public and not before.public:
            assert action is Action.PUBLISH
        if action is Action.PUBLISH:
            assert len(approved - wrote - {None}) >= 2
        assert not (standing.public and standing.state is WITHDRAWN)


def test_a_table_without_all_actions_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states_module, "read_keyed", lambda *_, **__: {Action.SUBMIT: None})

    with pytest.raises(DefinitionError, match=r"(?s)save_draft, submit.*found submit"):
        transitions.__wrapped__()
