"""Who may do what and when it can be done, put together: for a page of one entry, and as a table to read."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.catalogue.permissions import Access, Actor, may_act, permits, who_may
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import Action, possible_actions, states, transitions


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the transition table, in words; `who` has one part for each scope."""

    action: str
    does: str
    before: tuple[str, ...]
    after: str
    who: tuple[str, ...]
    needs: tuple[str, ...]


def open_actions(actor: Actor, standing: Standing) -> tuple[Action, ...]:
    """What the actor may do with the entry as it stands now, in the order of the table."""
    return tuple(action for action in possible_actions(standing) if may_act(actor, action, standing))


def transition_rows() -> tuple[TableRow, ...]:
    """The transition table with who may do it, one row an action."""
    return tuple(_row(action) for action in Action)


def access_rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What else people do with an entry, and who may."""
    return tuple((permits()[access].title, who_may(permits()[access])) for access in Access)


def _row(action: Action) -> TableRow:
    transition = transitions()[action]
    return TableRow(
        action=transition.label,
        does=transition.does,
        before=tuple(states()[state].label for state in transition.before),
        after="as before" if transition.after is None else states()[transition.after].label,
        who=who_may(permits()[action]),
        needs=(
            *(("a reason",) if transition.reason else ()),
            *((f"approvals by {transition.approvals} people",) if transition.approvals else ()),
        ),
    )
