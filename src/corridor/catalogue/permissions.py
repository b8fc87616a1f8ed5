"""Who may do what with an entry; in which state it can be done is another question.

The table is `data/permits.yaml`; `corridor.catalogue.states` says when. Each question comes as a pair:
`check_...` raises `NotPermitted`, `may_...` tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corridor.catalogue.entry import EntryState
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import Action, transitions
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import DefinitionError, NotPermitted

_FILE = data_path("corridor.catalogue", "permits.yaml")


class Role(StrEnum):
    """What somebody is on the platform; one person can have several roles."""

    VISITOR = "visitor"
    CONTRIBUTOR = "contributor"
    FOCAL_POINT = "focal_point"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    """Of which entries a permit is."""

    ANY = "any"
    OWN = "own"
    OWN_COUNTRY = "own_country"
    OF_OTHERS = "of_others"


class Access(StrEnum):
    """What people see, say and decide of an entry that changes nothing in its state."""

    READ = "read"
    COMMENT = "comment"
    NOTES = "notes"
    CONTACT = "contact"
    LINKS = "links"
    ANSWERS = "answers"


class RoleDefinition(Record):
    """A role with its label; `meaning` goes on from "Somebody who ..."."""

    key: Role
    label: str
    meaning: str


class ScopeDefinition(Record):
    """A scope as it is called in sentences; `meaning` says when an entry is in it."""

    key: Scope
    label: str
    meaning: str | None = None


class Permit(Record):
    """An action or a way of access, and which roles may have it with which entries."""

    what: Action | Access
    label: str | None = None
    may: Mapping[Role, Scope]

    @property
    def title(self) -> str:
        """What it is called; an action has the name of its transition."""
        return self.label or transitions()[Action(self.what)].label


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever wants to do something.

    `id` is None for somebody without an account. `countries` are those whose focal point the person is (ISO 3166
    alpha-3). `has_edit_key` says whether the person holds the edit key of the very entry in question.
    """

    id: str | None = None
    roles: frozenset[Role] = frozenset()
    countries: frozenset[str] = frozenset()
    has_edit_key: bool = False


@cache
def roles() -> Mapping[Role, RoleDefinition]:
    """All roles by key, from the least to the most."""
    return read_keyed(_FILE, RoleDefinition, lambda role: role.key, section="roles")


@cache
def scopes() -> Mapping[Scope, ScopeDefinition]:
    """All scopes by key."""
    return read_keyed(_FILE, ScopeDefinition, lambda scope: scope.key, section="scopes")


@cache
def permits() -> Mapping[Action | Access, Permit]:
    """The whole table; raises `DefinitionError` where an action or a way of access is missing."""
    found = read_keyed(_FILE, Permit, lambda permit: permit.what, section="permits")
    wanted = (*Action, *Access)
    if tuple(found) != wanted:
        raise DefinitionError(
            f"in this order: {', '.join(wanted)}", ", ".join(found) or "nothing", where="permits.yaml"
        )
    return found


def check_act(actor: Actor, action: Action, standing: Standing) -> None:
    """Raises `NotPermitted` when the actor may not do that with such an entry, in whatever state."""
    if not _has_permit(actor, action, standing):
        raise _refusal(actor, action)
    if action is Action.APPROVE and actor.id in standing.approvals:
        raise NotPermitted(
            "an approval by somebody else", "you have approved this version", remedy="ask another reviewer"
        )


def may_act(actor: Actor, action: Action, standing: Standing) -> bool:
    """Whether the actor may do that with such an entry, in whatever state."""
    try:
        check_act(actor, action, standing)
    except NotPermitted:
        return False
    return True


def check_access(actor: Actor, access: Access, standing: Standing) -> None:
    """Raises `NotPermitted` when the actor may not see, or say, that; everybody reads what is published."""
    if access is Access.READ and standing.state is EntryState.PUBLISHED:
        return
    if not _has_permit(actor, access, standing):
        raise _refusal(actor, access)


def may_access(actor: Actor, access: Access, standing: Standing) -> bool:
    """Whether the actor may see, or say, that."""
    try:
        check_access(actor, access, standing)
    except NotPermitted:
        return False
    return True


def check_moderate(actor: Actor) -> None:
    """Raises `NotPermitted` for somebody who is no moderator: the queue is not for them."""
    if not may_moderate(actor):
        raise NotPermitted(
            f"a moderator: {_names(_moderators())}", _who(actor), remedy="log in, or ask an administrator for the role"
        )


def may_moderate(actor: Actor) -> bool:
    """Whether the actor is a moderator, and may see the queue."""
    return bool(actor.roles & _moderators())


def _moderators() -> frozenset[Role]:
    return frozenset(permits()[Access.NOTES].may)


def _has_permit(actor: Actor, what: Action | Access, standing: Standing) -> bool:
    may = permits()[what].may
    # Everybody may at least what a visitor may.
    held = actor.roles | {Role.VISITOR}
    return any(role in held and _is_in(scope, actor, standing) for role, scope in may.items())


def _is_in(scope: Scope, actor: Actor, standing: Standing) -> bool:
    began = actor.has_edit_key or (actor.id is not None and actor.id == standing.contributor)
    match scope:
        case Scope.ANY:
            return True
        case Scope.OWN:
            return began
        case Scope.OWN_COUNTRY:
            return bool(actor.countries & standing.countries)
        case Scope.OF_OTHERS:
            return actor.id is not None and not began and actor.id not in standing.writers


def who_may(permit: Permit) -> tuple[str, ...]:
    """The roles of a permit, those of one scope together: `editor, administrator: any entry`."""
    return tuple(
        f"{', '.join(roles()[role].label.lower() for role in permit.may if permit.may[role] is scope)}: "
        f"{scopes()[scope].label}"
        for scope in dict.fromkeys(permit.may.values())
    )


def _refusal(actor: Actor, what: Action | Access) -> NotPermitted:
    permit = permits()[what]
    return NotPermitted(
        f"somebody who may do this ({permit.title}): {'; '.join(who_may(permit))}",
        _who(actor),
        remedy="log in as somebody who may, open your own link to the entry, or ask an editor",
    )


def _who(actor: Actor) -> str:
    return _names(actor.roles or {Role.VISITOR})


def _names(wanted: Set[Role]) -> str:
    return ", ".join(definition.label.lower() for role, definition in roles().items() if role in wanted)
