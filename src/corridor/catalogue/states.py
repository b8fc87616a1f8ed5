"""What can be done with an entry in which state, and where that leads; who may do it is another question.

The table is `data/transitions.yaml`; `corridor.catalogue.permissions` says who.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache

from corridor.catalogue.entry import EntryState
from corridor.catalogue.standing import Standing
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import DefinitionError, UsageError, WrongState

_FILE = data_path("corridor.catalogue", "transitions.yaml")


class Action(StrEnum):
    """What people do with an entry; all of it is audited."""

    SAVE_DRAFT = "save_draft"
    SUBMIT = "submit"
    TAKE_INTO_REVIEW = "take_into_review"
    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"
    RESUBMIT = "resubmit"
    PUBLISH = "publish"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    RESTORE = "restore"


_VOIDS_APPROVALS = frozenset({Action.REQUEST_CHANGES, Action.RESUBMIT, Action.REVISE, Action.WITHDRAW, Action.RESTORE})
_BEGINS_A_VERSION = frozenset({Action.REVISE, Action.RESTORE})


class StateDefinition(Record):
    """A state with its label; `meaning` goes on from "An entry in this state ..."."""

    key: EntryState
    label: str
    meaning: str


class Transition(Record):
    """One row of the table: an action, the states in which it is possible, the state that it leads to.

    `after` is None where the state stays as it is. `reason` says whether a reason must be given, `approvals`
    how many people who did not write it must have approved.
    """

    action: Action
    label: str
    does: str
    before: tuple[EntryState, ...]
    after: EntryState | None = None
    reason: bool = False
    approvals: int = 0


@cache
def states() -> Mapping[EntryState, StateDefinition]:
    """All states by key, in the order of an entry's life; raises `DefinitionError` where one is missing."""
    found = read_keyed(_FILE, StateDefinition, lambda state: state.key, section="states")
    _all_there(tuple(EntryState), tuple(found))
    return found


@cache
def transitions() -> Mapping[Action, Transition]:
    """The whole table by action; raises `DefinitionError` where an action is missing."""
    found = read_keyed(_FILE, Transition, lambda transition: transition.action, section="transitions")
    _all_there(tuple(Action), tuple(found))
    return found


def _all_there(wanted: tuple[StrEnum, ...], found: tuple[StrEnum, ...]) -> None:
    if wanted != found:
        raise DefinitionError(
            f"in this order: {', '.join(wanted)}", ", ".join(found) or "nothing", where="transitions.yaml"
        )


def possible_actions(standing: Standing) -> tuple[Action, ...]:
    """What can be done now, whoever does it, in the order of the table."""
    return tuple(action for action in Action if is_possible(action, standing))


def is_possible(action: Action, standing: Standing) -> bool:
    """Whether the standing allows the action."""
    transition = transitions()[action]
    return standing.state in transition.before and standing.counted_approvals >= transition.approvals


def check_possible(action: Action, standing: Standing) -> None:
    """Raises `WrongState` when the standing does not allow the action."""
    transition = transitions()[action]
    if standing.state not in transition.before:
        raise WrongState(
            f"an entry that is {_either(transition.before)}, to {transition.label.lower()}",
            f"one that is {_label(standing.state)}",
            remedy="load the page again: somebody may have been faster",
        )
    if standing.counted_approvals < transition.approvals:
        raise WrongState(
            f"approvals by {transition.approvals} people who did not write it, to {transition.label.lower()}",
            str(standing.counted_approvals),
            remedy="ask another reviewer",
        )


def check_reason(action: Action, reason: str) -> None:
    """Raises `UsageError` when the action needs a reason and none is given."""
    transition = transitions()[action]
    if transition.reason and not reason.strip():
        raise UsageError(f"a reason, to {transition.label.lower()}", "none", remedy="say why in one sentence or more")


def standing_after(action: Action, standing: Standing, by: str | None) -> Standing:
    """How the entry stands once `by` (None: somebody without an account) has done it.

    Raises `WrongState` when the standing does not allow the action.
    """
    check_possible(action, standing)
    wrote = frozenset() if by is None or by == standing.contributor else frozenset({by})
    after = replace(standing, state=transitions()[action].after or standing.state)
    if action in _VOIDS_APPROVALS:
        after = replace(after, approvals=frozenset())
    if action in _BEGINS_A_VERSION:
        after = replace(after, authors=wrote)
    if action is Action.SAVE_DRAFT:
        after = replace(after, authors=standing.authors | wrote)
    if action is Action.APPROVE and by is not None:
        after = replace(after, approvals=standing.approvals | {by})
    if action in (Action.PUBLISH, Action.WITHDRAW):
        after = replace(after, public=action is Action.PUBLISH)
    return after


def _either(wanted: tuple[EntryState, ...]) -> str:
    return " or ".join(_label(state) for state in wanted)


def _label(state: EntryState) -> str:
    return states()[state].label.lower()
